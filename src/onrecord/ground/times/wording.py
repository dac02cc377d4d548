"""WORDING OF AN EXPRESSION OF TIME -> its parts: year, month, day, weekday, clock, unit, count, direction."""

import re
from collections.abc import Callable

from msgspec import Struct

from onrecord.ground.times.lexicon import UNITS, WORDS, ZONES, read_class


class Wording(Struct, kw_only=True):
    """The parts that one expression of time names; what it does not name is ``None``.

    ``order`` says how a unit, weekday, month or season is picked: from the day of publication (``this last next``) or
    from the time spoken of (``that previous following``). ``direction`` is -1 for "ago" and "earlier", +1 for "later".
    ``count`` is ``None`` where a count is said but not known ("a few"); ``counted`` tells that one was said at all.
    ``edge`` is START, MID, END, EARLIER ("earlier this year") or LATER. ``time`` is ``HH:MM`` or TIMEX3's letters of a
    part of day; ``repeated`` the value of what comes again; ``reference`` TIMEX3's PAST_REF and the like; ``anaphor``
    is "that time"; ``bare`` a number that needs its neighbour ("6-[7] January"). ``newsy`` marks "last week", which
    news counts from publication. It is filled once, by ``read_wording``.
    """

    bc: bool = False
    year: int | None = None
    decade: bool = False
    century: bool = False
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    quarter: int | None = None
    half: bool = False
    holiday: str | None = None
    ordinal: int | None = None
    unit: str | None = None
    plural: bool = False
    count: float | None = None
    counted: bool = False
    order: str | None = None
    direction: int | None = None
    ago: bool = False
    deictic: int | None = None
    overnight: bool = False
    reference: str | None = None
    anaphor: bool = False
    edge: str | None = None
    time: str | None = None
    zone: str | None = None
    repeated: str | None = None
    newsy: bool = False
    age: bool = False
    bare: int | None = None


class _Parts(Wording, kw_only=True):
    """The parts as they are gathered word by word; ``numbers`` and ``spelled`` are settled at the end."""

    text: str
    timex: str
    article: bool = False
    vague: bool = False
    numbers: list[int] = []
    spelled: list[tuple[int, int]] = []


_BARE = re.compile(r"(?:the )?(\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?")
_WORD = re.compile(r"[^\W\d_]+|\d{1,3}(?:,\d{3})+(?!\d)|\d+\.\d+|['’]?\d+(?:st|nd|rd|th|s)?\b")
_BC = re.compile(r"\bb\.?c")


def read_wording(text: str, *, timex: str = "DATE") -> Wording:
    """The parts of an expression of time as its words give them."""
    lower = " ".join(text.lower().split())
    bare = _BARE.fullmatch(lower)
    if bare and timex == "DATE":
        return Wording(bare=int(bare.group(1)), year=int(bare.group(2)) if bare.group(2) else None)
    parts = _Parts(text=lower, timex=timex, bc=bool(_BC.search(lower)))
    rest = _take_written_date(lower, parts)
    if timex == "TIME":
        rest = _take_clock(rest, parts)
    words = _WORD.findall(rest)
    for i, word in enumerate(words):
        if word[0].isdigit() or word[0] in "'’":
            _take_number(parts, word, next_word=words[i + 1] if i + 1 < len(words) else "")
        else:
            _take_word(parts, word, i)
    _settle(parts)
    return Wording(**{name: getattr(parts, name) for name in Wording.__struct_fields__})


_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_SLASH = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d\d)")


def _take_written_date(text: str, parts: _Parts) -> str:
    """Takes 2020-02-06 or 25/2/2020 out of the text; of 2/3/2020, which may be either, only the year."""
    iso = _ISO.search(text)
    if iso:
        parts.year, parts.month, parts.day = (int(x) for x in iso.groups())
        return text.replace(iso.group(), " ")
    slash = _SLASH.search(text)
    if not slash:
        return text
    first, second = int(slash.group(1)), int(slash.group(2))
    parts.year = _long_year(slash.group(3))
    if first > 12:
        first, second = second, first
    if second > 12 or first == second:
        parts.month, parts.day = first, second
    return text.replace(slash.group(), " ")


def _long_year(digits: str) -> int:
    """A year of two digits in full: those below 30 are of this century."""
    year = int(digits)
    return year if year > 99 else 2000 + year if year < 30 else 1900 + year


_CLOCK = re.compile(r"\b(\d{1,2})(?:[:.](\d\d)(?::\d\d)?\s*(?:([ap])\.?m\b)?|\s*(?:([ap])\.?m\b|o['’]clock))(?!\d)")
_FOUR_DIGITS = re.compile(rf"\b([012]\d)([0-5]\d)\b(?=\s*(?:local|hours|(?:{'|'.join(ZONES)})\b))")
_ZONE = re.compile(r"\s*\(?([a-z]{2,4})\b")
_LAST_WORD = re.compile(r"\b([a-z]{2,4})\)?$")


def _take_clock(text: str, parts: _Parts) -> str:
    """Takes the clock time and its zone out of the text."""
    match = _FOUR_DIGITS.search(text)
    if match:
        parts.time = f"{match.group(1)}:{match.group(2)}"
    else:
        match = _CLOCK.search(text)
        if match is None:
            return text
        hour, half = int(match.group(1)), match.group(3) or match.group(4)
        if half:
            hour = hour % 12 + (12 if half == "p" else 0)
        parts.time = f"{hour:02d}:{match.group(2) or '00'}"
    rest = text[match.end() :]
    zone = _ZONE.match(rest) or _LAST_WORD.search(rest)
    if zone and zone.group(1) in ZONES:
        parts.zone = ZONES[zone.group(1)] or None
    return f"{text[: match.start()]} {rest}"


def _take_number(parts: _Parts, word: str, *, next_word: str) -> None:
    digits = word.strip("'’stndrh")
    if word[-1] == "s":
        parts.decade, parts.year = True, int(digits) if parts.bc else _long_year(digits)
    elif word[0] in "'’":
        parts.year = _long_year(digits)
    elif word[-1].isalpha():
        parts.ordinal = int(digits)
    elif "." in word or "," in word:
        _take_count(parts, float(word.replace(",", "")))
    elif len(word) == 4 and 1000 <= int(word) <= 2100 and next_word not in UNITS:
        parts.year = int(word)
    else:
        parts.numbers.append(int(word))


def _take_count(parts: _Parts, count: float) -> None:
    """The first count said: of "two to three weeks" two."""
    if parts.count is None:
        parts.count = count
    parts.counted = True


def _take_word(parts: _Parts, word: str, position: int) -> None:
    for name, value in WORDS.get(word, ()):
        if name == "number":
            parts.spelled.append((position, int(value)))
        elif name in _PLAIN:
            field, convert = _PLAIN[name]
            setattr(parts, field, convert(value))
        elif name in _TAKERS:
            _TAKERS[name](parts, word, value)


#: classes whose value fills one field as it is
_PLAIN: dict[str, tuple[str, Callable[[str], int | str | bool]]] = {
    "month": ("month", int), "may": ("month", int), "month_abbr": ("month", int),
    "weekday": ("weekday", int), "weekday_abbr": ("weekday", int),
    "weekdays": ("repeated", str), "often": ("repeated", str),
    "unit": ("unit", str), "short_unit": ("unit", str),
    "season": ("season", str), "fall": ("season", str), "holiday": ("holiday", str),
    "ordinal": ("ordinal", int), "deictic": ("deictic", int), "now": ("reference", str),
    "half": ("half", bool), "w_old": ("age", bool), "w_age": ("age", bool),
}  # fmt: skip


def _take_units(parts: _Parts, word: str, value: str) -> None:
    parts.unit, parts.plural = value, True


def _take_long_unit(parts: _Parts, word: str, value: str) -> None:
    parts.unit, parts.count, parts.counted = value, 1.0, True


def _take_daypart(parts: _Parts, word: str, value: str) -> None:
    parts.time = value if parts.time is None else _in_daypart(parts.time, value)


def _in_daypart(time: str, part: str) -> str:
    """A clock time of "2:30 in the afternoon" on the clock of 24 hours."""
    hour = int(time[:2]) if time[:2].isdigit() else 24
    if part in ("AF", "EV", "NI") and 1 <= hour < 12 and not (part == "NI" and hour < 5):
        return f"{hour + 12:02d}{time[2:]}"
    return time


def _take_tonight(parts: _Parts, word: str, value: str) -> None:
    if value:
        parts.deictic, parts.time = int(value), parts.time or "NI"
    else:
        parts.overnight = True


def _take_order(parts: _Parts, word: str, value: str) -> None:
    # "this present", "that current": the first says how; "the same" always does
    if parts.order is None or word not in ("present", "current"):
        parts.order = value


def _take_direction(parts: _Parts, word: str, value: str) -> None:
    parts.direction, parts.ago = (-1 if value == "-" else 1), word == "ago"


def _take_edge(parts: _Parts, word: str, value: str) -> None:
    parts.edge = parts.edge or value or None


def _take_decade(parts: _Parts, word: str, value: str) -> None:
    parts.decade, parts.year = True, int(value)


def _take_vague(parts: _Parts, word: str, value: str) -> None:
    parts.counted = parts.vague = True


def _take_article(parts: _Parts, word: str, value: str) -> None:
    parts.article = True


_TAKERS: dict[str, Callable[[_Parts, str, str], None]] = {
    "units": _take_units, "short_units": _take_units, "long_unit": _take_long_unit,
    "daypart": _take_daypart, "tonight": _take_tonight, "this": _take_order, "last": _take_order, "next": _take_order,
    "following": _take_order,
    "previous": _take_direction, "before": _take_direction, "early": _take_edge, "end": _take_edge,
    "latter": _take_edge, "decade": _take_decade,
    "vague": _take_vague, "article": _take_article,
}  # fmt: skip


def _settle(parts: _Parts) -> None:
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


def _settle_numbers(parts: _Parts) -> None:
    numbers = parts.numbers
    if parts.month is not None:
        if parts.ordinal is not None:
            parts.day, parts.ordinal = parts.ordinal, None
        elif numbers and parts.day is None and numbers[0] <= 31:
            parts.day = numbers.pop(0)
        if numbers and parts.day is not None and parts.year is None and numbers[0] > 31 and parts.unit is None:
            # "3 Jan 90"
            parts.year = _long_year(str(numbers.pop(0)))
    if parts.bc and numbers:
        parts.year = numbers.pop()
    if numbers and parts.unit is None and parts.year is None and parts.month is None:
        parts.year = numbers.pop(0)
    for number in (*numbers, *_join_spelled(parts.spelled)):
        _take_count(parts, float(number))


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


def _settle_count(parts: _Parts) -> None:
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


def _settle_parts_of_year(parts: _Parts) -> None:
    if parts.ordinal is None or parts.timex != "DATE":
        return
    if parts.unit == "CE" and not parts.counted:
        parts.century, parts.year = True, (parts.ordinal - 1) * 100 or 1
        parts.unit = parts.ordinal = None
    elif re.search(r"\bquarter\b", parts.text):
        parts.quarter, parts.ordinal = min(parts.ordinal, 4), None
        parts.unit = "Y" if re.search(r"\byear\b", parts.text) else None


def _settle_time(parts: _Parts) -> None:
    """The hours of "the early morning hours" are no length; "the early hours" are those of the morning."""
    if "early hours" in parts.text:
        parts.time, parts.unit, parts.edge = "MO", None, None
    elif parts.time and not parts.counted and parts.direction is None:
        parts.unit = None


_PAST = read_class("past")
_RECENT = read_class("recent")
_ANAPHOR = re.compile(r"(?:that|the same|that same) (?:period|time|moment)|this period")
_PRESENT = re.compile(r"these days|this time|this moment|(?:modern|present)[- ]day|to date")


def _settle_reference(parts: _Parts) -> None:
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
