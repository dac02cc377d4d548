"""FEATURES -> PROBABILITY that a candidate is a place: a logistic regression with its weights in a table.

Trained by scripts/train_place_finder.py; resources/place_finder.csv holds one weight a feature.
"""

import csv
from collections.abc import Iterable
from functools import cache
from importlib import resources
from math import exp


@cache
def _weights() -> dict[str, float]:
    table = (resources.files("onrecord.resources") / "place_finder.csv").read_text("utf-8").splitlines()
    return {row["feature"]: float(row["weight"]) for row in csv.DictReader(table)}


def probability(features: Iterable[str]) -> float:
    """How likely it is, from 0 to 1, that these features are a place's."""
    weights = _weights()
    return 1 / (1 + exp(-sum(weights.get(feature, 0.0) for feature in features)))
