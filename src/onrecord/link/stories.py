"""REPORTS -> STORIES: which reports tell mainly of the same happening, by their words, days, places and people."""

import heapq
from collections import defaultdict
from collections.abc import Mapping, Sequence

from onrecord.link.likeness import compare_stories
from onrecord.link.profiles import Profile, make_profiles
from onrecord.link.words import Vector, cosines, meeting_pairs, story_text, weigh_words
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
        return 1.0 if a == b else self.likeness.get((a, b) if a < b else (b, a), 0.0)

    def members(self) -> tuple[tuple[str, ...], ...]:
        """The stories as sorted report ids, sorted."""
        told: dict[str, list[str]] = defaultdict(list)
        for report_id in sorted(self.story_of):
            told[self.story_of[report_id]].append(report_id)
        return tuple(sorted(tuple(reports) for reports in told.values()))


class Meeting(Value, frozen=True, kw_only=True):
    """Reports ready to be compared: ``vectors`` of all, ``compared`` those that stand for themselves, their profiles,
    and the ``pairs`` of them (ids sorted) that have telling words in common.
    """

    root_of: Mapping[str, str]
    vectors: Mapping[str, Vector]
    compared: Sequence[str]
    profiles: Mapping[str, Profile]
    pairs: Sequence[tuple[str, str]]


def group_stories(reports: Sequence[Report], claims: Sequence[Claim], families: Sequence[Family]) -> Stories:
    """Every report in one story. Carriers of one copy are one story and are compared through their root."""
    meeting = meet_reports(reports, claims, families)
    vectors, profiles = meeting.vectors, meeting.profiles
    likeness = {}
    for (a, b), cosine in zip(meeting.pairs, cosines(vectors, meeting.pairs), strict=True):
        p = compare_stories(cosine, (profiles[a], profiles[b]))
        if p >= STRANGERS:
            likeness[a, b] = p
    grouped = join_likely(meeting.compared, likeness)
    story_of = {r: grouped[meeting.root_of.get(r, r)] for r in vectors}
    return Stories(likeness=likeness, story_of=story_of, root_of=meeting.root_of)


def meet_reports(reports: Sequence[Report], claims: Sequence[Claim], families: Sequence[Family]) -> Meeting:
    """Which reports are worth comparing, and all that is compared of them. A carrier stands behind its root."""
    ids = {report.report_id for report in reports}
    root_of = {r: root for r, root in find_carriers(families).items() if r in ids and root in ids}
    root_of = {r: root for r, root in root_of.items() if root not in root_of}
    texts = {report.report_id: story_text(report) for report in sorted(reports, key=lambda r: r.report_id)}
    vectors = weigh_words(texts, root_of)
    compared = {r: vectors[r] for r in vectors if r not in root_of}
    profiles = make_profiles(reports, claims, {r: texts[r] for r in compared})
    order = {r: profiles[r].published or 0 for r in compared}
    pairs = meeting_pairs(compared, order, words=TELLING_WORDS, window=WINDOW)
    return Meeting(root_of=root_of, vectors=vectors, compared=sorted(compared), profiles=profiles, pairs=pairs)


def find_carriers(families: Sequence[Family]) -> dict[str, str]:
    """Report -> the root whose copy makes up most of it."""
    carriers: dict[str, str] = {}
    for family in sorted(families, key=lambda f: f.family_id):
        for link in family.links:
            if link.from_ == family.root and link.containment >= CARRIED:
                carriers.setdefault(link.to, family.root)
    return carriers


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
