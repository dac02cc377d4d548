"""The record on disk: what is kept, what is refused, what survives."""

import sqlite3
from pathlib import Path

import pytest

from onrecord.errors import RecordError
from onrecord.mentions import Reading
from onrecord.model import Item, Judgement, Record, Rejected, Report
from onrecord.store.record import FILE_NAME, Store, hold_record, report_key
from onrecord.store.tables import DERIVED, MIGRATIONS

REPORT = Report(report_id="r-1", source="a.txt", text="The Tessel rose at Kareth.", headline="Flood at Orvány")
ITEM = Item(source="a.txt", data=b"The Tessel rose at Kareth.", form="text")
FIRST, SECOND = "2020-01-01T00:00:00+00:00", "2021-01-01T00:00:00+00:00"


@pytest.fixture
def store(tmp_path):
    with hold_record(tmp_path / "record"), Store.open(tmp_path / "record", create=True) as opened:
        yield opened


def read_all(store: Store, query: str) -> list[tuple]:
    with sqlite3.connect(store.folder / FILE_NAME) as base:
        return base.execute(query).fetchall()


def test_bytes_are_kept_once_with_each_receipt(store):
    other = Item(source="b.txt", data=ITEM.data, form="text")
    store.add_items([(ITEM, REPORT), (other, REPORT)], code="c", received_at=FIRST)
    assert read_all(store, "SELECT data FROM contents") == [(ITEM.data,)]
    assert read_all(store, "SELECT source FROM receipts ORDER BY 1") == [("a.txt",), ("b.txt",)]


def test_the_first_receipt_stands(store):
    for received_at in (FIRST, SECOND):
        store.add_items([(ITEM, REPORT)], code="c", received_at=received_at)
    assert read_all(store, "SELECT received_at FROM receipts") == [(FIRST,)]


def test_collected_comes_back_as_it_was(store):
    rejected = Rejected(source="b.txt", reason="empty", message="nothing in it")
    store.add_items(
        [(ITEM, REPORT), (Item(source="b.txt", data=b"", form="text"), rejected)], code="c", received_at=FIRST
    )
    assert sorted(store.load_collected(code="c"), key=lambda row: row.source) == [REPORT, rejected]


def test_another_program_collects_again(store):
    store.add_items([(ITEM, REPORT)], code="old", received_at=FIRST)
    assert store.list_uncollected(code="old") == []
    assert store.list_uncollected(code="new") == [ITEM]


def test_readings_are_kept_by_report_and_program(store):
    store.add_readings([("k", b'{"report":{"report_id":"r-1","source":"a.txt","text":"x"}}')], code="c")
    assert store.list_read(code="c") == {"k"}
    assert store.list_read(code="d") == frozenset()
    assert store.load_readings(["k"], code="c") == [Reading(report=Report(report_id="r-1", source="a.txt", text="x"))]


def test_failures_vanish_once_the_source_was_received(store):
    gone = Rejected(source="a.txt", reason="missing", message="no such file")
    store.add_failures([gone], received_at=FIRST)
    assert store.load_failures() == [gone]
    store.add_items([(ITEM, REPORT)], code="c", received_at=SECOND)
    assert store.load_failures() == []


def test_judgements_come_back_in_order(store):
    made = [
        Judgement(judgement_id=name, decision="same", targets=("c-1", "c-2"), reason="r", by="b", at=FIRST)
        for name in "ba"
    ]
    for judgement in made:
        store.add_judgement(judgement)
    assert store.load_judgements() == (made[1], made[0])


@pytest.mark.parametrize("table", ["contents", "receipts", "failures", "collected", "readings", "judgements"])
def test_what_came_in_cannot_be_changed(store, table):
    store.add_items([(ITEM, REPORT)], code="c", received_at=FIRST)
    store.add_failures([Rejected(source="x", reason="missing", message="m")], received_at=FIRST)
    store.add_readings([("k", b"{}")], code="c")
    store.add_judgement(Judgement(judgement_id="j", decision="same", targets=(), reason="r", by="b", at=FIRST))
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        read_all(store, f"DELETE FROM {table}")


def test_the_record_comes_back_and_replaces_the_one_before(store):
    store.replace_record(Record(reports=(REPORT, REPORT)), code="c", inputs="1")
    store.replace_record(Record(reports=(REPORT,)), code="c", inputs="2")
    assert store.load_record() == Record(reports=(REPORT,))
    assert store.stamps() == ("c", "2")


def test_words_are_found_without_accents(store):
    store.replace_record(Record(reports=(REPORT,)), code="c", inputs="1")
    assert read_all(store, "SELECT rowid FROM words WHERE words MATCH 'orvany'") == [(1,)]


def test_inputs_have_one_fingerprint_in_any_order(tmp_path):
    other = (Item(source="b.txt", data=b"b", form="text"), REPORT)
    prints = []
    for name, items in (("x", [(ITEM, REPORT), other]), ("y", [other, (ITEM, REPORT)])):
        with hold_record(tmp_path / name), Store.open(tmp_path / name, create=True) as store:
            for item in items:
                store.add_items([item], code=name, received_at=name)
            prints.append(store.fingerprint_inputs())
    assert prints[0] == prints[1]


def test_a_report_with_another_source_has_another_key():
    assert report_key(REPORT) != report_key(Report(report_id="r-1", source="b.txt", text=REPORT.text))


def test_every_table_of_the_contract_is_there(store):
    names = {name for (name,) in read_all(store, "SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert names >= set(DERIVED)


def test_a_second_build_is_refused(store):
    with pytest.raises(RecordError, match="another build"), hold_record(store.folder):
        pass


def test_a_folder_with_other_files_is_no_record(tmp_path):
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(RecordError, match="other files"), hold_record(tmp_path):
        pass


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "record").write_text("mine")
    with pytest.raises(RecordError, match="cannot hold"), hold_record(tmp_path / "record"):
        pass


def test_no_record_is_said_in_one_line(tmp_path):
    with pytest.raises(RecordError, match="holds no record"):
        Store.open(tmp_path)


def test_a_damaged_record_is_said_in_one_line(tmp_path):
    (tmp_path / FILE_NAME).write_bytes(b"no database at all" * 100)
    with pytest.raises(RecordError, match="cannot be used"):
        Store.open(tmp_path)


@pytest.mark.parametrize(("version", "match"), [(len(MIGRATIONS) + 1, "newer"), (0, "older")])
def test_a_record_of_another_version_is_refused(store, version, match):
    read_all(store, f"PRAGMA user_version = {version}")
    with pytest.raises(RecordError, match=match):
        Store.open(Path(store.folder))
