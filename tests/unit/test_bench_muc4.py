"""The muc4 task on invented reports: which claims are of one incident, where it was, whom it hit, which are wanted."""

import sys
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord.mentions import Reading

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))

from muc4.choosing import describe_incident
from muc4.harmed import count_people, drop_repeated
from muc4.linear import probability
from muc4.linking import compare_told, link_told
from muc4.naming import ask_type, describe_type, name_type
from muc4.placing import choose_place, find_candidates
from muc4.told import gather_told
from muc4.wording import describe_wording, stem
from tasks import muc4


def read(text: str) -> Reading:
    reading = onrecord.read(text, published="1990-03-08")
    assert isinstance(reading, Reading)
    return reading


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Gunmen killed two teachers in Lima on Friday.", ["ATTACK"]),
        ("A car bomb killed two teachers in Lima on Friday.", ["BOMBING"]),
        ("Armed men kidnapped the engineer Ivo Marr in Lima on Friday.", ["KIDNAPPING"]),
        ("Masked men set fire to the town hall on Friday.", ["ARSON"]),
        ("The ministers met in Lima on Friday.", []),
    ],
)
def test_types_of_claims(text: str, types: list[str]) -> None:
    assert [told.type for told in gather_told(read(text))] == types


def test_claims_of_two_days_and_places_are_two_incidents() -> None:
    text = (
        "Gunmen killed two teachers in Lima on Friday. The teachers were shot near their school. "
        "Meanwhile, a bomb killed a guard in Cusco on Monday."
    )
    incidents = link_told(gather_told(read(text)))
    assert [one[0].type for one in incidents] == ["ATTACK", "BOMBING"]


def test_known_days_that_differ_are_seen() -> None:
    first, second = gather_told(read("Gunmen killed a man on Friday. Gunmen killed a woman on Monday."))
    assert compare_told(first, second)["day differ"] == 1.0


def test_the_place_is_what_the_incident_s_words_name() -> None:
    reading = read("The president spoke in Lima. Gunmen killed two teachers in the city of Cusco on Friday, in Peru.")
    place = choose_place(gather_told(reading), reading)
    assert place is not None
    assert (place["country"], place["places"][-1]) == ("Peru", "Cusco")


def test_no_place_outside_the_wanted_countries() -> None:
    reading = read("Gunmen killed two teachers in Oslo, Norway, on Friday.")
    assert find_candidates(reading) == []
    assert muc4.answer(reading) == []


def test_lines_that_only_sum_up_others_are_left_out() -> None:
    def line(description: str, number: Any) -> dict[str, Any]:
        return {"description": description, "number": number, "effect": "DEATH"}

    named = [line("Ana Quispe", 1), line("Ivo Marr", 1)]
    assert drop_repeated([line("two reporters", 2), *named]) == named
    assert drop_repeated([line("one person", 1), line("a watchman", 1)]) == [line("a watchman", 1)]
    assert drop_repeated([line("three guards", 3), named[0]]) == [line("three guards", 3), named[0]]


def test_a_model_without_weights_says_even_odds() -> None:
    assert probability({"unknown": 1.0}, {}) == 0.5
    assert probability({"known": 2.0}, {"": -1.0, "known": 1.0}) > 0.7


@pytest.mark.parametrize(
    ("words", "number"), [("the judges", "PLURAL"), ("a judge", 1), ("the bridge", None), ("Orvany", None)]
)
def test_targets_that_are_people(words: str, number: object) -> None:
    assert count_people(words) == number


def test_a_group_told_without_its_number_has_that_told_elsewhere() -> None:
    def line(description: str, number: Any) -> dict[str, Any]:
        return {"description": description, "number": number, "effect": "DEATH"}

    six = line("six priests", 6)
    assert drop_repeated([six, line("the priests", "PLURAL"), line("one of the priests", 1)]) == [six]


@pytest.mark.parametrize(
    ("word", "known"), [("kidnapped", "kidnapp"), ("bombing", "bomb"), ("churches", "church"), ("red", "red")]
)
def test_stems(word: str, known: str) -> None:
    assert stem(word) == known


def test_names_are_no_words_of_an_incident() -> None:
    reading = read("Gunmen of the Northern Front killed two teachers in Lima on Friday.")
    found = describe_wording(gather_told(reading), reading.report.text)
    assert {"said kill", "report kill", "harmed is teacher"} <= set(found)
    assert not {"said front", "said lima", "report lima"} & set(found)


def test_what_the_words_of_an_incident_tell_is_seen() -> None:
    reading = read("Gunmen attacked two teachers in Lima on Friday. A bridge in Cusco was blown up, in Peru.")
    first, second = ([one] for one in gather_told(reading)[:2])
    rows = [{"type": "ATTACK", "human_targets": [{"description": "two teachers", "number": 2}]}, {"type": "BOMBING"}]
    dated, open_ = (
        describe_incident(row, told, [first, second], reading, reading.report.text)
        for row, told in zip(rows, (first, second), strict=True)
    )
    assert {"tells day", "tells country wanted", "people True ATTACK"} <= set(dated)
    assert not {"tells day", "tells time"} & set(open_)
    assert "people False BOMBING" in open_


def test_an_incident_is_an_attack_where_no_narrower_type_is_likely() -> None:
    reading = read("A car bomb killed two teachers in Lima on Friday.")
    told, text = gather_told(reading), reading.report.text
    assert name_type(told, text, {"BOMBING: exploded": 3.0}) == "BOMBING"
    assert name_type(told, text, {"BOMBING: exploded": 0.5, "ARSON: burnt": 9.0}) == "ATTACK"


def test_the_features_of_a_type_are_asked_for_each_type_apart() -> None:
    reading = read("Masked men set fire to the town hall of Cusco on Friday.")
    features = describe_type(gather_told(reading), reading.report.text)
    assert (features["burnt"], features["first ARSON"]) == (1.0, 1.0)
    assert ask_type("ARSON", features)["ARSON: burnt"] == 1.0
