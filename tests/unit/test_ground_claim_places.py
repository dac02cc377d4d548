"""Which names beside one another are a list of places, and which say where the first lies."""

import pytest

from onrecord.ground.claim_places import items_around, listed, most_exact, narrow
from onrecord.mentions import PlaceMention
from onrecord.values import Place, Relation


def find(text: str, name: str, *, precision: int = 1, known: bool = True, relation: Relation = "in") -> PlaceMention:
    start = text.index(name)
    at = (10.0, 20.0) if known else (None, None)
    place = Place(
        name=name, label=name if known else None, lat=at[0], lon=at[1], precision=precision if known else None,
        relation=relation, country="VN" if known else None, admin1="Orvany" if known else None,
    )  # fmt: skip
    return PlaceMention(start=start, end=start + len(name), text=name, phrase=(start, start + len(name)), place=place)


@pytest.mark.parametrize(
    ("text", "known", "relation", "expected"),
    [
        ("Kareth and Tavil", True, "in", True),
        ("Kareth, Tavil", True, "in", True),
        ("Kareth Tavil", True, "in", True),
        ("Kareth Tavil", False, "in", False),
        ("Kareth, Tavil", False, "in", False),
        ("Kareth, Tavil", True, "km", False),
        ("Kareth and Tavil", False, "in", True),
        ("Kareth and 11 on the town of Tavil", True, "in", True),
        ("Kareth area and in Tavil", True, "in", True),
        ("Kareth province, Tavil", True, "in", True),
        ("Kareth, shelled for a week by Tavil", True, "in", False),
    ],
)
def test_listed(text: str, known: bool, relation: Relation, expected: bool) -> None:
    assert listed(find(text, "Kareth", known=known), find(text, "Tavil", relation=relation), text) is expected


def test_the_area_of_a_town_by_its_name_is_no_second_place() -> None:
    text = "Kareth, Orvany"
    assert not listed(find(text, "Kareth"), find(text, "Orvany"), text)


def test_an_unknown_name_stays_before_what_is_known_elsewhere() -> None:
    hamlet = Place(name="Tavil", label=None, lat=10.0, lon=20.0, precision=5, country="VN")
    town = Place(name="Kareth", label="Kareth", lat=11.0, lon=20.0, precision=2, country="VN")
    around = Place(name="Orvany", label="Orvany", lat=10.0, lon=20.0, precision=2, country="VN")
    assert most_exact([hamlet, town]) == hamlet
    assert most_exact([hamlet, around]) == hamlet


def test_a_town_and_its_province_are_one_item_of_a_list() -> None:
    text = "Kareth in Orvany province and in the town of Tavil"
    mentions = [find(text, "Kareth"), find(text, "Orvany", precision=4), find(text, "Tavil")]
    assert items_around([1, 0, 2], mentions, text) == [[1, 0], [2]]
    assert items_around([0, 2], [find(text, "Kareth"), find(text, "Orvany"), find(text, "Tavil")], text[:20]) == [[0]]


def test_a_district_known_by_name_goes_before_the_side_of_the_town_that_holds_it() -> None:
    side = Place(name="Southwest Side", label=None)
    district = Place(name="Tavil Park", label="Tavil Park", lat=10.0, lon=20.0, precision=1, country="VN")
    assert most_exact([side, district]) == district
    assert most_exact([side]) == side


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the town of Tavil in northeastern Kareth", [0, 1]),
        ("raids on the Tavil area outside the capital Kareth", [0, 1]),
        ("Tavil in the rebel-held western Kareth countryside", [0, 1]),
        ("Tavil and in Kareth", [1]),
        ("Tavil before they died in Kareth", [1]),
    ],
)
def test_the_name_that_the_nearest_one_only_tells_the_place_of_goes_first(text: str, expected: list[int]) -> None:
    mentions = [find(text, "Tavil"), find(text, "Kareth", relation="direction")]
    assert list(narrow([1], mentions, text)) == expected


def test_a_wider_place_tells_of_no_smaller_one_where_it_lies() -> None:
    text = "Orvany in northern Kareth"
    assert list(narrow([1], [find(text, "Orvany", precision=4), find(text, "Kareth")], text)) == [1]
