"""The words of a claim in their context, and two copies word by word: no word lost, none invented."""

from hypothesis import given
from hypothesis import strategies as st
from tests.claim_builder import make_claim, make_quantity, make_report

from onrecord.model import Aligned, Edit, Link
from onrecord.render.passages import CONTEXT, NEAR, compare_copies, quote_in_context, word_edits

LONG = "The road to Dulmen Ford was closed. " * 20
QUOTE = "Four soldiers and nine residents died near Kareth."


def context_of(before: str, after: str, **fields: object) -> tuple[list[str], list[str]]:
    """What stands in each piece, and how it is set."""
    report = make_report("r-1", text=before + QUOTE + after)
    pieces = quote_in_context(make_claim("c-1", "r-1", quote=QUOTE, start=len(before), **fields), report)
    return [piece.text for piece in pieces], [piece.mark for piece in pieces]


def test_the_quote_stands_whole_between_its_neighbours():
    texts, marks = context_of("Before. ", " After.")
    assert texts == ["Before. ", QUOTE, " After."]
    assert marks == ["plain", "mark", "plain"]


def test_long_context_is_cut_at_words_and_says_so():
    texts, _ = context_of(LONG, LONG)
    assert texts[0].startswith("… ") and len(texts[0]) <= CONTEXT + 2
    assert texts[-1].endswith(" …") and len(texts[-1]) <= CONTEXT + 2
    assert set(texts[0].split()) <= {*LONG.split(), "…"}
    assert set(texts[-1].split()) <= {*LONG.split(), "…"}


def test_blank_lines_of_the_context_close_up():
    texts, _ = context_of("One.\n\n \nTwo.\n\n", "")
    assert texts[0] == "One.\nTwo.\n"


def test_counts_are_marked_inside_the_quote():
    counts = (
        make_quantity("killed", 4, verbatim="Four soldiers"),
        make_quantity("killed", 9, verbatim="nine residents"),
    )
    texts, marks = context_of("", "", quantities=counts)
    assert [text for text, mark in zip(texts, marks, strict=True) if mark == "number"] == [
        "Four soldiers",
        "nine residents",
    ]
    assert "".join(texts) == QUOTE


def test_counts_that_overlap_or_stand_elsewhere_break_nothing():
    counts = tuple(
        make_quantity("killed", 4, verbatim=words) for words in ("Four soldiers", "soldiers and nine", "seven")
    )
    texts, _ = context_of("", "", quantities=counts)
    assert "".join(texts) == QUOTE


def test_copies_show_what_changed_and_count_what_did_not():
    original = make_report("r-1", text="Nine people died. The army was due to come.")
    copy = make_report("r-2", text="Ten people died. The army was due to come.")
    link = Link(
        from_="r-1", to="r-2", containment=0.9, edits=(Edit(kind="number", from_=(0, 4), to=(0, 3)),),
        aligned=(Aligned(from_=(0, 17), to=(0, 16)), Aligned(from_=(18, 43), to=(17, 42))),
    )  # fmt: skip
    changed, same = compare_copies(link, original, copy)
    assert same == 1
    (one,) = changed
    assert [piece.text for piece in one.before if piece.mark == "cut"] == ["Nine"]
    assert [piece.text for piece in one.after if piece.mark == "added"] == ["Ten"]
    assert one.kinds == ("number",)


def test_long_unchanged_runs_show_only_what_stands_beside_a_change():
    before, after = word_edits(f"Nine {LONG}nine {LONG}", f"Ten {LONG}ten {LONG}")
    for pieces in (before, after):
        plain = [piece.text for piece in pieces if piece.mark == "plain"]
        assert all("…" in text and len(text) <= 2 * NEAR + 3 for text in plain)
        assert plain[-1].endswith(" … ")


@given(st.text("ab .\n", max_size=60), st.text("ab .\n", max_size=60))
def test_comparing_loses_no_character(old, new):
    before, after = word_edits(old, new)
    assert "".join(piece.text for piece in before) == old
    assert "".join(piece.text for piece in after) == new
    assert {piece.mark for piece in before} <= {"plain", "cut"}
    assert {piece.mark for piece in after} <= {"plain", "added"}
