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
    """Figures of displaced people or damaged homes in the order of the text; those without a measure of it last."""
    told, untold = [], []
    for mention, reading in measured:
        if reading and (reading.measure in DISPLACEMENT or (reading.measure == "damaged" and is_home(mention, reading))):
            told.append(make_figure(mention, reading.unit, reading.term))
        elif mention.unit in ("person", "household") and (reading is None or reading.measure == "other"):
            untold.append(make_figure(mention, mention.unit, None))
    return told + untold


def is_home(mention: QuantityMention, reading: Measured) -> bool:
    return reading.unit in ("building", "household")


def make_figure(mention: QuantityMention, unit: str, term: str | None) -> dict[str, Any]:
    unit = "households" if unit in ("household", "building") else "people"
    return {"value": figure_value(mention.amount), "unit": unit, "term": term or "displaced"}


def figure_value(amount: Amount | None) -> float | int | None:
    """One number for a bound or a range: the upper end, as IDMC's coders do."""
    if amount is None:
        return None
    if amount.value is not None:
        return amount.value
    return amount.upper if amount.upper is not None else amount.lower
