"""REPORT -> PROSE: the words and sentences of a report that can be copy, each with its place in the text.

What stands on every page of an outlet (bylines, captions, links, copyright lines) is no copy of anybody and is left
out, by its zone and by its wording; so are the headline, the date and the dateline that are run into the lead.
"""

import re
import sys
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from msgspec.structs import asdict

from onrecord.copies.fingerprint import Fingerprint, pack, read_fingerprint, shingle_words
from onrecord.copies.furniture import find_lead, holds_furniture, is_appeal, is_furniture, skip_dateline
from onrecord.mentions import Imprint
from onrecord.model import Report
from onrecord.values import Span

#: Words at the head of a report that are its lead.
LEAD = 60
#: Code points between a word and the mark that belongs to it.
GAP = 3
#: Zones of a page that hold the reporting itself.
PROSE_ZONES = frozenset({"standfirst", "subhead", "body"})

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*|[^\W\d_][^\W_]*(?:['’][^\W\d_]+)*")
_STOP = re.compile(r"(?:[.!?]+|…)(?:[\"”’')\]]| ?'')*(?=\s)|(?<=[a-z]{2})\.(?=[A-Z][a-z])|[ \t]*\n\s*")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Capt|Maj|Gov|Sen|Rep|St|Ave|Blvd|Rd|No|vs|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec"
    r"|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va"
    r"|Wash|Wis|[A-Z])|[ap]\.m|\b(?:[A-Z]\.)+[A-Z])$"
)
_QUOTE = re.compile(r"[\"“”]|``|''|\n")
_DROPPED = str.maketrans("", "", "'’.")
_BEFORE = "\"“‘'`(["
_AFTER = ".!?…,;:\"”’'`)]"


class Prose(Fingerprint, frozen=True, kw_only=True):
    """A report's words in order: ``keys`` are their folded forms, ``starts`` and ``ends`` their places in the text.

    ``sentences`` are [first, end) in words.
    """

    text: str
    keys: tuple[str, ...]
    starts: Sequence[int]
    ends: Sequence[int]
    sentences: tuple[Span, ...]

    def word(self, k: int) -> str:
        """The word as written."""
        return self.text[self.starts[k] : self.ends[k]]

    def mark_before(self, k: int) -> str:
        """The sign before the word, blanks left out; empty at the head of the text."""
        return self.text[max(0, self.starts[k] - GAP) : self.starts[k]].rstrip(" ")[-1:]

    def mark_after(self, k: int) -> str:
        """The sign after the word, blanks left out; empty at the end of the text."""
        return self.text[self.ends[k] : self.ends[k] + GAP].lstrip(" ")[:1]


def read_prose(report: Report, imprint: Imprint | None = None) -> Prose:
    """The words of a report that can be copy, cut into sentences; by its imprint where that was taken before."""
    imprint = imprint or take_imprint(report)
    sentences = [find_words(report.text, sentence) for sentence in imprint.sentences]
    spans = [span for words in sentences for span in words]
    return Prose(
        **asdict(read_fingerprint(report, imprint)),
        text=report.text,
        keys=fold_words(report.text, spans),
        starts=array("I", [start for start, _ in spans]),
        ends=array("I", [end for _, end in spans]),
        sentences=count_off(sentences),
    )


def take_imprint(report: Report) -> Imprint:
    """Which sentences of a report can be copy, and their shingles: all of its prose that takes time to find."""
    text = report.text
    kept: list[Span] = []
    found: list[list[Span]] = []
    # What no part of the text holds no sentence of it holds: few texts have an appeal, and few a line of the page.
    has_furniture, has_appeal = holds_furniture(text), is_appeal(text)
    for start, end in find_sentences(report):
        words = find_words(text, (start, end))
        if words and not (has_furniture and is_furniture(text[start:end])):
            kept.append((start, end))
            found.append(words)
    spans = [span for words in found for span in words]
    keys = fold_words(text, spans)
    appeals = [has_appeal and is_appeal(text[start:end]) for start, end in kept]
    return Imprint(
        sentences=tuple(kept),
        reporting=mark_reporting(keys, count_off(found), appeals, mark_quoted(text, spans)),
        shingles=pack(shingle_words(keys)),
    )


def find_words(text: str, sentence: Span) -> list[Span]:
    """The places of the words of a sentence."""
    return [match.span() for match in _WORD.finditer(text, *sentence)]


def count_off(sentences: Iterable[Sequence[Span]]) -> tuple[Span, ...]:
    """[first, end) of each sentence, in words of all."""
    ends = list(accumulate(map(len, sentences), initial=0))
    return tuple(pairwise(ends))


def mark_reporting(keys: tuple[str, ...], sentences: Sequence[Span], appeals: list[bool], quoted: list[bool]) -> bytes:
    """For each word 1 if it is the reporter's own and of this story: see Prose."""
    times = Counter(keys[first:end] for first, end in sentences)
    marks = bytearray(not one for one in quoted)
    for (first, end), appeal in zip(sentences, appeals, strict=True):
        if appeal or times[keys[first:end]] > 1:
            marks[first:end] = bytes(end - first)
    return bytes(marks)


def find_sentences(report: Report) -> list[Span]:
    """The sentences of a report's prose, the first without what is run into it."""
    out: list[Span] = []
    for start, end in find_prose_runs(report):
        if not out:
            start = find_lead(report.text, start, end, headline=report.headline)
        out.extend(split_sentences(report.text, start, end))
    return [(skip_dateline(report.text, start, end), end) for start, end in out]


def find_prose_runs(report: Report) -> list[Span]:
    """The runs of text that hold reporting: by zone where the page was read, else all of it."""
    if not report.zones:
        return [(0, len(report.text))]
    return [(zone.start, zone.end) for zone in report.zones if zone.zone in PROSE_ZONES]


def split_sentences(text: str, start: int, end: int) -> list[Span]:
    """Sentences by full stops and line breaks, not by the stop of an initial or a title."""
    out: list[Span] = []
    first = start
    for stop in _STOP.finditer(text, start, end):
        if "\n" not in stop.group() and not _ends_sentence(text, first, stop, end):
            continue
        if stop.end() > first:
            out.append((first, stop.end()))
        first = stop.end()
    if first < end:
        out.append((first, end))
    return out


def _ends_sentence(text: str, first: int, stop: re.Match[str], end: int) -> bool:
    """A stop ends a sentence if no small letter follows and no abbreviation goes before."""
    follower = text[stop.end() : min(end, stop.end() + 8)].lstrip()[:1]
    if not follower or follower.islower():
        return False
    return not (stop.group() == "." and _ABBREVIATED.search(text[max(first, stop.start() - 12) : stop.start()]))


def fold_words(text: str, spans: Iterable[Span]) -> tuple[str, ...]:
    """The words at these places, folded. One that many reports have is kept once."""
    return tuple([fold_word(text[start:end]) for start, end in spans])


@lru_cache(maxsize=1 << 15)
def fold_word(word: str) -> str:
    """A word without case, apostrophes and the dots of "U.N." and with no comma in its number."""
    folded = word.casefold()
    return sys.intern(folded.replace(",", "") if folded[0].isdigit() else folded.translate(_DROPPED))


def mark_quoted(text: str, spans: list[Span]) -> list[bool]:
    """Which words stand in quotation marks. A straight mark opens and closes by turns; a line break closes all."""
    changes: list[int] = [0]
    states: list[bool] = [False]
    for mark in _QUOTE.finditer(text):
        sign = mark.group()
        state = not states[-1] if sign == '"' else sign in ("“", "``")
        changes.append(mark.start())
        states.append(state)
    return [states[bisect_right(changes, start) - 1] for start, _ in spans]


def cut_passage(prose: Prose, words: Span) -> Span:
    """Code points of the text that some words cover, with the punctuation that belongs to them."""
    start, end = prose.starts[words[0]], prose.ends[words[1] - 1]
    while start > 0 and prose.text[start - 1] in _BEFORE:
        start -= 1
    limit = prose.starts[words[1]] if words[1] < len(prose.starts) else len(prose.text)
    while end < limit and (prose.text[end] in _AFTER or prose.text[end : end + 2] in (" .", " '")):
        end += 1
    return start, end
