"""WHERE THE REPORT SAYS THAT A NAME LIES: "Kareth in Orvany province" is no Kareth elsewhere, however well known.

A name whose known bearers all lie outside the area that the report puts it in is taken as unknown and placed in that
area, at every mention; a fuzzy area takes the province that the report puts it in.
"""

import re
from collections.abc import Mapping, Sequence
from math import cos, radians

from onrecord.ground.place_names import NameKey
from onrecord.mentions import PlaceMention
from onrecord.values import Entry

#: what stands between a name and the area that it is said to lie in
_LIES_IN = re.compile(
    r"\s*,?\s*(?:(?:which|that)\s+)?(?:(?:is|lies)\s+)?(?:located\s+|lying\s+|situated\s+)?"
    r"(?:(?:in|on)(?!\s+(?:the\s+)?(?:border|frontier))|(?:north|south|east|west)\w*\s+of)\s+(?:the\s+)?"
    r"(?:\w+\s+){0,2}(?:of\s+)?\Z",
    re.I,
)
#: what goes on with a list, or led to it
_LISTED = re.compile(r"\s*,?\s*(?:(?:and|or|as\s+well\s+as)\b|,\s*(?:the\s+)?[A-Z])")
_LIST_AHEAD = re.compile(r"(?:[A-Z]\w+,|\band)\s+\Z")
#: kinds of the area that holds, and of what may lie in it
_HOLDING = frozenset({"country", "admin1", "admin2", "city"})
_HELD = frozenset({"city", "town_part", "site"})
_FUZZY = frozenset({"region", "range", "site"})
#: inhabitants from which a town is known to everybody: "from Lagos in Mali" puts no Lagos there
FAMOUS = 100_000
#: a town and the area of its name lie no further apart than this
TWIN_DEGREES = 1.4
#: a part of a town, or a village said to lie in one, lies no further from it
TOWN_DEGREES = 0.7


def find_told(
    mentions: Sequence[PlaceMention], keys: Sequence[NameKey], text: str, chosen: Mapping[int, Entry]
) -> dict[NameKey, int]:
    """For each name that the report puts into an area where no known bearer lies: the mention of that area."""
    told: dict[NameKey, int] = {}
    for n in range(len(mentions) - 1):
        outer = chosen.get(n + 1)
        if keys[n] in told or outer is None or mentions[n].form == "adjective" or outer.kind not in _HOLDING:
            continue
        entry = chosen.get(n)
        if not is_put_in(mentions[n], mentions[n + 1], text) and not (
            entry is not None and outer.kind == "admin1" and is_addressed(mentions[n], mentions[n + 1], text)
        ):
            continue
        if entry is None or lies_elsewhere(entry, outer):
            told[keys[n]] = n + 1
    return told


def is_put_in(inner: PlaceMention, outer: PlaceMention, text: str) -> bool:
    """Whether the words between two names say that one lies in the other."""
    if outer.form == "adjective" or text[outer.end : outer.end + 2] in ("'s", "’s"):
        return False
    return outer.start - inner.end <= 40 and _LIES_IN.match(text, inner.end, outer.start) is not None


def is_addressed(inner: PlaceMention, outer: PlaceMention, text: str) -> bool:
    """Whether an area stands behind a name as in an address ("Kareth, Orvany"), and neither is one of a list."""
    if outer.form == "adjective" or text[inner.end : outer.start].strip() != "," or _LISTED.match(text, outer.end):
        return False
    return not _LIST_AHEAD.search(text, max(0, inner.start - 40), inner.start)


def lies_elsewhere(entry: Entry, outer: Entry) -> bool:
    """Whether a place that few would know lies far from the area that it is said to lie in."""
    if entry.kind not in _HELD or (entry.population >= FAMOUS and entry.match == "exact"):
        return False
    if entry.country != outer.country:
        return True
    if outer.kind == "admin1":
        return entry.admin1 != outer.label and not is_close(entry, outer)
    return outer.kind == "city" and not is_close(entry, outer, degrees=TOWN_DEGREES)


def is_close(a: Entry, b: Entry, *, degrees: float = TWIN_DEGREES) -> bool:
    """Within about 150 km of each other, by the difference of degrees."""
    return abs(a.lat - b.lat) < degrees and abs(a.lon - b.lon) < degrees / max(cos(radians(a.lat)), 0.1)


def told_province(
    mentions: Sequence[PlaceMention], keys: Sequence[NameKey], text: str, chosen: Mapping[int, Entry]
) -> dict[NameKey, str]:
    """The first-level area of each fuzzy area that the report puts into one ("the Tessel hills in Orvany province")."""
    provinces: dict[NameKey, str] = {}
    for n in range(len(mentions) - 1):
        entry, outer = chosen.get(n), chosen.get(n + 1)
        if entry is None or outer is None or entry.kind not in _FUZZY or entry.admin1 is not None:
            continue
        area = outer.label if outer.kind == "admin1" else outer.admin1
        if area is not None and entry.country == outer.country and is_put_in(mentions[n], mentions[n + 1], text):
            provinces.setdefault(keys[n], area)
    return provinces
