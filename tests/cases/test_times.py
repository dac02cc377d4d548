"""Runs tests/cases/times.csv: one expression a row. An empty field is not judged, ``-`` stands for None.

A row without an expression is a text in which no time must be found.
"""

import csv
from pathlib import Path

import pytest

from onrecord.extract.times import find_times
from onrecord.ground.times import ground_times
from onrecord.mentions import TimeMention

CASES = list(csv.DictReader(Path(__file__).with_name("times.csv").open(encoding="utf-8")))
FIELDS = ("type", "value", "edtf", "start", "end", "clock")


def find_expression(case: dict[str, str]) -> TimeMention | None:
    mentions = ground_times(find_times(case["input"]), case["input"], case["published"] or None)
    return next((mention for mention in mentions if mention.text == case["expression"]), None)


def read_fields(mention: TimeMention) -> dict[str, str | None]:
    when = mention.when
    fields = {name: getattr(when, name, None) for name in ("edtf", "start", "end", "clock")}
    return {"type": mention.timex, "value": mention.value, **fields}


@pytest.mark.parametrize(
    "case", [c for c in CASES if c["expression"]], ids=lambda c: f"{c['input']} [{c['expression']}]"
)
def test_reads_expression(case: dict[str, str]) -> None:
    mention = find_expression(case)
    assert mention is not None, [m.text for m in find_times(case["input"])]
    expected = {name: None if case[name] == "-" else case[name] for name in FIELDS if case[name]}
    assert {name: read_fields(mention)[name] for name in expected} == expected, case["note"]


@pytest.mark.parametrize("case", [c for c in CASES if not c["expression"]], ids=lambda c: c["input"])
def test_finds_no_time(case: dict[str, str]) -> None:
    assert find_times(case["input"]) == (), case["note"]
