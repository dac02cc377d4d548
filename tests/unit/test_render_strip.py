"""Days along a line, and the marks of events on it."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Event, Figure
from onrecord.render.axis import MARGIN, WIDTH, make_axis
from onrecord.render.strip import APART, ROWS, draw_strip
from onrecord.values import When


def make_event(event_id: str, day: str | None, **fields: object) -> Event:
    defaults: dict[str, object] = {
        "kind": "attack", "summary": event_id, "occurred": When(start=day, end=day, precision=1 if day else None),
        "corroboration": "single_origin", "n_reports": 1, "n_families": 1, "n_origins": 1, "claims": (),
    }  # fmt: skip
    return Event(event_id=event_id, **(defaults | fields))


def test_no_day_no_line():
    assert make_axis([]) is None
    assert draw_strip([make_event("e-1", None)]).marks == ()


def test_one_day_stands_in_the_middle():
    axis = make_axis(["2020-02-03"])
    assert axis.place("2020-02-03") == axis.place("1999-01-01") == WIDTH / 2


def test_time_is_to_scale_where_days_are_close():
    axis = make_axis(["2020-02-01", "2020-02-02", "2020-02-05"])
    first, second, third = map(axis.place, ("2020-02-01", "2020-02-02", "2020-02-05"))
    assert (first, third) == (MARGIN, WIDTH - MARGIN)
    assert third - second == 3 * (second - first)
    assert axis.breaks == ()


def test_a_long_empty_stretch_is_shortened_and_marked():
    axis = make_axis(["2020-02-01", "2020-02-02", "2020-02-03", "2020-09-01"])
    (broken,) = axis.breaks
    assert axis.place("2020-02-03") < broken < axis.place("2020-09-01")
    assert axis.place("2020-02-03") < axis.place("2020-05-01") < axis.place("2020-09-01")


def test_what_lies_beyond_the_ends_stands_at_the_end():
    axis = make_axis(["2020-02-01", "2020-02-02"])
    assert axis.place("2019-01-01") == MARGIN
    assert axis.place("2021-01-01") == WIDTH - MARGIN
    assert (axis.first, axis.last) == ("2020-02-01", "2020-02-02")


@given(st.lists(st.dates(), min_size=2, max_size=30, unique=True))
def test_places_keep_the_order_of_days(days):
    axis = make_axis([day.isoformat() for day in days])
    places = [axis.place(day.isoformat()) for day in sorted(days)]
    assert places == sorted(places)
    assert places[0] >= MARGIN and places[-1] <= WIDTH - MARGIN


def test_marks_tell_deaths_and_who_contests():
    deaths = Figure(measure="killed", low=90, best=99, high=99, method="")
    strip = draw_strip(
        [make_event("e-1", "2020-02-03", figures=(deaths,)), make_event("e-2", "2020-02-03", corroboration="contested")]
    )
    large, small = strip.marks
    assert large.r > small.r
    assert (large.contested, small.contested) == (False, True)
    assert large.x == small.x and large.y > small.y


def test_statements_and_long_totals_are_no_marks():
    whole = When(start="2020-01-01", end="2020-12-31", precision=5)
    strip = draw_strip([make_event("e-1", "2020-02-03", kind="statement"), make_event("e-2", None, occurred=whole)])
    assert strip.marks == ()


def test_more_events_than_rows_are_counted_above():
    strip = draw_strip([make_event(f"e-{n}", "2020-02-03") for n in range(ROWS + 5)])
    assert len(strip.marks) == ROWS
    assert strip.days[0].more == 5
    assert min(mark.y - mark.r for mark in strip.marks) > 0


def test_names_of_days_do_not_run_into_each_other():
    strip = draw_strip([make_event(f"e-{day}", f"2020-02-{day:02}") for day in range(1, 29)])
    gaps = [right.x - left.x for left, right in pairwise(strip.named)]
    assert strip.named[-1].day == "2020-02-28"
    assert len(strip.named) > 3 and min(gaps) >= APART
