"""The whole result, what was left out of it, and what people decided about it."""

from typing import Literal

from onrecord.model.claims import Claim
from onrecord.model.events import Conflict, Event, Series, Status
from onrecord.model.reports import Family, Report
from onrecord.model.vocabulary import Measure
from onrecord.values import Value


class Rejected(Value, frozen=True, kw_only=True):
    """Something left out, why, and where it stood. ``reason`` is a code, ``message`` one line for a person."""

    source: str
    report_id: str | None = None
    reason: str
    message: str
    start: int | None = None
    end: int | None = None


class Summary(Value, frozen=True, kw_only=True):
    """How much was read and how much left out, ``left_out`` by reason: the first line of rejected.jsonl."""

    source: None = None
    report_id: None = None
    reason: Literal["summary"] = "summary"
    message: str
    start: None = None
    end: None = None
    reports: int
    characters: int
    claims: int
    left_out: dict[str, int]


class Judgement(Value, frozen=True, kw_only=True):
    """A person's decision: append-only; a later one on the same targets supersedes, ``withdrawn`` takes one back.

    ``same`` and ``different`` are about two claims (of one event or not), ``best`` sets a figure's best value.
    """

    judgement_id: str
    decision: Literal["same", "different", "best", "withdrawn"]
    targets: tuple[str, ...]
    measure: Measure | None = None
    population: str | None = None
    value: float | int | None = None
    reason: str
    by: str
    at: str


class Record(Value, frozen=True, kw_only=True):
    """The whole result, each table sorted: what the export writes, one file a field."""

    reports: tuple[Report, ...] = ()
    families: tuple[Family, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    statuses: tuple[Status, ...] = ()
    series: tuple[Series, ...] = ()
    rejected: tuple[Rejected, ...] = ()
