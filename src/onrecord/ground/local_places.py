"""LOCAL PLACES -> WHERE THEY LIE: in the place that the words beside them name, or that the report named before.

No gazetteer tells where a district or a street is: its point is that of the town that holds it. "The city" is the town
named last.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from onrecord.ground.local_holders import (
    QUARTER,
    REACH,
    TOWN,
    at_home,
    is_far,
    is_near_towns,
    is_town,
    told_holders,
    towns_around,
    towns_before,
)
from onrecord.ground.place_anchors import find_capital
from onrecord.ground.places import read_relation
from onrecord.mentions import PlaceMention
from onrecord.values import Gazetteer, Place

#: UCDP's where_prec of a first-level area and of a country
AREA, COUNTRY = 4, 6
_PARTS = frozenset({"neighbourhood", "neighborhood", "district"})
_PART = re.compile(r"\s+(?:neighbou?rhood|district|quarter|suburb|section|borough)s?\b")
_VILLAGE = re.compile(r"\s+(?:town|village|hamlet)\b")


def ground_local_places(
    local: Sequence[PlaceMention], places: Sequence[PlaceMention], text: str, gazetteer: Gazetteer
) -> tuple[PlaceMention, ...]:
    """All mentions in the order of the text: ``places``, and the local ones with their Place, each instead of the names
    that it is made of.

    A local place that its report puts in a town is that one wherever its name stands alone. One that is a known place
    of the name is left to it; "the city" after no town is left out.
    """
    known, added = list(places), list[PlaceMention]()
    parts, quarters = parts_of_names(local, places), list_quarters(local, text)
    inside_of = {mention.start: names_inside(mention, places) for mention in local}
    told = _told_beside(local, inside_of, [name for name in places if name.start not in parts], text)
    for mention in sorted(local, key=lambda mention: not _names_town_before(mention)):
        inside = inside_of[mention.start]
        around = [other for other in (*known, *added) if other.start not in parts]
        if mention.form == "taken_up":
            place = _take_up(mention, around, text, gazetteer)
        else:
            place, sure = _hold(mention, inside, around, text, told)
            if mention.text in quarters and not sure:
                if is_quarter_known(mention, inside, around):
                    continue
            elif is_known(mention, inside, place if sure else None):
                continue
        if place is not None:
            added.append(replace(mention, place=place))
            known = [name for name in known if name not in inside]
    return tuple(sorted([*(_as_told(m, told) for m in known), *added], key=lambda mention: mention.start))


def names_inside(mention: PlaceMention, places: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The known names that a local one is made of."""
    return [name for name in places if mention.start <= name.start and name.end <= mention.end]


def parts_of_names(local: Sequence[PlaceMention], places: Sequence[PlaceMention]) -> frozenset[int]:
    """Where names begin that stand only as parts of longer ones: "Tavil" of "Tavil State Highway" is no town around."""
    inside = {
        name.start: name.text
        for mention in local
        if mention.form == "local"
        for name in names_inside(mention, places)
        if name.text != mention.text
    }
    alone = {name.text for name in places if name.start not in inside}
    return frozenset(start for start, name in inside.items() if name not in alone)


def list_quarters(local: Sequence[PlaceMention], text: str) -> frozenset[str]:
    """The names that the report calls a neighbourhood or the like."""
    return frozenset(mention.text for mention in local if QUARTER.match(text, mention.end))


def is_quarter_known(mention: PlaceMention, inside: Sequence[PlaceMention], around: Sequence[PlaceMention]) -> bool:
    """Whether what the report calls a neighbourhood is the known place of the name: it lies by another town of the
    report, if there is any. Many towns have a quarter named so."""
    same = [name for name in inside if name.text == mention.text]
    return any(m.place is not None and m.place.lat is not None and is_near_towns(m, around) for m in same)


def _told_beside(
    local: Sequence[PlaceMention],
    inside: Mapping[int, Sequence[PlaceMention]],
    places: Sequence[PlaceMention],
    text: str,
) -> dict[str, Place]:
    """The places of the local names that the words beside them put into a town, by name."""
    told: dict[str, Place] = {}
    for mention in local:
        holder = (
            None if mention.form != "local" else next(told_holders(mention, inside[mention.start], places, text), None)
        )
        if holder is not None and (holder.precision or 9) <= TOWN and mention.text.casefold() not in told:
            told[mention.text.casefold()] = _held_place(mention, holder, text, "by the words beside it")
    return told


def _names_town_before(mention: PlaceMention) -> bool:
    """Whether a mention is "the city" or the like, which may hold a local place beside it; "the district" is one."""
    return mention.form == "taken_up" and mention.text.rsplit(None, 1)[-1].lower() not in _PARTS


def is_known(mention: PlaceMention, inside: Sequence[PlaceMention], place: Place | None) -> bool:
    """Whether the name of a part or building is that of a known place ("Kareth district", "the Kareth school") which
    the report does not put elsewhere."""
    for name in inside:
        at = name.place
        if name.start != mention.start or at is None or at.lat is None or name.form == "adjective":
            continue
        rest = mention.text[name.end - name.start :].strip()
        if rest and rest[0].isupper():
            continue
        return place is None or place.precision != TOWN or not is_far(at, place)
    return False


def _as_told(mention: PlaceMention, told: dict[str, Place]) -> PlaceMention:
    """A name that stands alone, placed as where the report says what it is a part of."""
    place = told.get(mention.text.casefold())
    if place is None or (
        mention.place is not None and mention.place.lat is not None and not is_far(mention.place, place)
    ):
        return mention
    relation, km = (mention.place.relation, mention.place.km) if mention.place is not None else ("in", None)
    return replace(mention, place=replace(place, name=mention.text, relation=relation, km=km))


def _hold(
    mention: PlaceMention,
    inside: Sequence[PlaceMention],
    known: Sequence[PlaceMention],
    text: str,
    told: Mapping[str, Place],
) -> tuple[Place, bool]:
    """The place of a local name, and whether the words beside it, or beside the name elsewhere, say what holds it;
    without coordinates where no town was named before."""
    holder = next(told_holders(mention, inside, known, text), None)
    if holder is not None:
        return _held_place(mention, holder, text, "by the words beside it"), True
    relation, km = read_relation(text[mention.phrase[0] : mention.start])
    elsewhere = told.get(mention.text.casefold())
    if elsewhere is not None:
        return replace(elsewhere, relation=relation, km=km), True
    if not _VILLAGE.match(text, mention.end):
        holder = next((m.place for m in at_home(towns_around(mention, known, text), known)), None)
    if holder is None:
        note = "in no gazetteer, and no words beside it say where it lies"
        return Place(name=mention.text, relation=relation, km=km, note=note), False
    return _held_place(mention, holder, text, "the town that the report names around it"), False


def _held_place(mention: PlaceMention, holder: Place, text: str, why: str) -> Place:
    relation, km = read_relation(text[mention.phrase[0] : mention.start])
    return Place(
        name=mention.text, lat=holder.lat, lon=holder.lon, precision=max(holder.precision or TOWN, TOWN),
        relation=relation, km=km, country=holder.country, admin1=holder.admin1,
        note=f"in no gazetteer; placed at {holder.label or holder.name}, {why}",
    )  # fmt: skip


def _take_up(mention: PlaceMention, known: Sequence[PlaceMention], text: str, gazetteer: Gazetteer) -> Place | None:
    """What "the city", "the district", "the province", "the country" or "the Varenian capital" is; ``None`` where none
    was named."""
    noun = mention.text.rsplit(None, 1)[-1].lower()
    before = [m for m in known if mention.start - REACH <= m.start < mention.start]
    if noun == "capital":
        found = _capital(mention, known, gazetteer)
    elif noun == "country":
        found = _country(known)
    elif noun in _PARTS:
        local = [m for m in before if m.form == "local"]
        called = [m for m in before if m.form in ("local", "name") and _PART.match(text, m.end)]
        found = next((m.place for m in (*called[-1:], *local[-1:])), None)
    elif noun in ("province", "governorate"):
        areas = (m.place for m in reversed(before) if m.place is not None and m.place.precision == AREA)
        found = next(areas, None)
    elif mention.text.lower() == "this city":  # where the report was written
        found = next((m.place for m in known if is_town(m.place)), None)
    else:
        named = [m for m in before if m.form == "name"]
        sorts = [text[m.phrase[0] : m.start] + text[m.end : m.phrase[1]] for m in named]
        called = [m for m, beside in zip(named, sorts, strict=True) if noun in beside.lower().split()]
        towns = (*called[-1:], *towns_before(mention, known))
        found = next((m.place for m in towns), None)
    if found is None:
        return None
    relation, km = read_relation(text[mention.phrase[0] : mention.start], text[mention.end : mention.phrase[1]])
    note = "; ".join(filter(None, [found.note, f"“{mention.text}”"]))
    precision = TOWN if relation != "in" and found.precision == 1 else found.precision
    return replace(found, relation=relation, km=km, precision=precision, note=note)


def _capital(mention: PlaceMention, known: Sequence[PlaceMention], gazetteer: Gazetteer) -> Place | None:
    """The capital of the country whose name or adjective stands in the words."""
    whose = next((m for m in known if mention.start <= m.start < mention.end), None)
    country = None if whose is None or whose.place is None else whose.place.country
    entry = None if country is None else find_capital(country, gazetteer)
    if entry is None:
        return None
    return Place(
        name=mention.text, label=entry.label, place_id=entry.place_id, lat=entry.lat, lon=entry.lon, precision=1,
        country=entry.country, admin1=entry.admin1, note=f"{entry.label}, the capital of {country}",
    )  # fmt: skip


def _country(known: Sequence[PlaceMention]) -> Place | None:
    """The country that the report speaks of half as often again as of any other, where it is named too."""
    spoken = Counter(m.place.country for m in known if m.place is not None and m.place.country).most_common(2)
    clear = len(spoken) == 1 or (len(spoken) > 1 and spoken[0][1] >= 1.5 * spoken[1][1])
    most = spoken[0][0] if clear else None
    named = (m.place for m in known if m.place is not None and m.form == "name")
    return next((place for place in named if place.precision == COUNTRY and place.country == most), None)
