"""Of the kinds that the claims of one event have, the one that names it; of its doers, those that a title names."""

import pytest
from tests.claim_builder import make_claim, make_report

from onrecord.model import Actor
from onrecord.reconcile.basis import lay_basis
from onrecord.reconcile.events import choose_kind, gather_actors, sort_by_support


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (("attack", "attack", "air_strike"), "air_strike"),  # the more specific of one group
        (("attack", "attack", "clash"), "attack"),  # a clash is no more specific, only another thing
        (("attack", "clash", "clash"), "clash"),
        (("attack", "attack", "deployment"), "attack"),  # the group that most claims speak of
        (("toll", "toll", "flood"), "flood"),  # a bare count names nothing
        (("toll",), "toll"),
    ],
)
def test_kind_of_an_event(kinds: tuple[str, ...], expected: str) -> None:
    claims = [make_claim(f"c{n}", "r1", kind=kind) for n, kind in enumerate(kinds)]
    assert choose_kind(claims, lay_basis(claims, [make_report("r1")], ())) == expected


def test_a_title_names_whom_enough_reports_name() -> None:
    named = [("r1", "gunman"), ("r2", "gunman"), ("r3", "gunman"), ("r4", "gunman"), ("r4", "firefighters")]
    claims = [make_claim(f"c{n}", r, actors=(Actor(text=t, role="agent"),)) for n, (r, t) in enumerate(named)]
    assert [a.text for a in sort_by_support(gather_actors(claims), claims)] == ["gunman"]


def test_who_shot_the_attacker_did_not_attack() -> None:
    answer = (Actor(text="Police", role="agent"), Actor(text="the gunman", role="victim"))
    claims = [
        make_claim("c1", "r1", actors=answer),
        make_claim("c2", "r1", actors=(Actor(text="gunman", role="agent"),)),
    ]
    assert [a.text for a in sort_by_support(gather_actors(claims), claims)] == ["gunman"]
