"""THE TABLE OF WORDS OF TIME, by word: what each can be in an expression and what that is worth."""

import csv
from importlib import resources


def _read_table() -> dict[str, tuple[tuple[str, str], ...]]:
    """Each word with its classes and their values, as resources/times/words.csv gives them."""
    table = resources.files("onrecord.resources").joinpath("times", "words.csv").read_text("utf-8")
    words: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in csv.DictReader(table.splitlines()):
        words[row["word"]] = (*words.get(row["word"], ()), (row["class"], row["value"]))
    return words


WORDS = _read_table()


def read_class(name: str) -> dict[str, str]:
    """The words of one class with their values."""
    return {word: value for word, classes in WORDS.items() for kind, value in classes if kind == name}


#: GMT, EST ...: offset from UTC in hours, empty where the letters stand for several zones
ZONES = read_class("zone")
UNITS = frozenset(
    word for name in ("unit", "units", "short_unit", "short_units", "quarters") for word in read_class(name)
)
