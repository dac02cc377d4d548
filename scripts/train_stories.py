"""Fit the weights of likeness between reports (resources/story_likeness.csv) on news grouped by incident.

    python scripts/train_stories.py CLUSTER.docs.jsonl CLUSTER.gold.jsonl INCIDENT.docs.jsonl \\
        > src/onrecord/resources/story_likeness.csv

The first set is a shuffled list of reports with the incident of each; the second gives each incident with its reports.
Scores go to standard error: F1 over pairs of reports in one group, on each set with weights from the other alone; with
weights from the other and from those incidents of its own that a pair does not touch, in folds; with weights from both.
"""

import onrecord.run  # first: numpy heeds its settings when it is loaded

# isort: split
import json
import sys
import zlib
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray
from train_copies import fit_weights

import onrecord
from onrecord.copies.family import find_families
from onrecord.link.likeness import MEASURES, measure_pair
from onrecord.link.stories import STRANGERS, Meeting, join_likely, meet_reports
from onrecord.link.words import cosines
from onrecord.mentions import Reading

Array = NDArray[np.float64]


FOLDS = 4


class Labelled(NamedTuple):
    """One set: what meets, the measures of each pair, whether it is of one incident, the folds of its two incidents,
    and all pairs that are of one incident.
    """

    meeting: Meeting
    rows: Array
    labels: Array
    folds: NDArray[np.int64]
    gold: frozenset[tuple[str, str]]


def main(cluster_docs: str, cluster_gold: str, incident_docs: str) -> None:
    """Read, measure, score across the sets, fit on both, print the table."""
    told = {row["id"]: row["incident"] for row in read_rows(cluster_gold)}
    dense = measure_set((doc, told[doc["id"]]) for doc in read_rows(cluster_docs))
    sparse = measure_set((doc, row["id"]) for row in read_rows(incident_docs) for doc in row["reports"])
    both = fit_weights(np.r_[dense.rows, sparse.rows], np.r_[dense.labels, sparse.labels])
    for name, one, other in (("cluster", dense, sparse), ("incident", sparse, dense)):
        apart = fit_weights(other.rows, other.labels)
        chances = rate_pairs(one.rows, apart), rate_by_folds(one, other), rate_pairs(one.rows, both)
        scores = [score_pairs(one, each) for each in chances]
        words = "{}: pair F1 {:.3f} by the other set's weights, {:.3f} by folds, {:.3f} by those of both"
        print(words.format(name, *scores), file=sys.stderr)
    print_weights(both)


def read_rows(path: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]


def measure_set(documents: Iterable[tuple[dict[str, Any], str]]) -> Labelled:
    """The measures of all pairs that meet in one set of reports, each with the incident that it tells of."""
    incident_of: dict[str, str] = {}
    readings = []
    for doc, incident in documents:
        if doc["id"] not in incident_of and (reading := read_as(doc)) is not None:
            incident_of[doc["id"]] = incident
            readings.append(reading)
    reports = [reading.report for reading in readings]
    claims = [claim for reading in readings for claim in reading.claims]
    meeting = meet_reports(reports, claims, find_families(reports))
    likely, profiles = cosines(meeting.vectors, meeting.pairs), meeting.profiles
    rows = [measure_pair(next(likely), (profiles[a], profiles[b])) for a, b in meeting.pairs]
    labels = [incident_of[a] == incident_of[b] for a, b in meeting.pairs]
    folds = [(fold_of(incident_of[a]), fold_of(incident_of[b])) for a, b in meeting.pairs]
    gold = frozenset(pairs_of(incident_of))
    return Labelled(meeting, np.array(rows), np.array(labels, dtype=np.float64), np.array(folds), gold)


def fold_of(incident: str) -> int:
    return zlib.crc32(incident.encode()) % FOLDS


def read_as(doc: dict[str, Any]) -> Reading | None:
    """The reading of a document under the document's own id; ``None`` where it cannot be read."""
    reading = onrecord.read(doc["text"], published=doc["published"], title=doc["title"])
    if not isinstance(reading, Reading):
        return None
    claims = tuple(replace(claim, report_id=doc["id"]) for claim in reading.claims)
    return replace(reading, report=replace(reading.report, report_id=doc["id"]), claims=claims)


def pairs_of(group_of: dict[str, str]) -> Iterator[tuple[str, str]]:
    """All pairs of reports (ids sorted) in one group."""
    groups: dict[str, list[str]] = {}
    for report, group in sorted(group_of.items()):
        groups.setdefault(group, []).append(report)
    for members in groups.values():
        yield from combinations(members, 2)


def rate_pairs(rows: Array, weights: Array) -> Array:
    """The probability of each pair."""
    chances: Array = 1 / (1 + np.exp(-(rows @ weights[:-1] + weights[-1])))
    return chances


def rate_by_folds(one: Labelled, other: Labelled) -> Array:
    """The mean probability of each pair by weights from pairs that share no fold with it, and from the other set."""
    total, times = np.zeros(len(one.labels)), np.zeros(len(one.labels))
    for fold in range(FOLDS):
        touched = (one.folds == fold).any(axis=1)
        rows, labels = np.r_[one.rows[~touched], other.rows], np.r_[one.labels[~touched], other.labels]
        total[touched] += rate_pairs(one.rows[touched], fit_weights(rows, labels))
        times[touched] += 1
    return total / times


def score_pairs(labelled: Labelled, chances: Array) -> float:
    """Pair F1 of the stories that these probabilities make."""
    meeting = labelled.meeting
    likeness = {pair: float(p) for pair, p in zip(meeting.pairs, chances, strict=True) if p >= STRANGERS}
    grouped = join_likely(meeting.compared, likeness)
    found = frozenset(pairs_of({r: grouped[meeting.root_of.get(r, r)] for r in meeting.vectors}))
    return 2 * len(found & labelled.gold) / (len(found) + len(labelled.gold))


def print_weights(weights: Array) -> None:
    """The table as the package reads it."""
    print("# Weights of the likeness of two reports (onrecord.link.likeness): log-odds.")
    print("# Made by scripts/train_stories.py.")
    print("measure,weight")
    for name, weight in zip((*MEASURES, "bias"), weights, strict=True):
        print(f"{name},{weight:.2f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
