"""CALENDAR PERIODS -> TIMEX3 value and EDTF with the days covered."""

import calendar
from datetime import date

from onrecord.values import Value, When


class Period(Value, frozen=True, kw_only=True):
    """A resolved expression: its TIMEX3 value and the days it covers."""

    value: str
    when: When


_LETTERS = {
    "morning": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "pre-dawn": "DN",
    "dusk": "DU",
    "day": "DT",
}


def day_period(day: date, clock: str | None, basis: str) -> Period:
    """One day, with the part of day or clock time where one was said."""
    value = str(day) if clock is None else f"{day}T{_LETTERS.get(clock, clock)}"
    return Period(
        value=value, when=When(edtf=str(day), start=str(day), end=str(day), clock=clock, precision=1, basis=basis)
    )


def month_period(year: int, month: int, basis: str) -> Period:
    """A whole month of the calendar."""
    edtf = f"{year:04d}-{month:02d}"
    end = f"{edtf}-{calendar.monthrange(year, month)[1]:02d}"
    return Period(value=edtf, when=When(edtf=edtf, start=f"{edtf}-01", end=end, precision=4, basis=basis))


def year_period(year: int, basis: str) -> Period:
    """A whole year."""
    edtf = f"{year:04d}"
    return Period(
        value=edtf, when=When(edtf=edtf, start=f"{edtf}-01-01", end=f"{edtf}-12-31", precision=5, basis=basis)
    )


def safe_date(year: int, month: int, day: int | None) -> date | None:
    """The day, or ``None`` where the calendar has no such day."""
    try:
        return date(year, month, day or 0)
    except ValueError:
        return None
