"""PLACE MENTIONS -> THE SAME WITH THEIR PLACE: which place each name means, where it lies, and how exactly."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from onrecord.ground.place_anchors import CAPITAL, find_anchor, find_capital
from onrecord.ground.place_names import NameKey, gather_names, held_by_next, key_mentions
from onrecord.ground.place_senses import Name, choose_senses
from onrecord.ground.place_told import find_told, is_close, told_province
from onrecord.ground.place_trust import find_doubtful
from onrecord.mentions import PlaceMention
from onrecord.values import Entry, Gazetteer, Place, Relation

Senses = tuple[
    list[NameKey], dict[NameKey, Name], dict[NameKey, list[float]], dict[int, tuple[Entry, str]]
]  # of sense_names

#: UCDP's where_prec of an event "in" a place of the kind
PRECISION = {
    "city": 1,
    "town_part": 1,
    "site": 1,
    "admin2": 3,
    "admin1": 4,
    "country": 6,
    "region": 5,
    "range": 5,
    "water": 7,
}
#: ... and of one at an unknown name beside an anchor of the kind
ANCHORED = {**PRECISION, "city": 2, "town_part": 2, "site": 2, "water": 5}
#: a city this large goes by its bare name though an area has it too ("New York")
METROPOLIS = 1_000_000
KM_PER_MILE = 1.609344
_KM = re.compile(r"(\d[\d,.]*)[\s-]*(km|kms|kilomet(?:er|re)s?|miles?|mi)\b", re.IGNORECASE)
_DIRECTION = re.compile(
    r"\b(?:north|south|east|west)\w*\b|\b(?-i:NE|NW|SE|SW|[NSEW]\.)(?=\s)|\b(?:outskirts|suburbs?|countryside|edges?|fringes|approaches|hinterland)\b",
    re.IGNORECASE,
)
#: where in its country the place itself lies: "the northwestern province of", "the central city of"
_LOCATED = re.compile(
    r"\b(?:north|south|east|west)\w*ern\s+(?:\w+\s+)?(?:cit|town|village|provinc|governorate|state|district|region|county)"
    r"\w*\s+of\s*$",
    re.IGNORECASE,
)
_AROUND = re.compile(r"\b(?:area|vicinity|environs|border)\b", re.IGNORECASE)
#: a part of a town, with no article of its own in the wording: "a rebel-held area of"
_PART = re.compile(r"\Aareas? of\b", re.IGNORECASE)
_AREA = re.compile(r"\b(?:province|governorate|state|district|region|county)\b", re.IGNORECASE)
_NEAR = re.compile(r"\b(?:near|close\s+to|outside|vicinity|not\s+far\s+from|around|off|between)\b", re.IGNORECASE)


def ground_places(mentions: Sequence[PlaceMention], text: str, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """Every mention with its Place; one that cannot be settled keeps its name, without coordinates, and a note.

    The whole report decides: an area named beside the name, the countries and areas that the report speaks of, nearness
    to its other places, and size. A name has one sense in a report unless the words at a mention say otherwise.
    """
    keys, names, senses, chosen = sense_names(mentions, text, gazetteer)
    for n in find_doubtful(mentions, text, keys, names, senses, chosen):
        del chosen[n]
    entries = {n: entry for n, (entry, _) in chosen.items()}
    told = find_told(mentions, keys, text, entries)
    provinces = told_province(mentions, keys, text, entries)
    chosen = {n: pick for n, pick in chosen.items() if keys[n] not in told}
    placed = [_with_place(mentions, n, text, chosen, told.get(keys[n])) for n in range(len(mentions))]
    return tuple(_in_province(one, provinces.get(keys[n])) for n, one in enumerate(placed))


def sense_names(mentions: Sequence[PlaceMention], text: str, gazetteer: Gazetteer) -> Senses:
    """The key of each mention, the names by key, how likely each entry of a name is, and for each mention that has a
    bearer the likeliest one with why."""
    keys = key_mentions(mentions, text)
    names = gather_names(mentions, keys, text, gazetteer)
    senses = dict(zip(names, choose_senses(list(names.values())), strict=True))
    found = {key: name.entries for key, name in names.items()}
    chosen: dict[int, tuple[Entry, str]] = {}
    for n, key in enumerate(keys):
        inside = held_by_next(mentions, keys, n, text, found)
        picked = _pick(names[key], senses[key], inside)
        if picked:
            chosen[n] = picked
    _settle_capitals(mentions, chosen, gazetteer)
    return keys, names, senses, chosen


def _in_province(mention: PlaceMention, province: str | None) -> PlaceMention:
    """A fuzzy area with the first-level area that the report puts it in."""
    if province is None or mention.place is None:
        return mention
    return replace(mention, place=replace(mention.place, admin1=province))


def _pick(name: Name, shares: Sequence[float], inside: Sequence[Entry]) -> tuple[Entry, str] | None:
    """The likeliest entry, of those in the area named beside the mention where there is one, and why."""
    ranked = [(share, -k, entry) for k, (share, entry) in enumerate(zip(shares, name.entries, strict=True))]
    held = {entry.place_id for entry in inside}
    ranked = [row for row in ranked if not held or row[2].place_id in held] or ranked
    if not ranked:
        return None
    share, _, entry = max(ranked, key=lambda row: row[:2])
    others = [row[2] for row in ranked]
    entry = _twin(entry, others, name.sort) or _own_country(entry, others, name) or entry
    if held:
        why = "the area named beside it"
    elif len(name.entries) == 1:
        why = "the only one of that name"
    else:
        why = f"likeliest of {len(name.entries)} of that name by the other places of the report and size ({share:.0%})"
    spelled = ", by another spelling" if entry.match == "spelling" else ""
    return entry, f"{entry.label}, {_describe(entry)}: {why}{spelled}"


def _twin(entry: Entry, others: Sequence[Entry], sort: str | None) -> Entry | None:
    """The area of a town's name around the town, or the town in the area, where the wording asks for the other one.

    A bare name is the town's, unless the report's wording tells of the area.
    """
    wanted = ("admin1", "admin2") if sort == "area" else ("city",)
    if entry.kind in wanted or entry.kind not in ("city", "admin1", "admin2"):
        return None
    for other in others:
        if (
            other.kind in wanted
            and other.country == entry.country
            and other.match == entry.match
            and is_close(entry, other)
        ):
            return other
    return None


def _own_country(entry: Entry, others: Sequence[Entry], name: Name) -> Entry | None:
    """The country or first-level area of that very name before its town, which has another one: "Guatemala" is no
    Guatemala City, and "Oklahoma" no Oklahoma City."""
    if entry.kind != "city" or name.sort == "town" or entry.label.casefold() == name.text:
        return None
    called_city = entry.label.casefold() == f"{name.text} city" and entry.population < METROPOLIS
    kinds = ("country", "admin1") if called_city else ("country",)
    return next((o for o in others if o.kind in kinds and o.label.casefold() == name.text), None)


def _describe(entry: Entry) -> str:
    where = ", ".join(part for part in (entry.admin1, entry.country) if part)
    kind = {"admin1": "first-level area", "admin2": "second-level area", "town_part": "part of a town"}.get(
        entry.kind, entry.kind
    )
    return f"{kind} in {where}" if where and entry.kind != "country" else kind


def _settle_capitals(
    mentions: Sequence[PlaceMention], chosen: dict[int, tuple[Entry, str]], gazetteer: Gazetteer
) -> None:
    """Gives every "the capital" the capital of the country that the report speaks of most up to there."""
    for n, mention in enumerate(mentions):
        if mention.text != CAPITAL:
            continue
        country = _country_at(n, chosen)
        entry = find_capital(country, gazetteer) if country else None
        if entry:
            chosen[n] = (entry, f"{entry.label}, the capital of {country}, the country most spoken of around it")


def _country_at(n: int, chosen: Mapping[int, tuple[Entry, str]]) -> str | None:
    """The country of most places around mention ``n``; towns and areas count more than countries and their people."""
    weight: Counter[str] = Counter()
    for k, (entry, _) in sorted(chosen.items()):
        if entry.country and k != n:
            inside = 1 if entry.kind == "country" else 4
            weight[entry.country] += inside * (8 if abs(k - n) <= 3 else 1)
    return min(weight, key=lambda country: (-weight[country], country), default=None)


def _with_place(
    mentions: Sequence[PlaceMention], n: int, text: str, chosen: Mapping[int, tuple[Entry, str]], told: int | None
) -> PlaceMention:
    """``told`` is the mention of the area that the report puts the name in, against or for want of a gazetteer."""
    mention = mentions[n]
    before = "" if is_side_of_owner(mention, text) else text[mention.phrase[0] : mention.start]
    relation, km = read_relation(before, text[mention.end : mention.phrase[1]])
    if n in chosen:
        entry, note = chosen[n]
        place = _place(mention.text, entry, _precision(entry, relation), note, relation, km)
        return replace(mention, place=replace(place, label=entry.label, place_id=entry.place_id))
    anchor = told or find_anchor(mentions, n, text, {k: entry for k, (entry, _) in chosen.items()})
    if anchor is None or anchor not in chosen:
        note = "in no gazetteer, and no words beside it say where it lies"
        return replace(mention, place=Place(name=mention.text, relation=relation, km=km, note=note))
    entry = chosen[anchor][0]
    words = " ".join(text[mentions[anchor].phrase[0] : mentions[anchor].phrase[1]].split())
    unknown = "in no gazetteer" if told is None else "no place of that name known there"
    note = f"{unknown}; placed at {entry.label} by the words beside it: {words}"
    return replace(mention, place=_place(mention.text, entry, ANCHORED[entry.kind], note, relation, km))


def _place(name: str, entry: Entry, precision: int, note: str, relation: Relation, km: float | None) -> Place:
    return Place(
        name=name, lat=entry.lat, lon=entry.lon, precision=precision, relation=relation, km=km, country=entry.country,
        admin1=entry.label if entry.kind == "admin1" else entry.admin1, note=note,
    )  # fmt: skip


def _precision(entry: Entry, relation: Relation) -> int:
    """Near a town, or on a side of it, is within about 25 km of it."""
    precision = PRECISION[entry.kind]
    return 2 if relation != "in" and precision == 1 else precision


def is_side_of_owner(mention: PlaceMention, text: str) -> bool:
    """Whether the side before an area is that of the country which owns it: "Varenia's northern Orvany province"."""
    owned = text[: mention.phrase[0]].rstrip().endswith(("'s", "’s"))
    return owned and _AREA.search(text, mention.end, mention.phrase[1]) is not None


def read_relation(before: str, after: str = "") -> tuple[Relation, float | None]:
    """How the event lies to the place, and at how many kilometres, by the words before and after the name.

    >>> read_relation("16 km north of "), read_relation("the eastern outskirts of "), read_relation("the ", " area")
    (('km', 16.0), ('direction', None), ('near', None))
    >>> read_relation("the area of "), read_relation("area of ")  # "a rebel-held area of" is a part
    (('near', None), ('in', None))
    """
    distance = _KM.search(before)
    if distance:
        number = float(distance[1].replace(",", "").rstrip(".") or 0)
        return "km", round(number * KM_PER_MILE, 1) if distance[2].lower().startswith("mi") else number
    if _DIRECTION.search(_LOCATED.sub("", before)) or _DIRECTION.search(after):
        return "direction", None
    before = _PART.sub("", before)
    return ("near", None) if _NEAR.search(before) or _AROUND.search(before + after) else ("in", None)
