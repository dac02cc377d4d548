"""Spans of expressions of time where the text is odd: repeated words, wrapped lines, neighbours without blanks."""

import pytest

from onrecord.extract.times import find_times
from onrecord.extract.times.tokens import read_words


@pytest.mark.parametrize("word", sorted({row["word"] for row in read_words()}))
def test_a_word_said_two_hundred_times_is_read_to_the_end(word: str) -> None:
    """Patterns of many optional parts could try every way to share such a run out, and never come back."""
    text = f"{word} " * 200
    end = 0
    for mention in find_times(f"{text}{text.upper()}{text.title()}"):
        assert end <= mention.start < mention.end
        end = mention.end


def test_wrapped_line_parts_nothing() -> None:
    text = "The raid on Kareth took place last\nnight and the army said on 30\nDecember that the\nroad was open."
    assert [mention.text for mention in find_times(text)] == ["last\nnight", "30\nDecember"]


def test_paragraphs_part_expressions() -> None:
    text = "The army took Kareth in May.\n\n2019 was a dry year.\n\nIt rained on 3\n\nMarch went by."
    assert [mention.text for mention in find_times(text)] == ["May", "2019"]


@pytest.mark.parametrize(
    ("text", "timex"), [("two days", "DURATION"), ("every day", "SET"), ("at 5:30 p.m.", "TIME"), ("in May", "DATE")]
)
def test_timex_type(text: str, timex: str) -> None:
    assert [mention.timex for mention in find_times(text)] == [timex]


def test_no_text_has_no_times() -> None:
    assert find_times("") == ()
