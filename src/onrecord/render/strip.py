"""EVENTS -> A STRIP ALONG TIME: where each mark stands, as numbers for the drawing."""

from collections.abc import Sequence
from datetime import date
from math import log10
from typing import NamedTuple

from onrecord.model import Event

#: the drawing's own units
WIDTH, HEIGHT, BASE = 1000, 150, 118
#: marks above one another at most on one day; the rest of the day is told by the number beside them
ROWS = 8
STEP = 11
#: what a day's name takes
APART = 84


class Mark(NamedTuple):
    """One event on the strip: its place, its size by those killed, and whether somebody contests it."""

    event_id: str
    x: float
    y: float
    r: float
    contested: bool
    title: str


class Tick(NamedTuple):
    """A day named under the strip."""

    x: float
    label: str


class Strip(NamedTuple):
    """The marks and the ticks of a record; empty where no event has a day."""

    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    width: int = WIDTH
    height: int = HEIGHT
    base: int = BASE


def draw_strip(events: Sequence[Event]) -> Strip:
    """Every event with a first day, along the days from the first to the last; long totals stand at their start."""
    dated = [event for event in events if event.occurred.start is not None and (event.occurred.precision or 9) <= 2]
    if not dated:
        return Strip((), ())
    days = sorted({event.occurred.start or "" for event in dated})
    first, last = ordinal(days[0]), ordinal(days[-1])
    rows: dict[str, int] = {}
    marks = []
    for event in dated:
        day = event.occurred.start or ""
        row = rows[day] = rows.get(day, -1) + 1
        if row < ROWS:
            x = place_day(ordinal(day), first, last)
            contested = event.corroboration == "contested"
            marks.append(Mark(event.event_id, x, BASE - 10 - row * STEP, size_of(event), contested, event.summary))
    return Strip(tuple(marks), tuple(name_days([Tick(place_day(ordinal(day), first, last), day) for day in days])))


def name_days(ticks: list[Tick]) -> list[Tick]:
    """The days that can be named without one name over the next: the last always, the others from the first on."""
    named: list[Tick] = []
    for tick in ticks[:-1]:
        if (not named or tick.x - named[-1].x >= APART) and ticks[-1].x - tick.x >= APART:
            named.append(tick)
    return [*named, ticks[-1]]


def ordinal(day: str) -> int:
    return date.fromisoformat(day[:10]).toordinal()


def place_day(day: int, first: int, last: int) -> float:
    """Where a day stands, with a margin at both ends."""
    return 500.0 if first == last else round(40 + (day - first) / (last - first) * (WIDTH - 80), 1)


def size_of(event: Event) -> float:
    """A radius that grows with the logarithm of those killed."""
    killed = [f.best or f.low or 0 for f in event.figures if f.measure == "killed"]
    return round(3 + 2.2 * log10(1 + max(killed, default=0)), 1)
