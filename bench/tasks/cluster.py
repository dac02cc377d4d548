"""Predictions of the cluster task: which reports tell of the same incident, as the build groups stories."""

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec.structs import replace

import onrecord
from onrecord.copies.family import find_families
from onrecord.link.stories import group_stories
from onrecord.mentions import Reading


def predict(docs: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One row for each document: {"id", "event"}, the event named by one of its reports."""
    readings = [reading for doc in docs if (reading := read_as(doc)) is not None]
    reports = [reading.report for reading in readings]
    claims = [claim for reading in readings for claim in reading.claims]
    story_of = group_stories(reports, claims, find_families(reports)).story_of
    for report in reports:
        yield {"id": report.source, "event": story_of[report.report_id]}


def read_as(doc: dict[str, Any]) -> Reading | None:
    """The reading of a document under the document's own id: two documents may hold the same text."""
    reading = onrecord.read(doc["text"], published=doc["published"], title=doc["title"])
    if not isinstance(reading, Reading):
        return None
    claims = tuple(replace(claim, report_id=doc["id"]) for claim in reading.claims)
    return replace(reading, report=replace(reading.report, report_id=doc["id"], source=doc["id"]), claims=claims)
