"""The expressions of one text in their order, each read in the light of those before it."""

import re

from msgspec.structs import replace

from onrecord.ground.times.bounds import joins_range, place_length, place_moment, span_range
from onrecord.ground.times.context import Context, is_narrative
from onrecord.ground.times.cues import is_future, is_past, sentence_around
from onrecord.ground.times.lengths import write_length, write_repeated
from onrecord.ground.times.moments import Moment, read_day, write_value
from onrecord.ground.times.reading import Clause, Reading
from onrecord.ground.times.resolve import resolve
from onrecord.ground.times.short_forms import read_wordings
from onrecord.ground.times.story import move_on
from onrecord.ground.times.wording import Wording
from onrecord.mentions import TimeMention

#: "the month after he died", "the night of the raid": counted from something that has no date here
_COMPLEMENT = re.compile(
    r"\b(?:before|after) [A-Za-z]+|\b(?:night|morning|evening|afternoon|day) (?:of|after|before|that|when) ", re.I
)
#: a year reaches back over so many joined dates
_MOST_JOINED = 6
_JOINED = re.compile(r"\s*(?:and|to|or|until|through|till|[-–—,(])?\s*(?:on|in|the|from|early|late|mid)?[\s-]*", re.I)


def ground_times(mentions: tuple[TimeMention, ...], text: str, published: str | None) -> tuple[TimeMention, ...]:
    """The same mentions with ``value`` (TIMEX3) and ``when`` filled where they can be known.

    In news a day counts from ``published`` (EDTF; its day is used), in a narrative of the past from the date before
    it in the text. Nothing is taken from a clock: what cannot be known stays ``None``, or ``X`` in the value.
    """
    wordings = read_wordings(mentions, text)
    day = read_day(published)
    antiquity = sum(wording.bc for wording in wordings) > 2
    context = Context(published=day, narrative=is_narrative(wordings, day), antiquity=antiquity)
    grounded: list[TimeMention] = []
    seen = 0
    for i, (mention, wording) in enumerate(zip(mentions, wordings, strict=True)):
        before, after = sentence_around(text, mention.start, mention.end)
        if mention.timex in ("DATE", "TIME"):
            following = _joined_moment(mentions, wordings, i, text, context)
            future, past = is_future(before, after), is_past(before, after)
            complement = bool(_COMPLEMENT.search(mention.text + after[:12]))
            clause = Clause(future=future, past=past, following=following, complement=complement)
            reading = resolve(wording, context, clause)
            if reading.moment is not None:
                new_paragraph = text.find("\n", seen, mention.start) >= 0
                context = move_on(context, reading.moment, wording, before, new_paragraph=new_paragraph)
                seen = mention.end
            grounded.append(_fill(mention, wording, reading, context, before, after))
        else:
            grounded.append(_fill_length(mention, wording, context, before, after))
    return _span_ranges(grounded, text)


def _joined_moment(
    mentions: tuple[TimeMention, ...], wordings: list[Wording], i: int, text: str, context: Context
) -> Moment | None:
    """The date that follows, joined by "and" or "to", whose year this one shares; ``None`` where there is none."""
    wording = wordings[i]
    if wording.year is not None or (wording.month is None and wording.season is None):
        return None
    for k in range(i, min(i + _MOST_JOINED, len(mentions) - 1)):
        if mentions[k + 1].timex not in ("DATE", "TIME"):
            return None
        if not _JOINED.fullmatch(text[mentions[k].end : mentions[k + 1].start]):
            return None
        if wordings[k + 1].year is not None:
            return resolve(wordings[k + 1], context, Clause(past=True)).moment
    return None


def _fill(
    mention: TimeMention, wording: Wording, reading: Reading, context: Context, before: str, after: str
) -> TimeMention:
    if reading.moment is None:
        return replace(mention, value=reading.value)
    when = place_moment(reading.moment, wording, context, reading.basis, before, after)
    return replace(mention, value=write_value(reading.moment), when=when)


def _fill_length(mention: TimeMention, wording: Wording, context: Context, before: str, after: str) -> TimeMention:
    if mention.timex == "SET":
        return replace(mention, value=write_repeated(wording))
    when = place_length(wording, context, before, after, future=is_future(before, ""))
    return replace(mention, value=write_length(wording), when=when)


def _span_ranges(mentions: list[TimeMention], text: str) -> tuple[TimeMention, ...]:
    """Both ends of a stretch ("from 4 to 6 May") get the whole stretch as their ``when``."""
    for i in range(len(mentions) - 1):
        first, last = mentions[i], mentions[i + 1]
        if first.when is None or last.when is None or first.timex != last.timex:
            continue
        if not joins_range(text[max(0, first.start - 20) : first.start], text[first.end : last.start]):
            continue
        when = span_range(first.when, last.when)
        if when is not None:
            mentions[i : i + 2] = [replace(first, when=when), replace(last, when=when)]
    return tuple(mentions)
