"""The commands: each reads its arguments, calls the library and prints."""

import sqlite3
import sys
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from onrecord.cli.say import NOTHING_DONE, print_lines, say, warn
from onrecord.cli.tables import actors, places
from onrecord.errors import OnrecordError
from onrecord.render.terminal import escape_json, escape_line

if TYPE_CHECKING:
    from onrecord.model import Record

app = typer.Typer(
    help="Reads many news reports about a crisis and writes one record of it.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

app.add_typer(places, name="places")
app.add_typer(actors, name="actors")


def parse_day(text: str) -> str:
    """A day as ISO writes it; wrong usage where it is none."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no day: write it as 2020-02-06") from None


RecordFolder = Annotated[Path, typer.Argument(metavar="RECORD", help="The folder of the record.")]
Model = Literal["conservative", "representative", "informative"]
AsKnownAt = Annotated[
    str | None,
    typer.Option("--as-known-at", metavar="DATE", parser=parse_day, help="As it could have been written that day."),
]
FigureModel = Annotated[
    Model, typer.Option("--model", help="What a figure's best value is: its low, by the rules, or its high.")
]


@app.callback(invoke_without_command=True)
def describe(version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False) -> None:
    if version:
        from importlib.metadata import version as installed

        typer.echo(f"onrecord {installed('onrecord')}")
        raise typer.Exit


@app.command()
def build(
    out: Annotated[Path, typer.Option("--out", metavar="RECORD", help="The folder of the record, made where absent.")],
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH]...", help="Files, folders and feeds of reports; `-` reads standard input."),
    ] = None,
    jobs: Annotated[int | None, typer.Option(min=1, help="Processes to read with; all cores by default.")] = None,
) -> None:
    """Make a record of reports, or add them to one; without a PATH, go on with a build that was broken off."""
    from onrecord.collect.read import read_items
    from onrecord.run.build import build as build_record
    from onrecord.run.local import count_cores
    from onrecord.run.progress import show_progress

    with show_progress() as progress:
        items = read_items(paths or [], sys.stdin.buffer)
        built = build_record(items, folder=out, jobs=jobs or count_cores(), warn=warn, progress=progress)
    record = built.record
    counts = f"{len(record.claims)} claims, {len(record.events)} events, {len(record.conflicts)} conflicts"
    say(f"{out}: {len(record.reports)} reports ({built.read} read now), {counts}; {len(record.rejected)} left out")
    if not (built.received if paths else record.reports):
        raise typer.Exit(NOTHING_DONE)


@app.command()
def export(
    record: RecordFolder,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder to write into, made where absent.")],
    format: Annotated[Literal["jsonl"], typer.Option("--format", help="The form of the files.")] = "jsonl",
    as_known_at: AsKnownAt = None,
    model: FigureModel = "representative",
) -> None:
    """Write the record as JSON Lines, one file a table (docs/record.md)."""
    from onrecord.store.export import export_record, export_view
    from onrecord.store.record import Store

    if as_known_at is None and model == "representative":
        with Store.open(record) as store:
            rows = export_record(store, out)
    else:
        rows = export_view(_load(record, as_known_at, model), out)
    say(f"{out}: " + ", ".join(f"{count} {table}" for table, count in rows.items()))


@app.command()
def read(
    path: Annotated[str, typer.Argument(metavar="FILE", help="A report; `-` reads standard input.")],
    format: Annotated[Literal["table", "json"], typer.Option("--format", help="For people or for programs.")] = "table",
) -> None:
    """Tell what a report says, without a record."""
    from msgspec.json import encode

    from onrecord.collect.read import read_items
    from onrecord.model import Rejected
    from onrecord.render.show import render_reading
    from onrecord.run.local import read_item

    readings = 0
    for item in read_items([path], sys.stdin.buffer):
        reading = item if isinstance(item, Rejected) else read_item(item)
        if isinstance(reading, Rejected):
            warn(reading)
            continue
        readings += 1
        if format == "json":
            typer.echo(escape_json(encode(reading).decode()))
        else:
            print_lines(render_reading(reading))
    if not readings:
        raise typer.Exit(NOTHING_DONE)


@app.command()
def show(
    record: RecordFolder,
    event: Annotated[str | None, typer.Option("--event", metavar="ID", help="One event, with its sentences.")] = None,
    as_known_at: AsKnownAt = None,
    model: FigureModel = "representative",
) -> None:
    """Show the events of a record in order of time, its conflicts and its copies; or one event with its sentences."""
    from onrecord.render.show import render_event, render_record

    whole = _load(record, as_known_at, model)
    print_lines(render_record(whole) if event is None else render_event(whole, event))


@app.command()
def find(
    record: RecordFolder,
    words: Annotated[list[str], typer.Argument(metavar="WORD...", help="Words that a report holds, all of them.")],
) -> None:
    """Find reports by their words, whatever the case and the accents."""
    from onrecord.store.record import Store

    with Store.open(record) as store:
        found = list(store.find_reports(words))
    for source, headline, passage in found:
        say(f"{source}: {headline or 'no headline'}: {passage}")
    if not found:
        raise typer.Exit(NOTHING_DONE)


@app.command()
def page(
    record: RecordFolder,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The HTML file to write.")],
    as_known_at: AsKnownAt = None,
    model: FigureModel = "representative",
) -> None:
    """Write the record as one HTML page that needs nothing beside it."""
    from onrecord.render.page import render_page

    out.write_text(render_page(_load(record, as_known_at, model)), encoding="utf-8")
    say(f"{out}: written")


@app.command()
def diff(
    record: RecordFolder,
    since: Annotated[
        str, typer.Option("--since", metavar="DATE", parser=parse_day, help="The day to compare from, as known then.")
    ],
    until: Annotated[
        str | None,
        typer.Option("--until", metavar="DATE", parser=parse_day, help="The day to compare to; all that is known now."),
    ] = None,
    format: Annotated[Literal["text", "jsonl"], typer.Option("--format", help="For people or for programs.")] = "text",
) -> None:
    """Tell what changed in a record between two days, and which claims changed it."""
    from msgspec.json import encode

    from onrecord.reconcile import compare_records
    from onrecord.render.changes import render_changes
    from onrecord.run.view import view_record
    from onrecord.store.record import Store

    if until is not None and until < since:
        raise typer.BadParameter(f"{until} is before {since}", param_hint="--until")
    with Store.open(record) as store:
        changes = compare_records(view_record(store, as_known_at=since), view_record(store, as_known_at=until))
    if format == "jsonl":
        for change in changes:
            typer.echo(escape_json(encode(change).decode()))
    else:
        print_lines(render_changes(changes))


@app.command()
def compare(
    record: RecordFolder,
    claims: Annotated[tuple[str, str], typer.Argument(metavar="CLAIM CLAIM", help="Two claims by their ids.")],
) -> None:
    """Tell what speaks for two claims being of one event, and what against it."""
    from onrecord.link import explain_pair
    from onrecord.render.comparison import render_comparison

    whole = _load(record, None, "representative")
    print_lines(render_comparison(whole, claims, explain_pair(claims, whole)))


@app.command()
def judge(
    record: RecordFolder,
    decision: Annotated[Literal["same", "different", "best", "withdrawn"], typer.Argument(help="What is decided.")],
    targets: Annotated[list[str], typer.Argument(metavar="ID...", help="The claims, event or judgement it is about.")],
    reason: Annotated[str, typer.Option(help="Why, for whoever reads it later.")],
    by: Annotated[str, typer.Option(help="Who decides.")],
    measure: Annotated[str | None, typer.Option(help="Of best: the measure of the figure.")] = None,
    population: Annotated[str | None, typer.Option(help="Of best: who was counted; anyone unless given.")] = None,
    value: Annotated[float | None, typer.Option(help="Of best: the value.")] = None,
) -> None:
    """Decide what the rules cannot: claims of one event or not, a best value; or take a decision back."""
    from onrecord.run.judge import Best
    from onrecord.run.judge import judge as keep_judgement

    best = None if measure is None or value is None else Best(measure, population, value)
    judgement = keep_judgement(record, decision, targets, best=best, reason=reason, by=by)
    say(f"{judgement.judgement_id} is kept")
    build(record)


def _load(folder: Path, as_known_at: str | None, model: Model) -> "Record":
    from onrecord.errors import RecordError
    from onrecord.run.view import view_record
    from onrecord.store.record import Store

    with Store.open(folder) as store:
        record = view_record(store, as_known_at=as_known_at, model=model)
    if as_known_at is not None and not record.reports:
        raise RecordError(f"no report of the record was there by {as_known_at}")
    return record


def main() -> None:
    """Run the command line; what goes wrong is one line on standard error and an exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # whatever the locale
    try:
        app()
    except (OnrecordError, OSError, sqlite3.Error) as error:
        typer.echo(escape_line(f"onrecord: {error}"), err=True)
        sys.exit(NOTHING_DONE)
