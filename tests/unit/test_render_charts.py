"""Small drawings: to scale, open where the record is open, absent where there is nothing to draw."""

import pytest

from onrecord.model import Figure, Point, Series, Status
from onrecord.render.charts import BAR, draw_bar, draw_status, draw_steps, make_status_axis


def bar_of(low, best, high):
    return draw_bar(Figure(measure="killed", low=low, best=best, high=high, method=""))


@pytest.mark.parametrize("numbers", [(5, 5, 5), (0, 0, 0), (None, None, None)])
def test_one_number_or_none_has_no_range(numbers):
    assert bar_of(*numbers) is None


def test_a_range_is_to_scale_from_zero():
    bar = bar_of(10, 15, 20)
    assert bar.low * 2 == bar.high and bar.best == pytest.approx(bar.low * 1.5, abs=0.1)
    assert bar.high <= BAR and bar.open_to is None


def test_a_range_without_an_upper_end_stays_open():
    bar = bar_of(20, 20, None)
    assert bar.low == bar.high == bar.best < bar.open_to == BAR


def test_a_range_without_a_lower_end_begins_at_zero():
    assert bar_of(None, None, 9).low == 0
    assert bar_of(None, None, 9).best is None


def status(**fields):
    return Status(**{"kind": "territory", "subject": "Kareth", "value": "contested", **fields})


def test_a_status_without_an_end_fades_on():
    ended = status(from_="2020-02-01", to="2020-02-05", known_at="2020-02-03")
    open_one = status(from_="2020-02-03", known_at="2020-02-04T08:00:00Z")
    axis = make_status_axis([ended, open_one])
    assert draw_status(ended, axis).open_to is None
    segment = draw_status(open_one, axis)
    assert segment.start == axis.place("2020-02-03") and segment.end == axis.place("2020-02-04")
    assert segment.open_to > axis.place("2020-02-05")


def test_a_deadline_runs_from_when_it_is_known():
    deadline = status(kind="deadline", to="2020-02-29", known_at="2020-02-20")
    axis = make_status_axis([deadline])
    segment = draw_status(deadline, axis)
    assert (segment.start, segment.end) == (axis.place("2020-02-20"), axis.place("2020-02-29"))


def test_a_status_of_no_day_is_not_drawn():
    assert make_status_axis([status()]) is None
    assert draw_status(status(), make_status_axis([status(to="2020-02-01")])) is None


def points(*rows):
    return tuple(Point(as_of=day, origin=origin, claim_id="c", **number) for day, origin, number in rows)


def test_totals_are_steps_of_each_origin():
    rows = (
        ("2020-02-01", "watch", {"value": 100}),
        ("2020-02-11", "watch", {"value": 200}),
        ("2020-02-06", "office", {"lower": 150}),
        (None, "office", {"value": 1}),
        ("2020-02-07", "office", {}),
    )
    watch, office = draw_steps(Series(measure="displaced", points=points(*rows)))
    (x1, y1, _), (x2, y2, bound) = watch.points
    assert x1 < x2 and y1 > y2 and not bound
    assert watch.line == f"M{x1} {y1}H{x2}V{y2}"
    assert [point[2] for point in office.points] == [True]


@pytest.mark.parametrize("rows", [(), (("2020-02-01", "w", {"value": 1}), ("2020-02-01", "o", {"value": 2}))])
def test_one_day_makes_no_steps(rows):
    assert draw_steps(Series(measure="killed", points=points(*rows))) == ()


def test_totals_of_zero_are_drawn():
    (step,) = draw_steps(
        Series(measure="killed", points=points(("2020-02-01", "w", {"value": 0}), ("2020-02-02", "w", {"value": 0})))
    )
    assert len(step.points) == 2
