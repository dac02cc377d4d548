"""The case table of the copies stage: pairs of invented texts, and what is to be said of them."""

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.copies.compare import compare_copies, is_dependent
from onrecord.model import Report

CASES = [json.loads(line) for line in Path(__file__).with_name("copies.jsonl").read_text("utf-8").splitlines()]
TEXTS = {
    "story": (
        "Mortar fire killed nine people in the market of Kareth on Monday as traders were setting up their stalls. "
        "The shells came from the hills above the river, where the Northern Front has dug in since the thaw. "
        "A nurse at the district clinic said most of the wounded were women who had come to sell eggs. "
        "The town council closed the bridge and asked people to stay indoors until the firing stops. "
        "Lorries with flour were turned back at the customs post, a driver said by telephone. "
        "Electricity failed in the lower quarter shortly before noon and had not come back by evening."
    ),
    "story_cut": (
        "Mortar fire killed nine people in the market of Kareth on Monday as traders were setting up their stalls. "
        "The shells came from the hills above the river, where the Northern Front has dug in since the thaw. "
        "A nurse at the district clinic said most of the wounded were women who had come to sell eggs."
    ),
    "story_edited": (
        "Mortar fire killed eleven people in the market of Kareth on Monday as traders were setting up stalls. "
        "The shells came from hills above the river, where the Northern Front has been dug in since the thaw. "
        "Most of the wounded were women who had come to sell eggs, a nurse at the district clinic said. "
        "Schools in three villages stayed shut, and a wedding was moved to the cellar of the wine press. "
        "The town council closed the bridge and asked people to stay indoors until the firing stops."
    ),
    "told_again": (
        "Nine traders died in Kareth when bombs dropped on their stalls at the start of the week. "
        "Gunners of the Northern Front hold the heights over the stream and have shot at the place for weeks. "
        "Doctors treated many women. Local leaders shut the crossing and told everybody to keep inside. "
        "Supplies of bread did not get through, and by nightfall half of the houses were still dark."
    ),
    "other": (
        "A ferry with forty passengers ran aground off Brenmark in thick fog, and all were brought to land unhurt. "
        "The captain had lost sight of the beacon when his radar gave out near the harbour mouth. "
        "Fishing boats took the passengers off one by one over a rope ladder, the harbour master said. "
        "Divers will look at the hull as soon as the swell goes down. "
        "It is the third time this winter that a ship has struck the sandbank since its buoy was swept away."
    ),
    "quote": (
        '"We call on all sides to lay down their weapons for the days of the harvest, to let the lorries of the relief '
        'agencies pass and to bury the dead in peace, and we shall not rest until they do," the bishop said.'
    ),
    "appeal": (
        "Anyone with information about these events is asked to call the police of the province at 555-010-4477 "
        "or to write to the tip line, which takes messages in every language day and night. "
        "Callers may remain anonymous and could receive a cash reward of up to two thousand crowns."
    ),
    "background": (
        "Varenia has been torn by war since the spring of 2027, when the army split over the sale of the coal mines. "
        "The fighting has driven a fifth of the people from their homes and ruined the ports of the southern coast."
    ),
    "footer": (
        "Corvid Press brings you the voices of the valley from six in the morning until the last bus has gone home. "
        "Our reporters live in the towns that they write about, and they answer every letter that reaches the office. "
        "The paper is printed on the old press in Mill Lane, which visitors may see on the first Sunday of the month."
    ),
    "widget": (
        "In 1911 the painter Ilse Moran gave the city her house by the canal with all the pictures that were in it. "
        "Her will laid down that no picture may be sold, lent or hung in another room for as long as the house stands."
    ),
}


def make_report(name: str, case: dict[str, Any]) -> Report:
    context = case["context"]
    return Report(
        report_id=name,
        source=name,
        outlet=context.get(f"outlet_{name}", f"outlet of {name}"),
        published=context.get(f"published_{name}"),
        text=case["input"][name].format(**TEXTS),
    )


def quote(report: Report, span: tuple[int, int] | None) -> str | None:
    return None if span is None else report.text[slice(*span)]


@pytest.mark.parametrize("case", CASES, ids=[case["note"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    a, b = make_report("a", case), make_report("b", case)
    if "dependent" in case["expected"]:
        assert is_dependent(a, b) is case["expected"]["dependent"]
        assert is_dependent(b, a) is case["expected"]["dependent"]
        return
    edits = [[edit.kind, quote(a, edit.from_), quote(b, edit.to)] for edit in compare_copies(a, b).edits]
    assert edits == case["expected"]["edits"]
