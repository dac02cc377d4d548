"""Conflicts: claims in one slot that cannot all hold. Later updates, other scopes and silence are none."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from onrecord.ids import content_id
from onrecord.model import Claim, Conflict, ConflictKind, Quantity, Side
from onrecord.reconcile.basis import SAYING_SO, Basis, speaks_of_fact
from onrecord.reconcile.days import days_of, may_share_day
from onrecord.reconcile.figures import standing_numbers
from onrecord.reconcile.names import opposed, same_side
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
            note = "one origin, and nothing to order its numbers by" if len({_id(s) for s in standing}) == 1 else None
            found.append(make_conflict("value", [event_id], sides, note))
    return found


def _id(one: Said) -> str:
    return one.origin.id if one.origin else ""


def find_category_conflicts(event_id: str, said: Sequence[Said], basis: Basis) -> list[Conflict]:
    """The same number of the same people, by one origin killed and by another injured, or civilians and fighters."""
    found = []
    for i, a in enumerate(said):
        for b in said[i + 1 :]:
            if _id(a) == _id(b) or a.quantity.value is None or a.quantity.value != b.quantity.value:
                continue
            if _same_people(a, b) and a.quantity.measure != b.quantity.measure:
                pair: list[str] = [a.quantity.measure, b.quantity.measure]
            elif a.quantity.measure == b.quantity.measure and _other_status(a, b):
                pair = [class_of(a.quantity.population), class_of(b.quantity.population)]
            else:
                continue
            sides = [make_side(w, [s.claim], basis, s.quantity) for w, s in zip(pair, (a, b), strict=True)]
            found.append(make_conflict("category", [event_id], sides))
    return found


def _same_people(a: Said, b: Said) -> bool:
    mine, yours = a.quantity.population, b.quantity.population
    if {a.quantity.measure, b.quantity.measure} - {"killed", "injured", "missing", "detained"}:
        return False
    narrowed = narrowing_of(mine), narrowing_of(yours)
    return (
        bool(mine and yours) and class_of(mine) == class_of(yours) and narrowed[0] == narrowed[1] and _same_place(a, b)
    )


def _other_status(a: Said, b: Said) -> bool:
    return {class_of(a.quantity.population), class_of(b.quantity.population)} == {
        "civilian",
        "combatant",
    } and _same_place(a, b)


def _same_place(a: Said, b: Said) -> bool:
    mine, yours = a.claim.place, b.claim.place
    if mine is None or yours is None or not may_share_day(a.claim, b.claim):
        return False
    return (mine.label or mine.name).casefold() == (yours.label or yours.name).casefold()


def find_denials(event_id: str, claims: Sequence[Claim], basis: Basis) -> list[Conflict]:
    """Denials of the event or of having done it. Declining to comment and not confirming deny nothing."""
    told = [c for c in claims if speaks_of_fact(c)]
    denied = [c for c in claims if _denies(c)]
    found = []
    for denial in denied:
        agents = {a.label or a.text for c in told for a in c.actors if a.role == "agent"}
        denier = basis.origins.get(denial.claim_id)
        accused = sorted(a for a in agents if denier is not None and same_side(a, denier.label))
        others = [c for c in told if c.claim_id != denial.claim_id]
        if not others:
            continue
        if accused:
            sides = [make_side(accused[0], others, basis), make_side(f"not {accused[0]}", [denial], basis)]
            found.append(make_conflict("responsibility", [event_id], sides, "the accused denies it"))
        else:
            sides = [make_side("it happened", others, basis), make_side("it did not happen", [denial], basis)]
            found.append(make_conflict("occurrence", [event_id], sides))
    return found


def _denies(claim: Claim) -> bool:
    return claim.attribution.stance == "denies" or (
        claim.modality == "negated" and claim.attribution.stance in SAYING_SO
    )


def find_rival_doers(event_id: str, kind: str, claims: Sequence[Claim], basis: Basis) -> list[Conflict]:
    """Two doers named for one deed, surely of different parties, and nobody names both."""
    if kind not in ONE_SIDED:
        return []
    by_doer: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        doers = [a.label or a.text for a in claim.actors if a.role == "agent"]
        if speaks_of_fact(claim) and len(doers) == 1:
            by_doer[doers[0]].append(claim)
    names = sorted(by_doer)
    rivals = [(a, b) for i, a in enumerate(names) for b in names[i + 1 :] if opposed(a, b)]
    return [
        make_conflict("responsibility", [event_id], [make_side(name, by_doer[name], basis) for name in pair])
        for pair in rivals[:1]
    ]


def find_time_and_place_conflicts(event_id: str, claims: Sequence[Claim], basis: Basis) -> list[Conflict]:
    """Exact days of one event that exclude each other."""
    by_day: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        first, last = days_of(claim)
        if speaks_of_fact(claim) and first is not None and first == last and claim.occurred.start:
            by_day[claim.occurred.start[:10]].append(claim)
    if len(by_day) < 2:
        return []
    sides = [make_side(day, by_day[day], basis) for day in sorted(by_day)]
    return [make_conflict("time", [event_id], sides)]


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
