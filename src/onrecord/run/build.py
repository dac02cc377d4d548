"""PATHS -> RECORD ON DISK: receive, collect, read, derive; each step goes on where a killed run left off."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from onrecord.collect.report import read_report as collect_report
from onrecord.mentions import Reading
from onrecord.model import Item, Record, Rejected, Report
from onrecord.pipeline import assemble_record, keep_one_copy
from onrecord.run.collector import rest_collector
from onrecord.run.fingerprint import fingerprint_program
from onrecord.run.local import UNREAD, read_reports
from onrecord.store.record import Collected, Store, hold_record, report_key

#: items (and bytes of them) received before they are written: what a kill can lose, and what stands in memory
_BATCH = 100
_BATCH_BYTES = 20_000_000

Warn = Callable[[Rejected], None]
#: what is done, how much of it, out of how much
Progress = Callable[[str, int, int], None]


class Built(NamedTuple):
    """What one build did: ``received`` counts the good reports among its items, ``read`` those it had to read."""

    received: int
    read: int
    record: Record


def build(items: Iterable[Item | Rejected], *, folder: Path, jobs: int, warn: Warn, progress: Progress) -> Built:
    """Bring these items into the record in ``folder``, and derive it anew.

    ``warn`` is told each item that is left out and each report that could not be read.
    """
    code = fingerprint_program()
    with hold_record(folder), Store.open(folder, create=True) as store:
        received = _receive_items(store, items, code=code, warn=warn, progress=progress)
        _collect_again(store, code=code)
        read = _read_new_reports(store, code=code, jobs=jobs, warn=warn, progress=progress)
        return Built(received, read, _derive_record(store, code=code))


def _receive_items(store: Store, items: Iterable[Item | Rejected], *, code: str, warn: Warn, progress: Progress) -> int:
    """Write down what came in, a batch at a time; how many of the items are reports."""
    received = size = 0
    collected: list[tuple[Item, Collected]] = []
    failures: list[Rejected] = []
    for number, item in enumerate(map(_clean_source, items), start=1):
        result = item if isinstance(item, Rejected) else collect_report(item)
        if isinstance(result, Rejected):
            warn(result)
        received += isinstance(result, Report)
        if isinstance(item, Item):
            collected.append((item, result))
        else:
            failures.append(item)
        size += len(item.data) if isinstance(item, Item) else 0
        if size >= _BATCH_BYTES or len(collected) >= _BATCH:
            store.add_items(collected, code=code, received_at=_now())
            collected.clear()
            size = 0
        progress("received", number, 0)
    store.add_items(collected, code=code, received_at=_now())
    store.add_failures(failures, received_at=_now())
    return received


def _collect_again(store: Store, *, code: str) -> None:
    """Collect what another version of the program received."""
    while items := store.list_uncollected(code=code):
        store.add_items([(item, collect_report(item)) for item in items], code=code, received_at=_now())


def _read_new_reports(store: Store, *, code: str, jobs: int, warn: Warn, progress: Progress) -> int:
    kept, _ = _keep_reports(store, code=code)
    done = store.list_read(code=code)
    unread = {key: report for key, report in kept.items() if key not in done}
    read = 0
    for batch in read_reports(unread, jobs=jobs):
        store.add_readings(batch, code=code)
        read += len(batch)
        progress("read", read, len(unread))
        for _, body in batch:
            for rejected in msgspec.json.decode(body, type=Reading).rejected:
                if rejected.reason in UNREAD:
                    warn(rejected)
    return read


def _derive_record(store: Store, *, code: str) -> Record:
    """The record of everything received, written in the place of the one before unless nothing has changed since."""
    inputs = store.fingerprint_inputs()
    if store.stamps() == (code, inputs):
        return store.load_record()
    kept, rejected = _keep_reports(store, code=code)
    readings = store.load_readings(kept, code=code)
    with rest_collector():
        record = assemble_record(readings, rejected=rejected, judgements=store.load_judgements())
    store.replace_record(record, code=code, inputs=inputs)
    return record


def _keep_reports(store: Store, *, code: str) -> tuple[dict[str, Report], list[Rejected]]:
    """One report of each content, under its key; and all that is left out."""
    collected = list(store.load_collected(code=code))
    left_out = [result for result in collected if isinstance(result, Rejected)]
    kept, repeated = keep_one_copy([result for result in collected if isinstance(result, Report)])
    return {report_key(report): report for report in kept}, [*store.load_failures(), *left_out, *repeated]


def _clean_source(item: Item | Rejected) -> Item | Rejected:
    """A path whose bytes are no text is written out, for it has to stand in a record of text."""
    if item.source.isprintable():
        return item
    message = {"message": _clean(item.message)} if isinstance(item, Rejected) else {}
    return replace(item, source=_clean(item.source), **message)


def _clean(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
