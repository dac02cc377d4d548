"""Predictions of an accuracy task, one a line, by the functions of the build.

    python bench/predict.py TASK DOCS.jsonl [PAIRS.jsonl] > predictions.jsonl

A task is a module bench/tasks/TASK.py with a function predict(docs) (for copies predict(docs, pairs)) that yields rows.
"""

import onrecord.run  # noqa: F401  # first: numpy heeds its settings when it is loaded

# isort: split
import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

TASKS = Path(__file__).parent / "tasks"


def main(arguments: list[str]) -> int:
    names = sorted(path.stem for path in TASKS.glob("[a-z]*.py"))
    if len(arguments) not in (2, 3) or arguments[0] not in names:
        print(f"{__doc__}\ntasks: {', '.join(names)}", file=sys.stderr)
        return 2
    task, *paths = arguments
    sys.path.insert(0, str(TASKS.parent))
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    for row in import_module(f"tasks.{task}").predict(*(read_rows(Path(path)) for path in paths)):
        print(json.dumps(row, ensure_ascii=False))
    return 0


def read_rows(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
