"""Which words name a part of a town, or what is built in it."""

import pytest

from onrecord.extract.local_places import find_local_places
from onrecord.extract.parse import load_parser, parse_text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A fair opened in the South Side Tavil neighborhood.", "Tavil"),  # its side is no part of the name
        ("A fair opened on Thanksgiving Day at Tavil Park.", "Tavil Park"),  # "at" is no Arabic article here
        ("A fair opened in the at-Tavil neighborhood.", "at-Tavil"),  # and is one here
    ],
)
def test_the_words_of_a_local_name(text: str, name: str) -> None:
    assert [mention.text for mention in find_local_places(parse_text(load_parser(), text), [])] == [name]
