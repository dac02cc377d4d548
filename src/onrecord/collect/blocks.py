"""TEXT -> BLOCKS: its paragraphs, with what is run into their beginnings and ends split off; spans only."""

import re
from collections.abc import Iterator
from statistics import median

from msgspec import Struct

from onrecord.collect.furniture import starts_furniture
from onrecord.collect.runin import find_leading_cuts, find_trailing_cut
from onrecord.model import ZoneKind

#: How many blocks of the head and of the tail may have something run into them.
_HEAD_BLOCKS = 6
_TAIL_BLOCKS = 8
#: Characters from which a block at the end may be a paragraph.
_PARAGRAPH_LENGTH = 30

_LINE = re.compile(r"[^\n]+")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_TERMINAL = re.compile(r"[.!?…](?:[\"'”’»)\]]|\s)*$")

#: A place (and the agency's name) before a dash: "KARETH, Varenia —", "Kareth (MNA) -", "ORVANY --"; behind a station
#: in brackets there may be none.
DATELINE = re.compile(
    r"(?P<place>(?:[A-Z][A-Z.'’-]+(?:[ -][A-Z.'’-]{2,}){0,3}|[A-Z][\w.'’-]+(?:[ -][A-Z][\w.'’-]+){0,3}(?=,? ?[(,/]))"
    r"(?:\s?[,/]\s?[A-Z][\w.'’-]*(?:[ -](?:of |the )?[A-Z][\w.'’-]*){0,3}){0,2}"
    r"(?:\s\([A-Z][A-Za-z .'’-]{2,30}\)(?=,))?)"
    r"(?:,? (?P<day>[A-Z][a-z]{2,8}\.? \d\d?(?:,? \d{4})?|\d\d? [A-Z][A-Za-z]{2,8}\.?(?:,? \d{2,4})?))?"
    r"\s?(?:(?P<station>\((?:[KW][A-Z]{2,3}(?:-TV)?|[A-Z]{2,5}\s?\d{1,2})\))\s+(?=[\"“A-Z])"
    r"|(?P<credit>[(\[][^()\[\]]{2,60}[)\]])?\s*(?:[—–]|--|>>|(?<=\s)-|-(?=\s|$))\s*(?=\S|$))"
)
#: "KARETH: ..." is a dateline too, "UPDATE: ..." is not.
COLON_DATELINE = re.compile(
    r"(?!UPDATE|BREAKING|VIDEO|WATCH|NEW|CORRECT|PHOTO|EXCLUSIVE|ANALYSIS|NOTE|LIVE|READ|OPINION|EXPLAINER)"
    r"(?P<place>[A-Z][A-Z'’-]+(?: [A-Z'’-]{2,}){0,2}(?:/[A-Z][A-Z'’ -]+)?):\s+(?=[\"“A-Z0-9])"
)


class Block(Struct, frozen=True):
    """A run of text with one function, without white space at its ends; ``zone`` where its form alone tells it."""

    start: int
    end: int
    zone: ZoneKind | None = None


def split_blocks(text: str, *, headline: str | None = None) -> list[Block]:
    """The blocks of ``text`` in order; nothing but white space is left between them."""
    blocks: list[Block] = []
    for found in (_PARAGRAPH if _is_wrapped(text) else _LINE).finditer(text):
        start, end = _strip(text, found.start(), found.end())
        if start < end:
            is_head = len(blocks) < _HEAD_BLOCKS
            blocks.extend(_split_head(text, start, end, headline) if is_head else [Block(start, end)])
    return _split_tail(text, blocks)


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


def _split_head(text: str, start: int, end: int, headline: str | None) -> Iterator[Block]:
    for cut, zone in find_leading_cuts(text, start, end, headline=headline):
        yield Block(*_strip(text, start, cut), zone)
        start = _strip(text, cut, end)[0]
    if start < end:
        yield Block(start, end)


def _split_tail(text: str, blocks: list[Block]) -> list[Block]:
    """The blocks with the furniture split off that is run into the last paragraph of the story."""
    for n in range(len(blocks) - 1, max(len(blocks) - _TAIL_BLOCKS, -1), -1):
        block = blocks[n]
        if block.zone is not None or block.end - block.start < _PARAGRAPH_LENGTH:
            continue
        if starts_furniture(text[block.start : block.end]):
            continue
        cut = find_trailing_cut(text, block.start, block.end)
        if cut is not None and text[block.start : cut[0]].strip():
            story = Block(*_strip(text, block.start, cut[0]))
            return [*blocks[:n], story, Block(*_strip(text, cut[0], block.end), cut[1]), *blocks[n + 1 :]]
        break
    return blocks


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))
