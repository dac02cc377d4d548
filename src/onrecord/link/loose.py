"""Harm told in a few words further down, with no place and day of its own: of the happening told last before it."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from onrecord.link.compare import NEXT
from onrecord.link.dated import exact_days
from onrecord.link.kinds import alike, group_of
from onrecord.link.mains import MAINLY, count_harmed
from onrecord.link.places import is_area
from onrecord.link.sayings import Saying, scope_of
from onrecord.model import Claim
from onrecord.model.comparison import NEVER

#: a group of more sayings is an event that its report tells at length, and no remark
FEW = 2
#: words that set what happened off from what was told before
_OTHER = re.compile(
    r"\b(?:another|second|third|other|separate|similar|previous(?:ly)?|earlier|later|since|again|ago|past"
    r"|in (?:19|20)\d\d)\b",
    re.IGNORECASE,
)

#: index of a saying -> the indexes of its cluster
ClusterOf = Callable[[int], set[int]]
#: the score of two sayings by their indexes
Score = Callable[[int, int], float]


def place_loose(sayings: Sequence[Saying], cluster_of: ClusterOf, score: Score) -> Iterator[tuple[int, int]]:
    """Pairs of sayings, by index: a loose one and the one told last before it in its report, to be one event.

    The other is what the report tells at length, or stands near by. Nothing that both clusters tell may rule it out,
    and the loose one counts no more dead and hurt.
    """
    told: dict[str, list[int]] = defaultdict(list)
    for index, saying in enumerate(sayings):
        if is_news(saying.claim):
            told[saying.claim.report_id].append(index)
    for report in sorted(told):
        order = sorted(told[report], key=lambda i: (sayings[i].claim.evidence.start, sayings[i].claim.claim_id))
        for position, index in enumerate(order):
            group = cluster_of(index)
            before = find_told(sayings, order[:position], order, index, cluster_of)
            if before is not None and may_be_one(sayings, order, group, cluster_of(before), score):
                yield index, before


def find_told(
    sayings: Sequence[Saying], before: Sequence[int], order: Sequence[int], index: int, cluster_of: ClusterOf
) -> int | None:
    """The saying, by index, that a loose one may be of: what its report tells at length and mostly, for a bare mention;
    for a count what stands near by too. ``before`` are the sayings of the report told earlier, ``order`` all."""
    group = cluster_of(index)
    others = [i for i in reversed(before) if i not in group]
    at_length = next((i for i in others if is_at_length(sayings, cluster_of(i))), None)
    if all(is_mention(sayings[i].claim) for i in group):
        if at_length is None or not is_of_days(sayings, group, cluster_of(at_length)):
            return None
        return at_length if is_mostly(sayings, order, cluster_of(at_length)) else None
    if not is_loose(sayings[index].claim) or not all(has_no_own(sayings[i].claim) for i in group):
        return None
    return near_before(sayings, index, others) if at_length is None else at_length


def is_mention(claim: Claim) -> bool:
    """Whether harm is news without a number and without a place, whose words set it off from no other."""
    bare = claim.place is None and not any(count_harmed(claim))
    return bare and is_news(claim) and _OTHER.search(claim.evidence.quote) is None


def is_mostly(sayings: Sequence[Saying], order: Sequence[int], group: set[int]) -> bool:
    """Whether most of the harm that a report tells with a number, a day or a place is of one cluster."""
    plain = [i for i in order if any(count_harmed(sayings[i].claim)) or not has_no_own(sayings[i].claim)]
    return 2 * sum(i in group for i in plain) > len(plain)


def is_of_days(sayings: Sequence[Saying], group: set[int], other: set[int]) -> bool:
    """Whether the days that are told of a cluster are days of another."""
    days = exact_days(sayings[i].claim for i in group)
    return days <= exact_days(sayings[i].claim for i in other)


def is_at_length(sayings: Sequence[Saying], group: set[int]) -> bool:
    """Whether a cluster is an event that is told at length, with a day or a place of its own."""
    return len(group) > FEW and not all(has_no_own(sayings[i].claim) for i in group)


def near_before(sayings: Sequence[Saying], index: int, told_before: Sequence[int]) -> int | None:
    """The saying told last before another, if it stands near."""
    start = sayings[index].claim.evidence.start
    return next((i for i in told_before[:1] if start - sayings[i].claim.evidence.start < NEXT), None)


def is_news(claim: Claim) -> bool:
    """Whether a claim is of harm that is told as the news, and no total over a time."""
    return claim.modality == "actual" and group_of(claim.kind) in MAINLY and scope_of(claim) == "event"


def is_loose(claim: Claim) -> bool:
    """Whether harm has neither day nor exact place of its own."""
    return any(count_harmed(claim)) and has_no_own(claim)


def has_no_own(claim: Claim) -> bool:
    return claim.occurred.start is None and (claim.place is None or is_area(claim.place))


def may_be_one(
    sayings: Sequence[Saying],
    order: Sequence[int],
    loose: set[int],
    other: set[int],
    score: Callable[[int, int], float],
) -> bool:
    """Whether nothing in one report, whose sayings ``order`` names, rules out that two clusters are one event."""
    first, second = [i for i in order if i in loose], [i for i in order if i in other]
    if any(score(i, j) == NEVER for i in first for j in second):
        return False
    if not any(alike(sayings[i].claim.kind, sayings[j].claim.kind) for i in first for j in second):
        return False
    mine = [count_harmed(sayings[i].claim) for i in first]
    theirs = [count_harmed(sayings[j].claim) for j in second]
    return all(max(m[k] for m in mine) <= (max(t[k] for t in theirs) or float("inf")) for k in (0, 1))
