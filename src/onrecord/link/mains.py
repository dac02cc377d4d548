"""REPORTS OF ONE STORY -> the happening that each tells mainly: that of the dead and hurt in its headline or lead."""

from collections.abc import Iterable, Mapping, Sequence

from onrecord.days import day_number, days_of
from onrecord.link.compare import LEAD, NEWS_DAYS
from onrecord.link.kinds import group_of
from onrecord.link.sayings import Saying, scope_of
from onrecord.model import Claim, Report

#: groups of kinds that a report can be the news of by its dead and hurt
MAINLY = frozenset({"fighting", "disaster", "crowd", "harm", "epidemic"})
#: likeness of two reports from which what both tell mainly is compared
LIKE = 0.5
#: the score of a pair from which it is one event, without a look at what else is told of it
MAIN_BAR = 1.5


def pairs_of_mains(
    sayings: Sequence[Saying], reports: Iterable[Report], likeness: Mapping[tuple[str, str], float]
) -> list[tuple[int, int]]:
    """Pairs of sayings, by index: what two reports of one story tell mainly, the likeliest reports first."""
    mains = find_mains(sayings, {r.report_id: day_number(r.published) for r in reports if r.published})
    like = sorted((-p, a, b) for (a, b), p in likeness.items() if p >= LIKE and a in mains and b in mains)
    return [(mains[a], mains[b]) for _, a, b in like]


def find_mains(sayings: Sequence[Saying], published: Mapping[str, int | None]) -> dict[str, int]:
    """Report -> the saying of its headline or lead with the most dead, or hurt where nobody died. No news, no entry."""
    mains: dict[str, int] = {}
    for index, saying in enumerate(sayings):
        claim = saying.claim
        if _is_news(claim, published.get(claim.report_id)):
            best = mains.get(claim.report_id)
            if best is None or _weight(claim) > _weight(sayings[best].claim):
                mains[claim.report_id] = index
    return mains


def _is_news(claim: Claim, told: int | None) -> bool:
    if claim.modality != "actual" or claim.evidence.start >= LEAD or group_of(claim.kind) not in MAINLY:
        return False
    if scope_of(claim) != "event" or not any(count_harmed(claim)):
        return False
    last = days_of(claim)[1]
    return told is None or last is None or told - last <= NEWS_DAYS


def count_harmed(claim: Claim) -> tuple[float, float]:
    """The most dead and the most hurt that a claim counts, 0 where it counts none."""

    def most(measure: str) -> float:
        return max((q.value or q.lower or 0 for q in claim.quantities if q.measure == measure), default=0)

    return most("killed"), most("injured")


def _weight(claim: Claim) -> tuple[float, float, int, str]:
    return *count_harmed(claim), -claim.evidence.start, claim.claim_id
