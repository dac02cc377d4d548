"""PARTS AS GATHERED -> SETTLED: what only the whole expression tells, which numbers are days, years or counts."""

import re

from onrecord.ground.times.lexicon import read_class
from onrecord.ground.times.wording import Parts, long_year, take_count


def settle_parts(parts: Parts) -> None:
    """What only the whole expression tells: which numbers are days, years or counts, and what belongs together."""
    _settle_numbers(parts)
    _settle_count(parts)
    _settle_parts_of_year(parts)
    if re.match(r"(?:later|earlier)\b", parts.text):
        parts.direction = None
    elif parts.edge in ("EARLIER", "LATER"):
        parts.edge = None
    parts.newsy = parts.timex == "DATE" and parts.text.startswith("last ") and parts.unit is not None
    if parts.timex == "TIME":
        _settle_time(parts)
    _settle_reference(parts)


def _settle_numbers(parts: Parts) -> None:
    numbers = parts.numbers
    if parts.month is not None:
        if parts.ordinal is not None:
            parts.day, parts.ordinal = parts.ordinal, None
        elif numbers and parts.day is None and numbers[0] <= 31:
            parts.day = numbers.pop(0)
        if numbers and parts.day is not None and parts.year is None and numbers[0] > 31 and parts.unit is None:
            # "3 Jan 90"
            parts.year = long_year(str(numbers.pop(0)))
    if parts.bc and numbers:
        parts.year = numbers.pop()
    if numbers and parts.unit is None and parts.year is None and parts.month is None:
        parts.year = numbers.pop(0)
    for number in (*numbers, *_join_spelled(parts.spelled)):
        take_count(parts, float(number))


def _join_spelled(spelled: list[tuple[int, int]]) -> list[int]:
    """Numbers from their words: "twenty five" is one number, "two to three" are two."""
    totals: list[int] = []
    last = -2
    for position, number in spelled:
        if totals and position == last + 1 and number in (100, 1000):
            totals[-1] *= number
        elif totals and position == last + 1 and totals[-1] >= 20 and number < 10:
            totals[-1] += number
        else:
            totals.append(number)
        last = position
    return totals


def _settle_count(parts: Parts) -> None:
    """ "a week" is one, "a few weeks" unknown, "two and a half years" 2.5, "half a year" .5."""
    if parts.unit is None:
        return
    if parts.article and not parts.counted:
        parts.count, parts.counted = 1.0, True
    if parts.vague:
        parts.count = None
    if parts.half and parts.timex != "DATE":
        more = re.search(r"\band[- ](?:a[- ])?half", parts.text)
        parts.count = parts.count + 0.5 if more and parts.count is not None else 0.5
        parts.counted = True


def _settle_parts_of_year(parts: Parts) -> None:
    if parts.ordinal is None or parts.timex != "DATE":
        return
    if parts.unit == "CE" and not parts.counted:
        parts.century, parts.year = True, (parts.ordinal - 1) * 100 or 1
        parts.unit = parts.ordinal = None
    elif re.search(r"\bquarter\b", parts.text):
        parts.quarter, parts.ordinal = min(parts.ordinal, 4), None
        parts.unit = "Y" if re.search(r"\byear\b", parts.text) else None


def _settle_time(parts: Parts) -> None:
    """The hours of "the early morning hours" are no length; "the early hours" are those of the morning."""
    if "early hours" in parts.text:
        parts.time, parts.unit, parts.edge = "MO", None, None
    elif parts.time and not parts.counted and parts.direction is None:
        parts.unit = None


_PAST = read_class("past")
_RECENT = read_class("recent")
_ANAPHOR = re.compile(r"(?:that|the same|that same) (?:period|time|moment)|this period")
_PRESENT = re.compile(r"these days|this time|this moment|(?:modern|present)[- ]day|to date")


def _settle_reference(parts: Parts) -> None:
    """Expressions without a place on the calendar: "the past", "these days", "at the time"."""
    last = parts.text.split()[-1]
    if re.fullmatch(rf"(?:the |at )(?:{'|'.join(_PAST)})", parts.text):
        parts.reference = _PAST[last]
    elif _ANAPHOR.fullmatch(parts.text):
        parts.anaphor = True
    elif _PRESENT.fullmatch(parts.text):
        parts.reference = "PRESENT_REF"
    elif parts.text == "the time":
        parts.reference = "PAST_REF"
    elif parts.text in _RECENT:
        parts.reference = _RECENT[parts.text]
