"""The export: every file, whole, and nothing of an unfinished build."""

import json

import pytest

from onrecord.errors import RecordError
from onrecord.model import Item, Record, Rejected, Report
from onrecord.store.export import export_record
from onrecord.store.record import Store, hold_record
from onrecord.store.tables import DERIVED

REPORT = Report(report_id="r-1", source="a.txt", text="Sūq al-Tessel سوق", headline=None)
RECORD = Record(reports=(REPORT,), rejected=(Rejected(source="b.txt", reason="empty", message="nothing in it"),))


@pytest.fixture
def store(tmp_path):
    with hold_record(tmp_path / "record"), Store.open(tmp_path / "record", create=True) as opened:
        yield opened


def finish(store: Store, record: Record) -> None:
    store.replace_record(record, code="c", inputs=store.fingerprint_inputs())


def test_every_table_has_a_file_of_json_lines(store, tmp_path):
    finish(store, RECORD)
    rows = export_record(store, tmp_path / "out")
    assert rows == {table: {"reports": 1, "rejected": 2}.get(table, 0) for table in DERIVED}
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(f"{table}.jsonl" for table in DERIVED)


def test_fields_are_in_the_order_of_the_contract_and_text_is_not_escaped(store, tmp_path):
    finish(store, RECORD)
    export_record(store, tmp_path)
    line = (tmp_path / "reports.jsonl").read_text(encoding="utf-8")
    assert list(json.loads(line)) == list(Report.__struct_encode_fields__)
    assert "Sūq al-Tessel سوق" in line
    assert json.loads(line)["headline"] is None


def test_rejected_begins_with_what_was_read_and_left_out(store, tmp_path):
    finish(store, RECORD)
    export_record(store, tmp_path)
    summary = json.loads((tmp_path / "rejected.jsonl").read_text().splitlines()[0])
    assert summary["reason"] == "summary"
    assert (summary["reports"], summary["characters"], summary["left_out"]) == (1, len(REPORT.text), {"empty": 1})


def test_an_older_export_is_replaced(store, tmp_path):
    finish(store, RECORD)
    (tmp_path / "reports.jsonl").write_text("old\nold\n")
    export_record(store, tmp_path)
    assert len((tmp_path / "reports.jsonl").read_text().splitlines()) == 1


def test_nothing_is_exported_before_a_build_has_ended(store, tmp_path):
    with pytest.raises(RecordError, match="did not end"):
        export_record(store, tmp_path / "out")
    finish(store, RECORD)
    item = Item(source="late.txt", data=b"late", form="text")
    store.add_items([(item, REPORT)], code="c", received_at="2020-01-01T00:00:00+00:00")
    with pytest.raises(RecordError, match="did not end"):
        export_record(store, tmp_path / "out")


def test_a_folder_that_cannot_be_written_is_said_in_one_line(store, tmp_path):
    finish(store, RECORD)
    (tmp_path / "out").write_text("a file")
    with pytest.raises(RecordError, match="cannot write"):
        export_record(store, tmp_path / "out")
