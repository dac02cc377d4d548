"""RECORD ON DISK -> A RECORD DERIVED FROM IT ON THE FLY: as known at a day, or by another model of its figures.

Nothing of it is written: what the store keeps as derived is always the whole record.
"""

import re
from collections.abc import Iterable

import msgspec

from onrecord.errors import RecordError
from onrecord.mentions import Reading
from onrecord.model import Record, Rejected, Report
from onrecord.pipeline import assemble_record, choose_model, keep_one_copy
from onrecord.reconcile import Model
from onrecord.run.fingerprint import fingerprint_program
from onrecord.run.local import read_reports
from onrecord.store.export import check_built
from onrecord.store.record import Collected, Store, report_key

_DAY = re.compile(r"\d{4}-\d\d-\d\d")

Received = tuple[str, Collected]


def view_record(store: Store, *, as_known_at: str | None = None, model: Model = "representative") -> Record:
    """The record as it could have been written at the end of a day (ISO; ``None``: with all that is known now).

    Only reports published up to that day take part; one without a day of publication, and whatever could not be read,
    if it had been received. A report changed later than it was published counts from its last change: its text is no
    older. Judgements of people stand whenever they were made.
    """
    record = store.load_record() if as_known_at is None else _assemble_known(store, as_known_at)
    return record if model == "representative" else choose_model(record, store.load_judgements(), model)


def _assemble_known(store: Store, day: str) -> Record:
    code = check_built(store)
    if code != fingerprint_program():
        raise RecordError(f"another version built this record: run `onrecord build --out {store.folder}` once")
    received = store.load_received(code=code)
    readings = _load_readings(store, [report for _, report in received if isinstance(report, Report)], code=code)
    known = [result for at, result in received if _is_known(at, result, readings, day)]
    kept, repeated = keep_one_copy([result for result in known if isinstance(result, Report)])
    left_out = [result for result in known if isinstance(result, Rejected)]
    return assemble_record(
        [readings[report_key(report)] for report in kept],
        rejected=[*store.load_failures(until=day), *left_out, *repeated],
        judgements=store.load_judgements(),
    )


def _load_readings(store: Store, reports: Iterable[Report], *, code: str) -> dict[str, Reading]:
    """Readings by key. A further copy of a content has none, and is read now: it may have come before the one kept."""
    keyed = {report_key(report): report for report in reports}
    done = sorted(store.list_read(code=code) & keyed.keys())
    readings = dict(zip(done, store.load_readings(done, code=code), strict=True))
    unread = {key: report for key, report in keyed.items() if key not in readings}
    for batch in read_reports(unread, jobs=1):
        readings |= {key: msgspec.json.decode(body, type=Reading) for key, body in batch}
    return readings


def _is_known(received_at: str, result: Collected, readings: dict[str, Reading], day: str) -> bool:
    if isinstance(result, Rejected):
        return received_at[:10] <= day
    report = readings[report_key(result)].report
    days = [found[0] for date in (report.published, report.updated) if date and (found := _DAY.match(date))]
    return max(days, default=received_at[:10]) <= day
