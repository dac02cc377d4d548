"""Writes tests/golden/ from the example reports as they are read now. A person runs it on purpose and reads the diff.

    .venv/bin/python scripts/update_golden.py

Writes the golden files of each crisis and the list of the facts of examples/facts.jsonl that do not hold yet.
"""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.golden.check_facts import check_fact
from tests.golden.crises import CRISES, GOLDEN, OPEN, export_examples, load_facts, make_golden


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        export = export_examples(Path(folder))
    for crisis in CRISES:
        for name, rows in make_golden(export, crisis).items():
            file = GOLDEN / crisis / name
            file.parent.mkdir(exist_ok=True)
            if not file.exists() or file.read_text(encoding="utf-8") != rows:
                file.write_text(rows, encoding="utf-8")
                print(f"{file.relative_to(GOLDEN)}: {rows.count(chr(10))} rows, changed")
    facts = load_facts()
    missed = [told for fact in facts if (told := check_fact(fact, export))]
    OPEN.write_text("".join(f"{told}\n" for told in missed), encoding="utf-8")
    print(f"{len(facts) - len(missed)} of {len(facts)} facts hold", *missed, sep="\n")


if __name__ == "__main__":
    main()
