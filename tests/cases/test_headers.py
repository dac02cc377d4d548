"""Heads and tails of invented pages: what the report says of itself, and the zones of the lines named."""

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.collect.report import read_report
from onrecord.model import Item, Report

CASES = [
    json.loads(line) for line in (Path(__file__).parent / "headers.jsonl").read_text(encoding="utf-8").splitlines()
]
STORY = (
    "Fighters of the Northern Front left the bridge of Orvany on Friday after a month of siege, the mayor of the town "
    "said in a message. Two people were killed when a shell hit the toll house, and five were hurt.\n\n"
    "The Varenian army was seen on the far bank in the evening, but it had not crossed the river by nightfall."
)


def read_case(case: dict[str, Any]) -> Report:
    context = dict(case["context"])
    form, text = context.pop("form", "text"), case["input"].replace("{story}", STORY)
    data = json.dumps({"text": text, **context}) if form == "json" else text
    report = read_report(Item(source="case", data=data.encode(), form=form))
    assert isinstance(report, Report)
    return report


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["note"])
def test_header(case: dict[str, Any]) -> None:
    report, expected = read_case(case), dict(case["expected"])
    zones = [(zone.zone, report.text[zone.start : zone.end]) for zone in report.zones]
    for zone, start in expected.pop("zones", []):
        assert any(name == zone and text.startswith(start) for name, text in zones), zones
    assert set(expected.pop("flags", [])) <= set(report.flags)
    assert not set(expected.pop("no_flags", [])) & set(report.flags)
    assert expected.pop("byline_has", None) in (None, *report.byline)
    if "byline" in expected:
        expected["byline"] = tuple(expected["byline"])
    assert {field: getattr(report, field) for field in expected} == expected


@pytest.mark.parametrize(
    "case", [case for case in CASES if "not English" not in case["note"]], ids=lambda case: case["note"]
)
def test_story_is_body(case: dict[str, Any]) -> None:
    report = read_case(case)
    body = " ".join(report.text[zone.start : zone.end] for zone in report.zones if zone.zone == "body")
    for sentence in (
        "Two people were killed when a shell hit the toll house",
        "it had not crossed the river by nightfall.",
    ):
        assert sentence in body
