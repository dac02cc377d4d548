"""Whom a figure says it counts: in the reports' words, without what only tells one number from another."""

import pytest
from tests.claim_builder import make_claim, make_quantity

from onrecord.reconcile.figures import make_figure
from onrecord.reconcile.population import choose_population, plain_population
from onrecord.reconcile.slots import Said, slot_key


def say(number: int, population: str | None, value: float | None = 1, **fields: object) -> Said:
    quantity = make_quantity("killed", value, population=population, **fields)
    return Said(claim=make_claim(f"c{number}", f"r{number}"), quantity=quantity, origin=None, published="2031-05-02")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("another person", "person"),
        ("A fifth victim", "victim"),
        ("Another", None),
        ("12 ferry passengers", "ferry passengers"),
        ("other bystanders", "other bystanders"),
        ("onlookers", "onlookers"),
        (None, None),
    ],
)
def test_numbering_words_are_left_out(words, expected):
    assert plain_population(words) == expected


def test_most_numbers_name_the_population_and_one_is_no_many():
    said = [say(0, "ferry passengers"), say(1, "passengers"), say(2, "passengers")]
    assert choose_population(said, 1, 1) == "passenger"
    assert choose_population(said, 1, 4) == "passengers"


def test_a_list_of_people_names_it_only_alone():
    assert choose_population([say(0, "a miller and her two sons", 3), say(1, "villagers", 3)], 3, 3) == "villagers"
    assert choose_population([say(0, "miller and her two sons", 3)], 3, 3) == "miller and her two sons"


def test_a_named_person_is_no_population_of_his_own():
    named, unnamed = say(0, "Arik Tole", persons=(4,)), say(1, None)
    assert slot_key(named.quantity) == slot_key(unnamed.quantity)
    assert choose_population([named, unnamed], 1, 1) is None
    assert slot_key(say(2, "Suspect", persons=(4,)).quantity)[1] == "people"


def test_none_beside_somebody_uncounted_tells_no_number():
    figure = make_figure([say(0, None, 0), say(1, None, None, lower=1, quantifier="at_least")], [], None, "informative")
    assert (figure.low, figure.best, figure.high) == (None, None, None)


def test_none_beside_a_likeliest_number_lowers_it_and_no_more():
    said = [say(0, None, 0), say(1, None, None, lower=1, quantifier="at_least")]
    figure = make_figure(said, [], None, "representative", likeliest=1)
    assert (figure.low, figure.best, figure.high) == (0, 1, None)
