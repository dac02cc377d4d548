"""RECORD -> ONE HTML PAGE that needs nothing beside it: no network, no account, works from disk, on a phone, in print.

Report text is hostile: every value goes through the template's escaping, controls are written out, no text becomes
markup, script or style, and the page's own policy lets nothing run but its one script, named by its hash.
"""

import base64
import hashlib
from collections.abc import Iterable, Sequence
from importlib.resources import files
from itertools import groupby
from typing import NamedTuple

from jinja2 import Environment, StrictUndefined

from onrecord.model import Claim, Conflict, Event, Family, Figure, Record, Report
from onrecord.render import wording
from onrecord.render.passages import Compared, Piece, compare_copies, quote_in_context
from onrecord.render.strip import draw_strip
from onrecord.render.terminal import escape_controls

_TEMPLATES = files("onrecord.render").joinpath("templates")
UNDATED = "Day not known"
TOTALS = "Running totals and background"
#: an event over more than a week is a total or a background, by UCDP's date_prec
WEEK = 3


class Witness(NamedTuple):
    """One claim as the page shows it: whose report, who says so, the words in their context."""

    claim: Claim
    report: Report
    voice: str
    pieces: tuple[Piece, ...]


class FigureShown(NamedTuple):
    """A figure with the claims that give it."""

    figure: Figure
    witnesses: tuple[Witness, ...]


class EventShown(NamedTuple):
    """An event with its figures, everything said of it, and its wholes and parts."""

    event: Event
    figures: tuple[FigureShown, ...]
    witnesses: tuple[Witness, ...]
    conflicts: tuple[Conflict, ...]


class Day(NamedTuple):
    """What stands under one heading."""

    name: str
    events: list[EventShown]
    statements: list[EventShown]


class CopyShown(NamedTuple):
    """How one report carries another's copy."""

    original: Report
    copy: Report
    containment: float
    changed: tuple[Compared, ...]
    same: int


class FamilyShown(NamedTuple):
    """A copied story: its root and its carriers."""

    family: Family
    root: Report
    copies: tuple[CopyShown, ...]


class SideShown(NamedTuple):
    """One position in a conflict with the words behind it."""

    value: str
    origins: str
    witnesses: tuple[Witness, ...]


class ConflictShown(NamedTuple):
    """A conflict with its sides beside each other."""

    conflict: Conflict
    sides: tuple[SideShown, ...]
    events: tuple[Event, ...]


def render_page(record: Record) -> str:
    """The whole page as one string of HTML. The same record gives the same bytes."""
    script, style = (_TEMPLATES.joinpath(name).read_text(encoding="utf-8") for name in ("page.js", "page.css"))
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters.update(
        clean=escape_controls, number=wording.tell_number, range=wording.tell_range, time=wording.tell_time,
        place=wording.tell_place, precision=wording.tell_precision, kind=wording.tell_kind, day=wording.tell_day,
        lineage=wording.tell_lineage,
    )  # fmt: skip
    events = sorted(record.events, key=order_of)
    shown = show_events(record, events)
    template = environment.from_string(_TEMPLATES.joinpath("page.html.j2").read_text(encoding="utf-8"))
    return template.render(
        record=record,
        days=[Day(day, *split_statements(group)) for day, group in groupby(shown, key=lambda e: day_of(e.event))],
        conflicts=show_conflicts(record),
        families=show_families(record),
        alone=sum(len(family.reports) == 1 for family in record.families),
        kinds=sorted({event.kind for event in events}),
        strip=draw_strip(events),
        words=wording.CORROBORATION,
        labels={origin.id: origin.label for event in events for origin in event.origins},
        script=script,
        style=style,
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
    )


def split_statements(shown: Iterable[EventShown]) -> tuple[list[EventShown], list[EventShown]]:
    """What happened, and what was only said."""
    events: list[EventShown] = []
    statements: list[EventShown] = []
    for event in shown:
        (statements if event.event.kind == "statement" else events).append(event)
    return events, statements


def order_of(event: Event) -> tuple[str, str, str]:
    """By first day; what has none by its last possible day, after the dated of that day; what spans weeks last."""
    when = event.occurred
    day = "9999-long" if spans_weeks(event) else when.start or when.end or "9999"
    return (day, "0" if when.start else "1", event.event_id)


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


def show_events(record: Record, events: Sequence[Event]) -> list[EventShown]:
    """Each event with the words behind it."""
    shown = []
    witnesses = show_claims(record)
    against: dict[str, list[Conflict]] = {}
    for conflict in record.conflicts:
        for event_id in conflict.events:
            against.setdefault(event_id, []).append(conflict)
    for event in events:
        figures = [FigureShown(figure, pick(figure.claims, witnesses)) for figure in event.figures]
        everything = pick(event.claims, witnesses)
        shown.append(EventShown(event, tuple(figures), everything, tuple(against.get(event.event_id, ()))))
    return shown


def show_claims(record: Record) -> dict[str, Witness]:
    """Every claim as a witness, by its id."""
    reports = {report.report_id: report for report in record.reports}
    found = {}
    for claim in record.claims:
        report = reports[claim.report_id]
        found[claim.claim_id] = Witness(claim, report, voice_of(claim, report), quote_in_context(claim, report))
    return found


def voice_of(claim: Claim, report: Report) -> str:
    """Who says so, from the page to the origin: "Observatory, by way of AFP"."""
    links = [link.name for link in claim.attribution.chain]
    origin = claim.attribution.origin or (links.pop() if links else None)
    relays = [name for name in links if name != origin]
    if report.agency and report.agency not in (origin, *relays):
        relays.insert(0, report.agency)
    told = origin or "nobody named"
    return f"{told}, by way of {', '.join(relays)}" if relays else told


def pick(ids: Iterable[str], witnesses: dict[str, Witness]) -> tuple[Witness, ...]:
    return tuple(witnesses[name] for name in ids if name in witnesses)


def show_conflicts(record: Record) -> list[ConflictShown]:
    """Each conflict with its sides' words."""
    witnesses = show_claims(record)
    events = {event.event_id: event for event in record.events}
    labels = {origin.id: origin.label for event in record.events for origin in event.origins}
    return [
        ConflictShown(
            conflict,
            tuple(
                SideShown(s.value, name_origins(s.origins, labels), pick(s.claims, witnesses)) for s in conflict.sides
            ),
            tuple(events[name] for name in conflict.events if name in events),
        )
        for conflict in record.conflicts
    ]


def name_origins(ids: Sequence[str], labels: dict[str, str]) -> str:
    return ", ".join(labels.get(name, name) for name in ids) or "nobody named"


def show_families(record: Record) -> list[FamilyShown]:
    """The stories that more than one report carries, each link with the words that differ."""
    reports = {report.report_id: report for report in record.reports}
    shown = []
    for family in record.families:
        if len(family.reports) < 2:
            continue
        copies = []
        for link in family.links:
            changed, same = compare_copies(link, reports[link.from_], reports[link.to])
            copies.append(CopyShown(reports[link.from_], reports[link.to], link.containment, tuple(changed), same))
        shown.append(FamilyShown(family, reports[family.root], tuple(copies)))
    return shown
