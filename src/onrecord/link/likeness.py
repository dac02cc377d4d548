"""TWO REPORTS -> THE PROBABILITY that they tell mainly of the same happening.

A logistic regression of ten measures, whose weights stand in resources/story_likeness.csv
(scripts/train_stories.py); they are log-odds, so each says in itself how much a measure tells.
"""

import csv
import functools
import math
from collections.abc import Mapping
from importlib import resources

from onrecord.link.profiles import Profile

MEASURES = (
    "log_cosine",
    "log_days_apart",
    "same_day",
    "other_days",
    "shared_ages",
    "other_ages",
    "other_towns",
    "other_streets",
    "same_count",
    "log_rare_names",
)
#: days apart taken for reports without a day
SOME_DAYS = 3.5


def compare_stories(cosine: float, profiles: tuple[Profile, Profile]) -> float:
    """The probability that two reports tell of one happening. ``cosine`` is that of their words."""
    weights = load_weights()
    score = weights["bias"]
    for measure, value in zip(MEASURES, measure_pair(cosine, profiles), strict=True):
        score += weights[measure] * value
    return 1 / (1 + math.exp(-score))


def measure_pair(cosine: float, profiles: tuple[Profile, Profile]) -> tuple[float, ...]:
    """The measures of two reports, in the order of ``MEASURES``. What is not known of one of them says nothing: 0."""
    a, b = profiles
    known = a.published is not None and b.published is not None
    apart = abs((a.published or 0) - (b.published or 0)) if known else SOME_DAYS
    gap = min((abs(x - y) for x in a.days for y in b.days), default=1)
    ages = len(a.ages & b.ages)
    return (
        math.log(cosine + 0.01),
        math.log1p(apart),
        float(gap == 0),
        float(gap > 1),
        ages / (1 + min(len(a.ages), len(b.ages))),
        float(bool(a.ages and b.ages) and not ages),
        float(bool(a.towns and b.towns) and not a.towns & b.towns),
        float(bool(a.streets and b.streets) and not a.streets & b.streets),
        float(bool(a.counts & b.counts)),
        math.log1p(len(a.names & b.names)),
    )


@functools.cache
def load_weights() -> Mapping[str, float]:
    """Measure -> weight, ``bias`` among them."""
    text = resources.files("onrecord.resources").joinpath("story_likeness.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {row["measure"]: float(row["weight"]) for row in rows}
