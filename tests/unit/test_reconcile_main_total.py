"""Which number of killed is a report's news."""

import pytest

import onrecord
from onrecord.mentions import Reading
from onrecord.reconcile.main_total import weigh_totals

CASES = [
    (
        "Raids kill 12 in Kareth",
        "Raids killed at least 12 people in Kareth on Friday, Tessel Watch said. Four of them were children. Three"
        " people had died in shelling of Orvany the day before. The war has killed 90,000 people since 2019.",
        12,
        "the headline's number, not its part, the day before or the war",
    ),
    (
        "Shelling of Kareth goes on",
        "More than 50 people were killed in shelling of Kareth on Friday, a doctor said. Tessel Watch said 53 people"
        " were killed. A guard was killed in Orvany.",
        53,
        "the fuller telling of a bound",
    ),
    (
        "Five killed in Kareth blast",
        "A bomb killed five people in Kareth on Friday. The five were killed in a queue. In June a bomb killed 31"
        " people in Orvany.",
        5,
        "told more often and earlier",
    ),
    (
        "25 children killed in Kareth",
        "Raids killed 25 children in Kareth on Friday, the children's fund said. The raids killed 58 people,"
        " Tessel Watch said. A doctor too said 58 people were killed. In June raids killed 200 people in Orvany.",
        58,
        "the whole, where the headline counts its children",
    ),
]


@pytest.mark.parametrize(("headline", "text", "expected", "note"), CASES, ids=[case[-1] for case in CASES])
def test_the_total_of_the_news(headline: str, text: str, expected: int, note: str) -> None:
    reading = onrecord.read(text, title=headline, published="2025-03-08")
    assert isinstance(reading, Reading)
    totals = weigh_totals(reading.claims, reading.report)
    assert totals[0].number == expected, totals
    assert sum(total.share for total in totals) == pytest.approx(1)


def test_a_report_without_dead_has_no_total() -> None:
    reading = onrecord.read("Ministers met in Kareth on Friday.", published="2025-03-08")
    assert isinstance(reading, Reading)
    assert weigh_totals(reading.claims, reading.report) == ()
