"""REPORT -> THE NUMBERS IN THE NAMES OF ITS DEEDS: "double homicide", "quadruple shooting", "three counts of murder".

Such names tell how many died or were hit where no sentence counts them, and what somebody is charged with tells
whether anybody died. Names of other cases stand beside them, so that they only weigh (features of casualties).
"""

import math
import re
from collections.abc import Iterator, Sequence

from onrecord.values import Value

_TIMES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5, "sextuple": 6}
_WORDS = {word: n for n, word in enumerate("no one two three four five six seven eight nine ten eleven twelve".split())}
#: more counts than these are of a crime, not of people
_MOST_COUNTS = 30
_MULTIPLE = re.compile(
    rf"\b({'|'.join(_TIMES)})[- ](?:fatal )?(?:(shooting|stabbing)|homicide|murder|killing|slaying)s?\b"
)
_COUNTS = re.compile(
    rf"\b({'|'.join(_WORDS)}|\d+) (?:\w+ )?counts? (?:each )?of ((?:[\w-]+ ){{0,4}}?)"
    r"(?:(murder|homicide|manslaughter)|assault|battery|wounding)\b"
)
_ATTEMPT = re.compile(r"\battempted (?:[\w-]+ ){0,3}?(?:murder|homicide|manslaughter)\b")
_ASSAULT = re.compile(r"\baggravated (?:assault|battery)\b|\bassault with\b")
_MURDER = re.compile(
    r"\b(?:charged? with|charges? of|counts? of|on) (?:[\w-]+ ){0,4}?(?:murder|homicide|manslaughter)\b"
    r"|\bmurder charges?\b"
)
_MURDER_SUICIDE = re.compile(r"\bmurder[- /]+suicide")
_BEYOND_HELP = re.compile(r"\blife support\b|\bbrain[- ]dead\b|\borgan don|\bdonat\w+ (?:her|his|their|\w+ of) organs")


class DeedNames(Value, frozen=True, kw_only=True):
    """Numbers of killed and of hit people by the names of deeds, numbers of counts charged of killing and of attempts
    or assaults, and whether the words speak of killing charged, of an attempt, of a murder with suicide, of life
    support."""

    killings: frozenset[int] = frozenset()
    hits: frozenset[int] = frozenset()
    killing_counts: frozenset[int] = frozenset()
    attempt_counts: frozenset[int] = frozenset()
    killing: bool = False
    attempt: bool = False
    murder_suicide: bool = False
    beyond_help: bool = False


def read_deed_names(text: str) -> DeedNames:
    """What the names of deeds in a report, given in lower case, tell.

    Most reports have few of the words; a pattern is tried where its words stand.
    """
    multiples = [(_TIMES[m[1]], bool(m[2])) for m in _MULTIPLE.finditer(text)] if _has(text, *_TIMES) else []
    counts = _COUNTS.finditer(text) if _has(text, "count of", "counts of", "each of") else ()
    charges = [(number_in(m[1]), bool(m[3]) and "attempt" not in m[2]) for m in counts]
    killing = _has(text, "murder", "homicide", "manslaughter")
    attempt = killing and "attempted" in text and _ATTEMPT.search(text) is not None
    return DeedNames(
        killings=frozenset(number for number, hit in multiples if not hit),
        hits=frozenset(number for number, hit in multiples if hit),
        killing_counts=frozenset(number for number, killing in charges if killing and 0 < number <= _MOST_COUNTS),
        attempt_counts=frozenset(number for number, killing in charges if not killing and 0 < number <= _MOST_COUNTS),
        killing=killing and _MURDER.search(_ATTEMPT.sub(" ", text) if attempt else text) is not None,
        attempt=attempt or (_has(text, "assault", "battery") and _ASSAULT.search(text) is not None),
        murder_suicide="murder" in text and _MURDER_SUICIDE.search(text) is not None,
        beyond_help=_has(text, "support", "brain", "organ") and _BEYOND_HELP.search(text) is not None,
    )


def _has(text: str, *parts: str) -> bool:
    return any(part in text for part in parts)


def number_in(word: str) -> int:
    return int(word) if word.isdigit() else _WORDS[word]


def fit_deed_names(dead: int, hurt: int, told: Sequence[DeedNames]) -> Iterator[tuple[str, float]]:
    """How numbers of dead and hurt fit the names of deeds in reports of one event, the latest report last."""
    share = 1.0 / math.sqrt(len(told))
    for names in told:
        yield from compare_named("named killings", names.killings, dead, share)
        yield from compare_named("named hits", names.hits, dead + hurt, share)
        if names.killing_counts:
            yield "killing counts: as many", share * (dead in names.killing_counts)
            yield "killing counts: none dead", share * (not dead)
            yield "killing counts: fewer", share * (0 < dead < max(names.killing_counts))
        if names.attempt_counts:
            yield "attempt counts: as many hurt", share * (hurt in names.attempt_counts)
            yield "attempt counts: none hurt", share * (not hurt)
            yield "attempt counts: as many, with dead", share * (dead > 0 and dead + hurt in names.attempt_counts)
    yield from fit_charges(dead, hurt, told)


def compare_named(name: str, named: frozenset[int], number: int, share: float) -> Iterator[tuple[str, float]]:
    if named:
        yield f"{name}: as many", share * (number in named)
        yield f"{name}: more", share * (number > max(named))
        yield f"{name}: fewer", share * (number < min(named))


def fit_charges(dead: int, hurt: int, told: Sequence[DeedNames]) -> Iterator[tuple[str, float]]:
    """Whether anybody died and anybody lives, by what somebody is charged with and how the deed is called."""
    spared = [names.attempt and not names.killing for names in told]
    if dead:
        yield "dead: attempt alone charged", float(any(spared))
        yield "dead: attempt alone charged at last", float(spared[-1])
    else:
        yield "none dead: killing charged", float(any(names.killing for names in told))
        yield "none dead: killing charged at last", float(told[-1].killing)
        yield "none dead: murder and suicide", float(any(names.murder_suicide for names in told))
        yield "none dead: beyond help", float(any(names.beyond_help for names in told))
    if dead == 1:
        yield "1 dead: murder and suicide", float(any(names.murder_suicide for names in told))
    if not hurt:
        yield "none hurt: attempt charged", float(any(names.attempt for names in told))
        yield "none hurt: attempt beside killing", float(any(names.attempt and names.killing for names in told))
        yield "none hurt: murder and suicide", float(any(names.murder_suicide for names in told))
