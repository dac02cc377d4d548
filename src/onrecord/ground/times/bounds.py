"""MOMENT OR LENGTH + THE WORDS BEFORE IT -> When: days covered, open and closed ends, parts of the stretch."""

import calendar
import re
from datetime import date, timedelta

from msgspec.structs import replace

from onrecord.ground.times.context import Context
from onrecord.ground.times.holidays import lengthen
from onrecord.ground.times.moments import Moment, cover_days, is_possible, write_edtf
from onrecord.ground.times.wording import Wording
from onrecord.values import When

_OPENS = re.compile(r"\b(?:since|(?:starting|beginning)(?: from| on| in)?)(?: the)?$", re.I)
_CLOSES = re.compile(r"\b(?:until|till|by|up to|no later than)(?: the)?$", re.I)
_BEFORE = re.compile(r"\b(?:before|prior to)(?: the)?$", re.I)
_CLOCKS = {
    "MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night", "DN": "pre-dawn", "DU": "dusk",
    "DT": "daytime", "MI": "12:00",
}  # fmt: skip
#: days of the early, middle and late third of a month
_THIRDS = {"START": (1, 10), "MID": (11, 20), "END": (21, 31)}


def place_moment(
    moment: Moment, wording: Wording, context: Context, basis: str | None, before: str, after: str
) -> When | None:
    """The days of a moment, with its edge and what "since", "until" or "by" before it opens and closes."""
    if moment.year is None or not is_possible(moment):
        return None
    days = cover_days(moment)
    edtf = write_edtf(moment)
    if edtf is None:
        return None
    start, end = days if days else (None, None)
    when = When(edtf=edtf, start=start, end=end, clock=_clock(moment), precision=_precision(moment), basis=basis)
    when = _overnight(_long_weekend(when, wording, context), wording)
    when = _part(when, moment, wording, context)
    when = _edge(when, moment, wording, before)
    return _bound(when, moment, before, after)


def _clock(moment: Moment) -> str | None:
    if moment.time is None:
        return None
    return _CLOCKS.get(moment.time) or f"{moment.time}{moment.zone or ''}"


def _precision(moment: Moment) -> int:
    """UCDP's date_prec of the moment: 1 the day, 2 two to six days, 3 a week, 4 a month, 5 more."""
    if moment.grain == "D":
        return 1 if moment.day else 4 if moment.month else 5
    return {"WE": 2, "W": 3 if moment.number else 5, "M": 4 if moment.month else 5}.get(moment.grain, 5)


def _overnight(when: When, wording: Wording) -> When:
    """The night before a day and the day itself: "overnight" does not tell on which side of midnight."""
    if not wording.overnight or when.start is None:
        return when
    night = str(date.fromisoformat(when.start) - timedelta(days=1))
    return replace(when, edtf=f"{night}/{when.end}", start=night, precision=2)


def _long_weekend(when: When, wording: Wording, context: Context) -> When:
    """A weekend with the holiday that makes it longer, up to publication."""
    if wording.unit != "WE" or when.start is None or when.end is None or not (wording.holiday or wording.longer):
        return when
    first, last = lengthen(date.fromisoformat(when.start), date.fromisoformat(when.end), wording.holiday)
    if context.published is not None and first <= context.published:
        last = min(last, context.published)
    return replace(when, edtf=f"{first}/{last}", start=str(first), end=str(last), basis=f"{when.basis}; a longer one")


def _part(when: When, moment: Moment, wording: Wording, context: Context) -> When:
    """ "earlier this month" ends at publication, "later this year" starts there."""
    published = str(context.published)
    if context.narrative or when.start is None or when.end is None or moment.grain == "D":
        return when
    if not when.start <= published <= when.end:
        return when
    if wording.edge == "EARLIER":
        return replace(when, edtf=f"{when.start}/{published}", end=published, basis=f"{when.basis}; up to publication")
    if wording.edge == "LATER":
        return replace(
            when, edtf=f"{published}/{when.end}", start=published, basis=f"{when.basis}; from publication on"
        )
    return when


def _edge(when: When, moment: Moment, wording: Wording, before: str) -> When:
    """ "early", "mid-", "late", "the end of": the third of a month meant; of other stretches the whole is kept."""
    if wording.edge is None or when.start is None or when.end is None or moment.grain == "D":
        return when
    closed = _CLOSES.search(before.rstrip()) or _BEFORE.search(before.rstrip())
    if wording.edge == "END" and closed and moment.grain in ("W", "WE", "M", "Y", "DE"):
        return replace(when, edtf=when.end, start=when.end, precision=1, basis=f"{when.basis}; its last day")
    if moment.grain != "M" or moment.month is None or wording.edge not in _THIRDS:
        return when
    first, last = _THIRDS[wording.edge]
    last = min(last, int(when.end[-2:]))
    head = when.start[:-2]
    edtf = f"{head}15~" if wording.edge == "MID" else f"{head}{first:02d}~/{head}{last:02d}~"
    return replace(
        when, edtf=edtf, start=f"{head}{first:02d}", end=f"{head}{last:02d}", basis=f"{when.basis}; about a third of it"
    )


def _bound(when: When, moment: Moment, before: str, after: str) -> When:
    before = before.rstrip()
    first = (when.edtf or "").split("/")[0]
    if _OPENS.search(before):
        return replace(when, edtf=f"{first}/..", end=None, basis=f"{when.basis}; open after 'since'")
    if after.startswith(("'", "’")):
        return when
    closed = _CLOSES.search(before) or (_BEFORE.search(before) and moment.grain != "D")
    if (
        closed
        and when.end is not None
        and (moment.grain == "D" or not _BEFORE.search(before) or when.start == when.end)
    ):
        last = (when.edtf or "").split("/")[-1]
        return replace(when, edtf=f"../{last}", start=None, basis=f"{when.basis}; its end is the bound")
    if (
        _BEFORE.search(before)
        and when.start is not None
        and moment.grain == "D"
        and not moment.time
        and when.start[0] != "-"
    ):
        last = str(date.fromisoformat(when.start) - timedelta(days=1))
        return replace(
            when, edtf=f"../{last}", start=None, end=last, basis=f"{when.basis}; the day before is the bound"
        )
    return when


_BOTH_ENDS = "both ends in the text"
_WITHIN = re.compile(r"\b(?:in|over|during|within|for|of|across)$", re.I)
_PERFECT = re.compile(r"\b(?:has|have|['’]ve)\b", re.I)
_DAYS = {"D": 1, "W": 7, "WE": 7, "2W": 14}
_MONTHS = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}


#: "Over the course of a month": before a length at the head of its sentence
_OPENS_WITHIN = re.compile(r"\W*(?:in|over|during|within)(?: the (?:course|space|span) of)?", re.I)


def place_length(wording: Wording, context: Context, before: str, after: str, *, future: bool) -> When | None:
    """The stretch that a length of time covers when it is tied to publication; ``None`` for a length alone.

    "the past two weeks" and "has ... in two months" end at publication, "the next three days" starts there.
    """
    within = _place_within(wording)
    if within is not None:
        return within
    published = context.published
    if published is None or context.narrative or wording.age or wording.unit is None or wording.year is not None:
        return None
    tied = wording.order in ("last", "next", "coming")
    perfect = _PERFECT.search(before) or (_OPENS_WITHIN.fullmatch(before.rstrip()) and _PERFECT.search(after))
    if not tied and not (_WITHIN.search(before.rstrip()) and (perfect or future)):
        return None
    ahead = wording.order in ("next", "coming") or (not tied and future and not perfect)
    if not tied and ahead and not re.search(r"\b(?:in|within)$", before.rstrip()):
        return None
    if wording.count is None and (wording.counted or wording.plural):
        return _place_vague(published, ahead, wording)
    other = _move(published, wording, 1 if ahead else -1)
    if other is None:
        return None
    start, end = (published, other) if ahead else (other, published)
    words = "stretch from publication on" if ahead else "stretch up to publication"
    return When(
        edtf=f"{start}/{end}", start=str(start), end=str(end), precision=_span_precision(start, end), basis=words
    )


def _place_vague(published: date, ahead: bool, wording: Wording) -> When:
    """About three days for "the past few days"; of "the past several weeks" only the end is known."""
    if ahead:
        return When(edtf=f"{published}/..", start=str(published), precision=5, basis="some time from publication on")
    start = None if wording.some is None else _move(published, replace(wording, count=float(wording.some)), -1)
    if start is None:
        return When(edtf=f"../{published}", end=str(published), precision=5, basis="some time up to publication")
    edtf, precision = f"{_as_exact(start, wording)}~/{published}", max(2, _span_precision(start, published))
    basis = "some time up to publication"
    return When(edtf=edtf, start=str(start), end=str(published), precision=precision, basis=basis)


def _as_exact(day: date, wording: Wording) -> str:
    """A day counted back by months is known to the month, by years to the year."""
    return str(day)[: {"M": 7, "Q": 7, "Y": 4, "DE": 4}.get(wording.unit or "D", 10)]


def _place_within(wording: Wording) -> When | None:
    """The first or last months of a year, weeks of a month: "the first six months of 2016"."""
    if wording.year is None or wording.bc or wording.count is None or wording.unit not in ("D", "W", "M"):
        return None
    whole = cover_days(Moment(grain="M" if wording.month else "Y", year=wording.year, month=wording.month))
    if whole is None or not (wording.order == "last" or 1 in (wording.ordinal, wording.day)):
        return None
    first, end = (date.fromisoformat(day) for day in whole)
    if wording.order == "last":
        after = _move(end + timedelta(days=1), wording, -1)
        first = first if after is None else max(first, after)
    else:
        after = _move(first, wording, 1)
        end = end if after is None else min(end, after - timedelta(days=1))
    edtf = f"{first:%Y-%m}/{end:%Y-%m}" if wording.unit == "M" else f"{first}/{end}"
    return When(edtf=edtf, start=str(first), end=str(end), precision=_span_precision(first, end), basis=_BOTH_ENDS)


def _move(day: date, wording: Wording, sign: int) -> date | None:
    count, unit = wording.count if wording.count is not None else 1.0, wording.unit or "D"
    if unit in ("TS", "TM", "TH"):
        hours = count / {"TS": 3600, "TM": 60, "TH": 1}[unit]
        return day + timedelta(days=sign * -int(-hours // 24))
    if unit in _DAYS:
        return day + timedelta(days=round(sign * count * _DAYS[unit]))
    if unit not in _MONTHS:
        return None
    months = day.year * 12 + day.month - 1 + round(sign * count * _MONTHS[unit])
    year, month = divmod(months, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _span_precision(start: date, end: date) -> int:
    days = (end - start).days
    return 1 if days == 0 else 2 if days < 7 else 3 if days == 7 else 4 if days <= 31 else 5


_SPAN_OPENS = re.compile(r"\b(?:between|from)(?: the| about| around| early| late| mid)*[ -]?$", re.I)
_SPAN_JOINS = re.compile(r"(?: ?[-–—] ?| (?:to|until|till|through|and) )(?:the |about |around )?", re.I)


def joins_range(before: str, gap: str) -> bool:
    """Whether two expressions with ``gap`` between them are the ends of one stretch ("between X and Y", "4-6 May")."""
    joint = _SPAN_JOINS.fullmatch(gap)
    if not joint:
        return False
    return "and" not in gap or bool(re.search(r"\bbetween(?: the| early| late)*[ -]?$", before, re.I))


def span_range(first: When, last: When) -> When | None:
    """The stretch from the start of one to the end of the other; ``None`` where that runs backwards."""
    if first.start is None or last.end is None or first.start > last.end or "-" in (first.start[0], last.end[0]):
        return None
    start, end = date.fromisoformat(first.start), date.fromisoformat(last.end)
    edtf = f"{first.edtf}/{last.edtf}" if "/" not in f"{first.edtf}{last.edtf}" else f"{start}/{end}"
    return When(edtf=edtf, start=first.start, end=last.end, precision=_span_precision(start, end), basis=_BOTH_ENDS)
