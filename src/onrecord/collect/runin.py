"""PARAGRAPH -> PIECES: what pages that lost their line breaks run into the beginning and the end of the story.

Buttons, the date, the given headline and a picture's caption at the beginning; signatures, tags, credits and copyright
lines at the end.
"""

import re
from collections.abc import Iterator

from onrecord.collect.agency import holds_agency
from onrecord.collect.dates import DATE, WEEKDAY
from onrecord.collect.furniture import CREDIT_ANYWHERE, holds_furniture, starts_furniture
from onrecord.model import ZoneKind

#: A piece: where it ends (at the beginning of a paragraph) or starts (at its end), and what it is; None is the story.
Cut = tuple[int, ZoneKind | None]

_BUTTON = re.compile(r"(?:PDF|Print|Share|Tweet|Email)(?=[A-Z][a-z])")
_BEFORE_DATE = re.compile(
    r"(?:(?:first |last )?(?:published|posted|updated|date(?: of publication)?)(?: on| at)?\s*:?\s+)?", re.IGNORECASE
)
_CAPITAL = re.compile(r"\s*[\"“'‘]?[A-Z0-9]")
_AUTHOR = re.compile(r"\s+(?:by|By|BY)\s")
#: A headline that the lead merely continues is followed by a day ("shot in Kareth Sunday") or a small letter.
_AFTER_HEADLINE = re.compile(r"\s*[.:!?]*\s*(?:$|(?!" + WEEKDAY + r")[\"“'‘(]?[A-Z0-9])", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
#: What parts a headline from the name of its site in a title.
_SITE_NAME = re.compile(r"\s(?:[-–—|»]|::)\s")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s*")

#: How far from its start a headline, and from its start or end other pieces, may lie in a paragraph, in characters.
_HEADLINE_REACH = 200
_SIGNED_REACH = 80
_CAPTION_REACH = 450
_TAIL_REACH = 450
_MENU_REACH = 3000
_LONG = 400
_MIN_HEADLINE_WORDS = 4

_SIGNATURES = (
    re.compile(r"(?<=[.!?\"”’)])\s*(?:--?|[–—])\s?[A-Z][\w/&.+ -]{1,40}$"),
    re.compile(r"(?<=[.!?\"”’)])\s*\([A-Z][\w&.+/ -]{1,40}\)\W*$"),
    re.compile(r"(?<=[.!?\"”’)])\s*\((?:source|with|reporting|editing)\b[^()]{2,80}\)\W*$", re.IGNORECASE),
    re.compile(r"(?<=[.!?\"”’)])\s*[A-Z][\w.]*(?:[/ ]+(?:(?:and|&)\s)?[A-Z0-9][\w.]*){0,5}(?<!\.)$"),
)


def find_leading_cuts(text: str, start: int, end: int, *, headline: str | None) -> Iterator[Cut]:
    """Where each piece run into the beginning of ``text[start:end]`` ends, in order; the story follows the last."""
    for find in (_button_end, _date_end):
        cut = find(text, start, end)
        if cut is not None:
            yield cut, "boilerplate"
            start = _skip_space(text, cut, end)
    for cut, zone in _headline_cuts(text, start, end, headline):
        yield cut, zone
        start = _skip_space(text, cut, end)
    signed = _signed_date_end(text, start, end)
    if signed is not None:
        yield signed, "byline"
        start = _skip_space(text, signed, end)
    caption = _caption_end(text, start, end)
    if caption is not None:
        yield caption, "caption"


def find_trailing_cut(text: str, start: int, end: int) -> Cut | None:
    """Where the first piece run into the end of ``text[start:end]`` starts; ``None`` where all of it is story."""
    tail = max(start, end - _TAIL_REACH)
    for sentence in _SENTENCE_END.finditer(text, tail, end):
        zone = starts_furniture(text[sentence.end() : end]) if sentence.end() < end else None
        if zone:
            return sentence.end(), zone
    for pattern in _SIGNATURES:
        found = pattern.search(text[tail:end])
        if found and tail + found.start() > start:
            return tail + found.start(), "boilerplate"
    return _open_end(text, start, end)


def _open_end(text: str, start: int, end: int) -> Cut | None:
    """What follows the last sentence without an end of its own and holds furniture: a menu, tags, links."""
    sentences = list(_SENTENCE_END.finditer(text, max(start, end - _MENU_REACH), end))
    last = sentences[-1].end() if sentences else end
    return (last, "boilerplate") if last < end and holds_furniture(text[last:end]) else None


def _button_end(text: str, start: int, end: int) -> int | None:
    found = _BUTTON.match(text, start, end)
    return found.end() if found else None


def _date_end(text: str, start: int, end: int) -> int | None:
    lead = _BEFORE_DATE.match(text, start, end)
    dated = DATE.match(text, lead.end() if lead else start, end)
    if (
        dated
        and dated.end() < end
        and (_CAPITAL.match(text, dated.end(), end) or _AUTHOR.match(text, dated.end(), end))
    ):
        return dated.end()
    return None


def _signed_date_end(text: str, start: int, end: int) -> int | None:
    """The end of an agency's name with a date: "Reuters Friday 17 Nov 2017 The river ..."."""
    dated = DATE.search(text, start, min(end, start + _SIGNED_REACH))
    if not dated or not holds_agency(text[start : dated.start()].strip(" ,|-–—")):
        return None
    return dated.end() if _CAPITAL.match(text, dated.end(), end) else None


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _headline_cuts(text: str, start: int, end: int, headline: str | None) -> Iterator[Cut]:
    """The given headline inside the first characters of a paragraph, and what stands before it."""
    found = None
    for title in (headline, _SITE_NAME.split(headline)[0]) if headline else ():
        found = found or _find_words(text, start, min(end, start + _HEADLINE_REACH + len(title)), title)
    if not found or not _AFTER_HEADLINE.match(text, found[1], end) or not _is_new_sentence(text, found[1], end):
        return
    before = text[start : found[0]]
    if re.search(r"\w", before):
        yield found[0], "byline" if _AUTHOR.match(" " + before.lstrip()) else "boilerplate"
    closed = re.compile(r"\s?[.:!?]*").match(text, found[1], end)
    yield closed.end() if closed else found[1], "headline"


def _find_words(text: str, start: int, end: int, headline: str) -> tuple[int, int] | None:
    """Where the words of a headline stand in a row, whatever marks are between them."""
    wanted = [word.casefold() for word in _WORD.findall(headline)]
    if len(wanted) < _MIN_HEADLINE_WORDS:
        return None
    there = list(_WORD.finditer(text, start, end))
    words = [match[0].casefold() for match in there]
    for n in range(len(words) - len(wanted) + 1):
        if words[n : n + len(wanted)] == wanted:
            return there[n].start(), there[n + len(wanted) - 1].end()
    return None


def _is_new_sentence(text: str, start: int, end: int) -> bool:
    rest = text[start : min(end, start + 12)].lstrip(" .:!?\"“'‘(")
    return not rest or not rest[0].islower()


def _caption_end(text: str, start: int, end: int) -> int | None:
    """The end of a picture's credit in the first sentence of a long paragraph; later ones may close a summary."""
    if end - start < _LONG:
        return None
    found = CREDIT_ANYWHERE.search(text, start, min(end, start + _CAPTION_REACH))
    if not found or not re.match(r"\s+[\"“'‘]?[A-Z0-9]", text[found.end() : found.end() + 4]):
        return None
    sentences = len(_SENTENCE_END.findall(text[start : found.start()].rstrip(" .")))
    return found.end() if sentences == 0 else None
