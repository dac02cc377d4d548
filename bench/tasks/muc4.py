"""Predictions of the muc4 task: the violent incidents of one report, out of its claims and victims.

What is this task's alone is which incidents it wants (muc4/choosing.py) and the names of its values; what happened to
whom, when and where is what the record says. One incident is what claims tell that belong together (muc4/linking.py).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from muc4.choosing import wanted
from muc4.dating import choose_time
from muc4.doers import tell_doers
from muc4.harmed import tell_harmed
from muc4.linking import link_told
from muc4.means import tell_means
from muc4.naming import name_type
from muc4.placing import choose_place
from muc4.sorts import sort_incident
from muc4.struck import tell_struck
from muc4.told import Told, gather_told

import onrecord
from onrecord.extract.truecase import restore_case
from onrecord.mentions import Reading
from onrecord.model import Rejected

#: an incident that is less likely than this to be one of those wanted is left out
LEAST_LIKELY = 0.42
#: people who are less likely than this to be a line of an incident that is wanted are left out
LEAST_LIKELY_LINE = 0.26
#: a body that is less likely than this to have done an incident that is wanted is left out
LEAST_LIKELY_BODY = 0.28
#: a thing that is less likely than this to have been struck by an incident that is wanted is left out
LEAST_LIKELY_THING = 0.2


def predict(docs: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One row for each document: {"id", "incidents"}."""
    for doc in docs:
        reading = read(doc)
        yield {"id": doc["id"], "incidents": answer(reading) if isinstance(reading, Reading) else []}


def read(doc: dict[str, Any]) -> Reading | Rejected:
    return onrecord.read(unwrap(doc["text"]), published=doc["published"])


def plain(text: str) -> str:
    """Capitals without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).upper()


def unwrap(text: str) -> str:
    """The text with the lines of a paragraph made one."""
    return re.sub(r"(?<=[^\n])\n(?=[^\n])", " ", text)


def answer(reading: Reading) -> list[dict[str, Any]]:
    """The incidents of a report that the task wants; of their people those who are likely enough with the incident."""
    restored = restore_case(reading.report.text)
    return [
        fill_row(told, row, likely, reading, restored) for told, row, likely in weigh(reading) if likely >= LEAST_LIKELY
    ]


def fill_row(
    told: Sequence[Told], row: dict[str, Any], likely: float, reading: Reading, restored: str
) -> dict[str, Any]:
    """The record of an incident with those fills that are likely enough, it being wanted only so likely itself."""
    people = tell_harmed(told, row["type"], reading, least=LEAST_LIKELY_LINE / likely)
    doers = tell_doers(told, reading, restored, least=LEAST_LIKELY_BODY / likely)
    struck = tell_struck(told, row["type"], reading, least=LEAST_LIKELY_THING / likely)
    category = sort_incident(doers["perpetrator_orgs"], doers["perpetrator_individuals"])
    filled = {
        **row, "human_targets": people, **doers, "category": category, "instruments": tell_means(told, row["type"]),
        "physical_targets": struck,
    }  # fmt: skip
    return {key: value for key, value in filled.items() if value}


def weigh(reading: Reading) -> Iterator[tuple[list[Told], dict[str, Any], float]]:
    """Every incident of a report, its record, and how likely the task wants it."""
    restored = restore_case(reading.report.text)
    incidents = link_told(gather_told(reading), restored)
    for told in incidents:
        row = tell(told, reading, restored)
        if row is not None:
            yield told, row, wanted(row, told, incidents, reading, restored)


def tell(told: Sequence[Told], reading: Reading, restored: str) -> dict[str, Any] | None:
    """The record of one incident; ``None`` where no place in a wanted country is known."""
    kind = name_type(told, restored)
    people = tell_harmed(told, kind, reading)
    place = choose_place(told, reading)
    if place is None:
        return None
    row: dict[str, Any] = {
        "type": kind,
        "stage": "THREATENED" if all(one.claim.kind == "threat" for one in told) else "ACCOMPLISHED",
        "date": choose_time(told, reading),
        "location": place,
        "human_targets": people,
        **tell_doers(told, reading, restored),
    }
    return {key: value for key, value in row.items() if value}
