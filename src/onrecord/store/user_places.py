"""TABLE OF PLACES -> GAZETTEER FILE: places that a user knows and the shipped gazetteer does not."""

import csv
import hashlib
import io
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from onrecord.errors import TableError
from onrecord.ids import content_id
from onrecord.store.gazetteer import KINDS, SCHEMA, NewPlace, write_places

#: the columns a table must have; admin1, population, alternate_names (parted by ``|``) and place_id may be there
REQUIRED = ("name", "kind", "country", "lat", "lon")


def list_gazetteers(folder: Path) -> tuple[Path, ...]:
    """The gazetteer files in a folder, in the order they were added."""
    return tuple(sorted(folder.glob("*.sqlite")))


def add_places(table: Path, folder: Path) -> int:
    """Compile a CSV table into a gazetteer file in ``folder``; how many places it holds.

    Nothing is added when a row cannot be read, or when the same table is there already. A place of a later table
    replaces that of an earlier one with the same ``place_id``.
    """
    data = _read_bytes(table)
    places = list(read_places(data, str(table)))
    digest = hashlib.sha256(data).hexdigest()[:16]
    there = list_gazetteers(folder)
    if not any(path.stem.endswith(digest) for path in there):
        folder.mkdir(parents=True, exist_ok=True)
        _write_file(folder / f"{len(there) + 1:04}-{digest}.sqlite", places)
    return len(places)


def read_places(data: bytes, source: str) -> Iterator[NewPlace]:
    """The places of a CSV table in UTF-8; TableError names the row that cannot be read."""
    try:
        rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig")), strict=True)
        missing = [name for name in REQUIRED if name not in (rows.fieldnames or ())]
        if missing:
            raise TableError(f"{source}: no column {', '.join(missing)}; it needs {', '.join(REQUIRED)}")
        for row in rows:
            yield _read_row(row, f"{source}, line {rows.line_num}")
    except (UnicodeDecodeError, csv.Error) as error:
        raise TableError(f"{source}: not a CSV table in UTF-8 ({error})") from error


def _read_row(row: dict[str, str | None], where: str) -> NewPlace:
    cells = {name: (text or "").strip() for name, text in row.items() if name}
    if not cells["name"] or cells["kind"] not in KINDS:
        raise TableError(f"{where}: it needs a name, and a kind of {', '.join(KINDS)}")
    try:
        lat, lon, population = float(cells["lat"]), float(cells["lon"]), int(cells.get("population") or 0)
    except ValueError as error:
        raise TableError(f"{where}: lat, lon and population are numbers ({error})") from error
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise TableError(f"{where}: lat is -90 to 90 and lon -180 to 180 degrees")
    country, admin1 = cells["country"] or None, cells.get("admin1") or None
    return NewPlace(
        place_id=cells.get("place_id") or content_id("p", cells["name"], cells["kind"], country, admin1),
        label=cells["name"],
        lat=lat,
        lon=lon,
        kind=cells["kind"],
        country=country,
        admin1=admin1,
        population=population,
        names=tuple(name.strip() for name in cells.get("alternate_names", "").split("|") if name.strip()),
    )


def _read_bytes(table: Path) -> bytes:
    try:
        return table.read_bytes()
    except OSError as error:
        raise TableError(f"{table}: cannot be opened ({error.strerror})") from error


def _write_file(path: Path, places: list[NewPlace]) -> None:
    """Whole or not at all."""
    unfinished = path.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    with closing(sqlite3.connect(unfinished)) as base:
        base.executescript(SCHEMA)
        write_places(base, places)
        base.commit()
    unfinished.replace(path)
