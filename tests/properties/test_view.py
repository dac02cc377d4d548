"""A record as known at a day is the record of the reports known then, byte for byte; a model changes figures alone."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.build_reports import read_export, write_reports

from onrecord.collect.read import read_items
from onrecord.collect.report import read_report
from onrecord.model import Item, Record, Report
from onrecord.run.build import build
from onrecord.run.view import view_record
from onrecord.store.export import export_record, export_view
from onrecord.store.record import Store

#: an article that was changed, and one of which nobody knows the day
LATER = "Truce holds\n\nPublished: 4 February 2020\n\nUpdated: 8 February 2020\n\nTwo people were killed in Kareth.\n"
UNDATED = "Shells hit Kareth\n\nShells killed five people in Kareth, Tessel Watch said.\n"


def build_items(items: list[Item], record: Path) -> None:
    build(items, folder=record, jobs=1, warn=lambda _: None, progress=lambda *_: None)


def load(record: Path, **view: str) -> Record:
    with Store.open(record) as store:
        return view_record(store, **view)


def write_view(record: Path, out: Path, **view: str) -> dict[str, bytes]:
    shutil.rmtree(out, ignore_errors=True)
    export_view(load(record, **view), out)
    return read_export(out)


def write_whole(record: Path, out: Path) -> dict[str, bytes]:
    shutil.rmtree(out, ignore_errors=True)
    with Store.open(record) as store:
        export_record(store, out)
    return read_export(out)


@pytest.fixture(scope="module")
def items(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reports")
    paths = write_reports(folder / "in")
    (folder / "in" / "later.txt").write_text(LATER)
    (folder / "in" / "undated.txt").write_text(UNDATED)
    return list(read_items([*paths, *(str(folder / "in" / f"{n}.txt") for n in ("later", "undated"))]))


@pytest.fixture(scope="module")
def record(items, tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole") / "record"
    build_items(items, folder)
    return folder


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(day=st.dates(date(2020, 2, 1), date(2020, 2, 10)))
@example(day=date(2020, 2, 4))
@example(day=date(2020, 2, 8))
def test_as_known_at_a_day_is_the_record_of_the_reports_known_then(day, items, record, tmp_path):
    known = {r.source for r in load(record).reports if r.published and max(r.published, r.updated or "") <= str(day)}
    part = tmp_path / str(day)
    shutil.rmtree(part, ignore_errors=True)
    build_items([item for item in items if isinstance(item, Item) and item.source in known], part)
    assert write_view(record, tmp_path / "view", as_known_at=str(day)) == write_whole(part, tmp_path / "part")


def test_with_all_that_is_known_it_is_the_whole_record(record, tmp_path):
    assert write_view(record, tmp_path / "view", as_known_at="9999-12-31") == write_whole(record, tmp_path / "whole")


def test_a_report_changed_later_and_one_without_a_day_are_not_known_before(record):
    sources = {Path(report.source).name for report in load(record, as_known_at="2020-02-07").reports}
    assert "market.txt" in sources
    assert not sources & {"later.txt", "undated.txt"}


def test_of_two_copies_of_one_content_the_one_received_by_then_is_known(tmp_path, monkeypatch):
    text = UNDATED.encode()
    for name, day in (("b.txt", "2020-02-03"), ("a.txt", "2020-02-05")):
        monkeypatch.setattr("onrecord.run.build._now", lambda day=day: f"{day}T12:00:00+00:00")
        build_items([Item(source=name, data=text, form="text")], tmp_path / "record")
    assert [r.source for r in load(tmp_path / "record").reports] == ["a.txt"]
    known = load(tmp_path / "record", as_known_at="2020-02-04")
    assert [r.source for r in known.reports] == ["b.txt"]
    assert len(known.claims) == len(load(tmp_path / "record").claims) > 0
    assert not known.rejected


def test_a_view_leaves_the_record_as_it_was(record, tmp_path):
    before = write_whole(record, tmp_path / "before")
    load(record, as_known_at="2020-02-03")
    load(record, model="informative")
    assert write_whole(record, tmp_path / "after") == before


def test_a_model_changes_the_best_of_figures_and_nothing_else(record):
    whole = load(record)
    for model, end in (("conservative", "low"), ("informative", "high")):
        view = load(record, model=model)
        assert (view.claims, view.reports, view.statuses, view.series) == (
            whole.claims,
            whole.reports,
            whole.statuses,
            whole.series,
        )
        figures = [figure for event in view.events for figure in event.figures if figure.best is not None]
        assert figures
        assert all(getattr(figure, end) == figure.best for figure in figures if getattr(figure, end) is not None)
    assert load(record, model="representative") == whole


def test_there_is_something_to_leave_out(items):
    reports = [read_report(item) for item in items if isinstance(item, Item)]
    assert len({r.published for r in reports if isinstance(r, Report)}) >= 4
