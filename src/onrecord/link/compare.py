"""How likely two sayings are about one event: one function a feature, each with a score and the words for it.

Scores add up like log-odds: above the bar of the cluster the two are one, ``NEVER`` rules it out. A feature that
knows nothing says 0.
"""

import math
from collections.abc import Callable
from functools import lru_cache

from onrecord.link.kinds import MISTAKEN, SPOKEN, alike, are_some, differ_in_means, group_of
from onrecord.link.parties import compare_parties
from onrecord.link.places import compare_places, same_spot
from onrecord.link.sayings import Saying, scope_of
from onrecord.model import Claim, Quantity
from onrecord.model.comparison import NEVER, Comparison

#: characters from its start within which a report says what its news is
LEAD = 600
#: characters within which a claim is told next to another
NEXT = 400
#: agreement above which two numbers are the same; what a second measure with the same number adds
PLAIN, BOTH = 0.4, 0.8
#: characters between two sentences of which the second goes on with the first
GOING_ON = 3
#: news without a day of its own is no older, unless it is told as background
NEWS_DAYS = 14
#: what news and something weeks older weigh together
OLD = -3.0
#: what it weighs that two reports tell one story: where these are its lead, for acts of speech, for what else happened
LEADS, SPEECH, STORY = 2.0, 0.5, 1.0
#: a disaster of nature goes on, and so does its toll, for so many days; each day apart costs so much
LASTING = frozenset({"flood", "storm", "earthquake", "wildfire", "epidemic"})
LASTING_DAYS, LASTING_COST = 7, 0.4
#: magnitudes further apart are two earthquakes
SAME_MAGNITUDE = 0.3
#: from so many days on, a time is too wide for an overlap to say anything
LONG_DAYS = 7

#: what features say of most pairs
DAY_UNKNOWN = Comparison(feature="day", score=0.0, words="a day is unknown")
OUTCOME_UNKNOWN = Comparison(feature="outcome", score=0.0, words="an outcome is unknown")
MAGNITUDE_UNKNOWN = Comparison(feature="magnitude", score=0.0, words="a magnitude is unknown")
NO_MEASURE = Comparison(feature="quantity", score=0.0, words="no measure in common")
NO_PART = Comparison(feature="part", score=0.0, words="neither is part of the other")

#: how likely two reports, named by their ids, tell one story
Likeness = Callable[[str, str], float]


def compare_sayings(a: Saying, b: Saying, likeness: Likeness) -> tuple[Comparison, ...]:
    """What the features say of a pair, as far as the first that rules it out."""
    comparisons = []
    for feature in FEATURES:
        comparisons.append(feature(a, b))
        if comparisons[-1].score == NEVER:
            return tuple(comparisons)
    return (*comparisons, compare_reports(a, b, likeness))


def score_sayings(a: Saying, b: Saying, likeness: Likeness) -> float:
    """The sum of what the features say: ``NEVER`` as soon as one rules the pair out."""
    score = 0.0
    for feature in FEATURES:
        score += feature(a, b).score
        if score == NEVER:
            return NEVER
    return score + compare_reports(a, b, likeness).score


def compare_kinds(a: Saying, b: Saying) -> Comparison:
    """Same kind, kinds that can be one, or never."""
    first, second = a.claim.kind, b.claim.kind
    if first != second and (_hurts_by_moving(a.claim, second) or _hurts_by_moving(b.claim, first)):
        return _rule_out_kinds(first, second)
    return _compare_kinds(first, second)


@lru_cache(maxsize=4096)
def _compare_kinds(a: str, b: str) -> Comparison:
    if a == b:
        return Comparison(feature="kind", score=0.5, words=f"both {a}")
    if alike(a, b):
        crowd = {group_of(a), group_of(b)} == {"crowd", "fighting"}
        score = -0.6 if crowd or {a, b} == MISTAKEN or differ_in_means(a, b) else 0.2
        return Comparison(feature="kind", score=score, words=f"{a} can be {b}")
    return _rule_out_kinds(a, b)


def _rule_out_kinds(a: str, b: str) -> Comparison:
    return Comparison(feature="kind", score=NEVER, words=f"{a} is no {b}")


def _hurts_by_moving(bare: Claim, other: str) -> bool:
    """Whether a claim is a bare count of the dead or hurt, the other kind a movement of people: flight kills nobody."""
    if group_of(bare.kind) != "harm" or group_of(other) != "movement":
        return False
    return any(quantity.measure in ("killed", "injured") for quantity in bare.quantities)


def compare_scopes(a: Saying, b: Saying) -> Comparison:
    """A total over a time is never one happening; a day's sum is none either. Totals are one that count the same since
    the same day; where no day is known the same number too."""
    if a.scope != b.scope:
        return Comparison(feature="scope", score=NEVER, words=f"one counts a {a.scope}, the other a {b.scope}")
    if a.scope == "total" and a.totals.isdisjoint(b.totals):
        return Comparison(feature="scope", score=NEVER, words="totals of different things or times")
    return _share_scope(a.scope)


@lru_cache(maxsize=8)
def _share_scope(scope: str) -> Comparison:
    return Comparison(feature="scope", score=1.0 if scope != "event" else 0.0, words=f"both count a {scope}")


def compare_days(a: Saying, b: Saying) -> Comparison:
    """The same day, days that overlap, a day off, or never."""
    (a1, a2), (b1, b2) = a.days, b.days
    gap = max((b1 or a2 or 0) - (a2 or b1 or 0), (a1 or b2 or 0) - (b2 or a1 or 0))
    if 0 < gap <= LASTING_DAYS and (a.claim.kind in LASTING or b.claim.kind in LASTING):
        return Comparison(feature="day", score=-LASTING_COST * gap, words=f"{gap} days apart in what lasts")
    if gap > 1:
        return Comparison(feature="day", score=NEVER, words=f"{gap} days apart")
    if gap == 1:
        exact = a1 is not None and a1 == a2 and b1 is not None and b1 == b2
        return Comparison(feature="day", score=-2.0 if exact else -1.5, words="a day apart")
    if a.claim.report_id == b.claim.report_id and are_ages_apart(a, b) and not goes_on(a.claim, b.claim):
        return Comparison(feature="day", score=OLD, words="one is news, the other lies weeks before it")
    if a1 is None or a2 is None or b1 is None or b2 is None:
        return DAY_UNKNOWN
    if a1 == a2 == b1 == b2:
        return Comparison(feature="day", score=1.0, words=f"both on {a.claim.occurred.start}")
    longest = max(a2 - a1, b2 - b1)
    return Comparison(feature="day", score=0.3 if longest < LONG_DAYS else 0.0, words="their days overlap")


def are_ages_apart(a: Saying, b: Saying) -> bool:
    """Whether one of two is news without a day of its own, and the other lay weeks before that was told."""
    return _is_old(a, b) or _is_old(b, a)


def _is_old(news: Saying, other: Saying) -> bool:
    """Whether one is told as news without a day of its own, and the other lay long before that was told."""
    told, last = news.days[1], other.days[1]
    if told is None or last is None or told - last <= NEWS_DAYS:
        return False
    return news.claim.occurred.start is None and news.claim.modality == "actual"


def goes_on(a: Claim, b: Claim) -> bool:
    """Whether the later of two claims of one report goes on, right after it, with what the earlier tells of a place."""
    if a.report_id != b.report_id or a.kind != b.kind:
        return False
    first, second = sorted((a, b), key=lambda c: (c.evidence.start, c.claim_id))
    near = 0 <= second.evidence.start - first.evidence.end < GOING_ON
    if not near or second.occurred.start is not None:
        return False
    return a.place is not None and b.place is not None and same_spot(a.place, b.place)


def bounds(quantity: Quantity) -> tuple[float, float]:
    """The least and the most that the wording allows; open ends are infinite. About and nearly give a tenth."""
    if quantity.value is not None:
        slack = 0.1 * quantity.value if quantity.quantifier in ("about", "nearly") else 0.0
        return quantity.value - slack, quantity.value + slack
    low = -math.inf if quantity.lower is None else quantity.lower
    return low, math.inf if quantity.upper is None else quantity.upper


def compare_quantities(first: Saying, second: Saying) -> Comparison:
    """Equal numbers of one measure speak for one event (large ones more), numbers that cannot both hold against."""
    a, b = first.claim, second.claim
    if not a.quantities or not b.quantities:
        return NO_MEASURE
    best, alike_measures = 0.0, set()
    words, same_report = NO_MEASURE.words, a.report_id == b.report_id
    for mine in a.quantities:
        for yours in b.quantities:
            if mine.measure == yours.measure:
                score = _agreement(mine, yours, same_report=same_report)
                if score > PLAIN:
                    alike_measures.add(mine.measure)
                if abs(score) > abs(best):
                    best, words = score, f"{mine.measure}: {mine.verbatim} and {yours.verbatim}"
    if len(alike_measures) > 1 and best > 0:
        best, words = best + BOTH, f"{words}, and another measure"
    if best == 0.0 and same_report:
        best = -0.2
    return Comparison(feature="quantity", score=best, words=words)


def _agreement(a: Quantity, b: Quantity, *, same_report: bool) -> float:
    number = a.value if a.value is not None else a.lower
    if number is not None and number == (b.value if b.value is not None else b.lower):
        return min(1.5, 0.4 + 0.35 * math.log(max(number, 1)))
    (low, high), (least, most) = bounds(a), bounds(b)
    if low <= most and least <= high:
        return 0.4
    if _may_hold(a, b) or _may_hold(b, a):
        return 0.0
    # Within one report another number of the same people is another event; elsewhere it may be a dispute.
    if same_report:
        return -1.5 if a.population == b.population or None in (a.population, b.population) else 0.0
    near = min(high, most) * 2 >= max(low, least)
    return -0.3 if near else -1.2


def _may_hold(whole: Quantity, part: Quantity) -> bool:
    """Whether one counts the children or women who can be among the people of the other."""
    some = are_some(part.population or "") and not are_some(whole.population or "")
    return some and bounds(part)[0] <= bounds(whole)[1]


def compare_outcomes(a: Saying, b: Saying) -> Comparison:
    """Different turns of a battle are different events; the conflict between them is kept as one."""
    first, second = a.claim.outcome, b.claim.outcome
    if first is None or second is None:
        return OUTCOME_UNKNOWN
    if first == second:
        return Comparison(feature="outcome", score=1.0, words=f"both {first}")
    if {first, second} == {"seized", "partly_seized"}:
        return Comparison(feature="outcome", score=0.3, words="seized, in part or whole")
    return Comparison(feature="outcome", score=NEVER, words=f"{first} and {second}")


def compare_magnitudes(a: Saying, b: Saying) -> Comparison:
    """Earthquakes of different magnitude are two, an aftershock is none of the shock."""
    first, second = a.claim.attributes.get("magnitude"), b.claim.attributes.get("magnitude")
    if not isinstance(first, int | float) or not isinstance(second, int | float):
        return MAGNITUDE_UNKNOWN
    if abs(first - second) > SAME_MAGNITUDE:
        return Comparison(feature="magnitude", score=NEVER, words=f"{first} and {second}")
    return Comparison(feature="magnitude", score=1.0, words=f"{first} and {second}")


def is_inside(part: Claim, whole: Claim) -> bool:
    """Whether a part is of the same happening as its whole: no place, day or wider scope sets them apart."""
    if scope_of(part) != "event" or scope_of(whole) != "event":
        return False
    own_place = part.place is not None and (whole.place is None or not same_spot(part.place, whole.place))
    own_day = part.occurred.start is not None and part.occurred.start != whole.occurred.start
    return not own_place and not own_day


def compare_parts(a: Saying, b: Saying) -> Comparison:
    """A part with a place or a day of its own is an event inside the whole's event, never the same one."""
    for part, whole in ((a, b), (b, a)):
        if whole.claim.claim_id in part.wholes and not is_inside(part.claim, whole.claim):
            return Comparison(feature="part", score=NEVER, words="one is a part that stands by itself")
    return NO_PART


def compare_actors(a: Saying, b: Saying) -> Comparison:
    """Who did it to whom, or who speaks."""
    return compare_parties(a.parties, b.parties)


def compare_reports(first: Saying, second: Saying, likeness: Likeness) -> Comparison:
    """Two reports full of the same rare words tell the same story, of which the later may not say how long ago it was;
    within one report nearness counts."""
    a, b = first.claim, second.claim
    if a.report_id == b.report_id:
        apart = abs(a.evidence.start - b.evidence.start)
        later = max(a, b, key=lambda c: (c.evidence.start, c.claim_id))
        if apart < NEXT and later.place is None and later.occurred.start is None:
            return Comparison(feature="report", score=1.7, words="told next, with no place or day of its own")
        if min(a.evidence.start, b.evidence.start) == 0 and later.evidence.start < LEAD:
            return Comparison(feature="report", score=1.2, words="its first words, and its lead")
        score = 0.8 if apart < NEXT // 2 else 0.3
        return Comparison(feature="report", score=score, words=f"one report, {apart} characters apart")
    news = a.evidence.start < LEAD and b.evidence.start < LEAD
    weight = LEADS if news else SPEECH if group_of(a.kind) in SPOKEN else STORY
    return _tell_one_story(likeness(a.report_id, b.report_id), weight, are_ages_apart(first, second))


@lru_cache(maxsize=4096)
def _tell_one_story(likeness: float, weight: float, old: bool) -> Comparison:
    words = f"their reports tell one story: {likeness:.2f}{', and these are its lead' if weight == LEADS else ''}"
    return Comparison(
        feature="report",
        score=round(weight * likeness + (OLD * (1 - likeness) if old else 0), 3),
        words=f"{words}; one is news, the other lies weeks before it" if old else words,
    )


#: those that can rule a pair out first
FEATURES: tuple[Callable[[Saying, Saying], Comparison], ...] = (
    compare_kinds,
    compare_days,
    compare_scopes,
    compare_outcomes,
    compare_magnitudes,
    compare_places,
    compare_parts,
    compare_quantities,
    compare_actors,
)
