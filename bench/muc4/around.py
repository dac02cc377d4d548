"""PEOPLE OF NO WORD OF HARM -> WHAT THE WORDS AROUND THEM TELL: where they stand, in what list, how far from a word of
violence, as features of muc4/harmed.py.
"""

import re
from collections.abc import Iterator, Sequence

from muc4.people import CUES, Line
from muc4.persons import Person
from muc4.sentences import IN, Sentences, distance, split_restored, weigh_around
from muc4.told import Told, bin_of
from muc4.wording import stem, stems, weigh_words

from onrecord.mentions import Reading

VIOLENT = re.compile(
    r"\b(?:kidnap|abduct|attack|bomb|kill|murder|assassin|explo|wound|injur|hostage|captive|threat|plot|attempt|shot|fire)",
    re.I,
)
_WORD = re.compile(r"[a-z]+|[.,;:]", re.I)
#: words between a cue and somebody that tell which way the deed goes
_TURNS = frozenset("by who and when in of , was were has had been".split())
#: characters beside a list of people that are looked at, and words of these
_SIDE = 50
_WORDS = 4
#: phrases of the same people that are looked at
_MOST = 3
#: steps of the distance from a word of violence, in words
_STEPS = (1, 2, 3, 5, 9, 16)


def describe_around(line: Line, told: Sequence[Told], reading: Reading) -> dict[str, float]:
    """The features of people by their phrases and the words around these."""
    sentences = split_restored(reading.report.text)
    starts = [person.start for person in line.persons]
    names = {
        f"away {distance(starts, told, sentences)} {line.effect}",
        f"phrases {bin_of(len(starts), (2, 3, 5))} {line.effect}",
        *describe_actors(line, told),
    }
    for person in line.persons[:_MOST]:
        side = "in" if distance([person.start], told, sentences) in IN else "by"
        names |= describe_phrase(person, line.effect)
        names |= set(describe_sides(person, side, line.effect, sentences.text))
        names |= set(describe_cues(person, line.effect, sentences))
        names |= set(describe_listed(person, line.effect, reading))
    said = {word for one in told for word in stems(sentences.text[one.start : one.claim.evidence.end])}
    return {
        **dict.fromkeys((f"named {name}" for name in names), 1.0),
        **{f"named {name}": value for name, value in weigh_around(sentences, told, starts).items()},
        **{name: value / 2 for name, value in weigh_words(f"told {line.effect}", said).items()},
    }


def describe_actors(line: Line, told: Sequence[Told]) -> set[str]:
    """What the claims make of the people."""
    words = line.words.casefold()
    actors = [(actor.text.casefold(), actor.role) for one in told for actor in one.claim.actors]
    return {f"role {role} {line.effect}" for text, role in actors if text in words or words in text}


def describe_phrase(person: Person, effect: str | None) -> set[str]:
    named = person.name != ""
    size = min(3, person.size)
    return {
        f"head {person.noun}",
        f"list {size} {named}",
        f"list {person.place == 0} {size}",
        f"name {named} {person.noun != ''} {effect}",
    }


def describe_sides(person: Person, side: str, effect: str | None, text: str) -> Iterator[str]:
    """The words right before the list that people stand in and right behind it."""
    before = stems_of(text[max(0, person.first - _SIDE) : person.first])[-_WORDS:]
    after = stems_of(text[person.last : person.last + _SIDE])[:_WORDS]
    yield from (f"{side} before {word}" for word in before)
    yield from (f"{side} after {word}" for word in after)
    yield f"{side} before {effect} {' '.join(before[-1:])}"
    yield f"{side} before {' '.join(before[-2:])}"
    yield f"{side} after {' '.join(after[:2])}"


def describe_cues(person: Person, effect: str | None, sentences: Sentences) -> Iterator[str]:
    """The nearest words of the effect before the list and behind it in its sentence."""
    cue = VIOLENT if effect is None else CUES[effect]
    text, n = sentences.text, sentences.at(person.start)
    begin = sentences.starts[n]
    before = list(cue.finditer(text, begin, person.first))
    after = cue.search(text, person.last, begin + len(sentences.words(n)))
    for side, hit in (("before", before[-1] if before else None), ("after", after)):
        if hit is None:
            yield f"cue {side} none {effect}"
            continue
        between = text[hit.end() : person.first] if side == "before" else text[person.last : hit.start()]
        words = _WORD.findall(between.lower())
        gap = bin_of(len(words), _STEPS)
        yield f"cue {side} {gap} {effect}"
        yield f"cue {side} {stem(hit[0].lower())} {min(2, gap)}"
        yield from (f"{side} through {word}" for word in _TURNS.intersection(words))


def describe_listed(person: Person, effect: str | None, reading: Reading) -> Iterator[str]:
    """Whether harm is told of the people themselves, in words for another effect, or of others in their list."""
    for victim in reading.victims:
        if victim.start < person.end and person.start < victim.end:
            yield f"is {victim.measure} {effect}"
        elif victim.start < person.last and person.first < victim.end:
            yield f"listed with {victim.measure} {effect}"


def stems_of(text: str) -> list[str]:
    return [stem(word.lower()) for word in _WORD.findall(text)]
