"""DAYS -> PLACES ALONG A LINE: time to scale, long empty stretches shortened and marked as broken."""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from statistics import median
from typing import NamedTuple

#: the drawing's own units, and what is left free at both ends
WIDTH, MARGIN = 1000, 40
#: an empty stretch is drawn no longer than a week, or four usual stretches
LONGEST, USUAL = 7, 4


class Axis(NamedTuple):
    """Days as ordinals, where each stands, and the middles of the shortened stretches."""

    days: tuple[int, ...]
    places: tuple[float, ...]
    breaks: tuple[float, ...]

    @property
    def first(self) -> str:
        return date.fromordinal(self.days[0]).isoformat()

    @property
    def last(self) -> str:
        return date.fromordinal(self.days[-1]).isoformat()

    def place(self, day: str) -> float:
        """Where a day stands; one beyond the ends stands at the end."""
        at = ordinal(day)
        if len(self.days) == 1 or at <= self.days[0]:
            return self.places[0]
        after = min(bisect_right(self.days, at), len(self.days) - 1)
        (left, right), (x1, x2) = self.days[after - 1 : after + 1], self.places[after - 1 : after + 1]
        return round(x1 + min(1.0, (at - left) / (right - left)) * (x2 - x1), 1)


def make_axis(days: Iterable[str]) -> Axis | None:
    """The line that holds these ISO days; None where there are none."""
    ordinals = sorted({ordinal(day) for day in days})
    if len(ordinals) < 2:
        return Axis(tuple(ordinals), (WIDTH / 2,), ()) if ordinals else None
    gaps = [right - left for left, right in pairwise(ordinals)]
    longest = max(LONGEST, USUAL * median(gaps))
    drawn = [min(gap, longest) for gap in gaps]
    unit = (WIDTH - 2 * MARGIN) / sum(drawn)
    places = [float(MARGIN)]
    for length in drawn:
        places.append(places[-1] + length * unit)
    broken = [(x1 + x2) / 2 for gap, (x1, x2) in zip(gaps, pairwise(places), strict=True) if gap > longest]
    return Axis(tuple(ordinals), tuple(round(x, 1) for x in places), tuple(round(x, 1) for x in broken))


def ordinal(day: str) -> int:
    """An ISO day, or the day of an ISO time, as a number of days."""
    return date.fromisoformat(day[:10]).toordinal()
