"""EXPRESSIONS WRITTEN SHORT -> COMPLETED from the one they are joined to: "6-[7] January", "1915-[17]"."""

import re

from msgspec.structs import replace

from onrecord.ground.times.wording import Wording
from onrecord.ground.times.words import read_wording
from onrecord.mentions import TimeMention

_JOINT = re.compile(r"\s*(?:[-–,/]|\b(?:and|to|or|through|until)\b)?\s*(?:the )?", re.I)


def read_wordings(mentions: tuple[TimeMention, ...], text: str) -> list[Wording]:
    """The parts of each mention; one written short takes the rest from the neighbour it is joined to."""
    wordings = [read_wording(mention.text, timex=mention.timex) for mention in mentions]
    for i in range(1, len(wordings)):
        if wordings[i].bare is not None and _are_joined(mentions, i - 1, text):
            wordings[i] = _complete(wordings[i], wordings[i - 1])
    for i in range(len(wordings) - 2, -1, -1):
        if not _are_joined(mentions, i, text):
            continue
        if wordings[i].bare is not None:
            wordings[i] = _complete(wordings[i], wordings[i + 1])
        elif wordings[i + 1].bc and wordings[i].year is not None:
            # "499 to 493 BC": the era of both stands after the second
            wordings[i] = replace(wordings[i], bc=True)
    return [_settle(wording) for wording in wordings]


def _are_joined(mentions: tuple[TimeMention, ...], i: int, text: str) -> bool:
    return bool(_JOINT.fullmatch(text[mentions[i].end : mentions[i + 1].start]))


def _complete(short: Wording, other: Wording) -> Wording:
    """A short form completed: the day of the other's month, or the last two digits of a year of its century."""
    if other.month is not None and other.day is not None:
        return replace(short, bare=None, day=short.bare, month=other.month, year=short.year or other.year, bc=other.bc)
    if other.year is not None and short.year is None:
        return replace(short, bare=None, year=other.year // 100 * 100 + (short.bare or 0), bc=other.bc)
    return short


def _settle(wording: Wording) -> Wording:
    """A short form with no neighbour is a day of the month spoken of."""
    return wording if wording.bare is None else replace(wording, bare=None, ordinal=wording.bare, year=None)
