"""Which names say where: behind a preposition of place, in the genitive of a part, never in the name of a street."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Token

from onrecord.extract.claims.places import find_in_words, find_places_of, is_site, led_by
from onrecord.extract.parse import load_parser, parse_text
from onrecord.mentions import PlaceMention
from onrecord.values import Place


@pytest.fixture(scope="module")
def parser() -> Language:
    return load_parser()


def find_name(parser: Language, text: str, name: str, *, precision: int = 1) -> tuple[Doc, Token, PlaceMention]:
    doc = parse_text(parser, text)
    start = text.index(name)
    span = doc.char_span(start, start + len(name), alignment_mode="expand")
    assert span is not None
    place = Place(name=name, label=name, precision=precision)
    mention = PlaceMention(
        start=start, end=start + len(name), text=name, phrase=(start, start + len(name)), place=place
    )
    return doc, span.root, mention


@pytest.mark.parametrize(
    ("text", "name", "led"),
    [
        ("In western Orvany rebel shelling killed two people on Wednesday.", "Orvany", "in"),
        ("Four people were killed during rebel fire in government-held west Orvany on Tuesday.", "Orvany", "in"),
        ("Air strikes kill 12 in rebel-held areas of Varenia's Orvany", "Orvany", "in"),
        ("Shells fell in the Front's former stronghold of Orvany on Monday.", "Orvany", "in"),
        ("Four men were shot on Wednesday on Orvany's southwest side.", "Orvany", "on"),
        ("Rebels took gas fields on the eastern outskirts of the Orvany province.", "Orvany", "in"),
        ("The army shelled the mayor of Orvany for a day.", "Orvany", ""),
        ("Orvany police said three people were shot.", "Orvany", ""),
    ],
)
def test_the_preposition_before_a_name(parser: Language, text: str, name: str, led: str) -> None:
    _, root, mention = find_name(parser, text, name)
    assert led_by(root, mention) == led


@pytest.mark.parametrize(
    ("text", "name", "precision", "site"),
    [
        ("Four men were shot on Wednesday on Orvany's southwest side.", "Orvany", 1, True),
        ("Air strikes kill 12 in rebel-held areas of Varenia's Orvany", "Varenia", 6, False),
        ("Varenia fighting kills nine on Friday", "Varenia", 6, True),
        ("Nine die in regime air raids on Orvany", "Orvany", 1, True),
        ("Five people died in Varenia air strikes on Friday.", "Varenia", 6, False),
        ("At least nine dead in Varenia market air strike", "Varenia", 6, True),
        ("Blast at Varenia border kills nine", "Varenia", 6, False),
        ("More than 9,000 people have been killed since Varenia's conflict erupted in 2019.", "Varenia", 6, True),
        ("More than 9,000 people have died since Varenia's war in Marrana began.", "Varenia", 6, False),
        ("2 Dead, 1 Critically Injured After Orvany Domestic Shooting", "Orvany", 1, True),
        ("Orvany shooting victim identified; brother in jail", "Orvany", 1, True),
        ("Orvany bombing the rebels for a week, monitor says", "Orvany", 1, False),
        ("The militia captured large areas of territory from Islamic State last year.", "Islamic State", 1, False),
        ("Six people died in Varenia rebel stronghold on Friday.", "Varenia", 6, True),
        ("Strike kills 9 in east Varenia - monitor", "Varenia", 6, True),
    ],
)
def test_names_that_say_where(parser: Language, text: str, name: str, precision: int, site: bool) -> None:
    _, root, mention = find_name(parser, text, name, precision=precision)
    assert is_site(root, "attack", mention) is site


def test_a_place_that_no_way_through_the_tree_reaches(parser: Language) -> None:
    text = (
        "Three people were shot dead and another was in critical condition after what the commissioner called a "
        "terrible day at a home in Orvany."
    )
    doc, root, mention = find_name(parser, text, "Orvany")
    shot = next(token for token in doc if token.text == "shot")
    assert find_places_of([shot], "attack", [mention], [(0, root)], frozenset(), {}).at == (0,)
    assert find_places_of([shot], "agreement", [mention], [(0, root)], frozenset(), {}).at == ()


def test_the_most_exact_of_names_in_one_breath_is_not_lost(parser: Language) -> None:
    text = "Adding that the man was killed in Varenia's northern town of Kareth."
    doc, country, varenia = find_name(parser, text, "Varenia", precision=6)
    _, town, kareth = find_name(parser, text, "Kareth")
    assert set(find_in_words(doc[5], {0: country, 1: town}, [varenia, kareth])) == {0, 1}
