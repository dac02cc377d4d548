"""THE PARTS THAT AN EXPRESSION OF TIME NAMES: year, month, day, weekday, clock, unit, count, direction."""

from msgspec import Struct


class Wording(Struct, kw_only=True):
    """The parts that one expression of time names; what it does not name is ``None``.

    ``order`` says how a unit, weekday, month or season is picked: from the day of publication (``this last next``) or
    from the time spoken of (``that previous following``). ``direction`` is -1 for "ago" and "earlier", +1 for "later".
    ``count`` is ``None`` where a count is said but not known ("a few"); ``counted`` tells that one was said at all,
    ``some`` about how many "a few" and "a couple" are; ``longer`` is "the holiday weekend".
    ``edge`` is START, MID, END, EARLIER ("earlier this year") or LATER. ``time`` is ``HH:MM`` or TIMEX3's letters of a
    part of day; ``repeated`` the value of what comes again; ``reference`` TIMEX3's PAST_REF and the like; ``anaphor``
    is "that time"; ``bare`` a number that needs its neighbour ("6-[7] January"). ``newsy`` marks "last week", which
    news counts from publication. It is filled once, by ``words.read_wording``.
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
    some: int | None = None
    longer: bool = False
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


class Parts(Wording, kw_only=True):
    """The parts as they are gathered word by word; ``numbers`` and ``spelled`` are settled at the end."""

    text: str
    timex: str
    article: bool = False
    vague: bool = False
    numbers: list[int] = []
    spelled: list[tuple[int, int]] = []


def take_count(parts: Parts, count: float) -> None:
    """The first count said: of "two to three weeks" two."""
    if parts.count is None:
        parts.count = count
    parts.counted = True


def long_year(digits: str) -> int:
    """A year of two digits in full: those below 30 are of this century."""
    year = int(digits)
    return year if year > 99 else 2000 + year if year < 30 else 1900 + year
