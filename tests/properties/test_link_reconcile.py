"""What must hold of every record, whatever the claims: order, copies, judgements, bounds, parts."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.claim_builder import make_claim, make_quantity, make_report

from onrecord.link import link_claims
from onrecord.model import Aligned, Claim, Event, Family, Judgement, Link, Report
from onrecord.reconcile import Reconciled, reconcile

TOWNS = (None, "Kareth", "Orvany", "Sel Marra")
DAYS = (None, "2031-05-01", "2031-05-02", "2031-05-09")
VOICES = ((None, None), ("Tessel Watch", "monitor"), ("Red Lantern", "ngo"), ("Varenian army", "government"))


@st.composite
def quantities(draw: st.DrawFn) -> tuple[object, ...]:
    number = draw(st.integers(1, 40))
    shape = draw(st.sampled_from(["none", "exact", "about", "more_than", "range", "vague", "malformed"]))
    measure = draw(st.sampled_from(["killed", "injured"]))
    people = draw(st.sampled_from([None, "people", "civilians", "Varenian soldiers", "children"]))
    fields: dict[str, object] = {"population": people, "verbatim": f"{shape} {number}"}
    if shape == "none":
        return ()
    if shape in ("exact", "about"):
        return (make_quantity(measure, number, quantifier=shape, **fields),)
    if shape == "malformed":
        return (make_quantity(measure, number, flag="malformed", **fields),)
    ends = {"more_than": {"lower": number}, "range": {"lower": number, "upper": number + 3}, "vague": {}}
    return (make_quantity(measure, None, quantifier=shape, **ends[shape], **fields),)


@st.composite
def records(draw: st.DrawFn) -> tuple[list[Claim], list[Report], list[Family]]:
    """Some claims of some reports, each report a family by itself."""
    reports = [
        make_report(f"r{n}", published=draw(st.sampled_from(["2031-05-03", "2031-05-04"])), outlet=f"Paper {n}")
        for n in range(draw(st.integers(1, 4)))
    ]
    claims = []
    for number in range(draw(st.integers(1, 8))):
        origin, kind = draw(st.sampled_from(VOICES))
        claims.append(
            make_claim(
                f"c{number}",
                draw(st.sampled_from(reports)).report_id,
                kind=draw(st.sampled_from(["attack", "air_strike", "toll", "flood", "advance"])),
                day=draw(st.sampled_from(DAYS)),
                town=draw(st.sampled_from(TOWNS)),
                origin=origin,
                origin_kind=kind,
                stance=draw(st.sampled_from(["asserts", "confirms", "denies", "declined"])),
                modality=draw(st.sampled_from(["actual", "actual", "possible", "planned"])),
                quantities=draw(quantities()),
                start=100 * number,
            )
        )
    families = [Family(family_id=f"f-{r.report_id}", reports=(r.report_id,), root=r.report_id) for r in reports]
    return claims, reports, families


def build(
    claims: list[Claim], reports: list[Report], families: list[Family], judgements: tuple[Judgement, ...] = ()
) -> Reconciled:
    clusters = link_claims(claims, reports, families, judgements)
    return reconcile(claims, clusters, reports, families, judgements)


def add_carrier(
    record: tuple[list[Claim], list[Report], list[Family]],
) -> tuple[list[Claim], list[Report], list[Family]]:
    """The record and one more report that carries the whole of the first, under another name and a day later."""
    claims, reports, families = record
    root = reports[0]
    copy = replace(root, report_id="z", source="z.txt", outlet="Late Paper", published="2031-05-05")
    carried = [replace(c, claim_id=f"z{c.claim_id}", report_id="z") for c in claims if c.report_id == root.report_id]
    aligned = (Aligned(from_=(0, 10_000), to=(0, 10_000)),)
    link = Link(from_=root.report_id, to="z", containment=1.0, aligned=aligned)
    joined = [replace(f, reports=(*f.reports, "z"), links=(link,)) if f.root == root.report_id else f for f in families]
    return [*claims, *carried], [*reports, copy], joined


def say(event: Event) -> tuple[object, ...]:
    """What an event says, without who carries it."""
    figures = [(f.measure, f.population, f.low, f.best, f.high, f.method, f.origins) for f in event.figures]
    return event.event_id, event.kind, event.occurred, event.corroboration, event.n_origins, event.n_families, figures


@given(records())
@settings(deadline=None)
def test_every_claim_is_in_exactly_one_event(record: tuple[list[Claim], list[Report], list[Family]]) -> None:
    result = build(*record)
    held = [claim for event in result.events for claim in event.claims]
    assert sorted(held) == sorted(c.claim_id for c in record[0])
    assert {c.claim_id: c.event_id for c in result.claims} == {c: e.event_id for e in result.events for c in e.claims}


@given(records(), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_order_is_irrelevant(record: tuple[list[Claim], list[Report], list[Family]], shuffle: random.Random) -> None:
    expected = build(*record)
    shuffled = tuple(shuffle.sample(part, len(part)) for part in record)
    assert build(*shuffled) == expected


@given(records())
@settings(deadline=None)
def test_low_best_high_are_in_order(record: tuple[list[Claim], list[Report], list[Family]]) -> None:
    for event in build(*record).events:
        for figure in event.figures:
            known = [n for n in (figure.low, figure.best, figure.high) if n is not None]
            assert known == sorted(known)
            assert figure.method


@given(records())
@settings(deadline=None)
def test_no_figure_is_a_sum_or_an_invention(record: tuple[list[Claim], list[Report], list[Family]]) -> None:
    known = {c.claim_id: c for c in record[0]}
    for event in build(*record).events:
        for figure in event.figures:
            said = [q for c in figure.claims for q in known[c].quantities if q.measure == figure.measure]
            numbers = {n for q in said for n in (q.value, q.lower, q.upper)} | {None}
            assert {figure.low, figure.best, figure.high} <= numbers


@given(records())
@settings(deadline=None)
def test_a_further_carrier_changes_no_figure(record: tuple[list[Claim], list[Report], list[Family]]) -> None:
    before = build(*record)
    after = build(*add_carrier(record))
    assert [say(e) for e in after.events] == [say(e) for e in before.events]


@given(records(), st.sampled_from(["same", "different"]), st.data())
@settings(deadline=None)
def test_a_judgement_taken_back_restores(
    record: tuple[list[Claim], list[Report], list[Family]], decision: str, data: st.DataObject
) -> None:
    ids = sorted(c.claim_id for c in record[0])
    if len(ids) < 2:
        return
    pair = tuple(data.draw(st.permutations(ids))[:2])
    judged = Judgement(judgement_id="j1", decision=decision, targets=pair, reason="x", by="a", at="1")
    taken_back = Judgement(judgement_id="j2", decision="withdrawn", targets=("j1",), reason="x", by="a", at="2")
    clusters = link_claims(*record, (judged,))
    together = any(set(pair) <= set(cluster) for cluster in clusters)
    assert together == (decision == "same")
    assert build(*record, (judged, taken_back)) == build(*record)


@given(st.lists(st.integers(1, 30), min_size=1, max_size=4))
@settings(deadline=None)
def test_parts_are_never_added_to_their_whole(parts: list[int]) -> None:
    whole = make_claim("w", "r0", killed=sum(parts), town="Kareth", day="2031-05-01", origin="Tessel Watch")
    pieces = [
        make_claim(
            f"p{n}",
            "r0",
            origin="Tessel Watch",
            quantities=(make_quantity("killed", number, population="children", part_of="w"),),
        )
        for n, number in enumerate(parts)
    ]
    reports = [make_report("r0", published="2031-05-02")]
    families = [Family(family_id="f", reports=("r0",), root="r0")]
    result = build([whole, *pieces], reports, families)
    highest = max((f.high or 0 for event in result.events for f in event.figures), default=0)
    assert highest == sum(parts)
