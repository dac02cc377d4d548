"""Logistic models as tables of weights: feature,weight."""

import csv
from collections.abc import Mapping, Sequence
from functools import cache
from math import exp
from pathlib import Path


def probability(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """What a model makes of features; those that it has no weight for count nothing."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, score(features, weights)))))


def score(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    return weights.get("", 0.0) + sum(value * weights.get(name, 0.0) for name, value in features.items())


def shares(scores: Sequence[float]) -> list[float]:
    """How likely each of some is the one that is right, by their scores (a conditional model)."""
    each = [exp(score - max(scores)) for score in scores]
    return [one / sum(each) for one in each]


@cache
def read_weights(path: Path) -> dict[str, float]:
    """The weights of a table by feature, that of "" the constant."""
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["feature"]: float(row["weight"]) for row in csv.DictReader(lines)}
