"""Figures: low, best and high of a slot, with the rule that gave them (rules 3, 4 and 7). Never a mean."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Literal

from onrecord.model import Figure, Judgement
from onrecord.reconcile.population import choose_population
from onrecord.reconcile.slots import Said

Model = Literal["conservative", "representative", "informative"]
Number = float | int
Best = tuple[Number | None, str]


def make_figure(
    said: Sequence[Said],
    independent: Sequence[frozenset[str]],
    judged: Judgement | None,
    model: Model,
    likeliest: Number | None = None,
) -> Figure:
    """The figure of one slot. ``independent`` are groups of origin ids; origins of one group are one vote.
    ``likeliest`` is the number that all reports of the event make likeliest together, where people are told of one by
    one."""
    standing = standing_numbers([one for one in said if one.quantity.flag != "malformed"])
    own = [one for one in standing if not one.enemy]
    low, high = lowest([one for one in own if one.quantity.quantifier != "vague"] or own), highest(standing)
    best, method = choose_best(own, independent, judged, likeliest)
    if judged is None and model != "representative" and best is not None:
        best, method = (low, "conservative: the low") if model == "conservative" else (high, "informative: the high")
    if best is not None:
        low = best if low is None else min(low, best)
        high = max(high, best) if high is not None else None if standing else best
    if low == 0 and not best and high is None:  # "none" was said of some, and others were not counted
        low, best, method = None, None, "no number tells how many"
    return Figure(
        measure=said[0].quantity.measure,
        population=choose_population(said, best, high),
        low=low,
        best=best,
        high=high,
        method=_note(method, said, standing, best),
        claims=tuple(sorted({name for one in said for name in (one.claim.claim_id, *one.counted)})),
        origins=tuple(sorted(frozenset().union(*independent))),
    )


def _note(method: str, said: Sequence[Said], standing: Sequence[Said], best: Number | None) -> str:
    if best is not None and all(one.counted for one in said if best in (one.quantity.value, one.quantity.lower)):
        method += "; counted from people told one by one"
    broken = [one.quantity.verbatim for one in said if one.quantity.flag == "malformed"]
    if broken:
        method += f"; kept out until a person decides: {', '.join(sorted(set(broken)))}"
    if any(one.enemy for one in standing):
        method += "; a party's count of its enemy's losses raises high alone"
    return method


def lower_of(one: Said) -> Number | None:
    """What the wording gives as the least."""
    return one.quantity.value if one.quantity.value is not None else one.quantity.lower


def upper_of(one: Said) -> Number | None:
    """What the wording gives as the most, ``None`` where it is open."""
    return one.quantity.value if one.quantity.value is not None else one.quantity.upper


def lowest(said: Sequence[Said]) -> Number | None:
    """The least of the lower ends that are known."""
    return min((n for one in said if (n := lower_of(one)) is not None), default=None)


def highest(said: Sequence[Said]) -> Number | None:
    """The greatest of the upper ends; open when a lower bound stands above all of them."""
    top = max((n for one in said if (n := upper_of(one)) is not None), default=None)
    floor = max((n for one in said if (n := one.quantity.lower) is not None), default=None)
    return None if top is not None and floor is not None and floor >= top and top != floor else top


def is_vaguer(later: Said, earlier: Said) -> bool:
    """Whether a later wording only says less than the earlier number, and leaves it possible."""
    number, wording = earlier.quantity.value, later.quantity
    if number is None or wording.quantifier == "exact":
        return False
    if wording.value is not None:
        return earlier.quantity.quantifier == "exact" and abs(wording.value - number) <= 0.1 * number
    least, most = wording.lower, wording.upper
    return (least is None or least <= number) and (most is None or number <= most)


def standing_numbers(said: Sequence[Said]) -> list[Said]:
    """The latest number of each origin: a later one supersedes unless it is only vaguer (rule 4).

    Numbers of one origin on one day that cannot be ordered stand beside each other. Numbers whose origin is unknown
    count as one origin's.
    """
    by_origin: dict[str, list[Said]] = defaultdict(list)
    for one in sorted(said, key=lambda s: (s.published, s.claim.claim_id)):
        by_origin[one.origin.id if one.origin else ""].append(one)
    return [one for origin in sorted(by_origin) for one in _latest(by_origin[origin])]


def _latest(said: Sequence[Said]) -> list[Said]:
    newest = said[-1].published
    kept = [one for one in said if is_as_new(one.published, newest)]
    for earlier in reversed([one for one in said if not is_as_new(one.published, newest)]):
        if all(is_vaguer(later, earlier) for later in kept):
            kept = [earlier]
    return [one for one in kept if not any(other is not one and is_vaguer(one, other) for other in kept)]


def is_as_new(published: str, newest: str) -> bool:
    """Whether a report is of the newest time; a day without a clock cannot be told from that day with one."""
    return published == newest or (published[:10] == newest[:10] and 10 in (len(published), len(newest)))


def choose_best(
    said: Sequence[Said],
    independent: Sequence[frozenset[str]],
    judged: Judgement | None,
    likeliest: Number | None = None,
) -> Best:
    """The best value and the rule that gave it, in the order of rule 3."""
    if judged is not None:
        return judged.value, f"a person's judgement ({judged.by}, {judged.at}): {judged.reason}"
    voters = frozenset().union(*independent)
    said = [one for one in said if one.origin is not None and one.origin.id in voters] or list(said)
    numbers = [one for one in said if one.quantity.value is not None]
    shared = _shared(numbers, independent)
    if likeliest and shared is None:
        return likeliest, "the likeliest by what all reports tell"
    if not numbers:
        return _best_bound(said)
    return shared or _latest_outsider(numbers) or _most_frequent(numbers)


def _shared(said: Sequence[Said], independent: Sequence[frozenset[str]]) -> Best | None:
    votes: dict[Number, set[int]] = defaultdict(set)
    for one in said:
        for index, group in enumerate(independent):
            if one.origin is not None and one.origin.id in group:
                votes[_value(one)].add(index)
    most = max((len(v) for v in votes.values()), default=0)
    winners = [value for value, v in votes.items() if len(v) == most]
    if most < 2 or len(winners) != 1:
        return None
    return winners[0], f"the value that {most} independent origins share"


def _latest_outsider(said: Sequence[Said]) -> Best | None:
    outside = [one for one in said if not one.party]
    newest = max((one.published for one in outside), default="")
    values = {_value(one) for one in outside if is_as_new(one.published, newest)}
    if len(values) != 1:
        return None
    return values.pop(), "the latest count by an origin that is no party to it"


def _most_frequent(said: Sequence[Said]) -> Best:
    counts = Counter(dict.fromkeys(sorted({_value(one) for one in said}), 0))
    for origin, value in sorted({(one.origin.id if one.origin else "", _value(one)) for one in said}):
        counts[value] += 1 if origin or len(counts) == 1 else 0
    most = max(counts.values())
    winners = [value for value, count in counts.items() if count == most]
    if len(winners) == 1:
        return winners[0], "the most frequent value"
    return None, "the origins differ and none prevails"


def _best_bound(said: Sequence[Said]) -> Best:
    """With no number at all, a bound: the highest "more than" of those who are no party, else of anybody."""
    bounds = [one for one in said if not one.party and one.quantity.lower is not None]
    bounds = bounds or [one for one in said if one.quantity.lower is not None]
    plain = [one for one in bounds if one.quantity.upper is None and one.quantity.quantifier != "vague"]
    if not plain:
        return None, "no number that could be best"
    newest = max(one.published for one in plain)
    least = max(one.quantity.lower or 0 for one in plain if is_as_new(one.published, newest))
    return least, "a lower bound: no exact figure competes"


def _value(one: Said) -> Number:
    assert one.quantity.value is not None
    return one.quantity.value
