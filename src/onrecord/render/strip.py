"""EVENTS -> A STRIP ALONG TIME: where each mark stands, as numbers for the drawing."""

from collections.abc import Sequence
from math import log10
from typing import NamedTuple

from onrecord.model import Event
from onrecord.render.axis import WIDTH, make_axis

#: over the marks, under the line
ABOVE, BELOW = 18, 32
#: marks above one another at most on one day; how many more there are stands over them
ROWS, STEP = 8, 11
#: what a day's name takes
APART = 84
#: an event of more than six days is no mark of a day (UCDP's date_prec)
DAYS = 2


class Mark(NamedTuple):
    """One event on the strip: its place, its size by those killed, and whether somebody contests it."""

    event_id: str
    x: float
    y: float
    r: float
    contested: bool
    title: str


class Tick(NamedTuple):
    """A day under the strip, and how many of its events found no room."""

    x: float
    day: str
    more: int


class Strip(NamedTuple):
    """The marks, the named days and the broken stretches of a record; empty where no event has a day."""

    marks: tuple[Mark, ...] = ()
    days: tuple[Tick, ...] = ()
    named: tuple[Tick, ...] = ()
    breaks: tuple[float, ...] = ()
    base: int = 0
    width: int = WIDTH

    @property
    def height(self) -> int:
        return self.base + BELOW


def draw_strip(events: Sequence[Event]) -> Strip:
    """Every event of a known day or few days but mere statements, in the order given."""
    by_day: dict[str, list[Event]] = {}
    for event in events:
        if event.occurred.start and (event.occurred.precision or 9) <= DAYS and event.kind != "statement":
            by_day.setdefault(event.occurred.start, []).append(event)
    axis = make_axis(by_day)
    if axis is None:
        return Strip()
    base = ABOVE + STEP * min(ROWS, max(map(len, by_day.values())))
    marks, ticks = [], []
    for day in sorted(by_day):
        x = axis.place(day)
        marks += [mark_event(event, x, base - 10 - row * STEP) for row, event in enumerate(by_day[day][:ROWS])]
        ticks.append(Tick(x, day, max(0, len(by_day[day]) - ROWS)))
    return Strip(tuple(marks), tuple(ticks), tuple(name_days(ticks)), axis.breaks, base)


def mark_event(event: Event, x: float, y: float) -> Mark:
    contested = event.corroboration == "contested"
    return Mark(event.event_id, x, y, size_of(event), contested, event.summary)


def name_days(ticks: list[Tick]) -> list[Tick]:
    """The days that can be named without one name over the next: the last always, the others from the first on."""
    named: list[Tick] = []
    for tick in ticks[:-1]:
        if (not named or tick.x - named[-1].x >= APART) and ticks[-1].x - tick.x >= APART:
            named.append(tick)
    return [*named, ticks[-1]]


def size_of(event: Event) -> float:
    """A radius that grows with the logarithm of those killed."""
    killed = [f.best or f.low or 0 for f in event.figures if f.measure == "killed"]
    return round(3 + 2.2 * log10(1 + max(killed, default=0)), 1)
