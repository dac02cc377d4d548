"""Whatever the text: spans lie in it and quote it, do not overlap, and the same text gives the same places."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.extract.parse import load_parser, parse_text
from onrecord.extract.places import find_places
from onrecord.ground.places import ground_places
from onrecord.store.gazetteer import load_gazetteer

PIECES = (
    "Kareth", "Paris", "Texas", "the capital", "Omar", "Saraqeb", "Jisr Baghdad", "al-Hasakah", "U.S.", "SYRIA",
    "São Paulo", "near", "in",
    "12 km north of", "province", "and", ",", ".", "\n", "—", "the eastern outskirts of", "said",
    "Russian", "village of", "between", "d'Ivoire", "(", "😀", "سراقب", "İdlib", "\u00a0", "'s", "-", "Pre-dawn",
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
    st.text(max_size=80),
)


@pytest.fixture(scope="module")
def tools():
    return load_parser(), load_gazetteer()


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_places_of_any_text(tools, text):
    parser, gazetteer = tools
    mentions = ground_places(find_places(parse_text(parser, text), gazetteer), text, gazetteer)
    last = 0
    for mention in mentions:
        assert last <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end].casefold() == mention.text.casefold()
        assert mention.phrase[0] <= mention.start and mention.end <= mention.phrase[1] <= len(text)
        place = mention.place
        assert place is not None and place.name == mention.text and place.note
        assert (place.lat is None) == (place.lon is None) == (place.precision is None)
        last = mention.end
    assert mentions == ground_places(find_places(parse_text(parser, text), gazetteer), text, gazetteer)
