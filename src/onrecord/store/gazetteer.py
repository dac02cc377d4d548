"""The gazetteer on disk: one read-only SQLite file that the package ships, and files a user lays over it."""

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence
from importlib import resources
from pathlib import Path
from typing import Literal

from onrecord.errors import TableError
from onrecord.store.place_names import plain_key, spelling_key
from onrecord.values import Entry, Value

#: ``names.how``: 0 its own name, 1 another name of it, 2 an adjective or the name of its people.
#: ``spelling`` is there only where it differs from the plain key, and only for places of countries whose names are
#: written in another script: elsewhere a name has one spelling.
SCHEMA = """
CREATE TABLE areas (area INTEGER PRIMARY KEY, country TEXT, admin1 TEXT);
CREATE TABLE places (place INTEGER PRIMARY KEY, place_id, label TEXT, lat INTEGER, lon INTEGER, kind INTEGER,
                     area INTEGER, population INTEGER);
CREATE TABLE names (key TEXT, place INTEGER, how INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE spellings (key TEXT, place INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
"""
#: longer names are not looked up by spelling: they are runs of words more often than romanised names
MOST_SPACES = 3
KINDS = ("city", "town_part", "admin1", "admin2", "country", "region", "water", "range", "site")
#: countries whose names reach English through a romanisation (languages written in Arabic, Hebrew, Cyrillic, Greek,
#: Armenian, Georgian, Ethiopic, Indian and south-east Asian scripts)
ROMANISED = frozenset(
    "AE AF AM AZ BD BG BH BT BY CY DJ DZ EG EH ER ET GE GR IL IN IQ IR JO KG KH KM KW KZ LA LB LK LY MA MD MK MM MN "
    "MR MV NP OM PK PS QA RS RU SA SD SO SS SY TD TH TJ TM TN TR UA UZ XK YE".split()
)
#: endings of English adjectives of countries and names of their people
DEMONYM_ENDINGS = ("an", "ans", "ese", "ish", "i", "is", "ic")
_SELECT = (
    "SELECT CASE typeof(p.place_id) WHEN 'integer' THEN 'gn:' || p.place_id ELSE p.place_id END, "
    "p.label, p.lat, p.lon, p.kind, a.country, a.admin1, p.population, {how} FROM {table} n "
    "JOIN places p ON p.place = n.place LEFT JOIN areas a ON a.area = p.area WHERE n.key = ?"
)
_BY_NAME = _SELECT.format(table="names", how="n.how")
_BY_SPELLING = _SELECT.format(table="spellings", how="3")
_MATCHES: tuple[Literal["exact", "adjective", "spelling"], ...] = ("exact", "exact", "adjective", "spelling")


class NewPlace(Value, frozen=True, kw_only=True):
    """A place to be written to a gazetteer file."""

    place_id: str
    label: str
    lat: float
    lon: float
    kind: str
    country: str | None = None
    admin1: str | None = None
    population: int = 0
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()


class PlaceBase:
    """Places from one or more gazetteer files; of two files with the same place_id the later wins."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._bases = [open_base(path) for path in paths]
        self._paths = tuple(paths)

    def find(self, name: str) -> tuple[Entry, ...]:
        """Every entry of this name, most populous first; those of another spelling only where none has it exactly."""
        found = self._look_up(_BY_NAME, plain_key(name))
        if not found and name.count(" ") < MOST_SPACES:
            key = spelling_key(name)
            found = self._look_up(_BY_SPELLING, key) if key else {}
        return tuple(sorted(found.values(), key=lambda e: (-e.population, e.place_id)))

    def fingerprint(self) -> str:
        """A hash of all that is loaded: a record grounded under another one has to be grounded again."""
        whole = hashlib.sha256()
        for path in self._paths:
            whole.update(hashlib.sha256(path.read_bytes()).digest())
        return whole.hexdigest()[:16]

    def _look_up(self, query: str, key: str) -> dict[str, Entry]:
        found = {}
        for base in self._bases:
            for place_id, label, lat, lon, kind, country, admin1, population, how in base.execute(query, (key,)):
                found[place_id] = Entry(
                    place_id=place_id, label=label, lat=lat / 1e4, lon=lon / 1e4, kind=KINDS[kind], country=country,
                    admin1=admin1, population=population, match=_MATCHES[how],
                )  # fmt: skip
        return found


def load_gazetteer(extra: Sequence[Path] = ()) -> PlaceBase:
    """The shipped gazetteer with the user's files laid over it."""
    return PlaceBase([shipped_path(), *extra])


def shipped_path() -> Path:
    return Path(str(resources.files("onrecord.resources") / "gazetteer.sqlite"))


def open_base(path: Path) -> sqlite3.Connection:
    """The file opened for reading alone. Raises TableError when it is no gazetteer."""
    try:
        base = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        base.execute("SELECT 1 FROM names, places LIMIT 1")
    except sqlite3.Error as error:
        raise TableError(f"{path}: no gazetteer ({error})") from error
    return base


def write_places(base: sqlite3.Connection, places: Iterable[NewPlace]) -> int:
    """Writes the places with the keys of all their names; how many they were."""
    areas = {
        (country, admin1): area for area, country, admin1 in base.execute("SELECT area, country, admin1 FROM areas")
    }
    number: int = base.execute("SELECT coalesce(max(place), 0) FROM places").fetchone()[0]
    first = number
    for place in places:
        number += 1
        where = (place.country, place.admin1)
        if where not in areas:
            areas[where] = len(areas) + 1
            base.execute("INSERT INTO areas VALUES (?, ?, ?)", (areas[where], *where))
        row = (number, _stored_id(place.place_id), place.label, round(place.lat * 1e4), round(place.lon * 1e4),
               KINDS.index(place.kind), areas[where], place.population)  # fmt: skip
        base.execute("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        keys = keys_of(place)
        base.executemany("INSERT INTO names VALUES (?, ?, ?)", [(key, number, how) for key, how in keys.items()])
        base.executemany("INSERT INTO spellings VALUES (?, ?)", [(key, number) for key in spellings_of(place)])
    return number - first


def is_demonym(name: str, place: NewPlace) -> bool:
    """Whether another name of a country or region is its adjective by the look of it ("Varenian" of Varenia)."""
    alike = name[:4] == place.label[:4] and name != place.label and " " not in name
    return place.kind in ("country", "region") and alike and name.endswith(DEMONYM_ENDINGS)


def _stored_id(place_id: str) -> int | str:
    """Most ids are GeoNames': as a number such an id takes a third of the room."""
    return int(place_id[3:]) if place_id.startswith("gn:") and place_id[3:].isdigit() else place_id


def keys_of(place: NewPlace) -> dict[str, int]:
    """The plain keys of its names, each with how it names the place."""
    keys: dict[str, int] = {plain_key(place.label): 0}
    for name in place.names:
        keys.setdefault(plain_key(name), 2 if is_demonym(name, place) else 1)
    for name in place.adjectives:
        keys.setdefault(plain_key(name), 2)
    keys.pop("", None)
    return keys


def spellings_of(place: NewPlace) -> list[str]:
    if place.country not in ROMANISED or place.kind not in ("city", "admin1", "admin2", "town_part"):
        return []
    keys = {spelling_key(name) for name in (place.label, *place.names)}
    return sorted(key for key in keys if key)
