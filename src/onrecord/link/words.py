"""How much two reports speak of the same people, streets and things: cosine of their rare words.

Frequencies are counted once a family, so that carriers of one copy do not make its words look common.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.model import Family, Report

Vector = Mapping[str, float]

_WORD = re.compile(r"[^\W_]{2,}")
#: a word of the headline says more of what the report is about than one further down
HEADLINE_WEIGHT = 2
#: zones that hold no words of the story itself
FURNITURE = frozenset({"related", "boilerplate"})


def story_words(report: Report) -> Counter[str]:
    """How often each word, in lower case, stands in the story; words of the headline count twice."""
    furniture = [(z.start, z.end) for z in report.zones if z.zone in FURNITURE]
    text, kept = report.text, 0
    parts = []
    for start, end in sorted(furniture):
        parts.append(text[kept:start])
        kept = end
    parts.append(text[kept:])
    counts = Counter(_WORD.findall(" ".join(parts).casefold()))
    for word in _WORD.findall((report.headline or "").casefold()):
        counts[word] += HEADLINE_WEIGHT - 1
    return counts


def weigh_words(reports: Sequence[Report], families: Sequence[Family]) -> dict[str, Vector]:
    """Each report's words weighted by how rare they are in this record; vectors of length 1."""
    counts = {report.report_id: story_words(report) for report in sorted(reports, key=lambda r: r.report_id)}
    roots = {report: family.root for family in families for report in family.reports}
    stories: dict[str, set[str]] = defaultdict(set)
    for report_id, words in counts.items():
        if roots.get(report_id, report_id) in (report_id,) or roots[report_id] not in counts:
            for word in words:
                stories[word].add(roots.get(report_id, report_id))
    total = 1 + len({roots.get(report_id, report_id) for report_id in counts})
    rarity = {word: math.log(total / (1 + len(holders))) for word, holders in stories.items()}
    return {
        report_id: _unit((w, (1 + math.log(n)) * rarity.get(w, 0.0)) for w, n in c.items())
        for report_id, c in counts.items()
    }


def cosine(a: Vector, b: Vector) -> float:
    """From 0 (no weighted word in common) to 1."""
    if len(b) < len(a):
        a, b = b, a
    return sum(weight * b[word] for word, weight in a.items() if word in b)


def _unit(weights: Iterable[tuple[str, float]]) -> Vector:
    kept = {word: weight for word, weight in weights if weight > 0}
    length = math.sqrt(sum(weight * weight for weight in kept.values()))
    return {word: weight / length for word, weight in kept.items()} if length else {}
