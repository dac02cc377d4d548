"""Families of invented reports: who is the root, who is a carrier, and what is no copy."""

import pytest

from onrecord.copies.family import find_families
from onrecord.copies.prose import take_imprint
from onrecord.model import Family, Report

FIRE = (
    "Fire destroyed the timber yard of Ansk on Sunday and drove two hundred people out of the streets around it. "
    "Sparks from a passing engine had set light to the sawdust, the yard's foreman told the fire brigade. "
    "Three men who tried to save the horses were treated for burns at the convent. "
    "The wind turned shortly after midnight and kept the flames away from the powder store. "
    "Rain put out the last of the embers on Monday morning."
)
SIEGE = (
    "The Varenian army closed the last road into Orvany on Sunday and cut the water main at the brick works. "
    "Bread will last for nine days if nobody hoards, the mayor told a crowd in front of the theatre. "
    "Envoys of the Northern Front left the town under a white flag and were seen heading for the ford. "
    "Guns on the ridge fired at the grain silos until it was too dark to aim. "
    "Nobody could say how many had been hurt, as the telephone exchange burned down in the first hour."
)
FERRY = (
    "A ferry with forty passengers ran aground off Brenmark in thick fog, and all were brought to land unhurt. "
    "The captain had lost sight of the beacon when his lamp gave out near the harbour mouth. "
    "Fishing boats took the passengers off one by one over a rope ladder before the tide came in."
)


def half(text: str, *, first: bool = True) -> str:
    sentences = text.split(". ")
    return ". ".join(sentences[:3] if first else sentences[2:])


def report(name: str, text: str, **fields: object) -> Report:
    return Report(report_id=name, source=name, text=text, **fields)  # type: ignore[arg-type]


def members(families: tuple[Family, ...]) -> set[tuple[str, tuple[str, ...]]]:
    return {(family.root, family.reports) for family in families}


def test_no_reports_no_families() -> None:
    assert find_families([]) == ()


def test_a_report_alone_is_a_family_of_one() -> None:
    families = find_families([report("a", FIRE), report("b", SIEGE), report("c", "")])
    assert members(families) == {("a", ("a",)), ("b", ("b",)), ("c", ("c",))}
    assert all(family.links == () for family in families)


@pytest.mark.parametrize(
    ("fields_a", "fields_b", "root"),
    [
        ({"published": "2031-02-03"}, {"published": "2031-02-02"}, "b"),
        ({"published": "2031-02-03", "agency": "MNA"}, {"published": "2031-02-02"}, "a"),
        ({}, {"published": "2031-02-02"}, "b"),
        ({}, {}, "a"),
    ],
    ids=["earliest", "agency first", "known day first", "smallest id"],
)
def test_root(fields_a: dict[str, str], fields_b: dict[str, str], root: str) -> None:
    (family,) = find_families([report("a", FIRE, **fields_a), report("b", FIRE, **fields_b)])
    assert family.root == root
    assert family.agency == fields_a.get("agency")
    assert [(link.from_, link.to) for link in family.links] == [(root, "b" if root == "a" else "a")]


def test_the_longest_is_root_where_nothing_else_tells() -> None:
    (family,) = find_families([report("a", half(FIRE)), report("b", FIRE)])
    assert family.root == "b"


def test_a_report_spliced_from_two_wires_is_in_both_families() -> None:
    wires = [report("fire", FIRE, agency="MNA"), report("siege", SIEGE, agency="Corvid Press")]
    families = find_families([*wires, report("spliced", f"{half(FIRE)}. {half(SIEGE)}")])
    assert members(families) == {("fire", ("fire", "spliced")), ("siege", ("siege", "spliced"))}


def test_excerpts_of_one_wire_are_one_family() -> None:
    wire = report("wire", f"{FIRE} {SIEGE}", agency="MNA")
    families = find_families([wire, report("x", FIRE), report("y", SIEGE)])
    assert members(families) == {("wire", ("wire", "x", "y"))}


def test_the_foot_of_one_outlets_pages_makes_no_family() -> None:
    foot = (
        "Our reporters live in the towns that they write about, and they answer every letter that reaches them. "
        "The paper is printed on the old press in the lane behind the mill, which visitors may see on Sundays. "
        "Write to the editor with a name and a street, since letters without either go into the stove unread."
    )
    families = find_families([report(name, f"{text} {foot}", outlet="C") for name, text in (("a", FIRE), ("b", SIEGE))])
    assert len(families) == 2


def test_wording_that_unrelated_stories_share_makes_no_family() -> None:
    stock = (
        "Varenia has been torn by war since the army split over the sale of the coal mines four years ago. "
        "A fifth of its people have been driven from their homes and the ports of the south lie in ruins. "
        "Talks on the river have broken down nine times, and neither side has said when it will come back to them."
    )
    stories = {"a": FIRE, "b": SIEGE, "c": FERRY}
    families = find_families([report(name, f"{text} {stock}", outlet=name) for name, text in stories.items()])
    assert {family.reports for family in families} == {("a",), ("b",), ("c",)}


def test_the_same_report_twice_counts_once() -> None:
    assert find_families([report("a", FIRE)] * 2) == find_families([report("a", FIRE)])


def test_an_imprint_taken_before_saves_the_work_and_changes_nothing() -> None:
    reports = [report("a", SIEGE), report("b", half(SIEGE)), report("c", FIRE)]
    taken = {one.report_id: take_imprint(one) for one in reports[:2]}
    assert find_families(reports, taken) == find_families(reports)
    assert find_families([reports[0], report("b", FERRY)], taken) != find_families([reports[0], report("b", FERRY)])
