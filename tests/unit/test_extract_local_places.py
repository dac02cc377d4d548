"""Which words name a part of a town, or what is built in it."""

import pytest

from onrecord.extract.local_places import find_local_places
from onrecord.extract.parse import load_parser, parse_text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A fair opened in the South Side Tavil neighborhood.", "Tavil"),  # its side is no part of the name
        ("A fair opened on Thanksgiving Day at Tavil Park.", "Tavil Park"),  # "at" is no Arabic article here
        ("A fair opened in the 100 block of South 10th Street.", "South 10th Street"),
        ("A fair opened in the 100 block of 48th Street.", "48th Street"),
        ("A fair opened at Tavil and 14th Street.", "Tavil and 14th Street"),
        ("A fair opened at the corner of Mill Road and Tavil Avenue.", "Mill Road and Tavil Avenue"),
        ("A fair opened near La Tavila farm.", "La Tavila farm"),
        ("A fair opened on Tavil Hill.", "Tavil Hill"),
        ("A fair opened in the at-Tavil neighborhood.", "at-Tavil"),  # and is one here
        ("Two cooks were hurt outside Tavil's Bar and Grill on Monday.", "Tavil's Bar and Grill"),
        ("Two cooks were hurt at the Blue Heron Tavern on Monday.", "Blue Heron Tavern"),
        ("A fair opened in the 400 block of S. Tavil St. on Monday.", "S. Tavil St."),
        ("A fair opened on N. Tavil Street on Monday.", "N. Tavil Street"),
    ],
)
def test_the_words_of_a_local_name(text: str, name: str) -> None:
    assert [mention.text for mention in find_local_places(parse_text(load_parser(), text), [])] == [name]
