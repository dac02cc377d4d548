"""Runs tests/cases/places.csv: a text a row, with every place that must be found in it and no other.

``expected`` lists ``name@country/precision/relation``, and ``/form`` where the form is not ``name``; the country is
``-`` for a place in none and ``?`` for a name that stays unsettled. ``context`` ``varenia`` lays the invented places of
examples/places.csv over the gazetteer.
"""

import csv
from pathlib import Path

import pytest

from onrecord.extract.parse import load_parser, parse_text
from onrecord.extract.places import find_places
from onrecord.ground.places import ground_places
from onrecord.mentions import PlaceMention
from onrecord.store.gazetteer import load_gazetteer
from onrecord.store.place_tables import add_places

CASES = list(csv.DictReader(Path(__file__).with_name("places.csv").open(encoding="utf-8")))
VARENIA = Path(__file__).parents[2] / "examples" / "places.csv"


@pytest.fixture(scope="module")
def parser():
    return load_parser()


@pytest.fixture(scope="module")
def gazetteers(tmp_path_factory):
    extra = tmp_path_factory.mktemp("places") / "varenia.sqlite"
    add_places(extra, VARENIA)
    return {"": load_gazetteer(), "varenia": load_gazetteer([extra])}


def write_mention(mention: PlaceMention) -> str:
    place = mention.place
    country = "?" if place.lat is None else place.country or "-"
    form = "" if mention.form == "name" else f"/{mention.form}"
    return f"{mention.text}@{country}/{place.precision or '-'}/{place.relation}{form}"


@pytest.mark.parametrize("case", CASES, ids=[case["input"][:60] for case in CASES])
def test_places_of_a_sentence(case, parser, gazetteers):
    text, gazetteer = case["input"], gazetteers[case["context"]]
    mentions = ground_places(find_places(parse_text(parser, text), gazetteer), text, gazetteer)
    assert " | ".join(write_mention(mention) for mention in mentions) == case["expected"]
