"""Conflicts: claims in one slot that cannot all hold. Later updates, other scopes and silence are none."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.days import days_of, may_share_day
from onrecord.ids import content_id
from onrecord.model import Claim, Conflict, ConflictKind, Quantity, Side
from onrecord.reconcile.basis import Basis, speaks_of_fact
from onrecord.reconcile.figures import standing_numbers
from onrecord.reconcile.names import opposed
from onrecord.reconcile.slots import Said, SlotKey, class_of, narrowing_of

#: kinds done by one side to another: two doers exclude each other
ONE_SIDED = frozenset("air_strike shelling bombing attack abduction".split())
#: outcomes that say who has a town at the end of it
TAKEN = frozenset({"partly_seized", "seized", "retaken"})
LOST = frozenset({"repelled", "withdrew"})


def make_conflict(
    kind: ConflictKind, events: Iterable[str], sides: Sequence[Side], note: str | None = None
) -> Conflict:
    """A conflict under an id made of what it holds; sides sorted."""
    ordered = tuple(sorted(sides, key=lambda s: (s.value, s.claims)))
    named = tuple(sorted(set(events)))
    key = [claim for side in ordered for claim in side.claims]
    return Conflict(conflict_id=content_id("x", kind, named, key), kind=kind, events=named, sides=ordered, note=note)


def make_side(value: str, claims: Iterable[Claim], basis: Basis, quantity: Quantity | None = None) -> Side:
    """One position, with who holds it."""
    ids = sorted({claim.claim_id for claim in claims})
    origins = {origin.id for i in ids if (origin := basis.origins.get(i)) is not None}
    return Side(value=value, quantity=quantity, origins=tuple(sorted(origins)), claims=tuple(ids))


def numbers_exclude(a: Quantity, b: Quantity) -> bool:
    """Whether two wordings leave no number that fits both; about and nearly give a tenth."""
    (low, high), (least, most) = _range(a), _range(b)
    return low > most or least > high


def _range(quantity: Quantity) -> tuple[float, float]:
    if quantity.value is not None:
        slack = 0.1 * quantity.value if quantity.quantifier in ("about", "nearly") else 0.0
        return quantity.value - slack, quantity.value + slack
    low = float("-inf") if quantity.lower is None else quantity.lower
    return low, float("inf") if quantity.upper is None else quantity.upper


def find_value_conflicts(event_id: str, slots: dict[SlotKey, list[Said]], basis: Basis) -> list[Conflict]:
    """Numbers of one slot, each its origin's latest, that exclude one another."""
    found = []
    for said in slots.values():
        standing = standing_numbers([s for s in said if s.quantity.flag != "malformed" and speaks_of_fact(s.claim)])
        if any(numbers_exclude(a.quantity, b.quantity) for a in standing for b in standing):
            by_wording: dict[tuple[object, ...], list[Said]] = defaultdict(list)
            for one in standing:
                by_wording[one.quantity.value, one.quantity.lower, one.quantity.upper].append(one)
            sides = [
                make_side(group[0].quantity.verbatim, [s.claim for s in group], basis, group[0].quantity)
                for group in by_wording.values()
            ]
            found.append(make_conflict("value", [event_id], sides, _order_note(standing)))
    return found


def _order_note(said: Sequence[Said]) -> str | None:
    """What the days of publication say of a dispute over a number."""
    if len({_id(one) for one in said}) == 1 and said[0].origin is not None:
        return "one origin, and nothing to order its numbers by"
    ordered = sorted(said, key=lambda one: (one.published[:10], _range(one.quantity)))
    days, floors = [one.published[:10] for one in ordered], [_range(one.quantity)[0] for one in ordered]
    rising = floors == sorted(floors) and len(set(days)) == len(set(floors)) > 1
    return "the numbers rise with the days of publication: the later may be an update" if rising else None


def _id(one: Said) -> str:
    return one.origin.id if one.origin else ""


def find_category_conflicts(event_id: str, said: Sequence[Said], basis: Basis) -> list[Conflict]:
    """The same number of the same people, by one origin killed and by another injured, or civilians and fighters.

    One person is no such number, and who is counted as dead later than as injured may have died since.
    """
    found = []
    named = [s for s in said if s.origin is not None and s.claim.claim_id not in basis.own_words and _several(s)]
    for i, a in enumerate(named):
        for b in named[i + 1 :]:
            if _id(a) == _id(b) or a.quantity.value != b.quantity.value or not _same_place(a, b):
                continue
            pair = _other_fate(a, b) or _other_status(a, b)
            if pair is not None:
                sides = [make_side(w, [s.claim], basis, s.quantity) for w, s in zip(pair, (a, b), strict=True)]
                found.append(make_conflict("category", [event_id], sides))
    return found


def _several(one: Said) -> bool:
    return one.quantity.value is not None and one.quantity.value > 1


def _other_fate(a: Said, b: Said) -> tuple[str, str] | None:
    """The two measures, if the same people are said to have met with different ones."""
    mine, yours = a.quantity, b.quantity
    fates = {mine.measure, yours.measure}
    if (
        len(fates) < 2
        or fates - {"killed", "injured", "missing", "detained"}
        or not (mine.population and yours.population)
    ):
        return None
    dead = next((s for s in (a, b) if s.quantity.measure == "killed"), None)
    if dead is not None and dead.published[:10] > (b if dead is a else a).published[:10] and not (a.party or b.party):
        return None
    same = class_of(mine.population) == class_of(yours.population)
    same = same and narrowing_of(mine.population) == narrowing_of(yours.population)
    return (mine.measure, yours.measure) if same else None


def _other_status(a: Said, b: Said) -> tuple[str, str] | None:
    """Civilians for one and fighters for the other."""
    pair = class_of(a.quantity.population), class_of(b.quantity.population)
    return pair if a.quantity.measure == b.quantity.measure and set(pair) == {"civilian", "combatant"} else None


def _same_place(a: Said, b: Said) -> bool:
    mine, yours = a.claim.place, b.claim.place
    if mine is None or yours is None or not may_share_day(a.claim, b.claim):
        return False
    return (mine.label or mine.name).casefold() == (yours.label or yours.name).casefold()


def find_time_conflicts(event_id: str, kind: str, claims: Sequence[Claim], basis: Basis) -> list[Conflict]:
    """Exact days, each in the mouth of another, on which one deed of a moment is said to have been done."""
    if kind not in ONE_SIDED:
        return []
    by_day: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        first, last = days_of(claim)
        if speaks_of_fact(claim) and first is not None and first == last and claim.occurred.start:
            by_day[claim.occurred.start[:10]].append(claim)
    return _dispute("time", event_id, by_day, basis)


def find_place_conflicts(event_id: str, claims: Sequence[Claim], basis: Basis) -> list[Conflict]:
    """Provinces, each in the mouth of another, in which one event is said to have happened."""
    by_area: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        place = claim.place
        part = any(q.part_of not in (None, claim.claim_id) for q in claim.quantities)
        if speaks_of_fact(claim) and place is not None and place.country and place.admin1 and not part:
            by_area[f"{place.admin1}, {place.country}"].append(claim)
    return _dispute("place", event_id, by_area, basis)


def _dispute(kind: ConflictKind, event_id: str, told: Mapping[str, Sequence[Claim]], basis: Basis) -> list[Conflict]:
    """A conflict of several answers, if every one has an origin and none of these gives them all."""
    sides = [make_side(answer, told[answer], basis) for answer in sorted(told)]
    named = [set(side.origins) for side in sides]
    if len(sides) < 2 or not all(named) or set.intersection(*named):
        return []
    return [make_conflict(kind, [event_id], sides)]


def find_outcome_conflicts(claims: Sequence[Claim], basis: Basis, event_of: dict[str, str]) -> list[Conflict]:
    """Opposite outcomes of the fight for one place that nothing orders in time: one conflict a place."""
    by_place: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.outcome in TAKEN | LOST and claim.place is not None and speaks_of_fact(claim):
            by_place[claim.place.place_id or (claim.place.label or claim.place.name).casefold()].append(claim)
    found = []
    for place in sorted(by_place):
        told = by_place[place]
        clash = {c.claim_id for a in told for b in told if _opposite(a, b) for c in (a, b)}
        by_outcome: dict[str, list[Claim]] = defaultdict(list)
        for claim in told:
            if claim.claim_id in clash:
                by_outcome[_outcome_words(claim)].append(claim)
        if len(by_outcome) > 1:
            sides = [make_side(words, by_outcome[words], basis) for words in sorted(by_outcome)]
            found.append(make_conflict("outcome", [event_of[i] for i in clash], sides))
    return found


def _opposite(a: Claim, b: Claim) -> bool:
    """One says a party gained the place, the other that it lost it, on days that may be the same."""
    if not may_share_day(a, b):
        return False
    mine, yours = _doers(a), _doers(b)
    if mine and yours:
        return _gains(a) == _gains(b) and any(opposed(x, y) for x in mine for y in yours)
    return a.outcome in {"partly_seized", "seized"} and b.outcome in LOST | {"retaken"}


def _gains(claim: Claim) -> bool:
    return claim.outcome != "withdrew"


def _doers(claim: Claim) -> list[str]:
    return [a.label or a.text for a in claim.actors if a.role in ("agent", "party")]


def _outcome_words(claim: Claim) -> str:
    doers = _doers(claim)
    return (
        f"{(claim.outcome or '').replace('_', ' ')} by {doers[0]}" if doers else (claim.outcome or "").replace("_", " ")
    )
