"""TWO PROSES -> DEPENDENT OR NOT: does one report carry the other's copy, or both a third text's?

What counts is reporting in common, word for word: not quotations (given to everyone), not appeals, not what a page
repeats, not wording that unrelated stories share. Three measures of it are weighed by a logistic regression whose
weights stand in resources/copies_dependence.csv (scripts/train_copies.py).
"""

import csv
import math
from collections import Counter
from datetime import date
from importlib import resources

from onrecord.copies.prose import LEAD, SHINGLE, Prose
from onrecord.values import Value

#: Shingles in common below which nothing else is measured.
FEWEST_SHINGLES = 8
#: Words of a run in common that is too long to be chance: about half a sentence.
LONG_RUN = 8
#: Copies are printed within days. After this many days, passages outside the leads that are less than half of the
#: shorter report are background that a newsroom uses again.
STALE_DAYS = 30
STALE_SHARE = 0.5


class Overlap(Value, frozen=True, kw_only=True):
    """How much reporting two proses have in common: ``words``, ``runs`` of LONG_RUN words or more, each by the report
    that has fewer; ``share`` of the shorter one's reporting; ``leads`` is true if both have some of it in the lead."""

    words: int
    runs: int
    share: float
    leads: bool


def decide_dependence(a: Prose, b: Prose, *, stock: frozenset[int] = frozenset()) -> bool:
    """Do two reports have copy in common? ``stock`` are shingles of wording that unrelated stories share."""
    shared = set(a.shingles) & set(b.shingles) - stock
    if len(shared) < FEWEST_SHINGLES:
        return False
    overlap = measure_overlap(a, b, shared)
    return not (is_furniture(a, b, overlap) or is_background(a, b, overlap)) and weigh_overlap(overlap) > 0


def measure_overlap(a: Prose, b: Prose, shared: set[int]) -> Overlap:
    """What two proses have in common through some shingles, in reporting alone."""
    in_a, in_b = cover_words(a, shared), cover_words(b, shared)
    shorter, covered = (a, in_a) if len(a.keys) <= len(b.keys) else (b, in_b)
    return Overlap(
        words=min(len(in_a), len(in_b)),
        runs=min(count_runs(in_a), count_runs(in_b)),
        share=len(covered) / max(1, count_reporting(shorter)),
        leads=min(in_a, default=LEAD) < LEAD and min(in_b, default=LEAD) < LEAD,
    )


def cover_words(prose: Prose, shared: set[int]) -> set[int]:
    """The positions of the words of reporting that lie in shared shingles."""
    covered: set[int] = set()
    for start, shingle in enumerate(prose.shingles):
        if shingle in shared:
            covered.update(range(start, start + SHINGLE))
    covered -= find_repeats(prose)
    return {word for word in covered if not (prose.quoted[word] or prose.appeal[word])}


def find_repeats(prose: Prose) -> set[int]:
    """The words of sentences that the page prints more than once: widgets and pulled captions."""
    texts = [prose.keys[first:end] for first, end in prose.sentences]
    times = Counter(texts)
    return {
        word
        for text, (first, end) in zip(texts, prose.sentences, strict=True)
        if times[text] > 1
        for word in range(first, end)
    }


def count_runs(covered: set[int]) -> int:
    """How many runs of at least LONG_RUN words in a row there are."""
    return sum(word - 1 not in covered and all(word + k in covered for k in range(1, LONG_RUN)) for word in covered)


def count_reporting(prose: Prose) -> int:
    """The words that are neither quotation nor appeal."""
    return sum(not (quoted or appeal) for quoted, appeal in zip(prose.quoted, prose.appeal, strict=True))


def is_furniture(a: Prose, b: Prose, overlap: Overlap) -> bool:
    """Do two pages of one outlet have something in common but their leads? Then it is the page, or background."""
    return a.outlet is not None and a.outlet == b.outlet and not overlap.leads


def is_background(a: Prose, b: Prose, overlap: Overlap) -> bool:
    """Are two reports so far apart in time that a part in common outside their leads is background?"""
    if a.day is None or b.day is None or overlap.leads or overlap.share >= STALE_SHARE:
        return False
    return abs(date.fromisoformat(a.day) - date.fromisoformat(b.day)).days > STALE_DAYS


def weigh_overlap(overlap: Overlap) -> float:
    """The log odds that reports with this overlap are dependent."""
    return (
        _WEIGHTS["bias"]
        + _WEIGHTS["words"] * math.log1p(overlap.words)
        + _WEIGHTS["share"] * overlap.share
        + _WEIGHTS["runs"] * math.log1p(overlap.runs)
    )


def _read_weights() -> dict[str, float]:
    lines = (resources.files("onrecord.resources") / "copies_dependence.csv").read_text("utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return {row["measure"]: float(row["weight"]) for row in rows}


_WEIGHTS = _read_weights()
