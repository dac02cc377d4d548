"""One record on disk: a folder with one SQLite file. What is written is committed; what is lost can be made again."""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from onrecord.errors import RecordError
from onrecord.mentions import Reading
from onrecord.model import Item, Judgement, Record, Rejected, Report
from onrecord.store.tables import DERIVED, MIGRATIONS

FILE_NAME = "record.sqlite"

_LOCK_NAME = "build.lock"
_BATCH = 200

Collected = Report | Rejected


def report_key(report: Report) -> str:
    """A digest of all that a reading rests on: two items that collect to the same report have one reading."""
    return hashlib.sha256(msgspec.json.encode(report)).hexdigest()


class Store:
    """The tables of one record. Every method that writes is one transaction."""

    def __init__(self, folder: Path, connection: sqlite3.Connection) -> None:
        self.folder = folder
        self._sql = connection

    @classmethod
    def open(cls, folder: Path, *, create: bool = False) -> Self:
        """The record in this folder; with ``create``, a new one where there is none, brought up to this version."""
        if not create and not (folder / FILE_NAME).is_file():
            raise RecordError(f"{folder} holds no record: make one with `onrecord build PATH... --out {folder}`")
        try:
            connection = sqlite3.connect(folder / FILE_NAME, isolation_level=None, timeout=60)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            _check_version(connection, folder, migrate=create)
        except sqlite3.Error as error:
            raise RecordError(f"the record in {folder} cannot be used: {error}") from error
        return cls(folder, connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._sql.close()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        self._sql.execute("BEGIN IMMEDIATE")
        try:
            yield self._sql
        except BaseException:
            self._sql.execute("ROLLBACK")
            raise
        self._sql.execute("COMMIT")

    # what comes in

    def add_items(self, items: Sequence[tuple[Item, Collected]], *, code: str, received_at: str) -> None:
        """Keep the bytes as they came, once, and what collecting made of them."""
        with self._transaction() as sql:
            for item, collected in items:
                digest = hashlib.sha256(item.data).hexdigest()
                key = report_key(collected) if isinstance(collected, Report) else None
                sql.execute("INSERT OR IGNORE INTO contents VALUES (?, ?)", (digest, item.data))
                receipt = (item.source, digest, item.form)
                sql.execute("INSERT OR IGNORE INTO receipts VALUES (?, ?, ?, ?)", (*receipt, received_at))
                sql.execute(
                    "INSERT OR IGNORE INTO collected VALUES (?, ?, ?, ?, ?, ?)",
                    (*receipt, code, key, msgspec.json.encode(collected)),
                )

    def add_failures(self, failures: Iterable[Rejected], *, received_at: str) -> None:
        """Keep what could not even be opened, so that the record tells of it."""
        rows = [(failure.source, failure.reason, failure.message, received_at) for failure in failures]
        with self._transaction() as sql:
            sql.executemany("INSERT OR IGNORE INTO failures VALUES (?, ?, ?, ?)", rows)

    def add_judgement(self, judgement: Judgement) -> None:
        """Keep a person's decision; the next build heeds it."""
        with self._transaction() as sql:
            row = (judgement.judgement_id, msgspec.json.encode(judgement))
            sql.execute("INSERT OR IGNORE INTO judgements VALUES (?, ?)", row)

    def list_uncollected(self, *, code: str) -> list[Item]:
        """Items received that this code has not collected yet, at most a batch of them; empty when there are none."""
        query = """SELECT source, form, data FROM receipts JOIN contents USING (sha256)
            WHERE NOT EXISTS (SELECT 1 FROM collected WHERE code = ? AND collected.source = receipts.source
                AND collected.sha256 = receipts.sha256 AND collected.form = receipts.form) LIMIT ?"""
        rows = self._sql.execute(query, (code, _BATCH))
        return [Item(source=source, form=form, data=data) for source, form, data in rows]

    # what is read from it

    def load_collected(self, *, code: str) -> Iterator[Collected]:
        """What collecting made of each item."""
        for key, body in self._sql.execute("SELECT report_key, body FROM collected WHERE code = ?", (code,)):
            kind: type[Collected] = Rejected if key is None else Report
            yield msgspec.json.decode(body, type=kind)

    def load_received(self, *, code: str) -> list[tuple[str, Collected]]:
        """What collecting made of each item, with the moment that it was first received, ISO in UTC."""
        query = """SELECT received_at, report_key, body FROM collected JOIN receipts USING (source, sha256, form)
            WHERE code = ? ORDER BY source, sha256, form"""
        kinds: dict[bool, type[Collected]] = {True: Rejected, False: Report}
        return [
            (received_at, msgspec.json.decode(body, type=kinds[key is None]))
            for received_at, key, body in self._sql.execute(query, (code,))
        ]

    def list_read(self, *, code: str) -> frozenset[str]:
        """The keys of the reports that this code has read."""
        return frozenset(key for (key,) in self._sql.execute("SELECT report_key FROM readings WHERE code = ?", (code,)))

    def add_readings(self, readings: Iterable[tuple[str, bytes]], *, code: str) -> None:
        """Keep what was read from reports, as JSON, under their keys."""
        rows = [(key, code, body) for key, body in readings]
        with self._transaction() as sql:
            sql.executemany("INSERT OR IGNORE INTO readings VALUES (?, ?, ?)", rows)

    def load_readings(self, keys: Iterable[str], *, code: str) -> list[Reading]:
        """What was read from these reports."""
        query = "SELECT body FROM readings WHERE report_key = ? AND code = ?"
        bodies = (self._sql.execute(query, (key, code)).fetchone()[0] for key in keys)
        return [msgspec.json.decode(body, type=Reading) for body in bodies]

    def load_failures(self, *, until: str = "9999") -> list[Rejected]:
        """What could not be opened and was not received later either; ``until``: an ISO day, as it was at its end."""
        query = """SELECT source, reason, message FROM failures WHERE substr(received_at, 1, 10) <= :until
            AND source NOT IN (SELECT source FROM receipts WHERE substr(received_at, 1, 10) <= :until)
            ORDER BY source, reason, message"""
        rows = self._sql.execute(query, {"until": until})
        return [Rejected(source=source, reason=reason, message=text) for source, reason, text in rows]

    def load_judgements(self) -> tuple[Judgement, ...]:
        """Every decision, in order of its id."""
        bodies = self._sql.execute("SELECT body FROM judgements ORDER BY judgement_id")
        return tuple(msgspec.json.decode(body, type=Judgement) for (body,) in bodies)

    # what is derived from it

    def fingerprint_inputs(self) -> str:
        """A digest of everything received, whatever the order and the time it came in."""
        queries = (
            "SELECT source, sha256, form FROM receipts ORDER BY 1, 2, 3",
            "SELECT source, reason, message FROM failures ORDER BY 1, 2, 3",
            "SELECT body FROM judgements ORDER BY judgement_id",
        )
        digest = hashlib.sha256()
        for query in queries:
            for row in self._sql.execute(query):
                digest.update(msgspec.json.encode(row) + b"\n")
        return digest.hexdigest()

    def stamps(self) -> tuple[str, str] | None:
        """The fingerprints, of program and inputs, that the derived tables were made from; ``None`` before any."""
        stamps = dict(self._sql.execute("SELECT name, value FROM stamps").fetchall())
        return (stamps["code"], stamps["inputs"]) if stamps else None

    def replace_record(self, record: Record, *, code: str, inputs: str) -> None:
        """Put this record in the place of the derived tables, all of them or none."""
        with self._transaction() as sql:
            for table in DERIVED:
                sql.execute(f"DELETE FROM {table}")
                bodies = ((msgspec.json.encode(row),) for row in getattr(record, table))
                sql.executemany(f"INSERT INTO {table} (body) VALUES (?)", bodies)
            sql.execute("DELETE FROM words")
            sql.executemany(
                "INSERT INTO words (rowid, headline, text) VALUES (?, ?, ?)",
                ((number, report.headline, report.text) for number, report in enumerate(record.reports, start=1)),
            )
            sql.execute("INSERT OR REPLACE INTO stamps VALUES ('code', ?), ('inputs', ?)", (code, inputs))

    def find_reports(self, words: Iterable[str]) -> Iterator[tuple[str, str | None, str]]:
        """Source, headline and a passage of each report that holds all the words, likeliest first."""
        query = """SELECT body, snippet(words, -1, '', '', '...', 16) FROM words JOIN reports ON position = words.rowid
            WHERE words MATCH ? ORDER BY rank, position"""
        quoted = " ".join('"' + word.replace('"', '""') + '"' for word in words)
        for body, passage in self._sql.execute(query, (quoted,)):
            report = msgspec.json.decode(body, type=Report)
            yield report.source, report.headline, passage

    def export_rows(self, table: str) -> Iterator[bytes]:
        """The rows of a derived table in their order, each as one JSON object."""
        for (body,) in self._sql.execute(f"SELECT body FROM {table} ORDER BY position"):
            yield body

    def load_record(self) -> Record:
        """The whole record as it was last built."""
        tables = {table: [msgspec.Raw(body) for body in self.export_rows(table)] for table in DERIVED}
        return msgspec.json.decode(msgspec.json.encode(tables), type=Record)


@contextmanager
def hold_record(folder: Path) -> Iterator[None]:
    """Hold a folder, made where absent, for one build: a second build is refused; a killed one lets go."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        strangers = [path.name for path in folder.iterdir() if path.name.split(".")[0] not in ("record", "build")]
    except OSError as error:
        raise RecordError(f"{folder} cannot hold a record: {error.strerror}") from error
    if strangers and not (folder / FILE_NAME).exists():
        raise RecordError(f"{folder} holds other files: name a new or empty folder for the record")
    lock = sqlite3.connect(folder / _LOCK_NAME, isolation_level=None, timeout=0)
    try:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise RecordError(f"{folder} is held by another build: run this one when that has ended") from error
        yield
    finally:
        lock.close()


def _check_version(sql: sqlite3.Connection, folder: Path, *, migrate: bool) -> None:
    (version,) = sql.execute("PRAGMA user_version").fetchone()
    if version > len(MIGRATIONS):
        raise RecordError(f"the record in {folder} was made by a newer onrecord (version {version} of its tables)")
    if version < len(MIGRATIONS) and not migrate:
        raise RecordError(f"the record in {folder} is of an older version: run `onrecord build --out {folder}` once")
    for number, script in enumerate(MIGRATIONS[version:], start=version + 1):
        # one transaction each, so that a kill in the middle leaves the version before it
        sql.executescript(f"BEGIN IMMEDIATE; {script} PRAGMA user_version = {number}; COMMIT;")
