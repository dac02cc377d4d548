"""Which sentences are the same copy."""

from onrecord.copies.align import align_proses
from onrecord.copies.compare import compare_copies
from onrecord.copies.prose import cut_passage, read_prose
from onrecord.model import Report

DAM = "The dam above Sel Marra held through the night although the gates were jammed with ice."
MILL = "Rebels left the mill at Kareth on Monday after the garrison had run out of bread."
FERRY = "A ferry with forty passengers ran aground off Brenmark in thick fog."


def report(name: str, text: str) -> Report:
    return Report(report_id=name, source=name, text=text)


def passages(one: str, other: str) -> list[tuple[str, str]]:
    a, b = read_prose(report("a", one)), read_prose(report("b", other))
    return [
        (one[slice(*cut_passage(a, match.a))], other[slice(*cut_passage(b, match.b))]) for match in align_proses(a, b)
    ]


def test_moved_sentences_are_found() -> None:
    assert passages(f"{DAM} {MILL}", f"{MILL} {FERRY} {DAM}") == [(DAM, DAM), (MILL, MILL)]


def test_a_reworded_sentence_is_found_beside_a_matched_one() -> None:
    reworded = (
        "Forty people aboard a boat that ran aground off Brenmark waited for boats to reach them in the night fog."
    )
    assert passages(f"{MILL} {FERRY}", f"{MILL} {reworded}") == [(MILL, MILL), (FERRY, reworded)]
    assert passages(FERRY, reworded) == []


def test_a_sentence_may_be_split() -> None:
    whole = "The dam above Sel Marra held through the night and the ferry to Brenmark sailed again at dawn."
    first, second = "The dam above Sel Marra held through the night.", "The ferry to Brenmark sailed again at dawn."
    assert passages(whole, f"{first} {second}") == [(whole, first), (whole, second)]


def test_a_passage_that_a_page_repeats_stands_against_both() -> None:
    assert passages(DAM, f"{DAM}\n{DAM}") == [(DAM, DAM), (DAM, DAM)]


def test_common_words_alone_are_no_copy() -> None:
    assert passages("It was the end of the day.", "He said it was the first of the month.") == []


def test_containment_is_the_share_of_the_second_report() -> None:
    link = compare_copies(report("a", f"{DAM} {MILL}"), report("b", DAM))
    assert (link.from_, link.to, link.containment) == ("a", "b", 1.0)
    assert compare_copies(report("b", DAM), report("a", f"{DAM} {MILL}")).containment == 0.5
    assert compare_copies(report("a", DAM), report("b", "")).containment == 0.0
