"""RECORD ON DISK -> JSON LINES: every table of the contract, written whole or not at all."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from onrecord.errors import RecordError
from onrecord.model import Record, Rejected, Report, Summary
from onrecord.store.record import Store
from onrecord.store.tables import DERIVED

#: the rows of a table by its name, each as one JSON object
Rows = Callable[[str], Iterator[bytes]]


def export_record(store: Store, folder: Path) -> dict[str, int]:
    """Write the record into ``folder``, a file for each table; the number of rows in each.

    Each file is complete before it takes the place of an older one. A record whose build was broken off is refused.
    """
    check_built(store)
    return _write_tables(store.export_rows, folder)


def export_view(record: Record, folder: Path) -> dict[str, int]:
    """The same for a record that is not kept: as known at a day, or by another model of figures."""
    return _write_tables(lambda table: map(msgspec.json.encode, getattr(record, table)), folder)


def check_built(store: Store) -> str:
    """The fingerprint of the program that built the record; an error where the last build did not end."""
    stamps = store.stamps()
    if stamps is None or stamps[1] != store.fingerprint_inputs():
        raise RecordError(f"the last build did not end: run `onrecord build --out {store.folder}` to go on with it")
    return stamps[0]


def _write_tables(rows: Rows, folder: Path) -> dict[str, int]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return {table: _write_file(folder / f"{table}.jsonl", _table_rows(rows, table)) for table in DERIVED}
    except OSError as error:
        raise RecordError(f"cannot write into {folder}: {error.strerror}") from error


def _table_rows(rows: Rows, table: str) -> Iterator[bytes]:
    if table == "rejected":
        yield msgspec.json.encode(summarise_reading(rows))
    yield from rows(table)


def summarise_reading(rows: Rows) -> Summary:
    """How much was read and how much left out: the first line of rejected.jsonl."""
    reasons = Counter(msgspec.json.decode(row, type=Rejected).reason for row in rows("rejected"))
    lengths = [len(msgspec.json.decode(row, type=Report).text) for row in rows("reports")]
    claims = sum(1 for _ in rows("claims"))
    left_out = dict(sorted(reasons.items()))
    read = f"{len(lengths)} reports of {sum(lengths)} characters read, {claims} claims found"
    message = f"{read}; {sum(reasons.values())} left out"
    return Summary(message=message, reports=len(lengths), characters=sum(lengths), claims=claims, left_out=left_out)


def _write_file(path: Path, rows: Iterable[bytes]) -> int:
    """A file beside it first, so that a kill leaves the old file or the new one."""
    count = 0
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with unfinished.open("wb") as file:
            for row in rows:
                file.write(row + b"\n")
                count += 1
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return count
