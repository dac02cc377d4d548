"""DRAFT + GROUNDED TIMES -> WHEN it happened, by the rules of docs/record.md for acts without a day of their own."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from onrecord.mentions import Draft, TimeMention
from onrecord.model import Modality, Report
from onrecord.values import When

#: an act this many days before publication is background to the news, not news (MUC-4 drew the line at two months)
OLD_DAYS = 60
#: a total that has run for this many days is background: the story of a whole war, not of its day
LONG_DAYS = 180
#: characters of the lead, and from a part of a day to a day that can be its own
LEAD, BESIDE = 600, 400
#: a report tells of the days right before it
NEWS_DAYS = 2
#: two days joined by "and" are a stretch where they are no further apart than this
WEEK = 7
#: UCDP's precision of a month and of its parts
PART = 4
_AND = re.compile(r"\s+(?:and|into)\s+(?:on\s+)?")
AS_OF = re.compile(r"\bas of\b", re.I)
#: several deeds by the name of their weekend
_DEEDS = re.compile(
    r"(?:['’]s)?(?: [\w-]+)?? (?:shootings|attacks|killings|murders|homicides|violence|clashes|raids)\b", re.I
)
_UNKNOWN = When()
_PART = re.compile(
    r"(?:(?:on|in|at|the|early|late|mid|just|shortly|before|after|during|pre)[\s-]*)*"
    r"(?:overnight|night|midnight|dawn|daybreak|sunrise|morning|noon|midday|afternoon|evening|dusk|early hours)",
    re.I,
)
_CLOCK = re.compile(
    r"(?:(?:at|about|around|before|after|just|shortly|by|until|past)\s+)*"
    r"(?:\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?\s?m\b\.?|o['’]clock)|\d{1,2}[:.]\d\d)"
    r"(?:\s*(?:local time|hrs|hours|[A-Z]{2,4}))?",
    re.I,
)


def ground_occurred(draft: Draft, times: Sequence[TimeMention], report: Report) -> When:
    """When a claim happened: its own time; a total's fixed start up to publication; else some day up to publication."""
    when = None if draft.time is None else times[draft.time].when
    scopes = {count.scope for count in draft.counts}
    day = published_day(report)
    if when is not None and draft.time is not None and draft.counts:
        when = from_friday(when, times[draft.time], report.text)
    if draft.time is not None and when is not None and is_no_day(times[draft.time].text, when, day):
        told = [mention for mention in times if is_beside(mention, times[draft.time])]
        when = on_news_day(when, news_day(told, day))
    if when is not None and draft.time is not None and "cumulative" in scopes:
        mention = times[draft.time]
        return as_of(when) if AS_OF.search(report.text[max(0, mention.start - 12) : mention.end]) else run_on(when, day)
    if (
        draft.counts
        and all(count.stock for count in draft.counts)
        and (when is None or when.start is None)
        and day is not None
    ):
        return When(edtf=day, start=day, end=day, precision=1, basis="a stock as of publication")
    if is_to_come(when, day) and draft.modality == "actual" and draft.counts:
        return no_day(draft, times, day)
    if when is not None and draft.time is not None and (when.start is not None or when.end is not None):
        found = both_days(draft.time, times, report.text) or when
        return up_to(found, day) if draft.modality == "actual" else found
    if draft.modality in ("planned", "threatened", "demanded"):
        return replace(_UNKNOWN, basis="no day named")
    return no_day(draft, times, day)


def from_friday(when: When, time: TimeMention, text: str) -> When:
    """The weekend by which several deeds are called, from its Friday evening on: "five dead in weekend shootings"."""
    named = "weekend" in time.text.lower() and _DEEDS.match(text, time.end)
    if not named or when.start is None or when.end is None or len(when.start) < len("2024-03-01"):
        return when
    start = back(when.start[:10], 1)
    return replace(when, edtf=f"{start}/{when.end}", start=start, basis=f"{when.basis}, from Friday evening")


def is_to_come(when: When | None, day: str | None) -> bool:
    """Whether a time begins after publication: no day of harm that was done ("resume Wednesday after 4 were shot")."""
    return when is not None and when.start is not None and day is not None and day < when.start[:10]


def up_to(when: When, day: str | None) -> When:
    """The part of a week that was over on a day: what happened "this week" did so by publication."""
    if day is None or when.start is None or when.end is None or not when.start <= day < when.end:
        return when
    if when.edtf != f"{when.start}/{when.end}" or back(when.end[:10], WEEK) > when.start[:10]:
        return when
    edtf = day if when.start == day else f"{when.start}/{day}"
    return replace(when, edtf=edtf, end=day, basis=f"{when.basis}, up to publication")


def both_days(position: int, times: Sequence[TimeMention], text: str) -> When | None:
    """The stretch from the first to the last of two days joined by "and", one of which is the claim's."""
    for first in (position - 1, position):
        if first < 0 or first + 1 >= len(times):
            continue
        one, other = times[first].when, times[first + 1].when
        if one is None or other is None or not _AND.fullmatch(text, times[first].end, times[first + 1].start):
            continue
        if not one.start or not one.end or not other.start or not other.end or one.start >= other.end:
            continue
        if one.precision == other.precision == PART and back(other.start[:10], 1) <= one.end[:10]:
            return joined_parts(one, other)
        if one.precision != 1 or other.precision != 1:
            continue
        if back(other.end[:10], WEEK) < one.start[:10]:
            edtf = f"{one.start}/{other.end}"
            return When(edtf=edtf, start=one.start, end=other.end, precision=2, basis="two days named")
    return None


def joined_parts(one: When, other: When) -> When:
    """Two parts of months, or months, without a day between them: "in late May and early June"."""
    edtf = f"{(one.edtf or '').split('/')[0]}/{(other.edtf or '').split('/')[-1]}"
    return When(edtf=edtf, start=one.start, end=other.end, precision=PART, basis="two stretches named")


def is_part_of_day(words: str) -> bool:
    """Whether a time names a part of some day and not the day: "pre-dawn", "overnight", "in the early hours"."""
    return _PART.fullmatch(words.strip(" ,.-")) is not None


def is_clock(words: str) -> bool:
    """Whether a time is a time of day alone: "about 5 p.m."."""
    return _CLOCK.fullmatch(words.strip(" ,.-")) is not None


def is_no_day(words: str, when: When, day: str | None) -> bool:
    """Whether a time leaves its day open: a part of a day; a clock that no day named before it goes with, so that it
    was put on the day of publication."""
    return is_part_of_day(words) or (is_clock(words) and when.start is not None and when.start[:10] == day)


def is_beside(mention: TimeMention, part: TimeMention) -> bool:
    """Whether a day can be that of a part of a day: named in the lead, or near it."""
    return mention.start < LEAD or abs(mention.start - part.start) < BESIDE


def news_day(times: Sequence[TimeMention], day: str | None) -> str | None:
    """The day that these times mostly tell of: named most among the last up to publication, the latest on a tie."""
    if day is None:
        return None
    told = [(m.when, m.text) for m in times if m.when is not None and m.when.precision == 1]
    named = [when.start[:10] for when, words in told if when.start and not (is_part_of_day(words) or is_clock(words))]
    recent = [d for d in named if back(day, NEWS_DAYS) <= d <= day]
    return max(recent, key=lambda d: (recent.count(d), d), default=day)


def on_news_day(when: When, day: str | None) -> When:
    """A part of day on the day the report tells of."""
    if day is None or when.start is None:
        return when
    return replace(when, edtf=day, start=day, end=day, basis="part of the day that the report mostly tells of")


def as_of(when: When) -> When:
    """A total as of a day: it holds up to then, its start is not said."""
    return When(edtf=f"../{when.end}", end=when.end, basis="a total as of that day")


def run_on(when: When, day: str | None) -> When:
    """From the fixed start of a total to the day it was published; a time to come is no start."""
    start = when.start if day is None or (when.start or "") <= day else None
    return When(
        edtf=f"{start or '..'}/{day or '..'}",
        start=start,
        end=day,
        precision=5 if when.precision is None else max(4, when.precision),
        basis="a total from a fixed start to publication",
    )


def no_day(draft: Draft, times: Sequence[TimeMention], day: str | None) -> When:
    """No day of its own: up to the day of the statement, else of publication."""
    spoken = None if draft.spoken is None else times[draft.spoken].when
    end, basis = day, "no day named; up to publication"
    if spoken is not None and spoken.end is not None and (day is None or spoken.end <= day):
        end, basis = spoken.end, "no day named; up to the statement"
    if end is None:
        return replace(_UNKNOWN, basis="no day named, and none of publication known")
    return When(edtf=f"../{end}", start=None, end=end, basis=basis)


def published_day(report: Report) -> str | None:
    """The day of publication as a plain ISO day, ``None`` where it is unknown or only a month or year."""
    stated = report.published or ""
    return stated[:10] if len(stated) >= 10 and stated[:4].isdigit() else None


def settle_modality(draft: Draft, when: When, report: Report) -> Modality:
    """Background where what is told as actual lies well before the news; a truce that begins after it is planned."""
    day = published_day(report)
    if draft.modality != "actual" or day is None:
        return draft.modality
    if draft.outcome == "in_force" and is_to_come(when, day):
        return "planned"
    cumulative = any(count.scope == "cumulative" for count in draft.counts)
    if cumulative and when.start is not None and when.start < back(day, LONG_DAYS):
        return "background"
    if not cumulative and when.end is not None and when.end < back(day, OLD_DAYS):
        return "background"
    return "actual"


def back(day: str, days: int) -> str:
    return (date.fromisoformat(day) - timedelta(days=days)).isoformat()
