"""LOCAL PLACES -> WHERE THEY LIE: in the place that the words beside them name, or that the report named before.

No gazetteer tells where a district or a street is: its point is that of the town that holds it. "The city" is the town
named last.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from onrecord.ground.claim_places import km_between
from onrecord.ground.place_anchors import find_capital
from onrecord.ground.places import read_relation
from onrecord.mentions import PlaceMention
from onrecord.values import Gazetteer, Place

#: UCDP's where_prec of a town or a point near one, of a second- and a first-level area, of a country
TOWN, COUNTY, AREA, COUNTRY = 2, 3, 4, 6
#: characters back that "the city" may reach, and the town of a street that is named without one
REACH = 700
#: kilometres from a town beyond which a place is no part of it
FAR_KM = 60.0
#: what stands between a part and what holds it: "Tavil district in the northern city of Kareth"
_HELD = re.compile(
    r"(?:\s+(?:neighbou?rhoods?|districts?|quarters?|suburbs?|section|borough|area))?"
    r"(?:\s*,\s*|\s+|\s*,?\s+(?:in|of|at|on|inside|within)\s+)"
    r"(?:(?:the|a|an|of|in|on|side|part|parts|outskirts|edge|cent(?:er|re)|heart|city|town|village|capital|province|"
    r"[a-z]+-(?:held|controlled)|besieged|(?:north|south|east|west)\w*|central)\s+)*\Z"
)
_PLACED = re.compile(r"\b(?:in|of|at|on|inside|within)\b|,")
_LED = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside)\s+\Z")
_OWNED = re.compile(r"['’]s\s+(?:[a-z-]+\s+){0,3}|\s")
_PARTS = frozenset({"neighbourhood", "neighborhood", "district"})
_VILLAGE = re.compile(r"\s+(?:town|village|hamlet)\b")
_STREET = re.compile(r"(?:Street|St\.|Avenue|Ave\.?|Road|Rd\.?|Boulevard|Blvd\.?|Drive|Lane|Highway|Parkway)\Z", re.I)
#: a town in capitals at the head of a line, what may follow it, and a dash
_DATELINE = re.compile(r"^[^\w\n]*[A-Z][A-Z'’ -]+(?:,|\s*\(|\s)[^\n]{0,50}?(?:--|—|–|\s-\s)", re.M)
_SENTENCE_END = re.compile(r"[.!?]\s+|\n+")
#: where a headline ends before the outlet's own name
_OUTLET = re.compile(r"\s[-|–—]\s")


def ground_local_places(
    local: Sequence[PlaceMention], places: Sequence[PlaceMention], text: str, gazetteer: Gazetteer
) -> tuple[PlaceMention, ...]:
    """All mentions in the order of the text: ``places``, and the local ones with their Place, each instead of the names
    that it is made of.

    A local place that its report puts in a town is that one wherever its name stands alone. One that is a known place
    of the name is left to it; "the city" after no town is left out.
    """
    known = list(places)
    told: dict[str, Place] = {}
    added: list[PlaceMention] = []
    for mention in sorted(local, key=lambda mention: not _names_town_before(mention)):
        inside = [name for name in places if mention.start <= name.start and name.end <= mention.end]
        if mention.form == "taken_up":
            place = _take_up(mention, [*known, *added], text, gazetteer)
        else:
            place, sure = _hold(mention, inside, [*known, *added], text)
            if is_known(mention, inside, place if sure else None):
                continue
            if sure and (place.precision or 9) <= TOWN:
                told.setdefault(mention.text.casefold(), place)
        if place is not None:
            added.append(replace(mention, place=place))
            known = [name for name in known if name not in inside]
    return tuple(sorted([*(_as_told(m, told) for m in known), *added], key=lambda mention: mention.start))


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


def is_far(one: Place, other: Place) -> bool:
    """Whether two known points are too far apart for one to be a part of the other."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    return km_between(one.lat, one.lon, other.lat, other.lon) > FAR_KM


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
    mention: PlaceMention, inside: Sequence[PlaceMention], known: Sequence[PlaceMention], text: str
) -> tuple[Place, bool]:
    """The place of a local name, and whether the words beside it say what holds it; without coordinates where no town
    was named before."""
    relation, km = read_relation(text[mention.phrase[0] : mention.start])
    holder = next(_holders(mention, inside, known, text), None)
    sure = holder is not None
    if holder is None and not _VILLAGE.match(text, mention.end):
        holder = next((m.place for m in _at_home(_towns_around(mention, known, text), known)), None)
    if holder is None:
        note = "in no gazetteer, and no words beside it say where it lies"
        return Place(name=mention.text, relation=relation, km=km, note=note), False
    why = "by the words beside it" if sure else "the town that the report names around it"
    place = Place(
        name=mention.text, lat=holder.lat, lon=holder.lon, precision=max(holder.precision or TOWN, TOWN),
        relation=relation, km=km, country=holder.country, admin1=holder.admin1,
        note=f"in no gazetteer; placed at {holder.label or holder.name}, {why}",
    )  # fmt: skip
    return place, sure


def _holders(
    mention: PlaceMention, inside: Sequence[PlaceMention], known: Sequence[PlaceMention], text: str
) -> Iterator[Place]:
    """The known places that the words beside a local name put it in, the surest first; a town in its own name is one
    where the report names it elsewhere, and no street's is."""
    for other in known:
        at = other.place
        if at is None or at.lat is None or other.form == "adjective":
            continue
        if other.start >= mention.end and other.start - mention.end <= REACH // 10:
            between = text[mention.end : other.start]
            if _HELD.match(between) and _PLACED.search(between):
                yield at
        elif other.end <= mention.start and _OWNED.fullmatch(text, other.end, mention.start):
            yield at
    if _STREET.search(mention.text):
        return
    for name in inside:
        at, word = name.place, mention.text
        alone = any(m.text == name.text and not text.startswith(word, m.start) for m in known)
        if at is not None and at.lat is not None and (alone or at.precision == COUNTY):
            yield at


def _towns_around(mention: PlaceMention, known: Sequence[PlaceMention], text: str) -> list[PlaceMention]:
    """The towns that a street or district may be a part of: those of its sentence before and behind it, of the sentence
    right before, of the dateline and of the headline. What is told farther off may be page furniture or another
    event's place."""
    end = _SENTENCE_END.search(text, mention.end)
    behind = [
        other
        for other in known
        if mention.end <= other.start < (len(text) if end is None else end.start()) and is_town(other.place)
    ]
    start = _outlet_start(text)
    before = [town for town in _towns_before(mention, known) if not _owns_by_name(town, text)]
    before = [town for town in before if not start <= town.start < text.find("\n")]
    ends = {other.start: len(_SENTENCE_END.findall(text, other.end, mention.start)) for other in before}
    same = [other for other in before if ends[other.start] == 0]
    previous = [other for other in before if ends[other.start] == 1]
    line = _DATELINE.match(text, text.rfind("\n", 0, mention.start) + 1)
    if line is not None and not _SENTENCE_END.search(text, line.end(), mention.start):
        return [*same, *behind]  # the dateline tells where it is, and what stands above it is told of elsewhere
    head = [town for town in _towns_of_head(known, text) if mention.start - town.start <= REACH]
    return [*same, *behind, *previous, *head]


def _owns_by_name(mention: PlaceMention, text: str) -> bool:
    """Whether what looks like a town is the owner of what is named behind it, and no preposition of place leads to it:
    "the door of Tavil's Café"."""
    owns = text.startswith(("'s ", "’s "), mention.end)
    return owns and _LED.search(text, max(0, mention.start - 12), mention.start) is None


def _outlet_start(text: str) -> int:
    """Where the outlet's name begins in the headline, the first line; the end of the text without one."""
    dash = None if _DATELINE.match(text) else _OUTLET.search(text, 0, max(0, text.find("\n")))
    return len(text) if dash is None else dash.start()


def _towns_of_head(known: Sequence[PlaceMention], text: str) -> list[PlaceMention]:
    """The towns of the report's datelines; without any dateline those of its first sentence, its headline or lead."""
    towns = [other for other in known if other.form == "name" and is_town(other.place)]
    lines = [line.span() for line in _DATELINE.finditer(text)]
    end = _SENTENCE_END.search(text)
    lines = lines or [(0, min(len(text) if end is None else end.start(), _outlet_start(text)))]
    return [town for town in towns if any(start <= town.start < end for start, end in lines)]


def _at_home(towns: Sequence[PlaceMention], known: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The towns in the country that most names of the report lie in."""
    spoken = Counter(m.place.country for m in known if m.place is not None and m.place.country)
    home = spoken.most_common(1)[0][0] if spoken else None
    return [town for town in towns if town.place is not None and town.place.country == home]


def _towns_before(mention: PlaceMention, known: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The towns named before a mention and not too far up, those in which something is before those near which, the
    last first."""
    towns = [
        other
        for other in known
        if other.form in ("name", "taken_up") and mention.start - REACH <= other.start < mention.start
        if is_town(other.place)
    ]
    return sorted(towns, key=lambda other: (other.place is not None and other.place.relation != "in", -other.start))


def is_town(place: Place | None) -> bool:
    """Whether a place is a known town."""
    return place is not None and place.label is not None and (place.precision or 9) <= TOWN


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
        found = next((m.place for m in reversed(before) if m.form == "local"), None)
    elif noun in ("province", "governorate"):
        areas = (m.place for m in reversed(before) if m.place is not None and m.place.precision == AREA)
        found = next(areas, None)
    elif mention.text.lower() == "this city":  # where the report was written
        found = next((m.place for m in known if is_town(m.place)), None)
    else:
        named = [m for m in before if m.form == "name"]
        sorts = [text[m.phrase[0] : m.start] + text[m.end : m.phrase[1]] for m in named]
        called = [m for m, beside in zip(named, sorts, strict=True) if noun in beside.lower().split()]
        found = next((m.place for m in (*called[-1:], *_towns_before(mention, known))), None)
    if found is None:
        return None
    relation, km = read_relation(text[mention.phrase[0] : mention.start])
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
