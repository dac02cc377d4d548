"""WHAT HELD AND WHAT WAS COUNTED OVER TIME, THEN AND NOW -> CHANGES of statuses and of series."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.model import Change, Series, Status
from onrecord.reconcile.change_reasons import Ground, tell_came


def compare_statuses(before: Sequence[Status], after: Sequence[Status]) -> Iterator[Change]:
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


def compare_series(before: Sequence[Series], after: Sequence[Series], ground: Ground) -> Iterator[Change]:
    """Each series that has points of claims that were not known: its latest point then and now."""
    then = {point.claim_id: series for series in before for point in series.points}
    for series in after:
        new = [point for point in series.points if point.claim_id not in ground.known]
        if not new:
            continue
        last = next((then[point.claim_id].points[-1] for point in series.points if point.claim_id in then), None)
        reasons = [tell_came(ground.basis.claims[point.claim_id], series.measure, ground) for point in new]
        yield Change(
            change="series", subject=_name_series(series), before=last, after=series.points[-1], reasons=tuple(reasons)
        )


def _name_series(series: Series) -> str:
    """Who is counted, where and since when, in words."""
    parts = [f"{series.measure}, {series.population or 'people'}"]
    if series.place is not None:
        parts.append(series.place.label or series.place.name)
    if series.since is not None:
        parts.append(f"since {series.since}")
    return ", ".join(parts)
