"""FIGURES, STATUSES, SERIES -> SMALL DRAWINGS: their shapes as numbers; the words beside them tell the same."""

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.model import Figure, Point, Series, Status
from onrecord.render.axis import Axis, make_axis, ordinal

#: the drawings' own units
BAR, STEPS_WIDTH, STEPS_HEIGHT, EDGE = 120, 320, 84, 8
#: a status of one day is drawn this long
THIN = 8


class Bar(NamedTuple):
    """A figure on a line from 0: its range, its best value; ``open_to`` is where a range without an upper end fades."""

    low: float
    high: float
    best: float | None
    open_to: float | None


class Segment(NamedTuple):
    """A status along time: known from ``start`` to ``end``; on to ``open_to`` nothing says that it ended."""

    start: float
    end: float
    open_to: float | None
    value: str


class Step(NamedTuple):
    """One origin's totals: the line, and its points with whether they are bounds."""

    line: str
    points: tuple[tuple[float, float, bool], ...]


def draw_bar(figure: Figure) -> Bar | None:
    """The range of a figure to scale; None where it has none or is one number."""
    known = [value for value in (figure.low, figure.best, figure.high) if value is not None]
    if not known or max(known) <= 0 or figure.low == figure.best == figure.high:
        return None
    unbounded = figure.high is None
    unit = (BAR - EDGE) / max(known) * (0.7 if unbounded else 1)
    low, high = ((value or 0) * unit for value in (figure.low, max(known)))
    best = None if figure.best is None else round(figure.best * unit, 1)
    return Bar(round(low, 1), round(high, 1), best, float(BAR) if unbounded else None)


def make_status_axis(statuses: Sequence[Status]) -> Axis | None:
    """The line that holds every day of the statuses."""
    return make_axis(day for status in statuses for day in (status.from_, status.to, status.known_at) if day)


def draw_status(status: Status, axis: Axis) -> Segment | None:
    """Where a status holds; None where it has no day at all."""
    days = [day for day in (status.from_, status.known_at, status.to) if day]
    if not days:
        return None
    start = axis.place(status.from_ or min(days, key=ordinal))
    end = axis.place(status.to or max(days, key=ordinal))
    open_to = None if status.to else axis.places[-1] + THIN
    return Segment(start, max(end, start + THIN), open_to, status.value)


def draw_steps(series: Series) -> tuple[Step, ...]:
    """The totals of each origin as steps along time, from 0 up; empty where fewer than two have a day and a number."""
    dated = sorted(
        ((ordinal(point.as_of), number, point) for point in series.points
         if point.as_of and (number := number_of(point)) is not None),
        key=lambda point: (point[0], point[1], point[2].claim_id),
    )  # fmt: skip
    if len({day for day, _, _ in dated}) < 2:
        return ()
    first, last, most = dated[0][0], dated[-1][0], max(number for _, number, _ in dated) or 1
    lines: dict[str, list[tuple[float, float, bool]]] = {}
    for day, number, point in dated:
        x = EDGE + (day - first) / (last - first) * (STEPS_WIDTH - 2 * EDGE)
        y = STEPS_HEIGHT - EDGE - number / most * (STEPS_HEIGHT - 2 * EDGE)
        lines.setdefault(point.origin or "", []).append((round(x, 1), round(y, 1), point.value is None))
    return tuple(Step(join_steps(points), tuple(points)) for points in lines.values())


def number_of(point: Point) -> float | None:
    """The number a point is drawn at: its value, else the bound it has."""
    return next((number for number in (point.value, point.lower, point.upper) if number is not None), None)


def join_steps(points: Sequence[tuple[float, float, bool]]) -> str:
    """A total holds until the next one."""
    (x, y, _), *rest = points
    return f"M{x} {y}" + "".join(f"H{x}V{y}" for x, y, _ in rest)
