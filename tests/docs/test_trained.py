"""docs/decisions/trained.md: every trained part stands there with the hash of what ships."""

import hashlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROW = re.compile(r"^\| `([^`]+)` \| `([^`]+)` \|.*\| `([0-9a-f]{12})` \|$", re.M)
ROWS = ROW.findall((ROOT / "docs" / "decisions" / "trained.md").read_text(encoding="utf-8"))
#: the most bytes that trained weights may weigh
MOST = 30_000_000


@pytest.mark.parametrize(("weights", "script", "digest"), ROWS, ids=[row[0] for row in ROWS])
def test_weights_are_those_of_the_page(weights: str, script: str, digest: str) -> None:
    assert (ROOT / script).is_file()
    assert hashlib.sha256((ROOT / weights).read_bytes()).hexdigest()[:12] == digest


def test_every_training_script_is_told_of_and_weights_are_small() -> None:
    assert {row[1] for row in ROWS} == {f"scripts/{path.name}" for path in (ROOT / "scripts").glob("train_*.py")}
    assert sum((ROOT / row[0]).stat().st_size for row in ROWS) < MOST
