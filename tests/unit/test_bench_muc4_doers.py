"""Who did an incident of the muc4 task, out of the agents of invented claims."""

import sys
from pathlib import Path

import pytest

import onrecord
from onrecord.extract.truecase import restore_case
from onrecord.mentions import Reading

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
from muc4.doers import tell_doers


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
            [("northern front", "CLAIMED OR ADMITTED")],
        ),
        (
            "The government accused the Northern Front of killing four teachers in Kareth.",
            [],
            [("northern front", "SUSPECTED OR ACCUSED BY AUTHORITIES")],
        ),
    ],
)
def test_doers_of_an_incident(text: str, people: list[str], orgs: list[tuple[str, str]]) -> None:
    reading = onrecord.read(text, published="2025-03-08")
    assert isinstance(reading, Reading)
    told = tell_doers(reading.claims, reading, restore_case(text))
    assert told["perpetrator_individuals"] == people
    assert [(one["name"], one["confidence"]) for one in told["perpetrator_orgs"]] == orgs
