"""Predictions of the incident task: one record of one incident out of several reports.

The dead and the hurt are those that the record chooses for one event that all these reports tell of.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import onrecord
from onrecord.mentions import Reading
from onrecord.reconcile.accounts import read_account
from onrecord.reconcile.casualties import choose_casualties

#: the precision of a place that is a town or smaller
TOWN = 2
#: kinds of claims that tell of no harm
HARMLESS = frozenset({"arrest", "displacement", "demand", "statement", "meeting", "return"})


def predict(docs: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One row for each incident: {"id", "killed", "injured", "city", "state", "date"}."""
    for doc in docs:
        read = (onrecord.read(r["text"], published=r["published"], title=r["title"]) for r in doc["reports"])
        readings = [reading for reading in read if isinstance(reading, Reading)]
        yield {"id": doc["id"], **(tell_incident(readings) if readings else {})}


def tell_incident(readings: Sequence[Reading]) -> dict[str, Any]:
    """The record of one incident; of place and day every report's reading weighs the same."""
    casualties = choose_casualties([read_account(reading.claims, reading.report) for reading in readings])
    state = most(weight for reading in readings for weight in weigh_states(reading))
    published = [reading.report.published for reading in readings if reading.report.published]
    first = min(published)[:10] if published else None
    return {
        "killed": casualties and casualties.killed,
        "injured": casualties and casualties.injured,
        "city": most(weight for reading in readings for weight in weigh_towns(reading, state)),
        "state": state,
        "date": most(weight for reading in readings for weight in weigh_days(reading, first)) or first,
    }


def weigh(start: int) -> float:
    """Headline and lead weigh double, what stands far down half."""
    return 2.0 if start < 350 else 1.0 if start < 1000 else 0.5


def most(weights: Iterable[tuple[str, float]]) -> str | None:
    """The value with the greatest weight over all reports."""
    together: dict[str, float] = defaultdict(float)
    for value, weight in weights:
        together[value] += weight
    return max(together, key=lambda value: (together[value], value), default=None)


def weigh_states(reading: Reading) -> Iterator[tuple[str, float]]:
    """What the places lie in, by how often and how early they are named."""
    for mention in reading.places:
        if mention.place is not None and mention.place.admin1:
            yield mention.place.admin1, weigh(mention.start)


def weigh_towns(reading: Reading, state: str | None) -> Iterator[tuple[str, float]]:
    """The towns of a state, by how often and how early they are named."""
    for mention in reading.places:
        place = mention.place
        if place is not None and place.label and place.admin1 == state and (place.precision or 9) <= TOWN:
            yield place.label, weigh(mention.start)


def weigh_days(reading: Reading, latest: str | None) -> Iterator[tuple[str, float]]:
    """The days on which harm was done, none after the day on which it was first reported."""
    for claim in reading.claims:
        day = claim.occurred.start
        if claim.kind not in HARMLESS and day and day == claim.occurred.end and day <= (latest or day):
            yield day, weigh(claim.evidence.start)
