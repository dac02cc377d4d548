"""Names of origins and parties, arithmetic of parts, and the sentence for an event."""

import pytest
from tests.claim_builder import make_quantity

from onrecord.model import Actor, Attribution, Figure, Measure
from onrecord.reconcile.arithmetic import check_parts
from onrecord.reconcile.names import acronym_of, country_of, is_description, opposed, same_side, words_of
from onrecord.reconcile.origins import named_origin, slug
from onrecord.reconcile.slots import class_of, narrowing_of
from onrecord.reconcile.summary import figure_words, summarise
from onrecord.values import Place, When


def test_words_of_a_name() -> None:
    assert words_of("the U.N.'s Office") == ("un", "office")
    assert slug("The Orvany Post") == "orvany-post"
    assert acronym_of("Tessel Watch for Human Rights") == "TWHR"
    assert [is_description(n) for n in ("the police", "the Observatory")] == [True, False]


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Turkish defence ministry", "Turkey"),
        ("Ankara", "Turkey"),
        ("Syrian army", "Syria"),
        ("SANA", "Syria"),
        ("Iranian fighters", "Iran"),
        ("the Northern Front", None),
        ("Reuters", None),
    ],
)
def test_country_of(name: str, country: str | None) -> None:
    assert country_of(name) == country


@pytest.mark.parametrize(
    ("a", "b", "same", "against"),
    [
        ("Syrian army", "Syrian government forces", True, False),
        ("Syrian army", "Turkish army", False, True),
        ("government forces", "rebel fighters", False, True),
        ("government forces", "the regime", False, False),
        ("Northern Front", "Northern Front fighters", True, False),
        ("Northern Front", "Tessel Brigade", False, False),
        ("Syrian rebels", "Syrian army", True, True),
    ],
)
def test_sides(a: str, b: str, same: bool, against: bool) -> None:
    assert same_side(a, b) == same
    assert opposed(a, b) == opposed(b, a) == against


def test_populations() -> None:
    assert [class_of(p) for p in ("women and children", "Varenian soldiers", "villagers", None)] == [
        "child",
        "combatant",
        "people",
        "",
    ]
    assert narrowing_of("Varenian and foreign fighters") == ("foreign", "varenian")


def test_arithmetic_is_shown() -> None:
    whole = make_quantity("killed", 23)
    parts = [make_quantity("killed", n) for n in (3, 7, 8, 5)]
    assert check_parts(whole, parts) == "parts add up: 8 + 7 + 5 + 3 = 23"
    assert check_parts(whole, parts[:2]) == "parts named: 7 + 3 of 23"
    assert check_parts(whole, []) is None
    assert check_parts(make_quantity("killed", None, lower=20), parts) is None


def test_summary_says_what_is_known_and_no_more() -> None:
    figure = Figure(measure="killed", population="fighters", low=20, best=23, high=23, method="x")
    text = summarise(
        "air_strike",
        When(start="2031-05-01", end="2031-05-01"),
        Place(name="Kareth", relation="near"),
        (Actor(text="Varenia", role="agent"),),
        (figure,),
    )
    assert text == "Air strike by Varenia near Kareth on 2031-05-01: 20 to 23 (best 23) fighters killed."
    assert summarise("other", When(), None, (), ()) == "Event."


def test_summary_tells_the_gravest_first() -> None:
    counts = (("displaced", 7), ("injured", 80), ("killed", 4), ("killed", 10))
    figures = [Figure(measure=m, low=n, best=n, high=n, method="x") for m, n in counts]
    assert summarise("flood", When(), None, (), figures) == "Flood: 10 killed; 80 injured; 7 displaced."


def test_who_speaks_of_an_event_did_not_do_it() -> None:
    actors = (Actor(text="Governor Marsh", role="speaker"), Actor(text="24-year-old Ivo Brandt’s", role="agent"))
    assert summarise("attack", When(), None, actors, ()) == "Attack by Ivo Brandt."
    assert summarise("attack", When(), None, actors[:1], ()) == "Attack."
    assert summarise("statement", When(), None, actors[:1], ()) == "Statement by Governor Marsh."


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(20, None, "at least 20 killed"), (None, 60, "up to 60 killed"), (5, 5, "5 killed"), (None, None, None)],
)
def test_figure_words(low: int | None, high: int | None, words: str | None) -> None:
    assert figure_words(Figure(measure="killed", low=low, high=high, method="x")) == words


def test_a_best_number_above_an_open_lower_bound_is_told() -> None:
    assert figure_words(Figure(measure="killed", low=0, best=1, high=None, method="x")) == "1 killed"


@pytest.mark.parametrize(
    ("measure", "population", "words"),
    [
        ("killed", "woman and two children", "3 killed"),  # they bring a number of their own
        ("hospitalised", "80 wounded", "3 hospitalised"),
        ("killed", "men and women", "3 men and women killed"),
        ("damaged", None, None),  # nobody says of what
        ("damaged", "villages", "3 villages damaged"),
    ],
)
def test_a_figure_in_words(measure: Measure, population: str | None, words: str | None) -> None:
    assert figure_words(Figure(measure=measure, population=population, low=3, best=3, high=3, method="x")) == words


def test_a_voice_without_a_letter_is_an_origin_all_the_same():
    voice = Attribution(origin="--", origin_kind="person")
    assert named_origin(voice, "--", "r-1").id == "unnamed"
