"""Every row of tests/cases/quantities.csv: a sentence and the quantities in it.

``expected`` lists them as ``WORDING [NOUN] UNIT AMOUNT``, parted by `` ; ``; a number that counts nothing has its sort
in brackets instead of unit and amount. Amounts: ``~`` about, ``>=`` at least, ``>`` more than, ``<=`` at most,
``<`` less than, ``a..b`` a range, ``vague>=a`` a vague word with the least it stands for. ``context`` is not used here.
"""

import csv
from pathlib import Path

import pytest
from spacy.language import Language

from onrecord.extract.parse import load_parser, parse_text
from onrecord.extract.quantities import find_quantities
from onrecord.extract.times import find_times
from onrecord.ground.quantities import ground_quantities
from onrecord.mentions import QuantityMention
from onrecord.values import Amount

CASES = Path(__file__).parents[1] / "cases" / "quantities.csv"
SIGNS = {
    "exact": "",
    "about": "~",
    "nearly": "nearly ",
    "at_least": ">=",
    "more_than": ">",
    "at_most": "<=",
    "less_than": "<",
}


def read_cases() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def parser() -> Language:
    return load_parser()


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case["input"])
def test_case(parser: Language, case: dict[str, str]) -> None:
    text = case["input"]
    mentions = ground_quantities(find_quantities(parse_text(parser, text), find_times(text)))
    assert " ; ".join(write_mention(text, mention) for mention in mentions) == case["expected"].replace("nothing", "")


def write_mention(text: str, mention: QuantityMention) -> str:
    assert text[mention.start : mention.end] == mention.text
    noun = f" [{text[mention.noun[0] : mention.noun[1]]}]" if mention.noun else ""
    what = f"{mention.unit} {write_amount(mention.amount)}" if mention.sort == "count" else f"({mention.sort})"
    return f"{mention.text}{noun} {what}"


def write_amount(amount: Amount | None) -> str:
    assert amount is not None
    if amount.quantifier == "vague":
        written = "vague" if amount.lower is None else f"vague>={amount.lower}"
    elif amount.quantifier == "range":
        written = f"{amount.lower}..{amount.upper}"
    else:
        number = next(n for n in (amount.value, amount.lower, amount.upper) if n is not None)
        written = f"{SIGNS[amount.quantifier]}{number}"
    return f"{written} {amount.flag}" if amount.flag else written
