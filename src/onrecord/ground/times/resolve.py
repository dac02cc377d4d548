"""PARTS OF AN EXPRESSION + CONTEXT -> the moment that it means."""

from datetime import timedelta

from msgspec.structs import replace

from onrecord.ground.times.context import Context
from onrecord.ground.times.holidays import find_holiday, read_holiday
from onrecord.ground.times.moments import Moment, day_moment
from onrecord.ground.times.months import read_month, read_month_day, read_quarter, read_season
from onrecord.ground.times.reading import Clause, Reading, add_time, explain, find_anchor, find_news_day
from onrecord.ground.times.shifts import read_order, read_shift, read_stretch
from onrecord.ground.times.weekdays import read_weekday
from onrecord.ground.times.wording import Wording


def resolve(wording: Wording, context: Context, clause: Clause) -> Reading:
    """The moment meant by an expression that names a date or a time of day; its value alone where it has no moment."""
    if wording.reference:
        return Reading(value=wording.reference)
    for rule in _RULES:
        found = rule(wording, context, clause)
        if found is not None:
            return _halve(found, wording)
    return Reading()


def _halve(reading: Reading, wording: Wording) -> Reading:
    """ "the second half of the year": half a year where a year was found."""
    moment = reading.moment
    if moment is None or not wording.half or moment.grain != "Y":
        return reading
    number = 2 if wording.ordinal == 2 or wording.edge in ("END", "LATER") else 1
    return replace(reading, moment=replace(moment, grain="H", number=number))


def _read_anaphor(wording: Wording, context: Context, clause: Clause) -> Reading | None:
    """ "that time", "this period": the moment spoken of last."""
    return Reading(moment=context.spoken, basis="the time spoken of") if wording.anaphor else None


def _read_year(wording: Wording, context: Context, clause: Clause) -> Reading | None:
    """Whatever names its own year."""
    year = wording.year
    if year is None:
        return None
    if wording.bc or (context.antiquity and 0 < year < 1000):
        year = -max(year, 1)
    if wording.decade or wording.century:
        moment = Moment(grain="DE" if wording.decade else "CE", year=year or 1)
    else:
        moment = _place_in_year(wording, year or 1)
    return Reading(moment=moment, basis="date in the text")


def _place_in_year(wording: Wording, year: int) -> Moment:
    """The month, day, season, holiday or quarter of a year, or the year itself."""
    if wording.month is not None:
        if wording.day is None:
            return Moment(grain="M", year=year, month=wording.month)
        return add_time(Moment(grain="D", year=year, month=wording.month, day=wording.day), wording)
    if wording.season is not None:
        return Moment(grain="SE", year=year, season=wording.season)
    if wording.holiday is not None:
        return find_holiday(wording.holiday, year)
    if wording.quarter is not None:
        return Moment(grain="Q", year=year, number=wording.quarter)
    return Moment(grain="Y", year=year)


def _read_deictic(wording: Wording, context: Context, clause: Clause) -> Reading | None:
    """ "today", "the day before yesterday", "tonight", "overnight"."""
    if wording.deictic is None and not wording.overnight:
        return None
    if context.narrative and wording.deictic == 0:
        return Reading(value="PRESENT_REF")
    anchor = find_news_day(context) if wording.overnight else find_anchor(context)
    if anchor is None or anchor.date is None:
        time = f"T{wording.time or 'NI'}" if wording.overnight or wording.time else ""
        return Reading(value=f"XXXX-XX-XX{time}")
    offset = (wording.deictic or 0) + (wording.direction or 0 if wording.unit == "D" else 0)
    day = day_moment(anchor.date + timedelta(days=offset))
    return Reading(moment=add_time(day, wording), basis=explain(context, "day counted"))


def _read_time(wording: Wording, context: Context, clause: Clause) -> Reading | None:
    """A time of day without a day."""
    if wording.time is None:
        return None
    day = None if clause.complement else find_news_day(context)
    if day is None:
        return Reading(value=f"XXXX-XX-XXT{wording.time}{wording.zone or ''}")
    return Reading(moment=add_time(day, wording), basis="time of the day spoken of")


#: the first that has something to say about an expression reads it
_RULES = (
    _read_anaphor, _read_year, _read_deictic, read_holiday, read_month, read_weekday, read_season, read_quarter,
    read_shift, read_order, read_month_day, read_stretch, _read_time,
)  # fmt: skip
