"""CHOSEN SENSES -> THE ONES TO TRUST: a name whose best bearer is likelier another place, or no place at all, has none.

The best of the known bearers of a name may still be the wrong one: the street, the quarter or the surname that is meant
stands in no gazetteer. What decides, with weights learned by scripts/train_place_trust.py (resources/place_trust.csv):
how likely the bearer is beside the others of its name, how large, how far from the other places of the report, how many
of these lie in its country and first-level area, and whether the name stands as a place's does. Better no point than
one on another continent.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from math import cos, exp, hypot, log10, radians

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
#: how the ids of places begin that a user has added
OWN = "place-"
#: distances are told from this one up, in kilometres; beyond the most, in powers of ten of it, all are alike
NEAR_KM, FARTHEST = 50.0, 2.5
KM_PER_DEGREE = 111.2
#: a place meant for sure by its own shares, whose distance counts
LIKELY = 0.8
#: the preposition of place before a name
_LED = re.compile(r"\b(?:in|near|at|from|outside|of)\s+(?:the\s+)?(?:\w+\s+of\s+)?\Z", re.I)
_LED_REACH = 30
#: capitalised words right before and behind a name, of which it may be a part
_CAPITAL_BEFORE = re.compile(r"[A-Z][\w.'’-]*\s\Z")
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
    weights = trust_weights()
    described = describe_chosen(mentions, text, keys, names, senses, {n: entry for n, (entry, _) in chosen.items()})
    doubted = {key for key, features in described.items() if probability(features, weights) < LEAST_LIKELY}
    doubted |= {key for key, features in described.items() if is_spelled_apart(features)}
    return [n for n in chosen if keys[n] in doubted]


def is_spelled_apart(features: Features) -> bool:
    """Whether only another spelling leads to a place in a country in which no other place of the report lies."""
    return "match=spelling" in features and not features["country share"] and not features["alone"]


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
    return {
        key: {
            **_describe_bearer(entry, shares[key], names[key].entries),
            **_describe_company(entry, [(o, shares[k]) for k, o in bearers.items() if o.place_id != entry.place_id]),
            **_describe_spots(spots[key], text),
        }
        for key, entry in bearers.items()
        if entry.kind in DOUBTED and not names[key].told and not entry.place_id.startswith(OWN)
    }


def _share(entry: Entry, name: Name, shares: Sequence[float]) -> float:
    """How likely an entry is among those of its name; a town and the area of its name around it are one bearer."""
    if not name.entries:
        return 1.0
    return sum([share for share, other in zip(shares, name.entries, strict=True) if is_close(entry, other)])


def _describe_bearer(entry: Entry, share: float, bearers: Sequence[Entry]) -> Features:
    """How likely, how large, and how much larger than the next of its name in powers of ten a bearer is."""
    size = {"size": log10(entry.population)} if entry.population else {"size unknown": 1.0}
    rival = max([other.population for other in bearers if not is_close(entry, other)], default=0)
    lead = log10((entry.population + 1000) / (rival + 1000))
    features = {"bias": 1.0, "share": share, f"kind={entry.kind}": 1.0, f"match={entry.match}": 1.0, **size}
    return {**features, "larger": max(lead, 0.0), "smaller": max(-lead, 0.0)}


def _describe_company(entry: Entry, others: Sequence[tuple[Entry, float]]) -> Features:
    """How well a bearer goes with those of the other names, each with its share."""
    inside = [(other, share) for other, share in others if other.kind != "country"]
    total = sum([share for _, share in inside]) + 1.0
    in_country = sum([share for other, share in inside if other.country == entry.country])
    in_area = sum([share for other, share in inside if _lies_in_area(other, entry)])
    points = [other for other, share in others if share > LIKELY and other.kind not in _WIDE]
    named = any(other.kind == "country" and other.country == entry.country for other, _ in others)
    return {
        "others": log10(len(others) + 1),
        "country share": in_country / total,
        "country named": float(named),
        "area share": in_area / total,
        "area some": min(in_area, 3.0),
        "far": _farness(entry, points),
        "alone": float(not points),
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
    before = sum(1 for m in spots if _CAPITAL_BEFORE.search(text, max(0, m.start - _LED_REACH), m.start))
    behind = sum(1 for m in spots if _CAPITAL_BEHIND.match(text, m.end))
    return {
        "led": float(led),
        "times": log10(count),
        "organisation": sum(m.form == "organisation" for m in spots) / count,
        "capital before": before / count,
        "capital behind": behind / count,
    }
