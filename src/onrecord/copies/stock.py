"""PROSES -> STOCK WORDING: shingles that unrelated stories share, and that therefore show no copying."""

import math
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from onrecord.copies.prose import LEAD, Prose

#: Share of the shorter report's shingles above which two reports are one story for this purpose.
ONE_STORY = 0.3
#: Stories that must use a shingle to make it stock: the two that are compared, and a third that has nothing to do
#: with either.
FEWEST_STORIES = 3

#: Days within which three reports with the same words may be three versions of one wire story.
SHORT_SPAN = 14


def find_stock(proses: Sequence[Prose], candidates: Iterable[tuple[int, int]]) -> frozenset[int]:
    """The shingles that stand in three or more stories; ``candidates`` are the pairs that may be one story."""
    story = group_stories(proses, candidates)
    frequent = find_frequent(proses)
    users: dict[int, list[int]] = {}
    for position, prose in enumerate(proses):
        for shingle in frequent & prose.grams:
            users.setdefault(shingle, []).append(position)
    return frozenset(
        shingle
        for shingle, found in users.items()
        if len({story[position] for position in found}) >= FEWEST_STORIES
        and span_days([proses[position].day for position in found]) > SHORT_SPAN
    )


def span_days(days: Sequence[str | None]) -> float:
    """The days from the first of some reports to the last; without end where fewer than two have a day."""
    known = sorted(day for day in days if day is not None)
    if len(known) < 2:
        return math.inf
    return (date.fromisoformat(known[-1]) - date.fromisoformat(known[0])).days


def find_frequent(proses: Sequence[Prose]) -> set[int]:
    """The shingles that stand in as many reports as stock needs stories."""
    every = sorted(shingle for prose in proses for shingle in prose.grams)
    return {shingle for shingle, run in groupby(every) if sum(1 for _ in run) >= FEWEST_STORIES}


def group_stories(proses: Sequence[Prose], candidates: Iterable[tuple[int, int]]) -> list[int]:
    """For each report the position of the first report of its story: reports joined by a large overlap,
    leads included."""
    parent = list(range(len(proses)))
    for i, j in candidates:
        a, b = proses[i], proses[j]
        shorter = min(len(a.grams), len(b.grams))
        if shorter and len(a.grams & b.grams) >= ONE_STORY * shorter and share_leads(a, b):
            one, other = _find_first(parent, i), _find_first(parent, j)
            parent[max(one, other)] = min(one, other)
    return [_find_first(parent, position) for position in range(len(proses))]


def share_leads(a: Prose, b: Prose) -> bool:
    """Is something of each lead in the other report? Pages that share furniture alone do not tell one story."""
    return not (b.grams.isdisjoint(a.shingles[:LEAD]) or a.grams.isdisjoint(b.shingles[:LEAD]))


def _find_first(parent: list[int], position: int) -> int:
    while parent[position] != position:
        parent[position] = parent[parent[position]]
        position = parent[position]
    return position
