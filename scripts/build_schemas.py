"""Writes the JSON Schemas of the export, src/onrecord/schemas/, from the records of the program and docs/record.md.

    python scripts/build_schemas.py

Types come from the records, meanings from the tables of the page, so that neither is written twice.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, get_args

import msgspec

from onrecord.model import Change, Conflict, Figure, Point, Record, Rejected, Status, Summary

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "src" / "onrecord" / "schemas"
PAGE = ROOT / "docs" / "record.md"


def open_states(record: type[msgspec.Struct]) -> type[msgspec.Struct]:
    """The record with its fields that hold one of several records left open: msgspec has no schema for such."""
    fields: list[tuple[str, Any, Any]] = [
        (field.name, Any if Figure in get_args(field.type) else field.type, field.default)
        for field in msgspec.structs.fields(record)
    ]
    return msgspec.defstruct(record.__name__, fields, kw_only=True, namespace={"__doc__": record.__doc__})


#: what a change can be of, besides words
STATES = (Figure, Conflict, Status, Point)
#: the types that a line of each file of the export can have, and of what diff prints
LINES = {field.name: (field.type.__args__[0],) for field in msgspec.structs.fields(Record)} | {
    "rejected": (Summary, Rejected),
    "changes": (open_states(Change),),
}
_HEADING = re.compile(r"#+ .*`(\w+)`$")
_ROW = re.compile(r"\| `(\w+)` \| (.+) \|$")


def main() -> None:
    meanings = read_meanings(PAGE.read_text(encoding="utf-8"))
    FOLDER.mkdir(exist_ok=True)
    for table in LINES:
        (FOLDER / f"{table}.schema.json").write_bytes(format_schema(build_schema(table, meanings)))


def read_meanings(page: str) -> dict[str, dict[str, str]]:
    """The fields of each record and what they hold, as the page has them."""
    meanings: dict[str, dict[str, str]] = {}
    fields: dict[str, str] = {}
    for line in page.splitlines():
        if heading := _HEADING.match(line):
            fields = meanings.setdefault(heading[1], {})
        elif row := _ROW.match(line):
            fields[row[1]] = row[2]
    return meanings


def build_schema(table: str, meanings: dict[str, dict[str, str]]) -> dict[str, Any]:
    """The schema of one line of a file: every field required, none beside them."""
    held = STATES if table == "changes" else ()
    found, records = msgspec.json.schema_components((*LINES[table], *held), ref_template="#/$defs/{name}")
    lines, states = found[: len(LINES[table])], found[len(LINES[table]) :]
    for name, definition in records.items():
        properties = definition["properties"]
        definition["description"] = " ".join(definition["description"].split())  # however Python keeps its line breaks
        definition["required"] = list(properties)
        definition["additionalProperties"] = False
        for field, property_ in properties.items():
            properties[field] = {"description": meanings[name][field]} | (_plain(property_) or _one_of(states))
    line = lines[0] if len(lines) == 1 else {"oneOf": list(lines)}
    dialect = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": dialect, "title": f"{table}.jsonl, one line"} | line | {"$defs": records}


def _one_of(states: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return {"anyOf": [*states, {"type": "string"}, {"type": "null"}]}


def _plain(property_: dict[str, Any]) -> dict[str, Any]:
    """Without defaults, which are the reader's, and with one word for numbers."""
    kept = {key: value for key, value in property_.items() if key != "default"}
    choices = [choice for choice in kept.get("anyOf", ()) if choice != {"type": "integer"} or len(kept["anyOf"]) == 1]
    if {"type": "number"} in choices:
        kept["anyOf"] = choices
    return kept


def format_schema(schema: dict[str, Any]) -> bytes:
    return msgspec.json.format(msgspec.json.encode(schema), indent=2) + b"\n"


if __name__ == "__main__":
    main()
