"""WORDING OF AN EXPRESSION OF TIME -> its parts: year, month, day, weekday, clock, unit, count, direction."""

import csv
import re
from importlib import resources

from msgspec.structs import replace

from onrecord.mentions import TimeMention
from onrecord.values import Value


class Wording(Value, frozen=True, kw_only=True):
    """The parts that one expression of time names; what it does not name is ``None``.

    ``order`` says how a unit, weekday, month or season is picked: ``this``, ``that`` (the one spoken of), ``last``,
    ``next``. ``direction`` is -1 for "ago", "earlier", +1 for "later". ``count`` is ``None`` where a count is said but
    not known ("a few"); ``counted`` tells that one was said at all. ``edge`` is START, MID or END.
    """

    bc: bool = False
    year: int | None = None
    decade: bool = False
    century: bool = False
    fiscal: bool = False
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    holiday: str | None = None
    ordinal: int | None = None
    quarter: int | None = None
    unit: str | None = None
    plural: bool = False
    count: float | None = None
    upper: float | None = None
    counted: bool = False
    order: str | None = None
    direction: int | None = None
    ago: bool = False
    deictic: int | None = None
    overnight: bool = False
    reference: str | None = None
    edge: str | None = None
    half: bool = False
    time: str | None = None
    zone: str | None = None
    repeated: str | None = None
    newsy: bool = False
    anaphor: bool = False
    bare: int | None = None
    age: bool = False


def _read_table() -> dict[str, dict[str, str]]:
    table = resources.files("onrecord.resources").joinpath("times", "words.csv").read_text("utf-8")
    classes: dict[str, dict[str, str]] = {}
    for row in csv.DictReader(table.splitlines()):
        classes.setdefault(row["class"], {})[row["word"]] = row["value"]
    return classes


_TABLE = _read_table()


def _merge(*names: str) -> dict[str, str]:
    return {word: value for name in names for word, value in _TABLE[name].items()}


_MONTHS = _merge("month", "may", "month_abbr")
_WEEKDAYS = _merge("weekday", "weekday_abbr")
_SINGLE = _merge("unit", "short_unit")
_PLURAL = _merge("units", "short_units", "quarters")
_SEASONS = _merge("season", "fall")
_DAYPARTS, _NUMBERS, _ORDINALS = _TABLE["daypart"], _TABLE["number"], _TABLE["ordinal"]
_ORDER = {
    **dict.fromkeys(("this", "these", "current", "present"), "this"),
    **dict.fromkeys(("that", "those", "same"), "that"),
    **dict.fromkeys(("last", "past", "recent"), "last"),
    **dict.fromkeys(("previous", "preceding", "prior"), "previous"),
    **dict.fromkeys(("next", "coming", "upcoming", "future"), "next"),
    **dict.fromkeys(("following", "subsequent", "ensuing", "succeeding"), "following"),
}
_EDGES = {**_TABLE["end"], **_TABLE["early"], "latter": "END"}
_DIRECTIONS = {**_TABLE["previous"], **_TABLE["before"]}
_ZONES, _WEEKDAYS_PLURAL = _TABLE["zone"], _TABLE["weekdays"]

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_SLASH = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d\d)")
_CLOCK = re.compile(
    r"\b(?P<h>\d{1,2})(?:(?P<s>[:.])(?P<m>\d\d)(?::\d\d)?)?\s*(?:(?P<half>[ap])\.?m\b\.?|o['’]clock)?(?!\d)", re.I
)
_FOUR = re.compile(rf"\b([012]\d)([0-5]\d)\b(?=\s*(?:local|hours|(?:{'|'.join(_ZONES)})\b))")
_BARE = re.compile(r"(?:the )?(\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?")
_WORD = re.compile(r"[^\W\d_]+|\d{1,3}(?:,\d{3})+(?!\d)|\d+\.\d+|['’]?\d+(?:st|nd|rd|th|s)?\b")


def read_wording(text: str, *, timex: str = "DATE") -> Wording:
    """The parts of an expression of time as its words give them."""
    parts: dict[str, object] = {}
    lower = text.lower()
    bare = _BARE.fullmatch(lower)
    if bare and timex == "DATE":
        return Wording(bare=int(bare.group(1)), year=int(bare.group(2)) if bare.group(2) else None)
    lower = _take_fixed(lower, parts)
    if timex == "TIME":
        lower = _take_clock(lower, parts)
    words = _WORD.findall(lower)
    for i, word in enumerate(words):
        if word[0].isdigit() or word[0] in "'’":
            _take_number(word, words, i, parts, lower)
        else:
            _take_word(word, words, i, parts)
    if re.search(r"\b(?:bc|bce|b\.c\.)", lower):
        parts["bc"] = True
    _finish(parts, lower, timex)
    return Wording(**parts)  # type: ignore[arg-type]


def _take_fixed(lower: str, parts: dict[str, object]) -> str:
    iso = _ISO.search(lower)
    if iso:
        parts["year"], parts["month"], parts["day"] = (int(x) for x in iso.groups())
        return lower.replace(iso.group(), " ")
    slash = _SLASH.search(lower)
    if slash:
        first, second, year = (int(x) for x in slash.groups())
        parts["year"] = year if year > 99 else 2000 + year if year < 50 else 1900 + year
        if first > 12 or first == second:
            first, second = second, first
        # both orders are possible when neither number is above twelve: the day stays unknown
        if second > 12 or first == second:
            parts["month"], parts["day"] = first, second
        return lower.replace(slash.group(), " ")
    return lower


def _take_clock(lower: str, parts: dict[str, object]) -> str:
    match = _FOUR.search(lower)
    if match:
        parts["time"] = f"{match.group(1)}:{match.group(2)}"
    else:
        match = next(
            (m for m in _CLOCK.finditer(lower) if m.group("s") or m.group("half") or "clock" in m.group()), None
        )
        if match is None:
            return lower
        hour, half = int(match.group("h")), match.group("half")
        if half:
            hour = hour % 12 + (12 if half == "p" else 0)
        parts["time"] = f"{hour:02d}:{match.group('m') or '00'}"
    rest = lower[match.end() :]
    zone = re.match(r"\s*\(?([a-z]{2,4})\b", rest) or re.search(r"\b([a-z]{2,4})\)?$", rest)
    if zone and zone.group(1) in _ZONES:
        parts["zone"] = _ZONES[zone.group(1)] or None
    return lower[: match.start()] + " " + rest


def _take_number(word: str, words: list[str], i: int, parts: dict[str, object], lower: str) -> None:
    digits = word.strip("'’stndrh")
    if word[-1] == "s":
        parts["decade"], parts["year"] = True, int(digits) if len(digits) == 4 or "bc" in lower else _long_year(digits)
    elif word[0] in "'’":
        parts["year"] = _long_year(digits)
    elif word[-1].isalpha():
        parts["ordinal"] = int(digits)
    elif "." in word or "," in word:
        _take_count(float(word.replace(",", "")), parts)
    elif len(word) == 4 and 1000 <= int(word) <= 2100 and not _before_unit(words, i):
        parts["year"] = int(word)
    else:
        parts.setdefault("numbers", [])
        parts["numbers"].append(int(word))  # type: ignore[attr-defined]


def _before_unit(words: list[str], i: int) -> bool:
    return any(word in _PLURAL or word in _SINGLE for word in words[i + 1 : i + 2])


def _long_year(digits: str) -> int:
    year = int(digits)
    return year if year > 99 else 2000 + year if year < 30 else 1900 + year


def _take_count(count: float, parts: dict[str, object]) -> None:
    if parts.get("counted") and parts.get("count") is not None and "joined" not in parts:
        parts["upper"] = count
    else:
        parts["count"], parts["counted"] = count, True


def _take_word(word: str, words: list[str], i: int, parts: dict[str, object]) -> None:
    if word in _MONTHS:
        parts["month"] = int(_MONTHS[word])
    elif word in _WEEKDAYS:
        parts["weekday"] = int(_WEEKDAYS[word])
    elif word in _WEEKDAYS_PLURAL:
        parts["repeated"] = _WEEKDAYS_PLURAL[word]
    elif word in _SINGLE:
        parts["unit"] = _SINGLE[word]
    elif word in _PLURAL:
        parts["unit"], parts["plural"] = _PLURAL[word], True
    elif word in _TABLE["long_unit"]:
        parts["unit"], parts["count"], parts["counted"] = _TABLE["long_unit"][word], 1.0, True
    elif word in _DAYPARTS:
        parts["time"] = _in_daypart(str(parts["time"]), _DAYPARTS[word]) if "time" in parts else _DAYPARTS[word]
    elif word in _SEASONS:
        parts["season"] = _SEASONS[word]
    elif word in _TABLE["holiday"]:
        parts["holiday"] = _TABLE["holiday"][word]
    elif word in _NUMBERS:
        parts.setdefault("spelled", [])
        parts["spelled"].append((i, int(_NUMBERS[word])))  # type: ignore[attr-defined]
    else:
        _take_function_word(word, parts)


def _in_daypart(time: str, part: str) -> str:
    """A clock time of "2:30 in the afternoon" on the clock of 24 hours."""
    hour = int(time[:2]) if time[:2].isdigit() else 24
    if part in ("AF", "EV", "NI") and 1 <= hour < 12 and not (part == "NI" and hour < 5):
        return f"{hour + 12:02d}{time[2:]}"
    return time


def _take_function_word(word: str, parts: dict[str, object]) -> None:
    if word in _TABLE["vague"]:
        parts["counted"], parts["vague"] = True, True
    if word in _ORDINALS and word not in ("last",):
        parts["ordinal"] = int(_ORDINALS[word])
    if word in _ORDER:
        if not (parts.get("order") and word in ("same", "present", "current")) or word == "same":
            parts["order"] = _ORDER[word]
    if word in _DIRECTIONS:
        parts["direction"] = -1 if _DIRECTIONS[word] == "-" else 1
        parts["ago"] = word == "ago"
        parts["hence"] = word == "hence"
    if word in _EDGES and _EDGES[word]:
        parts.setdefault("edge", _EDGES[word])
    if word in _TABLE["half"]:
        parts["half"] = True
    if word in _TABLE["deictic"]:
        parts["deictic"] = int(_TABLE["deictic"][word])
    if word == "tonight":
        parts["deictic"], parts["time"] = 0, parts.get("time", "NI")
    if word == "overnight":
        parts["overnight"] = True
    if word in _TABLE["now"]:
        parts["reference"] = _TABLE["now"][word]
    if word in _TABLE["often"]:
        parts["repeated"] = _TABLE["often"][word]
    if word == "fiscal":
        parts["fiscal"] = True
    if word in ("a", "an"):
        parts["article"] = True
    if word in ("old", "age"):
        parts["age"] = True


def _finish(parts: dict[str, object], lower: str, timex: str) -> None:
    """Bare numbers become a day, an old year or a count; spelled numbers are put together."""
    numbers: list[int] = parts.pop("numbers", [])  # type: ignore[assignment]
    spelled: list[tuple[int, int]] = parts.pop("spelled", [])  # type: ignore[assignment]
    article, vague = parts.pop("article", False), parts.pop("vague", False)
    parts.pop("hence", None)
    if parts.get("month") is not None:
        if "ordinal" in parts:
            parts["day"] = parts.pop("ordinal")
        elif numbers and parts.get("day") is None and numbers[0] <= 31:
            parts["day"] = numbers.pop(0)
    if re.search(r"\bb\.?c", lower) and numbers:
        parts["year"] = numbers.pop()
    if not parts.get("unit") and numbers and parts.get("year") is None and parts.get("month") is None:
        parts["year"] = numbers.pop(0)
    for number in numbers:
        _take_count(float(number), parts)
    for number in _join_spelled(spelled):
        _take_count(float(number), parts)
    if not parts.get("counted") and article and parts.get("unit"):
        parts["count"], parts["counted"] = 1.0, True
    if vague:
        parts["count"] = None
    if parts.get("half") and parts.get("unit"):
        parts["count"] = (
            (float(parts["count"]) + 0.5)
            if re.search(r"and (?:a )?-?half|and-a-half", lower) and parts.get("count")
            else 0.5
        )  # type: ignore[arg-type]
        parts["counted"] = True
    if parts.get("unit") == "CE" and "ordinal" in parts and not parts.get("counted"):
        century = int(parts.pop("ordinal"))  # type: ignore[call-overload]
        parts["century"], parts["year"] = True, (century - 1) * 100 or 1
        parts.pop("unit")
    if re.match(r"(?:later|earlier)\b", lower):
        parts.pop("direction", None)
    elif parts.get("edge") in ("EARLIER", "LATER"):
        parts.pop("edge")
    if timex == "DATE" and lower.startswith("last ") and parts.get("unit"):
        parts["newsy"] = True
    if timex == "DATE" and "ordinal" in parts and re.search(r"\bquarter\b", lower):
        parts["quarter"] = min(int(str(parts.pop("ordinal"))), 4)
        parts["unit"] = "Y" if re.search(r"\byear\b", lower) else None
    if timex == "TIME" and parts.get("time") and not parts.get("counted") and parts.get("direction") is None:
        # the hours of "the early morning hours" are no length
        parts.pop("unit", None)
    _take_reference(parts, lower)


def _take_reference(parts: dict[str, object], lower: str) -> None:
    """Expressions without a place on the calendar: "the past", "these days", "at the time"."""
    if re.search(r"\bearly hours\b", lower):
        parts["time"], parts["unit"], parts["edge"] = "MO", None, None
    whole = re.fullmatch(r"(?:the |at )?(past|future|present)", lower)
    if whole:
        parts["reference"] = _TABLE["past"][whole.group(1)]
    elif re.fullmatch(r"(?:(?:this|that|the same|that same) )(?:period|time|moment)", lower) and lower[:9] not in ("this time", "this mome"):
        parts["anaphor"] = True
    elif re.fullmatch(r"these days|this time|this moment|(?:modern|present)[- ]day|to date", lower):
        parts["reference"] = "PRESENT_REF"
    elif lower == "the time":
        parts["reference"] = "PAST_REF"
    elif lower in _TABLE["recent"]:
        parts["reference"] = _TABLE["recent"][lower]


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


_JOINT = re.compile(r"\s*(?:[-–,/]|\b(?:and|to|or|through|until)\b)?\s*(?:the )?", re.I)


def complete_wordings(mentions: tuple[TimeMention, ...], text: str) -> list[Wording]:
    """The parts of each mention; one written short ("6-[7] January", "1915-[17]") takes the rest from its neighbour."""
    wordings = [read_wording(mention.text, timex=mention.timex) for mention in mentions]
    for i, wording in enumerate(wordings):
        if wording.bare is None:
            continue
        if i and _JOINT.fullmatch(text[mentions[i - 1].end : mentions[i].start]):
            wordings[i] = _complete(wording, wordings[i - 1])
    for i in range(len(wordings) - 2, -1, -1):
        if wordings[i].bare is not None and _JOINT.fullmatch(text[mentions[i].end : mentions[i + 1].start]):
            wordings[i] = _complete(wordings[i], wordings[i + 1])
    return [_settle_bare(wording) for wording in wordings]


def _complete(short: Wording, other: Wording) -> Wording:
    """A short form completed: the day of the other's month, or the last two digits of a year of its century."""
    if other.month is not None and other.day is not None:
        return replace(short, bare=None, day=short.bare, month=other.month, year=short.year or other.year, bc=other.bc)
    if other.year is not None and short.year is None:
        return replace(short, bare=None, year=other.year // 100 * 100 + (short.bare or 0), bc=other.bc)
    return short


def _settle_bare(wording: Wording) -> Wording:
    """A short form with no neighbour is a day of the month spoken of."""
    return wording if wording.bare is None else replace(wording, bare=None, ordinal=wording.bare, year=None)
