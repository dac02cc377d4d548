"""Whose army "the army" is, and when a deed is its doer's own claim."""

import pytest

from onrecord.ground.actors import fold_names, ground_actor, side_of
from onrecord.ground.claims import main_country
from onrecord.mentions import DraftActor, PlaceMention
from onrecord.values import Place


def ground(words, *, country=None, origin=None):
    draft = DraftActor(start=0, end=len(words), role="agent", certainty="reported")
    return ground_actor(draft, words, country=country, origin=origin)


@pytest.mark.parametrize(
    "words", ["the army", "government forces", "security forces", "the president's office", "the Dorn regime"]
)
def test_a_states_own_bodies_are_those_of_the_country(words):
    assert ground(words, country="PE").actor_id == "country:PE:state"
    assert ground(words).actor_id is None


@pytest.mark.parametrize(
    "words", ["the rebels", "troops", "fighters", "the Red Column", "Liberation Army", "the Hamas government"]
)
def test_words_that_name_no_state_stay_as_written(words):
    actor = ground(words, country="PE")
    assert (actor.actor_id or "").endswith(":state") is False


@pytest.mark.parametrize("words", ["police", "riot police", "the Peruvian police"])
def test_police_are_not_called_state_forces_and_are_of_the_same_side(words):
    actor = ground(words, country="PE")
    assert (actor.actor_id, actor.label) == ("country:PE:police", "Peru (police)")
    assert side_of(actor.actor_id) == side_of("country:PE:state")
    assert ground("police", country="PE", origin="the army").certainty == "claimed"


def test_another_countrys_army_is_not_the_countrys():
    assert ground("the Turkish army", country="PE").actor_id == "country:TR:state"


def test_a_deed_told_by_its_doer_is_claimed():
    assert ground("the army", country="PE", origin="an army spokesman").certainty == "claimed"
    assert ground("the Red Column", origin="Red Column").certainty == "claimed"
    assert ground("the army", country="PE", origin="Tessel Watch").certainty == "reported"


def place(country, precision):
    where = Place(name="x", country=country, precision=precision)
    return PlaceMention(start=0, end=1, text="x", phrase=(0, 1), place=where)


def test_the_country_of_a_report_is_that_of_most_of_its_towns():
    assert main_country([place("PE", 1), place("PE", 1), place("CL", 1), *[place("US", 6)] * 5]) == "PE"
    assert main_country([place("PE", 1), place("CL", 1)]) is None
    assert main_country([place("PE", 6), place("PE", 6)]) == "PE"
    assert main_country([place("PE", 6), place("CL", 6)]) is None


@pytest.mark.parametrize(
    ("words", "actor_id"),
    [
        ("commanders of the Taliban", "group:taliban"),
        ("senior Boko Haram leaders", "group:boko-haram"),
        ("Sham (ISIS) militants", "group:is"),
        ("Terrorist organisation DAESH", "group:is"),
        ("Turkish helicopters", "country:TR:state"),
        ("Houthi and Taliban fighters", None),
        ("Taliban-linked gunmen", None),
        ("anti-Houthi fighters", None),
        ("people who fled", None),
    ],
)
def test_a_group_is_known_inside_other_words(words, actor_id):
    assert ground(words).actor_id == actor_id


def test_some_of_a_users_group_are_the_group():
    own = fold_names({"Tessel Column": ("mine:column", "Tessel Column")})
    for words in ("gunmen from the Tessel Column", "members of a Tessel Column cell"):
        draft = DraftActor(start=0, end=len(words), role="agent", certainty="reported")
        assert ground_actor(draft, words, own=own).actor_id == "mine:column"
