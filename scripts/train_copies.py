"""Fit the weights of the copies stage (resources/copies_dependence.csv) on labelled pairs; print scores by fold.

    python scripts/train_copies.py DOCS.jsonl PAIRS_GOLD.jsonl > src/onrecord/resources/copies_dependence.csv

Scores go to standard error: F1 of "dependent" over all pairs and over those whose overlap does not decide, each pair
judged by weights that were fitted without its story. Stories are reports joined by a pair or by a large overlap.
"""

import json
import math
import random
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.copies.candidates import find_candidates
from onrecord.copies.decide import is_background, measure_overlap
from onrecord.copies.prose import Prose, read_prose
from onrecord.copies.stock import find_stock, group_stories
from onrecord.model import Report

MEASURES = ("words", "share", "runs")
#: Strength of the L2 penalty on standardised measures; scores are flat between 0.3 and 3.
PENALTY = 1.0
FOLDS, DRAWS = 10, 20
HARD = (".2-.6", ".05-.2", "furniture")

Array = NDArray[np.float64]


def main(docs_path: str, gold_path: str) -> None:
    """Read, measure, score by fold, fit on everything, print the table."""
    docs = [json.loads(line) for line in Path(docs_path).read_text("utf-8").splitlines()]
    gold = [json.loads(line) for line in Path(gold_path).read_text("utf-8").splitlines()]
    ids = sorted(doc["id"] for doc in docs)
    by_id = {doc["id"]: read_prose(to_report(doc)) for doc in docs}
    proses = [by_id[one] for one in ids]
    rows, background = measure_pairs(gold, by_id, proses)
    labels = np.array([row["dependent"] for row in gold], dtype=np.float64)
    stories = find_stories(gold, ids, proses)
    scores = [score_folds(rows, labels, background, gold, stories, seed=seed) for seed in range(DRAWS)]
    print("F1 {:.3f}, F1 hard {:.3f} (mean of {} draws)".format(*np.mean(scores, axis=0), DRAWS), file=sys.stderr)
    print_weights(fit_weights(rows, labels))


def to_report(doc: dict[str, Any]) -> Report:
    """A labelled document as a report."""
    return Report(
        report_id=doc["id"], source=doc["id"], headline=doc["title"], published=doc["published"], text=doc["text"]
    )


def measure_pairs(gold: list[dict[str, Any]], by_id: dict[str, Prose], proses: list[Prose]) -> tuple[Array, Array]:
    """The measures of each pair, and whether the rule on background speaks."""
    stock = find_stock(proses, find_candidates(proses))
    rows, background = [], []
    for row in gold:
        a, b = by_id[row["a"]], by_id[row["b"]]
        overlap = measure_overlap(a, b, (a.grams & b.grams) - stock)
        rows.append([math.log1p(overlap.words), overlap.share, math.log1p(overlap.runs)])
        background.append(is_background(a, b, overlap))
    return np.array(rows), np.array(background, dtype=np.float64)


def find_stories(gold: list[dict[str, Any]], ids: list[str], proses: list[Prose]) -> list[str]:
    """The story of each pair."""
    first = dict(zip(ids, group_stories(proses, find_candidates(proses)), strict=True))
    names = {one: str(first[one]) for one in ids}
    for row in gold:
        old, new = names[row["a"]], names[row["b"]]
        names = {one: new if name == old else name for one, name in names.items()}
    return [names[row["a"]] for row in gold]


def fit_weights(rows: Array, labels: Array) -> Array:
    """Logistic regression by Newton's method; weights of the raw measures, the bias last."""
    mean, scale = rows.mean(0), rows.std(0)
    table = np.c_[(rows - mean) / scale, np.ones(len(rows))]
    penalty = PENALTY * np.r_[np.ones(rows.shape[1]), 0.0]
    weights = np.zeros(table.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (chance - labels) + penalty * weights
        weights -= np.linalg.solve((table.T * (chance * (1 - chance))) @ table + np.diag(penalty), slope)
    raw = weights[:-1] / scale
    return np.r_[raw, weights[-1] - raw @ mean]


def score_folds(
    rows: Array, labels: Array, background: Array, gold: list[dict[str, Any]], stories: list[str], *, seed: int
) -> tuple[float, float]:
    """F1 over all pairs and over the hard ones, each judged by weights from the other folds."""
    names = sorted(set(stories))
    random.Random(seed).shuffle(names)
    fold = np.array([names.index(story) % FOLDS for story in stories])
    said = np.zeros(len(labels))
    for k in range(FOLDS):
        weights = fit_weights(rows[fold != k], labels[fold != k])
        said[fold == k] = (rows[fold == k] @ weights[:-1] + weights[-1] > 0) & (background[fold == k] == 0)
    hard = np.array([row["stratum"] in HARD for row in gold])
    return f1(said, labels), f1(said[hard], labels[hard])


def f1(said: Array, labels: Array) -> float:
    """Harmonic mean of precision and recall."""
    return float(2 * (said * labels).sum() / (said.sum() + labels.sum()))


def print_weights(weights: Array) -> None:
    """The table as the package reads it."""
    print("# Weights of the decision whether two reports have copy in common (onrecord.copies.decide): log odds.")
    print("# Made by scripts/train_copies.py.")
    print("measure,weight")
    for name, weight in zip((*MEASURES, "bias"), weights, strict=True):
        print(f"{name},{weight:.3f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
