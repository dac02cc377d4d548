"""Territory, ceasefires, deadlines, series and the conflicts over outcomes: rules 4, 5 and 6."""

from typing import Any

from tests.claim_builder import make_claim, make_quantity, make_report

from onrecord.model import Actor, Claim, Family, Status
from onrecord.reconcile import Reconciled, reconcile
from onrecord.values import Place, When


def build(*claims: Claim, published: dict[str, str] | None = None, one_event: bool = False) -> Reconciled:
    """The record of these claims, each an event by itself unless they are one."""
    ids = sorted({c.report_id for c in claims})
    days = {**dict.fromkeys(ids, "2031-05-03"), **(published or {})}
    reports = [make_report(i, published=day, outlet=f"Paper {i}") for i, day in days.items()]
    families = [Family(family_id=f"f-{r.report_id}", reports=(r.report_id,), root=r.report_id) for r in reports]
    every = tuple(sorted(c.claim_id for c in claims))
    clusters = [every] if one_event else [(i,) for i in every]
    return reconcile(claims, clusters, reports, families, [])


def advance(claim_id: str, outcome: str, agent: str, origin: str, **fields: Any) -> Claim:
    fields = {"day": "2031-05-01", "town": "Kareth", **fields}
    return make_claim(claim_id, f"r-{claim_id}", kind="advance", outcome=outcome, agent=agent, origin=origin, **fields)


def only(result: Reconciled) -> Status:
    (status,) = result.statuses
    return status


def test_a_town_taken_by_the_word_of_one_origin_is_contested() -> None:
    status = only(build(advance("a", "seized", "Varenian army", "Tessel Watch")))
    assert (status.kind, status.subject, status.value, status.from_) == (
        "territory",
        "Kareth",
        "contested",
        "2031-05-01",
    )
    assert (status.to, status.holder, status.known_at) == (None, None, "2031-05-03")


def test_two_independent_origins_settle_it() -> None:
    first = advance("a", "seized", "Varenian army", "Tessel Watch")
    status = only(build(first, advance("b", "seized", "Varenian army", "Red Lantern", origin_kind="ngo")))
    assert (status.value, status.holder) == ("held", "Varenian army")


def test_the_loser_admits_it() -> None:
    told = advance("a", "seized", "Syrian army", "Northern Front rebels", origin_kind="armed_group")
    assert only(build(told)).value == "held"


def test_a_party_does_not_settle_its_own_gain() -> None:
    told = advance("a", "seized", "Syrian army", "Syrian defence ministry", origin_kind="government")
    media = advance("b", "seized", "Syrian army", "SANA", origin_kind="state_media")
    assert only(build(told, media)).value == "contested"


def test_seized_in_part_is_contested_whoever_says_so() -> None:
    first = advance("a", "partly_seized", "Varenian army", "Tessel Watch")
    assert only(build(first, advance("b", "partly_seized", "Varenian army", "Red Lantern"))).value == "contested"


def test_contested_then_held() -> None:
    first = advance("a", "entered", "Varenian army", "Tessel Watch")
    later = [
        advance(i, "seized", "Varenian army", origin, day="2031-05-06")
        for i, origin in (("b", "Tessel Watch"), ("c", "Red Lantern"))
    ]
    spans = [(s.value, s.from_, s.to) for s in build(first, *later).statuses]
    assert spans == [("contested", "2031-05-01", "2031-05-06"), ("held", "2031-05-06", None)]


def test_what_is_only_possible_moves_no_front() -> None:
    assert not build(advance("a", "seized", "Varenian army", "Tessel Watch", modality="possible")).statuses


def test_opposite_outcomes_of_one_origin_without_a_clock_are_a_conflict() -> None:
    taken = advance("a", "partly_seized", "government forces", "Tessel Watch")
    lost = advance("b", "repelled", "rebel fighters", "Tessel Watch")
    (conflict,) = build(taken, lost).conflicts
    assert conflict.kind == "outcome"
    assert [side.value for side in conflict.sides] == [
        "partly seized by government forces",
        "repelled by rebel fighters",
    ]


def test_who_repels_a_counter_attack_does_not_contradict_his_own_gain() -> None:
    taken = advance("a", "seized", "government forces", "Tessel Watch")
    held = advance("b", "repelled", "regime forces", "Tessel Watch")
    assert not build(taken, held).conflicts


def test_another_day_is_a_later_update() -> None:
    taken = advance("a", "seized", "government forces", "Tessel Watch")
    lost = advance("b", "repelled", "rebel fighters", "Tessel Watch", day="2031-05-04")
    assert not build(taken, lost).conflicts


def test_two_doers_that_exclude_each_other() -> None:
    claims = [
        make_claim("a", "r1", day="2031-05-01", origin="Tessel Watch", agent="government forces", stance="accuses"),
        make_claim("b", "r2", day="2031-05-01", origin="Red Lantern", agent="rebel fighters", stance="accuses"),
    ]
    result = build(*claims, one_event=True)
    assert [c.kind for c in result.conflicts] == ["responsibility"]
    assert result.events[0].corroboration == "contested"


def test_two_names_of_one_side_are_no_conflict() -> None:
    claims = [
        make_claim("a", "r1", day="2031-05-01", origin="Tessel Watch", agent="government forces"),
        make_claim("b", "r2", day="2031-05-01", origin="Red Lantern", agent="the regime"),
    ]
    assert not build(*claims, one_event=True).conflicts


def truce(claim_id: str, **fields: Any) -> Claim:
    fields = {"kind": "agreement", "day": "2031-05-01", "quote": "a ceasefire between the two sides", **fields}
    return make_claim(claim_id, f"r-{claim_id}", **fields)


def test_declared_is_not_in_force() -> None:
    status = only(build(truce("a")))
    assert (status.kind, status.value, status.from_, status.to) == ("ceasefire", "declared", "2031-05-01", None)


def test_a_ceasefire_broken() -> None:
    broken = truce("b", kind="violation", day="2031-05-04", quote="violated the truce")
    spans = [(s.value, s.from_, s.to) for s in build(truce("a"), broken).statuses]
    assert spans == [("declared", "2031-05-01", "2031-05-04"), ("violated", "2031-05-04", None)]


def test_a_ceasefire_that_is_called_for_is_none() -> None:
    assert not build(truce("a", kind="demand")).statuses


def demand(**fields: Any) -> Claim:
    actors = (Actor(text="Ilse Dorn", role="speaker"),)
    return make_claim("a", "r1", kind="demand", actors=actors, attributes={"deadline": "2031-05-31"}, **fields)


def test_a_deadline_still_open() -> None:
    status = only(build(demand(day="2031-05-02")))
    assert (status.kind, status.value, status.from_, status.to) == ("deadline", "in_force", "2031-05-02", "2031-05-31")


def test_a_deadline_that_passed_is_elapsed() -> None:
    later = make_claim("b", "r2", kind="statement")
    result = build(demand(day="2031-05-02"), later, published={"r2": "2031-06-02"})
    assert [s.value for s in result.statuses] == ["elapsed"]


def test_totals_are_points_of_one_series_and_never_summed() -> None:
    period = "2030-12-01/.."
    claims = [
        make_claim(
            i,
            f"r-{i}",
            kind="toll",
            origin="Red Lantern",
            occurred=When(start="2030-12-01", end=day),
            quantities=(make_quantity("displaced", value, scope="cumulative", period=period, population="people"),),
        )
        for i, value, day in (("a", 586_000, "2031-02-02"), ("b", 900_000, "2031-02-20"))
    ]
    result = build(*claims)
    (series,) = result.series
    assert (series.measure, series.since) == ("displaced", "2030-12-01")
    assert [(p.as_of, p.value) for p in series.points] == [("2031-02-02", 586_000), ("2031-02-20", 900_000)]
    assert max(f.high or 0 for e in result.events for f in e.figures) == 900_000


def test_a_part_in_another_event_is_linked_not_added() -> None:
    whole = make_claim("w", "r1", day="2031-05-01", killed=23, origin="Tessel Watch")
    count = make_quantity("killed", 8, part_of="w")
    part = make_claim("p", "r1", day="2031-05-01", town="Kareth", quantities=(count,), origin="Tessel Watch")
    by_claim = {e.claims: e for e in build(whole, part).events}
    assert by_claim["p",].part_of == by_claim["w",].event_id
    assert by_claim["w",].includes == (by_claim["p",].event_id,)
    assert [f.best for f in by_claim["w",].figures] == [23]
    assert [f.best for f in by_claim["p",].figures] == [8]


def test_one_event_in_two_provinces_is_a_conflict_of_place() -> None:
    places = [
        Place(name=n, admin1=a, country="VA", precision=1) for n, a in (("Kareth", "Tessel"), ("Orvany", "Dulmen"))
    ]
    claims = [
        make_claim(i, f"r-{i}", day="2031-05-01", place=place, origin=origin)
        for i, place, origin in zip("ab", places, ("Tessel Watch", "Red Lantern"), strict=True)
    ]
    assert [c.kind for c in build(*claims, one_event=True).conflicts] == ["place"]


def test_a_day_apart_in_the_mouths_of_two_is_a_conflict_of_time_for_a_strike_not_for_a_flood() -> None:
    def told(kind: str) -> list[str]:
        claims = [
            make_claim(i, f"r-{i}", kind=kind, day=day, origin=origin)
            for i, day, origin in (("a", "2031-05-01", "Tessel Watch"), ("b", "2031-05-02", "Red Lantern"))
        ]
        return [c.kind for c in build(*claims, one_event=True).conflicts]

    assert told("air_strike") == ["time"]
    assert told("flood") == []
