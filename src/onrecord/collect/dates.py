"""DATES OF A PAGE -> EDTF: full calendar dates as mastheads, meta tags and feeds write them, with their time of day.

Dates inside the story ("on Thursday") are another stage's work.
"""

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_TIME = (
    r"(?:(?:T|,?\s*(?:[-–—|]\s*)?(?:at\s+)?)(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\b\.?)?\s*(?P<zone>Z\b|GMT\b|UTC\b|[+-]\d\d:?\d\d\b)?)?"
)
_DAY = (
    r"(?P<y1>(?:19|20)\d\d)(?P<s1>[-/.])(?P<m1>\d\d?)(?P=s1)(?P<d1>\d\d?)(?!\d)",
    r"(?P<d2>\d\d?)(?:st|nd|rd|th)?(?:\s+of)?[\s./-]{0,3}"
    + _MONTH.format("m2")
    + r",?[\s./-]{0,3}(?P<y2>(?:19|20)\d\d)(?!\d)",
    _MONTH.format("m3") + r"[\s./-]{0,3}(?P<d3>\d\d?)(?:st|nd|rd|th)?,?\s*,?\s*(?P<y3>(?:19|20)\d\d)(?!\d)",
    r"(?P<d4>\d\d?)(?P<s4>[-/.])(?P<m4>\d\d?)(?P=s4)(?P<y4>(?:19|20)\d\d)(?!\d)",
    r"(?P<d5>\d\d?)/(?P<m5>\d\d?)/(?P<y5>\d\d)(?![\d/])",
)
#: A full date, weekday and time of day included where they stand beside it.
DATE = re.compile(
    r"(?<![\w/])(?:(?P<weekday>" + WEEKDAY + r"),?\s+)?(?:" + "|".join(_DAY) + r")" + _TIME, re.IGNORECASE
)
_WEEKDAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")


class PageDate(Struct, frozen=True):
    """A date with its span. ``edtf`` is ``None`` where day and month may be either way round: ``readings`` has both."""

    start: int
    end: int
    edtf: str | None
    readings: tuple[str, ...] = ()


def find_page_dates(text: str) -> Iterator[PageDate]:
    """Every full date of ``text`` that is a day of the calendar, in order."""
    for match in DATE.finditer(text):
        days = _possible_days(match)
        if len(days) == 1:
            yield PageDate(match.start(), match.end(), days[0].isoformat() + _clock(match))
        elif days:
            yield PageDate(match.start(), match.end(), None, tuple(day.isoformat() for day in days))


def read_date(text: str) -> PageDate | None:
    """The first full date of a field that holds one."""
    return next(find_page_dates(text), None)


def long_year(digits: str) -> str:
    """A year of two digits in full: those below 30 are of this century."""
    return f"{'20' if int(digits) < 30 else '19'}{digits}"


def _possible_days(match: re.Match[str]) -> tuple[date, ...]:
    """The days a match can mean. A named weekday, or dots (26.12.2014 is day first), settle numeric dates."""
    if match["y1"]:
        days = _real_days((match["y1"], match["m1"], match["d1"]))
    elif match["y2"]:
        days = _real_days((match["y2"], _month(match["m2"]), match["d2"]))
    elif match["y3"]:
        days = _real_days((match["y3"], _month(match["m3"]), match["d3"]))
    else:
        year, day, month = match["y4"] or long_year(match["y5"]), match["d4"] or match["d5"], match["m4"] or match["m5"]
        orders = ((year, month, day),) if match["s4"] == "." else ((year, month, day), (year, day, month))
        days = _real_days(*orders)
    weekday = match["weekday"]
    if weekday and len(days) > 1:
        days = tuple(day for day in days if _WEEKDAYS[day.weekday()] == weekday[:2].lower()) or days
    return days


def _real_days(*orders: tuple[str, int | str, int | str]) -> tuple[date, ...]:
    days = []
    for year, month, day in orders:
        try:
            days.append(date(int(year), int(month), int(day)))
        except ValueError:
            continue
    return tuple(dict.fromkeys(days))


def _month(name: str) -> int:
    return next(n for n, month in enumerate(_MONTHS, start=1) if month.startswith(name[:3].lower()))


def _clock(match: re.Match[str]) -> str:
    """``THH:MM:SS`` with its zone where the page gives a time of day, else nothing."""
    if not match["hour"]:
        return ""
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    zone = (match["zone"] or "").upper()
    if zone in ("Z", "GMT", "UTC"):
        zone = "Z"
    elif zone:
        zone = f"{zone[:3]}:{zone[-2:]}"
    return f"T{hour:02d}:{match['minute']}:00{zone}"
