"""The export holds to its schemas, and the schemas to the records and to docs/record.md."""

import json
import runpy
from pathlib import Path

import jsonschema
import msgspec
import pytest
from tests.build_reports import write_reports

from onrecord.collect.read import read_items
from onrecord.model import Change, Figure, Record
from onrecord.reconcile import compare_records
from onrecord.run.build import build
from onrecord.store.export import export_record
from onrecord.store.record import Store
from onrecord.store.tables import DERIVED

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "src" / "onrecord" / "schemas"
BUILDER = runpy.run_path(str(ROOT / "scripts" / "build_schemas.py"))


@pytest.fixture(scope="module")
def export(tmp_path_factory):
    """The export of the test reports and, where they lie beside the project, of the five real ones."""
    folder = tmp_path_factory.mktemp("schemas")
    real = ROOT.parent / "shared" / "seeds"
    paths = [*write_reports(folder / "in"), *map(str, sorted(real.glob("0*.txt")))]
    build(read_items(paths), folder=folder / "record", jobs=1, warn=lambda _: None, progress=lambda *_: None)
    with Store.open(folder / "record") as store:
        export_record(store, folder / "out")
    return folder / "out"


def load_schema(table: str) -> dict:
    return json.loads((SCHEMAS / f"{table}.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("table", DERIVED)
def test_every_line_holds_to_its_schema(export, table):
    schema = load_schema(table)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for line in (export / f"{table}.jsonl").read_text(encoding="utf-8").splitlines():
        validator.validate(json.loads(line))


@pytest.mark.parametrize("table", DERIVED)
def test_a_line_with_another_field_is_refused(table):
    validator = jsonschema.Draft202012Validator(load_schema(table))
    assert not validator.is_valid({"surprise": 1})


@pytest.mark.parametrize("table", [*DERIVED, "changes"])
def test_schemas_are_current(table):
    meanings = BUILDER["read_meanings"]((ROOT / "docs" / "record.md").read_text(encoding="utf-8"))
    made = BUILDER["format_schema"](BUILDER["build_schema"](table, meanings))
    assert made == (SCHEMAS / f"{table}.schema.json").read_bytes(), "run python scripts/build_schemas.py"


def test_the_page_tells_of_every_field_and_of_no_other():
    meanings = BUILDER["read_meanings"]((ROOT / "docs" / "record.md").read_text(encoding="utf-8"))
    records = {}
    for lines in BUILDER["LINES"].values():
        _, found = msgspec.json.schema_components(lines)
        records |= {name: list(record["properties"]) for name, record in found.items()}
    assert {name: list(fields) for name, fields in meanings.items()} == records


def test_every_change_holds_to_its_schema(export):
    with Store.open(export.parent / "record") as store:
        changes = compare_records(Record(), store.load_record())
    figure = Figure(measure="killed", low=3, best=3, high=4, method="most_frequent")
    moved = Change(change="figure", event_id="e", was=("e",), subject="clash", before=figure, after=figure)
    assert "new_event" in {change.change for change in changes}
    validator = jsonschema.Draft202012Validator(load_schema("changes"))
    for change in (*changes, moved):
        validator.validate(json.loads(msgspec.json.encode(change)))
    assert not validator.is_valid(json.loads(msgspec.json.encode(moved)) | {"before": 3})


def test_every_table_of_the_record_is_exported():
    assert tuple(field.name for field in msgspec.structs.fields(Record)) == DERIVED


def test_every_quote_is_the_words_of_its_span(export):
    reports = [json.loads(line) for line in (export / "reports.jsonl").read_text(encoding="utf-8").splitlines()]
    texts = {report["report_id"]: report["text"] for report in reports}
    claims = [json.loads(line) for line in (export / "claims.jsonl").read_text(encoding="utf-8").splitlines()]
    assert claims
    for claim in claims:
        evidence = claim["evidence"]
        assert texts[claim["report_id"]][evidence["start"] : evidence["end"]] == evidence["quote"]


def test_every_id_that_is_named_is_there(export):
    tables = {
        table: [json.loads(line) for line in (export / f"{table}.jsonl").read_text(encoding="utf-8").splitlines()]
        for table in DERIVED
    }
    reports = {row["report_id"] for row in tables["reports"]}
    claims = {row["claim_id"] for row in tables["claims"]}
    events = {row["event_id"] for row in tables["events"]}
    families = {row["family_id"] for row in tables["families"]}
    assert all(row["report_id"] in reports and row["event_id"] in events for row in tables["claims"])
    assert all(set(row["claims"]) <= claims and set(row["includes"]) <= events for row in tables["events"])
    assert all(set(row["reports"]) <= reports and row["root"] in row["reports"] for row in tables["families"])
    assert all(row["families"] and set(row["families"]) <= families for row in tables["reports"])
    assert all(set(row["events"]) <= events for row in tables["conflicts"])
