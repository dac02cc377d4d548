"""WHAT AN EXPRESSION MEANS, and what every rule that finds it out needs: the anchor, the words for the basis."""

from datetime import date

from msgspec.structs import replace

from onrecord.ground.times.context import Context
from onrecord.ground.times.moments import Moment, day_moment, shift_year
from onrecord.ground.times.wording import Wording
from onrecord.values import Value

#: how far "last" and "next" go, in the unit they stand with
STEPS = {"last": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}
#: TIMEX3 values of stretches about which nothing more is known
UNKNOWN = {"D": "XXXX-XX-XX", "M": "XXXX-XX", "W": "XXXX-WXX"}
#: a day this near to publication is the news that a time of day alone belongs to
_RECENT_DAYS = 7


class Reading(Value, frozen=True, kw_only=True):
    """What an expression means: a TIMEX3 value, a moment where it is one, and in words what that rests on."""

    value: str | None = None
    moment: Moment | None = None
    basis: str | None = None


class Clause(Value, frozen=True, kw_only=True):
    """What stands beside an expression: whether the clause speaks of what is to come or past, and the moment that the
    next expression names outright when the two are joined ("March and April 1940"). ``complement`` says that the
    expression counts from something told and not dated ("the month after he died", "the night of the raid")."""

    future: bool = False
    past: bool = False
    following: Moment | None = None
    complement: bool = False


def find_anchor(context: Context) -> Moment | None:
    """What "last", "next" and "ago" count from."""
    if context.narrative or context.published is None:
        return context.spoken
    return day_moment(context.published)


def find_order_anchor(wording: Wording, context: Context) -> Moment | None:
    """What "that", "the following" and "the previous" count from: the moment spoken of; the others as "last" does."""
    if wording.order in ("that", "following", "previous") and context.spoken is not None:
        return context.spoken
    return find_anchor(context)


def find_named_year(wording: Wording, context: Context) -> int | None:
    """The year of "May that year", "the spring of next year"; ``None`` where no year is counted."""
    if wording.unit != "Y" or wording.order is None:
        return None
    anchor = find_order_anchor(wording, context)
    if anchor is None or anchor.year is None:
        return None
    return shift_year(anchor.year, STEPS.get(wording.order, 0))


def explain(context: Context, words: str) -> str:
    """The basis in words: what was done, and what it counts from."""
    return f"{words}, from {'the date before it in the text' if context.narrative else 'publication'}"


def add_time(moment: Moment, wording: Wording) -> Moment:
    """The moment with the time of day that the expression names."""
    if wording.time is None and not wording.overnight:
        return moment
    return replace(moment, grain="D", time=wording.time or "NI", zone=wording.zone)


def find_news_day(context: Context) -> Moment | None:
    """The day that a time of day alone belongs to: the day spoken of, in news publication when none near it was."""
    published = context.published
    if context.narrative or published is None or _is_recent(context.day, published):
        return context.day
    return day_moment(published)


def _is_recent(moment: Moment | None, published: date) -> bool:
    day = moment.date if moment else None
    return day is not None and abs((published - day).days) <= _RECENT_DAYS
