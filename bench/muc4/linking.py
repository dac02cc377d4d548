"""TOLD CLAIMS -> INCIDENTS: which claims of one report are of the same incident.

Claims come in the order of the text; each joins the incident told before that it most likely goes on with, or opens a
new one. The likelihood is a logistic model over what two claims have in common (weights in linking.csv).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from muc4.linear import probability, read_weights
from muc4.told import Told, bin_of
from muc4.wording import heads, stems

WEIGHTS = Path(__file__).with_name("linking.csv")
#: a claim that is less likely than this to go on with any incident before opens a new one
LEAST_LIKELY = 0.6
_TURN = re.compile(
    r"^(?:\[[^\]]*\] )?(?:meanwhile|also|another|in another|in addition|in other|on the other|elsewhere|moreover)"
)
_OTHER = re.compile(
    r"\b(?:another|other|second|also|previous|earlier) (?:\w+ )?(?:attack|bomb|explosi|action|incident|kidnap|murder)"
)
_SAME = re.compile(
    r"\b(?:the|this|that|these|those) (?:\w+ ){0,2}(?:attacks?|bombs?|blasts?|explosions?|actions?|incidents?|deed"
    r"|kidnapping|murders?|killings?|crimes?|assassination|ambush|massacre|victims?)\b"
)
_WORD = re.compile(r"[a-z]{4,}")
#: a word of a name: one that does not begin a sentence
_NAME = re.compile(r"(?<=[\w,’'] )[A-Z][\w'’-]{2,}")
#: characters at the head of a report within which its main incident is told first
HEAD = 400
#: characters at the head of a sentence whose words tell how it goes on
OPENING = 90
#: UCDP's precision of a place no wider than a district
EXACT = 3


def link_told(told: Sequence[Told], restored: str, weights: Mapping[str, float] | None = None) -> list[list[Told]]:
    """The claims of each incident, incidents in the order in which they are first told; ``restored`` is the report's
    text in its case."""
    known = read_weights(WEIGHTS) if weights is None else weights
    incidents: list[list[Told]] = []
    for claim in told:
        scored = [(likeness(incident, claim, restored, known), n) for n, incident in enumerate(incidents)]
        best, n = max(scored, default=(0.0, -1))
        if best >= LEAST_LIKELY:
            incidents[n].append(claim)
        else:
            incidents.append([claim])
    return incidents


def likeness(incident: Sequence[Told], claim: Told, restored: str, weights: Mapping[str, float]) -> float:
    """How likely a claim is of an incident: half by the member that it likeliest goes on with, half by all of them."""
    shares = [probability(compare_told(member, claim, restored), weights) for member in incident]
    return (max(shares) + sum(shares) / len(shares)) / 2


def compare_told(a: Told, b: Told, restored: str) -> dict[str, float]:
    """What two claims of a report have in common; ``a`` is told before ``b``."""
    weapons = compare_words(*(t.claim.attributes.get("weapon_sort") for t in (a, b)))
    gap = max(0, b.start - a.claim.evidence.end)
    names = [
        f"gap {bin_of(gap, (1, 5, 150, 400, 1000))}",
        f"types {' '.join(sorted((a.type, b.type)))}",
        f"day {compare_days(a, b)}",
        f"days apart {compare_times(a, b)}",
        f"place {compare_places(a, b)}",
        f"people {compare_people(a, b)}",
        f"weapon {weapons}",
        f"modality {compare_words(a.claim.modality, b.claim.modality)}",
        f"kinds {a.claim.kind} {b.claim.kind}",
        f"agents {compare_agents(a, b)}",
        f"after the first {a.start < HEAD}",
        f"deed by {compare_sets(*(finders(t) for t in (a, b)))}",
        f"told before {'told before' in (b.claim.found_by or '')}",
        f"harmed {compare_sets(*(heads_of_people(t, restored) for t in (a, b)))}",
        f"targets {compare_sets(*(heads_of(t, 'target') for t in (a, b)))}",
    ]
    found = dict.fromkeys(names, 1.0)
    if a.start != b.start:
        words = [set(_WORD.findall(t.words)) for t in (a, b)]
        found["words"] = len(words[0] & words[1]) / max(1, min(map(len, words)))
        for name, pattern in (("turn", _TURN), ("other", _OTHER), ("same", _SAME)):
            found[name] = float(bool(pattern.search(b.words)))
        found |= dict(compare_wording(*(restored[t.start : t.claim.evidence.end] for t in (a, b))))
        found |= compare_names(*(set(_NAME.findall(restored, t.start, t.claim.evidence.end)) for t in (a, b)))
    return found


def compare_names(one: set[str], other: set[str]) -> dict[str, float]:
    """How many names two sentences share, and how many the second tells anew, up to a few."""
    return {"names shared": float(min(3, len(one & other))), "names new": min(4, len(other - one)) / 2}


def compare_wording(one: str, other: str) -> Iterator[tuple[str, float]]:
    """The words that open the second of two sentences, those of both, and those of one alone; these weigh together the
    same in long sentences and short ones."""
    before, after = set(stems(one)), set(stems(other))
    yield from ((f"opening {word}", 0.3) for word in stems(other[:OPENING]))
    yield from ((f"both {word}", 0.5) for word in before & after)
    yield from ((f"no more {word}", len(before) ** -0.5) for word in before - after)
    yield from ((f"anew {word}", len(after) ** -0.5) for word in after - before)


def finders(told: Told) -> set[str]:
    """The words that made a claim one."""
    return set((told.claim.found_by or "").lower().split(", "))


def heads_of(told: Told, role: str) -> set[str]:
    return {word for actor in told.claim.actors if actor.role == role for word in heads(actor.text)}


def heads_of_people(told: Told, restored: str) -> set[str]:
    return {word for victim in told.people for word in heads(restored[victim.start : victim.end])}


def compare_sets(one: set[str], other: set[str]) -> str:
    if not one or not other:
        return "unknown"
    return "same" if one & other else "differ"


def compare_agents(a: Told, b: Told) -> str:
    return compare_sets(*({actor.text.lower() for actor in t.claim.actors if actor.role == "agent"} for t in (a, b)))


def compare_days(a: Told, b: Told) -> str:
    if a.day and b.day:
        return "same" if a.day == b.day else "differ"
    return "one" if a.day or b.day else "none"


def compare_places(a: Told, b: Told) -> str:
    if a.place is None or b.place is None:
        return "one" if a.place is not None or b.place is not None else "none"
    if a.place.place_id is not None and a.place.place_id == b.place.place_id:
        return "same" if (a.place.precision or 9) <= EXACT else "same area"
    if (a.place.precision or 9) <= EXACT and (b.place.precision or 9) <= EXACT:
        return "differ"
    return "wider"


def compare_people(a: Told, b: Told) -> str:
    """Whether the people of two claims are the same, alike in number and harm, or others; named ones are surest."""
    if not a.people or not b.people:
        return "one" if a.people or b.people else "none"
    if {v.person for v in a.people} & {v.person for v in b.people}:
        return "same"
    alike = {(v.number, v.measure) for v in a.people} & {(v.number, v.measure) for v in b.people}
    named = all(any(v.name is not None for v in t.people) for t in (a, b))
    counted = all(any((v.number or 0) > 1 for v in t.people) for t in (a, b))
    return f"{'alike' if alike else 'differ'} {'named' if named else 'counted' if counted else ''}".strip()


def compare_times(a: Told, b: Told) -> str:
    """How far apart the times of two claims are that name more than the day of the report."""
    days = [date.fromisoformat(t.claim.occurred.start[:10]) for t in (a, b) if t.claim.occurred.start]
    return "unknown" if len(days) < 2 else str(bin_of(abs((days[0] - days[1]).days), (1, 2, 8, 32)))


def compare_words(a: object, b: object) -> str:
    if a is None or b is None:
        return "one" if a is not None or b is not None else "none"
    return "same" if a == b else "differ"
