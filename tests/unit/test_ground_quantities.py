"""Amounts out of wordings, where the wording alone decides."""

import pytest

from onrecord.ground.quantities import read_amount
from onrecord.values import Amount


@pytest.mark.parametrize(
    ("wording", "amount"),
    [
        ("17", Amount(value=17)),
        ("seventeen", Amount(value=17)),
        ("more than 20", Amount(lower=20, quantifier="more_than")),
        ("at least 40", Amount(lower=40, quantifier="at_least")),
        ("up to 1,300", Amount(upper=1300, quantifier="at_most")),
        ("fewer than 50", Amount(upper=50, quantifier="less_than")),
        ("nearly 1 million", Amount(value=1_000_000, quantifier="nearly")),
        ("some 586,000", Amount(value=586_000, quantifier="about")),
        ("between 20 and 25", Amount(lower=20, upper=25, quantifier="range")),
        ("five to six thousand", Amount(lower=5000, upper=6000, quantifier="range")),
        ("dozens", Amount(lower=12, quantifier="vague")),
        ("hundreds of thousands", Amount(lower=100_000, quantifier="vague")),
        ("several", Amount(quantifier="vague")),
        ("no", Amount(value=0)),
        ("a", Amount(value=1)),
        ("a couple", Amount(value=2)),
        ("a woman and her two children", Amount(value=3)),
        ("Berel, 34, and two others", Amount(value=3)),
        ("half-a-million", Amount(value=500_000)),
        ("950,0000", Amount(value=950_000, flag="malformed")),
        ("some 950,0000", Amount(value=950_000, quantifier="about", flag="malformed")),
        ("1,50,000", Amount(value=150_000)),
        ("12.5", Amount(value=12.5)),
        ("1.3m", Amount(value=1_300_000)),
        ("two dozen", Amount(value=24)),
    ],
)
def test_amount(wording: str, amount: Amount) -> None:
    assert read_amount(wording) == amount


def test_a_wording_without_a_number_has_no_amount() -> None:
    assert read_amount("Kareth") is None


def test_a_bound_never_gives_a_value() -> None:
    for words in ("more than", "at least", "over", "up to", "fewer than", "no more than"):
        amount = read_amount(f"{words} 30")
        assert amount is not None
        assert amount.value is None
