"""tests/cases/linking.jsonl: claims -> clusters; and what must hold of any clustering."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.claim_builder import make_claim, make_quantity, make_report

from onrecord.link import link_claims
from onrecord.model import Actor, Aligned, Claim, Family, Judgement, Link, Report
from onrecord.values import Place, When

CASES = [json.loads(line) for line in (Path(__file__).parents[1] / "cases" / "linking.jsonl").open(encoding="utf-8")]
COUNTED = ("scope", "period", "part_of", "population")
KEPT = ("day", "kind", "outcome", "stance", "modality")


def build_claim(row: dict[str, Any]) -> Claim:
    """A claim of a case. Its evidence is fifty characters long from ``at``."""
    counts = tuple(
        make_quantity(measure, row[measure], **{k: row[k] for k in COUNTED if k in row})
        for measure in ("killed", "injured")
        if measure in row
    )
    roles = ("agent", "target", "speaker")
    told = {"occurred": When(edtf=f"../{row['until']}", end=row["until"])} if "until" in row else {}
    if "from" in row:
        told = {"occurred": When(edtf=f"{row['from']}/{row['to']}", start=row["from"], end=row["to"], precision=4)}
    return make_claim(
        row["id"],
        row["report"],
        quantities=counts,
        place=Place(**row["place"]) if "place" in row else None,
        actors=tuple(Actor(text=row[role], role=role) for role in roles if role in row),
        start=row.get("at", 0),
        quote=f"{row.get('quote', ''):w<50}",
        attributes={"magnitude": row["magnitude"]} if "magnitude" in row else {},
        **told,
        **{k: row[k] for k in KEPT if k in row},
    )


def build_families(reports: list[Report], context: dict[str, Any]) -> list[Family]:
    members = context.get("family", [])
    families = [
        Family(family_id=f"f-{r.report_id}", reports=(r.report_id,), root=r.report_id)
        for r in reports
        if r.report_id not in members
    ]
    if members:
        aligned = tuple(Aligned(from_=(a, b), to=(x, y)) for a, b, x, y in context["aligned"])
        link = Link(from_=members[0], to=members[1], containment=1.0, aligned=aligned)
        families.append(Family(family_id="f-copy", reports=tuple(members), root=members[0], links=(link,)))
    return families


@pytest.mark.parametrize("case", CASES, ids=[case["note"] for case in CASES])
def test_clusters(case: dict[str, Any]) -> None:
    context = case["context"]
    claims = [build_claim(row) for row in case["input"]]
    ids = sorted({claim.report_id for claim in claims} | set(context.get("texts", {})))
    reports = [make_report(i, published="2031-05-03", text=context.get("texts", {}).get(i, i)) for i in ids]
    judgements = [
        Judgement(judgement_id=f"j{n}", decision=decision, targets=tuple(targets), reason="x", by="a", at=str(n))
        for n, (decision, *targets) in enumerate(context.get("judged", []))
    ]
    families = build_families(reports, context)
    clusters = link_claims(claims, reports, families, judgements)
    assert [list(cluster) for cluster in clusters] == case["expected"]
    assert link_claims(claims[::-1], reports[::-1], families[::-1], judgements[::-1]) == clusters


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 40
