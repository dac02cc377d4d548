"""CHOSEN SENSES -> THE ONES TO TRUST: a name whose best bearer is likelier another place, or no place at all, has none.

The best of the known bearers of a name may still be the wrong one: the street, the quarter or the surname that is meant
stands in no gazetteer. What decides, with weights learned by scripts/train_place_trust.py (resources/place_trust.csv):
how likely the bearer is beside the others of its name, how large, how far from the other places of the report, from its
home and from its dateline, how many places lie in its country and first-level area, and whether the name stands as a
place's does. Better no point than one on another continent.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from math import cos, exp, hypot, log10, radians

from onrecord.ground.place_anchors import capitals
from onrecord.ground.place_home import Home, list_datelines
from onrecord.ground.place_names import NameKey
from onrecord.ground.place_senses import Features, Name
from onrecord.ground.place_told import is_close
from onrecord.mentions import PlaceMention
from onrecord.values import Entry

#: a bearer less likely than this is given up; the value that gave the best F1 on the training documents, by folds
LEAST_LIKELY = 0.4
#: kinds of places that are doubted; a country, a province or a river is known to everybody
DOUBTED = frozenset({"city", "town_part", "site", "admin2"})
#: kinds that have no point of their own for a distance
_WIDE = frozenset({"country", "region", "water", "range"})
#: a town of a dateline is known without its area from this size on
LARGE = 100_000
#: a city this large is known everywhere
METROPOLIS = 1_000_000
#: how the ids of places begin that a user has added
OWN = "place-"
#: distances are told from this one up, in kilometres; beyond the most, in powers of ten of it, all are alike
NEAR_KM, FARTHEST = 50.0, 2.5
KM_PER_DEGREE = 111.2
#: a place meant for sure by its own shares, whose distance counts
LIKELY = 0.8
#: a place likelier than not, which may tell the report's home
MEANT = 0.5
#: words that name a part of any town
_GENERIC = frozenset(
    "north south east west northern southern eastern western central northeast northwest southeast southwest side end"
    " town old new park city village heights hills downtown midtown uptown westside eastside northside southside hill"
    " valley point center centre grove".split()
)
#: the preposition of place before a name
_LED = re.compile(r"\b(?:in|near|at|from|outside|of)\s+(?:the\s+)?(?:\w+\s+of\s+)?\Z", re.I)
_LED_REACH = 30
#: a capitalised word right behind a name, which may be a part of the longer one
_CAPITAL_BEHIND = re.compile(r"\s[A-Z][a-z]")


@cache
def trust_weights() -> dict[str, float]:
    """Feature -> weight."""
    table = (resources.files("onrecord.resources") / "place_trust.csv").read_text("utf-8").splitlines()
    return {row["feature"]: float(row["weight"]) for row in csv.DictReader(table)}


def find_doubtful(
    mentions: Sequence[PlaceMention],
    text: str,
    keys: Sequence[NameKey],
    names: Mapping[NameKey, Name],
    senses: Mapping[NameKey, Sequence[float]],
    chosen: Mapping[int, tuple[Entry, str]],
) -> list[int]:
    """The mentions whose chosen bearer is not to be trusted. Where the words at a name put it into an area that holds
    the bearer, or the user has added it, it is."""
    kept = {n: entry for n, (entry, _) in chosen.items()}
    while (key := _least_trusted(describe_chosen(mentions, text, keys, names, senses, kept))) is not None:
        kept = {n: entry for n, entry in kept.items() if keys[n] != key}
    return [n for n in chosen if n not in kept]


def _least_trusted(described: Mapping[NameKey, Features]) -> NameKey | None:
    """The name whose bearer is the first to be given up, so that it tells nothing against the others any more."""
    apart = [key for key, features in described.items() if is_spelled_apart(features) or is_any_town(features)]
    if apart:
        return apart[0]
    weights = trust_weights()
    likely = {key: probability(features, weights) for key, features in described.items()}
    least = min(likely, key=lambda key: likely[key], default=None)
    return least if least is not None and likely[least] < LEAST_LIKELY else None


def is_spelled_apart(features: Features) -> bool:
    """Whether only another spelling leads to a place in a country in which no other place of the report lies, and which
    is not all that the report names."""
    alone = features["alone"] and features["country named"]
    return "match=spelling" in features and not features["country share"] and not alone


def is_any_town(features: Features) -> bool:
    """Whether a name that a part of any town may bear stands alone in its report."""
    return bool(features.get("generic") and features["alone"])


def probability(features: Features, weights: Mapping[str, float]) -> float:
    """How likely the bearer with these features is the one meant."""
    return 1.0 / (1.0 + exp(-sum([weights.get(name, 0.0) * value for name, value in features.items()])))


def describe_chosen(
    mentions: Sequence[PlaceMention],
    text: str,
    keys: Sequence[NameKey],
    names: Mapping[NameKey, Name],
    senses: Mapping[NameKey, Sequence[float]],
    chosen: Mapping[int, Entry],
) -> dict[NameKey, Features]:
    """The features of the bearer of each name that may be doubted."""
    bearers: dict[NameKey, Entry] = {}
    spots: dict[NameKey, list[PlaceMention]] = defaultdict(list)
    for n, entry in chosen.items():
        bearers.setdefault(keys[n], entry)
        spots[keys[n]].append(mentions[n])
    shares = {key: _share(entry, names[key], senses[key]) for key, entry in bearers.items()}
    telling = [(entry, shares[key]) for key, entry in bearers.items() if not is_generic(key[0])]
    home = _find_home(bearers, spots, shares)
    heads = {key for key in _in_datelines(spots, text) if bearers[key].population >= LARGE or names[key].told}
    towns = [bearers[key] for key in bearers if key in heads and bearers[key].kind == "city" and shares[key] > MEANT]
    described: dict[NameKey, Features] = {}
    for key, entry in bearers.items():
        if entry.kind not in DOUBTED or names[key].told or is_known_to_all(entry, key[0]):
            continue
        others = [(other, share) for other, share in telling if other.place_id != entry.place_id]
        described[key] = {
            **_describe_bearer(entry, shares[key], names[key]),
            **_describe_company(entry, others),
            **_describe_home(entry, home.without(entry), others),
            **({"dateline": 1.0} if key in heads else _describe_dateline(entry, towns, others)),
            **_describe_spots(spots[key], text),
        }
    return described


def _find_home(
    bearers: Mapping[NameKey, Entry], spots: Mapping[NameKey, Sequence[PlaceMention]], shares: Mapping[NameKey, float]
) -> Home:
    """Where the report's likely names lie, each as often as it stands."""
    return Home(
        [
            (entry, shares[key] * len(spots[key]))
            for key, entry in bearers.items()
            if has_point(entry) and shares[key] > MEANT and not is_generic(key[0])
        ]
    )


def _in_datelines(spots: Mapping[NameKey, Sequence[PlaceMention]], text: str) -> frozenset[NameKey]:
    """The names that stand in capitals in a dateline."""
    lines = list_datelines(text)
    return frozenset(
        key
        for key, mentions in spots.items()
        if any(m.text.isupper() and start <= m.start < end for m in mentions for start, end in lines)
    )


def _share(entry: Entry, name: Name, shares: Sequence[float]) -> float:
    """How likely an entry is among those of its name; a town and the area of its name around it are one bearer."""
    if not name.entries:
        return 1.0
    return sum([share for share, other in zip(shares, name.entries, strict=True) if is_close(entry, other)])


def _describe_bearer(entry: Entry, share: float, name: Name) -> Features:
    """How likely, how large, and how much larger than the next of its name in powers of ten a bearer is."""
    size = {"size": log10(entry.population)} if entry.population else {"size unknown": 1.0}
    rival = max([other.population for other in name.entries if not is_close(entry, other)], default=0)
    lead = log10((entry.population + 1000) / (rival + 1000))
    features = {"bias": 1.0, "share": share, f"kind={entry.kind}": 1.0, f"match={entry.match}": 1.0, **size}
    own = {
        "own name": float(entry.label.casefold() == name.text),
        "generic": float(is_generic(name.text)),
    }
    return {**features, **own, "larger": max(lead, 0.0), "smaller": max(-lead, 0.0)}


def is_known_to_all(entry: Entry, name: str) -> bool:
    """Whether a bearer goes without saying: the user has added it, or it is a capital or a city of millions by its own
    name."""
    large = entry.population >= METROPOLIS or capitals().get(entry.country or "") == entry.label
    return (entry.kind == "city" and large and entry.label.casefold() == name) or entry.place_id.startswith(OWN)


def has_point(entry: Entry) -> bool:
    """Whether a bearer tells where the report is: it is no wide area and no people's name."""
    return entry.kind not in _WIDE and entry.match != "adjective"


def is_generic(name: str) -> bool:
    """Whether a name in small letters is one that a part of any town may bear: "west side", "midtown", "old town"."""
    return _GENERIC.issuperset(name.split())


def _describe_home(entry: Entry, home: Entry | None, others: Sequence[tuple[Entry, float]]) -> Features:
    """How far a bearer lies from the place around which most of the other names lie."""
    if home is None or _is_spoken_of(entry, home, others):
        return {}
    return {"home far": _farness(entry, [home])}


def _describe_dateline(entry: Entry, towns: Sequence[Entry], others: Sequence[tuple[Entry, float]]) -> Features:
    """How far a bearer lies from the towns of the datelines; a county is known to those who live around it."""
    if not towns or entry.kind == "admin2" or _is_spoken_of(entry, towns[0], others):
        return {}
    return {"dateline far": _farness(entry, towns)}


def _is_spoken_of(entry: Entry, home: Entry, others: Sequence[tuple[Entry, float]]) -> bool:
    """Whether the report names the country abroad, or the first-level area elsewhere, in which a bearer lies."""
    if entry.country != home.country:
        return any(other.kind == "country" and other.country == entry.country for other, _ in others)
    named = any(other.kind == "admin1" and other.label == entry.admin1 for other, _ in others)
    return named and entry.admin1 != home.admin1


def _describe_company(entry: Entry, others: Sequence[tuple[Entry, float]]) -> Features:
    """How well a bearer goes with those of the other names, each with its share."""
    inside = [(other, share) for other, share in others if other.kind != "country"]
    total = sum([share for _, share in inside]) + 1.0
    in_country = sum([share for other, share in inside if other.country == entry.country])
    in_area = sum([share for other, share in inside if _lies_in_area(other, entry)])
    points = [other for other, share in others if share > LIKELY and has_point(other)]
    named = any(other.kind == "country" and other.country == entry.country for other, _ in others)
    return {
        "others": log10(len(others) + 1),
        "country share": in_country / total,
        "country named": float(named),
        "area share": in_area / total,
        "far": _farness(entry, points),
        "alone": float(not points),
        "foreign": float(bool(inside) and not named and in_country < 0.1),
    }


def _lies_in_area(other: Entry, entry: Entry) -> bool:
    """Whether another place lies in the first-level area of an entry, or is that area."""
    if entry.admin1 is None or other.country != entry.country:
        return False
    return entry.admin1 == (other.label if other.kind == "admin1" else other.admin1)


def _farness(entry: Entry, others: Sequence[Entry]) -> float:
    """How far the next of the others is, as the power of ten of the distance from which on it counts."""
    width = max(cos(radians(entry.lat)), 0.1)
    degrees = [hypot(entry.lat - other.lat, (entry.lon - other.lon) * width) for other in others]
    if not degrees:
        return 0.0
    return min(max(log10(min(degrees) * KM_PER_DEGREE / NEAR_KM + 1e-9), 0.0), FARTHEST)


def _describe_spots(spots: Sequence[PlaceMention], text: str) -> Features:
    """How the name stands: behind a preposition of place, inside an organisation's name, beside other capitals."""
    count = len(spots)
    led = any(_LED.search(text, max(0, m.start - _LED_REACH), m.start) for m in spots)
    behind = sum(1 for m in spots if _CAPITAL_BEHIND.match(text, m.end))
    return {
        "led": float(led),
        "times": log10(count),
        "organisation": sum(m.form == "organisation" for m in spots) / count,
        "capital behind": behind / count,
    }
