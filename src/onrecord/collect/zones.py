"""TEXT -> ZONES: what each part of a page is for, by its words, its form and its place among the paragraphs.

The prose of the story is its backbone: everything before it is head, everything after it tail. Inside each, the line's
own words come first (``furniture``), then its length, its end and its neighbours.
"""

import re
from collections import Counter
from collections.abc import Sequence

from onrecord.collect.blocks import COLON_DATELINE, DATELINE, Block, ends_sentence, split_blocks
from onrecord.collect.dates import DATE
from onrecord.collect.furniture import is_date_line, is_name_line, name_line, words_beside_date
from onrecord.model import Zone, ZoneKind

#: Words of a paragraph from which it is prose: with the end of a sentence, and without.
_PROSE_WORDS = 8
_PROSE_WORDS_OPEN = 30
#: Headlines are shorter; a longer line without an end, between masthead and story, tells what a picture shows.
_HEADLINE_WORDS = 17
#: How far down a masthead reaches, in blocks, and how many summaries may stand in it.
_HEAD_BLOCKS = 14
_STANDFIRSTS = 2
_STANDFIRST_WORDS = 70
_SUBHEAD_WORDS = 10
#: Words of a line with a date at most, and of what stands beside the date in it.
_CREDIT_WORDS = 16
_NAMES_BESIDE_DATE = 5
#: Words from which a line is a sentence of the story, or the headline of another one.
_SENTENCE_WORDS = 3
_LONG_LINE = 300
_LINK_WORDS = 5
#: A sentence that ends inside a line and another that begins there.
_INNER_END = re.compile(r"[^\W\d_]{3}[.!?][\"”’]?\s+[\"“‘]?[A-Z]")
_WORD = re.compile(r"\w[\w'’-]*")


def find_zones(text: str, *, headline: str | None = None, captions: Sequence[str] = ()) -> tuple[Zone, ...]:
    """The zones of ``text`` in order, nothing but white space between them.

    ``headline`` is a title given beside it; ``captions`` are lines that a page's markup tells to be captions.
    """
    blocks = split_blocks(text, headline=headline)
    lines = [text[block.start : block.end] for block in blocks]
    zones = _Zoning(lines, _known_zones(blocks, lines, captions), headline=headline).assign()
    story = zones.index("body") if "body" in zones else -1
    found: list[Zone] = []
    for n, (block, zone) in enumerate(zip(blocks, zones, strict=True)):
        whole = Zone(zone=zone, start=block.start, end=block.end)
        found.extend(_split_dateline(text, block) if n == story else [whole])
    return tuple(found)


def _known_zones(blocks: Sequence[Block], lines: Sequence[str], captions: Sequence[str]) -> list[ZoneKind | None]:
    if not captions:
        return [block.zone for block in blocks]
    pictured = frozenset(map(_fold, captions))
    return ["caption" if _fold(line) in pictured else block.zone for block, line in zip(blocks, lines, strict=True)]


def _split_dateline(text: str, block: Block) -> list[Zone]:
    """The first paragraph of the story as dateline and body, where it begins with one."""
    match = _match_dateline(text, block)
    if not match:
        return [Zone(zone="body", start=block.start, end=block.end)]
    cut = block.start + len(text[block.start : match.end()].rstrip())
    dateline = Zone(zone="dateline", start=block.start, end=cut)
    return [dateline, Zone(zone="body", start=match.end(), end=block.end)] if match.end() < block.end else [dateline]


def _match_dateline(text: str, block: Block) -> re.Match[str] | None:
    """A dateline at the start of a block; in a text of capitals alone it must have a day or an agency."""
    match = DATELINE.match(text, block.start, block.end)
    if match and not (match["day"] or match["credit"]) and text[block.start : block.end].isupper():
        return None
    return match or COLON_DATELINE.match(text, block.start, block.end)


class _Zoning:
    """The zones of a page's lines while they are being settled."""

    def __init__(self, lines: Sequence[str], zones: Sequence[ZoneKind | None], *, headline: str | None) -> None:
        self.lines = lines
        self.words = [_count_words(line) for line in lines]
        self.prose = [self._is_prose(n) for n in range(len(lines))]
        self.headline = _fold(headline) if headline else None
        self.zones: list[ZoneKind | None] = [zone or name_line(line) for zone, line in zip(zones, lines, strict=True)]

    def assign(self) -> list[ZoneKind]:
        self._mark_repeated()
        story = [n for n, zone in enumerate(self.zones) if zone is None and self.prose[n]]
        if not story:
            return self._assign_flat()
        first = self._find_first_body(story)
        last = self._find_last_body(story)
        self._mark_head(first)
        self._mark_middle(first, last)
        self._mark_tail(last)
        return [zone or "body" for zone in self.zones]

    def _is_prose(self, n: int) -> bool:
        if self._is_credit_line(n):
            return False
        if self.lines[n].endswith(":") or _INNER_END.search(self.lines[n]):
            return self.words[n] >= 2 * _PROSE_WORDS
        return self.words[n] >= (_PROSE_WORDS if ends_sentence(self.lines[n]) else _PROSE_WORDS_OPEN)

    def _assign_flat(self) -> list[ZoneKind]:
        """A page without a paragraph: its first open line is the headline where others follow."""
        is_open = [n for n, zone in enumerate(self.zones) if zone is None]
        title = is_open[0] if len(is_open) > 1 and "headline" not in self.zones else None
        for n in is_open:
            dated = is_date_line(self.lines[n])
            self.zones[n] = "boilerplate" if dated else "headline" if n == title else "body"
        return [zone or "body" for zone in self.zones]

    def _mark_repeated(self) -> None:
        """A line that stands twice and ends no sentence is a link or a button, not story."""
        folded = {n: _fold(self.lines[n]) for n, zone in enumerate(self.zones) if zone is None and not self.prose[n]}
        counts = Counter(folded.values())
        for n, line in folded.items():
            if counts[line] > 1 and line != self.headline:
                self.zones[n] = "related" if self.words[n] >= _LINK_WORDS - 1 else "boilerplate"

    def _find_first_body(self, story: Sequence[int]) -> int:
        """The first paragraph of the story: prose above the date or byline, or summed up again below, is a summary."""
        first = story[0]
        for n in range(first + 1, min(_HEAD_BLOCKS, len(self.lines))):
            before = [m for m in story if m < n]
            after = [m for m in story if m > n]
            if len(before) > _STANDFIRSTS or sum(self.words[m] for m in before) > _STANDFIRST_WORDS or not after:
                break
            if self._is_masthead(n) or (self.zones[n] == "caption" and self._is_summed_up(before, after)):
                first = after[0]
        return first

    def _is_masthead(self, n: int) -> bool:
        line = self.lines[n]
        return (
            self.zones[n] == "byline"
            or self._is_credit_line(n)
            or (self.words[n] <= 6 and bool(re.match(r"\d+ min", line)))
        )

    def _is_credit_line(self, n: int) -> bool:
        """A short line with a full date: pure, or with an agency or a name beside it."""
        line = self.lines[n]
        if self.words[n] > _CREDIT_WORDS or not DATE.search(line):
            return False
        beside = words_beside_date(line).split()
        return not beside or (len(beside) <= _NAMES_BESIDE_DATE and not ends_sentence(line))

    def _is_summed_up(self, before: Sequence[int], after: Sequence[int]) -> bool:
        """Whether a single paragraph is told again by one of the next two: two fifths of its longer words recur."""
        if len(before) != 1:
            return False
        summary = _content_words(self.lines[before[0]])
        return any(len(summary & _content_words(self.lines[m])) * 5 >= len(summary) * 2 for m in after[:2])

    def _find_last_body(self, story: Sequence[int]) -> int:
        """The last paragraph of the story: what little prose follows furniture at the end belongs to it."""
        total = sum(self.words[n] for n in story)
        last, tail = story[-1], 0
        for n, follower in zip(reversed(story[:-1]), reversed(story[1:]), strict=True):
            between = [self.zones[m] for m in range(n + 1, follower)]
            tail += self.words[follower]
            if tail * 5 > total:
                break
            if between.count("boilerplate") + between.count("related") >= 2:
                last = n
        return last

    def _mark_head(self, first: int) -> None:
        is_open = [n for n in range(first) if self.zones[n] is None]
        for n in is_open:
            if DATELINE.fullmatch(self.lines[n] + " ") or DATELINE.fullmatch(self.lines[n]):
                self.zones[n] = "dateline"
            elif self._is_credit_line(n):
                self.zones[n] = "byline" if words_beside_date(self.lines[n]) else "boilerplate"
        title = self._find_headline([n for n in is_open if self.zones[n] is None])
        for n in is_open:
            if self.zones[n] is None:
                self.zones[n] = "headline" if n == title else self._name_head_line(n, title)

    def _find_headline(self, candidates: Sequence[int]) -> int | None:
        """The given headline; else the first line of its length, at best without a full stop; else a short one."""
        if "headline" in self.zones:
            return self.zones.index("headline")
        given = [n for n in candidates if self.headline and _fold(self.lines[n]) == self.headline]
        shaped = [n for n in candidates if 4 <= self.words[n] <= _HEADLINE_WORDS and not self.prose[n]]
        closed = [n for n in candidates[:1] if self.prose[n] and self.words[n] <= _HEADLINE_WORDS]
        short = sorted((n for n in candidates if self.words[n] < 4), key=lambda n: -self.words[n])
        return next(iter([*given, *shaped, *closed, *short]), None)

    def _name_head_line(self, n: int, title: int | None) -> ZoneKind:
        line = self.lines[n]
        if is_name_line(line) and title is not None and n > title:
            return "byline"
        if self.prose[n] or (self.words[n] >= 6 and (title is None or n > title or self._is_lower(n))):
            is_picture = self.words[n] > _HEADLINE_WORDS and not ends_sentence(line) and not self._is_retold(n)
            return "caption" if is_picture else "standfirst"
        return "boilerplate"

    def _is_lower(self, n: int) -> bool:
        """Whether most words of a line are small: a summary above the headline, no menu."""
        words = _WORD.findall(self.lines[n])
        return sum(1 for word in words if word[0].islower()) * 2 > len(words)

    def _is_retold(self, n: int) -> bool:
        """Whether a paragraph of the next ten has three fifths of a line's longer words: then the line sums it up."""
        summary = _content_words(self.lines[n])
        later = range(n + 1, min(n + 10, len(self.lines)))
        return any(
            self.prose[m] and len(summary & _content_words(self.lines[m])) * 5 >= len(summary) * 3 for m in later
        )

    def _mark_middle(self, first: int, last: int) -> None:
        is_list = False
        for n in range(first, last + 1):
            is_list = self.zones[n] == "related" or (is_list and self.zones[n] is None and not self.prose[n])
            if self.zones[n] is None:
                is_link = is_list or self._is_link(n)
                self.zones[n] = "related" if is_link else "subhead" if self._is_subhead(n) else "body"

    def _is_link(self, n: int) -> bool:
        """A line among the paragraphs that is written as a headline: seven words or more, most with a capital."""
        if self.lines[n].isupper():
            return False
        words = _WORD.findall(self.lines[n])
        capitals = sum(1 for word in words if not word[0].islower())
        return len(words) >= _LINK_WORDS + 2 and capitals * 4 >= len(words) * 3 and self._is_open(n)

    def _is_subhead(self, n: int) -> bool:
        return self.words[n] <= _SUBHEAD_WORDS and self._is_open(n)

    def _is_open(self, n: int) -> bool:
        """Whether a line neither ends as a sentence nor is a piece of one, of a list or of a quotation."""
        line = self.lines[n]
        return (
            not ends_sentence(line) and line[-1] not in ":;,-" and line[0] not in "\"“'‘-*•–—" and not line[0].islower()
        )

    def _mark_tail(self, last: int) -> None:
        """After the story: its own short last sentences; then links where a list was announced, else furniture."""
        is_story, is_list = True, False
        for n in range(last + 1, len(self.lines)):
            zone, line = self.zones[n], self.lines[n]
            is_story = is_story and zone is None and ends_sentence(line) and self.words[n] >= _SENTENCE_WORDS
            if zone is not None:
                is_list = zone == "related" or (is_list and zone != "boilerplate")
            elif is_story:
                self.zones[n] = "body"
            else:
                is_link = is_list or (self.words[n] >= _LINK_WORDS and not ends_sentence(line) and "@" not in line)
                self.zones[n] = "related" if is_link else "boilerplate"


def _count_words(line: str) -> int:
    """The words of a line; of a long one, where the number no longer matters, its spaces."""
    return len(_WORD.findall(line)) if len(line) <= _LONG_LINE else line.count(" ") + 1


def _fold(line: str) -> str:
    return " ".join(_WORD.findall(line.casefold()))


def _content_words(line: str) -> set[str]:
    return {word for word in _WORD.findall(line.casefold()) if len(word) > 4}
