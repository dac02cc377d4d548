"""LOCAL PLACE -> THE KNOWN PLACES THAT MAY HOLD IT: what the words beside it say, and the towns told of around it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from onrecord.ground.claim_places import km_between
from onrecord.ground.place_home import DATELINE, list_datelines
from onrecord.mentions import PlaceMention
from onrecord.values import Place

#: UCDP's where_prec of a town or a point near one, and of a second-level area
TOWN, COUNTY = 2, 3
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
_STREET = re.compile(r"(?:Street|St\.|Avenue|Ave\.?|Road|Rd\.?|Boulevard|Blvd\.?|Drive|Lane|Highway|Parkway)\Z", re.I)
_SENTENCE_END = re.compile(r"[.!?]\s+|\n+")
#: a part of a town, of which a known town may bear the name as well; a district may be the land around it
QUARTER = re.compile(r"\s+(?:neighbou?rhood|quarter|section|subdivision|borough)s?\b")
#: what leads to a street, whatever its name ends in
_BLOCK = re.compile(r"\bblock\s+of\s+\Z")
#: where a headline ends before the outlet's own name
_OUTLET = re.compile(r"\s[-|–—]\s")


def told_holders(
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
    if _STREET.search(mention.text) or _BLOCK.search(text, max(0, mention.start - len("block of  ")), mention.start):
        return
    for name in inside:
        at, word, ahead = name.place, mention.text, name.start - mention.start
        alone = any(m.text == name.text and not text.startswith(word, max(0, m.start - ahead)) for m in known)
        if at is None or at.lat is None or not (alone or at.precision == COUNTY):
            continue
        if QUARTER.match(text, mention.end) is None or is_near_towns(name, known):
            yield at


def is_near_towns(name: PlaceMention, known: Sequence[PlaceMention]) -> bool:
    """Whether the bearer of a name lies by another town of the report, if there is any: many towns have a quarter that
    is called as a town elsewhere."""
    towns = [m.place for m in known if m.place is not None and m.place.place_id and m.text != name.text]
    towns = [town for town in towns if is_town(town)]
    return not towns or any(name.place is not None and not is_far(name.place, town) for town in towns)


def towns_around(mention: PlaceMention, known: Sequence[PlaceMention], text: str) -> list[PlaceMention]:
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
    before = [town for town in towns_before(mention, known) if not _owns_by_name(town, text)]
    before = [town for town in before if not start <= town.start < text.find("\n")]
    ends = {other.start: len(_SENTENCE_END.findall(text, other.end, mention.start)) for other in before}
    same = [other for other in before if ends[other.start] == 0]
    previous = [other for other in before if ends[other.start] == 1]
    line = DATELINE.match(text, text.rfind("\n", 0, mention.start) + 1)
    if line is not None and not _SENTENCE_END.search(text, line.end(), mention.start):
        return [*same, *behind]  # the dateline tells where it is, and what stands above it is told of elsewhere
    head = [town for town in _towns_of_head(known, text) if mention.start - town.start <= REACH]
    head = [town for town in head if not mention.start <= town.start < mention.end]
    return [*same, *behind, *previous, *head]


def _owns_by_name(mention: PlaceMention, text: str) -> bool:
    """Whether what looks like a town is the owner of what is named behind it, and no preposition of place leads to it:
    "the door of Tavil's Café"."""
    owns = text.startswith(("'s ", "’s "), mention.end)
    return owns and _LED.search(text, max(0, mention.start - 12), mention.start) is None


def _outlet_start(text: str) -> int:
    """Where the outlet's name begins in the headline, the first line; the end of the text without one."""
    dash = None if DATELINE.match(text) else _OUTLET.search(text, 0, max(0, text.find("\n")))
    return len(text) if dash is None else dash.start()


def _towns_of_head(known: Sequence[PlaceMention], text: str) -> list[PlaceMention]:
    """The towns of the report's datelines; without any dateline those of its first sentence, its headline or lead."""
    towns = [other for other in known if other.form == "name" and is_town(other.place)]
    lines = list_datelines(text)
    end = _SENTENCE_END.search(text)
    lines = lines or [(0, min(len(text) if end is None else end.start(), _outlet_start(text)))]
    return [town for town in towns if any(start <= town.start < end for start, end in lines)]


def at_home(towns: Sequence[PlaceMention], known: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The towns in the country that most names of the report lie in."""
    spoken = Counter(m.place.country for m in known if m.place is not None and m.place.country)
    home = spoken.most_common(1)[0][0] if spoken else None
    return [town for town in towns if town.place is not None and town.place.country == home]


def towns_before(mention: PlaceMention, known: Sequence[PlaceMention]) -> list[PlaceMention]:
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


def is_far(one: Place, other: Place) -> bool:
    """Whether two known points are too far apart for one to be a part of the other."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    return km_between(one.lat, one.lon, other.lat, other.lon) > FAR_KM
