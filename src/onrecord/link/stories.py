"""Reports that tell the same story, by their words and days: where claims of different reports are likely to meet."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from onrecord.link.compare import day_number
from onrecord.link.words import Vector, cosine, weigh_words
from onrecord.model import Family, Report

Likeness = Mapping[tuple[str, str], float]

#: below, two reports are strangers
STRANGERS = 0.1
#: a report meets others through so many of its weightiest words, and through each with so many neighbours in time
TELLING_WORDS = 25
WINDOW = 25


def near_reports(reports: Sequence[Report], families: Sequence[Family]) -> tuple[Likeness, dict[str, list[str]]]:
    """The cosine of every pair of like reports (ids sorted), and for each report the ids of those like it."""
    vectors = weigh_words(reports, families)
    published = {r.report_id: day_number(r.published) if r.published else None for r in reports}
    likeness = {pair: value for pair in _meeting(vectors, published) if (value := _like(vectors, pair)) >= STRANGERS}
    near: dict[str, list[str]] = defaultdict(list)
    for first, second in sorted(likeness):
        near[first].append(second)
        near[second].append(first)
    return likeness, near


def _like(vectors: Mapping[str, Vector], pair: tuple[str, str]) -> float:
    return cosine(vectors[pair[0]], vectors[pair[1]])


def _meeting(vectors: Mapping[str, Vector], published: Mapping[str, int | None]) -> list[tuple[str, str]]:
    """Pairs that share a telling word, each report with its next neighbours in time under that word."""
    holders: dict[str, list[str]] = defaultdict(list)
    for report_id, vector in vectors.items():
        for word in sorted(vector, key=lambda w: (-vector[w], w))[:TELLING_WORDS]:
            holders[word].append(report_id)
    pairs: set[tuple[str, str]] = set()
    for members in holders.values():
        members.sort(key=lambda r: (published[r] or 0, r))
        for position, first in enumerate(members):
            pairs.update((min(first, x), max(first, x)) for x in members[position + 1 : position + 1 + WINDOW])
    return sorted(pairs)
