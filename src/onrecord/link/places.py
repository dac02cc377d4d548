"""Whether two claims can lie in one place: distance, and containment as far as it is known."""

import math

from onrecord.link.sayings import Saying
from onrecord.model.comparison import NEVER, Comparison
from onrecord.values import Place

#: kilometres: below, two exact places are one; above, they are two events
SAME_PLACE_KM = 5.0
APART_KM = 40.0
#: kilometres that "near" a place, or a direction from it, may reach
REACH_KM = {"near": 15.0, "direction": 60.0}
#: kilometres from the middle of a region without borders within which all may be inside; what each 50 km more cost
REGION_KM, FAR_KM = 80.0, 50.0

PLACE_UNKNOWN = Comparison(feature="place", score=0.0, words="a place is unknown")


def compare_places(first: Saying, second: Saying) -> Comparison:
    """The same place, near, one inside the other, or never."""
    a, b = first.claim.place, second.claim.place
    if a is None or b is None:
        return PLACE_UNKNOWN
    name, other = a.label or a.name, b.label or b.name
    if is_same_name(a, b) and (a.relation, a.km) == (b.relation, b.km):
        return Comparison(feature="place", score=0.4 if is_area(a) else 1.5, words=f"both {name}")
    if is_area(a) or is_area(b):
        return _compare_areas(a, b)
    km = km_between(a, b)
    if km is None:
        return Comparison(feature="place", score=-1.0, words=f"{name} and {other}")
    if km <= SAME_PLACE_KM:
        return Comparison(feature="place", score=1.0, words=f"{km:.0f} km apart")
    if km <= APART_KM:
        return Comparison(feature="place", score=-km / 10, words=f"{km:.0f} km apart")
    return Comparison(feature="place", score=NEVER, words=f"{km:.0f} km apart")


def _compare_areas(a: Place, b: Place) -> Comparison:
    """Containment as far as it is known: the area's own name or id among the names above the other place."""
    if a.country and b.country and a.country != b.country:
        return Comparison(feature="place", score=NEVER, words=f"{a.country} and {b.country}")
    if 6 in (a.precision, b.precision):
        return Comparison(feature="place", score=0.2, words="the same country")
    if a.admin1 and b.admin1:
        if a.admin1 == b.admin1:
            return Comparison(feature="place", score=0.4, words=f"both in {a.admin1}")
        return Comparison(feature="place", score=NEVER, words=f"{a.admin1} and {b.admin1}")
    km = km_apart(a, b) or 0.0
    if km > REGION_KM and 5 in (a.precision, b.precision):
        return Comparison(feature="place", score=-(km - REGION_KM) / FAR_KM, words=f"{km:.0f} km from the middle")
    return Comparison(feature="place", score=0.0, words="an area that may hold the other")


def is_same_name(a: Place, b: Place) -> bool:
    """Whether both name one place: by its id where both have one, else by its label."""
    if a.place_id and b.place_id:
        return a.place_id == b.place_id
    return (a.label or a.name).casefold() == (b.label or b.name).casefold()


def km_apart(a: Place, b: Place) -> float | None:
    """Great-circle kilometres, ``None`` where a coordinate is unknown."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    lat1, lat2 = math.radians(a.lat), math.radians(b.lat)
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(min(1.0, half)))


def km_between(a: Place, b: Place) -> float | None:
    """The least that lies between what is told of two points: "60 km from" one is 60 km away from it, and a direction
    or nearness reaches some way. ``None`` where a coordinate is unknown.
    """
    km = km_apart(a, b)
    if km is None and is_same_name(a, b):
        km = 0.0
    if km is None:
        return None
    told = [place.km for place in (a, b) if place.km is not None]
    if len(told) == 1:
        return max(0.0, abs(km - told[0]) - _reach(a) - _reach(b))
    return max(0.0, km - sum(told) - _reach(a) - _reach(b))


def _reach(place: Place) -> float:
    return REACH_KM.get(place.relation, 0.0) if place.km is None else 0.2 * place.km


def is_area(place: Place) -> bool:
    """A district or anything wider; an unknown precision counts as a point."""
    return (place.precision or 1) >= 3


def same_spot(a: Place, b: Place) -> bool:
    """Whether two places are the same point or the same area."""
    if a.place_id is not None and b.place_id is not None and a.place_id == b.place_id:
        return a.relation == b.relation
    km = None if is_area(a) or is_area(b) else km_apart(a, b)
    return km <= SAME_PLACE_KM if km is not None else (a.label or a.name).casefold() == (b.label or b.name).casefold()
