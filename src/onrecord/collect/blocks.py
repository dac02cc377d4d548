"""TEXT -> BLOCKS: its paragraphs, with what is run into their beginnings and ends split off; spans only."""

import re
from collections.abc import Iterator
from statistics import median

from msgspec import Struct

from onrecord.collect.dates import DATE
from onrecord.model import ZoneKind

_LINE = re.compile(r"[^\n]+")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_TERMINAL = re.compile(r"[.!?…](?:[\"'”’»)\]]|\s)*$")

#: A place (and the agency's name) before a dash: "KARETH, Varenia —", "Kareth (MNA) -", "ORVANY --".
DATELINE = re.compile(
    r"(?P<place>(?:[A-Z][A-Z.'’-]+(?:[ -][A-Z.'’-]{2,}){0,3}|[A-Z][\w.'’-]+(?:[ -][A-Z][\w.'’-]+){0,3}(?=,? ?[(,/]))"
    r"(?:\s?[,/]\s?[A-Z][\w.'’-]*(?:[ -](?:of |the )?[A-Z][\w.'’-]*){0,3}){0,2})"
    r"(?:,? (?P<day>[A-Z][a-z]{2,8}\.? \d\d?(?:,? \d{4})?|\d\d? [A-Z][a-z]{2,8}\.?(?:,? \d{4})?))?"
    r"\s?(?P<credit>[(\[][^()\[\]]{2,60}[)\]])?\s*(?:[—–]|--?|>>|:)\s*(?=\S)"
)
_LEADING_DATE = re.compile(
    r"(?:(?:first |last )?(?:published|posted|updated|date)(?: on| at)?\s*:?\s+)?", re.IGNORECASE
)
_BUTTON = re.compile(r"(?:PDF|Print|Share|Tweet|Email)(?=[A-Z][a-z])")


class Block(Struct, frozen=True):
    """A run of text with one function, without white space at its ends; ``zone`` where its form alone tells it."""

    start: int
    end: int
    zone: ZoneKind | None = None


def split_blocks(text: str) -> list[Block]:
    """The blocks of ``text`` in order; nothing but white space is left between them."""
    blocks: list[Block] = []
    for found in (_PARAGRAPH if _is_wrapped(text) else _LINE).finditer(text):
        start, end = _strip(text, found.start(), found.end())
        if start < end:
            blocks.extend(_split_line(text, start, end, is_head=len(blocks) < 6))
    return blocks


def ends_sentence(line: str) -> bool:
    """Whether a line closes with the end of a sentence, closing quotes and brackets aside."""
    return bool(_TERMINAL.search(line))


def _is_wrapped(text: str) -> bool:
    """Whether lines are cut at a column: long runs of lines of 40 to 100 characters, none longer."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 8 or max(map(len, lines)) > 100 or median(map(len, lines)) < 40:
        return False
    closed = sum(1 for line in lines if ends_sentence(line))
    return closed * 2 < len(lines)


def _split_line(text: str, start: int, end: int, *, is_head: bool) -> Iterator[Block]:
    if is_head:
        for cut, zone in _leading_pieces(text, start, end):
            yield Block(*_strip(text, start, cut), zone)
            start = _strip(text, cut, end)[0]
    if start < end:
        yield Block(start, end)


def _leading_pieces(text: str, start: int, end: int) -> Iterator[tuple[int, ZoneKind]]:
    """Where the buttons and the date that run into a line end."""
    button = _BUTTON.match(text, start, end)
    if button:
        yield button.end(), "boilerplate"
        start = button.end()
    lead = _LEADING_DATE.match(text, start, end)
    dated = DATE.match(text, lead.end() if lead else start, end)
    if dated and re.match(r"\s+[\"“'‘]?[A-Z0-9]", text[dated.end() : dated.end() + 5]):
        yield dated.end(), "boilerplate"


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))
