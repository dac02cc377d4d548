"""Fit the weights of casualties (resources/casualties.csv) on labelled incidents; print scores by fold.

Each incident is learned from all its reports and, at as much weight together, from all but one of them, each left out
in turn: what a single report says sways the weights less, and other incidents have other numbers of reports.

    python scripts/train_casualties.py INCIDENT.docs.jsonl INCIDENT.gold.jsonl > src/onrecord/resources/casualties.csv

Scores go to standard error: the share of incidents whose dead, whose hurt and whose both are right, each incident
judged by weights that were fitted without it.
"""

import json
import random
import sys
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

import onrecord
from onrecord.mentions import Reading
from onrecord.reconcile.accounts import read_account
from onrecord.reconcile.casualties import Casualties, Features, think_of_pairs

FOLDS = 10
#: Strength of the L2 penalty; scores are flat between 0.5 and 2.
PENALTY = 1.0
#: Weights below this decide nothing.
SMALLEST = 0.005

Array = NDArray[np.float64]


Pairs = dict[Casualties, Features]


class Incident(NamedTuple):
    """The pairs that its reports make thinkable, with features; those with one report left out; the right pair."""

    pairs: Pairs
    fewer: tuple[Pairs, ...]
    right: Casualties


def main(docs_path: str, gold_path: str) -> None:
    """Read, score by fold, fit on everything, print the table."""
    gold = {row["id"]: row for row in read_rows(gold_path)}
    incidents = [read_incident(doc, gold[doc["id"]]) for doc in read_rows(docs_path)]
    names = sorted({name for one in incidents for features in one.pairs.values() for name in features})
    for label, share in zip(("killed", "injured", "both"), score_folds(incidents, names), strict=True):
        print(f"{label} {share:.4f}", file=sys.stderr)
    print("# weights of the pairs of dead and hurt: scripts/train_casualties.py\nfeature,weight")
    for name, weight in zip(names, fit_weights(incidents, names), strict=True):
        if abs(weight) >= SMALLEST:
            print(f'"{name}",{weight:.3f}')


def read_rows(path: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(path).read_text("utf-8").splitlines() if line.strip()]


def read_incident(doc: dict[str, Any], gold: dict[str, Any]) -> Incident:
    """One incident; all claims of its reports are of it."""
    read = [onrecord.read(r["text"], published=r["published"], title=r["title"]) for r in doc["reports"]]
    accounts = [read_account(one.claims, one.report) for one in read if isinstance(one, Reading)]
    accounts.sort(key=lambda account: (account.published, account.report_id))
    all_but_one = [accounts[:i] + accounts[i + 1 :] for i in range(len(accounts))] if len(accounts) > 1 else []
    fewer = tuple(think_of_pairs(some) for some in all_but_one)
    return Incident(think_of_pairs(accounts), fewer, Casualties(gold["killed"], gold["injured"]))


def score_folds(incidents: list[Incident], names: list[str]) -> tuple[float, float, float]:
    """Shares of right dead, right hurt and both."""
    order = list(range(len(incidents)))
    random.Random(0).shuffle(order)
    killed = injured = both = 0
    for fold in range(FOLDS):
        held = set(order[fold::FOLDS])
        weights = fit_weights([incidents[i] for i in order if i not in held], names)
        table = dict(zip(names, weights.tolist(), strict=True))
        for i in sorted(held):
            found, right = choose(incidents[i], table), incidents[i].right
            killed += found is not None and found.killed == right.killed
            injured += found is not None and found.injured == right.injured
            both += found == right
    return killed / len(incidents), injured / len(incidents), both / len(incidents)


def choose(incident: Incident, weights: dict[str, float]) -> Casualties | None:
    """The likeliest pair."""
    scores = {pair: sum(weights[name] * value for name, value in f.items()) for pair, f in incident.pairs.items()}
    return max(scores, key=lambda pair: (scores[pair], pair), default=None)


def fit_weights(incidents: list[Incident], names: list[str]) -> Array:
    """A conditional logit by Newton's method: the right pair against all others of its incident."""
    column = {name: i for i, name in enumerate(names)}
    cases = [
        (tabulate(pairs, column), list(pairs).index(one.right), 1.0 if pairs is one.pairs else 1 / len(one.fewer))
        for one in incidents
        for pairs in (one.pairs, *one.fewer)
        if one.right in pairs
    ]
    weights = np.zeros(len(names))
    for _ in range(12):
        slope, bend = -PENALTY * weights, PENALTY * np.eye(len(names))
        for table, right, weight in cases:
            scores = table @ weights
            odds = np.exp(scores - scores.max())
            odds /= odds.sum()
            mean = odds @ table
            slope += weight * (table[right] - mean)
            bend += weight * ((table * odds[:, None]).T @ table - np.outer(mean, mean))
        step = np.linalg.solve(bend, slope)
        weights += step
        if np.abs(step).max() < 1e-4:
            break
    return weights


def tabulate(pairs: Pairs, column: dict[str, int]) -> Array:
    """The features of the pairs, one row each; what no incident with all its reports shows is left out."""
    table = np.zeros((len(pairs), len(column)))
    for row, features in enumerate(pairs.values()):
        for name, value in features.items():
            if name in column:
                table[row, column[name]] = value
    return table


if __name__ == "__main__":
    main(*sys.argv[1:])
