"""Pairs -> clusters: the likeliest first, never across a person's ``different`` or a contradiction."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import product

from onrecord.link.answers import answers_to_events
from onrecord.link.block import candidate_pairs
from onrecord.link.carried import fold_copies
from onrecord.link.compare import goes_on, is_inside, score_sayings
from onrecord.link.dated import counts_of, exact_days, told_twice
from onrecord.link.judged import pairs_judged, standing_judgements
from onrecord.link.loose import place_loose
from onrecord.link.mains import MAIN_BAR, pairs_of_mains
from onrecord.link.sayings import Saying
from onrecord.link.stories import Stories, group_stories
from onrecord.model import Claim, Family, Judgement, Report
from onrecord.model.comparison import NEVER

#: the sum of scores from which two sayings are one event
BAR = 2.0
#: the mean score between the members of two clusters from which they are one
MEAN_BAR = 1.0
#: so many sayings before one can stand in the sentence before its own
LOOK_BACK = 6
#: so many members of a cluster are compared before it joins another
SPOKESMEN = 12


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
    stories = group_stories(reports, [saying.claim for saying in sayings], families)
    scores = Scores(sayings, stories)
    clusters = Clusters(sayings, scores, parted)
    for first, second in reversed(pairs_judged(standing, "same")):
        clusters.unite(first, second)
    for first, second in parts_of_one_event(sayings):
        clusters.unite(first, second)
    for pair in told_twice(sayings):
        if scores.of(*pair) > 0:
            clusters.unite_of_day(*pair)
    answers = answers_to_events(sayings)
    for pair in continuations(sayings):
        if scores.of(*pair) >= BAR:
            clusters.unite(*(sayings[i].claim.claim_id for i in pair))
    pairs = (p for p in candidate_pairs(sayings, stories.story_of) if not answers.keys() & set(p))
    scored = ((-scores.of(*pair), pair) for pair in pairs)
    for _, pair in sorted(x for x in scored if x[0] <= -BAR):
        clusters.merge(*pair)
    for pair in pairs_of_mains(sayings, reports, stories.likeness):
        if scores.of(*pair) >= MAIN_BAR and not clusters.counts_apart(*pair):
            clusters.unite(*(sayings[i].claim.claim_id for i in pair))
    for pair in place_loose(sayings, lambda i: clusters.members[i], scores.of):
        clusters.unite_of_day(*pair)
    for index, answered in sorted(answers.items()):
        clusters.unite(sayings[index].claim.claim_id, answered)
    return clusters.sorted()


class Scores:
    """The score of any two sayings by their indexes, worked out once."""

    def __init__(self, sayings: Sequence[Saying], stories: Stories) -> None:
        self.sayings = sayings
        self.likeness = stories.likeness_of
        self.known: dict[int, float] = {}

    def of(self, a: int, b: int) -> float:
        """Above ``BAR`` the two are likely one event; ``NEVER`` when a feature rules it out."""
        first, second = (a, b) if a < b else (b, a)
        pair = first * len(self.sayings) + second  # one number: there are millions of them
        score = self.known.get(pair)
        if score is None:
            score = self.known[pair] = score_sayings(self.sayings[first], self.sayings[second], self.likeness)
        return score


def parts_of_one_event(sayings: Sequence[Saying]) -> Iterable[tuple[str, str]]:
    """Part and whole, by claim id, where both count the same happening and the part has no place or day of its own."""
    known = {claim_id: saying.claim for saying in sayings for claim_id in saying.claims}
    for saying in sayings:
        part = saying.claim
        for whole_id in sorted({q.part_of for q in part.quantities if q.part_of}):
            whole = known.get(whole_id)
            if whole is not None and whole is not part and is_inside(part, whole):
                yield part.claim_id, whole.claim_id


def continuations(sayings: Sequence[Saying]) -> Iterable[tuple[int, int]]:
    """Sayings, by index, whose second goes on in the next sentence with what the first tells of the same place."""
    order = sorted(range(len(sayings)), key=lambda i: (sayings[i].claim.report_id, sayings[i].claim.evidence.start, i))
    for position, second in enumerate(order):
        for first in order[max(0, position - LOOK_BACK) : position]:
            if goes_on(sayings[first].claim, sayings[second].claim):
                yield first, second


class Clusters:
    """Groups of sayings that grow; what must stay apart is asked before every step."""

    def __init__(self, sayings: Sequence[Saying], scores: Scores, parted: Iterable[tuple[str, str]]) -> None:
        self.sayings = sayings
        self.scores = scores
        self.index = {claim_id: i for i, saying in enumerate(sayings) for claim_id in saying.claims}
        self.members = {i: {i} for i in range(len(sayings))}
        self.counts = [counts_of(saying.claim) for saying in sayings]
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

    def unite_of_day(self, a: int, b: int) -> None:
        """One event by index, unless the two are known to be of different days."""
        if not self._days_apart(self.members[a], self.members[b]):
            self.unite(*(self.sayings[i].claim.claim_id for i in (a, b)))

    def merge(self, a: int, b: int) -> None:
        """One event, if the members across are alike on the whole and no two of them rule it out."""
        first, second = self.members[a], self.members[b]
        if first is second or self._held_apart(first, second):
            return
        spokesmen = sorted(first)[:SPOKESMEN], sorted(second)[:SPOKESMEN]
        across = 0.0
        for i, j in product(*spokesmen):
            across += self.scores.of(i, j)
            if across == NEVER:
                return
        enough = MEAN_BAR * len(spokesmen[0]) * len(spokesmen[1])
        if across >= enough and not self._counts_apart(first, second):
            self._join(first, second)

    def sorted(self) -> tuple[tuple[str, ...], ...]:
        """The clusters as claim ids."""
        once = {min(group): group for group in self.members.values()}
        clusters = (tuple(sorted(c for i in group for c in self.sayings[i].claims)) for group in once.values())
        return tuple(sorted(clusters))

    def _held_apart(self, first: set[int], second: set[int]) -> bool:
        return any(self.apart[i] & second for i in first if i in self.apart)

    def counts_apart(self, a: int, b: int) -> bool:
        """Whether the groups of two, by index, are known to be of different days, and each counts many others."""
        return self._counts_apart(self.members[a], self.members[b])

    def _counts_apart(self, first: set[int], second: set[int]) -> bool:
        mine, yours = ({measure for i in group for measure, _ in self.counts[i]} for group in (first, second))
        return not mine.isdisjoint(yours) and self._days_apart(first, second)

    def _days_apart(self, first: set[int], second: set[int]) -> bool:
        """Whether each is known to be of another day, and no number that tells makes it one: a date can be mistaken."""
        mine, yours = (exact_days(self.sayings[i].claim for i in group) for group in (first, second))
        if not mine or not yours or mine & yours:
            return False
        told, other = ({count for i in group for count in self.counts[i]} for group in (first, second))
        return told.isdisjoint(other)

    def _join(self, first: set[int], second: set[int]) -> None:
        first |= second
        for i in second:
            self.members[i] = first
