"""Runs tests/cases/victims.jsonl: an invented report a row, and how many people it says came to which harm."""

import json
from pathlib import Path

import pytest
from spacy.language import Language
from tests.victim_counts import count_victims

from onrecord.extract.parse import load_parser, parse_text
from onrecord.extract.quantities import find_quantities
from onrecord.extract.victims import find_victims
from onrecord.ground.quantities import ground_quantities

LINES = Path(__file__).with_name("victims.jsonl").read_text(encoding="utf-8").splitlines()
CASES = [json.loads(line) for line in LINES]


@pytest.fixture(scope="module")
def parser() -> Language:
    return load_parser()


@pytest.mark.parametrize("case", CASES, ids=[f"{n}-{case['note']}" for n, case in enumerate(CASES)])
def test_counts_the_people_of_a_report(parser: Language, case: dict) -> None:
    doc = parse_text(parser, case["text"])
    sentences = [(sentence.start, sentence.end) for sentence in doc.sents if not sentence.text.isspace()]
    victims = find_victims(doc, sentences, ground_quantities(find_quantities(doc, ())))
    assert count_victims(victims) == case["expected"]
