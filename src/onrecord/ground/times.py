"""EXPRESSIONS OF TIME -> VALUES: TIMEX3 values, and the days meant as EDTF with start, end, clock and precision."""

import re
from datetime import date, timedelta

from msgspec.structs import replace

from onrecord.ground.calendar import Period, day_period, month_period, safe_date, year_period
from onrecord.ground.wording import Wording, read_wording
from onrecord.mentions import TimeMention
from onrecord.values import When

_OPENS = re.compile(r"\b(?:ever )?since (?:the )?$", re.I)
_CLOSES = re.compile(r"\b(?:until|till|by|before|no later than) (?:the )?$", re.I)


def ground_times(mentions: tuple[TimeMention, ...], text: str, published: str | None) -> tuple[TimeMention, ...]:
    """The same mentions with ``value`` (TIMEX3) and ``when`` filled where they can be known."""
    anchor = date.fromisoformat(published[:10]) if published and re.match(r"\d{4}-\d\d-\d\d", published) else None
    grounded = []
    for mention in mentions:
        period = _resolve(read_wording(mention.text), anchor)
        if period is None:
            grounded.append(mention)
            continue
        before = text[max(0, mention.start - 24) : mention.start]
        grounded.append(replace(mention, value=period.value, when=_bound(period, before)))
    return tuple(grounded)


def _resolve(wording: Wording, anchor: date | None) -> Period | None:
    if wording.year is not None:
        if wording.month is not None:
            day = safe_date(wording.year, wording.month, wording.day)
            if day is not None:
                return day_period(day, wording.clock, "date in the text")
            return month_period(wording.year, wording.month, "month in the text")
        return year_period(wording.year, "year in the text")
    if anchor is None:
        return None
    if wording.month is not None:
        year = anchor.year
        day = safe_date(year, wording.month, wording.day)
        if day is not None:
            if day > anchor + timedelta(days=30):
                day = safe_date(year - 1, wording.month, wording.day) or day
            return day_period(day, wording.clock, "day of the year up to publication")
        return month_period(
            year if wording.month <= anchor.month else year - 1, wording.month, "month up to publication"
        )
    if wording.weekday is not None:
        back = (anchor.isoweekday() - wording.weekday) % 7
        return day_period(anchor - timedelta(days=back), wording.clock, "weekday before publication")
    if wording.offset is not None:
        return day_period(anchor + timedelta(days=wording.offset), wording.clock, "counted from publication")
    if wording.clock:
        return day_period(anchor, wording.clock, "part of the day of publication")
    if wording.unit and wording.count and wording.span:
        days = {"D": 1, "W": 7, "M": 30, "Y": 365}.get(wording.unit, 0) * wording.count
        if days and wording.past:
            start = anchor - timedelta(days=days)
            when = When(
                edtf=f"{start}/{anchor}",
                start=str(start),
                end=str(anchor),
                precision=4,
                basis="span ending at publication",
            )
            return Period(value=f"P{wording.count}{wording.unit}", when=when)
    if wording.unit == "M" and not wording.count and not wording.span:
        last = anchor.replace(day=1) - timedelta(days=1)
        shown = last if wording.past else anchor
        period = month_period(shown.year, shown.month, "month counted from publication")
        if wording.end and period.when.end:
            return day_period(date.fromisoformat(period.when.end), None, "last day of the month")
        return period
    return None


def _bound(period: Period, before: str) -> When:
    when = period.when
    if _OPENS.search(before) and when.start:
        return replace(when, edtf=f"{when.edtf}/..", end=None, basis=f"{when.basis}; open after 'since'")
    if _CLOSES.search(before) and when.end:
        return replace(when, edtf=f"../{when.end}", start=None, basis=f"{when.basis}; its end the bound")
    return when
