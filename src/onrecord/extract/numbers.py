"""PARSED DOCUMENT -> WORDINGS OF NUMBERS: "at least 40", "between 20 and 25", "half-a-million", "dozens more".

Only the wording is found here; what it amounts to is settled in ground. The number itself is a regular expression
that is tried only where a token can begin one, so that a text without numbers costs one look at each token.
"""

import csv
import re
from collections.abc import Iterator
from importlib import resources
from typing import NamedTuple

from spacy.tokens import Doc

Row = dict[str, str]


class Wording(NamedTuple):
    """A number as worded. ``start``..``end`` are code points, with the words that qualify it; ``first``..``last`` are
    the tokens of the number proper, both inclusive. ``kind`` tells digits, words, mass ("dozens"), vague ("several"),
    share ("one in three"), none ("no") and article ("a man")."""

    start: int
    end: int
    first: int
    last: int
    kind: str


def read_table(name: str) -> list[Row]:
    """The rows of a table in resources; lines that start with # are its notes."""
    text = resources.files("onrecord.resources").joinpath(name).read_text("utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


def _alternatives(words: list[str]) -> str:
    """A pattern for any of the words, the longest first; a blank matches any white space."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda w: (-len(w), w)))


_WORDS = read_table("number_words.csv")
_BY_KIND: dict[str, list[str]] = {}
for _row in _WORDS:
    _BY_KIND.setdefault(_row["kind"], []).append(_row["word"])
_QUANTIFIERS = read_table("quantifiers.csv")

_UNIT = _alternatives(_BY_KIND["one"] + _BY_KIND["ten"])
_SCALE = _alternatives(_BY_KIND["scale"])
_MASS = _alternatives(_BY_KIND["mass"])
_VAGUE = _alternatives(_BY_KIND["vague"])
# a space parts thousands only in full groups of three ("158 000"); any other grouping is kept whole, to be flagged
# a capital right after one or two digits makes a name of them ("4WD"); after more, a blank was lost ("12,000People")
_DIGITS = (
    r"(?:[1-9]\d{0,2}(?:[  ]\d{3})+(?![\d.,]*\d)|\d+(?:[.,]\d+)*)"
    rf"(?:[\s-]?(?:{_SCALE}|bn|mn|mln)\b|[mk]\b)?(?!\d|(?<!\d\d\d)(?-i:[A-Z])|x\d)"
)
_SPELLED = rf"(?:{_UNIT}|{_SCALE})\b(?:(?:[\s-]+|(?<=d)\s+and\s+|(?<=n)\s+and\s+(?!a\b))(?:{_UNIT}|{_SCALE})\b)*"
_SCALED = (
    rf"(?:(?:{_UNIT})\s+and\s+a\s+half\s+|half[\s-]an?[\s-]|an?[\s-](?:half[\s-])?"
    rf"|(?:an?[\s-])?quarter[\s-]of[\s-]an?[\s-])(?:{_SCALE})\b"
    rf"(?:[\s-](?:{_SCALE})\b)*(?:[\s-]and[\s-]a[\s-]half\b)?"
)
_PLURAL = rf"(?:(?:many|several|a\s+few|the\s+low)\s+)?(?:{_MASS})\b(?:\s+(?:of|and)\s+(?:{_MASS})\b)*"
_LOOSE = (
    rf"(?:(?:a\s+few|a\s+couple\s+of|a\s+couple|several|many)\s+(?:{_SCALE})\b|an?\s+(?:[a-z]+\s+)?number\s+of"
    rf"|an?\s+(?:couple|handful|few)\b(?:\s+of)?|(?:{_VAGUE})\b(?!\s+as\b)|some\s+of)"
)
_PERIODS = r"(?:second|minute|hour|day|night|week|month|year|decade)s?\b"
_SHARE = (
    rf"(?:(?:one|1)\s+in\s+(?:every\s+)?(?:{_UNIT}|\d{{1,3}})\b(?!\s+{_PERIODS})|(?:{_UNIT}|\d)\s+in\s+(?:ten|10)\b"
    rf"|(?:{_UNIT}|\d+)\s+out\s+of\s+(?:every\s+|the\s+)?(?:{_UNIT}|\d+)\b"
    r"|(?:the\s+)?(?:vast\s+)?majority\s+of|most\s+of|half\s+of|half\s+the|(?:an?|one)[\s-](?:third|quarter|fifth|tenth)"
    rf"\s+of(?!\s+an?\s+(?:{_SCALE})\b)"
    r"|(?:two|three|four)[\s-](?:thirds|quarters|fifths|tenths)(?:\s+of)?)"
)
_CORE = rf"(?:{_SCALED}|{_DIGITS}|{_SPELLED})"
_NUMBER = re.compile(
    rf"(?P<share>{_SHARE})|(?P<mass>{_PLURAL})|(?P<loose>{_LOOSE})"
    rf"|(?P<count>{_CORE}(?:\s?(?:-|–|—|\bto\b|\bor\b)\s?(?:{_CORE}))?)",
    re.IGNORECASE,
)
_SINGLE = re.compile(_CORE, re.IGNORECASE)
_BETWEEN = re.compile(rf"{_CORE}\s+and\s+{_CORE}", re.IGNORECASE)
_BEFORE = re.compile(
    rf"(?<![\w-])(?:between|(?:(?:{_alternatives([r['words'] for r in _QUANTIFIERS if r['place'] == 'before'])})\s+)*"
    rf"(?:{_alternatives([r['words'] for r in _QUANTIFIERS if r['place'] == 'before'])}))\s+$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"\+|(?:\s+|-)(?:{_alternatives([r['words'] for r in _QUANTIFIERS if r['place'] == 'after'])})\b(?!\s+than)"
    r"(?<!at least(?=\s\w))",
    re.IGNORECASE,
)
_NONE = re.compile(r"no(?:\s+one|body)?\b(?!\s+(?:fewer|less|more|longer)\b)|none\b", re.IGNORECASE)

_STARTS = frozenset(
    [w for kind in ("one", "ten", "scale", "mass", "vague") for w in _BY_KIND[kind]]
    + ["half", "most", "majority", "some", "a", "an", "no", "nobody", "none"]
)
_ARTICLES = frozenset(["a", "an"])
_NEGATIVES = frozenset(["no", "nobody", "none"])
# a line break lost in a page of a printed report glues a qualifying word to its number ("around1.6 million")
_GLUED = re.compile(r"(?:around|about|over|than|some|nearly|least|to|of)(?=\d)", re.IGNORECASE)
_WINDOW = 48  # the longest run of qualifying words that is looked for before a number, in characters


def find_numbers(doc: Doc, text: str) -> Iterator[Wording]:
    """Every wording of a number or of its absence, in order and without overlap; a lone article is one when no other
    reading holds ("a man"). What the number counts, and whether it counts anything, is not asked here. ``text`` is the
    document's, which a document would put together anew each time that it is asked."""
    past = 0
    article: Wording | None = None
    for token in doc:
        low = token.lower_
        if token.idx < past or not (low in _STARTS or low[0].isdigit() or low[-1].isdigit()):
            continue
        wording = _read_wording(doc, text, token.i, past)
        if wording is None:
            continue
        if article is not None and article.start < wording.start:
            yield article
        article = wording if wording.kind == "article" else None
        if article is None:
            past = wording.end
            yield wording
    if article is not None:
        yield article


def _read_wording(doc: Doc, text: str, first: int, past: int) -> Wording | None:
    """The wording whose number begins at a token; ``past`` is where the one before it ended."""
    start = doc[first].idx
    low = doc[first].lower_
    glued = None if low[0].isdigit() else _GLUED.match(text, start)
    if glued:
        start = glued.end()
    elif low[-1].isdigit() and not low[0].isdigit():
        return None
    if low in _NEGATIVES:
        match = _NONE.match(text, start)
        return _wording(doc, first, start, match.end(), match.end(), "none") if match else None
    window = text[max(past, start - _WINDOW) : start]
    before = _BEFORE.search(window)
    begin = start - len(window) + before.start() if before else glued.start() if glued else start
    match = _BETWEEN.match(text, start) if before and before[0][:7].lower() == "between" else None
    kind = "count"
    if match is None:
        match = _NUMBER.match(text, start)
        kind = str(match.lastgroup) if match else kind
    if match is None:
        return _wording(doc, first, start, start + len(low), start + len(low), "article") if low in _ARTICLES else None
    if " to " in match[0] and window.lower().endswith("from "):
        match = _SINGLE.match(text, start) or match  # "rose from 16 to 19" tells two numbers, no range
    after = _AFTER.match(text, match.end())
    return _wording(doc, first, begin, match.end(), after.end() if after else match.end(), kind)


def _wording(doc: Doc, first: int, start: int, number_end: int, end: int, kind: str) -> Wording:
    last = first
    while last + 1 < len(doc) and doc[last + 1].idx < number_end:
        last += 1
    return Wording(start=start, end=end, first=first, last=last, kind=kind)
