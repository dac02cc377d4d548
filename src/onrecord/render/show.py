"""RECORD -> LINES FOR A TERMINAL: every word of a report escaped."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from onrecord.errors import OnrecordError
from onrecord.mentions import Reading
from onrecord.model import Claim, Conflict, Event, Family, Figure, Quantity, Record, Report, Side
from onrecord.render.terminal import escape_controls, escape_line
from onrecord.render.wording import tell_counted, tell_figure, tell_spread
from onrecord.values import Place, When

_UNKNOWN = "?"
#: kinds of what is done by speaking alone
SPOKEN = frozenset({"statement", "demand", "threat", "condemnation"})


def render_record(record: Record) -> Iterator[Text]:
    """What happened in order of time, what was only said, conflicts, and copies of one story."""
    yield _line(f"{_count(record.events, 'event')} in {_count(record.reports, 'report')}", style="bold")
    events = sorted(record.events, key=_in_time)
    for event in events:
        if event.kind not in SPOKEN:
            yield from _event_lines(event)
    said = [event for event in events if event.kind in SPOKEN]
    if said:
        yield _line(f"\n{_count(said, 'statement or demand', 'statements and demands')}", style="bold")
        yield from map(_said_line, said)
    if record.conflicts:
        yield _line(f"\n{_count(record.conflicts, 'conflict')}", style="bold")
        yield from map(_conflict_line, record.conflicts)
    copied = [family for family in record.families if len(family.reports) > 1]
    if copied:
        yield _line(f"\n{_count(copied, 'story', 'stories')} carried by more than one report", style="bold")
        reports = {report.report_id: report for report in record.reports}
        for family in copied:
            yield from _family_lines(family, reports)


def render_event(record: Record, event_id: str) -> Iterator[Text]:
    """One event with the sentences it rests on, and the conflicts about it."""
    event = next((event for event in record.events if event.event_id == event_id), None)
    if event is None:
        raise OnrecordError(f"the record has no event {event_id}: `onrecord show RECORD` lists them")
    reports = {report.report_id: report for report in record.reports}
    yield _line(f"{event.summary} ({event.event_id})", style="bold")
    yield _line(f"{_tell_time(event.occurred)}, {_tell_place(event.place)}; {event.kind}; {event.corroboration}")
    for figure in event.figures:
        yield _line(f"  {_tell_figure(figure)} ({figure.method})")
    yield _line(f"  said by {_tell_origins(event)}")
    yield from (_conflict_line(conflict) for conflict in record.conflicts if event_id in conflict.events)
    for claim in record.claims:
        if claim.event_id == event_id:
            yield from _sentence_lines(claim, reports[claim.report_id])


def render_reading(reading: Reading) -> Iterator[Text]:
    """What one report says, a row for each claim; the bare mentions where it makes none."""
    report = reading.report
    yield _line(report.headline or report.source, style="bold")
    yield _line(f"{report.source}; {report.outlet or 'outlet unknown'}; published {report.published or _UNKNOWN}")
    yield from (_line(f"flag: {flag}") for flag in report.flags)
    for claim in reading.claims:
        yield from _claim_lines(claim)
    mentions = (
        ("times", [f"{time.text} = {_tell_time(time.when)}" for time in reading.times]),
        ("places", [f"{place.text} = {_tell_place(place.place)}" for place in reading.places]),
        ("quantities", [quantity.text for quantity in reading.quantities if quantity.sort == "count"]),
    )
    yield from (_line(f"{name}: {'; '.join(texts)}") for name, texts in mentions if texts)
    yield from (_line(f"left out: {rejected.message}") for rejected in reading.rejected)


def _in_time(event: Event) -> tuple[str, str, str]:
    when = event.occurred
    return (when.start or when.end or "9999", when.end or "9999", event.event_id)


def _event_lines(event: Event) -> Iterator[Text]:
    yield _line(f"\n{_tell_time(event.occurred)}  {event.summary}", style="bold")
    figures = [_tell_figure(figure) for figure in event.figures]
    yield _line(f"    {' | '.join([*figures, _tell_origins(event), event.event_id])}")


def _said_line(event: Event) -> Text:
    return _line(f"  {_tell_time(event.occurred)}  {event.summary} | {event.event_id}")


def _claim_lines(claim: Claim) -> Iterator[Text]:
    kind = f"{claim.kind}: {claim.outcome}" if claim.outcome else claim.kind
    kind = kind if claim.modality == "actual" else f"{kind} ({claim.modality})"
    numbers = [_tell_quantity(quantity) for quantity in claim.quantities]
    source = f"{claim.attribution.origin or claim.attribution.origin_kind} {claim.attribution.stance}"
    yield _line("\n" + " | ".join([kind, _tell_time(claim.occurred), _tell_place(claim.place), *numbers, source]))
    yield Text(f"    {escape_controls(claim.evidence.quote)}", style="dim")


def _conflict_line(conflict: Conflict) -> Text:
    sides = " / ".join(map(_tell_side, conflict.sides))
    return _line(
        f"  {conflict.kind}: {sides}{f' ({conflict.note})' if conflict.note else ''} [{', '.join(conflict.events)}]"
    )


def _family_lines(family: Family, reports: dict[str, Report]) -> Iterator[Text]:
    root = reports[family.root]
    yield _line(f"  {root.source}{f' ({family.agency})' if family.agency else ''}")
    for link in family.links:
        edits = [edit.kind for edit in link.edits if edit.kind != "wording"]
        changed = f", changed: {', '.join(sorted(set(edits)))}" if edits else ""
        source = reports[link.from_].source
        share = f"a later version of {source}" if link.version else f"{link.containment:.0%} from {source}"
        yield _line(f"    {reports[link.to].source}: {share}{changed}")


def _sentence_lines(claim: Claim, report: Report) -> Iterator[Text]:
    chain = " < ".join(link.name for link in claim.attribution.chain) or claim.attribution.origin_kind
    yield _line(
        f"\n  {report.source} [{claim.evidence.start}:{claim.evidence.end}] {claim.attribution.stance}: {chain}"
    )
    yield Text(f"    {escape_controls(claim.evidence.quote)}")
    voice = f"; voice by {claim.attribution.found_by}" if claim.attribution.found_by else ""
    yield _line(f"    found by: {claim.found_by or _UNKNOWN}{voice}")


def _tell_time(when: When | None) -> str:
    if when is None:
        return _UNKNOWN
    return when.edtf or (f"until {when.end}" if when.end else _UNKNOWN)


def _tell_place(place: Place | None) -> str:
    if place is None:
        return "place unknown"
    name = place.label or place.name
    relations = {"in": name, "near": f"near {name}", "direction": f"off {name}", "km": f"{place.km} km from {name}"}
    return relations[place.relation]


def _tell_figure(figure: Figure) -> str:
    spread = tell_spread(figure)
    return f"{tell_figure(figure)} {tell_counted(figure)}{f' ({spread})' if spread else ''}"


def _tell_quantity(quantity: Quantity) -> str:
    return f"{quantity.measure}: {quantity.verbatim}{f' [{quantity.flag}]' if quantity.flag else ''}"


def _tell_side(side: Side) -> str:
    return f"{side.value} ({', '.join(side.origins) or 'nobody named'})"


def _tell_origins(event: Event) -> str:
    names = ", ".join(origin.label for origin in event.origins) or "nobody named"
    counts = f"{_count(event.n_origins, 'origin')}, {_count(event.n_families, 'family', 'families')}"
    return f"{names}: {counts}, {event.corroboration}"


def _count(things: Sequence[object] | int, one: str, many: str | None = None) -> str:
    number = things if isinstance(things, int) else len(things)
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _line(text: str, *, style: str = "") -> Text:
    lead = "\n" if text.startswith("\n") else ""
    return Text(lead + escape_line(text.removeprefix("\n")), style=style)
