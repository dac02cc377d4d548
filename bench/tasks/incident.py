"""Predictions of the incident task: one record of one incident out of several reports.

The numbers are those of the reports' claims. What is this task's alone is the meaning of its labels: ``injured`` are
those who were hit and live, so who died is taken off "four people were shot".
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import onrecord
from onrecord.extract.victims import count_victims
from onrecord.mentions import Reading
from onrecord.model import Claim, Quantity

DEATH = re.compile(
    r"\b(?:kill(?:ed|s|ing)?|dead|d(?:ied|ies)|fatal(?:ly)?|murder(?:ed|s)?|homicides?|slain|deaths?|deceased|suicide)\b",
    re.I,
)
HIT = re.compile(r"\bshot\b|\bshooting", re.I)
HURT = re.compile(r"\b(?:injur|wound|critical condition|surviv|recover|hospitali[sz]ed|non-life)", re.I)
BESIDES = re.compile(
    r"\b(?:others?|another|also|second|both|and (?:injur|wound)|critical|stable|recover|surviv|non-life)", re.I
)
#: kinds of claims that count nobody who was harmed
ELSE = frozenset({"arrest", "displacement", "demand", "statement", "meeting", "return"})
Votes = Mapping[Any, float]
#: the largest number of people hit that is no misread number
MOST = 60
#: the vote of the people that a report tells of one by one, beside that of its numbers
BY_PEOPLE = 0.8
#: the vote of a report that says nothing of a number
SILENT = 0.3


def predict(docs: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One row for each incident: {"id", "killed", "injured", "city", "state", "date"}."""
    for doc in docs:
        read = (onrecord.read(r["text"], published=r["published"], title=r["title"]) for r in doc["reports"])
        readings = [reading for reading in read if isinstance(reading, Reading)]
        yield {"id": doc["id"], **(tell_incident(readings) if readings else {})}


def tell_incident(readings: Sequence[Reading]) -> dict[str, Any]:
    """The record: every report's reading of each field weighs the same."""
    people = [count_victims(reading.victims) for reading in readings]
    killed = choose(
        [vote_killed(reading) for reading in readings], [{count.get("killed", 0): BY_PEOPLE} for count in people]
    )
    injured = choose(
        [vote_injured(reading, killed or 0) for reading in readings],
        [{max(count.get("injured", 0), count.get("hospitalised", 0)): BY_PEOPLE} for count in people],
    )
    first = min((reading.report.published or "" for reading in readings), default="") or None
    return {
        "killed": killed,
        "injured": injured,
        "city": most(weight for reading in readings for weight in weigh_places(reading, "label")),
        "state": most(weight for reading in readings for weight in weigh_places(reading, "admin1")),
        "date": most(weight for reading in readings for weight in weigh_days(reading)) or (first and first[:10]),
    }


def choose(votes: Sequence[Votes], others: Sequence[Votes] = ()) -> Any:
    """What has the most of the reports' votes, each report's together one at most; ``None`` where nobody has voted."""
    together: dict[Any, float] = defaultdict(float)
    for vote in (*votes, *others):
        whole = max(1.0, sum(vote.values()))
        for value, weight in vote.items():
            together[value] += weight / whole
    return max(together, key=lambda value: (together[value], value), default=None)


def weigh(start: int) -> float:
    """Headline and lead weigh double, what stands far down half."""
    return 2.0 if start < 350 else 1.0 if start < 1000 else 0.5


def find_counts(reading: Reading, measure: str) -> list[tuple[Claim, Quantity, float]]:
    """The counts of one measure that are no parts, with their weights."""
    return [
        (claim, quantity, weigh(claim.evidence.start))
        for claim in reading.claims
        if claim.kind not in ELSE and claim.modality in ("actual", "background", "possible")
        for quantity in claim.quantities
        if quantity.measure == measure and quantity.value is not None and quantity.value <= MOST
        if quantity.scope == "event" and quantity.unit == "person" and not quantity.part_of
    ]


def vote_killed(reading: Reading) -> Votes:
    """The dead; where nobody is counted one, if the report speaks of death more than once."""
    votes: dict[int, float] = defaultdict(float)
    for _, quantity, weight in find_counts(reading, "killed"):
        votes[int(quantity.value or 0)] += weight
    deaths = len(DEATH.findall(reading.report.text))
    return votes or {int(deaths > 1): SILENT if deaths == 1 else 1.0}


def vote_injured(reading: Reading, killed: int) -> Votes:
    """The hurt who live: of those shot without a word of wounds, the dead are taken off."""
    votes: dict[int, float] = defaultdict(float)
    for claim, quantity, weight in find_counts(reading, "injured"):
        number, words = int(quantity.value or 0), claim.evidence.quote
        living = "other" in (quantity.population or "") or bool(HURT.search(words))
        if number > 1 and number >= killed and not living and HIT.search(words):
            votes[number - killed] += weight
        elif number == 1 and killed and not BESIDES.search(words):
            votes[0] += weight / 2
            votes[1] += weight / 2
        else:
            votes[number] += weight
    return votes or {0 if killed else 1: SILENT}


def most(weights: Iterable[tuple[str, float]]) -> str | None:
    """The value with the greatest weight over all reports."""
    together: dict[str, float] = defaultdict(float)
    for value, weight in weights:
        together[value] += weight
    return max(together, key=lambda value: (together[value], value), default=None)


def weigh_places(reading: Reading, field: str) -> Iterator[tuple[str, float]]:
    """Towns (``label``), or what they lie in (``admin1``), by how often and how early they are named."""
    for mention in reading.places:
        place = mention.place
        name = getattr(place, field) if place is not None else None
        if place is not None and place.admin1 and name and (field == "admin1" or (place.precision or 9) <= 2):
            yield name, weigh(mention.start)


def weigh_days(reading: Reading) -> Iterator[tuple[str, float]]:
    """The days on which harm was done, none after publication."""
    for claim in reading.claims:
        day = claim.occurred.start
        if claim.kind not in ELSE and day and day == claim.occurred.end and day <= (reading.report.published or day):
            yield day, weigh(claim.evidence.start)
