"""Names that carriers of one copy take for different places."""

from hypothesis import given
from hypothesis import strategies as st
from tests.claim_builder import make_claim

from onrecord.ground.family_places import settle_places
from onrecord.model import Claim, Family, Link, Moves
from onrecord.values import Place

NORTH = Place(
    name="Orvany", label="Orvany", place_id="v:1", lat=1.0, lon=1.0, precision=1, country="VA", admin1="North"
)
SOUTH = Place(
    name="Orvany", label="Orvany", place_id="v:2", lat=9.0, lon=9.0, precision=1, country="VA", admin1="South"
)
PROVINCE = Place(
    name="Orvany", label="Orvany", place_id="v:3", lat=1.0, lon=1.0, precision=4, country="VA", admin1="North"
)
UNKNOWN = Place(name="Orvany", note="in no gazetteer")


def make_family(*reports: str, containment: float = 1.0) -> Family:
    """The first report is the root, the others carry so much of it."""
    links = tuple(Link(from_=reports[0], to=report, containment=containment) for report in reports[1:])
    return Family(family_id=f"f-{reports[0]}", reports=reports, root=reports[0], links=links)


def place_claims(*placed: tuple[str, Place]) -> list[Claim]:
    return [make_claim(f"c{n}", report, place=place) for n, (report, place) in enumerate(placed)]


def settled(claims: list[Claim], *families: Family) -> list[str | None]:
    return [claim.place.place_id if claim.place else None for claim in settle_places(claims, families)]


def test_the_sense_of_most_claims_is_that_of_all():
    claims = place_claims(("a", SOUTH), ("b", NORTH), ("c", NORTH))
    assert settled(claims, make_family("a", "b", "c")) == ["v:1", "v:1", "v:1"]


def test_a_tie_goes_to_the_root():
    claims = place_claims(("a", SOUTH), ("b", NORTH))
    assert settled(claims, make_family("a", "b")) == ["v:2", "v:2"]
    assert settled(claims, make_family("b", "a")) == ["v:1", "v:1"]


def test_who_carries_but_a_passage_keeps_its_own_sense():
    claims = place_claims(("a", SOUTH), ("a", SOUTH), ("b", NORTH))
    assert settled(claims, make_family("a", "b", containment=0.2)) == ["v:2", "v:2", "v:1"]


def test_strangers_are_left_alone():
    claims = place_claims(("a", SOUTH), ("a", SOUTH), ("b", NORTH))
    assert settled(claims, make_family("a"), make_family("b")) == ["v:2", "v:2", "v:1"]


def test_a_town_and_the_province_of_its_name_are_both_meant():
    claims = place_claims(("a", NORTH), ("b", PROVINCE), ("b", NORTH))
    assert settled(claims, make_family("a", "b")) == ["v:1", "v:3", "v:1"]


def test_what_one_carrier_cannot_place_the_others_place():
    claims = place_claims(("a", NORTH), ("b", UNKNOWN))
    assert settled(claims, make_family("a", "b")) == ["v:1", "v:1"]


def test_words_and_relation_stay_and_the_note_tells():
    near = Place(name="ORVANY", place_id="v:2", lat=9.0, lon=9.0, precision=2, relation="km", km=16.0, country="VA")
    claims = place_claims(("a", NORTH), ("a", NORTH), ("b", near))
    place = settle_places(claims, [make_family("a", "b")])[2].place
    assert place is not None
    assert (place.name, place.relation, place.km, place.precision, place.lat) == ("ORVANY", "km", 16.0, 2, 1.0)
    assert place.note == "Orvany, North, VA, as in most of what the carriers of this copy say of ORVANY"


def test_where_people_fled_to_is_settled_as_well():
    claims = place_claims(("a", NORTH), ("a", NORTH))
    claims.append(make_claim("c2", "b", moves=Moves(to=SOUTH)))
    moves = settle_places(claims, [make_family("a", "b")])[2].moves
    assert moves is not None and moves.to is not None
    assert moves.to.place_id == "v:1"


def test_a_report_of_two_families_goes_with_the_one_it_carries_more_of():
    claims = place_claims(("a", NORTH), ("a", NORTH), ("b", SOUTH), ("b", SOUTH), ("both", UNKNOWN))
    some = make_family("a", "both", containment=0.5)
    more = make_family("b", "both", containment=0.7)
    assert settled(claims, some, more)[4] == settled(claims, more, some)[4] == "v:2"


REPORTS = ("a", "b", "c", "d")


@given(st.lists(st.tuples(st.sampled_from(REPORTS), st.sampled_from([NORTH, SOUTH, PROVINCE, UNKNOWN]))), st.randoms())
def test_the_order_of_claims_and_families_changes_nothing(placed, random):
    claims = place_claims(*placed)
    families = [make_family("a", "b", "c"), make_family("d", "c")]
    expected = settle_places(claims, families)
    shuffled = random.sample(claims, len(claims))
    again = settle_places(shuffled, random.sample(families, 2))
    assert sorted(again, key=lambda c: c.claim_id) == sorted(expected, key=lambda c: c.claim_id)
