"""PLACES IN REACH OF A CLAIM -> the one that holds it: the most exact of nested ones, the least area over several."""

import re
from collections.abc import Sequence
from math import asin, cos, radians, sin, sqrt

from msgspec.structs import replace

from onrecord.mentions import PlaceMention
from onrecord.values import Place

#: two places within this distance are one neighbourhood: UCDP's precision 2
NEIGHBOURS_KM = 25.0
EARTH_KM = 6371.0
#: characters between the names of two places of one list
GAP = 40
#: UCDP's precision of a first-level area
AREA = 4
#: UCDP's precision of an area with no bounds in law ("the Tessel valley"), and of a whole country
REGION = 5
COUNTRY = 6
_SORT = (
    r"(?:areas?|parts|towns?|villages?|cit(?:y|ies)|districts?|provinces?|regions?|states|departments?|count(?:y|ies)|"
    r"neighbou?rhoods?)"
)
#: what may stand between two places of a list: "Kareth area and in the towns of"
_LISTED = re.compile(
    rf"^(?:\s+\d+)?(?:\s+{_SORT})?[\s,]*(?:(?:and|or|as well as|both)\b[\s,]*(?:\d+\s+)?)?"
    rf"(?:(?:the|in|of|near|at|on|neighbou?ring|nearby|{_SORT}|\w+-held)\s+)*$",
    re.I,
)

#: what stands between a place and the one that tells where it lies: " area outside the capital ", " in northern "
_LIES = re.compile(
    rf"(?:\s+{_SORT})?\s*,?\s+(?:in|outside|near|on\s+the\s+\w+\s+of)\s+(?:the\s+)?(?:[a-z]+-[a-z]+\s+)?"
    r"(?:(?:north|south|east|west|central|the|rural|capital|upper|lower)[\w-]*\s+)*(?:(?:area|town|city|village|"
    r"district|province|region|state|county|governorate|countryside|outskirts|suburbs?|capital)\s+)?(?:of\s+)?",
    re.I,
)
#: what may stand between a place and how far or on which side of another it is: ", located ", " in the held area, "
_LOCATED = re.compile(
    r"\s*,?\s*(?:which\s+(?:is|lies)\s+)?(?:located|situated|lying)?\s*(?:in\s+the\s+[\w-]+\s+area\s*,\s*)?", re.I
)


def place_claim(positions: Sequence[int], places: Sequence[PlaceMention], text: str, *, carried: bool) -> Place | None:
    """The place of a claim out of those in its reach, nearest first; ``None`` where there is none."""
    if not positions:
        return None
    positions = join_listed(narrow(positions, places, text), places, text)
    items = items_around(positions, places, text)
    found = (
        most_exact_of(positions, places)
        if len(items) < 2
        else hold_together([place for item in items if (place := most_exact_of(item, places)) is not None])
    )
    if found is not None and carried:
        return replace(found, note="; ".join(filter(None, [found.note, "named in the sentence before"])))
    return found


def narrow(positions: Sequence[int], places: Sequence[PlaceMention], text: str) -> Sequence[int]:
    """The positions, the nearest behind the name right before it of which it only tells where it lies: "Tavil in
    northern Kareth", "the Tavil area outside the capital Kareth"."""
    wide, before = places[positions[0]], positions[0] - 1
    if before < 0 or not tells_where(places[before], wide, text):
        return positions
    return before, *[position for position in positions if position != before]


def join_listed(positions: Sequence[int], places: Sequence[PlaceMention], text: str) -> Sequence[int]:
    """The positions and the names that stand in one list with them, however the parser hung those."""
    joined = list(positions)
    for step in (-1, 1):
        for position in positions:
            beside = position + step
            while 0 <= beside < len(places) and beside not in joined and is_item(places, beside, beside - step, text):
                joined.append(beside)
                beside += step
    return joined


def is_item(places: Sequence[PlaceMention], one: int, other: int, text: str) -> bool:
    """Whether two mentions side by side are names of one list."""
    first, second = places[min(one, other)], places[max(one, other)]
    if places[one].form not in ("name", "local") or places[other].form == "taken_up" or is_unknown(places[one].place):
        return False
    if text.startswith("-", places[one].end):  # "the Orvany-based office"
        return False
    return between_names(first, second, text) != " " and listed(first, second, text)


def tells_where(small: PlaceMention, wide: PlaceMention, text: str) -> bool:
    """Whether the second of two names tells by a preposition of place where the first lies, which is no wider."""
    if small.form not in ("name", "local") or wide.form not in ("name", "organisation") or wide.place is None:
        return False
    if small.place is None or (small.place.precision or 0) > (wide.place.precision or 0):
        return False
    if small.place.country and wide.place.country and small.place.country != wide.place.country:
        return False
    if wide.place.relation in ("direction", "km") and _LOCATED.fullmatch(text, small.end, wide.phrase[0]):
        return True
    return _LIES.fullmatch(text, small.end, wide.start) is not None


def items_around(positions: Sequence[int], places: Sequence[PlaceMention], text: str) -> list[list[int]]:
    """The list that the nearest place stands in, an item for each place told: the name with those that say where it
    lies ("Kareth in Orvany province and the town of Tavil"), nearest first."""
    run: list[list[int]] = []
    before = None
    for position in sorted(positions):
        if before is not None and listed(places[before], places[position], text):
            run.append([position])
        elif before is not None and holds_next(places[before], places[position], text):
            run[-1].append(position)
        elif any(positions[0] in item for item in run):
            break
        else:
            run = [[position]]
        before = position
    return [sorted(item, key=positions.index) for item in run]


def holds_next(one: PlaceMention, other: PlaceMention, text: str) -> bool:
    """Whether two names side by side tell of one place: "Kareth in Orvany province", "Varenia's Kareth"."""
    between = between_names(one, other, text)
    return len(between) <= GAP and (_LISTED.match(between) is not None or nested(one.place, other.place))


def between_names(one: PlaceMention, other: PlaceMention, text: str) -> str:
    """What stands between the wordings of two places, the first of which stands before."""
    return text[max(one.end, one.phrase[1]) : min(other.start, other.phrase[0])]


def most_exact_of(positions: Sequence[int], places: Sequence[PlaceMention]) -> Place | None:
    return without_areas_point(most_exact([at for p in positions if (at := places[p].place) is not None]))


def without_areas_point(place: Place | None) -> Place | None:
    """A place that no gazetteer knows without the point of the province or country that holds it, which is not its own
    and lies far from it; the names of both stay."""
    if place is None or place.label is not None or (place.precision or 0) < AREA:
        return place
    return replace(place, lat=None, lon=None)


def listed(one: PlaceMention, other: PlaceMention, text: str) -> bool:
    """Whether two places stand in one list: "A and B", "A, B"."""
    first, second = sorted((one, other), key=lambda mention: mention.start)
    between = between_names(first, second, text)
    if len(between) > GAP or not _LISTED.match(between):
        return False
    if between == " ":  # a list that lost its commas
        return is_listed_bare(first.place, second.place)
    words = f" {between} ".lower()
    if " and " in words or " or " in words:
        return True
    return "," in words and not nested(first.place, second.place) and not places_first(first.place, second, text)


def is_listed_bare(first: Place | None, second: Place | None) -> bool:
    """Whether two names side by side are known places of their own, the second no wording of where the first lies
    ("Tavil Farms northwest of Kareth")."""
    known = first is not None and second is not None and first.label is not None and second.label is not None
    return known and second is not None and second.relation == "in" and not nested(first, second)


def places_first(place: Place | None, second: PlaceMention, text: str) -> bool:
    """Whether what follows a comma says where the place before it lies: its area by name, a place that it is near or on
    a side of, or the known place behind an unknown name."""
    if is_unknown(place) or second.place is None or place is None:
        return True
    if place.label is None and (place.lat, place.lon) == (second.place.lat, second.place.lon):
        return True
    if text[second.phrase[0] : second.start].endswith("of ") and second.place.relation == "direction":
        return True
    return second.place.relation in ("near", "km") or second.text.casefold() == (place.admin1 or "").casefold()


def is_unknown(place: Place | None) -> bool:
    """Whether nothing is known of a place but its name: before a comma it is a part of what follows."""
    return place is None or place.lat is None


def nested(one: Place | None, other: Place | None) -> bool:
    """Whether one place lies in the other: a town and its province, a province and its country."""
    if one is None or other is None:
        return False
    if one.precision == other.precision or None in (one.precision, other.precision):
        return False
    small, large = sorted((one, other), key=lambda place: place.precision or 0)
    if large.precision == 6:
        return small.country == large.country
    return small.country == large.country and (
        small.admin1 is None or small.admin1 == large.admin1 or large.admin1 is None
    )


def most_exact(found: list[Place]) -> Place | None:
    """The nearest place, or one inside it that is more exact; an unknown name before what it was placed at, and
    before what is known elsewhere."""
    if not found:
        return None
    # a side of a town ("the Southwest Side") holds what is named beside it
    best, *others = [place for place in found if not is_side(place)] or found
    for place in others:
        if best.label is None and best.lat is not None:
            continue
        if best.place_id == place.place_id is not None:
            # "the new Kareth area in Kareth city" is in Kareth
            best = place if (best.relation, place.relation) == ("near", "in") else best
            continue
        if best.precision == REGION and best.relation == "in" and place.relation != "in":
            continue  # "the Tessel valley near Kareth" is the valley
        placed = place.label is None and best.label is not None and (place.lat, place.lon) == (best.lat, best.lon)
        if placed or (nested(best, place) and (place.precision or 9) < (best.precision or 9)):
            # "near Varenia's second city Kareth" is near Kareth
            near = best.relation == "near" and best.precision == COUNTRY and place.relation == "in"
            best = replace(place, relation="near", precision=max(place.precision or 0, 2)) if near else place
    return best


def is_side(place: Place) -> bool:
    """Whether a place is a side of a town that no gazetteer knows."""
    return place.label is None and place.name.lower().endswith("side")


def hold_together(found: list[Place]) -> Place | None:
    """The smallest area that holds several places, its precision honest; the middle stands for neighbours."""
    if len(found) < 2:
        return found[0] if found else None
    name = " and ".join(place.name for place in found)
    known = [(place.lat, place.lon) for place in found if place.lat is not None and place.lon is not None]
    country = one_of({place.country for place in found})
    admin1 = one_of({place.admin1 for place in found}) if country else None
    if len(known) < len(found):
        first = next((place for place in found if place.lat is not None), None)
        if first is None:
            return replace(found[0], name=name)
        return replace(first, name=name, note="several places, not all of them known")
    lat = round(sum(point[0] for point in known) / len(known), 4)
    lon = round(sum(point[1] for point in known) / len(known), 4)
    spread = max(km_between(lat, lon, *point) for point in known)
    wide = 4 if admin1 else 5 if country else 6
    precision = 2 if spread <= NEIGHBOURS_KM else wide
    label = name if all(place.label for place in found) else None
    return Place(
        name=name, label=label, lat=lat, lon=lon, precision=precision, country=country, admin1=admin1,
        note=f"the middle of {len(found)} places, {spread:.0f} km from the farthest",
    )  # fmt: skip


def one_of(values: set[str | None]) -> str | None:
    return values.pop() if len(values) == 1 else None


def km_between(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in kilometres."""
    a = (
        sin(radians(lat2 - lat1) / 2) ** 2
        + cos(radians(lat1)) * cos(radians(lat2)) * sin(radians(lon2 - lon1) / 2) ** 2
    )
    return 2 * EARTH_KM * asin(sqrt(a))
