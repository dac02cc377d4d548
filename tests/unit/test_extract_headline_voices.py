"""Whom a headline names, and whose its count is where it names nobody."""

import pytest

import onrecord
from onrecord.mentions import Reading

BODY = "Rockets hit the market on Monday."


@pytest.mark.parametrize(
    ("title", "body", "origin"),
    [
        ("Police: nine people killed in Kareth market fire", BODY, "Police"),
        ("KPD: nine people killed in Kareth market fire", BODY, "KPD"),
        ("Nine people killed in Kareth market raid - monitor", BODY, "monitor"),
        ("Air raid kills nine people in Kareth market Monitor", BODY, "Monitor"),
        ("Air raid kills nine people in rebel-held Kareth Monitor", BODY, "Monitor"),
        ("Air raid kills nine people in Kareth _ monitor | Orvany Times", BODY, "monitor"),
        ("Air raid kills 28 civilians in Varenia safe zone monitor", BODY, "monitor"),
        ("Some 20 civilians killed in Varenia aid convoy attack Red Cross", BODY, "Red Cross"),
        ("Air raid kills two civilians and a ceasefire monitor", BODY, None),
        (
            "Air raid kills nine people in Kareth",
            "The army struck. At least nine people died, officials said.",
            "officials",
        ),
        ("Nine people killed in Kareth market fire - Orvany News", BODY, None),
        ("Unicef confirms nine children among Kareth market dead", BODY, "UNICEF"),
        (
            "Nine people killed in Kareth market",
            "Rockets killed nine people, the Tessel Watch monitor said.",
            "Tessel Watch",
        ),
        (
            "Nine people killed in Kareth market",
            "It burned on Monday.\n\nRockets killed nine people. Nine people died, the Tessel Watch monitor said.",
            None,
        ),
    ],
)
def test_headline_says_it_in_the_name_of(title: str, body: str, origin: str | None) -> None:
    reading = onrecord.read(f"{title}\n\n{body}", published="2025-03-08", title=title)
    assert isinstance(reading, Reading)
    told = [claim for claim in reading.claims if claim.evidence.start < len(title) and claim.quantities]
    assert told
    assert all((claim.attribution.origin or "").startswith(origin or "") for claim in told)
    assert origin is not None or not any(claim.attribution.chain for claim in told)
