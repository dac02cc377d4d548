"""Fit the weights that tell which number of killed is a report's news (resources/main_total.csv); print scores by fold.

    python scripts/train_main_total.py DEATHS INCIDENT > src/onrecord/resources/main_total.csv

Each argument is the path of a set without its endings: PATH.docs.jsonl and PATH.gold.jsonl. DEATHS has a number
for each report; of INCIDENT every report of an incident is taken to tell the incident's number (distant supervision).
Scores go to standard error, each report judged by weights fitted without it and the other reports of its incident.
"""

import json
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

import onrecord
from onrecord.mentions import Reading
from onrecord.reconcile.main_total import describe_totals, gather_tellings

#: strength of the L2 penalty on standardised features; scores are flat between 20 and 100
PENALTY = 60.0
FOLDS, DRAWS, STEPS = 10, 3, 60

Array = NDArray[np.float64]


class Case(NamedTuple):
    """The numbers of one report with their features, one row each, and which of them is labelled as right."""

    group: str
    numbers: tuple[float, ...]
    rows: tuple[dict[str, float], ...]
    right: float


def main(deaths_path: str, incident_path: str) -> None:
    """Read, describe, score by fold, fit on everything, print the table."""
    deaths = [describe(reading, right, one) for one, reading, right in read_deaths(deaths_path)]
    incident = [describe(reading, right, one) for one, reading, right in read_incident(incident_path)]
    names = sorted({name for case in (*deaths, *incident) for row in case.rows for name in row})
    contested = [case for case in incident if len(case.numbers) > 1 and case.right in case.numbers]
    for sort, scored, others in (("deaths", deaths, incident), ("incident", contested, deaths)):
        shares = [score_folds(scored, others, names, seed=seed) for seed in range(DRAWS)]
        print(f"{sort}: {np.mean(shares):.3f} of {len(scored)} (mean of {DRAWS} draws)", file=sys.stderr)
    print_weights(names, fit_weights([*deaths, *incident], names))


def read_deaths(path: str) -> Iterator[tuple[str, Reading, float]]:
    """Every labelled report with its reading and number."""
    gold = {row["id"]: row["killed"] for row in load(path, "gold")}
    for doc in load(path, "docs"):
        reading = onrecord.read(doc["text"], published=doc["published"], title=doc["title"], outlet=doc["outlet"])
        if isinstance(reading, Reading) and gold[doc["id"]] is not None:
            yield doc["id"], reading, gold[doc["id"]]


def read_incident(path: str) -> Iterator[tuple[str, Reading, float]]:
    """Every report of every incident with its reading and the incident's number."""
    gold = {row["id"]: row["killed"] for row in load(path, "gold")}
    for doc in load(path, "docs"):
        for report in doc["reports"]:
            reading = onrecord.read(report["text"], published=report["published"], title=report["title"])
            if isinstance(reading, Reading):
                yield doc["id"], reading, gold[doc["id"]]


def load(path: str, part: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(f"{path}.{part}.jsonl").read_text("utf-8").splitlines()]


def describe(reading: Reading, right: float, group: str) -> Case:
    """One report as a case."""
    rows = describe_totals(gather_tellings(reading.claims, "killed"), reading.claims, reading.report)
    return Case(group, tuple(number for number, _ in rows), tuple(row for _, row in rows), right)


def fit_weights(cases: Sequence[Case], names: Sequence[str]) -> Array:
    """Conditional logistic regression by Newton's method: the right number against the others of its report."""
    told = [case for case in cases if len(case.numbers) > 1 and case.right in case.numbers]
    scale = np.concatenate([table_of(case, names) for case in cases if case.rows]).std(0) + 1e-9
    tables = [(table_of(case, names) / scale, case.numbers.index(case.right)) for case in told]
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        slope, bend = PENALTY * weights, PENALTY * np.eye(len(names))
        for table, right in tables:
            chance = np.exp(table @ weights - (table @ weights).max())
            chance /= chance.sum()
            mean = chance @ table
            slope = slope + mean - table[right]
            bend = bend + (table.T * chance) @ table - np.outer(mean, mean)
        weights = weights - np.linalg.solve(bend, slope)
    return weights / scale


def table_of(case: Case, names: Sequence[str]) -> Array:
    return np.array([[row.get(name, 0.0) for name in names] for row in case.rows], dtype=np.float64)


def score_folds(cases: Sequence[Case], others: Sequence[Case], names: Sequence[str], *, seed: int) -> float:
    """The share of right choices, each report judged by weights from the other folds and the other set."""
    groups = sorted({case.group for case in cases})
    random.Random(seed).shuffle(groups)
    fold = {group: at % FOLDS for at, group in enumerate(groups)}
    right = 0
    for k in range(FOLDS):
        weights = fit_weights([*(case for case in cases if fold[case.group] != k), *others], names)
        right += sum(is_right(case, weights, names) for case in cases if fold[case.group] == k)
    return right / len(cases)


def is_right(case: Case, weights: Array, names: Sequence[str]) -> bool:
    """Whether the number with the highest score is the labelled one; where a report tells none, 0 is."""
    if not case.rows:
        return case.right == 0
    return case.numbers[int(np.argmax(table_of(case, names) @ weights))] == case.right


def print_weights(names: Sequence[str], weights: Array) -> None:
    """The table as the package reads it."""
    print("# Which number of killed is a report's news (onrecord.reconcile.main_total): log odds between its numbers.")
    print("# Made by scripts/train_main_total.py.")
    print("feature,weight")
    for name, weight in zip(names, weights, strict=True):
        print(f"{name},{weight:.3f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
