"""Examples -> the weights of one model of the muc4 task, written as its table (bench/muc4/*.csv).

Used by train_muc4.py and train_muc4_fills.py. Needs scikit-learn 1.9, which the program itself does not.
"""

# isort: split
import csv
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from muc4.linear import read_weights
from scipy.optimize import minimize
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

BENCH = Path(__file__).parents[1] / "bench"
FOLDS = 5
#: reports that follow one another in the set may be copies: so many of them are left out together
BLOCK = 26
#: a feature of fewer examples than this is left out
LEAST = 5
#: how strongly the weights of each model are held to nought
PENALTIES = {
    "linking": 4.0,
    "naming": 8.0,
    "placing": 3.0,
    "choosing": 20.0,
    "dating": 5.0,
    "harmed": 8.0,
    "blaming": 14.0,
    "struck": 5.0,
}
#: models that choose one of the places or times of a report
CHOICES = frozenset({"placing", "dating"})
#: more incidents than any report tells
MOST = 1000


class Example(NamedTuple):
    """Features, whether they are of what was recorded, and the report that they come from. Examples of one ``case``
    are those among which one is chosen."""

    features: dict[str, float]
    label: bool
    report: int
    case: int = 0


def fit_table(name: str, examples: Sequence[Example]) -> None:
    """Score a model on folds, then fit it on all and write its table, which is read anew from then on."""
    counts = Counter(feature for example in examples for feature in example.features)
    columns = DictVectorizer()
    rows = columns.fit_transform(
        {name: value for name, value in example.features.items() if counts[name] >= LEAST} for example in examples
    )
    rows.indices, rows.indptr = rows.indices.astype("int32"), rows.indptr.astype("int32")
    labels = np.array([example.label for example in examples])
    cases = np.array([example.report * MOST + example.case for example in examples])
    fold = np.array([example.report // BLOCK % FOLDS for example in examples])
    chances = np.zeros(len(labels))
    for k in range(FOLDS):
        own = fold != k
        weights, constant = fit(name, rows[own], labels[own], cases[own])
        chances[fold == k] = rows[fold == k] @ weights + constant
    right = np.mean((chances > 0) == labels)
    if name in CHOICES:
        order = np.lexsort((chances, cases))
        right = np.mean(labels[order[np.diff(cases[order], append=-1) != 0]])
    above = roc_auc_score(labels, chances)
    print(f"{name}: {len(labels)} examples; on folds left out {right:.3f} right, area {above:.3f}", file=sys.stderr)
    weights, constant = fit(name, rows, labels, cases)
    write_table(BENCH / "muc4" / f"{name}.csv", columns.get_feature_names_out(), weights, constant)
    read_weights.cache_clear()


def fit(name: str, rows: Any, labels: Any, cases: Any) -> tuple[Any, float]:
    """Weights and constant of a model."""
    if name in CHOICES:
        return fit_choice(rows, labels, cases, PENALTIES[name]), 0.0
    model = LogisticRegression(C=1 / PENALTIES[name], solver="liblinear").fit(rows, labels)
    return model.coef_[0], float(model.intercept_[0])


def fit_choice(rows: Any, labels: Any, cases: Any, penalty: float) -> Any:
    """Weights by which what is right in each case is likeliest to be chosen among its examples (a conditional logit);
    cases without a right one tell nothing."""
    order = np.argsort(cases, kind="stable")
    kept = order[np.isin(cases[order], cases[labels])]
    rows, labels = rows[kept], labels[kept]
    starts = np.flatnonzero(np.diff(cases[kept], prepend=-1))
    sizes = np.diff(starts, append=len(kept))

    def share(scores: Any) -> tuple[Any, Any]:
        top = np.maximum.reduceat(scores, starts)
        weights = np.exp(scores - np.repeat(top, sizes))
        total = np.add.reduceat(weights, starts)
        return weights / np.repeat(total, sizes), top + np.log(total)

    def loss(weights: Any) -> tuple[float, Any]:
        scores = rows @ weights
        chances, total = share(scores)
        known, right = share(np.where(labels, scores, -1e9))
        return (total - right).sum() + penalty / 2 * weights @ weights, rows.T @ (chances - known) + penalty * weights

    return minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 200}).x


def write_table(path: Path, features: Iterable[str], weights: Iterable[float], constant: float) -> None:
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(["feature", "weight"])
        writer.writerow(["", f"{constant:.3f}"])
        writer.writerows((name, f"{weight:.3f}") for name, weight in zip(features, weights, strict=True))
