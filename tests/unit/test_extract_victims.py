"""Who is who among the victims of a report, and what becomes of them in its claims."""

import pytest
from spacy.language import Language

import onrecord
from onrecord.extract.parse import load_parser, parse_text
from onrecord.extract.quantities import find_quantities
from onrecord.extract.victims import find_victims, quantify_victims
from onrecord.ground.quantities import ground_quantities
from onrecord.mentions import QuantityMention, Reading, VictimMention


@pytest.fixture(scope="module")
def parser() -> Language:
    return load_parser()


def read(parser: Language, text: str) -> tuple[tuple[QuantityMention, ...], tuple[VictimMention, ...]]:
    doc = parse_text(parser, text)
    sentences = [(sentence.start, sentence.end) for sentence in doc.sents if not sentence.text.isspace()]
    quantities = ground_quantities(find_quantities(doc, ()))
    return quantities, find_victims(doc, sentences, quantities)


def test_a_person_keeps_name_age_and_first_mention(parser: Language) -> None:
    text = "Ivo Marr, 17, opened the door. The boy was shot, and he was pronounced dead at the scene."
    _, victims = read(parser, text)
    assert {victim.measure for victim in victims} == {"injured", "killed"}
    assert {text[slice(*victim.name)] for victim in victims if victim.name} == {"Ivo Marr"}
    assert {victim.age for victim in victims} == {17}
    assert len({victim.person for victim in victims}) == 1


def test_who_did_it_is_flagged(parser: Language) -> None:
    _, victims = read(parser, "Petr Halek shot and killed Mila Oren before killing himself.")
    killed = {victim.suspect for victim in victims if victim.measure == "killed"}
    assert killed == {True, False}


def test_a_list_of_people_is_one_quantity(parser: Language) -> None:
    text = "Ana Reyes, 34, and her son were found dead in Orvany."
    quantities, victims = quantify_victims(*read(parser, text), text)
    (worded,) = [quantity for quantity in quantities if quantity.noun == (quantity.start, quantity.end)]
    assert worded.amount is not None
    assert worded.amount.value == 2
    assert worded.text == text[worded.start : worded.end]
    assert all(victim.quantity == quantities.index(worded) for victim in victims)


def test_people_told_again_make_no_new_quantity(parser: Language) -> None:
    text = "The mayor was killed on Monday. The mayor was killed at his home. He was killed by a shot."
    quantities, _ = quantify_victims(*read(parser, text), text)
    assert len([quantity for quantity in quantities if quantity.noun == (quantity.start, quantity.end)]) == 1


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("The driver and a passenger were shot near Kareth on Monday.", [("injured", 2)]),
        ("The mayor of Sel Marra was killed on Tuesday. The mayor, Jan Kolar, was shot at home.", [("killed", 1)]),
        ("The mayor of Sel Marra was wounded on Tuesday. The mayor died on Friday.", [("injured", 1), ("killed", 1)]),
        ("The rebels threatened to kill the mayor of Sel Marra.", []),
    ],
)
def test_claims_count_people_told_in_words(text: str, counts: list[tuple[str, int]]) -> None:
    reading = onrecord.read(text, published="2020-02-06")
    assert isinstance(reading, Reading)
    told = [(q.measure, q.value) for c in reading.claims if c.modality == "actual" for q in c.quantities]
    assert told == counts
    for claim in reading.claims:
        for quantity in claim.quantities:
            assert quantity.verbatim in claim.evidence.quote
