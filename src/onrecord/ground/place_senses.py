"""CANDIDATE ENTRIES OF EACH NAME -> THE SENSE each name has in this report.

What decides, with weights learned by scripts/train_place_senses.py (resources/place_senses.csv): how large and of what
kind a place is; whether the words at the name say so ("X, Texas", "X province"); and how well it goes with the places
that the other names of the report may mean: the same country, the same first-level area, within 150 km.
"""

import csv
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from importlib import resources
from math import exp, log10

from onrecord.values import Entry, Value

#: of a name with more bearers only the most populous are weighed (and those that the words at the name single out)
MOST_BEARERS = 14
PASSES = 2
#: edge of a cell in degrees: places in the same or a neighbouring cell are near, up to about 150 km
CELL = 1.0

Features = dict[str, float]


class Name(Value, frozen=True, kw_only=True):
    """One name of a report with all that its mentions say at the spot.

    ``held`` counts, for each place_id, the mentions followed or preceded by an area that holds it; ``told`` is how many
    mentions had such an area; ``sort`` is ``area`` or ``town`` where the words beside the name say so; ``mentions``
    is how often the report has it.
    """

    text: str
    entries: tuple[Entry, ...]
    mentions: int
    held: dict[str, int]
    told: int
    sort: str | None = None


@cache
def sense_weights() -> tuple[dict[str, float], ...]:
    """One table of weights a pass."""
    table = (resources.files("onrecord.resources") / "place_senses.csv").read_text("utf-8").splitlines()
    passes: tuple[dict[str, float], ...] = tuple({} for _ in range(PASSES))
    for row in csv.DictReader(table):
        passes[int(row["pass"])][row["feature"]] = float(row["weight"])
    return passes


def choose_senses(names: Sequence[Name]) -> list[list[float]]:
    """For each name the probability of each of its entries; an empty list for a name without entries."""
    shares = [[1.0 / len(name.entries)] * len(name.entries) if name.entries else [] for name in names]
    for weights in sense_weights():
        shares = share_out(names, shares, weights)
    return shares


def share_out(names: Sequence[Name], shares: Sequence[Sequence[float]], weights: dict[str, float]) -> list[list[float]]:
    """One pass: the new probabilities, given how likely the entries of the other names were."""
    rows = describe_entries(names, shares)
    return [_softmax([_sum(weights, features) for features in row]) for row in rows]


def _sum(weights: dict[str, float], features: Features) -> float:
    return sum([weights.get(name, 0.0) * value for name, value in features.items()])


def _softmax(scores: list[float]) -> list[float]:
    top = max(scores, default=0.0)
    raised = [exp(score - top) for score in scores]
    total = sum(raised)
    return [value / total for value in raised]


def describe_entries(names: Sequence[Name], shares: Sequence[Sequence[float]]) -> list[list[Features]]:
    """The features of every entry of every name, given how likely the entries of the others are."""
    company = Company(names, shares)
    return [
        [_describe(name, n, entry, company, shares[n][k]) for k, entry in enumerate(name.entries)]
        for n, name in enumerate(names)
    ]


class Company:
    """How much of the report's names lies in each country, first-level area and cell of the map."""

    def __init__(self, names: Sequence[Name], shares: Sequence[Sequence[float]]) -> None:
        self.total = sum(1 for name in names if name.entries)
        self.countries: dict[str, float] = defaultdict(float)
        self.areas: dict[tuple[str, str], float] = defaultdict(float)
        self.cells: dict[tuple[int, int], float] = defaultdict(float)
        self.named_countries: dict[str, float] = defaultdict(float)
        self.named_areas: dict[tuple[str, str], float] = defaultdict(float)
        self._near: dict[tuple[int, int], float] = {}
        for name, share in zip(names, shares, strict=True):
            for entry, part in zip(name.entries, share, strict=True):
                if part > 0.01:
                    self._add(entry, part, name.mentions)

    def _add(self, entry: Entry, part: float, mentions: int) -> None:
        country = entry.country
        if country is None:
            return
        self.countries[country] += part
        if entry.kind == "country":
            self.named_countries[country] += part * mentions
            return
        if entry.kind == "admin1":
            self.named_areas[country, entry.label] += part
        elif entry.admin1:
            self.areas[country, entry.admin1] += part
        if entry.kind != "region":
            self.cells[cell_of(entry)] += part

    def near(self, entry: Entry) -> float:
        """How many names may mean a place within about 150 km."""
        x, y = cell = cell_of(entry)
        if cell not in self._near:
            around = [(x + i, y + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
            self._near[cell] = sum([self.cells[near] for near in around if near in self.cells])
        return self._near[cell]


def cell_of(entry: Entry) -> tuple[int, int]:
    """The cell of the map that the entry lies in."""
    return int(entry.lat // CELL), int(entry.lon // CELL)


def _describe(name: Name, n: int, entry: Entry, company: Company, own: float) -> Features:
    kind = entry.kind
    size = log10(entry.population + 10)
    features: Features = {
        f"kind={kind}": 1.0,
        f"size of {'city' if kind in ('city', 'town_part', 'site') else kind}": size,
    }
    if entry.match != "exact":
        features[f"match={entry.match}"] = 1.0
    if entry.label.casefold() == name.text.casefold():
        features["own name"] = 1.0
    if name.told:
        features["held" if name.held.get(entry.place_id) else "not held"] = 1.0
    if name.sort:
        features[f"sort={name.sort}/{kind}"] = 1.0
    country = entry.country
    if country is None:
        return features
    others = max(company.total - 1, 1)
    features["country share"] = (company.countries[country] - own) / others
    if kind != "country":
        features["country named"] = min(company.named_countries.get(country, 0.0), 3.0)
        near = company.near(entry) - own
        features["near share"], features["near some"] = near / others, min(near, 3.0)
    if kind == "admin1":
        inside = company.areas.get((country, entry.label), 0.0)
        features["inside share"], features["inside some"] = inside / others, min(inside, 3.0)
    elif entry.admin1 and kind != "country":
        named = company.named_areas.get((country, entry.admin1), 0.0)
        features["area share"] = (company.areas[country, entry.admin1] - own) / others
        features["area some"] = min(company.areas[country, entry.admin1] - own, 3.0)
        features["area named"] = min(named, 1.0)
    return features
