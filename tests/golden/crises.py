"""EXAMPLES -> THEIR RECORD, and the rows of it that golden files keep: what it says, without offsets and long lists."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
CRISES = ("tessel-flood", "varenia-conflict")
GOLDEN = Path(__file__).parent
OPEN = GOLDEN / "open_facts.txt"
TABLES = ("claims", "events", "families", "conflicts", "statuses", "series")
#: what a golden row leaves out: it moves with every edit of a text, or follows from the rest
LEFT_OUT = frozenset({"aligned", "basis", "claims", "country", "edtf", "lat", "lon", "note", "place_id"})

Row = Mapping[str, Any]


def export_examples(folder: Path) -> dict[str, list[Row]]:
    """The export of the record of all example reports, by the commands a user would type."""
    record, export = folder / "record", folder / "export"
    run(folder, "places", "add", str(EXAMPLES / "places.csv"))
    run(folder, "build", *(f"examples/{crisis}" for crisis in CRISES), "--out", str(record), "--jobs", "1")
    run(folder, "export", str(record), "--out", str(export))
    return {
        path.stem: [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for path in sorted(export.glob("*.jsonl"))
    }


def run(folder: Path, *arguments: str) -> None:
    """One command of onrecord, with a home of its own."""
    environment = os.environ | {"ONRECORD_HOME": str(folder / "home"), "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        [sys.executable, "-m", "onrecord", *arguments], cwd=ROOT, env=environment, capture_output=True
    )
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace"))


def make_golden(export: Mapping[str, Sequence[Row]], crisis: str) -> dict[str, str]:
    """What the golden files of a crisis hold, by file name."""
    sources = {row["report_id"]: row["source"] for row in export["reports"]}
    claims = {row["claim_id"]: sources[row["report_id"]] for row in export["claims"]}
    names = {report_id: PurePath(source).name for report_id, source in sources.items()}
    of_claims = {claim for claim, source in claims.items() if crisis in source}
    of_events = {row["event_id"] for row in export["events"] if of_claims & set(row["claims"])}

    def is_of(row: Row) -> bool:
        if "family_id" in row:
            return crisis in sources[row["root"]]
        if "conflict_id" in row:
            return bool(of_events & set(row["events"]))
        if "points" in row:
            return any(point["claim_id"] in of_claims for point in row["points"])
        return row["claim_id"] in of_claims if "claim_id" in row else bool(of_claims & set(row["claims"]))

    return {f"{table}.jsonl": write_rows([row for row in export[table] if is_of(row)], names) for table in TABLES}


def write_rows(rows: Sequence[Row], names: Mapping[str, str]) -> str:
    """Rows as lines, sorted, reports by their file names."""
    lines = sorted(json.dumps(shorten(row, names), ensure_ascii=False, sort_keys=True) for row in rows)
    return "".join(f"{line}\n" for line in lines)


def load_facts() -> list[dict[str, Any]]:
    """What the record of all the examples must say."""
    return [json.loads(line) for line in (EXAMPLES / "facts.jsonl").read_text(encoding="utf-8").splitlines()]


def shorten(value: Any, names: Mapping[str, str]) -> Any:
    """A row without what is unknown, empty or left out; evidence is its words, a voice its name, edits their kinds."""
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, list):
        return [shorten(one, names) for one in value]
    if not isinstance(value, dict):
        return value
    if "quote" in value:
        return value["quote"]
    if "cue" in value:
        return f"{value['name']} ({value['kind']})"
    short = {key: shorten(one, names) for key, one in value.items() if key not in LEFT_OUT}
    if "edits" in short:
        short["edits"] = sorted(edit["kind"] for edit in short["edits"])
    return {key: one for key, one in short.items() if one is not False and one not in (None, [], {}, "")}
