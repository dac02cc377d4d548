"""The commands that add a user's own lists of places and actors."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.say import NOTHING_DONE, say, warn

if TYPE_CHECKING:
    from onrecord.model import Rejected

places = typer.Typer(help="Places the shipped gazetteer does not know.", no_args_is_help=True, rich_markup_mode=None)
actors = typer.Typer(help="Actors the shipped table does not know.", no_args_is_help=True, rich_markup_mode=None)


@places.command("add")
def add(table: Annotated[Path, typer.Argument(metavar="FILE", help="A list of places (docs/places.md).")]) -> None:
    """Add a list of places to the gazetteer; the next build of any record heeds it."""
    from onrecord.run.settings import places_file
    from onrecord.store.place_tables import add_places

    _tell_added("places", table, *add_places(places_file(), table))


@actors.command("add")
def add_sides(table: Annotated[Path, typer.Argument(metavar="FILE", help="A list of actors, docs/actors.md.")]) -> None:
    """Add a list of actors to the table that names are looked up in; the next build of any record heeds it."""
    from onrecord.run.settings import actors_file
    from onrecord.store.actor_tables import add_actors

    _tell_added("actors", table, *add_actors(actors_file(), table))


def _tell_added(what: str, table: Path, count: int, rejected: "Iterable[Rejected]") -> None:
    for row in rejected:
        warn(row)
    say(f"{count} {what} of {table} are known")
    if not count:
        raise typer.Exit(NOTHING_DONE)
