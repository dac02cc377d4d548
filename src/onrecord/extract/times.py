"""REPORT TEXT -> EXPRESSIONS OF TIME: their spans and TIMEX3 types, without values.

The text is cut into tokens, each token gets one letter for the set of things it can be (a month, a day number, a unit
...), and the patterns below run over that short string of letters: nearly every token is none of them, so the search
skips it.
"""

import csv
import re
from importlib import resources
from typing import Literal, NamedTuple

from onrecord.mentions import TimeMention

Timex = Literal["DATE", "TIME", "DURATION", "SET"]

_TOKEN = re.compile(
    r"\d{4}-\d\d-\d\d(?![\d-])|\d{1,2}:\d\d(?::\d\d)?|\d+(?:,\d{3})+|\d+\.\d+|\d+s\b|\d+(?:st|nd|rd|th)\b|\d+"
    r"|['’]\d\ds?\b|\b[ab]\.[cdm]\.(?:e\.)?|\bp\.m\.?|\b[^\W\d_]+|[-–—,./()']|\n",
    re.I,
)
_OTHER = "."
#: first letter given to a set of classes; every later set takes the next one
_FIRST_LETTER = 0x100
#: only capitalised: as common words these are no months or weekdays
_CAPITALISED = re.compile(
    r"may|march|mar|sun|sat|mon|wed|fri|thu|tue|jan|feb|apr|jun|jul|aug|sep|sept|oct|nov|dec|august|april|june"
)


def _load_words() -> dict[str, frozenset[str]]:
    table = resources.files("onrecord.resources").joinpath("times", "words.csv").read_text("utf-8")
    words: dict[str, set[str]] = {}
    for row in csv.DictReader(table.splitlines()):
        words.setdefault(row["word"], set()).add(row["class"])
    return {word: frozenset(classes) for word, classes in words.items()}


_WORDS = _load_words()
_SIGNS = {"-": "dash", "–": "dash", "—": "dash", ",": "comma", ".": "dot", "/": "slash", "(": "open", ")": "close"}
_LETTERS: dict[frozenset[str], str] = {}


def _letter(classes: frozenset[str]) -> str:
    return _LETTERS.setdefault(classes, chr(_FIRST_LETTER + len(_LETTERS)))


def _number_classes(digits: str) -> frozenset[str]:
    """What a bare number can be: a count, an hour, a day of a month, a year."""
    if not digits.isdigit():
        return frozenset({"count"})
    value, classes = int(digits), {"count"}
    if len(digits) <= 2 and 1 <= value <= 31:
        classes.add("day")
    if len(digits) <= 2 and value <= 24:
        classes.add("hour")
    if len(digits) == 2:
        classes.add("two")
    if len(digits) == 4 and 1000 <= value <= 2100:
        classes.add("year")
    if len(digits) <= 4 and value:
        classes.add("old_year")
    return frozenset(classes)


class _Token(NamedTuple):
    start: int
    end: int


def _classify(token: str) -> str:
    first = token[0]
    if first.isdigit():
        if ":" in token:
            return _letter(frozenset({"clock"}))
        if token[-1] in "sS":
            return _letter(frozenset({"decade"}))
        if token[-1].isalpha():
            return _letter(frozenset({"ordinal"} | ({"nth"} if int(token[:-2]) <= 31 else set())))
        if token.count("-") == 2:
            return _letter(frozenset({"iso"}))
        return _letter(_number_classes(token))
    if first in "'’" and len(token) > 1:
        return _letter(frozenset({"decade"} if token[-1] in "sS" else {"short_year"}))
    lower = token.lower()
    if lower in _SIGNS:
        return _letter(frozenset({_SIGNS[lower]}))
    classes = _WORDS.get(lower)
    if classes is None or (token == lower and _CAPITALISED.fullmatch(lower)):
        return _OTHER
    return _letter(classes)


#: name, type, pattern over classes; the first that fits at a place is taken
_RULES: tuple[tuple[str, Timex, str], ...] = (
    ("iso", "DATE", "iso"),
    ("clock_date", "TIME", "CLOCK (on|comma)? (WEEKDAY comma?|deictic|WEEKDAY? DATE)"),
    ("date_clock", "TIME", "(WEEKDAY comma?|deictic|WEEKDAY? DATE) (at|comma)? CLOCK"),
    ("clock", "TIME", "CLOCK"),
    ("day_night", "TIME", "(EDGE)? (on)? WEEKDAY daypart"),
    (
        "night_day",
        "TIME",
        "(the? edge (in|on))? the? EDGE? daypart of (the? (nth|day) of? month (comma? year)?|WEEKDAY? comma? DATE|WEEKDAY)",
    ),
    ("deictic_part", "TIME", "(deictic|the? last|next|this) daypart"),
    ("weekday_date", "DATE", "WEEKDAY comma? the? DATE"),
    ("edge_date", "DATE", "(EDGE)? DATE"),
    ("month_year", "DATE", "(EDGE)? month (of|comma)? year"),
    ("month_that_year", "DATE", "(EDGE)? month of the? (this|last|next) unit"),
    ("edge_rel", "DATE", "(EDGE|edge) the? (this|last|next)? unit"),
    ("edge_then", "DATE", "edge (this|last) unit"),
    ("edge_month", "DATE", "(EDGE|the? last|the? next|this) month"),
    ("season", "DATE", "(EDGE)? the? (last|next|this)? season (of? year)?"),
    ("weekday", "DATE", "(EDGE)? (the? last|next|this)? WEEKDAY"),
    ("age", "DURATION", "COUNT dash? unit dash? old"),
    ("ago", "DATE", "COUNT (units|unit) after"),
    ("past_span", "DURATION", "the (last|next|final) COUNT units"),
    ("span_dash", "DURATION", "COUNT dash unit"),
    ("span", "DURATION", "COUNT (units|unit)"),
    ("units", "DURATION", "units after?"),
    ("every", "SET", "every (count|number|ordinal)? (units|unit|WEEKDAY|daypart|month)|per unit|weekdays|often"),
    ("rel_unit", "DATE", "the? (last|next|this) (unit|day)"),
    ("decade", "DATE", "(EDGE)? the? decade BC?"),
    ("century", "DATE", "(EDGE)? the? ordinal dash? unit BC?"),
    ("bc", "DATE", "(EDGE)? old_year bc"),
    ("month", "DATE", "month"),
    ("year", "DATE", "(EDGE)? (the unit)? year"),
    ("short", "DATE", "short_year"),
    ("deictic", "DATE", "deictic|now"),
    ("part", "TIME", "daypart"),
)
_GROUPS = {
    "EDGE": r"(?:approx? the? (?:ordinal|edge)? edge (?:dash|of|in|on)? the?)",
    "DATE": r"(?:(?:day|nth) (?:of? the? month)(?: comma? year)?|month dot? (?:day|nth)(?: comma? year)?)",
    "WEEKDAY": r"(?:weekday dot?)",
    "CLOCK": r"(?:(?:clock ampm?|hour ampm) dot? zone?)",
    "COUNT": r"(?:approx* (?:article)? (?:vague|count|number|article)(?: dash? number)?(?: and (?:article)? edge)?)",
    "BC": r"(?:bc)",
}


def _compile(rules: tuple[tuple[str, Timex, str], ...]) -> re.Pattern[str]:
    known = {name for classes in _LETTERS for name in classes}

    def spell(match: re.Match[str]) -> str:
        name = match.group()
        if name in _GROUPS:
            return re.sub(r"\w+", spell, _GROUPS[name]).replace(" ", "")
        if name not in known:
            raise KeyError(name)
        return "[" + "".join(letter for classes, letter in _LETTERS.items() if name in classes) + "]"

    parts = [f"(?P<{name}>{re.sub(r'[A-Za-z_]+', spell, source).replace(' ', '')})" for name, _, source in rules]
    return re.compile("|".join(parts))


for _classes in _WORDS.values():
    _letter(_classes)
for _sample in ("1900", "900", "1,000", "12", "24", "31", "40", "7", "0", "00"):
    _letter(_number_classes(_sample))
for _sign in ("clock", "decade", "ordinal", "iso", "short_year", *_SIGNS.values()):
    _letter(frozenset({_sign}))
_letter(frozenset({"ordinal", "nth"}))
_PATTERN = _compile(_RULES)
_TIMEX: dict[str, Timex] = {name: timex for name, timex, _ in _RULES}


def find_times(text: str) -> tuple[TimeMention, ...]:
    """Every expression of time in the text, in order, none inside another; ``value`` and ``when`` are not yet known."""
    spans: list[_Token] = []
    letters: list[str] = []
    for match in _TOKEN.finditer(text):
        spans.append(_Token(*match.span()))
        letters.append(_classify(match.group()))
    found = []
    for match in _PATTERN.finditer("".join(letters)):
        start, end = spans[match.start()].start, spans[match.end() - 1].end
        found.append(TimeMention(start=start, end=end, text=text[start:end], timex=_TIMEX[match.lastgroup or ""]))
    return tuple(found)
