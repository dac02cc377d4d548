"""Statements that only answer: a denial, a refusal to confirm or to comment, and the happening that each answers."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from onrecord.link.kinds import SPOKEN, group_of
from onrecord.link.sayings import Saying
from onrecord.model import Claim

#: stances of a statement that has no content but the event it answers
ANSWERS = frozenset({"denies", "not_confirmed", "declined"})
#: characters before an answer within which the event stands that it answers
ANSWERED_WITHIN = 800


def answers_to_events(sayings: Sequence[Saying]) -> Mapping[int, str]:
    """The index of each statement that denies, does not confirm or declines to comment -> the claim it answers.

    That is the last happening told before it in the same report, and the whole where that one is a part. A total over
    a time is no happening; nobody answers a death toll of a war.
    """
    told: dict[str, list[Claim]] = defaultdict(list)
    for saying in sayings:
        if group_of(saying.claim.kind) not in SPOKEN and saying.scope != "total":
            told[saying.claim.report_id].append(saying.claim)
    answered = {}
    for index, saying in enumerate(sayings):
        answer = saying.claim
        if answer.kind != "statement" or answer.attribution.stance not in ANSWERS:
            continue
        start = answer.evidence.start
        before = [c for c in told[answer.report_id] if start - ANSWERED_WITHIN <= c.evidence.start <= start]
        if before:
            last = max(before, key=lambda c: (c.evidence.start, c.claim_id))
            wholes = sorted({q.part_of for q in last.quantities if q.part_of})
            answered[index] = wholes[0] if wholes else last.claim_id
    return answered
