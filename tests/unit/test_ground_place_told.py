"""Where the report says that a name lies."""

import onrecord
from onrecord.mentions import Reading


def read_admin1(text: str) -> dict[str, str | None]:
    reading = onrecord.read(text, published="2025-03-08")
    assert isinstance(reading, Reading)
    return {mention.text: mention.place and mention.place.admin1 for mention in reading.places}


def test_a_fuzzy_area_takes_the_province_that_it_is_put_in() -> None:
    told = read_admin1("Syrian farmers met in Qalamoun in Rif Dimashq province. Snow fell on Qalamoun.")
    assert told["Qalamoun"] == "Rif Dimashq"


def test_a_fuzzy_area_alone_has_no_province() -> None:
    assert read_admin1("Syrian farmers met in Qalamoun. Snow fell on Qalamoun.")["Qalamoun"] is None


def test_a_name_is_placed_where_the_report_puts_it() -> None:
    reading = onrecord.read("A school opened in Hader in Quneitra province.", published="2025-03-08")
    assert isinstance(reading, Reading)
    place = reading.places[0].place
    assert place is not None
    assert (place.name, place.label, place.admin1) == ("Hader", None, "Quneitra")
    assert place.note is not None
    assert "no place of that name known there" in place.note


def read_country(text: str, name: str) -> str | None:
    reading = onrecord.read(text, published="2025-03-08")
    assert isinstance(reading, Reading)
    return next(mention.place.country for mention in reading.places if mention.text == name and mention.place)


def test_a_country_named_for_its_deeds_holds_no_misspelt_village() -> None:
    text = "Syrian farmers met in Raqqa in Syria. Russia sent grain. They drove from Raqqa to the town of al-Quria."
    assert read_country(text, "al-Quria") is None


def test_a_town_with_its_state_behind_it_is_no_namesake_in_another_state() -> None:
    told = "HOWLAND, Ohio - A library opened in Howland on Monday."
    assert read_admin1(told)["Howland"] == "Ohio"
    listed = "A library opened in Howland, Maine and Ohio on Monday."
    assert read_admin1(listed)["Howland"] == "Maine"
