"""TWO PROSES -> DEPENDENT OR NOT: does one report carry the other's copy, or both a third text's?

What counts is reporting in common, word for word: not quotations (given to everyone), not appeals, not what a page
repeats, not wording that unrelated stories share. Three measures of it are weighed by a logistic regression whose
weights stand in resources/copies_dependence.csv (scripts/train_copies.py).
"""

import csv
import math
import re
from datetime import date
from importlib import resources

from onrecord.copies.fingerprint import SHINGLE, Fingerprint
from onrecord.copies.prose import LEAD
from onrecord.values import Value

#: Shingles in common below which nothing else is measured.
FEWEST_SHINGLES = 8
#: Words of a run in common that is too long to be chance: about half a sentence.
LONG_RUN = 8
#: Copies are printed within days. After this many days, passages outside the leads that are less than half of the
#: shorter report are background that a newsroom uses again.
STALE_DAYS = 30
STALE_SHARE = 0.5

_LONG_RUNS = re.compile(rb"\x01{%d,}" % LONG_RUN)


class Overlap(Value, frozen=True, kw_only=True):
    """How much reporting two proses have in common: ``words``, ``runs`` of LONG_RUN words or more, each by the report
    that has fewer; ``share`` of the shorter one's reporting; ``leads`` is true if both have some of it in the lead."""

    words: int
    runs: int
    share: float
    leads: bool


def decide_dependence(a: Fingerprint, b: Fingerprint, *, stock: frozenset[int] = frozenset()) -> bool:
    """Do two reports have copy in common? ``stock`` are shingles of wording that unrelated stories share."""
    shared = (a.grams & b.grams) - stock
    if len(shared) < FEWEST_SHINGLES:
        return False
    overlap = measure_overlap(a, b, shared)
    return not (is_furniture(a, b, overlap) or is_background(a, b, overlap)) and weigh_overlap(overlap) > 0


def measure_overlap(a: Fingerprint, b: Fingerprint, shared: frozenset[int]) -> Overlap:
    """What two proses have in common through some shingles, in reporting alone."""
    in_a, in_b = cover_words(a, shared), cover_words(b, shared)
    shorter, covered = (a, in_a) if len(a.reporting) <= len(b.reporting) else (b, in_b)
    return Overlap(
        words=min(in_a.count(1), in_b.count(1)),
        runs=min(count_runs(in_a), count_runs(in_b)),
        share=covered.count(1) / max(1, shorter.reporting.count(1)),
        leads=1 in in_a[:LEAD] and 1 in in_b[:LEAD],
    )


def cover_words(prose: Fingerprint, shared: frozenset[int]) -> bytes:
    """For each word 1 if it is reporting and lies in a shared shingle."""
    starts = int.from_bytes(bytes(map(shared.__contains__, prose.shingles)) + bytes(SHINGLE - 1))
    covered = 0
    for k in range(SHINGLE):
        covered |= starts >> 8 * k
    return (covered & int.from_bytes(prose.reporting)).to_bytes(len(prose.reporting))


def count_runs(covered: bytes) -> int:
    """How many runs of at least LONG_RUN words in a row there are."""
    return len(_LONG_RUNS.findall(covered))


def is_furniture(a: Fingerprint, b: Fingerprint, overlap: Overlap) -> bool:
    """Do two pages of one outlet have something in common but their leads? Then it is the page, or background."""
    return a.outlet is not None and a.outlet == b.outlet and not overlap.leads


def is_background(a: Fingerprint, b: Fingerprint, overlap: Overlap) -> bool:
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
