"""PARTS OF AN EXPRESSION + CONTEXT -> the moment or the length of time that it means."""

from datetime import date, timedelta

from msgspec.structs import replace

from onrecord.ground.times.context import Context
from onrecord.ground.times.moments import (
    Moment,
    day_moment,
    make_date,
    shift,
    shift_months,
    shift_year,
    widen,
)  # fmt: skip
from onrecord.ground.times.wording import Wording
from onrecord.values import Value


class Reading(Value, frozen=True, kw_only=True):
    """What an expression means: a TIMEX3 value, a moment where it is one, and in words what that rests on."""

    value: str | None = None
    moment: Moment | None = None
    basis: str | None = None


_STEPS = {"last": -1, "previous": -1, "next": 1, "following": 1}


def resolve(wording: Wording, context: Context, *, future: bool, past: bool, following: Moment | None) -> Reading:
    """The moment meant by an expression that names a date or a time of day.

    ``future`` and ``past`` say what the clause speaks of; ``following`` is the moment that the next expression names
    outright when the two are joined ("March and April 1940").
    """
    if wording.reference:
        return Reading(value=wording.reference)
    for rule in _RULES:
        found = rule(wording, context, future, past, following)
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


def _by_anaphor(wording: Wording, context: Context, *_: object) -> Reading | None:
    """ "that time", "this period": the moment spoken of last."""
    if not wording.anaphor:
        return None
    return Reading(moment=context.spoken, basis="the time spoken of")


def _anchor(context: Context) -> Moment | None:
    """What "last", "next" and "ago" count from."""
    if context.narrative or context.published is None:
        return context.spoken
    return day_moment(context.published)


def _basis(context: Context, words: str) -> str:
    return f"{words}, from {'the date before it in the text' if context.narrative else 'publication'}"


def _timed(moment: Moment, wording: Wording) -> Moment:
    if wording.time is None and not wording.overnight:
        return moment
    time = wording.time or "NI"
    return replace(moment, grain="D", time=time, zone=wording.zone)


def _by_year(wording: Wording, context: Context, *_: object) -> Reading | None:
    if wording.year is None:
        return None
    year = wording.year
    if wording.bc or (context.antiquity and 0 < year < 1000):
        year = -max(year, 1)
    if wording.decade or wording.century:
        moment = Moment(grain="DE" if wording.decade else "CE", year=year or 1)
    else:
        moment = _within_year(wording, year)
    return Reading(moment=moment, basis="date in the text")


def _within_year(wording: Wording, year: int) -> Moment:
    """Month, day, season, quarter, half or holiday of a year."""
    if wording.month is not None:
        if wording.day is None:
            return Moment(grain="M", year=year, month=wording.month)
        return _timed(Moment(grain="D", year=year, month=wording.month, day=wording.day), wording)
    if wording.season is not None:
        return Moment(grain="SE", year=year, season=wording.season)
    if wording.holiday is not None:
        return _holiday(wording.holiday, year)
    if wording.quarter is not None:
        return Moment(grain="Q", year=year, number=wording.quarter)
    return Moment(grain="Y", year=year)


def _holiday(rule: str, year: int) -> Moment:
    """The day of a holiday: month-day, or month-weekday-n for the n-th such weekday of the month."""
    numbers = [int(part) for part in rule.split("-")] if rule[0].isdigit() else []
    if len(numbers) == 3:
        month, weekday, nth = numbers
        first = date(year, month, 1)
        return day_moment(first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1)))
    if len(numbers) == 2:
        return Moment(grain="D", year=year, month=numbers[0], day=numbers[1])
    return Moment(grain="Y", year=year)


def _by_deictic(wording: Wording, context: Context, *_: object) -> Reading | None:
    if wording.deictic is None and not wording.overnight:
        return None
    if context.narrative and wording.deictic == 0:
        return Reading(value="PRESENT_REF")
    anchor = (
        (context.day or day_moment(context.published)) if context.published and wording.overnight else _anchor(context)
    )
    if wording.overnight and not context.narrative and not _is_recent(context.day, context.published):
        anchor = _anchor(context)
    if anchor is None or anchor.date is None:
        return Reading(value="XXXX-XX-XX" + (f"T{wording.time or 'NI'}" if wording.overnight or wording.time else ""))
    offset = wording.deictic or 0
    if wording.direction is not None and wording.unit == "D":
        offset += wording.direction
    day = _timed(day_moment(anchor.date + timedelta(days=offset)), wording)
    return Reading(moment=day, basis=_basis(context, "day counted"))


def _is_recent(moment: Moment | None, published: date | None) -> bool:
    day = moment.date if moment else None
    return day is not None and published is not None and abs((published - day).days) <= 7


def _by_holiday(wording: Wording, context: Context, future: bool, *_: object) -> Reading | None:
    if wording.holiday is None:
        return None
    anchor = _anchor(context)
    if anchor is None or anchor.year is None:
        return Reading(value="XXXX-XX-XX")
    moment = _holiday(wording.holiday, anchor.year)
    day = moment.date
    if (
        day is not None
        and context.published
        and not context.narrative
        and (day - context.published).days > 60
        and not future
    ):
        moment = _holiday(wording.holiday, anchor.year - 1)
    return Reading(moment=_timed(moment, wording), basis=_basis(context, "holiday"))


def _by_month(wording: Wording, context: Context, future: bool, past: bool, following: Moment | None) -> Reading | None:
    if wording.month is None:
        return None
    year, words = _year_of_month(wording, context, future, past, following)
    if wording.day is None:
        moment = Moment(grain="M", year=year, month=wording.month)
    else:
        moment = _timed(Moment(grain="D", year=year, month=wording.month, day=wording.day), wording)
    return Reading(moment=moment, basis=words)


def _year_of_month(
    wording: Wording, context: Context, future: bool, past: bool, following: Moment | None
) -> tuple[int | None, str]:
    """The year of a month or day named without one."""
    month = wording.month or 1
    if following is not None and following.year is not None:
        later = following.month is not None and following.month < month
        return (shift_year(following.year, -1) if later else following.year), "year of the date after it"
    named = _named_year(wording, context)
    if named is not None:
        return named, "month of a year counted"
    if context.narrative or context.published is None:
        return _year_in_narrative(wording, month, context)
    published = context.published
    if wording.order in ("following", "previous") and context.spoken is not None:
        return _year_in_narrative(wording, month, context)
    if wording.order in ("last", "previous"):
        return published.year if month < published.month else published.year - 1, "last such month before publication"
    if wording.order in ("next", "following"):
        return published.year if month > published.month else published.year + 1, "next such month after publication"
    return _year_in_news(wording, month, published, future, past)


def _named_year(wording: Wording, context: Context) -> int | None:
    """The year of "May that year", "the spring of next year"."""
    if wording.unit != "Y" or wording.order is None:
        return None
    anaphoric = wording.order in ("that", "following", "previous")
    anchor = context.spoken if anaphoric and context.spoken is not None else _anchor(context)
    if anchor is None or anchor.year is None:
        return None
    return shift_year(anchor.year, _STEPS.get(wording.order, 0))


#: going back this many months or more is read as going on into the next year
_NEXT_YEAR = 6


def _year_in_narrative(wording: Wording, month: int, context: Context) -> tuple[int | None, str]:
    spoken = context.spoken
    if spoken is None or spoken.year is None:
        return None, "year not known"
    year = spoken.year
    if wording.order in ("next", "following") and spoken.month and month <= spoken.month:
        year = shift_year(year, 1)
    elif wording.order in ("last", "previous"):
        year = shift_year(year, -1) if spoken.month is None or month >= spoken.month else year
    elif spoken.month is not None and spoken.month - month >= _NEXT_YEAR:
        # a narrative goes forward: January after December is that of the next year
        year = shift_year(year, 1)
    return year, "year of the date before it in the text"


def _year_in_news(wording: Wording, month: int, published: date, future: bool, past: bool) -> tuple[int, str]:
    """The nearest such month or day; what the clause says of past or future decides where it is far from both."""
    day = wording.day or (published.day if month == published.month else 15)
    years = (published.year - 1, published.year, published.year + 1)
    days = {year: make_date(year, month, min(day, 28)) or published for year in years}
    if future:
        ahead = [
            year
            for year in years
            if days[year] >= published or (wording.day is None and (year, month) == (published.year, published.month))
        ]
        return ahead[0], "next such date after publication"
    if past:
        slack = timedelta(days=1)
        behind = [year for year in years if days[year] <= published + slack]
        return behind[-1], "latest such date up to publication"

    # a date named without a word on time is more often behind than ahead: four months ahead count as eight behind
    def distance(year: int) -> float:
        gap = (days[year] - published).days
        return gap * 2 if gap > 0 else -gap

    return min(years, key=distance), "such date nearest to publication"


def _by_weekday(wording: Wording, context: Context, future: bool, past: bool, _: object) -> Reading | None:
    if wording.weekday is None:
        return None
    if context.narrative or context.published is None:
        return _weekday_in_narrative(wording, context)
    published = context.published
    ahead, back = (wording.weekday - published.isoweekday()) % 7, (published.isoweekday() - wording.weekday) % 7
    if wording.unit == "W" and wording.order:
        monday = published - timedelta(days=published.weekday())
        weeks = {"last": -7, "previous": -7, "next": 7, "following": 7}.get(wording.order, 0)
        day, words = monday + timedelta(days=weeks + wording.weekday - 1), "weekday of a week counted from publication"
    elif wording.order in ("next", "following"):
        day, words = published + timedelta(days=ahead or 7), "next such weekday after publication"
    elif wording.order in ("last", "previous"):
        day, words = published - timedelta(days=back or 7), "last such weekday before publication"
    elif future or (wording.order == "this" and not past):
        day, words = published + timedelta(days=ahead), "weekday to come, from publication"
    else:
        day, words = published - timedelta(days=back), "latest such weekday up to publication"
    return Reading(moment=_timed(day_moment(day), wording), basis=words)


def _weekday_in_narrative(wording: Wording, context: Context) -> Reading:
    spoken = context.day.date if context.day else None
    if spoken is None:
        return Reading(value=f"XXXX-WXX-{wording.weekday}" + (f"T{wording.time}" if wording.time else ""))
    ahead = ((wording.weekday or 1) - spoken.isoweekday()) % 7
    day = (
        spoken - timedelta(days=7 - ahead) if wording.order in ("last", "previous") else spoken + timedelta(days=ahead)
    )
    return Reading(moment=_timed(day_moment(day), wording), basis="weekday from the date before it in the text")


def _by_season(
    wording: Wording, context: Context, future: bool, past: bool, following: Moment | None
) -> Reading | None:
    if wording.season is None:
        return None
    if following is not None and following.year is not None:
        return Reading(
            moment=Moment(grain="SE", year=following.year, season=wording.season), basis="year of the date after it"
        )
    anchor = _anchor(context)
    if anchor is None or anchor.year is None:
        return Reading(value=f"XXXX-{wording.season}")
    return Reading(
        moment=Moment(grain="SE", year=_year_of_season(wording, anchor, context, future), season=wording.season),
        basis=_basis(context, "season"),
    )


#: month in the middle of each season
_MIDDLE = {"SP": 4, "SU": 7, "FA": 10, "WI": 13}


def _year_of_season(wording: Wording, anchor: Moment, context: Context, future: bool) -> int:
    named = _named_year(wording, context)
    if named is not None:
        return named
    year, month = anchor.year or 1, anchor.month
    middle = _MIDDLE[wording.season or "SP"]
    if wording.season == "WI" and month is not None and month <= 3 and wording.order not in ("next", "following"):
        # the winter of January began the year before
        return year if context.narrative else shift_year(year, -1 if wording.order in (None, "this", "that") else -2)
    if wording.order in ("last", "previous"):
        return year if month is not None and middle + 1 < month else shift_year(year, -1)
    if wording.order in ("next", "following"):
        return year if month is not None and middle - 1 > month else shift_year(year, 1)
    if not context.narrative and wording.order is None and month is not None and middle - 2 > month and not future:
        return year if middle - 5 <= month else shift_year(year, -1)
    return year


def _by_shift(wording: Wording, context: Context, *_: object) -> Reading | None:
    """ "two days later", "three weeks ago", "the day before"."""
    if wording.direction is None or wording.unit is None:
        return None
    if (wording.counted and wording.count is None) or (wording.plural and not wording.counted):
        return Reading(value="FUTURE_REF" if wording.direction > 0 else "PAST_REF")
    anchor = _shift_anchor(wording, context)
    count = wording.count if wording.counted and wording.count is not None else 1
    if wording.unit in ("TS", "TM", "TH"):
        return _shift_hours(wording, anchor, count, context)
    if anchor is None:
        return Reading(value="XXXX-XX-XX" if wording.unit == "D" else "XXXX")
    moment = shift(anchor, wording.direction * int(count), wording.unit)
    if count % 1 and wording.unit == "Y" and anchor.month:
        year, month = shift_months(anchor, round(wording.direction * count * 12))
        moment = Moment(grain="M", year=year, month=month)
    if moment is None:
        return _too_coarse(anchor, wording.unit)
    return Reading(moment=moment, basis=_basis(context, "counted"))


def _shift_hours(wording: Wording, anchor: Moment | None, count: float, context: Context) -> Reading:
    """Hours and minutes from a clock time; from a day alone only the day stays known."""
    day = anchor.date if anchor else None
    if anchor is None or day is None:
        return Reading(value="XXXX-XX-XX")
    time = anchor.time or ""
    if not time[:1].isdigit() or wording.unit == "TS":
        return Reading(moment=day_moment(day), basis=_basis(context, "hours counted"))
    minutes = (
        int(time[:2]) * 60
        + int(time[3:])
        + (wording.direction or 1) * round(count * (60 if wording.unit == "TH" else 1))
    )
    days, rest = divmod(minutes, 24 * 60)
    moved = day_moment(day + timedelta(days=days), time=f"{rest // 60:02d}:{rest % 60:02d}", zone=anchor.zone)
    return Reading(moment=moved, basis="clock time counted from the one before it")


def _too_coarse(anchor: Moment, unit: str) -> Reading:
    """A day or week counted from a month or year: only the year can be said."""
    if unit in ("W", "WE", "2W"):
        return Reading(moment=Moment(grain="W", year=anchor.year), basis="counted from a date that is no day")
    if unit == "M":
        return Reading(moment=Moment(grain="M", year=anchor.year), basis="counted from a date that has no month")
    return Reading(moment=Moment(grain="D", year=anchor.year), basis="counted from a date that is no day")


def _shift_anchor(wording: Wording, context: Context) -> Moment | None:
    """ "ago" counts from publication; "later" and "earlier" from the date spoken of."""
    if wording.ago or context.spoken is None:
        return _anchor(context)
    return context.spoken


def _by_order(wording: Wording, context: Context, *_: object) -> Reading | None:
    """ "last month", "the following day", "that year", "the same week"."""
    if wording.order is None or (wording.unit is None and wording.time is None):
        return None
    unit = wording.unit or "D"
    anaphoric = wording.order in ("that", "following", "previous")
    anchor = context.spoken if anaphoric and context.spoken is not None else _anchor(context)
    if wording.unit is None and wording.time and wording.order == "last" and not context.narrative:
        unit = "D"
    if wording.order == "next" and unit == "D" and context.spoken is not None:
        anchor = context.spoken
    if unit == "D" and anchor is not None and anchor.date is None:
        anchor = (
            context.day
            if context.day and anchor.month in (None, context.day.month) and context.day.year == anchor.year
            else anchor
        )
    if anchor is None:
        return Reading(value={"D": "XXXX-XX-XX", "M": "XXXX-XX", "W": "XXXX-WXX"}.get(unit, "XXXX"))
    step = _STEPS.get(wording.order, 0)
    moment = shift(anchor, step, unit) if step else widen(anchor, unit)
    if moment is None:
        return _too_coarse(anchor, unit)
    return Reading(moment=_timed(moment, wording), basis=_basis(context, "counted"))


def _day_spoken_of(anchor: Moment, context: Context) -> Moment:
    """The last day named, unless a month or year named since then leads away from it."""
    day = context.day
    if day is None or (context.narrative and (day.year != anchor.year or anchor.month not in (None, day.month))):
        return anchor
    return day


def _by_quarter(wording: Wording, context: Context, future: bool, *_: object) -> Reading | None:
    """ "the third quarter", "the first quarter of this year": in news the latest that has begun, unless to come."""
    if wording.quarter is None:
        return None
    anchor = _anchor(context)
    named = _named_year(wording, context)
    if anchor is None or anchor.year is None:
        return Reading(value=f"XXXX-Q{wording.quarter}")
    year, number = named or anchor.year, wording.quarter
    begins_later = anchor.month is not None and number * 3 - 2 > anchor.month
    if named is None and begins_later and not future and not context.narrative:
        year = shift_year(year, -1)
    return Reading(moment=Moment(grain="Q", year=year, number=number), basis=_basis(context, "quarter"))


def _by_ordinal(wording: Wording, context: Context, *_: object) -> Reading | None:
    """ "the 20th": the day of the month spoken of."""
    if wording.ordinal is None or wording.unit is not None or wording.time is not None:
        return None
    anchor = (
        context.spoken
        if context.narrative or context.published is None
        else context.spoken or day_moment(context.published)
    )
    if anchor is None or anchor.month is None:
        return Reading(value="XXXX-XX-XX")
    return Reading(
        moment=Moment(grain="D", year=anchor.year, month=anchor.month, day=wording.ordinal),
        basis="day of the month spoken of",
    )


def _by_edge_unit(wording: Wording, context: Context, future: bool, *_: object) -> Reading | None:
    """ "the end of the month", "later in the year", "the weekend" (the latest one, unless it is to come)."""
    if wording.unit is None or wording.counted:
        return None
    anchor = _anchor(context)
    if wording.unit == "WE" and context.published is not None and not context.narrative and not future:
        anchor = day_moment(context.published - timedelta(days=context.published.isoweekday() % 6))
    moment = widen(anchor, wording.unit) if anchor is not None else None
    if moment is None:
        return Reading(value={"D": "XXXX-XX-XX", "M": "XXXX-XX", "W": "XXXX-WXX"}.get(wording.unit, "XXXX"))
    return Reading(moment=moment, basis=_basis(context, f"the {'month' if wording.unit == 'M' else 'stretch'} of"))


def _by_time(wording: Wording, context: Context, *_: object) -> Reading | None:
    """A time of day without a day: that of the day spoken of, in news that of publication when none is near."""
    if wording.time is None:
        return None
    day = context.day
    if not context.narrative and context.published is not None and not _is_recent(day, context.published):
        day = day_moment(context.published)
    if day is None:
        return Reading(value=f"XXXX-XX-XXT{wording.time}{wording.zone or ''}")
    return Reading(moment=_timed(day, wording), basis="time of the day spoken of")


#: the first that has something to say about an expression reads it
_RULES = (
    _by_anaphor, _by_year, _by_deictic, _by_holiday, _by_month, _by_weekday, _by_season, _by_quarter, _by_shift,
    _by_order, _by_ordinal, _by_edge_unit, _by_time,
)  # fmt: skip
