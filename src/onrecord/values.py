"""The values a claim holds: a time, a place, an amount; each with its precision and what stays unknown.

Unknown is always ``None``, never 0 or an empty string. The fields and their vocabularies are those of the output
contract (docs/record.md).
"""

from typing import Literal, Protocol

from msgspec import Struct

#: [start, end) in code points of a report's canonical text
Span = tuple[int, int]


class Value(Struct, frozen=True, kw_only=True):
    """Base of every frozen record."""


class When(Value, frozen=True, kw_only=True):
    """A time as a range of days.

    ``edtf`` is EDTF level 1; ``start`` and ``end`` are the plain ISO days it covers, ``None`` where open or unknown.
    ``clock`` is a time of day as ``HH:MM`` with zone where one is given, or a part of day (``night``, ``pre-dawn``).
    ``precision`` is UCDP's date_prec: 1 the day, 2 two to six days, 3 a week, 4 a month, 5 up to a year or more.
    ``basis`` says in words what the reading rests on ("weekday before publication").
    """

    edtf: str | None = None
    start: str | None = None
    end: str | None = None
    clock: str | None = None
    precision: int | None = None
    basis: str | None = None


Relation = Literal["in", "near", "direction", "km"]


class Place(Value, frozen=True, kw_only=True):
    """A place as written and, where it could be resolved, as known.

    ``precision`` is UCDP's where_prec: 1 the exact place, 2 within about 25 km of it, 3 a district, 4 a province,
    5 a line or a fuzzy area, 6 a country, 7 open water or air. ``lat`` and ``lon`` are WGS 84 degrees of the named
    place itself; ``relation`` says how the event lies to it: ``in``, ``near``, ``direction`` ("eastern outskirts of",
    "north of") or ``km`` ("16 km north of"), ``km`` being that distance. ``note`` says in words how it was settled.
    """

    name: str
    label: str | None = None
    place_id: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: int | None = None
    relation: Relation = "in"
    km: float | None = None
    country: str | None = None
    admin1: str | None = None
    note: str | None = None


Quantifier = Literal["exact", "about", "at_least", "more_than", "at_most", "less_than", "nearly", "range", "vague"]
Unit = Literal["person", "household", "building", "vehicle", "other"]


class Amount(Value, frozen=True, kw_only=True):
    """A number as worded: ``value`` as said for exact, about and nearly; bounds where the wording gives bounds.

    more_than and at_least give ``lower`` alone, at_most and less_than ``upper`` alone, a range both; vague gives no
    ``value`` (``lower`` where the word has one: "dozens"). ``flag`` is ``malformed`` ("950,0000") or ``ambiguous``.
    """

    value: float | int | None = None
    lower: float | int | None = None
    upper: float | int | None = None
    quantifier: Quantifier = "exact"
    flag: Literal["malformed", "ambiguous"] | None = None


class Entry(Value, frozen=True, kw_only=True):
    """One place of a gazetteer. ``kind`` is city, town_part, admin1, admin2, country, region, water, range or site.

    ``match`` says how the name led here: its name, an adjective or the name of its people, or another spelling.
    """

    place_id: str
    label: str
    lat: float
    lon: float
    kind: str
    country: str | None = None
    admin1: str | None = None
    population: int = 0
    match: Literal["exact", "adjective", "spelling"] = "exact"


class Gazetteer(Protocol):
    """Where place names are looked up; handed into the stages by the shell."""

    def find(self, name: str) -> tuple[Entry, ...]:
        """Every entry that bears this name, folded for case, accents and spelling; most populous first."""
        ...
