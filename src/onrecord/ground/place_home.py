"""REPORT -> WHERE IT IS AT HOME: the towns of its datelines, and the place around which most of its names lie.

A story of a town names the town's parts and streets by bare names that other places bear too, and says of a place far
off in which state or country it lies.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from onrecord.ground.place_told import is_close
from onrecord.values import Entry, Span

#: a town in capitals at the head of a line or sentence, what may follow it, and a dash
DATELINE = re.compile(r"(?:^|(?<=[.!?]\s))[^\w\n]*[A-Z][A-Z'’. -]+(?:,|\s*\(|(?=\s))[^\n]{0,50}?(?:--|—|–|\s-\s)", re.M)


def list_datelines(text: str) -> list[Span]:
    """The spans of the report's datelines."""
    return [line.span() for line in DATELINE.finditer(text)]


class Home:
    """The bearers of the report's names by how much of it is told around each."""

    def __init__(self, bearers: Sequence[tuple[Entry, float]]) -> None:
        self._around = [
            (entry, sum([weight for other, weight in bearers if is_close(other, entry)])) for entry, _ in bearers
        ]
        self._weights: dict[str, float] = defaultdict(float)
        for entry, weight in bearers:
            self._weights[entry.place_id] += weight

    def without(self, entry: Entry) -> Entry | None:
        """The bearer around which most is told, apart from one that shall tell nothing of itself; ``None`` without
        another."""
        own = self._weights.get(entry.place_id, 0.0)
        others = [(home, around) for home, around in self._around if home.place_id != entry.place_id]
        left = [(around - own if own and is_close(home, entry) else around, home) for home, around in others]
        return max(left, key=lambda pair: pair[0], default=(0.0, None))[1]
