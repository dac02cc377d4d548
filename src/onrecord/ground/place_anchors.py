"""WHERE A NAME STANDS THAT NO GAZETTEER KNOWS: at the known place that the words beside it name.

"Kareth, west of the capital" lies near the capital, "Kareth in Orvany province" somewhere in the province: the point is
that of the anchor, the precision says how little that is.
"""

import csv
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

from onrecord.mentions import PlaceMention
from onrecord.values import Entry, Gazetteer

CAPITAL = "the capital"
#: words that may stand between a name and the wording that places it
_LINK = re.compile(
    r"[\s,(–—-]*(?:(?:town|city|village|hamlet|area|district|neighbou?rhood|suburb|camp)s?\b[\s,]*)?"
    r"(?:(?:and|which|that|is|lies|lying|located|situated|in|on|at|of|a|an|the|small|large|old"
    r"|(?:north|south|east|west)\w*|central|rural)\s+)*(?:town|village|area)?[\s,]*\Z",
    re.I,
)
_TOGETHER = re.compile(
    r"\s*(?:,\s*|(?:,\s*)?(?:and|or)\s+(?:(?:the|in|at|near)\s+)*)(?:(?:town|village|area)s?\s+of\s+)?\Z", re.I
)
_MORE = re.compile(r"\s*,?\s*(?:and|or)\b")
_OWNS = re.compile(r"['’]s?\s+(?:[a-z-]+\s+){0,2}")
#: an anchor is looked for no further than this many mentions on
_REACH = 3


@cache
def capitals() -> dict[str, str]:
    """Country code -> name of its capital (resources/countries.csv)."""
    table = (resources.files("onrecord.resources") / "countries.csv").read_text("utf-8").splitlines()
    rows = csv.DictReader(line for line in table if not line.startswith("#"))
    return {row["iso"]: row["capital"] for row in rows if row["capital"]}


def find_capital(country: str, gazetteer: Gazetteer) -> Entry | None:
    """The capital of a country, as the gazetteer has it."""
    name = capitals().get(country)
    found = gazetteer.find(name) if name else ()
    return next((entry for entry in found if entry.country == country and entry.kind == "city"), None)


def find_anchor(mentions: Sequence[PlaceMention], n: int, text: str, chosen: Mapping[int, Entry]) -> int | None:
    """Which mention anchors the unknown name of mention ``n``: the number of one that is settled, or ``None``."""
    last = mentions[n]
    for step in range(n + 1, min(n + 1 + _REACH, len(mentions))):
        following = mentions[step]
        between = text[last.end : following.phrase[0]]
        relation = text[following.phrase[0] : following.start]
        if "." in between.strip(". ") or "\n" in between:
            return None
        if step in chosen:
            linked = _LINK.match(between) and (relation.strip() or between.strip())
            if not linked or (
                _TOGETHER.match(between + relation) and not is_around(step, mentions, between, text, chosen)
            ):
                return None
            return step + 1 if is_owner(mentions, step, text, chosen) else step
        if not _TOGETHER.match(between + relation):
            return None
        last = following
    return None


def is_owner(mentions: Sequence[PlaceMention], step: int, text: str, chosen: Mapping[int, Entry]) -> bool:
    """Whether a country only owns the place that follows: "in Varenia's Orvany province"."""
    inner = chosen.get(step + 1)
    if inner is None or chosen[step].kind != "country" or inner.country != chosen[step].country:
        return False
    return _OWNS.fullmatch(text, mentions[step].end, mentions[step + 1].start) is not None


def is_around(
    step: int, mentions: Sequence[PlaceMention], between: str, text: str, chosen: Mapping[int, Entry]
) -> bool:
    """Whether a mere comma leads to the area that holds the name before it: "Kareth, Orvany province", and no list."""
    area = chosen[step].kind in ("admin1", "country") and between.strip() == ","
    return area and _MORE.match(text, mentions[step].end) is None
