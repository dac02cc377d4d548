"""HOLIDAYS -> moments: the day of a year, the weekend it makes longer."""

from datetime import date, timedelta

from onrecord.ground.times.context import Context
from onrecord.ground.times.moments import Moment, day_moment, week_moment
from onrecord.ground.times.reading import Clause, Reading, add_time, explain, find_anchor
from onrecord.ground.times.wording import Wording

#: a holiday further ahead than this, with no word on the future, is that of the year before
_AHEAD = 60
#: a holiday makes the weekend longer that begins or ends no more than this many days from it
_NEAR = 3


def find_holiday(rule: str, year: int) -> Moment:
    """The day of a holiday: month-day, or month-weekday-n for the n-th such weekday of the month, the last where there
    are fewer."""
    numbers = [int(part) for part in rule.split("-")]
    if len(numbers) == 2 or year < 1:
        return Moment(grain="D", year=year, month=numbers[0], day=numbers[1] if len(numbers) == 2 else None)
    month, weekday, nth = numbers
    first = date(year, month, 1)
    day = first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    return day_moment(day if day.month == month else day - timedelta(days=7))


def read_holiday(wording: Wording, context: Context, clause: Clause) -> Reading | None:
    """ "Christmas Eve", "Labor Day weekend": the latest, or that to come where it is near or the clause says so."""
    if wording.holiday is None:
        return None
    anchor = find_anchor(context)
    if anchor is None or anchor.year is None:
        return Reading(value="XXXX-XX-XX")
    moment = find_holiday(wording.holiday, anchor.year)
    day, published = moment.date, context.published
    if day is not None and published is not None and not context.narrative and not clause.future:
        moment = find_holiday(wording.holiday, anchor.year - 1) if (day - published).days > _AHEAD else moment
    day = moment.date
    if wording.unit == "WE" and day is not None:
        moment = week_moment(day - timedelta(days=_NEAR), weekend=True)
    return Reading(moment=add_time(moment, wording), basis=explain(context, "holiday"))


def lengthen(start: date, end: date, holiday: str | None) -> tuple[date, date]:
    """A weekend with its holiday; with the Monday after it where the holiday has no name."""
    if holiday is None:
        return start, end + timedelta(days=1)
    day = find_holiday(holiday, end.year).date
    if day is None or not start - timedelta(days=_NEAR) <= day <= end + timedelta(days=_NEAR):
        return start, end
    return min(start, day), max(end, day)
