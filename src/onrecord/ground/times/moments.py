"""MOMENTS: a stretch of the calendar with its grain, its TIMEX3 value and the days it covers.

Years before Christ are negative and there is no year 0 here; EDTF and ISO days count astronomically (490 BC is -0489).
"""

import calendar
from datetime import date, timedelta
from typing import Literal

from msgspec.structs import replace

from onrecord.values import Value

#: century, decade, year, half, quarter, season, month, week, weekend, day
Grain = Literal["CE", "DE", "Y", "H", "Q", "SE", "M", "W", "WE", "D"]

#: season -> EDTF code and its first month; northern seasons, winter runs into the next year
SEASONS = {"SP": (21, 3), "SU": (22, 6), "FA": (23, 9), "WI": (24, 12)}
_MONTHS_OF = {"H": 6, "Q": 3, "SE": 3, "M": 1}


class Moment(Value, frozen=True, kw_only=True):
    """A stretch of the calendar. ``year`` ``None`` is unknown; ``month`` and ``day`` likewise where the grain has them.

    ``number`` is the half, quarter or week (week and weekend: ISO week of ISO year ``year``); ``time`` is a clock time
    ``HH:MM`` or TIMEX3's two letters for a part of day.
    """

    grain: Grain
    year: int | None = None
    month: int | None = None
    day: int | None = None
    number: int | None = None
    season: str | None = None
    time: str | None = None
    zone: str | None = None

    @property
    def date(self) -> date | None:
        """The day itself, where it is one and the calendar of ``datetime`` has it."""
        if self.grain != "D" or self.year is None or self.month is None or self.day is None or self.year < 1:
            return None
        return make_date(self.year, self.month, self.day)


def make_date(year: int, month: int, day: int) -> date | None:
    """The day, or ``None`` where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_day(edtf: str | None) -> date | None:
    """The day that an EDTF date or date and time begins with; ``None`` where it is no day."""
    try:
        return date.fromisoformat((edtf or "")[:10])
    except ValueError:
        return None


def day_moment(day: date, *, time: str | None = None, zone: str | None = None) -> Moment:
    """The moment of one day."""
    return Moment(grain="D", year=day.year, month=day.month, day=day.day, time=time, zone=zone)


def week_moment(day: date, *, weekend: bool = False) -> Moment:
    """The ISO week (or its weekend) that the day is in."""
    year, week, _ = day.isocalendar()
    return Moment(grain="WE" if weekend else "W", year=year, number=week)


def write_value(moment: Moment) -> str:
    """The TIMEX3 value."""
    text = _year_value(moment)
    if moment.grain in ("M", "D"):
        text += f"-{moment.month:02d}" if moment.month else "-XX"
    if moment.grain == "D":
        text += f"-{moment.day:02d}" if moment.day else "-XX"
    elif moment.grain == "SE":
        text += f"-{moment.season}"
    elif moment.grain in ("H", "Q"):
        text += f"-{moment.grain}{moment.number}"
    elif moment.grain in ("W", "WE"):
        text += f"-W{moment.number:02d}" if moment.number else "-WXX"
        text += "-WE" if moment.grain == "WE" else ""
    return text + (f"T{moment.time}{moment.zone or ''}" if moment.time else "")


def _year_value(moment: Moment) -> str:
    if moment.year is None:
        return "XXXX"
    year, era = abs(moment.year), "BC" if moment.year < 0 else ""
    if moment.grain == "DE":
        return f"{era}{year // 10:03d}"
    if moment.grain == "CE":
        return f"{era}{year // 100:02d}"
    return f"{era}{year:04d}"


def shift_year(year: int, by: int) -> int:
    """The year ``by`` years later; 1 BC is followed by AD 1."""
    moved = year + by
    if year < 0 <= moved:
        return moved + 1
    return moved - 1 if moved <= 0 < year else moved


def shift_months(moment: Moment, by: int) -> tuple[int, int]:
    """Year and month ``by`` months after those of the moment."""
    assert moment.year is not None and moment.month is not None
    years, month = divmod(moment.month - 1 + by, 12)
    return shift_year(moment.year, years), month + 1


def shift(moment: Moment, by: int, unit: str) -> Moment | None:
    """The moment ``by`` units later, at the grain of the unit; ``None`` where the moment is too coarse to say."""
    if moment.year is None:
        return None
    day = moment.date
    if unit in ("D", "W", "2W", "WE", "NI", "MO", "EV", "AF"):
        if day is None and moment.grain == "W" and moment.number and unit != "D":
            day = date.fromisocalendar(moment.year, moment.number, 1)
        if day is None:
            return None
        return _shift_days(day, by, unit)
    if unit in ("M", "Q"):
        if moment.month is None:
            return None
        year, month = shift_months(moment, by * (3 if unit == "Q" else 1))
        return quarter_of(year, month) if unit == "Q" else Moment(grain="M", year=year, month=month)
    span = {"Y": 1, "DE": 10, "CE": 100, "ML": 1000}.get(unit)
    if span is None:
        return None
    year = shift_year(moment.year, by * span)
    grain: Grain = {"DE": "DE", "CE": "CE"}.get(unit, "Y")  # type: ignore[assignment]
    return Moment(grain=grain, year=year)


def _shift_days(day: date, by: int, unit: str) -> Moment | None:
    days = {"W": 7, "2W": 14, "WE": 7}.get(unit, 1) * by
    try:
        moved = day + timedelta(days=days)
    except OverflowError:
        return None
    if unit in ("W", "2W", "WE"):
        return week_moment(moved, weekend=unit == "WE")
    return day_moment(moved, time=unit if unit in ("NI", "MO", "EV", "AF") else None)


def quarter_of(year: int, month: int) -> Moment:
    """The quarter that the month is in."""
    return Moment(grain="Q", year=year, number=(month - 1) // 3 + 1)


def widen(moment: Moment, unit: str) -> Moment | None:
    """The stretch of the unit's grain that holds the moment: its week, month, year ...; ``None`` where unknown."""
    if moment.year is None:
        return None
    if unit == "D":
        return replace(moment, time=None, zone=None) if moment.grain == "D" else None
    if unit in ("W", "WE"):
        day = moment.date
        if day is not None:
            return week_moment(day, weekend=unit == "WE")
        return moment if moment.grain == "W" else None
    if unit in ("M", "Q"):
        if moment.month is None:
            return None
        return (
            Moment(grain="M", year=moment.year, month=moment.month)
            if unit == "M"
            else quarter_of(moment.year, moment.month)
        )
    return Moment(grain={"Y": "Y", "DE": "DE", "CE": "CE"}.get(unit, "Y"), year=moment.year)  # type: ignore[arg-type]


def cover_days(moment: Moment) -> tuple[str, str] | None:
    """First and last ISO day of the moment; ``None`` where they are not known."""
    if moment.year is None:
        return None
    if moment.grain in ("W", "WE"):
        if not moment.number:
            return None
        monday = date.fromisocalendar(moment.year, moment.number, 1)
        first = monday + timedelta(days=5) if moment.grain == "WE" else monday
        return str(first), str(monday + timedelta(days=6))
    if moment.grain == "D" and moment.month and moment.day:
        text = f"{iso_year(moment.year)}-{moment.month:02d}-{moment.day:02d}"
        return text, text
    first_month = _first_month(moment)
    if moment.grain in _MONTHS_OF and first_month:
        return _cover_months(moment.year, first_month, _MONTHS_OF[moment.grain])
    if moment.grain == "D" and moment.month:
        return _cover_months(moment.year, moment.month, 1)
    return _cover_years(moment)


def _first_month(moment: Moment) -> int | None:
    if moment.grain == "SE":
        return SEASONS[moment.season or "SP"][1]
    if moment.grain in ("H", "Q"):
        return ((moment.number or 1) - 1) * _MONTHS_OF[moment.grain] + 1
    return moment.month


def _cover_months(year: int, month: int, months: int) -> tuple[str, str]:
    years, last = divmod(month - 1 + months - 1, 12)
    end_year = shift_year(year, years)
    # the leap years of the years before Christ follow the astronomical count
    days = calendar.monthrange(max(end_year, 1) if end_year > 0 else 4 + (end_year + 1) % 4, last + 1)[1]
    return f"{iso_year(year)}-{month:02d}-01", f"{iso_year(end_year)}-{last + 1:02d}-{days:02d}"


def _cover_years(moment: Moment) -> tuple[str, str] | None:
    span = {"CE": 100, "DE": 10}.get(moment.grain, 1)
    year = moment.year or 1
    if span == 1:
        first, last = year, year
    elif year > 0:
        first, last = max(year // span * span, 1), year // span * span + span - 1
    else:
        first, last = -(abs(year) // span * span + span - 1), -max(abs(year) // span * span, 1)
    return f"{iso_year(first)}-01-01", f"{iso_year(last)}-12-31"


def iso_year(year: int) -> str:
    """The year as ISO 8601 counts it: 1 BC is 0000, 490 BC is -0489."""
    return f"{year:04d}" if year > 0 else f"{'-' if year < -1 else ''}{abs(year + 1):04d}"


def is_possible(moment: Moment) -> bool:
    """Whether the calendar has the month and day of the moment (there is no 30 February), in years of four digits."""
    if abs(moment.year or 0) > 9999:
        return False
    if moment.month is None or moment.day is None:
        return moment.month is None or 1 <= moment.month <= 12
    year = moment.year if moment.year is not None and moment.year > 0 else 2000
    return make_date(year, moment.month, moment.day) is not None


def write_edtf(moment: Moment) -> str | None:
    """The moment in EDTF level 1; a stretch that EDTF has no name for as an interval; ``None`` for one without year."""
    if moment.year is None:
        return None
    year = iso_year(moment.year)
    if moment.grain == "SE":
        return f"{year}-{SEASONS[moment.season or 'SP'][0]}"
    if moment.grain == "Y":
        return year
    if moment.grain in ("M", "D"):
        if not moment.month:
            return year if moment.grain == "M" else f"{year}-XX-XX"
        tail = "" if moment.grain == "M" else f"-{moment.day:02d}" if moment.day else "-XX"
        return f"{year}-{moment.month:02d}{tail}"
    if moment.grain in ("DE", "CE") and moment.year > 0:
        return f"{moment.year // 10:03d}X" if moment.grain == "DE" else f"{moment.year // 100:02d}XX"
    days = cover_days(moment)
    return f"{days[0]}/{days[1]}" if days else None
