"""Fit the weights of the cause of deaths in the task of that name (bench/deaths/cause.csv); print scores by fold.

    PYTHONPATH=bench python scripts/train_deaths_cause.py DEATHS > bench/deaths/cause.csv

DEATHS is the path of the set without its endings: DEATHS.docs.jsonl and DEATHS.gold.jsonl. Scores go to standard error:
accuracy and the mean F1 of the named labels, each article judged by weights fitted without it.
"""

import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from deaths.cause import LABELS, UNKNOWN_LEADS, describe_cause
from numpy.typing import NDArray
from tasks.deaths import tell_main

import onrecord
from onrecord.mentions import Reading

#: strength of the L2 penalty; mean F1 by folds is .84 to .855 between 6 and 10. Features of fewer articles go.
PENALTY, FEWEST = 6.0, 3
#: articles of a rare cause weigh more, by this power of how rare it is
RARITY = 0.2
FOLDS, DRAWS, STEPS = 10, 10, 150

Array = NDArray[np.float64]


def main(path: str) -> None:
    """Read, describe, score by fold, fit on everything, print the table."""
    told = list(read_articles(path))
    seen = Counter(name for row, _ in told for name in row)
    names = sorted(name for name, count in seen.items() if count >= FEWEST)
    table = np.array([[row.get(name, 0.0) for name in names] for row, _ in told])
    labels = np.array([LABELS.index(label) for _, label in told])
    scores = np.array([score_folds(table, labels, names, seed=seed) for seed in range(DRAWS)])
    print("accuracy {:.3f}, mean F1 {:.3f}".format(*scores.mean(0)), file=sys.stderr)
    print("spread of the draws {:.3f}, {:.3f}".format(*scores.std(0)), file=sys.stderr)
    print_weights(names, fit_weights(table, labels, names))


def read_articles(path: str) -> Iterator[tuple[dict[str, float], str]]:
    """The features and the label of every labelled article."""
    gold = {row["id"]: row["cause"] for row in load(path, "gold")}
    for doc in load(path, "docs"):
        reading = onrecord.read(doc["text"], published=doc["published"], title=doc["title"], outlet=doc["outlet"])
        if isinstance(reading, Reading) and gold[doc["id"]]:
            yield describe_cause(tell_main(reading)[1], reading), gold[doc["id"]]


def load(path: str, part: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(f"{path}.{part}.jsonl").read_text("utf-8").splitlines()]


def fit_weights(table: Array, labels: NDArray[np.int_], names: Sequence[str]) -> Array:
    """Softmax regression, one column of weights a label, by steps under Boehning's bound of the curvature, which is
    inverted once; the constant bears no penalty."""
    size, width = len(LABELS), table.shape[1]
    weigh = (len(labels) / size / np.bincount(labels, minlength=size).clip(1)) ** RARITY
    weighed = table * weigh[labels][:, None]
    penalty = np.repeat([PENALTY if name else 1e-3 for name in names], size)
    bound = np.kron(weighed.T @ table, (np.eye(size) - 1 / size) / 2) + np.diag(penalty)
    inverse = np.linalg.inv(bound)
    weights, truth = np.zeros(width * size), np.eye(size)[labels]
    for _ in range(STEPS):
        chance = softmax(table @ weights.reshape(width, size))
        weights = weights - inverse @ ((weighed.T @ (chance - truth)).ravel() + penalty * weights)
    return weights.reshape(width, size)


def softmax(scores: Array) -> Array:
    raised: Array = np.exp(scores - scores.max(1, keepdims=True))
    return raised / raised.sum(1, keepdims=True)


def score_folds(table: Array, labels: NDArray[np.int_], names: Sequence[str], *, seed: int) -> tuple[float, float]:
    """Accuracy and mean F1 of the named labels, each article judged by weights from the other folds."""
    order = list(range(len(labels)))
    random.Random(seed).shuffle(order)
    fold, said = np.array(order) % FOLDS, np.zeros(len(labels), dtype=int)
    lead = np.array([UNKNOWN_LEADS if label == "unknown" else 0.0 for label in LABELS])
    for k in range(FOLDS):
        weights = fit_weights(table[fold != k], labels[fold != k], names)
        said[fold == k] = (table[fold == k] @ weights - lead).argmax(1)
    return float((said == labels).mean()), float(np.mean([f1(said == n, labels == n) for n in range(len(LABELS) - 1)]))


def f1(said: NDArray[np.bool_], labels: NDArray[np.bool_]) -> float:
    """Harmonic mean of precision and recall."""
    return float(2 * (said & labels).sum() / max(said.sum() + labels.sum(), 1))


def print_weights(names: Sequence[str], weights: Array) -> None:
    """The table as the task reads it."""
    print("# Weights of each cause by feature (bench/deaths/cause.py). Made by scripts/train_deaths_cause.py.")
    print("feature", *LABELS, sep=",")
    for name, row in zip(names, weights, strict=True):
        print(name, *(f"{weight:.3f}" for weight in row), sep=",")


if __name__ == "__main__":
    main(*sys.argv[1:])
