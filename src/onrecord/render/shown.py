"""RECORD -> WHAT THE PAGE SHOWS: every event, conflict, status, total and copy with the words behind it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple, get_args

from onrecord.model import Claim, Conflict, Event, Family, Figure, Link, Measure, Point, Record, Report, Series, Status
from onrecord.render import charts, wording
from onrecord.render.passages import Compared, Piece, compare_copies, quote_in_context

UNDATED = "Day not known"
TOTALS = "Running totals and background"
#: an event over more than a week is a total or a background, by UCDP's date_prec
WEEK = 3
#: the dead first, as the contract names them
MEASURES: tuple[str, ...] = get_args(Measure)
STATUS_ORDER = ("territory", "ceasefire", "access", "deadline")


_WORD = re.compile(r"\w+")


class Witness(NamedTuple):
    """One claim as the page shows it: whose report, who says so, the words in their context."""

    claim: Claim
    report: Report
    voice: str
    pieces: tuple[Piece, ...]


class FigureShown(NamedTuple):
    """A figure, its drawing, and the claims that give it."""

    figure: Figure
    bar: charts.Bar | None
    witnesses: tuple[Witness, ...]


class EventShown(NamedTuple):
    """An event with its figures, what else is said of it, and the conflicts about it."""

    event: Event
    figures: tuple[FigureShown, ...]
    rest: tuple[Witness, ...]
    conflicts: tuple[Conflict, ...]


class Day(NamedTuple):
    """What stands under one heading."""

    name: str
    events: list[EventShown]
    statements: list[EventShown]


class SideShown(NamedTuple):
    """One position in a conflict with the words behind it."""

    value: str
    origins: str
    witnesses: tuple[Witness, ...]


class ConflictShown(NamedTuple):
    """A conflict, what it asks, and its sides beside each other."""

    conflict: Conflict
    question: str
    sides: tuple[SideShown, ...]
    events: tuple[Event, ...]


class StatusShown(NamedTuple):
    """One status with the words behind it."""

    status: Status
    origins: str
    witnesses: tuple[Witness, ...]


class StatusRow(NamedTuple):
    """All that held for one town, ceasefire or deadline, along time."""

    kind: str
    subject: str
    segments: tuple[charts.Segment, ...]
    statuses: tuple[StatusShown, ...]


class PointShown(NamedTuple):
    """One total with the words behind it."""

    point: Point
    origin: str
    witnesses: tuple[Witness, ...]


class SeriesShown(NamedTuple):
    """Totals as of dates, with their drawing."""

    series: Series
    steps: tuple[charts.Step, ...]
    points: tuple[PointShown, ...]


class CopyShown(NamedTuple):
    """How one report carries another's copy."""

    original: Report
    copy: Report
    containment: float
    version: bool
    changed: tuple[Compared, ...]
    same: int
    kinds: tuple[str, ...]


class FamilyShown(NamedTuple):
    """A copied story: its root and its carriers."""

    family: Family
    root: Report
    copies: tuple[CopyShown, ...]


Witnesses = Mapping[str, Witness]


def show_claims(record: Record) -> dict[str, Witness]:
    """Every claim as a witness, by its id."""
    reports = {report.report_id: report for report in record.reports}
    found = {}
    for claim in record.claims:
        report = reports[claim.report_id]
        found[claim.claim_id] = Witness(claim, report, voice_of(claim, report), quote_in_context(claim, report))
    return found


def voice_of(claim: Claim, report: Report) -> str:
    """Who says so, from the origin to the page: "Observatory, by way of AFP"."""
    links = [link.name for link in claim.attribution.chain]
    origin = claim.attribution.origin or (links.pop() if links else None)
    relays = [name for name in links if name != origin]
    if report.agency and report.agency not in (origin, *relays):
        relays.insert(0, report.agency)
    told = origin or "nobody named"
    return f"{told}, by way of {', '.join(relays)}" if relays else told


def pick(ids: Iterable[str], witnesses: Witnesses) -> tuple[Witness, ...]:
    return tuple(witnesses[name] for name in ids if name in witnesses)


def show_days(record: Record, events: Sequence[Event], witnesses: Witnesses) -> list[Day]:
    """The events, in order of time, under the heading of their day; what was only said apart from what happened."""
    against: dict[str, list[Conflict]] = {}
    for conflict in record.conflicts:
        for event_id in conflict.events:
            against.setdefault(event_id, []).append(conflict)
    shown = [show_event(event, witnesses, against.get(event.event_id, ())) for event in events]
    days = []
    for name, group in groupby(shown, key=lambda e: day_of(e.event)):
        happened: list[EventShown] = []
        said: list[EventShown] = []
        for one in group:
            (said if one.event.kind == "statement" else happened).append(one)
        days.append(Day(name, happened, said))
    return days


def show_event(event: Event, witnesses: Witnesses, conflicts: Sequence[Conflict]) -> EventShown:
    """An event; the words that give its figures stand under them and only there."""
    counted = {claim_id for figure in event.figures for claim_id in figure.claims}
    rest = pick((claim_id for claim_id in event.claims if claim_id not in counted), witnesses)
    ordered = sorted(event.figures, key=lambda figure: MEASURES.index(figure.measure))
    figures = (FigureShown(f, charts.draw_bar(f), pick(f.claims, witnesses)) for f in ordered)
    return EventShown(event, tuple(figures), rest, tuple(conflicts))


def order_of(event: Event) -> tuple[str, str, int, int, str]:
    """By first day; what has none by its last possible day, after the dated of that day; what spans weeks last.

    Within a day what most stories tell of comes first.
    """
    when = event.occurred
    day = "9999-long" if spans_weeks(event) else when.start or when.end or "9999"
    return (day, "0" if when.start else "1", -event.n_families, -event.n_origins, event.event_id)


def spans_weeks(event: Event) -> bool:
    """Whether an event is no event of some days but a total or a background."""
    return event.occurred.start is not None and (event.occurred.precision or 0) > WEEK


def day_of(event: Event) -> str:
    """The heading that an event stands under: its first day, else the last day it can be of; long ones stand apart."""
    when = event.occurred
    if spans_weeks(event):
        return TOTALS
    if when.start is not None:
        return wording.tell_day(when.start)
    return f"No day named, by {wording.tell_day(when.end)}" if when.end else UNDATED


def label_origins(record: Record) -> dict[str, str]:
    """The name of each origin by its id; of one that no event lists (who only denies) the words of its claims."""
    named = sorted({origin for claim in record.claims if (origin := claim.attribution.origin)})
    said = {spell_id(origin): origin for origin in named}
    return said | {origin.id: origin.label for event in record.events for origin in event.origins}


def spell_id(name: str) -> str:
    return "-".join(_WORD.findall(name.casefold()))


def name_origin(origin: str | None, labels: Mapping[str, str]) -> str:
    """An origin's name; of one without a name the words of its id."""
    return labels.get(origin, origin.split("@")[0].replace("-", " ")) if origin else "nobody named"


def name_origins(ids: Sequence[str], labels: Mapping[str, str]) -> str:
    return ", ".join(name_origin(name, labels) for name in ids) or "nobody named"


def show_conflicts(record: Record, witnesses: Witnesses, labels: Mapping[str, str]) -> list[ConflictShown]:
    """Each conflict with its sides' words."""
    events = {event.event_id: event for event in record.events}
    return [
        ConflictShown(
            conflict,
            ask(conflict),
            tuple(
                SideShown(s.value, name_origins(s.origins, labels), pick(s.claims, witnesses)) for s in conflict.sides
            ),
            tuple(events[name] for name in conflict.events if name in events),
        )
        for conflict in record.conflicts
    ]


def ask(conflict: Conflict) -> str:
    """What a conflict is about: "How many killed"."""
    measures = sorted({side.quantity.measure for side in conflict.sides if side.quantity})
    words = wording.QUESTIONS.get(conflict.kind, conflict.kind)
    return f"{words} {' or '.join(measures)}" if measures and conflict.kind == "value" else words


def show_statuses(record: Record, witnesses: Witnesses, labels: Mapping[str, str]) -> list[StatusRow]:
    """A row for each town, ceasefire or deadline, its statuses in order of time."""
    axis = charts.make_status_axis(record.statuses)
    rows: dict[tuple[int, str, str], list[Status]] = {}
    for status in record.statuses:
        place = STATUS_ORDER.index(status.kind)
        rows.setdefault((place, status.kind, status.subject), []).append(status)
    shown = []
    for (_, kind, subject), statuses in sorted(rows.items()):
        statuses.sort(key=lambda s: (s.from_ or s.to or s.known_at or "9999", s.value, s.claims))
        segments = [segment for s in statuses if axis and (segment := charts.draw_status(s, axis))]
        entries = [StatusShown(s, name_origins(s.origins, labels), pick(s.claims, witnesses)) for s in statuses]
        shown.append(StatusRow(kind, subject, tuple(segments), tuple(entries)))
    return shown


def show_series(record: Record, witnesses: Witnesses, labels: Mapping[str, str]) -> list[SeriesShown]:
    """Each series with the words behind its totals."""
    return [
        SeriesShown(
            series,
            charts.draw_steps(series),
            tuple(
                PointShown(point, name_origin(point.origin, labels), pick((point.claim_id,), witnesses))
                for point in series.points
            ),
        )
        for series in record.series
    ]


def show_families(record: Record) -> list[FamilyShown]:
    """The stories that more than one report carries, each link with the words that differ."""
    reports = {report.report_id: report for report in record.reports}
    return [
        FamilyShown(family, reports[family.root], tuple(show_copy(link, reports) for link in family.links))
        for family in record.families
        if len(family.reports) > 1
    ]


def show_copy(link: Link, reports: Mapping[str, Report]) -> CopyShown:
    """One report beside the one it carries copy of; the kinds are those that change a fact."""
    original, copy = reports[link.from_], reports[link.to]
    changed, same = compare_copies(link, original, copy)
    kinds = tuple(sorted({edit.kind for edit in link.edits} - {"wording"}))
    return CopyShown(original, copy, link.containment, link.version, tuple(changed), same, kinds)
