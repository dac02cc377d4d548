"""HOW A STORY MOVES THROUGH TIME: which dates carry it on, and which are asides that later dates do not count from."""

import re

from msgspec.structs import replace

from onrecord.ground.times.context import Context
from onrecord.ground.times.cues import is_future
from onrecord.ground.times.moments import Moment
from onrecord.ground.times.wording import Wording

#: a year this far from the one spoken of is an aside unless the sentence opens with it
_ASIDE_YEARS = 5
_OPENING = re.compile(
    r"\W*(?:(?:in|by|on|at|during|from|throughout|until|since|meanwhile|the|early|late)\b\W*){0,3}$", re.I
)
_BOUND = re.compile(r"\b(?:since|until|till|before|after|for)(?: the)? $", re.I)
_UNTIL = re.compile(r"\b(?:until|till|planned|envisioned)\b[^.;,]*$", re.I)
_PLUPERFECT = re.compile(r"\bhad (?:\w+ ){0,2}\w+(?:ed|en|wn|de|ught|ne)\b[^.;]*$")
_PARENTHESIS = re.compile(r"\([^)]*$")


def move_on(context: Context, moment: Moment, wording: Wording, before: str, *, new_paragraph: bool) -> Context:
    """The context after a moment was named: at that moment, or where it was when the moment is an aside."""
    if moment.year is None or (context.narrative and wording.direction == -1):
        return context
    if context.narrative and _is_aside(context, moment, wording, before, new_paragraph):
        return replace(context, aside=moment)
    spoken = context.spoken
    if spoken is not None and moment.grain == "Y" and moment.year == spoken.year and not _OPENING.fullmatch(before):
        # "December 7 (...), 1941": the year alone says no more than what is known
        return context
    return replace(context, spoken=moment, day=moment if moment.date is not None else context.day, aside=None)


def _is_aside(context: Context, moment: Moment, wording: Wording, before: str, new_paragraph: bool) -> bool:
    """Whether the story does not go there: a plan, a parenthesis, what had been long before or came long after."""
    spoken = context.spoken
    if spoken is None or spoken.year is None or moment.year is None or _OPENING.fullmatch(before):
        return False
    gap = moment.year - spoken.year
    if gap == 0:
        return False
    if abs(gap) > _ASIDE_YEARS and not context.antiquity:
        return True
    if _PARENTHESIS.search(before) or _BOUND.search(before) or _UNTIL.search(before):
        return True
    if gap > 0 and is_future(before, ""):
        return True
    if gap < 0 and _PLUPERFECT.search(before):
        return True
    named_twice = context.aside is not None and context.aside.year == moment.year
    return not new_paragraph and not named_twice and wording.year is not None and (gap < 0 or gap > 1)
