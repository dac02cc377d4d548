"""VICTIMS OF A REPORT -> HOW MANY PEOPLE: distinct persons by measure, numbers and words together."""

from collections.abc import Iterable, Sequence

from onrecord.extract.victims.harms import MEASURES
from onrecord.mentions import VictimMention
from onrecord.model import Measure

#: modalities of harm that came about; "allegedly" speaks of the deed, not of the wound
_DONE = frozenset(["actual", "background", "possible"])


def count_victims(victims: Sequence[VictimMention]) -> dict[Measure, int]:
    """How many people were killed, injured and so on in the report's own case; no key for what befell nobody.

    Each person is counted once, with the gravest that befell them: who is wounded and dies is killed. Persons told of
    one by one are taken to be among those that a number counts, so that the greater of the two is the count.
    """
    told = [victim for victim in victims if victim.modality in _DONE and not victim.apart]
    singles = gravest([victim for victim in told if victim.number == 1])
    counts: dict[Measure, int] = {}
    for measure in MEASURES:
        here = [victim for victim in told if singles.get(victim.person, measure) == measure]
        number = max(sum(m == measure for m in singles.values()), largest(here, measure, counts.get("killed", 0)))
        if number and not (measure == "hospitalised" and counts.get("injured", 0) >= number):
            counts[measure] = number
    return counts


def gravest(victims: Iterable[VictimMention]) -> dict[int, Measure]:
    """The gravest measure of each person."""
    found: dict[int, Measure] = {}
    for victim in victims:
        before = found.get(victim.person)
        if before is None or MEASURES.index(victim.measure) < MEASURES.index(before):
            found[victim.person] = victim.measure
    return found


def largest(victims: Iterable[VictimMention], measure: Measure, dead: int) -> int:
    """The largest number that one clause gives for a measure, those that it lists together summed; of people who were
    shot, with no word of what came of it, the ``dead`` are taken off."""
    clauses: dict[int, int] = {}
    hit: dict[int, bool] = {}
    for victim in victims:
        if victim.measure == measure and victim.number is not None:
            clauses[victim.cue] = clauses.get(victim.cue, 0) + victim.number
            hit[victim.cue] = victim.hit and hit.get(victim.cue, True)
    return max((n - dead if hit[cue] and n > dead else n for cue, n in clauses.items()), default=0)
