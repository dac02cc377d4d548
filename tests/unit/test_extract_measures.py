"""Every row of tests/cases/measures.csv: what happened to the counted whose wording ``context`` gives.

``expected`` is ``MEASURE [CUE] TERM``, the measure with ``not`` after it where it is denied, or ``nothing``.
"""

import csv
from pathlib import Path

import pytest
from spacy.language import Language

from onrecord.extract.measures import Measured, measure_of
from onrecord.extract.parse import load_parser, parse_text
from onrecord.extract.quantities import find_quantities
from onrecord.extract.times import find_times

CASES = Path(__file__).parents[1] / "cases" / "measures.csv"


def read_cases() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def parser() -> Language:
    return load_parser()


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: f"{case['input']} {case['context']}")
def test_case(parser: Language, case: dict[str, str]) -> None:
    text = case["input"]
    doc = parse_text(parser, text)
    mention = next(m for m in find_quantities(doc, find_times(text)) if m.text == case["context"])
    assert write_reading(text, measure_of(doc, mention)) == case["expected"]


def write_reading(text: str, reading: Measured | None) -> str:
    if reading is None:
        return "nothing"
    measure = f"{reading.measure} not" if reading.negated else reading.measure
    return " ".join(part for part in (measure, f"[{text[slice(*reading.cue)]}]", reading.term) if part)


@pytest.mark.parametrize(
    ("text", "wording", "unit"),
    [
        ("Killing 3 and wounding 7, they withdrew.", "3", "person"),
        ("31 houses were destroyed and more than 300 damaged.", "more than 300", "building"),
        ("The flood displaced 8,900 families.", "8,900", "household"),
    ],
)
def test_a_number_alone_gets_the_unit_of_its_measure(parser: Language, text: str, wording: str, unit: str) -> None:
    doc = parse_text(parser, text)
    mention = next(m for m in find_quantities(doc, ()) if m.text == wording)
    reading = measure_of(doc, mention)
    assert reading is not None
    assert reading.unit == unit
