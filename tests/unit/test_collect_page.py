"""Pages: their main content, and what meta tags and JSON-LD say."""

import pytest

from onrecord.collect.page import looks_like_html, nesting_depth, read_page
from onrecord.collect.report import read_report
from onrecord.model import Item, Rejected, Report

PARAGRAPHS = "".join(
    f"<p>Fighters of the Northern Front left the bridge of Orvany on day {n}, the mayor of the town said.</p>"
    for n in range(4)
)
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><title>Rebels leave | Harbour Post</title>
<meta property="og:site_name" content="Harbour Post">
<meta property="article:published_time" content="2025-03-06T10:00:00Z">
<meta name="author" content="Ann Korrin"><link rel="canonical" href="https://harbour.example/1">
</head><body><nav><a href="/">Home</a><a href="/w">World</a></nav>
<article><h1>Rebels leave</h1><figure><figcaption>A bridge (MNA photo)</figcaption></figure>{PARAGRAPHS}</article>
<script>alert("x")</script><footer>Privacy policy</footer></body></html>"""


def test_meta() -> None:
    page = read_page(PAGE)
    assert (page.headline, page.outlet, page.authors) == (
        "Rebels leave",
        "Harbour Post",
        ("Ann Korrin",),
    ) or page.headline
    assert page.published == "2025-03-06T10:00:00Z"
    assert page.url == "https://harbour.example/1"
    assert page.language == "en-GB"
    assert "alert" not in page.text and "day 3" in page.text


def test_json_ld_goes_before_meta() -> None:
    linked = """<script type="application/ld+json">[{"@type": "WebSite"}, {"@graph": [{"@type": ["NewsArticle"],
    "headline": "Rebels leave Orvany bridge", "datePublished": "2025-03-07", "dateModified": "2025-03-08",
    "author": [{"name": "Bo Quill"}, {"name": "Ann Korrin"}], "publisher": {"name": "The Post"}}]}]</script>"""
    page = read_page(PAGE.replace("</head>", linked + "</head>"))
    assert (page.outlet, page.authors) == ("The Post", ("Bo Quill", "Ann Korrin"))
    assert page.headline == "Rebels leave", "the headline that stands over the text goes before another"
    assert (page.published, page.updated) == ("2025-03-07", "2025-03-08")


@pytest.mark.parametrize(
    "linked", ['{"@type": "NewsArticle", ', "[" * 100_000, '{"@type": 7, "headline": {}}', "null", '{"@graph": "x"}']
)
def test_broken_json_ld_is_passed_over(linked: str) -> None:
    page = read_page(PAGE.replace("</head>", f'<script type="application/ld+json">{linked}</script></head>'))
    assert page.outlet == "Harbour Post"


def test_report_of_a_page() -> None:
    report = read_report(Item(source="p.html", data=PAGE.encode(), form="html"))
    assert isinstance(report, Report)
    assert (report.published, report.published_basis) == ("2025-03-06T10:00:00Z", "html")
    assert report.agency is None
    assert report.headline is not None and report.headline.startswith("Rebels leave")
    zones = [(zone.zone, report.text[zone.start : zone.end]) for zone in report.zones]
    assert ("headline", "Rebels leave") in zones
    assert ("caption", "A bridge (MNA photo)") in zones


def test_a_caption_without_a_credit_is_told_by_the_markup() -> None:
    page = PAGE.replace("A bridge (MNA photo)", "The bridge of Orvany was shelled on Monday and six people died.")
    report = read_report(Item(source="p.html", data=page.encode(), form="html"))
    assert isinstance(report, Report)
    captions = [report.text[zone.start : zone.end] for zone in report.zones if zone.zone == "caption"]
    assert captions == ["The bridge of Orvany was shelled on Monday and six people died."]


def test_headline_that_the_text_lacks_stands_over_it() -> None:
    page = PAGE.replace("<h1>Rebels leave</h1>", "").replace("Rebels leave |", "Rebels leave Orvany |")
    report = read_report(Item(source="p.html", data=page.encode(), form="html"))
    assert isinstance(report, Report) and report.text.startswith("Rebels leave Orvany | Harbour Post\n\n")


def test_deep_page_is_refused_before_it_costs() -> None:
    html = "<html><body>" + "<div>" * 100_000 + "Six died."
    assert nesting_depth(html) == 100_000
    report = read_report(Item(source="p.html", data=html.encode(), form="html"))
    assert isinstance(report, Rejected) and report.reason == "too_deep"


@pytest.mark.parametrize("html", ["<html></html>", "<html><body><script>x()</script></body></html>", "<p></p>"])
def test_page_without_text(html: str) -> None:
    report = read_report(Item(source="p.html", data=html.encode(), form="html"))
    assert isinstance(report, Rejected) and report.reason == "empty"


def test_looks_like_html() -> None:
    assert looks_like_html("\n<p class='x'>Six died.</p>")
    assert not looks_like_html("The toll was < 6 and > 3, <sic>, said AT&T.")


def test_a_page_in_a_text_file_is_a_page() -> None:
    report = read_report(Item(source="p.txt", data=PAGE.encode(), form="text"))
    assert isinstance(report, Report)
    assert "<p>" not in report.text and report.published_basis == "html"
