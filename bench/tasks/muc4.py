"""Predictions of the muc4 task: the violent incidents of one report, out of its claims and victims.

What is this task's alone is which incidents it wants (muc4/choosing.py) and the names of its values; what happened to
whom, when and where is what the record says. One incident is what claims tell that belong together (muc4/linking.py).
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from muc4.choosing import wanted
from muc4.doers import tell_doers
from muc4.harmed import tell_harmed
from muc4.linking import link_told
from muc4.naming import name_type
from muc4.placing import choose_place
from muc4.told import Told, gather_told

import onrecord
from onrecord.extract.truecase import restore_case
from onrecord.mentions import Reading
from onrecord.model import Rejected

#: an incident that is less likely than this to be one of those wanted is left out
LEAST_LIKELY = 0.37


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
    """The incidents of a report that the task wants."""
    return [row for row, likely in weigh(reading) if likely >= LEAST_LIKELY]


def weigh(reading: Reading) -> Iterator[tuple[dict[str, Any], float]]:
    """Every incident of a report with how likely the task wants it."""
    restored = restore_case(reading.report.text)
    incidents = link_told(gather_told(reading))
    for told in incidents:
        row = tell(told, reading, restored)
        if row is not None:
            yield row, wanted(row, told, incidents, reading, restored)


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
        "date": tell_date(told, reading),
        "location": place,
        "human_targets": people,
        **tell_doers([one.claim for one in told], reading, restored),
    }
    return {key: value for key, value in row.items() if value}


def tell_date(told: Sequence[Told], reading: Reading) -> str | None:
    days = Counter(one.day for one in told if one.day)
    if days:
        return max(days, key=lambda day: days[day])
    edtf = next((one.claim.occurred.edtf for one in told if one.claim.occurred.edtf), None)
    published = reading.report.published
    return edtf or (f"../{published[:10]}" if published else None)
