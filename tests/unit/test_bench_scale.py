"""Reports made for measuring growth: as many as asked for, the same each time, their claims on their words."""

import sys
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.claim_builder import make_claim, make_report

from onrecord.mentions import Reading

BENCH = Path(__file__).parents[2] / "bench"
TEXT = (
    "Shells hit Orvany\n\nSix people died in Kareth on Monday, Tessel Watch said.\n\nTalks go on.\n\nNobody knows more."
)


@pytest.fixture
def scale(monkeypatch):
    monkeypatch.syspath_prepend(BENCH)
    import scale

    yield scale
    sys.modules.pop("scale", None)


@pytest.fixture
def base():
    quote = "Six people died in Kareth"
    report = make_report("r", text=TEXT, published="2031-05-03")
    claim = make_claim("c", "r", day="2031-05-02", killed=6, start=TEXT.index(quote), quote=quote)
    part = replace(claim.quantities[0], part_of="c")
    return [Reading(report=report, claims=(claim, replace(claim, claim_id="d", quantities=(part,))))]


def test_as_many_as_asked_for_and_the_same_each_time(scale, base):
    made = scale.recombine(base, 40)
    assert len({reading.report.report_id for reading in made}) == 40
    assert made == scale.recombine(base, 40)


def test_claims_move_with_their_words_and_days(scale, base):
    for reading in scale.recombine(base, 40):
        whole, part = reading.claims
        span = whole.evidence
        assert reading.report.text[span.start : span.end] == span.quote
        assert whole.report_id == reading.report.report_id
        assert part.quantities[0].part_of == whole.claim_id
        assert whole.occurred.start < reading.report.published


def test_growth_is_an_exponent(scale):
    stages = (*scale.STAGES, "whole_record")
    rows = [{"reports": size, **dict.fromkeys(stages, size**2)} for size in (10, 100)]
    assert scale.tell_growth({}, rows[0]) == {}
    assert scale.tell_growth(*rows) == dict.fromkeys(stages, 2.0)
