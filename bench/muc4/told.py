"""Claims of one report that can be of an incident of the muc4 task, each with its type, day, place and people."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.extract.numbers import read_table
from onrecord.mentions import Reading, VictimMention
from onrecord.model import Claim
from onrecord.values import Place

TYPES = {
    "bombing": "BOMBING", "abduction": "KIDNAPPING", "attack": "ATTACK", "shelling": "ATTACK", "air_strike": "ATTACK",
    "clash": "ATTACK", "threat": "ATTACK",
}  # fmt: skip
#: kinds of harm that nobody means
UNMEANT = frozenset({"accident", "earthquake", "flood", "storm", "wildfire", "epidemic"})
EFFECTS = {"killed": "DEATH", "injured": "INJURY", "hospitalised": "INJURY"}
EXPLODED = re.compile(r"\bbomb(?!ard|ing raid)|\bexplo[ds]|\bdynamit|\bgrenade|\bdetonat|\bblown up|\bblew up", re.I)
FROM_THE_AIR = re.compile(r"\b(?:air force|aircraft|planes?|helicopters?|aerial|air raid|strafed)\b", re.I)
TAKEN = re.compile(r"\bkidnap|\babduct|\bhostage|\bheld captive", re.I)
COUNTRIES = {row["iso"]: row["name"] for row in read_table("countries.csv")}


class Told(NamedTuple):
    """One claim of violence. ``day`` is the day it happened where known; ``people`` are whom its words tell of."""

    claim: Claim
    type: str
    day: str | None
    place: Place | None
    people: tuple[VictimMention, ...]

    @property
    def start(self) -> int:
        return self.claim.evidence.start

    @property
    def words(self) -> str:
        return self.claim.evidence.quote.lower()


def gather_told(reading: Reading) -> list[Told]:
    """The claims of violence in the order of the text."""
    claims = [(claim, kind) for claim in reading.claims if (kind := type_of(claim)) is not None]
    claims.sort(key=lambda pair: pair[0].evidence.start)
    people = share_people([claim for claim, _ in claims], reading)
    return [
        Told(claim, kind, day_of(claim), place_of(claim, reading), told)
        for (claim, kind), told in zip(claims, people, strict=True)
    ]


def type_of(claim: Claim) -> str | None:
    """The type of incident that a claim can be of; ``None`` for what is no violence."""
    words = claim.evidence.quote
    hurt = any(quantity.measure in EFFECTS for quantity in claim.quantities)
    kind = TYPES.get(claim.kind)
    if claim.kind in UNMEANT:
        return None
    if claim.kind == "damage":
        burnt = claim.attributes.get("weapon_sort") == "fire"
        kind = "ARSON" if burnt else "ATTACK"
    elif kind is None and hurt:
        kind = "ATTACK"
    if claim.kind == "arrest" and TAKEN.search(words):
        return "KIDNAPPING"
    if kind == "ATTACK" and claim.kind != "clash" and EXPLODED.search(words) and not FROM_THE_AIR.search(words):
        return "BOMBING"
    return kind


def day_of(claim: Claim) -> str | None:
    when = claim.occurred
    return when.start[:10] if when.start and when.start == when.end else None


def place_of(claim: Claim, reading: Reading) -> Place | None:
    """The place of a claim, else the most exact one that its sentence names."""
    if claim.place is not None and claim.place.country:
        return claim.place
    start, end = claim.evidence.start, claim.evidence.end
    within = [
        mention.place
        for mention in reading.places
        if mention.form == "name" and mention.place is not None and mention.place.country
        if start <= mention.start < end
    ]
    return min(within, key=lambda place: place.precision or 9, default=None)


def share_people(claims: Sequence[Claim], reading: Reading) -> list[tuple[VictimMention, ...]]:
    """The victims in each claim's sentence: those that its own counts name, the others with the first claim there."""
    text = reading.report.text
    shares: list[list[VictimMention]] = [[] for _ in claims]
    for victim in reading.victims:
        here = [n for n, c in enumerate(claims) if c.evidence.start <= victim.start < c.evidence.end]
        if not here:
            continue
        words = text[victim.start : victim.end]
        own = [n for n in here if any(words in q.verbatim or q.verbatim in words for q in claims[n].quantities)]
        shares[(own or here)[0]].append(victim)
    return [tuple(share) for share in shares]


def bin_of(value: float, edges: Sequence[float]) -> int:
    """The step of a value: how many of the edges it reaches."""
    return sum(value >= edge for edge in edges)
