"""FINGERPRINTS -> STOCK WORDING: shingles that unrelated stories share, and that therefore show no copying."""

import math
from collections.abc import Iterable, Sequence
from datetime import date

from onrecord.copies.candidates import index_shingles
from onrecord.copies.fingerprint import Fingerprint
from onrecord.copies.prose import LEAD

#: Share of the shorter report's shingles above which two reports are one story for this purpose.
ONE_STORY = 0.3
#: Stories that must use a shingle to make it stock: the two that are compared, and a third that has nothing to do
#: with either.
FEWEST_STORIES = 3

#: Days within which three reports with the same words may be three versions of one wire story.
SHORT_SPAN = 14


def find_stock(prints: Sequence[Fingerprint], candidates: Iterable[tuple[int, int]]) -> frozenset[int]:
    """The shingles that stand in three or more stories; ``candidates`` are the pairs that may be one story."""
    story = group_stories(prints, candidates)
    return frozenset(
        shingle
        for shingle, found in index_shingles(prints, fewest=FEWEST_STORIES)
        if len({story[position] for position in found}) >= FEWEST_STORIES
        and span_days([prints[position].day for position in found]) > SHORT_SPAN
    )


def span_days(days: Sequence[str | None]) -> float:
    """The days from the first of some reports to the last; without end where fewer than two have a day."""
    known = sorted(day for day in days if day is not None)
    if len(known) < 2:
        return math.inf
    return (date.fromisoformat(known[-1]) - date.fromisoformat(known[0])).days


def group_stories(prints: Sequence[Fingerprint], candidates: Iterable[tuple[int, int]]) -> list[int]:
    """For each report the position of the first report of its story: reports joined by a large overlap,
    leads included."""
    parent = list(range(len(prints)))
    for i, j in candidates:
        a, b = prints[i], prints[j]
        shorter = min(len(a.grams), len(b.grams))
        if shorter and len(a.grams & b.grams) >= ONE_STORY * shorter and share_leads(a, b):
            one, other = _find_first(parent, i), _find_first(parent, j)
            parent[max(one, other)] = min(one, other)
    return [_find_first(parent, position) for position in range(len(prints))]


def share_leads(a: Fingerprint, b: Fingerprint) -> bool:
    """Is something of each lead in the other report? Pages that share furniture alone do not tell one story."""
    return not (b.grams.isdisjoint(a.shingles[:LEAD]) or a.grams.isdisjoint(b.shingles[:LEAD]))


def _find_first(parent: list[int], position: int) -> int:
    while parent[position] != position:
        parent[position] = parent[parent[position]]
        position = parent[position]
    return position
