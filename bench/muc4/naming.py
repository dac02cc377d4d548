"""INCIDENT -> ITS TYPE: bombing, kidnapping or arson where that is likely enough, else an attack, the vaguest of them.

One logistic model for each type over what the incident's claims are and the words that tell of them (weights in
naming.csv): "killed by a bomb" and "killed on the day after the bomb" hold the same words of a deed.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from muc4.linear import probability, read_weights
from muc4.told import EXPLODED, FROM_THE_AIR, TAKEN, Told
from muc4.wording import describe_said

WEIGHTS = Path(__file__).with_name("naming.csv")
NARROW = ("BOMBING", "KIDNAPPING", "ARSON")
#: less likely than this, a narrow type is not told: wrong, it costs the whole record, where an attack is right in part
LEAST_LIKELY = 0.8
_SIGNS = {
    "exploded": EXPLODED,
    "from the air": FROM_THE_AIR,
    "taken": TAKEN,
    "burnt": re.compile(r"\b(?:fire|burn|arson|torch|ablaze|flames)", re.I),
    "shot": re.compile(r"\b(?:shot|gun|rifle|fired|bullet|machinegun|stab)", re.I),
    "killed": re.compile(r"\b(?:murder|assassinat|massacre|kill)", re.I),
}


def name_type(told: Sequence[Told], restored: str, weights: Mapping[str, float] | None = None) -> str:
    """The type of an incident; ``restored`` is the report's text in its case."""
    known = read_weights(WEIGHTS) if weights is None else weights
    features = describe_type(told, restored)
    likely, kind = max((probability(ask_type(kind, features), known), kind) for kind in NARROW)
    return kind if likely >= LEAST_LIKELY else "ATTACK"


def ask_type(kind: str, features: Mapping[str, float]) -> dict[str, float]:
    """The features of the question whether an incident is of a type."""
    return {kind: 1.0, **{f"{kind}: {name}": value for name, value in features.items()}}


def describe_type(told: Sequence[Told], restored: str) -> dict[str, float]:
    """The features of an incident: which share of its claims is what, what the first is, and their words."""
    counts: Counter[str] = Counter()
    for one in told:
        counts.update((one.type, f"kind {one.claim.kind}", f"weapon {one.claim.attributes.get('weapon_sort')}"))
        counts.update(sign for sign, pattern in _SIGNS.items() if pattern.search(one.words))
    shares = {name: count / len(told) for name, count in counts.items()}
    some = dict.fromkeys((f"some {sign}" for sign in _SIGNS if counts[sign]), 1.0)
    first = {f"first {told[0].type}": 1.0, f"first {told[0].claim.kind}": 1.0, f"most {most_of(told)}": 1.0}
    return {**shares, **some, **first, **describe_said(told, restored)}


def most_of(told: Sequence[Told]) -> str:
    """The type that most claims are of; an explosion makes an attack a bombing."""
    counts = Counter(one.type for one in told)
    kind = max(counts, key=lambda name: counts[name])
    return "BOMBING" if kind == "ATTACK" and counts["BOMBING"] else kind
