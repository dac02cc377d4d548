"""The muc4 task on invented reports: which claims are of one incident, where it was, whom it hit, which are wanted."""

import sys
from pathlib import Path

import pytest

import onrecord
from onrecord.mentions import Reading

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))

from muc4.choosing import describe_incident
from muc4.dating import Time, choose_time, credit, find_times
from muc4.harmed import describe_line, tell_harmed
from muc4.linear import probability, shares
from muc4.linking import compare_told, link_told
from muc4.naming import ask_type, describe_type, name_type
from muc4.people import count_people, gather_lines
from muc4.placing import choose_place, describe_place, find_candidates
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
    incidents = link_told(gather_told(read(text)), text)
    assert [one[0].type for one in incidents] == ["ATTACK", "BOMBING"]


def test_known_days_that_differ_are_seen() -> None:
    text = "Gunmen killed a man on Friday. Gunmen killed a woman on Monday."
    first, second = gather_told(read(text))
    assert compare_told(first, second, text)["day differ"] == 1.0


def test_names_and_words_that_two_claims_share_are_seen() -> None:
    text = "Gunmen killed the teacher Ivo Marr on Friday. Rebels in Orvany claimed the attack on Marr."
    first, *_, last = gather_told(read(text))
    found = compare_told(first, last, text)
    assert (found["names shared"], found["names new"]) == (1.0, 0.5)


def test_words_that_open_the_second_of_two_claims_or_come_anew_are_seen() -> None:
    text = "A bomb killed two guards on Friday. Elsewhere a bomb wounded a teacher on Friday."
    compared = compare_told(*gather_told(read(text))[:2], text)
    assert "both bomb" in compared
    assert {"anew wound", "anew teacher", "opening bomb"} <= compared.keys()
    assert "no more guard" in compared


def test_the_place_is_what_the_incident_s_words_name() -> None:
    reading = read("The president spoke in Lima. Gunmen killed two teachers in the city of Cusco on Friday, in Peru.")
    place = choose_place(gather_told(reading), reading)
    assert place is not None
    assert (place["country"], place["places"][-1]) == ("Peru", "Cusco")


def test_a_place_is_told_by_the_words_beside_it() -> None:
    reading = read("The president spoke in Lima. Gunmen killed two teachers in the city of Cusco on Friday, in Peru.")
    candidates = find_candidates(reading)
    cusco = next(candidate for candidate in candidates if candidate.names[-1:] == ("Cusco",))
    found = describe_place(cusco, candidates, gather_told(reading), reading)
    assert {"in before city", "with teacher", "away inside"} <= set(found)


def test_places_that_no_gazetteer_holds_are_candidates_by_the_words_beside_them() -> None:
    reading = read(
        "Gunmen killed two teachers in Cusco, Peru, on Friday. They fled to the hamlet of "
        "Orvanyca. Shots were heard at the Western Lima University. In March a guard was killed in Dulmenosa."
    )
    found = {candidate.names[-1] for candidate in find_candidates(reading) if candidate.found}
    assert found == {"Orvanyca", "Western Lima University", "Dulmenosa"}


def test_a_name_known_in_a_country_of_which_nothing_is_said_is_one_of_here() -> None:
    reading = read("Gunmen killed two teachers in Cusco, Peru, on Friday. A guard was killed in the town of Bristol.")
    bristol = next(one for one in find_candidates(reading) if one.names == ("Bristol",))
    assert bristol.country == "Peru"
    assert bristol.found & {"elsewhere", "unknown"}


def test_no_place_outside_the_wanted_countries() -> None:
    reading = read("Gunmen killed two teachers in Oslo, Norway, on Friday.")
    assert find_candidates(reading) == []
    assert muc4.answer(reading) == []


def harmed_lines(text: str) -> list[tuple[str, object, str | None]]:
    reading = read(text)
    lines = gather_lines(gather_told(reading), "ATTACK", reading)
    return [(line.words, line.number, line.effect) for line in lines if not line.persons]


def test_candidates_are_whom_the_claims_tell_of() -> None:
    text = "Gunmen killed two teachers and wounded a guard in Lima on Friday."
    assert harmed_lines(text) == [("two teachers", 2, "DEATH"), ("a guard", 1, "INJURY")]


def test_the_least_that_people_are_is_no_number() -> None:
    assert harmed_lines("A bomb killed at least 35 people in Lima on Friday.")[0][1:] == ("35-", "DEATH")


def test_a_group_told_without_its_number_has_that_told_elsewhere() -> None:
    lines = harmed_lines("Gunmen killed six priests in Lima on Friday. The priests were murdered in their home.")
    assert {number for _, number, _ in lines} == {6}


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        (
            "Rebels kidnapped an engineer in Lima. The engineer, kidnapped on Friday, was released today.",
            "REGAINED FREEDOM",
        ),
        ("Rebels kidnapped an engineer in Lima on Friday. The police are looking for him.", None),
    ],
)
def test_who_was_taken_may_be_free_again(text: str, effect: str | None) -> None:
    reading = read(text)
    lines = gather_lines(gather_told(reading), "KIDNAPPING", reading)
    assert {line.effect for line in lines if line.victims} == {effect}


def test_nobody_is_said_to_be_hurt() -> None:
    assert harmed_lines("A bomb exploded in Lima on Friday. No casualties were reported.") == [
        ("", None, "NO INJURY OR DEATH")
    ]


def test_a_line_that_sums_up_others_is_seen() -> None:
    reading = read("Gunmen killed two reporters in Lima. The reporters Ana Quispe and Ivo Marr were murdered at home.")
    told = gather_told(reading)
    lines = gather_lines(told, "ATTACK", reading)
    both = next(line for line in lines if line.words == "two reporters")
    assert "singles 3" in describe_line(both, lines, told, "ATTACK", reading)


def test_only_likely_lines_are_told() -> None:
    reading = read("Gunmen killed two teachers in Lima on Friday.")
    told = gather_told(reading)
    assert tell_harmed(told, "ATTACK", reading, weights={"": -3.0, "source victim": 9.0})[0]["number"] == 2
    assert tell_harmed(told, "ATTACK", reading, weights={"": -5.0}) == []


def test_the_time_is_the_likeliest_of_those_told_or_open() -> None:
    reading = read("Gunmen killed two teachers in Lima on Friday. The police spoke on Monday.")
    told = gather_told(reading)
    assert [time.answer for time in find_times(told, reading)] == [
        "1990-03-02",
        "1990-03-05",
        "../1990-03-08",
        "1990-03-08",
    ]
    assert choose_time(told, reading, {"": -5.0, "near inside": 9.0}) == "1990-03-02"
    assert choose_time(told, reading, {"": -5.0, "open True": 9.0}) == "../1990-03-08"


@pytest.mark.parametrize(
    ("right", "said", "earned"),
    [
        (("1990-03-02", "1990-03-02"), ("1990-03-02", "1990-03-02"), 1.0),
        ((None, "1990-03-08"), ("1990-03-07", "1990-03-07"), 0.5),
        (("1990-03-08", "1990-03-08"), (None, "1990-03-08"), 0.5),
        (("1990-03-02", "1990-03-02"), (None, "1990-03-08"), 0.0),
        (("1990-03-01", "1990-03-31"), ("1990-03-02", "1990-03-02"), 0.5),
        (("1990-03-02", "1990-03-02"), ("1990-03-01", "1990-03-31"), 0.0),
    ],
)
def test_what_an_answer_earns(right: tuple[str | None, str], said: tuple[str | None, str], earned: float) -> None:
    assert credit(Time("", *right, ()), Time("", *said, ())) == earned


def test_a_model_without_weights_says_even_odds() -> None:
    assert probability({"unknown": 1.0}, {}) == 0.5
    assert probability({"known": 2.0}, {"": -1.0, "known": 1.0}) > 0.7


def test_what_is_chosen_among_several_shares_one_likelihood() -> None:
    assert shares([2.0, 2.0]) == [0.5, 0.5]
    assert shares([800.0, 0.0, 0.0]) == [1.0, 0.0, 0.0]


@pytest.mark.parametrize(
    ("words", "number"), [("the judges", "PLURAL"), ("a judge", 1), ("the bridge", None), ("Orvany", None)]
)
def test_targets_that_are_people(words: str, number: object) -> None:
    assert count_people(words) == number


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
