"""WORDING OF A TIME EXPRESSION -> its parts: year, month, day, weekday, clock, unit, count."""

import csv
import re
from importlib import resources

from onrecord.values import Value


class Wording(Value, frozen=True, kw_only=True):
    """The parts that one expression of time names; what it does not name is ``None``."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    clock: str | None = None
    unit: str | None = None
    count: int | None = None
    offset: int | None = None
    past: bool = False
    span: bool = False
    end: bool = False


def _load(name: str) -> dict[str, str]:
    table = resources.files("onrecord.resources").joinpath("times", "words.csv").read_text("utf-8")
    return {row["word"]: row["value"] for row in csv.DictReader(table.splitlines()) if row["class"] == name}


_MONTHS, _WEEKDAYS, _UNITS, _NUMBERS = _load("month"), _load("weekday"), _load("unit") | _load("units"), _load("number")
_PARTS = {
    "MO": "morning",
    "AF": "afternoon",
    "EV": "evening",
    "NI": "night",
    "DN": "pre-dawn",
    "DU": "dusk",
    "DT": "day",
}
_DAYPARTS = _load("daypart")
_OFFSETS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0, "overnight": 0}
_WORD = re.compile(r"[^\W\d_]+|\d{1,2}:\d\d|\d+")


def read_wording(text: str) -> Wording:
    """The parts of an expression of time as its words give them."""
    words = [word.lower() for word in _WORD.findall(text)]
    parts: dict[str, object] = {}
    for word in words:
        if word in _MONTHS:
            parts["month"] = int(_MONTHS[word])
        elif word in _WEEKDAYS:
            parts["weekday"] = int(_WEEKDAYS[word])
        elif word in _UNITS:
            parts["unit"] = _UNITS[word]
            parts["span"] = word.endswith("s")
        elif word in _DAYPARTS:
            parts["clock"] = _PARTS.get(_DAYPARTS[word], _DAYPARTS[word])
        elif word in _NUMBERS:
            parts["count"] = int(_NUMBERS[word])
        elif word in ("last", "past"):
            parts["past"] = True
        elif word == "end":
            parts["end"] = True
        elif word.isdigit():
            name = "year" if len(word) == 4 else "day" if int(word) <= 31 else "count"
            parts[name] = int(word)
        elif ":" in word:
            parts["clock"] = word.zfill(5)
        if word in _OFFSETS:
            parts["offset"] = _OFFSETS[word]
        if word in ("overnight", "tonight"):
            parts["clock"] = "night"
    if parts.get("day") is not None and parts.get("month") is None:
        parts["count"] = parts.pop("day")
    return Wording(**parts)  # type: ignore[arg-type]
