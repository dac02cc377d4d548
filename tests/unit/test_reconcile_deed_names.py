"""What the names of deeds tell of the dead and the hurt of an event."""

import pytest

from onrecord.reconcile.deed_names import DeedNames, fit_deed_names, read_deed_names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police look into a quadruple shooting in Kareth.", DeedNames(hits=frozenset([4]))),
        ("A double homicide shook Orvany.", DeedNames(killings=frozenset([2]))),
        (
            "He is charged with two counts of first-degree murder.",
            DeedNames(killing_counts=frozenset([2]), killing=True),
        ),
        (
            "She faces three counts of attempted murder.",
            DeedNames(attempt_counts=frozenset([3]), attempt=True),
        ),
        ("It was a murder-suicide.", DeedNames(murder_suicide=True)),
        ("The girl is on life support.", DeedNames(beyond_help=True)),
        ("He was charged with 450 counts of assault.", DeedNames()),
        ("He is held for aggravated battery.", DeedNames(attempt=True)),
        ("Twins were born in Sel Marra.", DeedNames()),
    ],
)
def test_names_are_read(text: str, expected: DeedNames) -> None:
    assert read_deed_names(text.lower()) == expected


def test_the_latest_charge_weighs_by_itself() -> None:
    told = [
        read_deed_names("halek was charged with murder."),
        read_deed_names("halek was charged with attempted murder."),
    ]
    features = dict(fit_deed_names(0, 1, told))
    assert features["none dead: killing charged"] == 1.0
    assert features["none dead: killing charged at last"] == 0.0


def test_numbers_in_names_are_compared() -> None:
    features = dict(fit_deed_names(1, 3, [read_deed_names("a quadruple shooting")]))
    assert features["named hits: as many"] == 1.0
    assert features["named hits: more"] == features["named hits: fewer"] == 0.0
