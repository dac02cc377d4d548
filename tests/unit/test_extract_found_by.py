"""Every claim says what made it one: the words, what they were taken for, and how its voice was found."""

import pytest

import onrecord
from onrecord.mentions import Reading


@pytest.mark.parametrize(
    ("text", "found_by", "voice"),
    [
        (
            "Shelling killed twelve civilians in Orvany, Tessel Watch said.",
            'killed by "killed", shelling by "Shelling"',
            "model",
        ),
        ("The Northern Front seized Sel Marra.", 'advance by "seized"', None),
        ("Gunmen killed nine people in Orvany.", 'killed by "killed", attack by who did it', None),
    ],
)
def test_claims_name_their_words(text: str, found_by: str, voice: str | None) -> None:
    reading = onrecord.read(text, published="2031-05-02")
    assert isinstance(reading, Reading)
    (claim,) = reading.claims
    assert (claim.found_by, claim.attribution.found_by) == (found_by, voice)
