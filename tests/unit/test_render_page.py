"""The page as text: whole markup whatever the words, links that lead somewhere, one policy, readable colours."""

import base64
import hashlib
import re
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.page_record import COPY, HOSTILE, WORDS, make_record

from onrecord.model import Record
from onrecord.render.page import render_page

VOID = {"meta", "input", "br", "link", "img", "path", "circle", "rect"}
TEMPLATES = files("onrecord.render").joinpath("templates")


class Reading(HTMLParser):
    """Every tag with its attributes; that every tag is closed; the text of each script and style."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: dict[str, str] = {}

    def handle_starttag(self, tag, attrs):
        assert len(attrs) == len(dict(attrs)), (tag, attrs)
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        for tag in set(self.open):
            self.words[tag] = self.words.get(tag, "") + data

    def all_of(self, name: str) -> list[str]:
        return [attributes[name] or "" for _, attributes in self.tags if name in attributes]


def read_page(record: Record) -> Reading:
    reading = Reading()
    reading.feed(render_page(record))
    reading.close()
    assert reading.open == []
    return reading


def make_hostile(text: str) -> Record:
    return make_record(words=f"{text} {WORDS}", copy=f"{text} {COPY}", name=text)


def shape_of(record: Record) -> list[tuple[str, tuple[str, ...]]]:
    """The tags of a page and the names of their attributes."""
    return [(tag, tuple(sorted(attributes))) for tag, attributes in read_page(record).tags]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_change_no_tag(text):
    assert shape_of(make_hostile(text)) == shape_of(make_hostile("harmless words of the same make"))


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(codec=None) | st.sampled_from("<>&\"'/!-={}%\0\r"), min_size=6, max_size=40))
def test_no_words_change_a_tag(text):
    assert shape_of(make_hostile(f"words {text}")) == shape_of(make_hostile("words of no harm"))


@pytest.mark.parametrize("text", HOSTILE)
def test_no_control_reaches_the_page(text):
    page = render_page(make_hostile(text))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff]", page)


def test_template_words_of_a_report_are_not_evaluated():
    page = render_page(make_hostile("{{ 7 * 191 }}"))
    assert "1337" not in page
    assert "{{ 7 * 191 }}" in page


def test_an_empty_record_has_a_page():
    assert "0 events in 0 reports" in render_page(Record())


def test_every_id_stands_once_and_every_link_leads_to_one():
    reading = read_page(make_record())
    ids = reading.all_of("id")
    assert len(ids) == len(set(ids))
    targets = reading.all_of("href")
    assert targets
    assert {target.removeprefix("#") for target in targets} <= set(ids)
    assert set(reading.all_of("aria-labelledby")) <= set(ids)


def test_headings_skip_no_level():
    levels = [int(tag[1]) for tag, _ in read_page(make_record()).tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels)), levels


def test_the_policy_lets_in_its_own_script_and_style_and_nothing_else():
    reading = read_page(make_record())
    (policy,) = [attributes["content"] for tag, attributes in reading.tags if attributes.get("http-equiv")]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules.pop("default-src") == "'none'"
    for rule, tag in (("script-src", "script"), ("style-src", "style")):
        digest = base64.b64encode(hashlib.sha256(reading.words[tag].encode()).digest()).decode()
        assert rules.pop(rule) == f"'sha256-{digest}'"
    assert set(rules.values()) == {"'none'"}


def test_every_figure_carries_its_sentences_and_other_claims_stand_once():
    page = render_page(make_record())
    event = page[page.index('<article id="e-1"') :].split("</article>")[0]
    killed, injured, rest = event.split("<details")[1:]
    assert killed.count("<blockquote") == 2 and injured.count("<blockquote") == 1
    assert rest.count("<blockquote") == 1 and "1 more claim, in its words" in rest


def test_all_parts_of_a_record_are_shown():
    page = render_page(make_record())
    for words in (
        "How many killed", "contested", "held", "Northern Front", "4,300", "at least 5,000", "not a text", "market.txt",
        "97 % of its words", "<em>(number)</em>", "may be an update", "Tessel Watch",
    ):  # fmt: skip
        assert words in page, words
    assert "<del>12</del>" in page and "<ins>14</ins>" in page


def test_the_order_of_a_record_changes_nothing():
    record = make_record()
    assert render_page(record) == render_page(make_record())
    turned = Record(events=record.events[::-1], reports=record.reports[::-1], claims=record.claims[::-1])
    straight = Record(events=record.events, reports=record.reports, claims=record.claims)
    assert render_page(turned) == render_page(straight)


def colours(scheme: int) -> dict[str, str]:
    """The named colours of the light (0) or the dark (1) scheme."""
    roots = re.findall(r":root \{([^}]*)\}", TEMPLATES.joinpath("page.css").read_text(encoding="utf-8"))
    return dict(re.findall(r"--([\w-]+): #([0-9a-f]{3,6})", roots[scheme]))


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    digits = colour if len(colour) == 6 else "".join(2 * digit for digit in colour)
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    "pair",
    [*[f"{ink}/{paper}" for ink in ("ink", "soft", "accent", "warn", "good") for paper in ("paper", "card")],
     "mark-ink/mark", "ink/cut", "ink/added"],
)  # fmt: skip
def test_text_has_the_contrast_of_wcag_aa(scheme, pair):
    named = colours(scheme)
    ink, paper = sorted((luminance(named[name]) for name in pair.split("/")), reverse=True)
    assert (ink + 0.05) / (paper + 0.05) >= 4.5
