"""Claims of invented reports, row by row of claims.jsonl; ``context`` ``varenia``: over examples/places.csv."""

import json
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord.mentions import Reading
from onrecord.model import Claim, Quantity
from onrecord.run.settings import places_file
from onrecord.store.place_tables import add_places

ROWS = [json.loads(line) for line in Path(__file__).with_name("claims.jsonl").read_text("utf-8").splitlines()]
VARENIA = Path(__file__).parents[2] / "examples" / "places.csv"
OF_CLAIM = ("kind", "outcome", "modality")
OF_COUNT = ("measure", "value", "lower", "quantifier", "scope")
ATTRIBUTES = ("deadline", "magnitude", "weapon", "weapon_sort")
ROLES = ("agent", "party", "speaker", "target", "victim")


@pytest.fixture(scope="module")
def varenia(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A home whose user has added the invented places."""
    home = tmp_path_factory.mktemp("varenia")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ONRECORD_HOME", str(home))
        add_places(places_file(), VARENIA)
    return str(home)


@pytest.mark.parametrize("row", ROWS, ids=[row["note"] for row in ROWS])
def test_claims_of_a_text(row: dict[str, Any], varenia: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if row.get("context") == "varenia":
        monkeypatch.setenv("ONRECORD_HOME", varenia)
    reading = onrecord.read(row["text"], published=row["published"])
    assert isinstance(reading, Reading)
    for expected in row["expect"]:
        assert any(fits(claim, expected) for claim in reading.claims), (expected, reading.claims)
    for unwanted in row.get("absent", []):
        assert not any(fits(claim, unwanted) for claim in reading.claims), unwanted
    for claim in reading.claims:
        evidence = claim.evidence
        assert reading.report.text[evidence.start : evidence.end] == evidence.quote


def fits(claim: Claim, expected: dict[str, Any]) -> bool:
    """Whether a claim has every expected field; a count's fields must meet in one quantity."""
    if any(key in expected and getattr(claim, key) != expected[key] for key in OF_CLAIM):
        return False
    when = claim.occurred
    if any(key in expected and getattr(when, key) != expected[key] for key in ("start", "end")):
        return False
    if "origin" in expected and expected["origin"].lower() not in (claim.attribution.origin or "").lower():
        return False
    if "stance" in expected and claim.attribution.stance != expected["stance"]:
        return False
    if "place" in expected and expected["place"] != (claim.place.name if claim.place else None):
        return False
    if "relation" in expected and expected["relation"] != (claim.place.relation if claim.place else None):
        return False
    if "held_by" in expected and expected["held_by"] != holder(claim):
        return False
    came_from = claim.moves.from_ if claim.moves else None
    if "moved_from" in expected and expected["moved_from"] != (came_from.name if came_from else None):
        return False
    if any(expected[name] != claim.attributes.get(name) for name in ATTRIBUTES if name in expected):
        return False
    if not all(plays(claim, role, expected[role]) for role in ROLES if role in expected):
        return False
    if "certainty" in expected and not does(claim, expected):
        return False
    counted = any(key in expected for key in (*OF_COUNT, "population", "part", "stock"))
    return not counted or any(counts(quantity, expected) for quantity in claim.quantities)


def holder(claim: Claim) -> str | None:
    """The town whose point a place without one of its own has, out of the place's note."""
    known = claim.place is not None and claim.place.lat is not None
    if claim.place is None or not known:
        return None
    return (claim.place.note or "").partition("placed at ")[2].partition(",")[0] or claim.place.label


def plays(claim: Claim, role: str, words: str) -> bool:
    return any(actor.role == role and words.lower() in actor.text.lower() for actor in claim.actors)


def does(claim: Claim, expected: dict[str, Any]) -> bool:
    """Whether the expected agent stands in a claim with this certainty, by the word of whom, under what name."""
    return any(
        actor.role == "agent" and expected["agent"].lower() in actor.text.lower()
        and actor.certainty == expected["certainty"] and actor.by == expected.get("by", actor.by)
        and actor.label == expected.get("label", actor.label)
        for actor in claim.actors
    )  # fmt: skip


def counts(quantity: Quantity, expected: dict[str, Any]) -> bool:
    if any(key in expected and getattr(quantity, key) != expected[key] for key in OF_COUNT):
        return False
    if "population" in expected and expected["population"] not in (quantity.population or ""):
        return False
    if "part" in expected and (quantity.part_of is not None) != expected["part"]:
        return False
    return "stock" not in expected or quantity.stock_or_flow == expected["stock"]
