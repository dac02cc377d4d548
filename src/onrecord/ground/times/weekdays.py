"""WEEKDAYS -> days: the latest up to publication, unless something says that they are to come."""

from datetime import date, timedelta

from onrecord.ground.times.context import Context
from onrecord.ground.times.moments import day_moment
from onrecord.ground.times.reading import STEPS, Clause, Reading, add_time
from onrecord.ground.times.wording import Wording


def read_weekday(wording: Wording, context: Context, clause: Clause) -> Reading | None:
    """ "Thursday", "next Monday", "Friday last week"."""
    if wording.weekday is None:
        return None
    if context.narrative or context.published is None:
        return _read_in_narrative(wording, wording.weekday, context)
    day, words = _find_day(wording, wording.weekday, context.published, clause)
    return Reading(moment=add_time(day_moment(day), wording), basis=words)


def _find_day(wording: Wording, weekday: int, published: date, clause: Clause) -> tuple[date, str]:
    ahead, back = (weekday - published.isoweekday()) % 7, (published.isoweekday() - weekday) % 7
    step = STEPS.get(wording.order or "", 0)
    if wording.unit == "W" and wording.order:
        monday = published - timedelta(days=published.weekday())
        return monday + timedelta(days=7 * step + weekday - 1), "weekday of a week counted from publication"
    if step > 0:
        return published + timedelta(days=ahead or 7), "next such weekday after publication"
    if step < 0:
        return published - timedelta(days=back or 7), "last such weekday before publication"
    if clause.future or (wording.order == "this" and not clause.past):
        return published + timedelta(days=ahead), "weekday to come, from publication"
    return published - timedelta(days=back), "latest such weekday up to publication"


def _read_in_narrative(wording: Wording, weekday: int, context: Context) -> Reading:
    """The first such weekday from the day spoken of on; "the previous Monday" the last before it."""
    spoken = context.day.date if context.day else None
    if spoken is None:
        return Reading(value=f"XXXX-WXX-{weekday}" + (f"T{wording.time}" if wording.time else ""))
    ahead = (weekday - spoken.isoweekday()) % 7
    back = STEPS.get(wording.order or "", 0) < 0
    day = spoken + timedelta(days=ahead - 7 if back else ahead)
    return Reading(moment=add_time(day_moment(day), wording), basis="weekday from the date before it in the text")
