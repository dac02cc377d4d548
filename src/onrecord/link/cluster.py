"""Pairs -> clusters: the likeliest first, never across a person's ``different`` or a contradiction."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from onrecord.link.block import candidate_pairs
from onrecord.link.carried import Saying, fold_copies
from onrecord.link.compare import NEVER, compare_sayings, is_inside, total
from onrecord.link.judged import pairs_judged, standing_judgements
from onrecord.link.stories import group_stories
from onrecord.model import Claim, Family, Judgement, Report

#: the sum of scores from which two sayings are one event
BAR = 2.0


def link_claims(
    claims: Sequence[Claim],
    reports: Sequence[Report],
    families: Sequence[Family],
    judgements: Sequence[Judgement],
) -> tuple[tuple[str, ...], ...]:
    """Clusters of claim ids, each cluster one event: every claim in exactly one, all sorted.

    The order of the input does not matter. ``same`` and ``different`` judgements that stand always win; take one back
    and the clusters are those that were without it.
    """
    standing = standing_judgements(judgements)
    parted = pairs_judged(standing, "different")
    sayings = fold_copies(claims, reports, families, frozenset(parted))
    scores = score_pairs(sayings, reports, families)
    clusters = Clusters(sayings, scores, parted)
    for first, second in reversed(pairs_judged(standing, "same")):
        clusters.unite(first, second)
    for first, second in parts_of_one_event(sayings):
        clusters.unite(first, second)
    for pair in sorted((p for p in scores if scores[p] >= BAR), key=lambda p: (-scores[p], p)):
        clusters.merge(*pair)
    return clusters.sorted()


def score_pairs(
    sayings: Sequence[Saying], reports: Sequence[Report], families: Sequence[Family]
) -> dict[tuple[int, int], float]:
    """The score of every pair worth comparing, by the indexes of its sayings."""
    stories = group_stories(reports, [saying.claim for saying in sayings], families)
    pairs = candidate_pairs(sayings, stories.story_of)
    return {pair: total(compare_sayings(sayings[pair[0]], sayings[pair[1]], stories.likeness)) for pair in pairs}


def parts_of_one_event(sayings: Sequence[Saying]) -> Iterable[tuple[str, str]]:
    """Part and whole, by claim id, where both count the same happening and the part has no place or day of its own."""
    known = {claim_id: saying.claim for saying in sayings for claim_id in saying.claims}
    for saying in sayings:
        part = saying.claim
        for whole_id in sorted({q.part_of for q in part.quantities if q.part_of}):
            whole = known.get(whole_id)
            if whole is not None and whole is not part and is_inside(part, whole):
                yield part.claim_id, whole.claim_id


class Clusters:
    """Groups of sayings that grow; what must stay apart is asked before every step."""

    def __init__(
        self, sayings: Sequence[Saying], scores: dict[tuple[int, int], float], parted: Iterable[tuple[str, str]]
    ) -> None:
        self.sayings = sayings
        self.scores = scores
        self.index = {claim_id: i for i, saying in enumerate(sayings) for claim_id in saying.claims}
        self.members = {i: {i} for i in range(len(sayings))}
        self.apart: dict[int, set[int]] = defaultdict(set)
        for a, b in parted:
            if a in self.index and b in self.index:
                self.apart[self.index[a]].add(self.index[b])
                self.apart[self.index[b]].add(self.index[a])

    def unite(self, a: str, b: str) -> None:
        """One event, whatever the scores say, unless a person holds members of the two apart."""
        if a in self.index and b in self.index:
            first, second = self.members[self.index[a]], self.members[self.index[b]]
            if first is not second and not self._held_apart(first, second):
                self._join(first, second)

    def merge(self, a: int, b: int) -> None:
        """One event, if the compared pairs across speak for it on the whole and none rules it out."""
        first, second = self.members[a], self.members[b]
        if first is second or self._held_apart(first, second):
            return
        across = [self.scores.get((min(i, j), max(i, j)), 0.0) for i in first for j in second]
        if NEVER not in across and sum(across) > 0:
            self._join(first, second)

    def sorted(self) -> tuple[tuple[str, ...], ...]:
        """The clusters as claim ids."""
        once = {min(group): group for group in self.members.values()}
        clusters = (tuple(sorted(c for i in group for c in self.sayings[i].claims)) for group in once.values())
        return tuple(sorted(clusters))

    def _held_apart(self, first: set[int], second: set[int]) -> bool:
        return any(self.apart[i] & second for i in first if i in self.apart)

    def _join(self, first: set[int], second: set[int]) -> None:
        first |= second
        for i in second:
            self.members[i] = first
