"""tests/cases/figures.jsonl: claims of one event -> its figure, conflicts, origins."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.claim_builder import make_claim, make_quantity, make_report

from onrecord.model import Actor, Claim, Event, Family, Judgement, Report
from onrecord.reconcile import Reconciled, reconcile

CASES = [json.loads(line) for line in (Path(__file__).parents[1] / "cases" / "figures.jsonl").open(encoding="utf-8")]
REPORT_FIELDS = ("published", "outlet", "agency", "flags")
CLAIM_FIELDS = ("origin", "origin_kind", "stance", "modality", "town", "quote", "start")
QUANTITY_FIELDS = (
    "value",
    "lower",
    "upper",
    "quantifier",
    "flag",
    "population",
    "part_of",
    "unit",
    "scope",
    "verbatim",
)


def build_case(rows: list[dict[str, Any]], context: dict[str, Any]) -> tuple[list[Claim], list[Report]]:
    """The claims and reports of a case: every claim stands in a report of its own unless one is named."""
    claims, reports = [], {}
    for number, row in enumerate(rows):
        report_id = row.get("report", f"r{number}")
        fields = {"published": "2031-05-02", **{k: row[k] for k in REPORT_FIELDS if k in row}}
        fields["flags"] = tuple(fields.get("flags", ()))
        reports[report_id] = make_report(report_id, **fields)
        counted = {k: row[k] for k in QUANTITY_FIELDS if k in row}
        quantity = make_quantity(row.get("measure", "killed"), counted.pop("value", None), **counted)
        more = tuple(make_quantity(**{"value": None, **q}) for q in row.get("and", ()))
        has_count = any(k in row for k in ("value", "lower", "upper", "quantifier"))
        actors = [Actor(text=row[role], role=role) for role in ("agent", "target") if role in row]
        claims.append(
            make_claim(
                row.get("id", f"c{number}"),
                report_id,
                kind=context.get("kind", "attack"),
                day="2031-05-01",
                quantities=(quantity, *more) if has_count else (),
                actors=tuple(actors),
                **{k: row[k] for k in CLAIM_FIELDS if k in row},
            )
        )
    return claims, list(reports.values())


def judge_case(case: dict[str, Any]) -> Reconciled:
    context = case["context"]
    claims, reports = build_case(case["input"], context)
    families = [Family(family_id=f"f-{r.report_id}", reports=(r.report_id,), root=r.report_id) for r in reports]
    judgements = []
    if "judged" in context:
        judged = {"measure": "killed", **context["judged"]}
        targets = (claims[0].claim_id,)
        judgements.append(
            Judgement(judgement_id="j1", decision="best", targets=targets, reason="x", by="a", at="1", **judged)
        )
    if context.get("withdrawn"):
        judgements.append(
            Judgement(judgement_id="j2", decision="withdrawn", targets=("j1",), reason="x", by="a", at="2")
        )
    cluster = tuple(sorted(claim.claim_id for claim in claims))
    return reconcile(claims, [cluster], reports, families, judgements, model=context.get("model", "representative"))


@pytest.mark.parametrize("case", CASES, ids=[case["note"] for case in CASES])
def test_figure(case: dict[str, Any]) -> None:
    result, expected = judge_case(case), case["expected"]
    (event,) = result.events
    if "figure" in expected:
        check_figure(event, expected["figure"])
    if "figures" in expected:
        assert len(event.figures) == expected["figures"]
    if "method" in expected:
        assert any(expected["method"] in figure.method for figure in event.figures)
    if "conflicts" in expected:
        assert [conflict.kind for conflict in result.conflicts] == expected["conflicts"]
    for field in ("corroboration", "n_origins"):
        if field in expected:
            assert getattr(event, field) == expected[field]


def check_figure(event: Event, expected: dict[str, Any]) -> None:
    figure = event.figures[0]
    assert {"low": figure.low, "best": figure.best, "high": figure.high} == {
        k: expected[k] for k in ("low", "best", "high")
    }
    assert expected.get("method", "") in figure.method


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 60
