"""Where parts of towns, and "the city", lie."""

from onrecord.ground.local_places import ground_local_places
from onrecord.mentions import PlaceMention
from onrecord.values import Entry, Place


class NoGazetteer:
    def find(self, name: str) -> tuple[Entry, ...]:
        return ()


def known(text: str, name: str, *, lat: float = 10.0, precision: int = 1, at: int = 0) -> PlaceMention:
    start = text.index(name, at)
    place = Place(name=name, label=name, place_id=f"p-{name}", lat=lat, lon=20.0, precision=precision, country="VN")
    span = (start, start + len(name))
    return PlaceMention(start=span[0], end=span[1], text=name, phrase=span, place=place)


def local(text: str, name: str, form: str = "local", *, at: int = 0) -> PlaceMention:
    start = text.index(name, at)
    span = (start, start + len(name))
    return PlaceMention(start=span[0], end=span[1], text=name, form=form, phrase=span)  # type: ignore[arg-type]


def ground(text: str, local_places: list[PlaceMention], places: list[PlaceMention]) -> dict[str, Place | None]:
    return {m.text: m.place for m in ground_local_places(local_places, places, text, NoGazetteer())}


def test_a_part_lies_in_the_town_named_behind_it() -> None:
    text = "Orvany sent help after a blast in the Tavil district of the northern city of Kareth."
    found = ground(text, [local(text, "Tavil")], [known(text, "Orvany", lat=14.0), known(text, "Kareth")])
    place = found["Tavil"]
    assert place is not None
    assert (place.lat, place.label, place.precision) == (10.0, None, 2)


def test_a_part_lies_in_the_town_that_owns_it() -> None:
    text = "A blast in Kareth's old Tavil district. Orvany is far."
    found = ground(text, [local(text, "Tavil")], [known(text, "Kareth"), known(text, "Orvany", lat=14.0)])
    assert found["Tavil"] is not None and found["Tavil"].lat == 10.0


def test_a_street_lies_in_the_town_of_its_sentence_and_not_in_the_namesake_of_its_own_name() -> None:
    text = "Shots on Orvany Street, Kareth police said."
    places = [known(text, "Orvany", lat=44.0), known(text, "Kareth")]
    found = ground(text, [local(text, "Orvany Street")], places)
    assert found["Orvany Street"] is not None and found["Orvany Street"].lat == 10.0
    assert "Orvany" not in found


def test_a_known_place_keeps_its_name_before_a_word_in_small_letters() -> None:
    text = "Shots near the Kareth high school."
    assert set(ground(text, [local(text, "Kareth high school")], [known(text, "Kareth")])) == {"Kareth"}


def test_a_part_put_in_a_far_town_is_not_its_namesake_anywhere_in_the_report() -> None:
    text = "Two shot in Tavil. Police in Kareth said it was in the Tavil neighborhood of Kareth."
    places = [known(text, "Tavil", lat=30.0), known(text, "Kareth"), known(text, "Kareth", at=60)]
    grounded = ground_local_places([local(text, "Tavil", at=30)], places, text, NoGazetteer())
    assert [m.place.lat for m in grounded if m.place is not None and m.text == "Tavil"] == [10.0, 10.0]


def test_the_city_is_the_town_named_last_and_not_one_that_something_is_near() -> None:
    text = "Shells fell on Kareth, near Orvany. Nine died in the city."
    near = known(text, "Orvany", lat=14.0)
    assert near.place is not None
    near = PlaceMention(
        start=near.start, end=near.end, text=near.text, phrase=near.phrase,
        place=Place(name="Orvany", label="Orvany", lat=14.0, lon=20.0, precision=2, relation="near", country="VN"),
    )  # fmt: skip
    found = ground(text, [local(text, "the city", "taken_up")], [known(text, "Kareth"), near])
    assert found["the city"] is not None and found["the city"].name == "Kareth"


def test_the_city_after_no_town_is_left_out() -> None:
    text = "Nine died in the city."
    assert ground(text, [local(text, "the city", "taken_up")], []) == {}


def test_the_country_is_the_one_that_most_is_said_of() -> None:
    text = "Varenia, Orlavia and Kareth. Nine died across the country."
    places = [known(text, "Varenia", precision=6), known(text, "Kareth"), known(text, "Orlavia", precision=6)]
    orlavia = Place(name="Orlavia", label="Orlavia", lat=1.0, lon=1.0, precision=6, country="OR")
    places[2] = PlaceMention(start=places[2].start, end=places[2].end, text="Orlavia", phrase=(9, 16), place=orlavia)
    found = ground(text, [local(text, "the country", "taken_up")], places)
    assert found["the country"] is not None and found["the country"].name == "Varenia"


def test_a_neighbourhood_is_no_far_town_of_its_name() -> None:
    text = "KARETH - A fair opened in the Tavil neighborhood."
    found = ground(text, [local(text, "Tavil")], [known(text, "KARETH"), known(text, "Tavil", lat=30.0)])
    assert found["Tavil"] is not None and (found["Tavil"].label, found["Tavil"].lat) == (None, 10.0)


def test_a_neighbourhood_by_another_town_of_the_report_is_the_known_place() -> None:
    text = "KARETH - A fair opened in the Tavil neighborhood."
    found = ground(text, [local(text, "Tavil")], [known(text, "KARETH"), known(text, "Tavil", lat=10.1)])
    assert found["Tavil"] is not None and found["Tavil"].label == "Tavil"


def test_a_name_that_stands_only_in_a_longer_one_is_no_town_around() -> None:
    text = "A fair in Kareth. A tent at Mill Street and Tavil State Highway."
    found = ground(
        text,
        [local(text, "Mill Street"), local(text, "Tavil State Highway")],
        [known(text, "Kareth"), known(text, "Tavil", lat=30.0)],
    )
    assert found["Mill Street"] is not None and found["Mill Street"].lat == 10.0


def test_a_local_name_lies_where_the_report_puts_it_elsewhere() -> None:
    text = "A fair in Kareth's Tavil Heights neighborhood. A man from Orvany sang in Tavil Heights."
    names = [local(text, "Tavil Heights"), local(text, "Tavil Heights", at=50)]
    grounded = ground_local_places(names, [known(text, "Kareth"), known(text, "Orvany", lat=14.0)], text, NoGazetteer())
    assert [m.place.lat for m in grounded if m.text == "Tavil Heights" and m.place] == [10.0, 10.0]


def test_a_street_of_a_block_lies_in_no_town_of_a_name_in_its_own() -> None:
    text = "KARETH. Rain fell. Shops burned in the 4200 block of South Orvany, where Kareth ends."
    places = [known(text, "KARETH"), known(text, "Orvany", lat=14.0), known(text, "Kareth")]
    place = ground(text, [local(text, "South Orvany")], places)["South Orvany"]
    assert place is not None
    assert place.lat == 10.0


def test_a_quarter_lies_in_no_far_town_of_a_name_in_its_own() -> None:
    text = "Shops burned in Kareth. Later shops burned in the South Orvany neighborhood. Orvany Road was shut there."
    places = [known(text, "Kareth"), known(text, "Orvany", lat=14.0), known(text, "Orvany", lat=14.0, at=70)]
    place = ground(text, [local(text, "South Orvany")], places)["South Orvany"]
    assert place is not None
    assert place.lat == 10.0
