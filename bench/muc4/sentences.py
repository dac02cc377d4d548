"""A TEXT'S SENTENCES by their signs, for what asks only how far apart two places of a text are."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from muc4.told import Told, bin_of
from muc4.wording import stems, weigh_words

from onrecord.extract.truecase import restore_case

_END = re.compile(r"(?<=[.!?])[\"')\]]*\s+(?=[\"'(\[A-Z0-9])|\n\s*\n")
#: steps of the distance in sentences
STEPS = (1, 2, 3, 5, 8)
#: the distances of what stands in a sentence of an incident
IN = ("inside", " 0")


class Sentences(NamedTuple):
    """Where each sentence of a text begins."""

    text: str
    starts: tuple[int, ...]

    def at(self, position: int) -> int:
        return bisect_right(self.starts, position) - 1

    def words(self, n: int) -> str:
        end = self.starts[n + 1] if n + 1 < len(self.starts) else len(self.text)
        return self.text[self.starts[n] : end]


@lru_cache(maxsize=8)
def split(text: str) -> Sentences:
    return Sentences(text, (0, *(match.end() for match in _END.finditer(text))))


@lru_cache(maxsize=8)
def split_restored(text: str) -> Sentences:
    """The sentences of a text in its case, whose offsets are those of the text."""
    return split(restore_case(text))


def distance(positions: Iterable[int], told: Iterable[Told], sentences: Sentences) -> str:
    """Where the nearest of some places of a text stands: in the words of an incident's claims, in a sentence of theirs,
    or how many sentences before or after."""
    spans = [(one.start, one.claim.evidence.end) for one in told]
    lines = [(sentences.at(start), sentences.at(max(start, end - 1))) for start, end in spans]
    best = (10**6, "far")
    for position in positions:
        if any(start <= position < end for start, end in spans):
            return "inside"
        n = sentences.at(position)
        for first, last in lines:
            gap = max(0, n - last, first - n)
            side = "" if gap == 0 else "after" if n > last else "before"
            best = min(best, (gap, f"{side} {bin_of(gap, STEPS)}"))
    return best[1]


def rank_of(place: str) -> int:
    """A distance as a number: nought in the words themselves."""
    return 0 if place == "inside" else 9 if place in ("far", "untold") else 1 + int(place[-1])


def weigh_around(sentences: Sentences, told: Sequence[Told], starts: Iterable[int] | None) -> dict[str, float]:
    """The words of the sentences of an incident that hold one of some places of the text; of all its claims where
    ``starts`` is ``None``: half as weighty as in wording.py, for here they are beside many plain features."""
    if starts is None:
        side, said = "alone", [sentences.text[one.start : one.claim.evidence.end] for one in told]
    else:
        held = [start for start in starts if distance([start], told, sentences) in IN]
        side, said = "with", [sentences.words(sentences.at(start)) for start in held]
    words = {word for words in said for word in stems(words)}
    return {name: value / 2 for name, value in weigh_words(side, words).items()}
