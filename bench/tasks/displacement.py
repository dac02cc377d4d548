"""displacement: the figures of an excerpt on displaced people, the likeliest first.

Quantities are found, grounded and measured by the build's functions. The excerpt's figures are those whose measure is
one of displacement, in the order of the text; IDMC codes people who returned, are besieged or hosted as displaced, and
homes that were damaged as households.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.extract.measures import Measured, measure_of
from onrecord.extract.parse import load_parser, parse_text
from onrecord.extract.quantities import find_quantities
from onrecord.extract.times import find_times
from onrecord.ground.quantities import ground_quantities
from onrecord.mentions import QuantityMention
from onrecord.values import Amount

DISPLACEMENT = frozenset(["displaced", "evacuated", "returned", "hosted", "trapped"])


def predict(docs: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    parser = load_parser()
    for row in docs:
        doc = parse_text(parser, row["text"])
        mentions = ground_quantities(find_quantities(doc, find_times(row["text"])))
        measured = [(mention, measure_of(doc, mention)) for mention in mentions if mention.sort == "count"]
        yield {"id": row["id"], "figures": [figure for figure in rank_figures(measured) if figure["value"]]}


def rank_figures(measured: list[tuple[QuantityMention, Measured | None]]) -> list[dict[str, Any]]:
    """The figures in the order in which they answer how many were displaced: people and households moved, homes
    destroyed, homes damaged, then counts without such a measure, of people first; vague ones behind exact ones."""
    ranked = []
    for mention, reading in measured:
        rank = rank_of(mention, reading)
        if rank is not None:
            vague = mention.amount is not None and mention.amount.quantifier == "vague"
            ranked.append((rank + 2 * vague, mention.start, make_figure(mention, reading)))
    return [figure for _, _, figure in sorted(ranked, key=lambda entry: entry[:2])]


def rank_of(mention: QuantityMention, reading: Measured | None) -> int | None:
    if reading is None or reading.measure == "other":
        counts_people = mention.unit in ("person", "household")
        return 5 if counts_people else 6 if mention.noun is None or mention.unit == "building" else None
    if reading.measure in DISPLACEMENT:
        return 0
    if reading.measure == "damaged" and reading.unit in ("building", "household"):
        return 1 if reading.term == "destroyed_housing" else 2
    return None


def make_figure(mention: QuantityMention, reading: Measured | None) -> dict[str, Any]:
    unit = reading.unit if reading else mention.unit
    term = reading.term if reading and reading.term else "displaced"
    return {
        "value": figure_value(mention.amount),
        "unit": "households" if unit in ("household", "building") else "people",
        "term": term,
    }


def figure_value(amount: Amount | None) -> float | int | None:
    """One number for a bound or a range: the upper end, as IDMC's coders do."""
    if amount is None:
        return None
    if amount.value is not None:
        return amount.value
    return amount.upper if amount.upper is not None else amount.lower
