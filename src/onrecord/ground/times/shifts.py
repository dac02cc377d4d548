"""WHAT IS COUNTED FROM ANOTHER MOMENT -> moments: "two days later", "last month", "the end of the year"."""

from datetime import timedelta

from msgspec.structs import replace

from onrecord.ground.times.context import Context
from onrecord.ground.times.moments import Moment, day_moment, shift, shift_months, widen
from onrecord.ground.times.reading import (
    STEPS,
    UNKNOWN,
    Clause,
    Reading,
    add_time,
    explain,
    find_anchor,
    find_order_anchor,
)  # fmt: skip
from onrecord.ground.times.wording import Wording


def read_shift(wording: Wording, context: Context, clause: Clause) -> Reading | None:
    """ "two days later", "three weeks ago", "the day before"; of "a few days later" only the direction is known."""
    unit, direction = wording.unit, wording.direction
    if direction is None or unit is None:
        return None
    if wording.count is None and (wording.counted or wording.plural):
        return Reading(value="FUTURE_REF" if direction > 0 else "PAST_REF")
    if clause.complement:
        return Reading(value=UNKNOWN.get(unit, "XXXX"))
    anchor = find_anchor(context) if wording.ago or context.spoken is None else context.spoken
    count = direction * (wording.count if wording.count is not None else 1)
    if unit in ("TS", "TM", "TH"):
        return _shift_clock(unit, count, anchor, context)
    if anchor is None:
        return Reading(value=UNKNOWN["D"] if unit == "D" else "XXXX")
    if count % 1 and unit == "Y" and anchor.year is not None and anchor.month is not None:
        year, month = shift_months(anchor, round(count * 12))
        return Reading(moment=Moment(grain="M", year=year, month=month), basis=explain(context, "counted"))
    moment = shift(anchor, int(count), unit)
    return Reading(moment=moment, basis=explain(context, "counted")) if moment else _shift_coarse(anchor, unit)


def _shift_clock(unit: str, count: float, anchor: Moment | None, context: Context) -> Reading:
    """Hours and minutes from a clock time; from a day alone only the day stays known."""
    day = anchor.date if anchor else None
    if anchor is None or day is None:
        return Reading(value=UNKNOWN["D"])
    time = anchor.time or ""
    if not time[:1].isdigit() or unit == "TS" or abs(count) > 1000:
        return Reading(moment=day_moment(day), basis=explain(context, "hours counted"))
    minutes = int(time[:2]) * 60 + int(time[3:]) + round(count * (60 if unit == "TH" else 1))
    days, rest = divmod(minutes, 24 * 60)
    moved = day_moment(day + timedelta(days=days), time=f"{rest // 60:02d}:{rest % 60:02d}", zone=anchor.zone)
    return Reading(moment=moved, basis="clock time counted from the one before it")


def _shift_coarse(anchor: Moment, unit: str) -> Reading:
    """A day or week counted from a month or year: only the year can be said."""
    if unit in ("W", "WE", "2W"):
        return Reading(moment=Moment(grain="W", year=anchor.year), basis="counted from a date that is no day")
    if unit == "M":
        return Reading(moment=Moment(grain="M", year=anchor.year), basis="counted from a date that has no month")
    return Reading(moment=Moment(grain="D", year=anchor.year), basis="counted from a date that is no day")


def read_order(wording: Wording, context: Context, clause: Clause) -> Reading | None:
    """ "last month", "the following day", "that year", "the same week", "this morning"."""
    if wording.order is None or (wording.unit is None and wording.time is None):
        return None
    unit = wording.unit or "D"
    anchor = find_order_anchor(wording, context)
    if unit == "D" and wording.order == "next" and context.spoken is not None:
        # "the next day" counts on, also in news
        anchor = context.spoken
    if unit == "D" and anchor is not None and anchor.date is None:
        anchor = _find_day(anchor, context)
    if anchor is None:
        return Reading(value=UNKNOWN.get(unit, "XXXX"))
    if unit == "WE" and wording.order == "this" and clause.past and not clause.future and not context.narrative:
        return read_stretch(replace(wording, order=None), context, clause)
    # the coming weekend is that of this week
    step = 0 if unit == "WE" and wording.order == "coming" else STEPS.get(wording.order, 0)
    moment = shift(anchor, step, unit) if step else widen(anchor, unit)
    if moment is None:
        return _shift_coarse(anchor, unit)
    return Reading(moment=add_time(moment, wording), basis=explain(context, "counted"))


def _find_day(anchor: Moment, context: Context) -> Moment:
    """The last day named, unless a narrative has gone on to another month or year since."""
    day = context.day
    if day is None or (context.narrative and (day.year != anchor.year or anchor.month not in (None, day.month))):
        return anchor
    return day


_NAMES = {"D": "day", "W": "week", "WE": "weekend", "M": "month", "Y": "year", "DE": "decade", "CE": "century"}


def read_stretch(wording: Wording, context: Context, clause: Clause) -> Reading | None:
    """ "the end of the month", "later in the year", "the weekend" (the latest one, unless it is to come)."""
    if wording.unit is None or wording.counted:
        return None
    anchor = find_anchor(context)
    published = context.published
    if wording.unit == "WE" and published is not None and not context.narrative and not clause.future:
        anchor = day_moment(published - timedelta(days=published.isoweekday() % 6))
    moment = widen(anchor, wording.unit) if anchor is not None else None
    if moment is None:
        return Reading(value=UNKNOWN.get(wording.unit, "XXXX"))
    return Reading(moment=moment, basis=explain(context, f"the {_NAMES.get(wording.unit, 'stretch')} it falls in"))
