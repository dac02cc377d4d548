"""Where sentences start."""

import pytest
from spacy.language import Language

from onrecord.extract.parse import load_parser, parse_text


@pytest.fixture(scope="module")
def parser() -> Language:
    return load_parser()


@pytest.mark.parametrize(
    "text",
    [
        "Four Varenian Soldiers Killed in Clashes near Kareth",
        "2 Civilians Killed 9 Injured in Rocket Attack in Orvany",
        "12-11-2025 100 Northern Front Fighters Killed in Orvany",
        "Published 3 October 2031 21 Varenian fighters have been killed near Kareth",
    ],
)
def test_no_sentence_ends_behind_the_number_that_opens_a_line_or_follows_a_date(parser: Language, text: str) -> None:
    doc = parse_text(parser, text)
    number = next(token.i for token in doc if token.text in ("Four", "2", "100", "21"))
    assert not doc[number + 1].is_sent_start


def test_a_sentence_may_start_behind_a_date(parser: Language) -> None:
    doc = parse_text(parser, "Published 3 October 2031 The army shelled Kareth.", breaks=[25])
    assert [sentence.text for sentence in doc.sents][-1] == "The army shelled Kareth."


@pytest.mark.parametrize(
    ("text", "following"),
    [
        ("Kareth police Sgt. Anna Lund, who led the search, said two men were hurt.", "Anna"),
        ("Sheriff's Office Capt. Olin Marr said.", "Olin"),
        ("Two men were shot on Tilda Ave. just before dawn.", "just"),
    ],
)
def test_no_sentence_starts_behind_a_word_cut_short(parser: Language, text: str, following: str) -> None:
    assert not next(token for token in parse_text(parser, text) if token.text == following).is_sent_start


def test_a_sentence_may_start_behind_the_name_of_a_way(parser: Language) -> None:
    doc = parse_text(parser, "A man was shot on Tilda Ave. Police said he was 30.")
    assert [sentence[0].text for sentence in doc.sents] == ["A", "Police"]
