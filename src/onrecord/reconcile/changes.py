"""TWO RECORDS, AS KNOWN THEN AND NOW -> WHAT CHANGED, and which claim of which origin changed it.

Events, conflicts and figures are the same where they share claims: a claim keeps its id whatever comes later.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from onrecord.model import Change, Claim, Conflict, Event, Figure, Measure, Reason, Record, Status, Why
from onrecord.reconcile.basis import Basis, lay_basis
from onrecord.values import Value

#: flag of a report that says of itself that it was corrected
CORRECTED = "corrected"


class Ground(Value, frozen=True, kw_only=True):
    """What reasons are looked up in: the later record, and the claims that were known before."""

    basis: Basis
    known: frozenset[str]
    sources: Mapping[str, str]
    corrected: frozenset[str]


def compare_records(before: Record, after: Record) -> tuple[Change, ...]:
    """The changes of events in order of time, then those of conflicts and of statuses."""
    ground = Ground(
        basis=lay_basis(after.claims, after.reports, after.families),
        known=frozenset(claim.claim_id for claim in before.claims),
        sources={report.report_id: report.source for report in after.reports},
        corrected=frozenset(report.report_id for report in after.reports if CORRECTED in report.flags),
    )
    holders = {claim: event for event in before.events for claim in event.claims}
    changes: list[Change] = []
    for event in sorted(after.events, key=_in_time):
        was = {holders[claim].event_id: holders[claim] for claim in event.claims if claim in holders}
        changes += _compare_event([was[name] for name in sorted(was)], event, ground)
    changes += _compare_conflicts(before, after, ground)
    return (*changes, *_compare_statuses(before.statuses, after.statuses))


def _in_time(event: Event) -> tuple[str, str]:
    return event.occurred.start or event.occurred.end or "9999", event.event_id


def _compare_event(was: Sequence[Event], event: Event, ground: Ground) -> list[Change]:
    names = tuple(earlier.event_id for earlier in was)
    new = [ground.basis.claims[claim] for claim in event.claims if claim not in ground.known]
    came = tuple(_tell_came(claim, None, ground) for claim in new)
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
        reasons = tuple(_tell_left(ground.basis.claims[name], before.measure, ground) for name in before.claims)
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
    reasons = [_tell_came(claim, measure, ground, earlier, counted=True) for claim in entered]
    reasons += [_tell_left(claim, measure, ground) for claim in earlier if claim.claim_id not in after.claims]
    reasons += [_tell_came(claim, measure, ground) for claim in aside]
    return tuple(reason for reason in reasons if reason.why != "came" or reason.claim_id in after.claims)


def _tell_left(claim: Claim, measure: Measure, ground: Ground) -> Reason:
    return _tell(claim, "withdrawn" if claim.claim_id in ground.basis.retired else "left", measure, ground)


def _tell_came(
    claim: Claim, measure: Measure | None, ground: Ground, earlier: Sequence[Claim] = (), *, counted: bool = False
) -> Reason:
    """Why a new claim counts: it came, or supersedes what its origin said before; or why it does not."""
    if claim.claim_id in ground.basis.retired:
        return _tell(claim, "withdrawn", measure, ground)
    if claim.claim_id in ground.basis.carried and not counted:
        return _tell(claim, "copy", measure, ground)
    origin = ground.basis.origins.get(claim.claim_id)
    own = [c for c in earlier if origin is not None and ground.basis.origins.get(c.claim_id) == origin]
    own = [c for c in own if _number(c, measure) != _number(claim, measure)]
    if not own:
        return _tell(claim, "came", measure, ground)
    last = max(own, key=lambda c: (ground.basis.published.get(c.report_id, ""), c.claim_id))
    why: Why = "corrected" if claim.report_id in ground.corrected else "superseded"
    return _tell(claim, why, measure, ground, instead_of=last.claim_id)


def _tell(claim: Claim, why: Why, measure: Measure | None, ground: Ground, instead_of: str | None = None) -> Reason:
    origin = ground.basis.origins.get(claim.claim_id)
    return Reason(
        why=why, claim_id=claim.claim_id, report_id=claim.report_id, source=ground.sources[claim.report_id],
        origin=origin.label if origin else None, verbatim=_number(claim, measure), instead_of=instead_of,
    )  # fmt: skip


def _number(claim: Claim, measure: Measure | None) -> str | None:
    """Its number of this measure, as written; its first where none is asked for."""
    return next((q.verbatim for q in claim.quantities if measure in (None, q.measure)), None)


def _compare_conflicts(before: Record, after: Record, ground: Ground) -> Iterator[Change]:
    """Conflicts of one kind that share claims are one, grown or shrunk."""
    then, now = _by_claim(before.conflicts), _by_claim(after.conflicts)
    for conflict in after.conflicts:
        if not any((conflict.kind, claim) in then for claim in _claims_of(conflict)):
            reasons = [
                _tell_came(ground.basis.claims[claim], None, ground)
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
            reasons = [_tell_came(ground.basis.claims[claim], measure, ground, earlier) for claim in since]
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


def _compare_statuses(before: Sequence[Status], after: Sequence[Status]) -> Iterator[Change]:
    """Of each subject what held last, where its story is another than it was."""
    then, now = _by_subject(before), _by_subject(after)
    for key in sorted(then.keys() | now.keys()):
        old, new = then.get(key, []), now.get(key, [])
        if [_holding(status) for status in old] != [_holding(status) for status in new]:
            last, current = (stories[-1] if stories else None for stories in (old, new))
            yield Change(change="status", subject=[*old, *new][-1].subject, before=last, after=current)


def _by_subject(statuses: Sequence[Status]) -> dict[tuple[str, ...], list[Status]]:
    """The statuses of one thing in order of time; deadlines for different days are different things."""
    told: dict[tuple[str, ...], list[Status]] = defaultdict(list)
    for status in sorted(statuses, key=lambda s: (s.from_ or "", s.to or "9999", s.value)):
        place = status.place.place_id if status.place else None
        day = (status.to or "") if status.kind == "deadline" else ""
        told[status.kind, place or status.subject.casefold(), day].append(status)
    return told


def _holding(status: Status) -> tuple[str | None, ...]:
    return status.value, status.holder, status.from_, status.to
