"""TWO RECORDS, AS KNOWN THEN AND NOW -> WHAT CHANGED, and which claim of which origin changed it.

Events, conflicts and figures are the same where they share claims: a claim keeps its id whatever comes later.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from onrecord.model import Change, Claim, Conflict, Event, Figure, Reason, Record
from onrecord.reconcile.change_reasons import Ground, lay_ground, tell_came, tell_left
from onrecord.reconcile.changes_in_time import compare_series, compare_statuses


def compare_records(before: Record, after: Record) -> tuple[Change, ...]:
    """The changes of events in order of time, then those of conflicts, of statuses and of series."""
    ground = lay_ground(before, after)
    holders = {claim: event for event in before.events for claim in event.claims}
    changes: list[Change] = []
    for event in sorted(after.events, key=_in_time):
        was = {holders[claim].event_id: holders[claim] for claim in event.claims if claim in holders}
        changes += _compare_event([was[name] for name in sorted(was)], event, ground)
    changes += _compare_conflicts(before, after, ground)
    changes += compare_statuses(before.statuses, after.statuses)
    return (*changes, *compare_series(before.series, after.series, ground))


def _in_time(event: Event) -> tuple[str, str]:
    return event.occurred.start or event.occurred.end or "9999", event.event_id


def _compare_event(was: Sequence[Event], event: Event, ground: Ground) -> list[Change]:
    names = tuple(earlier.event_id for earlier in was)
    new = [ground.basis.claims[claim] for claim in event.claims if claim not in ground.known]
    came = tuple(tell_came(claim, None, ground) for claim in new)
    if not was:
        return [Change(change="new_event", event_id=event.event_id, subject=event.summary, reasons=came)]
    changes = list(_compare_figures(was, event, new, ground))
    if len(was) > 1:
        joined = Change(
            change="joined_events", event_id=event.event_id, was=names, subject=event.summary,
            before="; ".join(earlier.summary for earlier in was), after=event.summary, reasons=came,
        )  # fmt: skip
        changes.insert(0, joined)
    elif was[0].corroboration != event.corroboration:
        moved = Change(
            change="corroboration", event_id=event.event_id, was=names, subject=event.summary,
            before=was[0].corroboration, after=event.corroboration, reasons=came,
        )  # fmt: skip
        changes.append(moved)
    if new and not changes:
        again = Change(change="told_again", event_id=event.event_id, was=names, subject=event.summary, reasons=came)
        changes.append(again)
    return changes


def _compare_figures(was: Sequence[Event], event: Event, new: Sequence[Claim], ground: Ground) -> Iterator[Change]:
    names = tuple(earlier.event_id for earlier in was)
    left = [figure for earlier in was for figure in earlier.figures]
    for after in event.figures:
        before = _find_same(after, left)
        left = [figure for figure in left if figure is not before]
        if before is None or _ends(before) != _ends(after):
            reasons = _explain(before, after, new, ground)
            yield Change(
                change="figure", event_id=event.event_id, was=names, subject=event.summary, before=before, after=after,
                reasons=reasons,
            )  # fmt: skip
    for before in left:
        reasons = tuple(tell_left(ground.basis.claims[name], before.measure, ground) for name in before.claims)
        yield Change(
            change="figure", event_id=event.event_id, was=names, subject=event.summary, before=before, reasons=reasons
        )


def _ends(figure: Figure) -> tuple[float | int | None, ...]:
    return figure.low, figure.best, figure.high


def _find_same(figure: Figure, others: Sequence[Figure]) -> Figure | None:
    """The figure of the same measure that shares most claims, else the one of the same people."""
    alike = [other for other in others if other.measure == figure.measure]
    shared = [other for other in alike if set(other.claims) & set(figure.claims)]
    if shared:
        return max(shared, key=lambda other: len(set(other.claims) & set(figure.claims)))
    return next((other for other in alike if other.population == figure.population), None)


def _explain(before: Figure | None, after: Figure, new: Sequence[Claim], ground: Ground) -> tuple[Reason, ...]:
    """Each claim that came into the figure, left it, or told its number again and changed nothing."""
    claims, measure = ground.basis.claims, after.measure
    earlier = [claims[name] for name in before.claims] if before else []
    held = {claim.claim_id for claim in earlier}
    entered = [claims[name] for name in after.claims if name not in held]
    aside = [c for c in new if c.claim_id not in after.claims and any(q.measure == measure for q in c.quantities)]
    reasons = [tell_came(claim, measure, ground, earlier, counted=True) for claim in entered]
    reasons += [tell_left(claim, measure, ground) for claim in earlier if claim.claim_id not in after.claims]
    reasons += [tell_came(claim, measure, ground) for claim in aside]
    return tuple(reason for reason in reasons if reason.why != "came" or reason.claim_id in after.claims)


def _compare_conflicts(before: Record, after: Record, ground: Ground) -> Iterator[Change]:
    """Conflicts of one kind that share claims are one, grown or shrunk."""
    then, now = _by_claim(before.conflicts), _by_claim(after.conflicts)
    for conflict in after.conflicts:
        if not any((conflict.kind, claim) in then for claim in _claims_of(conflict)):
            reasons = [
                tell_came(ground.basis.claims[claim], None, ground)
                for claim in _claims_of(conflict)
                if claim not in ground.known
            ]
            yield _change_conflict("new_conflict", conflict, after.events, reasons)
    holders = {claim: event for event in after.events for claim in event.claims}
    for conflict in before.conflicts:
        if not any((conflict.kind, claim) in now for claim in _claims_of(conflict)):
            events = {holders[claim].event_id: holders[claim] for claim in _claims_of(conflict)}
            since = [claim for name in sorted(events) for claim in events[name].claims if claim not in ground.known]
            earlier = [ground.basis.claims[claim] for claim in _claims_of(conflict)]
            measure = next((side.quantity.measure for side in conflict.sides if side.quantity), None)
            reasons = [tell_came(ground.basis.claims[claim], measure, ground, earlier) for claim in since]
            yield _change_conflict("settled_conflict", conflict, [events[name] for name in sorted(events)], reasons)


def _claims_of(conflict: Conflict) -> list[str]:
    return sorted({claim for side in conflict.sides for claim in side.claims})


def _by_claim(conflicts: Iterable[Conflict]) -> frozenset[tuple[str, str]]:
    return frozenset((conflict.kind, claim) for conflict in conflicts for claim in _claims_of(conflict))


def _change_conflict(
    change: Literal["new_conflict", "settled_conflict"],
    conflict: Conflict,
    events: Sequence[Event],
    reasons: Sequence[Reason],
) -> Change:
    held = set(_claims_of(conflict))
    about = [event for event in events if held & set(event.claims)]
    return Change(
        change=change,
        event_id=about[0].event_id if about else None,
        was=conflict.events if change == "settled_conflict" else (),
        subject=about[0].summary if about else conflict.kind,
        before=conflict if change == "settled_conflict" else None,
        after=conflict if change == "new_conflict" else None,
        reasons=tuple(reasons),
    )
