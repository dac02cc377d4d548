"""What changed between two records, and why."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.claim_builder import make_claim, make_quantity, make_report

from onrecord.model import Aligned, Change, Claim, Family, Link, Record, Report
from onrecord.reconcile import compare_records, reconcile
from onrecord.render.changes import render_changes


def tell(report: str, killed: float | None, *, origin: str = "Tessel Watch", **fields: Any) -> Claim:
    return make_claim(f"c-{report}", report, day="2031-05-01", killed=killed, origin=origin, town="Orvany", **fields)


def make_record(
    claims: list[Claim],
    reports: list[Report],
    *,
    clusters: list[list[Claim]] | None = None,
    links: tuple[Link, ...] = (),
) -> Record:
    """The record of these claims, all of one event unless clusters are given."""
    together = [tuple(c.claim_id for c in cluster) for cluster in (clusters or [claims])]
    ids = tuple(report.report_id for report in reports)
    alone = [Family(family_id=f"f-{r}", reports=(r,), root=r) for r in ids]
    families = [Family(family_id="f", reports=ids, root=ids[0], links=links)] if links else alone
    judged = reconcile(claims, together, reports, families, [])
    return Record(
        reports=tuple(reports), families=tuple(families), claims=judged.claims, events=judged.events,
        conflicts=judged.conflicts, statuses=judged.statuses, series=judged.series,
    )  # fmt: skip


def on_day(report: str, day: int, **fields: Any) -> Report:
    return make_report(report, published=f"2031-05-{day:02}", outlet=f"Paper {report}", **fields)


def whys(changes: tuple[Change, ...], kind: str = "figure") -> list[tuple[str, str]]:
    return [(reason.why, reason.claim_id) for change in changes if change.change == kind for reason in change.reasons]


FIRST = make_record([tell("a", 11)], [on_day("a", 2)])


def test_nothing_new_is_no_change():
    assert compare_records(FIRST, FIRST) == ()
    assert [line.plain for line in render_changes(())] == ["nothing changed"]


def test_from_nothing_every_event_is_new():
    (change,) = compare_records(Record(), FIRST)
    assert (change.change, change.was, [reason.why for reason in change.reasons]) == ("new_event", (), ["came"])


def test_an_origin_supersedes_its_number():
    now = make_record([tell("a", 11), tell("b", 14)], [on_day("a", 2), on_day("b", 3)])
    (change,) = compare_records(FIRST, now)
    (reason,) = change.reasons
    assert (reason.why, reason.claim_id, reason.instead_of, reason.origin) == (
        "superseded", "c-b", "c-a", "Tessel Watch",
    )  # fmt: skip
    text = "\n".join(line.plain for line in render_changes((change,)))
    assert "killed: 11 -> 14" in text
    assert "superseded: Tessel Watch: 14, instead of claim c-a [b.txt, c-b]" in text


def test_a_report_that_says_it_corrects_corrects():
    now = make_record([tell("a", 11), tell("b", 10)], [on_day("a", 2), on_day("b", 3, flags=("corrected",))])
    assert whys(compare_records(FIRST, now)) == [("corrected", "c-b")]


def test_another_origin_comes_and_a_conflict_with_it():
    now = make_record([tell("a", 11), tell("b", 20, origin="Red Lantern")], [on_day("a", 2), on_day("b", 3)])
    changes = compare_records(FIRST, now)
    assert whys(changes) == [("came", "c-b")]
    assert whys(changes, "new_conflict") == [("came", "c-b")]


def test_a_conflict_that_a_later_number_settles():
    claims = [tell("a", 11), tell("b", 20, origin="Red Lantern"), tell("c", 11, origin="Red Lantern")]
    reports = [on_day("a", 2), on_day("b", 3), on_day("c", 4)]
    before, after = make_record(claims[:2], reports[:2]), make_record(claims, reports)
    assert [c.kind for c in before.conflicts] == ["value"]
    assert not after.conflicts
    changes = compare_records(before, after)
    assert whys(changes, "settled_conflict") == [("superseded", "c-c")]


def test_a_copy_changes_nothing_even_with_another_number():
    claims = [tell("a", 11), tell("b", 19)]
    link = Link(from_="a", to="b", containment=1.0, aligned=(Aligned(from_=(0, 90), to=(0, 90)),))
    now = make_record(claims, [on_day("a", 2), on_day("b", 3)], links=(link,))
    (change,) = compare_records(FIRST, now)
    assert change.change == "told_again"
    assert [(reason.why, reason.claim_id) for reason in change.reasons] == [("copy", "c-b")]


def test_a_withdrawn_report_counts_nothing():
    now = make_record([tell("a", 11), tell("b", 90)], [on_day("a", 2), on_day("b", 3, flags=("withdrawn",))])
    (change,) = compare_records(FIRST, now)
    assert [(reason.why, reason.claim_id) for reason in change.reasons] == [("withdrawn", "c-b")]


def test_events_found_to_be_one():
    claims, reports = [tell("a", 11), tell("b", 11, origin="Red Lantern")], [on_day("a", 2), on_day("b", 3)]
    apart = make_record(claims, reports, clusters=[claims[:1], claims[1:]])
    (change,) = [c for c in compare_records(apart, make_record(claims, reports)) if c.change == "joined_events"]
    assert len(change.was) == 2


def test_a_town_that_changes_hands():
    def seize(report: str, **fields: Any) -> Claim:
        return make_claim(
            f"c-{report}", report, kind="advance", outcome="seized", day="2031-05-01", town="Kareth",
            agent="Varenian army", **fields,
        )  # fmt: skip

    claims = [seize("a", origin="Tessel Watch"), seize("b", origin="Red Lantern", origin_kind="ngo")]
    reports = [on_day("a", 2), on_day("b", 3)]
    changes = compare_records(make_record(claims[:1], reports[:1]), make_record(claims, reports))
    (status,) = [change for change in changes if change.change == "status"]
    assert (getattr(status.before, "value", None), getattr(status.after, "holder", None)) == (
        "contested", "Varenian army",
    )  # fmt: skip
    assert [c.after for c in changes if c.change == "corroboration"] == ["corroborated"]


def count_displaced(report: str, number: int, day: str) -> Claim:
    quantity = make_quantity("displaced", number, scope="cumulative", population="people", period="2031-04-01/..")
    return make_claim(
        f"c-{report}", report, kind="displacement", day=day, origin="Tessel Watch", town="Orvany",
        quantities=(quantity,),
    )  # fmt: skip


def test_a_later_point_of_a_series_is_told_with_the_one_before():
    claims = [count_displaced("a", 900, "2031-05-01"), count_displaced("b", 1200, "2031-05-02")]
    reports = [on_day("a", 2), on_day("b", 3)]
    apart = {"clusters": [[claim] for claim in claims]}
    before = make_record(claims[:1], reports[:1])
    (series,) = [c for c in compare_records(before, make_record(claims, reports, **apart)) if c.change == "series"]
    assert (getattr(series.before, "value", None), getattr(series.after, "value", None)) == (900, 1200)
    (line, _) = render_changes((series,))
    assert line.plain == (
        "~ displaced, people, Orvany, since 2031-04-01: 900 as of 2031-05-01 -> 1,200 as of 2031-05-02"
    )


def test_lines_cannot_steer_the_terminal():
    record = make_record([tell("a", 11, agent="\x1b[31mred")], [on_day("a", 2)])
    assert all("\x1b" not in line.plain for line in render_changes(compare_records(Record(), record)))


@given(st.lists(st.tuples(st.sampled_from(["Tessel Watch", "Red Lantern"]), st.integers(1, 9)), max_size=6), st.data())
def test_every_claim_that_came_is_told_of(numbers, data):
    claims = [tell(f"r{n}", killed, origin=origin) for n, (origin, killed) in enumerate(numbers)]
    reports = [on_day(f"r{n}", n + 1) for n in range(len(numbers))]
    known = data.draw(st.integers(0, len(claims)))
    before = make_record(claims[:known], reports[:known]) if known else Record()
    after = make_record(claims, reports) if claims else Record()
    changes = compare_records(before, after)
    told = {reason.claim_id for change in changes for reason in change.reasons}
    assert told >= {claim.claim_id for claim in claims[known:]} or any(change.change == "figure" for change in changes)
    assert bool(changes) == (known < len(claims))
