"""Who did an incident of the muc4 task, out of the agents of invented claims."""

import sys
from pathlib import Path

import pytest

import onrecord
from onrecord.extract.truecase import restore_case
from onrecord.mentions import Reading

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
from muc4.blaming import describe_groups, read_page, tell_body
from muc4.doers import tell_doers
from muc4.groups import find_groups
from muc4.told import gather_told


@pytest.mark.parametrize(
    ("text", "people", "orgs"),
    [
        (
            "MEMBERS OF THE RED COLUMN LIBERATION FRONT KILLED THREE TEACHERS IN KARETH.",
            ["MEMBERS OF THE RED COLUMN LIBERATION FRONT"],
            [("red column liberation front", "REPORTED AS FACT")],
        ),
        ("Gunmen shot dead four teachers in Kareth.", ["Gunmen"], []),
        (
            "The Northern Front claimed responsibility for the murder of a judge in Kareth.",
            [],
            [("Northern Front", "CLAIMED OR ADMITTED")],
        ),
        (
            "The government accused the Northern Front of killing four teachers in Kareth.",
            [],
            [("Northern Front", "SUSPECTED OR ACCUSED BY AUTHORITIES")],
        ),
    ],
)
def test_doers_of_an_incident(text: str, people: list[str], orgs: list[tuple[str, str]]) -> None:
    reading = onrecord.read(text, published="2025-03-08")
    assert isinstance(reading, Reading)
    told = tell_doers(gather_told(reading), reading, restore_case(text))
    assert told["perpetrator_individuals"] == people
    assert [(one["name"], one["confidence"]) for one in told["perpetrator_orgs"]] == orgs


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Members of the Tessel Liberation Front [TLF] met. The TLF denied it.",
            [("Tessel Liberation Front (TLF)", 3)],
        ),
        ("The FLT [Tessel Liberation Front] met. The FLT denied it.", [("Tessel Liberation Front (FLT)", 3)]),
        ("The Tessel Liberation Front met. The FLT denied it.", [("Tessel Liberation Front (FLT)", 2)]),
        ("The Tessel Liberation Front met. The VNA denied it.", [("Tessel Liberation Front", 1), ("VNA", 1)]),
        ("The Colombian Army met. The army denied it.", [("Colombian Army", 2)]),
        ("The army of national liberation fought the army.", [("army of national liberation", 1), ("army", 1)]),
        ("A guerrilla group attacked the town hall.", [("guerrilla group", 1)]),
        ('The "Red Owls" group and the Varenian National Guard met.', [('"Red Owls" group', 1), ("National Guard", 1)]),
        ("Kareth, 3 May (TPA) -- Nobody was there.", []),
        ("A group of children stood in front of the school.", []),
    ],
)
def test_bodies_that_a_text_names(text: str, names: list[tuple[str, int]]) -> None:
    found = [(group.name, len(group.mentions)) for group in find_groups(text)]
    assert [(name.removeprefix("Varenian "), count) for name, count in found] == names


def test_a_body_named_in_another_sentence_may_have_done_it() -> None:
    text = "Gunmen shot dead four teachers in Kareth. The Tessel Liberation Front is strong there."
    reading = onrecord.read(text, published="2025-03-08")
    assert isinstance(reading, Reading)
    told = gather_told(reading)
    (group, features), *_ = [pair for pair in describe_groups(told, reading, read_page(text)) if pair[0].form == "body"]
    assert group.name == "Tessel Liberation Front"
    assert {"near after 1", "near after 1 other", "alone True other"} <= set(features)
    sure = {"": -9.0, "form body": 20.0}
    assert tell_body(told, reading, text, weights=sure) == [("Tessel Liberation Front", "REPORTED AS FACT")]
    assert tell_body(told, reading, text, weights={"": -9.0}) == []
    doubtful = {"": -0.8}
    assert tell_body(told, reading, text, least=0.3, weights=doubtful) == [("Tessel Liberation Front", None)]
    assert "word front" in features
