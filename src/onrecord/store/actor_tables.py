"""A USER'S LIST OF ACTORS -> the user's own table, whose rows go before the shipped ones.

A list is a CSV file in UTF-8 with the columns of resources/actors.csv: actor_id, label, kind and aliases (separated by
|), of which the first three are needed. A row that cannot be used is rejected in one line; the others go in.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from onrecord.errors import TableError
from onrecord.model import Rejected

COLUMNS = ("actor_id", "label", "kind", "aliases")
#: the kinds of resources/actors.csv
KINDS = ("armed_group", "coalition", "government", "ngo", "un")
_ID = re.compile(r"[\w:.-]+\Z")


class ActorRow(NamedTuple):
    """One actor of a table: its id, its usual name, its kind, and its other names."""

    actor_id: str
    label: str
    kind: str
    aliases: tuple[str, ...]


def add_actors(table: Path, source: Path) -> tuple[int, tuple[Rejected, ...]]:
    """Adds the actors of ``source`` to the file ``table``, which is made if it is not there.

    Gives how many were added and what was rejected. An actor that is there already, by its id, is replaced. Raises
    TableError when ``source`` is no list of actors or cannot be read at all.
    """
    read = list(read_actors(source))
    added = {row.actor_id: row for row in read if isinstance(row, ActorRow)}
    held = {row.actor_id: row for row in read_actors(table) if isinstance(row, ActorRow)} if table.exists() else {}
    if added:
        table.parent.mkdir(parents=True, exist_ok=True)
        table.write_text(_write({**held, **added}), encoding="utf-8")
    return len(added), tuple(row for row in read if isinstance(row, Rejected))


def load_names(tables: Iterable[Path]) -> Mapping[str, tuple[str, str]]:
    """Id and label by every name and alias of the tables, as written; of one name in two rows the later row's."""
    rows = [row for table in tables for row in read_actors(table) if isinstance(row, ActorRow)]
    return {name: (row.actor_id, row.label) for row in rows for name in (row.label, *row.aliases)}


def read_actors(source: Path) -> Iterator[ActorRow | Rejected]:
    """The actors of a list and what of it cannot be used, in its order."""
    try:
        text = source.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise TableError(f"{source}: cannot be read ({error})") from error
    rows = csv.DictReader(line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    missing = [column for column in COLUMNS[:3] if column not in (rows.fieldnames or ())]
    if missing:
        raise TableError(f"{source}: no column {', '.join(missing)}; a list of actors needs actor_id, label and kind")
    for number, row in enumerate(rows, 2):
        cells = {key: (value or "").strip() for key, value in row.items() if key and not isinstance(value, list)}
        try:
            yield _read_row(cells)
        except ValueError as error:
            yield Rejected(source=str(source), reason="actor_row", message=f"{source.name}, row {number}: {error}")


def _read_row(cells: Mapping[str, str]) -> ActorRow:
    if not _ID.match(cells["actor_id"]):
        raise ValueError(f"actor_id {cells['actor_id']!r} is empty or holds a blank or a mark")
    if not any(c.isalpha() for c in cells["label"]):
        raise ValueError(f"label {cells['label']!r} has no letter")
    if cells["kind"] not in KINDS:
        raise ValueError(f"kind {cells['kind']!r} is none of {', '.join(KINDS)}")
    aliases = tuple(name.strip() for name in cells.get("aliases", "").split("|") if name.strip())
    return ActorRow(cells["actor_id"], cells["label"], cells["kind"], aliases)


def _write(rows: Mapping[str, ActorRow]) -> str:
    written = StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow(COLUMNS)
    table.writerows((row.actor_id, row.label, row.kind, "|".join(row.aliases)) for row in rows.values())
    return written.getvalue()
