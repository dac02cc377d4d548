"""Whom an incident of the muc4 task hit, beyond the victims of a reading; the sorts of people, doers and means."""

import sys
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord.mentions import Reading

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))

from muc4.around import describe_around
from muc4.harmed import choose_lines, describe_wording
from muc4.means import tell_means
from muc4.people import Line, gather_lines
from muc4.persons import find_persons
from muc4.sorts import sort_incident, sort_people
from muc4.struck import find_things, tell_struck
from muc4.told import gather_told


def read(text: str) -> Reading:
    reading = onrecord.read(text, published="2031-05-12")
    assert isinstance(reading, Reading)
    return reading


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("They kidnapped at least 12 local officials.", [("official", "", "12-")]),
        ("They shot the teacher Ivo Marr and two guards.", [("teacher", "Ivo Marr", 1), ("guard", "", 2)]),
        ("They released a young couple.", [("couple", "", 2)]),
        ("The soldiers left.", [("soldier", "", "PLURAL")]),
        ("A bridge fell.", []),
    ],
)
def test_people_are_nouns_and_names_with_their_number(text: str, people: list[tuple[str, str, Any]]) -> None:
    assert [(p.noun, p.name, p.number) for p in find_persons(text)] == people


def test_people_of_one_list_know_it() -> None:
    text = "Armed men murdered Ivo Marr, 34; Ana Quispe, and a judge."
    listed = [p for p in find_persons(text) if p.size > 1]
    assert [p.place for p in listed] == [0, 1, 2]
    assert {text[p.first : p.last] for p in listed} == {"Ivo Marr, 34; Ana Quispe, and a judge"}


def test_whom_no_word_of_harm_falls_on_is_a_candidate() -> None:
    reading = read("The party condemned the murder in Lima of leaders Ivo Marr and Ana Quispe on Friday.")
    told = gather_told(reading)
    lines = gather_lines(told, "ATTACK", reading)
    assert {("Ivo Marr", "DEATH"), ("Ivo Marr", None), ("Ana Quispe", None)} <= {
        (line.name, line.effect) for line in lines
    }


def test_common_words_tell_who_people_are() -> None:
    reading = read("Four teachers and Ivo Marr were killed in Lima.")
    line = next(line for line in gather_lines(gather_told(reading), "ATTACK", reading) if line.number == 4)
    assert {"word teacher", "word teacher victim", "last teacher"} <= set(describe_wording(line))


def test_the_words_around_people_are_seen() -> None:
    reading = read("The party condemned the murder in Lima of leaders Ivo Marr and Ana Quispe on Friday.")
    told = gather_told(reading)
    line = next(line for line in gather_lines(told, "ATTACK", reading) if line.persons and line.name == "Ana Quispe")
    found = describe_around(line, told, reading)
    assert {"named in before of", "named cue before murder 2"} <= set(found)


def test_people_of_one_family_are_each_their_own() -> None:
    brothers = [make_line("", "DEATH", "Ivo Marr"), make_line("", "DEATH", "Jan Marr")]
    assert choose_lines(brothers, [0.6, 0.6], 0.3) == brothers
    first, second = find_persons("They released Ivo Marr and Jan Marr.")
    assert first.key != second.key


def make_line(words: str, effect: str | None, name: str | None) -> Line:
    return Line(words, 1, effect, "named", 0, (), (), name)


def test_who_is_in_two_lines_is_told_once_and_without_effect_where_none_is_sure() -> None:
    lines = [make_line("the mayor", "DEATH", "Ivo Marr"), make_line("the mayor", None, "Ivo Marr")]
    assert choose_lines(lines, [0.2, 0.15], 0.3) == [lines[0]._replace(effect=None)]
    assert choose_lines(lines, [0.6, 0.15], 0.3) == [lines[0]]
    assert choose_lines(lines, [0.1, 0.1], 0.3) == []


def test_people_told_again_in_other_words_are_one_line() -> None:
    two = Line("two missionaries", 2, "DEATH", "named", 0, (), ())
    again = two._replace(words="the two foreign missionaries")
    others = two._replace(words="two other missionaries")
    assert choose_lines([two, again], [0.6, 0.5], 0.3) == [two]
    assert choose_lines([two, others], [0.6, 0.5], 0.3) == [two, others]
    assert choose_lines([two, again._replace(effect="INJURY")], [0.6, 0.5], 0.3) == [
        two,
        again._replace(effect="INJURY"),
    ]
    full, short = make_line("", "DEATH", "Ivo Marr"), make_line("", "DEATH", "Dr Marr")
    assert choose_lines([full, short._replace(name="Marr")], [0.6, 0.5], 0.3) == [full]


@pytest.mark.parametrize(
    ("text", "kind", "means"),
    [
        ("A car bomb exploded in Lima on Friday.", "BOMBING", [{"name": "car bomb", "type": "VEHICLE BOMB"}]),
        ("Gunmen shot two teachers dead in Lima on Friday.", "ATTACK", [{"type": "GUN"}]),
        ("Rebels kidnapped a judge with rifles in Lima on Friday.", "KIDNAPPING", []),
    ],
)
def test_means_are_the_weapons_that_the_words_name(text: str, kind: str, means: list[dict[str, str]]) -> None:
    assert tell_means(gather_told(read(text)), kind) == means


@pytest.mark.parametrize(
    ("words", "sort"),
    [
        ("former minister Ivo Marr", "FORMER GOVERNMENT OFFICIAL"),
        ("the mayor", "GOVERNMENT OFFICIAL"),
        ("two policemen", "LAW ENFORCEMENT"),
        ("a teacher", "CIVILIAN"),
    ],
)
def test_people_are_of_the_sort_that_their_words_tell(words: str, sort: str) -> None:
    assert sort_people(words) == sort


def test_what_forces_of_a_state_do_is_the_state_s() -> None:
    assert sort_incident([{"name": "Varenian army"}], []) == "STATE-SPONSORED VIOLENCE"
    assert sort_incident([{"name": "Army of National Liberation"}], []) == "TERRORIST ACT"
    assert sort_incident([], ["masked men"]) == "TERRORIST ACT"


def test_what_was_struck_are_the_likely_things_of_an_incident_s_sentences() -> None:
    reading = read("A bomb destroyed two buses and a branch of the Varenian bank in Lima on Friday. A school is near.")
    told = gather_told(reading)
    things = [(thing.words, thing.type, thing.number) for thing in find_things(told, reading)]
    assert things == [("two buses", "TRANSPORT VEHICLE", 2), ("Varenian bank", "FINANCIAL", 1)]
    buses = {"name": "two buses", "type": "TRANSPORT VEHICLE", "number": 2, "effect": "DESTROYED"}
    assert tell_struck(told, "BOMBING", reading, weights={"": -5.0, "head buses": 9.0}) == [buses]
    assert tell_struck(told, "KIDNAPPING", reading, weights={"": 5.0}) == []
