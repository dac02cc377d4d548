"""A USER'S LIST OF PLACES -> A GAZETTEER FILE that is laid over the shipped one.

Three forms are read: a GeoNames dump (tab-separated, 19 columns), a JSON list of areas (``id``, ``name`` by language,
``aliases``, ``centroid``, ids of the parents), and a CSV file with the columns name, alternate_names (separated by |),
kind, country, admin1, lat, lon, population, of which name, lat and lon are needed. A row that cannot be used is
rejected in one line; the others go in.
"""

import csv
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.errors import TableError
from onrecord.ids import content_id
from onrecord.model import Rejected
from onrecord.store.gazetteer import KINDS, SCHEMA, NewPlace, write_places

#: columns of a GeoNames dump (download.geonames.org readme)
GEONAMES_COLUMNS = 19
#: GeoNames' feature classes and codes -> kinds
_FEATURE_CODES = {"PPLX": "town_part", "ADM1": "admin1", "PCLI": "country", "PCLD": "country", "RGN": "region"}
_FEATURE_CLASSES = {"P": "city", "A": "admin2", "H": "water", "T": "range", "L": "region"}


def add_places(table: Path, source: Path) -> tuple[int, tuple[Rejected, ...]]:
    """Adds the places of ``source`` to the gazetteer file ``table``, which is made if it is not there.

    Gives how many were added and what was rejected. A place that is there already, by its id, is replaced. Raises
    TableError when ``source`` is of none of the three forms or cannot be read at all.
    """
    read = list(read_places(source))
    places = {place.place_id: place for place in read if isinstance(place, NewPlace)}
    rejected = tuple(row for row in read if isinstance(row, Rejected))
    table.parent.mkdir(parents=True, exist_ok=True)
    base = sqlite3.connect(table)
    try:
        with base:
            if not base.execute("SELECT 1 FROM sqlite_master WHERE name = 'places'").fetchone():
                base.executescript(SCHEMA)
            for place_id in places:
                _remove(base, place_id)
            write_places(base, places.values())
    except sqlite3.DatabaseError as error:
        raise TableError(f"{table}: no gazetteer ({error})") from error
    finally:
        base.close()
    return len(places), rejected


def _remove(base: sqlite3.Connection, place_id: str) -> None:
    stored = int(place_id[3:]) if place_id.startswith("gn:") and place_id[3:].isdigit() else place_id
    for (place,) in base.execute("SELECT place FROM places WHERE place_id = ?", (stored,)).fetchall():
        for name in ("names", "spellings", "places"):
            base.execute(f"DELETE FROM {name} WHERE place = ?", (place,))


def read_places(source: Path) -> Iterator[NewPlace | Rejected]:
    """The places of a list and what of it cannot be used, in its order."""
    try:
        text = source.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise TableError(f"{source}: cannot be read ({error})") from error
    if text.lstrip()[:1] in ("[", "{"):
        yield from _read_json(source, text)
    elif text.partition("\n")[0].count("\t") == GEONAMES_COLUMNS - 1:
        yield from _read_geonames(source, text)
    else:
        yield from _read_csv(source, text)


def _reject(source: Path, where: str, message: str) -> Rejected:
    return Rejected(source=str(source), reason="place_row", message=f"{source.name}, {where}: {message}")


def _read_csv(source: Path, text: str) -> Iterator[NewPlace | Rejected]:
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    missing = [column for column in ("name", "lat", "lon") if column not in (rows.fieldnames or ())]
    if missing:
        raise TableError(f"{source}: no column {', '.join(missing)}; a list of places needs name, lat and lon")
    for number, row in enumerate(rows, 2):
        where = f"row {number}"
        cells = {key: (value or "").strip() for key, value in row.items() if key and not isinstance(value, list)}
        try:
            yield _csv_place(cells)
        except ValueError as error:
            yield _reject(source, where, str(error))


def _csv_place(cells: dict[str, str]) -> NewPlace:
    kind = cells.get("kind") or "city"
    if kind not in KINDS:
        raise ValueError(f"kind {kind!r} is none of {', '.join(KINDS)}")
    lat, lon = read_point(cells["lat"], cells["lon"])
    name = read_name(cells["name"])
    return NewPlace(
        place_id=content_id("place", name, kind, round(lat, 3), round(lon, 3)), label=name, lat=lat, lon=lon, kind=kind,
        country=cells.get("country") or None, admin1=cells.get("admin1") or None,
        population=read_population(cells.get("population", "")),
        names=tuple(other.strip() for other in cells.get("alternate_names", "").split("|") if other.strip()),
    )  # fmt: skip


def read_name(cell: str) -> str:
    """The name; ValueError when it is empty or has no letter."""
    if not any(c.isalpha() for c in cell):
        raise ValueError(f"name {cell!r} has no letter")
    return cell


def read_point(lat: object, lon: object) -> tuple[float, float]:
    """Latitude and longitude in degrees; ValueError when they are no point on the globe."""
    try:
        point = float(str(lat)), float(str(lon))
    except ValueError:
        raise ValueError(f"lat {lat!r}, lon {lon!r} are not numbers") from None
    if not (-90 <= point[0] <= 90 and -180 <= point[1] <= 180):
        raise ValueError(f"lat {lat}, lon {lon} is not on the globe")
    return point


def read_population(cell: str) -> int:
    """A whole number, 0 for an empty cell; ValueError else."""
    if not cell:
        return 0
    if not cell.replace(",", "").isdigit():
        raise ValueError(f"population {cell!r} is no whole number")
    return int(cell.replace(",", ""))


def _read_geonames(source: Path, text: str) -> Iterator[NewPlace | Rejected]:
    rows = [(number, line.split("\t")) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    whole = [row for _, row in rows if len(row) == GEONAMES_COLUMNS]
    areas = {(row[8], row[10]): row[1] for row in whole if row[7] == "ADM1"}
    for number, row in rows:
        if len(row) != GEONAMES_COLUMNS:
            yield _reject(source, f"line {number}", f"{len(row)} columns, not {GEONAMES_COLUMNS}")
            continue
        try:
            yield _geonames_place(row, areas)
        except ValueError as error:
            yield _reject(source, f"line {number}", str(error))


def _geonames_place(row: list[str], areas: dict[tuple[str, str], str]) -> NewPlace:
    lat, lon = read_point(row[4], row[5])
    if not row[0].isdigit():
        raise ValueError(f"geonameid {row[0]!r} is no number")
    kind = _FEATURE_CODES.get(row[7]) or _FEATURE_CLASSES.get(row[6], "site")
    return NewPlace(
        place_id=f"gn:{row[0]}", label=read_name(row[1]), lat=lat, lon=lon, kind=kind, country=row[8] or None,
        admin1=None if kind == "admin1" else areas.get((row[8], row[10])), population=read_population(row[14]),
        names=tuple(name for name in row[3].split(",") if name),
    )  # fmt: skip


def _read_json(source: Path, text: str) -> Iterator[NewPlace | Rejected]:
    try:
        areas = json.loads(text)
    except ValueError as error:
        raise TableError(f"{source}: no JSON ({error})") from error
    if not isinstance(areas, list):
        raise TableError(f"{source}: a JSON list of areas is needed, not a {type(areas).__name__}")
    for number, area in enumerate(areas, 1):
        try:
            yield _json_place(area)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            wrong = f"no {error}" if isinstance(error, KeyError) else str(error)
            yield _reject(source, f"entry {number}", wrong)


def _json_place(area: dict[str, Any]) -> NewPlace:
    """An area of a list by governorate, district and sub-district; its id begins with the country's code."""
    by_tongue = area["name"]
    centroid = area["centroid"]
    lat, lon = read_point(centroid["latitude"], centroid["longitude"])
    parent = area.get("governorateId")
    return NewPlace(
        place_id=f"id:{area['id']}", label=read_name(by_tongue["en"]), lat=lat, lon=lon,
        kind="admin2" if parent else "admin1", country=country_of(area["id"]),
        admin1=parent.split("-", 1)[1].replace("-", " ").title() if parent else None,
        population=int((area.get("population") or {}).get("value") or 0),
        names=(*by_tongue.values(), *(alias["value"] for alias in area.get("aliases", ()))),
    )  # fmt: skip


def country_of(area_id: str) -> str | None:
    """ "sy-idlib" lies in SY; ``None`` where the id begins with no country code."""
    code = area_id.split("-")[0]
    return code.upper() if len(code) == 2 else None
