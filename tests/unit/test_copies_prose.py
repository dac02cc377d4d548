"""What of a page is prose, and how it is cut."""

from onrecord.copies.prose import cut_passage, fold_word, read_prose, split_sentences
from onrecord.model import Report, Zone

STORY = "Rebels left the mill at Kareth on Monday. Mr. Arrel saw them go at 5 a.m. with two guns."


def report(text: str, **fields: object) -> Report:
    return Report(report_id="r", source="r", text=text, **fields)  # type: ignore[arg-type]


def sentences(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in split_sentences(text, 0, len(text))]


def test_titles_and_hours_end_no_sentence() -> None:
    assert sentences(STORY) == [STORY[:41], STORY[42:]]


def test_a_line_break_ends_a_sentence() -> None:
    assert sentences("Rain on the Tessel\n\nThe dam held.") == ["Rain on the Tessel", "The dam held."]


def test_a_missing_blank_after_a_stop_still_ends_a_sentence() -> None:
    assert sentences("The dam held.The mill did not.") == ["The dam held.", "The mill did not."]


def test_words_are_folded() -> None:
    assert [fold_word(word) for word in ("Kareth's", "U.N.", "1,500", "4.5")] == ["kareths", "un", "1500", "4.5"]


def test_zones_that_are_no_reporting_are_left_out() -> None:
    text = "Mill falls\nRebels left the mill.\nMore from Kareth"
    zones = (
        Zone(zone="headline", start=0, end=10),
        Zone(zone="body", start=11, end=32),
        Zone(zone="related", start=33, end=49),
    )
    assert read_prose(report(text, zones=zones)).keys == ("rebels", "left", "the", "mill")


def test_headline_date_and_dateline_before_the_lead_are_cut_off() -> None:
    text = "Mill falls to rebels at dawn Corvid Press Monday 3 Feb 2031 KARETH, Varenia (MNA) - Rebels left the mill."
    prose = read_prose(report(text, headline="Mill falls to rebels at dawn"))
    assert prose.keys == ("rebels", "left", "the", "mill")


def test_a_date_inside_the_lead_stays() -> None:
    assert "2031" in read_prose(report("The mill fell on 3 February 2031 after a long siege.")).keys


def test_furniture_is_no_prose() -> None:
    assert read_prose(report("The dam held.\n\n© 2031 Corvid Press\n\nFollow us on every channel")).keys == (
        "the",
        "dam",
        "held",
    )


def test_quotations_appeals_and_repeats_are_not_the_reporter_speaking() -> None:
    text = (
        'He said: "All is lost." Please call 555-010-4477 with news.\nSpring sale now.\nSpring sale now.\nThe dam held.'
    )
    prose = read_prose(report(text))
    own = [key for key, mark in zip(prose.keys, prose.reporting, strict=True) if mark]
    assert own == ["he", "said", "the", "dam", "held"]


def test_a_passage_takes_its_marks_with_it() -> None:
    prose = read_prose(report('Then: "All is lost." The dam held.'))
    start, end = cut_passage(prose, (1, 4))
    assert prose.text[start:end] == '"All is lost."'


def test_an_empty_report_has_no_prose() -> None:
    prose = read_prose(report(""))
    assert (prose.keys, prose.sentences, list(prose.shingles)) == ((), (), [])
