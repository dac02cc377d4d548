"""Any bytes become a report or a rejection; the zones of a report are in order and leave nothing out."""

import contextlib
import io
import json
import re

from hypothesis import given
from hypothesis import strategies as st

from onrecord.collect.feed import FeedError, read_feed
from onrecord.collect.read import read_items
from onrecord.collect.report import read_report
from onrecord.collect.zones import find_zones
from onrecord.model import Item, Rejected, Report

LINES = st.sampled_from(
    [
        "Rebels leave Orvany bridge",
        "By Ann Korrin",
        "6 March 2025",
        "Reuters , Thursday 6 Mar 2025",
        "Read also: The bridge",
        "© 2025 AFP",
        "ORVANY, Varenia (MNA) —",
        "date 2025-03-07 Women carry water",
        "up",
        "(Photo: MNA)",
        "Tags bridge",
        "Six people were killed when a shell hit the toll house of Orvany on Friday, the mayor said.",
        "",
        "\u00a0",
        "PDFRebels",
        "The army declined to comment. - AFP",
        "Source: Xinhua",
        "UPDATE: Six dead",
        "A town without light",
        "Share",
    ]
)
PAGES = st.lists(st.one_of(LINES, st.text(max_size=60)), max_size=14).map("\n".join)
TAGS = ["<p>", "</p>", "<div>", "<h1>", "<meta ", "content=", '"', ">", "<script>", "<!--", "<time datetime="]
HTML = st.lists(st.one_of(st.sampled_from(TAGS), st.text(max_size=20))).map("".join)


def check_zones(report: Report) -> None:
    position = 0
    for zone in report.zones:
        assert position <= zone.start < zone.end <= len(report.text)
        assert not report.text[position : zone.start].strip()
        assert not report.text[zone.start].isspace() and not report.text[zone.end - 1].isspace()
        position = zone.end
    assert not report.text[position:].strip()


@given(st.binary(max_size=400), st.sampled_from(["text", "html", "json"]))
def test_any_bytes(data: bytes, form: str) -> None:
    report = read_report(Item(source="x", data=data, form=form))  # type: ignore[arg-type]
    assert isinstance(report, Report | Rejected)
    if isinstance(report, Report):
        check_zones(report)


@given(PAGES, st.one_of(st.none(), st.text(max_size=40), LINES))
def test_any_page(text: str, title: str | None) -> None:
    data = json.dumps({"text": text, "title": title}).encode()
    report = read_report(Item(source="x", data=data, form="json"))
    if isinstance(report, Report):
        check_zones(report)
        assert read_report(Item(source="y", data=data, form="json")).report_id == report.report_id


@given(PAGES)
def test_text_is_untouched(text: str) -> None:
    report = read_report(Item(source="x", data=text.encode(errors="replace"), form="text"))
    if isinstance(report, Report) and not report.flags:
        given_text = text.encode(errors="replace").decode().replace("\r\n", "\n").replace("\r", "\n")
        assert report.text == re.sub("[\u00a0\u2007\u2009\u202f]", " ", given_text)


@given(HTML)
def test_any_markup(html: str) -> None:
    report = read_report(Item(source="x", data=html.encode(errors="replace"), form="html"))
    if isinstance(report, Report):
        check_zones(report)


@given(st.binary(max_size=300))
def test_any_standard_input(data: bytes) -> None:
    assert all(isinstance(row, Item | Rejected) for row in read_items(["-"], io.BytesIO(data)))


@given(st.binary(max_size=300))
def test_any_feed(data: bytes) -> None:
    with contextlib.suppress(FeedError):
        list(read_feed(data))


@given(PAGES)
def test_every_zone_kind_is_of_the_contract(text: str) -> None:
    kinds = {"headline", "standfirst", "byline", "dateline", "subhead", "caption", "body", "related", "boilerplate"}
    assert {zone.zone for zone in find_zones(text)} <= kinds
