"""What holds of the attributions of any text."""

from functools import cache

from hypothesis import example, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from onrecord.extract.attribution import attribution_at, find_attributions
from onrecord.extract.parse import load_parser, parse_text
from onrecord.mentions import AttributionMention
from onrecord.model import Report

PIECES = st.sampled_from(
    [
        "he added", "The ministry said",
        '"We will wait,"', "according to", "the monitor", "that", "two boats sank", ".",
        "\n\n", "“The road is cut", "”", "State television told VANA",
        "it said", "police denied", "reportedly", "Kareth",
        "Governor Aldo Renwick", "was quoted by", "declined to comment", "\u00a0", "😀", "''", "who", "and", ":", ",",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=25).map(" ".join) | st.text(max_size=80)


@cache
def parser() -> Language:
    return load_parser()


def find(text: str) -> tuple[AttributionMention, ...]:
    report = Report(report_id="r", source="r", text=text)
    return find_attributions(parse_text(parser(), text), report)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_spans_lie_in_the_text_in_order_and_apart(text: str) -> None:
    for mention in find(text):
        for role in (mention.source, mention.cue, mention.content):
            ends = [0]
            for start, end in role:
                assert ends[-1] <= start < end <= len(text)
                ends.append(end)
        assert mention.content


@settings(max_examples=30, deadline=None)
@given(TEXTS)
@example("according to ” that")
def test_finding_twice_finds_the_same(text: str) -> None:
    assert find(text) == find(text)


@settings(max_examples=30, deadline=None)
@given(TEXTS)
def test_the_origin_is_the_last_of_the_chain(text: str) -> None:
    mentions = find(text)
    for start in range(0, len(text), 7):
        found = attribution_at(mentions, start, start + 1)
        if found.origin is not None:
            assert found.chain[-1].name == found.origin
            assert found.chain[-1].kind == found.origin_kind
        for link in found.chain:
            assert 0 <= link.start < link.end <= len(text)
