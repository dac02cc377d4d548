"""WHAT AN EXPRESSION COUNTS FROM: the day of publication in news, the date spoken of last in a narrative of the past."""

import re
from datetime import date

from onrecord.ground.times.moments import Moment
from onrecord.ground.times.wording import Wording
from onrecord.values import Value


class Context(Value, frozen=True, kw_only=True):
    """``published`` anchors news; ``narrative`` says that the text tells of a past and dates count from one another.

    ``spoken`` is the last moment spoken of whose year is known, ``day`` the last one that is a day.
    """

    published: date | None
    narrative: bool
    antiquity: bool = False
    spoken: Moment | None = None
    day: Moment | None = None


#: at least so many years far from publication, and so many times the words that count from publication
_FAR_YEARS, _FAR_TO_NEWS = 5, 12


def is_narrative(readings: list[Wording], published: date | None) -> bool:
    """Whether the text tells of a past: its years lie far from publication and hardly anything counts from that day.

    Weekdays, "yesterday", "two weeks ago" and "last month" are what news counts from publication. Without a day of
    publication there is nothing else to count from than the dates of the text.
    """
    if published is None:
        return True
    years = [r for r in readings if r.year is not None and not (r.decade or r.century)]
    far = sum(r.bc or abs(published.year - (r.year or 0)) >= 2 for r in years)
    news = sum(
        (r.weekday is not None and r.day is None) or r.deictic is not None or r.overnight or r.ago or r.newsy
        for r in readings
    )
    return far >= _FAR_YEARS and far >= _FAR_TO_NEWS * news and 2 * far > len(years)


_SENTENCE_END = re.compile(r"(?<=[a-z0-9)\]%][a-z0-9)\]%])[.!?]['\"”’)]*\s+(?=[^a-z\s])|\n")


def sentence_around(text: str, start: int, end: int) -> tuple[str, str]:
    """The text of the sentence before and after a span, at most 200 characters each."""
    before = _SENTENCE_END.split(text[max(0, start - 200) : start])[-1]
    after = _SENTENCE_END.split(text[end : end + 200])[0]
    return before, after


_FUTURE = re.compile(
    r"\b(?:will|shall|won['’]t|(?:is|are|be) (?:due|set|scheduled|slated|expected|planned|going|likely|meant)|due to|scheduled (?:for|to)"
    r"|plans? (?:to|for)|planned for|planning|hopes? to|(?:is|are) to|would|upcoming|expires?|ahead of|begins|starts|opens|face|faces)\b"
    r"|['’]ll\b",
    re.I,
)
_WAS_DUE = re.compile(r"\b(?:was|were|had been) (?:due|set|scheduled|slated|expected|planned|supposed|meant) ", re.I)
_PAST = re.compile(
    r"(?<!be )(?<!been )(?<!being )\b(?:said|told|was|were|had|did|has|have|began|came|took|went|fell|left|broke|killed|died|made|held|met|won|lost|told|struck|shot|fought"
    r"|rose|became|saw|[a-z]{3,}ed)\b",
    re.I,
)


def is_future(before: str, after: str) -> bool:
    """Whether the words of the clause speak of what is still to come."""
    if _WAS_DUE.search(before):
        return False
    cues = [m.end() for m in _FUTURE.finditer(before)]
    if cues:
        past = [m.end() for m in _PAST.finditer(before, cues[-1])]
        return len(past) == 0
    if _PAST.search(before):
        return False
    ahead = _FUTURE.search(after)
    return bool(ahead) and not _PAST.search(after, 0, ahead.start() if ahead else 0)


def is_past(before: str, after: str) -> bool:
    """Whether the words of the clause speak of what has happened."""
    return bool(_PAST.search(before[-80:]) or _PAST.search(after[:40]))


#: a year this far from the one spoken of is an aside unless the sentence opens with it
_ASIDE_YEARS = 5
_OPENING = re.compile(
    r"\W*(?:(?:in|by|on|at|during|from|throughout|until|since|meanwhile|the|early|late)\b\W*){0,3}$", re.I
)
_BOUND = re.compile(r"\b(?:since|until|till|before|after|for)(?: the)? $", re.I)
_UNTIL = re.compile(r"\b(?:until|till|planned|envisioned)\b[^.;,]*$", re.I)
_PLUPERFECT = re.compile(r"\bhad (?:\w+ ){0,2}\w+(?:ed|en|wn|de|ught|ne)\b[^.;]*$")


def is_spoken_of(moment: Moment, wording: Wording, context: Context, before: str) -> bool:
    """Whether later dates count from this moment: not from an aside, a plan, or what had been long before."""
    if moment.year is None or (context.narrative and wording.direction == -1):
        return False
    spoken = context.spoken
    if spoken is None or spoken.year is None or _OPENING.fullmatch(before):
        return True
    gap = moment.year - spoken.year
    if gap == 0:
        return True
    if abs(gap) > _ASIDE_YEARS and not context.antiquity:
        return False
    if gap > 0:
        return not is_future(before, "") and not _BOUND.search(before) and not _UNTIL.search(before)
    return not _PLUPERFECT.search(before) and not _BOUND.search(before)
