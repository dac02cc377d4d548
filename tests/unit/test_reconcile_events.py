"""Of the kinds that the claims of one event have, the one that names it."""

import pytest
from tests.claim_builder import make_claim, make_report

from onrecord.reconcile.basis import lay_basis
from onrecord.reconcile.events import choose_kind


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
