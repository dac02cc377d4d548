"""REPORT WITHOUT A DATE -> its day of publication, worked out from full dates and weekdays in its own text."""

import re
from datetime import date, timedelta

from msgspec.structs import replace

from onrecord.ground.times import ground_times
from onrecord.ground.times.wording import read_wording
from onrecord.mentions import TimeMention
from onrecord.model import Report

_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def date_report(report: Report, mentions: tuple[TimeMention, ...]) -> Report:
    """The report with ``published`` worked out from its text where the page gave none; basis ``story``, with a flag.

    The latest full date of the text anchors the weekdays: the first of the most used weekday on or after it is taken,
    at most six days later. ``None`` stays where the text has no full date or no weekday.
    """
    if report.published is not None:
        return report
    grounded = ground_times(mentions, report.text, None)
    days = [m.value for m in grounded if m.value and _FULL_DAY.fullmatch(m.value)]
    weekdays = [w for m in mentions if (w := read_wording(m.text)).weekday is not None and w.year is None]
    if not days or not weekdays:
        return report
    latest = date.fromisoformat(max(days))
    counts = [w.weekday for w in weekdays if w.weekday is not None]
    newest = max(sorted(set(counts)), key=counts.count)
    day = latest + timedelta(days=(newest - latest.isoweekday()) % 7)
    return replace(
        report,
        published=str(day),
        published_basis="story",
        flags=(*report.flags, "publication day worked out from the text"),
    )
