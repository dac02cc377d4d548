"""MONTHS, DAYS OF A MONTH, SEASONS AND QUARTERS NAMED WITHOUT A YEAR -> moments."""

from datetime import date, timedelta

from onrecord.ground.times.context import Context
from onrecord.ground.times.moments import Moment, make_date, shift_year
from onrecord.ground.times.reading import Clause, Reading, add_time, explain, find_anchor, find_named_year
from onrecord.ground.times.wording import Wording


def read_month(wording: Wording, context: Context, clause: Clause) -> Reading | None:
    """ "In May", "on Jan. 12", "last December"."""
    if wording.month is None:
        return None
    year, words = _find_year(wording, wording.month, context, clause)
    if wording.day is None:
        return Reading(moment=Moment(grain="M", year=year, month=wording.month), basis=words)
    moment = Moment(grain="D", year=year, month=wording.month, day=wording.day)
    return Reading(moment=add_time(moment, wording), basis=words)


def _find_year(wording: Wording, month: int, context: Context, clause: Clause) -> tuple[int | None, str]:
    """The year of a month or day named without one, and in words how it was found."""
    following = clause.following
    if following is not None and following.year is not None:
        later = following.month is not None and following.month < month
        return (shift_year(following.year, -1) if later else following.year), "year of the date after it"
    named = find_named_year(wording, context)
    if named is not None:
        return named, "month of a year counted"
    published = context.published
    counted_on = wording.order in ("following", "previous") and context.spoken is not None
    if context.narrative or published is None or counted_on:
        return _find_year_in_narrative(wording, month, context)
    if wording.order in ("last", "previous"):
        return published.year if month < published.month else published.year - 1, "last such month before publication"
    if wording.order in ("next", "coming", "following"):
        return published.year if month > published.month else published.year + 1, "next such month after publication"
    if wording.order == "this":
        return published.year, "month of the year of publication"
    return _find_year_in_news(wording, month, published, clause)


#: going back this many months or more is read as going on into the next year
_NEXT_YEAR = 6


def _find_year_in_narrative(wording: Wording, month: int, context: Context) -> tuple[int | None, str]:
    spoken = context.spoken
    if spoken is None or spoken.year is None:
        return None, "year not known"
    step = 0
    if wording.order in ("next", "coming", "following"):
        step = 1 if spoken.month and month <= spoken.month else 0
    elif wording.order in ("last", "previous"):
        step = -1 if spoken.month is None or month >= spoken.month else 0
    elif spoken.month is not None and spoken.month - month >= _NEXT_YEAR:
        # a narrative goes forward: January after December is that of the next year
        step = 1
    return shift_year(spoken.year, step), "year of the date before it in the text"


#: without a word on time a date is more often behind than ahead: a day ahead counts as so many behind
_AHEAD_WEIGHT = 2


def _find_year_in_news(wording: Wording, month: int, published: date, clause: Clause) -> tuple[int, str]:
    """The nearest such month or day; where the clause speaks of past or future, the nearest on that side."""
    day = wording.day or (published.day if month == published.month else 15)
    days = [make_date(year, month, min(day, 28)) for year in range(published.year - 1, published.year + 2)]
    near = [day for day in days if day is not None]
    if clause.future:
        ahead = [day for day in near if day >= published or (wording.day is None and _same_month(day, published))]
        if ahead and not _is_far_ahead(ahead[0], near, published):
            return ahead[0].year, "next such date after publication"
    if clause.past:
        # one day on: a page may be dated by another time zone
        behind = [day for day in near if day <= published + timedelta(days=1)]
        if behind and not (wording.day is not None and _is_far_behind(behind[-1], near, published)):
            return behind[-1].year, "latest such date up to publication"

    def weigh(day: date) -> int:
        gap = (day - published).days
        return gap * _AHEAD_WEIGHT if gap > 0 else -gap

    return min(near, key=weigh).year, "such date nearest to publication"


#: a day of the month this long ago would have its year; nearer ahead, it is one to come, whatever the clause says
_LONG_AGO, _SOON = 240, 120


def _is_far_ahead(day: date, near: list[date], published: date) -> bool:
    return (day - published).days > _LONG_AGO and any(0 <= (published - other).days < _SOON for other in near)


def _is_far_behind(day: date, near: list[date], published: date) -> bool:
    return (published - day).days > _LONG_AGO and any(0 < (other - published).days < _SOON for other in near)


def _same_month(day: date, other: date) -> bool:
    return (day.year, day.month) == (other.year, other.month)


def read_month_day(wording: Wording, context: Context, clause: Clause) -> Reading | None:
    """ "the 20th": the day of the month spoken of."""
    if wording.ordinal is None or wording.unit is not None or wording.time is not None:
        return None
    anchor = context.spoken or find_anchor(context)
    if anchor is None or anchor.month is None:
        return Reading(value="XXXX-XX-XX")
    moment = Moment(grain="D", year=anchor.year, month=anchor.month, day=wording.ordinal)
    return Reading(moment=moment, basis="day of the month spoken of")


def read_season(wording: Wording, context: Context, clause: Clause) -> Reading | None:
    """ "the summer", "last winter": a season of the northern half of the earth."""
    if wording.season is None:
        return None
    following = clause.following
    if following is not None and following.year is not None:
        moment = Moment(grain="SE", year=following.year, season=wording.season)
        return Reading(moment=moment, basis="year of the date after it")
    anchor = find_anchor(context)
    year = find_named_year(wording, context)
    if year is None and (anchor is None or anchor.year is None):
        return Reading(value=f"XXXX-{wording.season}")
    if year is None and anchor is not None:
        year = _find_season_year(wording, anchor, context, clause)
    return Reading(moment=Moment(grain="SE", year=year, season=wording.season), basis=explain(context, "season"))


#: month in the middle of each season; that of winter lies in the next year
_MIDDLE = {"SP": 4, "SU": 7, "FA": 10, "WI": 13}


def _find_season_year(wording: Wording, anchor: Moment, context: Context, clause: Clause) -> int:
    year, month, order = anchor.year or 1, anchor.month, wording.order
    middle = _MIDDLE[wording.season or "SP"]
    if wording.season == "WI" and month is not None and month <= 3 and order not in ("next", "coming", "following"):
        # the winter of January began the year before
        return year if context.narrative else shift_year(year, -1 if order in (None, "this", "that") else -2)
    if order in ("last", "previous"):
        return year if month is not None and middle + 1 < month else shift_year(year, -1)
    if order in ("next", "coming", "following"):
        return year if month is not None and middle - 1 > month else shift_year(year, 1)
    if context.narrative or order is not None or month is None or clause.future:
        return year
    # in news a season far ahead, with no word on the future, is that of the year before
    return shift_year(year, -1) if middle - 5 > month else year


def read_quarter(wording: Wording, context: Context, clause: Clause) -> Reading | None:
    """ "the third quarter", "the first quarter of this year": in news the latest that has begun, unless to come."""
    if wording.quarter is None:
        return None
    anchor = find_anchor(context)
    if anchor is None or anchor.year is None:
        return Reading(value=f"XXXX-Q{wording.quarter}")
    year = find_named_year(wording, context)
    if year is None:
        begins_later = anchor.month is not None and wording.quarter * 3 - 2 > anchor.month
        year = shift_year(anchor.year, -1 if begins_later and not clause.future and not context.narrative else 0)
    return Reading(moment=Moment(grain="Q", year=year, number=wording.quarter), basis=explain(context, "quarter"))
