"""Values in words: what is unknown, a bound or a range says so, and nothing is 0 that is not known."""

import pytest
from tests.claim_builder import make_report

from onrecord.model import Event, Figure, Point
from onrecord.render import wording
from onrecord.values import Place, When

FIGURES = [
    ((5, 5, 5), "5", ""),
    ((0, 0, 0), "0", ""),
    ((11, 14, 16), "14", "low 11, high 16"),
    ((14, 14, 16), "14", "low 14, high 16"),
    ((20, 20, None), "at least 20", ""),
    ((20, None, None), "at least 20", ""),
    ((20, 25, None), "25", "low 20, no upper bound"),
    ((None, None, 16000), "at most 16,000", ""),
    ((None, 9, 9), "at most 9", ""),
    ((None, 7, 9), "7", "no lower bound, high 9"),
    ((7, None, 9), "7 to 9", "no best figure"),
    ((9, None, 9), "9", "no best figure"),
    ((None, None, None), "no usable number of", ""),
    ((1.5, 1.5, 1.5), "1.5", ""),
]


@pytest.mark.parametrize(("numbers", "told", "spread"), FIGURES)
def test_figures(numbers, told, spread):
    low, best, high = numbers
    figure = Figure(measure="killed", low=low, best=best, high=high, method="")
    assert wording.tell_figure(figure) == told
    assert wording.tell_spread(figure) == spread


@pytest.mark.parametrize(
    ("measure", "population", "told"),
    [
        ("killed", None, "killed"),
        ("killed", "civilians", "civilians killed"),
        ("other", "mines", "mines"),
        ("other", None, "other"),
    ],
)
def test_what_is_counted(measure, population, told):
    assert wording.tell_counted(Figure(measure=measure, population=population, method="")) == told


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"value": 97500}, "97,500"),
        ({"value": 0}, "0"),
        ({"lower": 240}, "at least 240"),
        ({"upper": 7}, "at most 7"),
        ({"lower": 5, "upper": 7}, "5 to 7"),
        ({}, "not known"),
    ],
)
def test_points(fields, told):
    assert wording.tell_point(Point(claim_id="c", **fields)) == told


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "day not known"),
        ({"start": "2020-02-03", "end": "2020-02-03"}, "3 Feb 2020"),
        ({"start": "2020-02-03", "end": "2020-02-03", "clock": "night"}, "3 Feb 2020, night"),
        ({"start": "2020-02-03", "end": "2020-02-09"}, "3 Feb 2020 to 9 Feb 2020"),
        ({"end": "2020-02-09"}, "no later than 9 Feb 2020"),
        ({"start": "2020-02-09"}, "since 9 Feb 2020"),
    ],
)
def test_times(fields, told):
    assert wording.tell_time(When(**fields)) == told


def test_a_day_that_is_none_stays_as_it_is():
    assert wording.tell_day("2020-13-40") == "2020-13-40"
    assert wording.tell_day("2020-02-06T21:15:00Z") == "6 Feb 2020"


@pytest.mark.parametrize(
    ("place", "told", "precision"),
    [
        (None, "place not known", ""),
        (Place(name="Kareth", lat=1.0, lon=1.0, precision=1), "Kareth", "exact place"),
        (Place(name="kareth town", label="Kareth"), "Kareth (“kareth town”)", "not in the gazetteer"),
        (Place(name="Kareth", relation="near", lat=1.0, precision=2), "near Kareth", "within about 25 km"),
        (Place(name="Kareth", relation="direction"), "at the edge of or off Kareth", "not in the gazetteer"),
        (Place(name="Kareth", relation="km", km=16), "16 km from Kareth", "not in the gazetteer"),
        (Place(name="Tessel", lat=0.0, precision=4), "Tessel", "province, as an area"),
    ],
)
def test_places(place, told, precision):
    assert wording.tell_place(place) == told
    assert wording.tell_precision(place) == precision


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"outlet": "Corvid Press"}, "Corvid Press"),
        ({"source": "reports/kareth/market.txt"}, "market.txt"),
        ({"source": "https://press.invalid/a/b/"}, "b"),
        ({"source": "/"}, "/"),
    ],
)
def test_outlets(fields, told):
    assert wording.tell_outlet(make_report("r", **fields)) == told


def test_lineage_counts_in_words():
    event = Event(
        event_id="e", kind="attack", summary="", occurred=When(), corroboration="contested", claims=(),
        n_origins=1, n_families=2, n_reports=3,
    )  # fmt: skip
    assert wording.tell_lineage(event) == "1 origin · 2 stories · 3 reports"


def test_every_word_of_the_contract_has_words_for_a_reader():
    from typing import get_args

    from onrecord.model import ConflictKind, Corroboration, Stance

    assert set(wording.CORROBORATION) == set(get_args(Corroboration))
    assert set(wording.QUESTIONS) == set(get_args(ConflictKind))
    assert {*wording.STANCES, "asserts"} == set(get_args(Stance))
