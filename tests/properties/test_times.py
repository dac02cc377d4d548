"""What holds of the expressions of time of any text, whatever stands in it."""

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.times import find_times
from onrecord.ground.times import ground_times
from onrecord.mentions import TimeMention
from onrecord.values import When

WORDS = st.sampled_from(
    [
        "\n",
        *"""the a of in on at by since until before after between and to from - , . ( ) early late mid last next this
        that
        same following previous earlier later ago past few several two twelve half 1 5 29 31 45 1600 1914 2020 490 0600
        99999999 Feb. May March February Monday Fri. weekend day days week weeks month months quarter year years decade
        century hour hours minutes morning night overnight tonight dawn noon midnight summer fall winter today yesterday
        tomorrow now BC 1990s '80s 17 20th 5:30 11.45 pm a.m. GMT 2020-02-30 31/12/2020 13/13/2020 every each per daily
        Fridays old end beginning second third first rest will was due said had killed Christmas""".split(),
    ]
)
TEXTS = st.lists(WORDS, max_size=25).map(" ".join) | st.text(max_size=120)
PUBLISHED = (
    st.none()
    | st.dates(min_value=date(1000, 1, 1)).map(str)
    | st.sampled_from(["2020", "2020-02", "2020-02-31", "soon"])
)

_YEAR = r"-?\d{4}"
_DAY = rf"(?:{_YEAR}-\d\d-\d\d|{_YEAR}-\d\d|{_YEAR})[~?%]?"
_ONE = rf"(?:{_DAY}|{_YEAR}-2[1-4]|\d{{3}}X|\d\dXX|{_YEAR}-XX-XX|{_YEAR}-\d\d-XX)"
EDTF_LEVEL_1 = re.compile(rf"{_ONE}|(?:\.\.|{_ONE})/(?:\.\.|{_ONE})")


def read_all(text: str, published: str | None) -> tuple[TimeMention, ...]:
    return ground_times(find_times(text), text, published)


@given(text=TEXTS, published=PUBLISHED)
def test_spans_are_quotes_in_order_and_apart(text: str, published: str | None) -> None:
    mentions = read_all(text, published)
    end = 0
    for mention in mentions:
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        end = mention.end


@given(text=TEXTS, published=PUBLISHED)
def test_times_are_valid(text: str, published: str | None) -> None:
    for mention in read_all(text, published):
        if mention.when is not None:
            check_when(mention.when)


def check_when(when: When) -> None:
    assert when.edtf is None or EDTF_LEVEL_1.fullmatch(when.edtf), when
    for day in (when.start, when.end):
        if day is not None and day[0] != "-" and day[:4] != "0000":
            date.fromisoformat(day)
    if when.start is not None and when.end is not None and "-" not in (when.start[0], when.end[0]):
        assert when.start <= when.end, when
    assert when.precision in (1, 2, 3, 4, 5), when
    assert when.basis, when


@given(text=TEXTS)
def test_without_publication_no_day_comes_from_a_clock(text: str) -> None:
    """Without a day of publication every year known comes from a year or a century in the text."""
    mentions = read_all(text, None)
    if not re.search(r"\d|century", text, re.I):
        assert all(mention.when is None for mention in mentions)


@given(text=TEXTS, published=PUBLISHED)
def test_reading_twice_gives_the_same(text: str, published: str | None) -> None:
    assert read_all(text, published) == read_all(text, published)
