"""REPORT -> PROSE: the words and sentences of a report that can be copy, each with its place in the text.

What stands on every page of an outlet (bylines, captions, links, copyright lines) is no copy of anybody and is left
out by its zone; a report without zones is prose throughout.
"""

import re
import zlib
from bisect import bisect_right

from onrecord.model import Report
from onrecord.values import Span, Value

#: Words in a shingle. Four are the measure by which the pairs of the development set were drawn.
SHINGLE = 4
#: Zones of a page that hold the reporting itself.
PROSE_ZONES = frozenset({"standfirst", "subhead", "body"})

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_STOP = re.compile(r"(?:[.!?]+|…)[\"”’')\]]*(?=\s)|[ \t]*\n\s*")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Capt|Maj|Gov|Sen|Rep|St|Ave|Blvd|Rd|No|vs|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec"
    r"|[A-Z])|[ap]\.m|\b(?:[A-Z]\.)+[A-Z])$"
)
_QUOTE = re.compile(r"[\"“”]|``|''|\n")
_DROPPED = str.maketrans("", "", "'’.")


class Prose(Value, frozen=True, kw_only=True):
    """A report's words in order: ``keys`` are their folded forms, ``spans`` their places, ``quoted`` tells quotations.

    ``sentences`` are [first, end) in words. ``shingles`` holds a checksum for every run of four words within a
    sentence or across sentences.
    """

    report_id: str
    text: str
    keys: tuple[str, ...]
    spans: tuple[Span, ...]
    quoted: tuple[bool, ...]
    sentences: tuple[Span, ...]
    shingles: tuple[int, ...]


def read_prose(report: Report) -> Prose:
    """The words of a report that can be copy, cut into sentences."""
    spans: list[Span] = []
    sentences: list[Span] = []
    for start, end in find_prose_runs(report):
        for first, last in split_sentences(report.text, start, end):
            words = [match.span() for match in _WORD.finditer(report.text, first, last)]
            if words:
                sentences.append((len(spans), len(spans) + len(words)))
                spans.extend(words)
    keys = tuple(fold_word(report.text[start:end]) for start, end in spans)
    return Prose(
        report_id=report.report_id,
        text=report.text,
        keys=keys,
        spans=tuple(spans),
        quoted=mark_quoted(report.text, spans),
        sentences=tuple(sentences),
        shingles=shingle_words(keys),
    )


def fold_word(word: str) -> str:
    """A word without case, apostrophes and the dots of "U.N." and with no comma in its number."""
    folded = word.casefold()
    if folded[0].isdigit():
        return folded.replace(",", "")
    return folded.translate(_DROPPED)


def shingle_words(keys: tuple[str, ...]) -> tuple[int, ...]:
    """A checksum for every run of SHINGLE words. The shingle at ``i`` covers the words ``i`` to ``i + SHINGLE - 1``."""
    return tuple(zlib.crc32(" ".join(keys[i : i + SHINGLE]).encode()) for i in range(max(0, len(keys) - SHINGLE + 1)))


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
    """A stop ends a sentence if a capital, a digit or a quotation mark follows and no abbreviation goes before."""
    follower = text[stop.end() : end].lstrip()[:1] if stop.end() < end else ""
    if not follower or follower.islower():
        return False
    return not (stop.group() == "." and _ABBREVIATED.search(text[max(first, stop.start() - 12) : stop.start()]))


def mark_quoted(text: str, spans: list[Span]) -> tuple[bool, ...]:
    """Which words stand in quotation marks. A straight mark opens and closes by turns; a line break closes all."""
    changes: list[int] = [0]
    states: list[bool] = [False]
    for mark in _QUOTE.finditer(text):
        sign = mark.group()
        state = not states[-1] if sign == '"' else sign in ("“", "``")
        changes.append(mark.start())
        states.append(state)
    return tuple(states[bisect_right(changes, start) - 1] for start, _ in spans)
