"""WORDING OF AN EXPRESSION OF TIME -> its parts, word by word."""

import re
from collections.abc import Callable

from onrecord.ground.times.lexicon import UNITS, WORDS, ZONES
from onrecord.ground.times.settling import settle_parts
from onrecord.ground.times.wording import Parts, Wording, long_year, take_count

_BARE = re.compile(r"(?:the )?(\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?")
_WORD = re.compile(r"[^\W\d_]+|\d{1,3}(?:,\d{3})+(?!\d)|\d+\.\d+|['’]?\d+(?:st|nd|rd|th|s)?\b")
_BC = re.compile(r"\bb\.?c")


def read_wording(text: str, *, timex: str = "DATE") -> Wording:
    """The parts of an expression of time as its words give them."""
    lower = " ".join(text.lower().split())
    bare = _BARE.fullmatch(lower)
    if bare and timex == "DATE":
        return Wording(bare=int(bare.group(1)), year=int(bare.group(2)) if bare.group(2) else None)
    parts = Parts(text=lower, timex=timex, bc=bool(_BC.search(lower)))
    rest = _take_feast(_take_written_date(lower, parts), parts)
    if timex == "TIME":
        rest = _take_clock(rest, parts)
    words = _WORD.findall(rest)
    for i, word in enumerate(words):
        if word[0].isdigit() or word[0] in "'’":
            _take_number(parts, word, next_word=words[i + 1] if i + 1 < len(words) else "")
        else:
            _take_word(parts, word, i)
    settle_parts(parts)
    return Wording(**{name: getattr(parts, name) for name in Wording.__struct_fields__})


_FEAST = re.compile("|".join(re.escape(word) for word in WORDS if " " in word))
_LONG_WEEKEND = re.compile(r"(?:holiday|long) weekend")


def _take_feast(text: str, parts: Parts) -> str:
    """Takes a holiday of several words ("labor day") out of the text; "the holiday weekend" has a day more."""
    parts.longer = bool(_LONG_WEEKEND.search(text))
    feast = _FEAST.search(text.replace("’", "'"))
    if feast is None:
        return text
    parts.holiday = WORDS[feast.group()][0][1]
    return f"{text[: feast.start()]} {text[feast.end() :]}"


_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_SLASH = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d\d)")


def _take_written_date(text: str, parts: Parts) -> str:
    """Takes 2020-02-06 or 25/2/2020 out of the text; of 2/3/2020, which may be either, only the year."""
    iso = _ISO.search(text)
    if iso:
        parts.year, parts.month, parts.day = (int(x) for x in iso.groups())
        return text.replace(iso.group(), " ")
    slash = _SLASH.search(text)
    if not slash:
        return text
    first, second = int(slash.group(1)), int(slash.group(2))
    parts.year = long_year(slash.group(3))
    if first > 12:
        first, second = second, first
    if second > 12 or first == second:
        parts.month, parts.day = first, second
    return text.replace(slash.group(), " ")


_CLOCK = re.compile(r"\b(\d{1,2})(?:[:.](\d\d)(?::\d\d)?\s*(?:([ap])\.?m\b)?|\s*(?:([ap])\.?m\b|o['’]clock))(?!\d)")
_FOUR_DIGITS = re.compile(rf"\b([012]\d)([0-5]\d)\b(?=\s*(?:local|hours|(?:{'|'.join(ZONES)})\b))")
_ZONE = re.compile(r"\s*\(?([a-z]{2,4})\b")
_LAST_WORD = re.compile(r"\b([a-z]{2,4})\)?$")


def _take_clock(text: str, parts: Parts) -> str:
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


def _take_number(parts: Parts, word: str, *, next_word: str) -> None:
    digits = word.strip("'’stndrh")
    if word[-1] == "s":
        parts.decade, parts.year = True, int(digits) if parts.bc else long_year(digits)
    elif word[0] in "'’":
        parts.year = long_year(digits)
    elif word[-1].isalpha():
        parts.ordinal = int(digits)
    elif "." in word or "," in word:
        take_count(parts, float(word.replace(",", "")))
    elif len(word) == 4 and 1000 <= int(word) <= 2100 and next_word not in UNITS:
        parts.year = int(word)
    else:
        parts.numbers.append(int(word))


def _take_word(parts: Parts, word: str, position: int) -> None:
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


def _take_units(parts: Parts, word: str, value: str) -> None:
    parts.unit, parts.plural = value, True


def _take_long_unit(parts: Parts, word: str, value: str) -> None:
    parts.unit, parts.count, parts.counted = value, 1.0, True


def _take_daypart(parts: Parts, word: str, value: str) -> None:
    parts.time = value if parts.time is None else _in_daypart(parts.time, value)


def _in_daypart(time: str, part: str) -> str:
    """A clock time of "2:30 in the afternoon" on the clock of 24 hours."""
    hour = int(time[:2]) if time[:2].isdigit() else 24
    if part in ("AF", "EV", "NI") and 1 <= hour < 12 and not (part == "NI" and hour < 5):
        return f"{hour + 12:02d}{time[2:]}"
    return time


def _take_tonight(parts: Parts, word: str, value: str) -> None:
    if value:
        parts.deictic, parts.time = int(value), parts.time or "NI"
    else:
        parts.overnight = True


def _take_order(parts: Parts, word: str, value: str) -> None:
    # "this present", "that current": the first says how; "the same" always does
    if parts.order is None or word not in ("present", "current"):
        parts.order = value


def _take_direction(parts: Parts, word: str, value: str) -> None:
    parts.direction, parts.ago = (-1 if value == "-" else 1), word == "ago"


def _take_edge(parts: Parts, word: str, value: str) -> None:
    parts.edge = parts.edge or value or None


def _take_decade(parts: Parts, word: str, value: str) -> None:
    parts.decade, parts.year = True, int(value)


def _take_vague(parts: Parts, word: str, value: str) -> None:
    parts.counted = parts.vague = True
    parts.some = int(value) if value.isdigit() else parts.some


def _take_article(parts: Parts, word: str, value: str) -> None:
    parts.article = True


_TAKERS: dict[str, Callable[[Parts, str, str], None]] = {
    "units": _take_units, "short_units": _take_units, "long_unit": _take_long_unit,
    "daypart": _take_daypart, "tonight": _take_tonight, "this": _take_order, "last": _take_order, "next": _take_order,
    "following": _take_order,
    "previous": _take_direction, "before": _take_direction, "early": _take_edge, "end": _take_edge,
    "latter": _take_edge, "decade": _take_decade,
    "vague": _take_vague, "article": _take_article,
}  # fmt: skip
