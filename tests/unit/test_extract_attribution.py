"""Who says so: every row of cases/attributions.jsonl, read from invented reports."""

import json
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

import onrecord
from onrecord.extract.attribution import attribution_at, find_attributions
from onrecord.extract.attribution.kinds import find_kind
from onrecord.extract.parse import load_parser, parse_text
from onrecord.mentions import AttributionMention, Reading
from onrecord.model import Attribution, ChainLink, Report, Zone

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases" / "attributions.jsonl").read_text(encoding="utf-8").splitlines()
]
EDGES = ' ,.;:"“”'


@pytest.fixture(scope="module")
def parser() -> Language:
    return load_parser()


def read(parser: Language, text: str) -> tuple[Report, tuple[AttributionMention, ...]]:
    report = Report(report_id="r", source="r.txt", outlet="Corvid Press", text=text)
    return report, find_attributions(parse_text(parser, text), report)


@pytest.mark.parametrize("case", CASES, ids=[f"{n:03d} {case['note']}" for n, case in enumerate(CASES)])
def test_every_case_says_who_says_so(parser: Language, case: dict[str, Any]) -> None:
    report, mentions = read(parser, case["text"])
    start = report.text.index(case["at"])
    found = attribution_at(mentions, start, start + len(case["at"]), report=report)
    got = {
        "origin": found.origin,
        "kind": found.origin_kind,
        "stance": found.stance,
        "chain": [link.name for link in found.chain],
    }
    assert got == {key: case[key] for key in got}
    for role in ("source", "cue", "content"):
        if role in case:
            words = [" ".join(report.text[s:e] for s, e in getattr(m, role)).strip(EDGES) for m in mentions]
            assert case[role] in words


def test_links_point_at_the_words_that_name_the_voice(parser: Language) -> None:
    report, mentions = read(parser, "A villager told Reuters that the bridge was gone.")
    attribution = mentions[0].attribution
    assert attribution is not None
    assert [report.text[link.start : link.end] for link in attribution.chain] == ["Reuters", "A villager"]
    assert [link.kind for link in attribution.chain] == ["agency", "witness"]


def test_nothing_covers_gives_the_reports_own_word() -> None:
    wire = Report(report_id="r", source="r", outlet="Corvid Press", agency="MNA", text="Rain fell.")
    assert attribution_at((), 0, 4, report=wire) == Attribution(origin="MNA", origin_kind="agency")
    assert attribution_at((), 0, 4) == Attribution()


def test_the_innermost_of_nested_voices_is_the_origin() -> None:
    outer = Attribution(
        origin="VANA", origin_kind="state_media", chain=(ChainLink(name="VANA", kind="state_media", start=0, end=4),)
    )
    inner = Attribution(
        origin="army",
        origin_kind="government",
        stance="denies",
        chain=(ChainLink(name="army", kind="government", start=10, end=14),),
    )
    mentions = (
        AttributionMention(content=((20, 80),), cue=((15, 18),), attribution=inner),
        AttributionMention(content=((5, 90),), cue=((4, 5),), attribution=outer),
    )
    found = attribution_at(mentions, 30, 40)
    assert (found.origin, found.stance) == ("army", "denies")
    assert [link.name for link in found.chain] == ["VANA", "army"]


def test_a_mention_without_attribution_speaks_for_nobody() -> None:
    mentions = (AttributionMention(content=((0, 50),), cue=((60, 65),), attribution=None),)
    assert attribution_at(mentions, 10, 20) == Attribution()


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("who", None),
        ("the WHO", "un"),
        ("state news agency", "state_media"),
        ("a spokeswoman for the militia", "armed_group"),
        ("an official at the hospital", "government"),
        ("officials who asked not to be named", "anonymous"),
        ("three doctors at the police academy", "person"),
        ("a BBC correspondent", "own_reporter"),
        ("the weather", None),
    ],
)
def test_the_head_of_a_phrase_decides_its_kind(words: str, kind: str | None) -> None:
    assert find_kind(words) == kind


@pytest.mark.parametrize(
    ("headline", "voice"),
    [("KCPD: Four held in shooting that hurt a boy", "KCPD"), ("Ex-wife: Guard hurt by men at the mill", "Ex-wife")],
)
def test_who_stands_before_the_colon_of_a_headline_says_all_of_it(parser: Language, headline: str, voice: str) -> None:
    text = f"{headline}\n\nKARETH - Rain fell on Monday."
    zone = Zone(zone="headline", start=0, end=len(headline))
    report = Report(report_id="r", source="r.txt", text=text, zones=(zone,))
    mentions = find_attributions(parse_text(parser, text), report)
    start = text.index("hurt")
    assert attribution_at(mentions, start, start + 4, report=report).origin == voice


def test_a_voice_of_which_nothing_is_left_to_say_stops_no_report() -> None:
    text = (
        "Wardens found a third dead clerk inside, identifying the dead as Vance's aunt and uncle, Marina Kay Dellson,"
        " 54, and Ronald Emmet Dell, 55, Kareth County harbour office spokesman Mark Opgrave said.."
        " THEY HAVE BEEN ABANDONED AS BEING A"
    )
    reading = onrecord.read(text)
    assert isinstance(reading, Reading)
    assert all(text[claim.evidence.start : claim.evidence.end] == claim.evidence.quote for claim in reading.claims)
