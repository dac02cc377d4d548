"""What holds for the victims of any text."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from tests.victim_counts import count_victims

from onrecord.extract.parse import load_parser, parse_text
from onrecord.extract.quantities import find_quantities
from onrecord.extract.truecase import restore_case
from onrecord.extract.victims import find_victims, quantify_victims
from onrecord.ground.quantities import ground_quantities

WORDS = (
    "the a his her he she him himself who man boy girl driver mayor son officers Ivo Marr Oren , 17 34 and or was were"
    " shot killed wounded died dead found in hospital body of death another two three people . not may if by kidnapped"
    " \n\n gunman victim teen identified as 17-year-old"
).split(" ")


@pytest.fixture(scope="module")
def parser() -> Language:
    return load_parser()


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words=st.lists(st.sampled_from(WORDS), max_size=30))
def test_any_words_give_people_within_the_text(parser: Language, words: list[str]) -> None:
    text = " ".join(words)
    doc = parse_text(parser, text)
    sentences = [(sentence.start, sentence.end) for sentence in doc.sents if not sentence.text.isspace()]
    quantities = ground_quantities(find_quantities(doc, ()))
    victims = find_victims(doc, sentences, quantities)
    for victim in victims:
        assert 0 <= victim.start < victim.end <= len(text)
        assert 0 <= victim.token < len(doc)
        assert victim.number is None or victim.number > 0
    assert all(number > 0 for number in count_victims(victims).values())
    merged, pointed = quantify_victims(quantities, victims, text)
    assert len(pointed) == len(victims)
    assert [q for q in merged if q in quantities] == list(quantities)
    for victim in pointed:
        assert victim.quantity is None or 0 <= victim.quantity < len(merged)
    assert find_victims(doc, sentences, quantities) == victims


@given(text=st.text(max_size=200))
def test_restored_case_keeps_every_letter_in_place(text: str) -> None:
    restored = restore_case(text)
    assert len(restored) == len(text)
    assert restored.lower() == text.lower() or restored.casefold() == text.casefold()


@given(words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=20))
def test_restoring_capitals_is_stable(words: list[str]) -> None:
    once = restore_case(" ".join(words).upper())
    assert restore_case(once) == once
