"""PLACE MENTIONS -> THE SAME WITH THEIR PLACE: which place each name means, where it lies, and how exactly that is known."""

import re
from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from onrecord.mentions import PlaceMention
from onrecord.values import Entry, Gazetteer, Place, Relation

PRECISION = {
    "city": 1,
    "town_part": 1,
    "site": 1,
    "admin2": 3,
    "admin1": 4,
    "country": 6,
    "region": 5,
    "range": 5,
    "water": 5,
}
_KM = re.compile(r"(\d[\d,.]*)\s*(?:-\s*)?(km|kilomet(?:er|re)s?|miles?|mi)\b", re.IGNORECASE)
_DIRECTION = re.compile(r"\b(?:north|south|east|west)\w*\b|\boutskirts\b|\bsuburbs?\b|\bcountryside\b", re.IGNORECASE)
_NEAR = re.compile(r"\b(?:near|close\s+to|outside|vicinity|around|off)\b", re.IGNORECASE)
_AREA_WORD = re.compile(r"\b(?:province|governorate|state|region|county|district)\b", re.IGNORECASE)
_TOWN_WORD = re.compile(r"\b(?:city|town|village)\b", re.IGNORECASE)


def ground_places(mentions: Sequence[PlaceMention], text: str, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """Every mention with its Place; one that cannot be settled keeps its name, without coordinates, and a note."""
    candidates = [gazetteer.find(mention.text) for mention in mentions]
    countries = Counter(found[0].country for found in candidates if found and found[0].kind == "country")
    grounded = []
    for mention, found in zip(mentions, candidates, strict=True):
        grounded.append(replace(mention, place=_place(mention, text, _choose(mention, text, found, countries))))
    return tuple(grounded)


def _choose(mention: PlaceMention, text: str, found: tuple[Entry, ...], countries: Counter[str | None]) -> Entry | None:
    phrase = text[mention.phrase[0] : mention.start] + text[mention.end : mention.phrase[1]]
    area, town = bool(_AREA_WORD.search(phrase)), bool(_TOWN_WORD.search(phrase))

    def fit(entry: Entry) -> tuple[float, ...]:
        kind = (area and entry.kind in ("admin1", "admin2")) or (town and entry.kind == "city")
        plain = entry.kind == "country" or (entry.kind == "city" and not area)
        return (
            entry.match != "spelling",
            entry.kind == "country",
            countries[entry.country] > 0,
            kind,
            plain,
            entry.population,
        )

    return max(found, key=fit, default=None)


def _place(mention: PlaceMention, text: str, entry: Entry | None) -> Place:
    relation, km = _relation(text[mention.phrase[0] : mention.start])
    if entry is None:
        return Place(name=mention.text, relation=relation, km=km, note="in no gazetteer")
    precision = PRECISION[entry.kind]
    if relation != "in" and precision == 1:
        precision = 2
    return Place(
        name=mention.text, label=entry.label, place_id=entry.place_id, lat=entry.lat, lon=entry.lon, precision=precision,
        relation=relation, km=km, country=entry.country, admin1=entry.admin1, note=f"{entry.kind} of that name",
    )  # fmt: skip


def _relation(before: str) -> tuple[Relation, float | None]:
    distance = _KM.search(before)
    if distance:
        number = float(distance[1].replace(",", "").rstrip(".") or 0)
        return "km", round(number * 1.609, 1) if distance[2].lower().startswith("mi") else number
    if _DIRECTION.search(before):
        return "direction", None
    return ("near", None) if _NEAR.search(before) else ("in", None)
