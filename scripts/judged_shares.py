"""Shares of a table of judgements: how many claims are right in each field, and in all five.

    python scripts/judged_shares.py docs/judgements/claims-2026-11-25.csv

A share counts right over right and wrong; ``unsure`` is left out of it and counted beside it. All five: a row is
right where no field is wrong or unsure, wrong where one is wrong. An empty cell was not to be judged.
"""

import csv
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

FIELDS = ("kind", "number", "place", "day", "origin")


def main(arguments: Sequence[str]) -> int:
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    with Path(arguments[0]).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    articles = len({(row["set"], row["document_id"]) for row in rows})
    print(f"{len(rows)} claims in {articles} articles with claims")
    for field in FIELDS:
        print_share(field, Counter(row[field] for row in rows if row[field]))
    print_share("all five", Counter(judge_row(row) for row in rows))
    for name in sorted({row["set"] for row in rows}):
        print_share(f"all five, {name}", Counter(judge_row(row) for row in rows if row["set"] == name))
    classes = Counter(note for row in rows for note in row["note"].split("; ") if note)
    for note, count in sorted(classes.items(), key=lambda item: (-item[1], item[0])):
        print(f"{count:4} {note}")
    return 0


def judge_row(row: dict[str, str]) -> str:
    """``wrong`` where a field is wrong, else ``unsure`` where one is, else ``right``."""
    verdicts = {row[field] for field in FIELDS}
    return next((verdict for verdict in ("wrong", "unsure") if verdict in verdicts), "right")


def print_share(name: str, verdicts: Counter[str]) -> None:
    right, wrong, unsure = (verdicts[verdict] for verdict in ("right", "wrong", "unsure"))
    share = right / (right + wrong) if right + wrong else 0.0
    print(f"{name}: {share:.1%} right ({right} right, {wrong} wrong, {unsure} unsure)")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
