"""Predictions of the times task: every expression of time of a document with its TIMEX3 type and value."""

from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.extract.times import find_times
from onrecord.ground.times import ground_times


def predict(docs: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One row for each document: {"id", "times": [{"start", "end", "type", "value"}]}."""
    for doc in docs:
        text = doc["text"]
        times = ground_times(find_times(text), text, doc.get("published"))
        yield {
            "id": doc["id"],
            "times": [{"start": t.start, "end": t.end, "type": t.timex, "value": t.value} for t in times],
        }
