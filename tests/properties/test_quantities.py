"""What holds for the quantities of any text."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from onrecord.extract.measures import measure_of
from onrecord.extract.parse import load_parser, parse_text
from onrecord.extract.quantities import find_quantities
from onrecord.ground.quantities import ground_quantities, read_amount

WORDS = (
    "a an the no one two dozen dozens hundred million m half of in to and or more than at least between some 12 3,000"
    " 950,0000 1.5 2018 17-year-old people soldier soldiers houses families killed injured fled were Kareth , . ( ) - +"
    " % \n\n : $ km her those them who others including among all"
).split(" ")


@pytest.fixture(scope="module")
def parser() -> Language:
    return load_parser()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words=st.lists(st.sampled_from(WORDS), max_size=25))
def test_any_words_give_ordered_quantities_inside_the_text(parser: Language, words: list[str]) -> None:
    text = " ".join(words)
    doc = parse_text(parser, text)
    mentions = ground_quantities(find_quantities(doc, ()))
    past = 0
    for mention in mentions:
        assert past <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert 0 <= mention.token < len(doc)
        past = mention.end
        reading = measure_of(doc, mention)
        assert reading is None or 0 <= reading.cue[0] < reading.cue[1] <= len(text)


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=60))
def test_any_characters_are_read_or_left(parser: Language, text: str) -> None:
    for mention in ground_quantities(find_quantities(parse_text(parser, text), ())):
        assert text[mention.start : mention.end] == mention.text


@given(number=st.integers(min_value=0, max_value=10**9))
def test_a_number_reads_as_itself_however_it_is_grouped(number: int) -> None:
    for written in (str(number), f"{number:,}", f"{number:,}".replace(",", " "), f"{number:,}".replace(",", ".")):
        amount = read_amount(written)
        assert amount is not None
        assert (amount.value, amount.flag) == (number, None)


@given(low=st.integers(min_value=1, max_value=10**6), more=st.integers(min_value=1, max_value=10**6))
def test_a_range_keeps_its_ends(low: int, more: int) -> None:
    amount = read_amount(f"between {low} and {low + more}")
    assert amount is not None
    assert (amount.value, amount.lower, amount.upper, amount.quantifier) == (None, low, low + more, "range")
