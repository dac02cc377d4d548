"""How well claims are put together into events, against claims that readers labelled by event.

    python scripts/judged_events.py SHARED/data docs/judgements/events-2026-11-26.csv

Each story's documents are read and made a record of by themselves. A labelled claim is found again by its place in its
document and by what it counts; those that the program no longer makes are left out and counted. Printed: precision and
recall of the pairs of one story that are of one event, and B-cubed (Bagga and Baldwin 1998). A part of an event
("E1.1") and its whole may be one event or two.
"""

import onrecord.run  # first: numpy heeds its settings when it is loaded

# isort: split
import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from msgspec.structs import replace

import onrecord
from onrecord.mentions import Reading
from onrecord.model import Claim
from onrecord.pipeline import assemble_record

Row = Mapping[str, str]
#: the label of a reader, and the event of the program
Pair = tuple[str, str]


def main(arguments: Sequence[str]) -> int:
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    data, table = map(Path, arguments)
    with table.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    documents = {name: dict(read_documents(data / f"{name}.docs.jsonl")) for name in {row["set"] for row in rows}}
    stories: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        stories[row["set"], row["story"]].append(row)
    found = {story: match_story(of, documents[story[0]]) for story, of in sorted(stories.items())}
    print_scores(len(rows), list(found.values()))
    return 0


def read_documents(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        for document in row.get("reports", [row]):
            yield document["id"], document


def match_story(rows: Sequence[Row], documents: Mapping[str, dict[str, Any]]) -> list[Pair]:
    """Label and event of each labelled claim that the program still makes."""
    readings = []
    for name in sorted({row["document_id"] for row in rows}):
        document = documents[name]
        reading = onrecord.read(document["text"], published=document["published"], title=document["title"])
        if isinstance(reading, Reading):
            claims = tuple(replace(claim, report_id=name) for claim in reading.claims)
            readings.append(replace(reading, report=replace(reading.report, report_id=name), claims=claims))
    told: dict[tuple[str, str, str, str], list[Claim]] = defaultdict(list)
    for claim in assemble_record(readings).claims:
        span = claim.evidence
        told[claim.report_id, str(span.start), str(span.end), tell_counts(claim)].append(claim)
    pairs = []
    for row in rows:
        claims = told[row["document_id"], row["start"], row["end"], row["counts"]]
        if claims and (claim := claims.pop(0)).event_id is not None:
            pairs.append((row["event"], claim.event_id))
    return pairs


def tell_counts(claim: Claim) -> str:
    """ "killed 2; injured 4", a bound by its bound."""
    return "; ".join(
        f"{q.measure} {q.value if q.value is not None else q.lower}" for q in claim.quantities if q.measure != "other"
    )


def print_scores(labelled: int, stories: Sequence[Sequence[Pair]]) -> None:
    right = wrong = missed = 0
    precision = recall = claims = 0.0
    for told in stories:
        for (label, event), (other, another) in combinations(told, 2):
            same = label == other
            right += same and event == another
            missed += same and event != another
            wrong += event == another and label.split(".")[0] != other.split(".")[0]
        for label, event in told:
            together = sum(other == (label, event) for other in told)
            precision += together / sum(other[1] == event for other in told)
            recall += together / sum(other[0] == label for other in told)
            claims += 1
    print(f"{int(claims)} of {labelled} labelled claims of {len(stories)} stories found again")
    print(f"pairs: precision {right / (right + wrong):.3f}, recall {right / (right + missed):.3f}")
    p, r = precision / claims, recall / claims
    print(f"B-cubed: precision {p:.3f}, recall {r:.3f}, F1 {2 * p * r / (p + r):.3f}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
