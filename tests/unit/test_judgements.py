"""The tables of judgements hold ids and verdicts alone, and their shares are counted as docs/judgements says."""

import csv
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TABLES = sorted((ROOT / "docs" / "judgements").glob("claims-*.csv"))
FIELDS = ("kind", "number", "place", "day", "origin")
MADE = """set,document_id,claim_id,measure_or_outcome,kind,number,place,day,origin,note
a,1,c-1,killed,right,right,right,right,right,
a,1,c-2,killed,right,wrong,right,right,right,number: misread
a,2,c-3,seized,right,,right,unsure,right,day: doubtful
"""


def shares(path: Path) -> str:
    script = ROOT / "scripts" / "judged_shares.py"
    return subprocess.run([sys.executable, script, path], capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("path", TABLES, ids=[path.stem for path in TABLES])
def test_tables_hold_verdicts_and_no_text(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert rows
    for row in rows:
        assert re.fullmatch(r"c-[0-9a-f]{16}", row["claim_id"])
        assert all(row[field] in ("right", "wrong", "unsure", "") for field in FIELDS)
        noted = {note.split(":")[0] for note in row["note"].split("; ") if note}
        assert noted == {field for field in FIELDS if row[field] in ("wrong", "unsure")}


def test_shares_leave_out_what_is_unsure(tmp_path: Path) -> None:
    table = tmp_path / "made.csv"
    table.write_text(MADE, encoding="utf-8")
    told = shares(table)
    assert "3 claims in 2 articles" in told
    assert "number: 50.0% right (1 right, 1 wrong, 0 unsure)" in told
    assert "day: 100.0% right (2 right, 0 wrong, 1 unsure)" in told
    assert "all five: 50.0% right (1 right, 1 wrong, 1 unsure)" in told


def test_the_table_of_events_holds_places_counts_and_labels() -> None:
    with (ROOT / "docs" / "judgements" / "events-2026-11-26.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) == 861
    for row in rows:
        assert re.fullmatch(r"[ENT]\d+(?:\.\d+)?", row["event"])
        assert 0 <= int(row["start"]) < int(row["end"])
        assert re.fullmatch(r"(?:[a-z]+ (?:None|[\d.]+)(?:; )?)*", row["counts"])


def test_events_are_scored_by_pairs_and_claims(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    from judged_events import print_scores

    print_scores(5, [[("E1", "a"), ("E1", "a"), ("E1", "b"), ("E1.1", "a")], [("E1", "c")]])
    told = capsys.readouterr().out
    assert "5 of 5 labelled claims of 2 stories" in told
    assert "precision 1.000, recall 0.333" in told  # a part and its whole are no wrong pair
    assert "B-cubed: precision 0.733, recall 0.733, F1 0.733" in told
