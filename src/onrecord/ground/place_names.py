"""PLACE MENTIONS -> THE NAMES OF THE REPORT: what each name may mean, and what the words at its mentions say of it."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from onrecord.ground.place_senses import MOST_BEARERS, Name
from onrecord.mentions import PlaceMention
from onrecord.values import Entry, Gazetteer

#: the name in small letters, and the sort of place its wording tells of
NameKey = tuple[str, str | None]

AREA_WORD = re.compile(
    r"\b(?:provinces?|governorates?|states?|regions?|county|counties|districts?|oblasts?|prefectures?|departments?)\b",
    re.I,
)
TOWN_WORD = re.compile(
    r"\b(?:city|cities|towns?|villages?|hamlets?|suburbs?|outskirts|capital|km|kilomet(?:er|re)s?|miles?|near|close to|"
    r"outside)\b",
    re.I,
)
#: what stands between a name and the area that holds it: "X, Y", "X (Y", "X in Y", "X, in the western province of Y"
_HOLDS = re.compile(
    r"\s*(?:(?:area|section|neighbou?rhood|community|part)\s+)?[,(]?\s*(?:(?:in|of)\s+)?(?:the\s+)?(?:\w+\s+)?(?:\w+\s+of\s+)?\Z",
    re.I,
)
#: with this word behind it a name may be listed as a whole ("Otter Tail County")
_SORT_AFTER = re.compile(r"\s+(county|counties|parish|province|provinces|district|governorate|region)\b", re.I)
_SINGULAR = {"counties": "county", "provinces": "province"}
#: "A and B provinces", "A, B and C counties"
_IN_A_ROW = re.compile(r"\s*(?:,|and|or|,\s*and)\s+")
_PLURAL = re.compile(r"\b(?:provinces|governorates|states|regions|counties|districts|departments|prefectures)\b", re.I)


def key_mentions(mentions: Sequence[PlaceMention], text: str) -> list[NameKey]:
    """The key of each mention: mentions with the same key have one sense in a report.

    A bare name shares the sense of the mentions whose wording tells an area from a town ("Idlib province"), if these
    agree in their majority.
    """
    own = [sort_beside(mention, text) for mention in mentions]
    for n in range(len(mentions) - 2, -1, -1):
        if own[n] is None and _IN_A_ROW.fullmatch(text, mentions[n].end, mentions[n + 1].start):
            own[n] = (
                "area"
                if own[n + 1] == "area" and _PLURAL.search(text, mentions[n + 1].end, mentions[n + 1].phrase[1])
                else None
            )
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for mention, sort in zip(mentions, own, strict=True):
        if sort:
            told[mention.text.casefold()][sort] += 1
    keys = []
    for mention, sort in zip(mentions, own, strict=True):
        name = mention.text.casefold()
        areas, towns = told[name]["area"], told[name]["town"]
        common = "area" if areas > towns else "town" if towns > areas else None
        keys.append((name, sort or common))
    return keys


def gather_names(
    mentions: Sequence[PlaceMention], keys: Sequence[NameKey], text: str, gazetteer: Gazetteer
) -> dict[NameKey, Name]:
    """The distinct names by their keys, in the order of the text."""
    found = near_spellings(look_up_names(mentions, keys, text, gazetteer))
    held: dict[NameKey, Counter[str]] = defaultdict(Counter)
    told: Counter[NameKey] = Counter()
    for n, key in enumerate(keys):
        inside = held_by_next(mentions, keys, n, text, found)
        held[key].update(entry.place_id for entry in inside)
        told[key] += bool(inside)
    count = Counter(keys)
    return {
        key: Name(
            text=key[0], entries=_most_likely(found[key], held[key]), mentions=count[key], held=dict(held[key]),
            told=told[key], sort=key[1],
        )
        for key in count
    }  # fmt: skip


def look_up_names(
    mentions: Sequence[PlaceMention], keys: Sequence[NameKey], text: str, gazetteer: Gazetteer
) -> dict[NameKey, tuple[Entry, ...]]:
    """The entries of each name; of "Otter Tail County" those listed so, where there are any, and no town Otter Tail."""
    found: dict[NameKey, tuple[Entry, ...]] = {}
    word = None
    for n in range(len(mentions) - 1, -1, -1):
        mention, key = mentions[n], keys[n]
        sort = _SORT_AFTER.match(text, mention.end, mention.phrase[1])
        in_a_row = n + 1 < len(mentions) and _IN_A_ROW.fullmatch(text, mention.end, mentions[n + 1].start)
        if sort:
            word = _SINGULAR.get(sort[1].lower(), sort[1].lower())
        elif not in_a_row or key[1] != "area":
            word = None
        whole = gazetteer.find(f"{mention.text} {word}") if word and key[1] == "area" else ()
        if whole or key not in found:
            found[key] = whole or gazetteer.find(mention.text) or _find_county(mention.text, gazetteer)
    return found


def _find_county(name: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """The county of a name of two parts, which is often named without the word ("Miami-Dade")."""
    return gazetteer.find(f"{name} County") if "-" in name else ()


def near_spellings(found: Mapping[NameKey, tuple[Entry, ...]]) -> dict[NameKey, tuple[Entry, ...]]:
    """The entries without those that another spelling leads to in countries that the report does not speak of."""
    spoken = {e.country for entries in found.values() for e in entries if e.kind == "country"}
    if not spoken:
        return dict(found)
    return {
        key: tuple(e for e in entries if e.match != "spelling" or e.country is None or e.country in spoken)
        for key, entries in found.items()
    }


def _most_likely(entries: tuple[Entry, ...], held: Counter[str]) -> tuple[Entry, ...]:
    if len(entries) <= MOST_BEARERS:
        return entries
    return entries[:MOST_BEARERS] + tuple(entry for entry in entries[MOST_BEARERS:] if entry.place_id in held)


#: "the Tavil district of Kareth", "Kareth's central district": a part of a town
_ITS_DISTRICT = re.compile(r"[A-Z][\w'’-]*\s+(?:the\s+)?districts?\s+of\s+(?:the\s+)?\Z")
_SIDE_DISTRICT = re.compile(r"(?:['’]s)?\s+(?:north|south|east|west|central|inner|outer)\w*\s+districts?\b", re.I)
#: the halves and quarters that only a town has: "East Kareth", "a neighbourhood of Kareth"
_TOWN_HALF = re.compile(r"(?:\b(?:East|West)|\bneighbou?rhoods?\s+(?:of|in)(?:\s+(?:north|south|east|west)\w*)?)\s+\Z")
_DISTRICT_REACH = 45


def sort_beside(mention: PlaceMention, text: str) -> str | None:
    """``area`` or ``town`` where the words beside the name say which of the two it is."""
    if _ITS_DISTRICT.search(text, max(0, mention.start - _DISTRICT_REACH), mention.start):
        return "town"
    if _SIDE_DISTRICT.match(text, mention.end, mention.end + _DISTRICT_REACH):
        return "town"
    beside = text[mention.phrase[0] : mention.start] + " " + text[mention.end : mention.phrase[1]]
    if _TOWN_HALF.search(text, max(0, mention.start - _DISTRICT_REACH), mention.start) and not AREA_WORD.search(beside):
        return "town"
    if AREA_WORD.search(beside):
        return "area"
    return "town" if TOWN_WORD.search(beside) else None


def held_by_next(
    mentions: Sequence[PlaceMention],
    keys: Sequence[NameKey],
    n: int,
    text: str,
    entries: Mapping[NameKey, tuple[Entry, ...]],
) -> list[Entry]:
    """The entries of the name that lie in the area named after it, or after the next name ("A and B, Texas")."""
    found: list[Entry] = []
    for step in (1, 2):
        if n + step >= len(mentions) or found:
            break
        outer = mentions[n + step]
        between = text[mentions[n + step - 1].end : outer.start]
        if len(between) > 40 or "\n" in between or outer.form == "adjective":
            break
        if _HOLDS.match(between) and (between.strip() or outer.text.isupper()):
            found = [e for e in entries[keys[n]] if any(holds(big, e) for big in entries[keys[n + step]])]
    return found


def holds(big: Entry, small: Entry) -> bool:
    """Whether ``big`` is the country or the first-level area of ``small``."""
    if big.country != small.country or big.country is None or big.place_id == small.place_id:
        return False
    return big.kind == "country" or (big.kind == "admin1" and small.admin1 == big.label)
