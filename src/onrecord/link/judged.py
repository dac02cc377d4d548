"""What people have decided about pairs of claims, as it stands: the latest word on each, nothing withdrawn."""

from collections.abc import Iterable, Sequence

from onrecord.model import Judgement

Pair = tuple[str, str]


def standing_judgements(judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """The judgements on pairs that hold today, oldest first.

    A later judgement on the same two claims supersedes; ``withdrawn`` takes back the judgement it names, or the one
    that stands on the same claims.
    """
    standing: dict[tuple[str, ...], Judgement] = {}
    for judgement in sorted(judgements, key=lambda j: (j.at, j.judgement_id)):
        key = tuple(sorted(set(judgement.targets)))
        if judgement.decision == "withdrawn":
            standing = {k: j for k, j in standing.items() if k != key and j.judgement_id not in key}
        elif judgement.decision in ("same", "different") and len(key) == 2:
            standing[key] = judgement
    return tuple(sorted(standing.values(), key=lambda j: (j.at, j.judgement_id)))


def pairs_judged(judgements: Iterable[Judgement], decision: str) -> tuple[Pair, ...]:
    """The pairs (smaller id first) on which the decision stands, in the order it was taken."""
    pairs = []
    for judgement in judgements:
        if judgement.decision == decision:
            first, second = sorted(set(judgement.targets))
            pairs.append((first, second))
    return tuple(pairs)
