"""Which bearer of a name is to be trusted."""

import pytest

import onrecord
from onrecord.ground.place_trust import LEAST_LIKELY, is_spelled_apart, probability, trust_weights
from onrecord.mentions import Reading


def read_country(text: str, name: str) -> str | None:
    reading = onrecord.read(text, published="2025-03-08")
    assert isinstance(reading, Reading)
    return next(mention.place.country for mention in reading.places if mention.text == name and mention.place)


#: a report of Ohio, into which one more sentence is put
HOME = "CLEVELAND, Ohio - A fair opened in Akron and Canton on Monday. {} Visitors came from Toledo and Dayton."


@pytest.mark.parametrize(
    ("sentence", "name", "country"),
    [
        ("Bands played in Parma.", "Parma", "US"),  # the Parma there, and not the one in Italy
        ("A choir from Fronton sang.", "Fronton", None),  # the only bearer is small and abroad
        ("A choir from Fronton, France, sang.", "Fronton", "FR"),  # told where it lies
        ("A choir from Kenya sang in Nairobi before.", "Nairobi", "KE"),  # in a country that is named
    ],
)
def test_a_bearer_far_from_all_else_is_given_up_unless_it_is_known_or_told(
    sentence: str, name: str, country: str | None
) -> None:
    assert read_country(HOME.format(sentence), name) == country


def test_another_spelling_leads_to_no_country_that_holds_nothing_else_of_the_report() -> None:
    assert is_spelled_apart({"match=spelling": 1.0, "country share": 0.0, "alone": 0.0})
    assert not is_spelled_apart({"match=spelling": 1.0, "country share": 0.3, "alone": 0.0})
    assert not is_spelled_apart({"match=exact": 1.0, "country share": 0.0, "alone": 0.0})


def test_a_likely_bearer_near_the_others_is_trusted_more_than_one_far_off() -> None:
    near = {"bias": 1.0, "share": 0.9, "size": 4.0, "kind=city": 1.0, "match=exact": 1.0, "others": 0.8}
    assert probability(near, trust_weights()) > probability({**near, "far": 1.5}, trust_weights())
    assert probability({**near, "share": 0.2, "far": 1.5}, trust_weights()) < LEAST_LIKELY


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        # a part of the city of the dateline has the name of a large town of another state
        ("CHICAGO — A fair in Austin drew a crowd. Chicago closed West Lake Street.", "Austin", None),
        ("CHICAGO — A fair in Evanston drew a crowd. Chicago closed West Lake Street.", "Evanston", "US"),
        # what is no place far off takes no point from the town of the dateline
        ("SAN ANTONIO - A fair was held outside of Snoop's Bar in San Antonio.", "San Antonio", "US"),
        # the side of any town is no town elsewhere
        ("A fair on the Westside of the town drew a crowd, Jacksonville police said.", "Jacksonville", "US"),
        ("A fair was held on the East Side on Monday.", "East Side", None),
        ("A painter from Lisbon lives in Nairobi.", "Lisbon", "PT"),  # capitals go without saying
    ],
)
def test_the_home_of_a_report_decides_whose_a_name_is(text: str, name: str, country: str | None) -> None:
    assert read_country(text, name) == country
