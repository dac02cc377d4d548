"""Building twice, in any order, one report at a time, on several cores or after a kill: the same bytes."""

import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.build_reports import REPORTS, read_export, write_reports

from onrecord.collect.read import read_items
from onrecord.run.build import build
from onrecord.run.judge import judge
from onrecord.store.export import export_record
from onrecord.store.record import FILE_NAME, Store


def build_here(paths: list[str], record: Path, *, jobs: int = 1) -> None:
    build(read_items(paths), folder=record, jobs=jobs, warn=lambda _: None, progress=lambda *_: None)


def export_here(record: Path) -> dict[str, bytes]:
    out = record.with_name(f"{record.name}-export")
    shutil.rmtree(out, ignore_errors=True)
    with Store.open(record) as store:
        export_record(store, out)
    return read_export(out)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The reports, and the export of one undisturbed build of them."""
    return tmp_path_factory.mktemp("reports")


@pytest.fixture(scope="module")
def paths(folder):
    return write_reports(folder / "in")


@pytest.fixture(scope="module")
def expected(folder, paths):
    build_here(paths, folder / "record")
    return export_here(folder / "record")


def test_the_record_holds_something(expected):
    assert expected["reports.jsonl"].count(b"\n") == 7
    assert expected["claims.jsonl"].count(b"\n") >= 7
    assert expected["events.jsonl"].count(b"\n") >= 5
    assert b'"reason":"failed"' not in expected["rejected.jsonl"]
    assert expected["rejected.jsonl"].count(b"\n") == 4  # the summary, a broken line, a binary file, an empty one


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(len(REPORTS))))
def test_order_does_not_matter(order, paths, expected, tmp_path):
    record = tmp_path / "-".join(map(str, order))
    build_here([paths[i] for i in order], record)
    assert export_here(record) == expected


@settings(max_examples=2, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(len(REPORTS))))
def test_one_report_at_a_time_gives_the_same(order, paths, expected, tmp_path):
    record = tmp_path / "-".join(map(str, order))
    for i in order:
        build_here([paths[i]], record)
    assert export_here(record) == expected


def test_building_twice_changes_nothing(paths, expected, tmp_path):
    for _ in range(2):
        build_here(paths, tmp_path / "record")
    assert export_here(tmp_path / "record") == expected


def test_several_processes_give_the_same(folder, tmp_path):
    many = write_many(tmp_path / "in", 40)
    build_here(many, tmp_path / "one", jobs=1)
    build_here(many, tmp_path / "two", jobs=2)
    assert export_here(tmp_path / "one") == export_here(tmp_path / "two")


def test_the_same_content_under_two_paths_is_one_report(paths, tmp_path):
    (tmp_path / "in").mkdir()
    for name in ("b.txt", "a.txt"):
        shutil.copy(paths[2], tmp_path / "in" / name)
    for name in ("b.txt", "a.txt"):
        build_here([str(tmp_path / "in" / name)], tmp_path / "record")
    export = export_here(tmp_path / "record")
    assert export["reports.jsonl"].count(b"\n") == 1
    assert b'a.txt"' in export["reports.jsonl"]
    assert b'b.txt","report_id"' in export["rejected.jsonl"]
    assert b'"reason":"same_content"' in export["rejected.jsonl"]


def test_a_judgement_survives_rebuilds_and_withdrawn_leaves_no_trace(paths, expected, tmp_path):
    record = tmp_path / "record"
    build_here(paths, record)
    with Store.open(record) as store:
        first, second = sorted(store.load_record().events, key=lambda event: event.event_id)[:2]
    made = judge(record, "same", (first.claims[0], second.claims[0]), reason="one event", by="a reader")
    build_here([], record)
    build_here(paths, record)
    with Store.open(record) as store:
        together = {claim.claim_id: claim.event_id for claim in store.load_record().claims}
    assert together[first.claims[0]] == together[second.claims[0]]
    judge(record, "withdrawn", (made.judgement_id,), reason="a mistake", by="a reader")
    build_here([], record)
    assert export_here(record) == expected


@pytest.mark.parametrize("table", ["receipts", "readings"])
def test_a_killed_build_goes_on(table, tmp_path):
    many = write_many(tmp_path / "in", 60)
    record = tmp_path / "killed"
    command = [sys.executable, "-m", "onrecord", "build", str(tmp_path / "in"), "--out", str(record), "--jobs", "2"]
    disturbed = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wait_for_rows(record / FILE_NAME, table, disturbed)
    disturbed.kill()
    assert disturbed.wait() == -signal.SIGKILL
    build_here([], record)
    build_here(many, tmp_path / "undisturbed")
    assert export_here(record) == export_here(tmp_path / "undisturbed")


def write_many(folder: Path, count: int) -> list[str]:
    """Enough reports for several batches of work."""
    folder.mkdir()
    paths = [folder / f"{number:03}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        day = number % 27 + 1
        path.write_text(
            f"Clash near Dulmen Ford\n\n{day} March 2020\n\nA clash near Dulmen Ford killed {number} soldiers "
            f"on Monday, Tessel Watch said. About {number * 10} people fled to Orvany, the mayor said.\n"
        )
    return [str(path) for path in paths]


def wait_for_rows(path: Path, table: str, process: subprocess.Popen[bytes]) -> None:
    """Until the build has written the first rows of a table, and before it has ended."""
    while process.poll() is None:
        if path.exists():
            with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as base:
                try:
                    if base.execute(f"SELECT count(*) FROM {table}").fetchone()[0]:
                        return
                except sqlite3.OperationalError:
                    pass  # not made yet
        time.sleep(0.01)
    pytest.fail("the build ended before it could be killed")
