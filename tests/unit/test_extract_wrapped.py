"""Text whose lines are cut at a column reads as if it were not."""

import onrecord
from onrecord.extract.wrapped import is_wrapped, join_lines
from onrecord.mentions import Reading

WIRE = """\
   KARETH, 9 JAN 2025 -- The Varenian army reported today that five
soldiers were killed and seven others were wounded during clashes near the
town of Orvany on Monday.  According to the National Relief Office of the
capital, some 300 families have fled their homes in the area since the
fighting broke out on 6 January.

   A spokesman for the ministry said that rebels had blown up a bridge and
two towers, leaving the eastern part of the country without power, and that
the Front had asked workers of the
mill to stay at home.
"""


def test_claims_run_over_line_ends() -> None:
    reading = onrecord.read(WIRE, published="2025-01-09")
    assert isinstance(reading, Reading)
    told = {(q.measure, q.value): claim for claim in reading.claims for q in claim.quantities}
    assert told["killed", 5].evidence is told["injured", 7].evidence
    assert told["displaced", 300].attribution.origin == "National Relief Office of the capital"
    for claim in reading.claims:
        assert reading.report.text[claim.evidence.start : claim.evidence.end] == claim.evidence.quote


def test_joining_moves_nothing_and_keeps_paragraphs() -> None:
    joined = join_lines(WIRE)
    assert len(joined) == len(WIRE)
    assert joined.split() == WIRE.split()
    assert joined.strip().count("\n") == 2


def test_lines_that_are_paragraphs_stay() -> None:
    lines = "\n".join(f"The river rose at the bridge of Orvany on day {n} of the flood." for n in range(12))
    assert not is_wrapped(lines)
    assert join_lines(lines) == lines
