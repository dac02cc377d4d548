"""REPORTS -> STORIES: which reports tell mainly of the same happening, by their words, days and people.

The weights are those of a logistic regression with six features, fitted on two sets of news of shootings, one dense
and one sparse in time, and rounded between the two (see
docs/accuracy.md); they are log-odds, so each says in itself how much a feature tells.
"""

import heapq
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from onrecord.days import day_number, days_of
from onrecord.link.kinds import HARMFUL, group_of
from onrecord.link.words import Vector, cosine, meeting_pairs, named_ages, story_text, weigh_words
from onrecord.model import Claim, Family, Report
from onrecord.values import Value

#: a report meets others through so many of its weightiest words, and through each with so many neighbours in time
TELLING_WORDS = 15
WINDOW = 12
#: below, two reports are strangers
STRANGERS = 0.02
#: mean probability between the members of two stories from which they are one
BAR = 0.4
#: share of a report's words that make it a carrier of its root, and its story the root's
CARRIED = 0.5

BIAS = 6.5
LOG_COSINE = 4.1
LOG_DAYS_APART = -0.9
SAME_DAY = 3.2
OTHER_DAYS = -2.2
SHARED_AGES = 3.7
OTHER_AGES = -1.7


class Profile(Value, frozen=True, kw_only=True):
    """What of a report is compared: the days on which harm was done, ages of people, and the day of publication."""

    days: frozenset[int]
    ages: frozenset[str]
    published: int | None


class Stories(Value, frozen=True, kw_only=True):
    """``likeness``: probability that two reports (ids sorted) tell of one happening. ``story_of``: report -> story.

    ``root_of``: carrier -> the report whose copy it mainly is, and through which it was compared.
    """

    likeness: Mapping[tuple[str, str], float]
    story_of: Mapping[str, str]
    root_of: Mapping[str, str]

    def likeness_of(self, a: str, b: str) -> float:
        """The probability that two reports tell of one happening: 1 for carriers of one copy, 0 for strangers."""
        a, b = self.root_of.get(a, a), self.root_of.get(b, b)
        return 1.0 if a == b else self.likeness.get((min(a, b), max(a, b)), 0.0)

    def members(self) -> tuple[tuple[str, ...], ...]:
        """The stories as sorted report ids, sorted."""
        told: dict[str, list[str]] = defaultdict(list)
        for report_id in sorted(self.story_of):
            told[self.story_of[report_id]].append(report_id)
        return tuple(sorted(tuple(reports) for reports in told.values()))


def group_stories(reports: Sequence[Report], claims: Sequence[Claim], families: Sequence[Family]) -> Stories:
    """Every report in one story. Carriers of one copy are one story and are compared through their root."""
    root_of = find_carriers(families)
    texts = {report.report_id: story_text(report) for report in sorted(reports, key=lambda r: r.report_id)}
    vectors = weigh_words(texts, root_of)
    profiles = make_profiles(reports, claims, texts)
    compared = {r: vectors[r] for r in vectors if root_of.get(r, r) == r or root_of[r] not in vectors}
    order = {r: profiles[r].published or 0 for r in compared}
    pairs = meeting_pairs(compared, order, words=TELLING_WORDS, window=WINDOW)
    likeness = {pair: p for pair in pairs if (p := compare_stories(pair, vectors, profiles)) >= STRANGERS}
    grouped = join_likely(sorted(compared), likeness)
    story_of = {r: grouped[root_of[r] if root_of.get(r) in compared else r] for r in vectors}
    compared_by = {r: root for r, root in root_of.items() if r in vectors and root in compared}
    return Stories(likeness=likeness, story_of=story_of, root_of=compared_by)


def find_carriers(families: Sequence[Family]) -> dict[str, str]:
    """Report -> the root whose copy makes up most of it."""
    carriers: dict[str, str] = {}
    for family in sorted(families, key=lambda f: f.family_id):
        for link in family.links:
            if link.from_ == family.root and link.containment >= CARRIED:
                carriers.setdefault(link.to, family.root)
    return carriers


def make_profiles(reports: Sequence[Report], claims: Sequence[Claim], texts: Mapping[str, str]) -> dict[str, Profile]:
    """The profile of each report."""
    days: dict[str, set[int]] = defaultdict(set)
    for claim in claims:
        first, last = days_of(claim)
        if first is not None and first == last and group_of(claim.kind) in HARMFUL:
            days[claim.report_id].add(first)
    return {
        r.report_id: Profile(
            days=frozenset(days[r.report_id]),
            ages=named_ages(texts[r.report_id]),
            published=day_number(r.published) if r.published else None,
        )
        for r in reports
    }


def compare_stories(pair: tuple[str, str], vectors: Mapping[str, Vector], profiles: Mapping[str, Profile]) -> float:
    """The probability that two reports tell of one happening."""
    a, b = profiles[pair[0]], profiles[pair[1]]
    score = BIAS + LOG_COSINE * math.log(cosine(vectors[pair[0]], vectors[pair[1]]) + 0.01)
    if a.published is not None and b.published is not None:
        score += LOG_DAYS_APART * math.log1p(abs(a.published - b.published))
    if a.days and b.days:
        gap = min(abs(x - y) for x in a.days for y in b.days)
        score += SAME_DAY if gap == 0 else OTHER_DAYS if gap > 1 else 0.0
    if a.ages and b.ages:
        shared = len(a.ages & b.ages)
        score += SHARED_AGES * shared / (1 + min(len(a.ages), len(b.ages))) if shared else OTHER_AGES
    return 1 / (1 + math.exp(-score))


def join_likely(nodes: Sequence[str], likeness: Mapping[tuple[str, str], float], *, bar: float = BAR) -> dict[str, str]:
    """Average linkage: the likeliest two groups first, while the mean probability between them reaches the bar.

    Pairs that were not compared count 0. Node -> the smallest id of its group.
    """
    groups = {node: [node] for node in nodes}
    near: dict[str, dict[str, float]] = {node: {} for node in nodes}
    for (a, b), p in likeness.items():
        near[a][b] = near[b][a] = p
    heap = [(-p, a, b, 1, 1) for (a, b), p in likeness.items() if p >= bar]
    heapq.heapify(heap)
    while heap:
        _, a, b, size_a, size_b = heapq.heappop(heap)
        if len(groups.get(a, ())) != size_a or len(groups.get(b, ())) != size_b:
            continue
        groups[a] += groups.pop(b)
        near[a] = _mean_likeness(near.pop(a), near.pop(b), size_a, size_b, without=(a, b))
        for other in near[a]:
            near[other].pop(b, None)
            near[other][a] = near[a][other]
            if near[a][other] >= bar:
                first, second = min(a, other), max(a, other)
                heapq.heappush(heap, (-near[a][other], first, second, len(groups[first]), len(groups[second])))
    return {member: name for name, members in groups.items() for member in members}


def _mean_likeness(
    a: Mapping[str, float], b: Mapping[str, float], size_a: int, size_b: int, *, without: tuple[str, str]
) -> dict[str, float]:
    others = sorted((a.keys() | b.keys()) - set(without))
    return {o: (a.get(o, 0.0) * size_a + b.get(o, 0.0) * size_b) / (size_a + size_b) for o in others}
