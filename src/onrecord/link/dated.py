"""Which days a group of sayings is known to be of, and what one report tells twice."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from onrecord.days import days_of
from onrecord.link.compare import LASTING
from onrecord.link.sayings import Saying, scope_of
from onrecord.model import Claim

#: a night lies in two days; what is told of a longer time is of none of them exactly
NIGHT_DAYS = 1
#: two tell the same number by chance, unless it is at least this
TELLING = 4

#: a measure and how many
Count = tuple[str, float]


def exact_days(claims: Iterable[Claim]) -> frozenset[int]:
    """The days of those happenings that are told of one day or night; none where a disaster goes on for days."""
    days: set[int] = set()
    for claim in claims:
        first, last = days_of(claim)
        if claim.kind in LASTING:
            return frozenset()
        if first is not None and last is not None and last - first <= NIGHT_DAYS and scope_of(claim) == "event":
            days.update((first, last))
    return frozenset(days)


def counts_of(claim: Claim) -> frozenset[Count]:
    """What a claim of one happening that is told as news counts, a bound by its bound."""
    if scope_of(claim) != "event" or claim.modality == "background":
        return frozenset()
    numbers = ((q.measure, q.value if q.value is not None else q.lower) for q in claim.quantities)
    return frozenset((measure, number) for measure, number in numbers if number is not None and number >= TELLING)


def told_twice(sayings: Sequence[Saying]) -> Iterator[tuple[int, int]]:
    """Pairs of sayings, by index, in which one report counts the same again: its headline and its lead, its end."""
    last: dict[tuple[str, Count], int] = {}
    told: dict[str, list[int]] = defaultdict(list)
    for index, saying in enumerate(sayings):
        told[saying.claim.report_id].append(index)
    for report in sorted(told):
        for index in sorted(told[report], key=lambda i: (sayings[i].claim.evidence.start, sayings[i].claim.claim_id)):
            for count in sorted(counts_of(sayings[index].claim)):
                before = last.get((report, count))
                if before is not None:
                    yield before, index
                last[report, count] = index
