"""INCIDENT -> ITS WORDS, as features: common words alone, for a name says nothing of another report's incidents."""

import re
from collections.abc import Iterable, Sequence

from muc4.told import Told

#: a word that the restored text writes small and that is no piece of another
_COMMON = re.compile(r"(?<![\w'’])[a-z]{3,}\b")
_WORD = re.compile(r"[a-z]{3,}")
_ENDINGS = ("ing", "ed", "es", "s")
#: the shortest stem that an ending is taken from
_STEM = 4
#: how much the words of one text weigh together, beside a plain feature's 1
WEIGHT = 4.0


def describe_wording(told: Sequence[Told], restored: str) -> dict[str, float]:
    """The words of an incident, of the report around it, and of those in it."""
    found = {**describe_said(told, restored), **weigh_words("report", set(stems(restored)))}
    for one in told:
        for actor in one.claim.actors:
            found |= {f"{actor.role} is {word}": 1.0 for word in heads(actor.text)}
        for victim in one.people:
            found |= {f"harmed is {word}": 1.0 for word in heads(restored[victim.start : victim.end])}
    return found


def describe_said(told: Sequence[Told], restored: str) -> dict[str, float]:
    """The words of an incident, and those that made each claim one."""
    said = {word for one in told for word in stems(restored[one.start : one.claim.evidence.end])}
    by = {part for one in told for part in (one.claim.found_by or "").lower().split(", ")}
    return {**weigh_words("said", said), **{f"by {part}": 1.0 for part in by}}


def weigh_words(side: str, words: set[str]) -> dict[str, float]:
    """Every word with the same weight; long texts and short ones weigh the same."""
    each = WEIGHT / max(1, len(words)) ** 0.5
    return {f"{side} {word}": each for word in words}


def heads(words: str) -> Iterable[str]:
    """The last two words of a phrase, where what sort of people or thing it is stands."""
    return map(stem, _WORD.findall(words.lower())[-2:])


def stems(text: str) -> Iterable[str]:
    return map(stem, _COMMON.findall(text))


def stem(word: str) -> str:
    """A word without its commonest endings."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word.removesuffix(ending)
    return word
