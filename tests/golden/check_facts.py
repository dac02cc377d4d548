"""FACTS + ROWS OF AN EXPORT -> which facts hold.

A fact is one JSON object: `table` it is about, `where` a row must satisfy, and `expect`: how many rows do ("none", a
number; at least one where absent). In `where`, `report` is the beginning of a report's file name (a list: a family that
holds them all); any other key is a way through the row, "a.b.c", on a list through each of its members; with `[]` at
its end one member has to satisfy all that stands below. The way `event.` leads from a conflict to its events.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any

Row = Mapping[str, Any]
Export = Mapping[str, Sequence[Row]]


def check_fact(fact: Row, export: Export) -> str | None:
    """None where the fact holds, else one line saying what was found."""
    sources = {row["report_id"]: PurePath(row["source"]).name for row in export["reports"]}
    events = {row["event_id"]: row for row in export["events"]}
    rows = [row for row in export[fact["table"]] if satisfies(join(row, fact["table"], events), fact["where"], sources)]
    expected = fact.get("expect")
    holds = bool(rows) if expected is None else len(rows) == (0 if expected == "none" else expected)
    return None if holds else f"{fact['id']} ({fact['why']}): {len(rows)} rows, not {expected or 'any'}"


def join(row: Row, table: str, events: Mapping[str, Row]) -> Row:
    """A conflict with the events it is about."""
    return {**row, "event": [events[name] for name in row["events"]]} if table == "conflicts" else row


def satisfies(row: Any, where: Row, sources: Mapping[str, str]) -> bool:
    """Whether a row, or a member of one, is as a fact says."""
    return all(
        is_of(row, wanted, sources) if key == "report" else
        any(satisfies(one, wanted, sources) for one in values_at(row, key[:-2])) if key.endswith("[]") else
        any(matches(value, wanted) for value in values_at(row, key))
        for key, wanted in where.items()
    )  # fmt: skip


def is_of(row: Row, wanted: str | list[str], sources: Mapping[str, str]) -> bool:
    """Whether a row comes from the report, or holds all the reports, that begin so."""
    names = [sources[one] for one in row.get("reports") or [row["report_id"]]]
    return all(
        any(name.startswith(start) for name in names) for start in ([wanted] if isinstance(wanted, str) else wanted)
    )


def values_at(row: Any, way: str) -> Iterator[Any]:
    """What stands at the end of a way, each member of a list on its own; None where the way ends early."""
    if isinstance(row, list):
        for one in row:
            yield from values_at(one, way)
    elif not way or row is None:
        yield row
    else:
        key, _, further = way.partition(".")
        yield from values_at(row.get(key), further)


def matches(value: Any, wanted: Any) -> bool:
    """Whether a value is the wanted one, or satisfies every condition where these are given."""
    if not isinstance(wanted, dict):
        return bool(value == wanted)
    return all(CONDITIONS[name](value, limit) for name, limit in wanted.items())


def holds_word(value: Any, word: str) -> bool:
    return isinstance(value, str) and word.casefold() in value.casefold()


def holds_any(value: Any, words: Iterable[str]) -> bool:
    return any(holds_word(value, word) for word in words)


CONDITIONS: dict[str, Callable[[Any, Any], bool]] = {
    "has": holds_word,
    "has_any": holds_any,
    "in": lambda value, several: value in several,
    "null": lambda value, wanted: (value is None) == wanted,
    "min": lambda value, least: value is not None and value >= least,
    "max": lambda value, most: value is not None and value <= most,
}
