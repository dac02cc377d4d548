"""What the commands print: every word of a report or a file name escaped."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import typer

from onrecord.render.terminal import escape_line

if TYPE_CHECKING:
    from rich.text import Text

    from onrecord.model import Rejected

#: the exit status when there is nothing to show for it; 2, of wrong usage, is typer's own
NOTHING_DONE = 3


def say(line: str) -> None:
    """One line on standard output."""
    typer.echo(escape_line(line))


def warn(rejected: "Rejected") -> None:
    """One line for what was left out, whatever its name or its matter holds."""
    typer.echo(escape_line(f"left out: {rejected.message} [{rejected.reason}]"), err=True)


def print_lines(lines: "Iterable[Text]") -> None:
    """Lines with their styles, as wide as they are."""
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False)
    for line in lines:
        console.print(line, soft_wrap=True)
