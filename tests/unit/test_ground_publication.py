"""The day of publication worked out from a story's own dates and weekdays."""

import pytest

from onrecord.extract.times import find_times
from onrecord.ground.publication import CONTRADICTED, OUTRUN, WORKED_OUT, date_report
from onrecord.model import Report, Zone

CAPTION = "Troops of the Varenian army rest near Kareth in a picture taken Wednesday March 11, 2020."
BODY = (
    "The army seized parts of Kareth on Thursday.\n\nAfter breaking in on Wednesday, it took the station on Thursday. "
    "The war began in 2011."
)


def make_report(text: str, *, published: str | None = None, zones: tuple[Zone, ...] = ()) -> Report:
    basis = "header" if published else None
    return Report(report_id="r-1", source="1.txt", text=text, published=published, published_basis=basis, zones=zones)


def date_text(text: str, *, published: str | None = None, zones: tuple[Zone, ...] = ()) -> Report:
    report = make_report(text, published=published, zones=zones)
    return date_report(report, find_times(text))


def test_caption_date_and_news_weekday_give_the_day() -> None:
    report = date_text(f"{CAPTION}\n\n{BODY}")
    assert (report.published, report.published_basis, report.flags) == ("2020-03-12", "story", (WORKED_OUT,))


def test_caption_zone_far_down_is_head() -> None:
    text = f"{BODY}\n\n{'Nothing more was known of it. ' * 40}\n\n{CAPTION}"
    start = text.index("Troops of")
    zones = (Zone(zone="body", start=0, end=start - 2), Zone(zone="caption", start=start, end=len(text)))
    assert date_text(text, zones=zones).published == "2020-03-12"


def test_page_date_on_its_own_line_is_the_day() -> None:
    assert date_text("06 February, 2020\n\nThe army entered Kareth on Wednesday.").published == "2020-02-06"


def test_label_before_a_date_makes_it_the_page_date() -> None:
    text = f"The army entered Kareth on Monday.\n\n{'More was not said. ' * 60}\n\nPublished Tuesday, Feb. 4, 2020"
    assert date_text(text).published == "2020-02-04"


def test_weekday_and_day_without_year_take_the_year_of_the_text() -> None:
    assert (
        date_text("Thursday 6 February\n\nTroops entered Kareth on Thursday.\n\n© 2020 MNA").published == "2020-02-06"
    )


def test_full_date_of_the_lead_is_the_day_where_no_weekday_is_named() -> None:
    text = "Fresh unrest broke out in Orvany on Saturday December 13 2008. It is the worst since 1974."
    assert date_text(text).published == "2008-12-13"


@pytest.mark.parametrize(
    "text",
    [
        "The army entered Kareth on Thursday.",
        "In a picture of Wednesday March 11, 2020, troops rest. No day is named.",
        "File photo of Wednesday March 11, 2020. The army entered Kareth on Thursday.",
        "On Sept. 11, 2001, it began. Since 2011 the army has held Kareth. On Thursday it left.",
        "The court will sit on 5 February 2020. The army entered Kareth on Thursday.",
    ],
    ids=["no date", "no weekday", "file photo", "older than a year in the text", "a plan"],
)
def test_stays_unknown(text: str) -> None:
    report = date_text(text)
    assert (report.published, report.published_basis, report.flags) == (None, None, ())


def test_given_day_is_kept() -> None:
    report = date_text(f"{CAPTION}\n\n{BODY}", published="2020-03-13")
    assert (report.published, report.published_basis, report.flags) == ("2020-03-13", "header", ())


def test_date_after_the_header_contradicts_it() -> None:
    report = date_text(f"{CAPTION}\n\n{BODY}", published="2020-01-07")
    assert (report.published, report.flags) == ("2020-01-07", (CONTRADICTED,))


def test_plan_after_the_header_does_not() -> None:
    assert date_text("The vote will be held on 12 May 2021.", published="2020-02-07").flags == ()


def test_contradiction_is_flagged_once() -> None:
    report = date_text(f"{CAPTION}\n\n{BODY}", published="2020-01-07")
    assert date_report(report, find_times(report.text)).flags == (CONTRADICTED,)


def test_boilerplate_is_no_evidence() -> None:
    text = "The army entered Kareth on Thursday.\n\nLatest: Wednesday March 11, 2020"
    start = text.index("Latest")
    zones = (Zone(zone="body", start=0, end=start - 2), Zone(zone="boilerplate", start=start, end=len(text)))
    assert date_text(text, zones=zones).published is None


#: 2031-05-07 is a Wednesday
@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Two men were shot in Kareth Wednesday night. No one was held as of early Thursday.", "2031-05-08"),
        ("Shots fell on Wednesday. The dead were named Thursday. A man was held on Friday.", "2031-05-09"),
        ("Two men were shot in Kareth Wednesday night. The school will open again Thursday.", "2031-05-07"),
        ("Two men were shot in Kareth Wednesday. One was to begin work on Thursday.", "2031-05-07"),
        ("Two men were shot in Kareth on Tuesday. One had been robbed on Thursday.", "2031-05-07"),
    ],
)
def test_given_day_moves_on_to_a_weekday_told_as_past(text: str, published: str) -> None:
    report = Report(report_id="r-1", source="1.txt", text=text, published="2031-05-07", published_basis="given")
    dated = date_report(report, find_times(text))
    moved = published != "2031-05-07"
    assert (dated.published, dated.published_basis) == (published, "story" if moved else "given")
    assert (OUTRUN in dated.flags) == moved


def test_day_of_the_page_itself_does_not_move() -> None:
    text = "Two men were shot in Kareth Wednesday night. No one was held as of early Thursday."
    assert date_text(text, published="2031-05-07").published == "2031-05-07"
