"""How much two reports speak of the same people, streets and things: cosine of their rare words.

Frequencies are counted once a family, so that carriers of one copy do not make its words look common.
"""

import math
import operator
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from itertools import count, groupby, pairwise
from operator import itemgetter

import numpy as np

from onrecord.model import Report

Vector = Mapping[str, float]

_WORD = re.compile(r"[^\W_]{2,}")
_MIDDLE = re.compile(r"(?<=[a-z,] )[^\W_]{2,}")
_AGE = re.compile(r"\b(\d{1,3})[- ](?:year|month|week|day)s?[- ]old\b|, (\d{1,2}),")
#: names tell more of a story than other words that are as rare
NAME_WEIGHT = 2.0
#: reports at large weigh as much as so many of the record: in a small record every word is rare
AT_LARGE = 20
#: zones that hold no words of the story itself
FURNITURE = frozenset({"related", "boilerplate"})


def story_text(report: Report) -> str:
    """The text without page furniture."""
    parts, kept = [], 0
    for zone in sorted(report.zones, key=lambda z: z.start):
        if zone.zone in FURNITURE:
            parts.append(report.text[kept : zone.start])
            kept = zone.end
    return " ".join([*parts, report.text[kept:]])


def story_words(text: str) -> Counter[str]:
    """How often each word stands in it, in lower case; runs of two names or numbers count as a word of their own."""
    words = _WORD.findall(text)
    counts = Counter(map(str.casefold, words))
    counts.update(f"{one} {other}".casefold() for one, other in pairwise(words) if _is_telling(one, other))
    return counts


def _is_telling(one: str, other: str) -> bool:
    return (one[0].isupper() or one[0].isdigit()) and (other[0].isupper() or other[0].isdigit())


def named_ages(text: str) -> frozenset[str]:
    """The ages that it gives people: "a 15-year-old", "Mara Dell, 34,"."""
    return frozenset(first or second for first, second in _AGE.findall(text))


def find_name_words(texts: Iterable[str]) -> frozenset[str]:
    """Words that stand in capitals inside sentences at least every second time."""
    written: Counter[str] = Counter()
    for text in texts:
        written.update(_MIDDLE.findall(text))
    seen: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for word, times in written.items():
        seen[word.casefold()] += times
        capital[word.casefold()] += times * word[0].isupper()
    return frozenset(word for word, count in seen.items() if 2 * capital[word] > count)


def weigh_words(texts: Mapping[str, str], roots: Mapping[str, str]) -> dict[str, Vector]:
    """Each report's words weighted by how rare they are in this record and in reports at large; vectors of length 1.

    ``roots`` names the root of each report's family: only roots are counted. A word of one story alone that reports at
    large hardly hold joins nothing and has no weight.
    """
    counts = {report_id: story_words(texts[report_id]) for report_id in sorted(texts)}
    counted = [r for r in counts if roots.get(r, r) == r or roots[r] not in counts]
    holders: dict[str, int] = defaultdict(int)
    for report_id in counted:
        for word in counts[report_id]:
            holders[word] += 1
    names = find_name_words(texts[report_id] for report_id in counted)
    at_large, size = word_shares(), len(counted) + AT_LARGE + 1
    rarity = {
        word: math.log(size / (n + AT_LARGE * at_large.get(word, 0)))
        * (NAME_WEIGHT if word.partition(" ")[0] in names else 1.0)
        for word, n in holders.items()
        if n > 1 or word in at_large
    }
    return {
        report_id: _unit({w: (1 + math.log(n)) * rarity[w] for w, n in words.items() if w in rarity})
        for report_id, words in counts.items()
    }


@cache
def word_shares() -> Mapping[str, float]:
    """The share of reports at large that hold a word or two names, from resources/word_shares.csv."""
    text = resources.files("onrecord.resources").joinpath("word_shares.csv").read_text(encoding="utf-8")
    rows = (line.rpartition(",") for line in text.splitlines() if not line.startswith("#"))
    return {word: float(share) / 1000 for word, _, share in rows if word != "word"}


def cosine(a: Vector, b: Vector) -> float:
    """From 0 (no weighted word in common) to 1."""
    common = a.keys() & b.keys()
    products = map(operator.mul, map(a.__getitem__, common), map(b.__getitem__, common))
    return math.fsum(products)  # exact in any order of the words


def cosines(vectors: Mapping[str, Vector], pairs: Iterable[tuple[str, str]]) -> Iterator[float]:
    """The cosine of each pair of vectors, by their names. Sorted pairs are quick: the first of many is spread out over
    all words once."""
    numbers: dict[str, int] = defaultdict(count().__next__)
    words = {name: np.array([numbers[word] for word in vector], dtype=np.intp) for name, vector in vectors.items()}
    weights = {name: np.array(list(vector.values())) for name, vector in vectors.items()}
    spread = np.zeros(len(numbers))
    for first, group in groupby(pairs, key=itemgetter(0)):
        spread[words[first]] = weights[first]
        for _, second in group:
            yield math.fsum((spread[words[second]] * weights[second]).tolist())
        spread[words[first]] = 0.0


def _unit(weights: Mapping[str, float]) -> Vector:
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {word: weight / length for word, weight in weights.items()} if length else {}


def meeting_pairs(
    vectors: Mapping[str, Vector], order: Mapping[str, int], *, words: int, window: int
) -> list[tuple[str, str]]:
    """Pairs of reports that share one of the weightiest words of each, next to each other in time under that word."""
    holders: dict[str, list[str]] = defaultdict(list)
    for report_id, vector in vectors.items():
        for _, word in sorted((-weight, word) for word, weight in vector.items())[:words]:
            holders[word].append(report_id)
    pairs: set[tuple[str, str]] = set()
    for members in holders.values():
        members.sort(key=lambda r: (order.get(r, 0), r))
        for position, first in enumerate(members):
            near = members[position + 1 : position + 1 + window]
            pairs.update([(first, x) if first < x else (x, first) for x in near])
    return sorted(pairs)
