"""Groups of sayings that are known to be of different days, and what one report tells twice."""

import pytest
from tests.claim_builder import make_claim, make_quantity

from onrecord.link.cluster import Clusters
from onrecord.link.dated import told_twice
from onrecord.link.sayings import Saying, make_saying


class Alike:
    """Every two sayings score as one event."""

    def of(self, a: int, b: int) -> float:
        return 2.5


def say(name: str, report: str, day: str | None, killed: int, start: int = 0, **told: object) -> Saying:
    claim = make_claim(name, report, kind="air_strike", quantities=(make_quantity("killed", killed),), start=start,
                       quote="w" * 50, **({"day": day} if day else {}), **told)  # fmt: skip
    return make_saying(claim, [name])


@pytest.mark.parametrize(
    ("second", "groups"),
    [
        (("2031-05-02", 85), 2),  # two days' raids, each with dead of its own
        (("2031-05-02", 21), 1),  # one of the dates is mistaken: the number tells
        (("2031-05-02", 2), 1),  # too few for a number to tell
        (("2031-05-01", 85), 1),  # a dispute
        ((None, 85), 1),
    ],
)
def test_two_days_with_dead_of_their_own_stay_apart(second: tuple[str | None, int], groups: int) -> None:
    sayings = [say("a", "r1", "2031-05-01", 21), say("b", "r2", *second)]
    clusters = Clusters(sayings, Alike(), ())
    clusters.merge(0, 1)
    assert len(clusters.sorted()) == groups


def test_a_telling_number_is_told_twice() -> None:
    sayings = [say("a", "r1", "2031-05-01", 21), say("b", "r1", None, 21, 900), say("c", "r1", None, 2, 950)]
    sayings += [
        say("d", "r1", None, 2, 990),
        say("e", "r2", None, 21),
        say("f", "r1", None, 21, 999, modality="background"),
    ]
    assert list(told_twice(sayings)) == [(0, 1)]
