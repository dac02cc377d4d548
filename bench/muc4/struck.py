"""INCIDENT -> WHAT IT STRUCK: the buildings, vehicles and works in its sentences, by how likely each was its target.

A logistic model (weights in struck.csv) over what they are called, where they stand and the words beside them.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from muc4.linear import probability, read_weights
from muc4.sentences import Sentences, split_restored, weigh_around
from muc4.told import Told, bin_of
from muc4.wording import stem

from onrecord.mentions import Reading

WEIGHTS = Path(__file__).with_name("struck.csv")
#: a thing that is less likely than this to be a target is left out
LEAST_LIKELY = 0.3
#: what things are, by the last words of their phrase: rows of type and pattern, the first that fits
THINGS = Path(__file__).with_name("things.csv")
#: words before a thing that its phrase goes back over
_BEFORE = re.compile(r"(?:[\w'’.&-]+ ){0,4}$")
_BOUND = re.compile(
    r".*\b(?:of|in|on|at|to|for|by|with|from|and|or|but|as|near|against|outside|inside|under|into|over|that|which|was"
    r"|were|is|are|has|have|had|after|when|attack(?:ed)?|destroy(?:ed|ing)|damag(?:ed|ing)|bomb(?:ed|ing)|burn(?:ed|ing)"
    r"|between) ",
    re.I,
)
_FIRST = re.compile(r"^(?:the|an?|its|his|her|their|several|some|this|that) ", re.I)
_NUMBER = re.compile(r"^(?:at least )?(two|three|four|five|six|seven|eight|nine|ten|\d{1,3})\b", re.I)
_NUMBERS = "two three four five six seven eight nine ten".split()
_EFFECTS = {
    "DESTROYED": re.compile(
        r"\bdestr(?:oy|uction)|\bdemolish|\bburned down|\bblown up|\bblew up|\bdynamited|\bburned\b", re.I
    ),
    "SOME DAMAGE": re.compile(r"\bdamag|\bshatter|\bpartial|\bhit\b|\bbroke", re.I),
}
_WORD = re.compile(r"[a-z]+|[.,;:]", re.I)


class Thing(NamedTuple):
    """Something that may have been struck: its words, their last, what it is, how many, and where it stands."""

    words: str
    head: str
    type: str
    number: int | str
    start: int
    end: int


@cache
def read_types() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """The pattern of all things with one group for each type, and the types in the order of these groups."""
    words: dict[str, list[str]] = {}
    with THINGS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            words.setdefault(row["type"], []).append(row["words"])
    groups = (rf"(?P<t{n}>\b(?:{'|'.join(each)})\b)" for n, each in enumerate(words.values()))
    return re.compile("|".join(groups), re.I), tuple(words)


def tell_struck(
    told: Sequence[Told],
    kind: str,
    reading: Reading,
    *,
    least: float = LEAST_LIKELY,
    weights: Mapping[str, float] | None = None,
) -> list[dict[str, Any]]:
    """The lines of what an incident struck; a kidnapping has none."""
    known = read_weights(WEIGHTS) if weights is None else weights
    things = find_things(told, reading) if kind != "KIDNAPPING" else []
    sentences = split_restored(reading.report.text)
    likely = [probability(describe_thing(thing, things, told, kind, sentences), known) for thing in things]
    return [write_thing(thing, sentences) for thing, share in zip(things, likely, strict=True) if share >= least]


def write_thing(thing: Thing, sentences: Sentences) -> dict[str, Any]:
    said = sentences.words(sentences.at(thing.start))
    effect = next((effect for effect, cue in _EFFECTS.items() if cue.search(said)), None)
    row = {"name": thing.words, "type": thing.type, "number": thing.number, "effect": effect}
    return {key: value for key, value in row.items() if value}


def find_things(told: Sequence[Told], reading: Reading) -> list[Thing]:
    """The things in the sentences of an incident, each once."""
    sentences = split_restored(reading.report.text)
    lines = {n for one in told for n in range(sentences.at(one.start), sentences.at(one.claim.evidence.end - 1) + 1)}
    found: dict[tuple[str, object], Thing] = {}
    for n in sorted(lines):
        for thing in read_things(sentences.text, sentences.starts[n], sentences.starts[n] + len(sentences.words(n))):
            found.setdefault((thing.head, thing.number), thing)
    return list(found.values())


def read_things(text: str, begin: int, end: int) -> Iterator[Thing]:
    pattern, types = read_types()
    for match in pattern.finditer(text, begin, end):
        before = _BEFORE.search(text, max(begin, match.start() - 40), match.start())
        lead = _BOUND.sub("", before[0]) if before else ""
        words = lead + match[0]
        kind = types[int((match.lastgroup or "t0")[1:])]
        yield Thing(
            _FIRST.sub("", words),
            match[0].lower(),
            kind,
            count(words, match[0]),
            match.start() - len(lead),
            match.end(),
        )


def count(words: str, head: str) -> int | str:
    """How many things words stand for."""
    number = _NUMBER.match(_FIRST.sub("", words))
    if number is not None:
        low = number[1].lower()
        return _NUMBERS.index(low) + 2 if low in _NUMBERS else int(low)
    low = head.lower()
    return "PLURAL" if low.endswith("s") and not low.endswith(("ss", "bus", "headquarters", "campus")) else 1


def describe_thing(
    thing: Thing, things: Sequence[Thing], told: Sequence[Told], kind: str, sentences: Sentences
) -> dict[str, float]:
    """The features of one candidate among those of its incident."""
    text = sentences.text
    before = [stem(word.lower()) for word in _WORD.findall(text[max(0, thing.start - 50) : thing.start])[-4:]]
    after = [stem(word.lower()) for word in _WORD.findall(text[thing.end : thing.end + 50])[:4]]
    names = {
        f"type {thing.type} {kind}",
        f"head {thing.head}",
        f"head {thing.head} {kind}",
        f"number {thing.number if thing.number in (1, 'PLURAL') else 'more'}",
        f"words {bin_of(len(thing.words.split()), (2, 3, 5))}",
        f"first {text[thing.start :].split(' ', 1)[0].lower() in ('a', 'an', 'the')}",
        f"rank {min(4, things.index(thing))}",
        f"of {bin_of(len(things), (2, 3, 5, 8))}",
        f"before {' '.join(before[-2:])}",
        f"last {' '.join(before[-1:])} {kind}",
        f"after {' '.join(after[:2])}",
        *(f"before {word}" for word in before),
        *(f"after {word}" for word in after),
        *(f"claim {one.claim.kind}" for one in told if one.start <= thing.start < one.claim.evidence.end),
        *describe_part(thing, told),
    }
    return {**dict.fromkeys(names, 1.0), **weigh_around(sentences, told, [thing.start])}


def describe_part(thing: Thing, told: Sequence[Told]) -> set[str]:
    """What the claims make of a thing."""
    words = thing.words.casefold()
    actors = {(actor.text.casefold(), actor.role) for one in told for actor in one.claim.actors}
    return {f"role {role}" for text, role in actors if thing.head in text and (text in words or words in text)}
