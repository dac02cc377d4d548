"""A newsroom's later version of its own story is no copy: its numbers count, and the older ones do not come back."""

import pytest
from tests.claim_builder import make_report

import onrecord
from onrecord.copies.versions import is_version
from onrecord.model import Item, Record

LEAD = "{n} people were killed when a ferry sank off Sel Marra on Saturday morning, the harbour authority said."
BODY = (
    "The vessel, which was carrying ninety passengers to Orvany, overturned in heavy seas shortly after leaving the "
    "pier, harbour master Ilen Tovar told reporters at the quay. Rescue boats picked up survivors until nightfall, and "
    "divers were due to resume the search at dawn."
)
CORRECTION = "Correction: An earlier version of this article misstated the number of people killed."


def write(name: str, headline: str, day: int, number: str, *, byline: str = "Corvid Press", end: str = "") -> Item:
    text = f"{headline}\n\n{byline}, {day} May 2031\n\n{LEAD.format(n=number)}\n\n{BODY}\n\n{end}"
    return Item(source=name, data=text.encode(), form="text")


FIRST = write("first", "Eleven dead as ferry sinks off Sel Marra", 3, "Eleven")
CORRECTED = write("corrected", "Nine dead as ferry sinks off Sel Marra", 4, "Nine", end=CORRECTION)
LATE_COPY = write("late", "Ferry disaster at Sel Marra: eleven dead", 5, "Eleven", byline="Inland Herald")


def killed(record: Record) -> list[tuple[float | int | None, ...]]:
    return [(f.low, f.best, f.high) for event in record.events for f in event.figures if f.measure == "killed"]


def test_a_corrected_version_supersedes_the_number_it_corrects() -> None:
    assert killed(onrecord.build_record([FIRST])) == [(11, 11, 11)]
    record = onrecord.build_record([FIRST, CORRECTED])
    assert killed(record) == [(9, 9, 9)]
    assert [link.version for family in record.families for link in family.links] == [True]


def test_a_late_carrier_of_the_older_version_does_not_bring_its_number_back() -> None:
    assert killed(onrecord.build_record([LATE_COPY, CORRECTED, FIRST])) == [(9, 9, 9)]


@pytest.mark.parametrize(
    ("earlier", "later", "containment", "expected"),
    [
        ({"outlet": "Mail"}, {"outlet": "mail"}, 0.8, True),
        ({"outlet": "Mail"}, {"outlet": "Mail"}, 0.3, False),
        ({"outlet": "Mail"}, {"outlet": "Herald"}, 0.8, False),
        ({}, {}, 0.8, False),
        ({"agency": "MNA"}, {"agency": "MNA"}, 0.8, False),
        ({}, {"flags": ("corrected",)}, 0.8, True),
        ({}, {"flags": ("updated",)}, 0.8, False),
        ({"agency": "MNA"}, {"agency": "MNA", "flags": ("updated",)}, 0.8, True),
        ({"agency": "MNA"}, {"outlet": "Herald", "agency": "MNA", "flags": ("updated",)}, 0.8, False),
        ({"outlet": "Mail"}, {"outlet": "Herald", "flags": ("corrected",)}, 0.8, False),
        ({"flags": ("corrected",)}, {"flags": ("corrected",)}, 0.8, False),
    ],
)
def test_the_same_newsroom_or_its_own_word_makes_a_version(earlier, later, containment, expected) -> None:
    before = make_report("a", published="2031-05-01", **earlier)
    after = make_report("b", published="2031-05-02", **later)
    assert is_version(before, after, containment) is expected
    assert not is_version(after, before, containment) or expected is False
