"""INCIDENT -> WHOM IT MAY HAVE HIT: every person or group that its claims tell of, with number and effect, and what the
choice among them looks at."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from muc4.persons import Person, find_persons
from muc4.sentences import Sentences, split, split_restored
from muc4.told import EFFECTS, Told

from onrecord.extract.claims.tables import forces, things
from onrecord.extract.counted import PERSON_NOUNS
from onrecord.mentions import Reading, VictimMention

UNHURT = re.compile(
    r"\bno (?:casualties|injuries|victims|one was (?:hurt|injured))|without (?:causing )?(?:casualties|victims|injur)",
    re.I,
)
#: characters behind an incident's words within which it is said that nobody was hurt
AFTER = 250
#: sentences beside those of an incident whose people may be its
BESIDE = 1
#: words that tell what befell people
CUES = {
    "DEATH": re.compile(
        r"\b(?:kill|murder|assassinat|d(?:ied|ead|eaths?|ying)\b|execut|massacr|slain|shot|slaughter)", re.I
    ),
    "INJURY": re.compile(r"\b(?:wound|injur|hurt\b|beaten|maimed|in serious condition)", re.I),
}
FREED = "REGAINED FREEDOM"
_FREED = re.compile(
    r"\b(?:releas(?:ed|ing)|freed|freeing|set free|liberated|rescu(?:ed|ing)|let go|regained \w+ freedom)\b",
    re.I,
)
_PLURAL = re.compile(r"(?:s|men|people|police|children)$", re.I)
_WORD = re.compile(r"[a-z]{3,}", re.I)


class Line(NamedTuple):
    """People who may be a line of the record.

    ``source`` tells how they were found; ``told`` are the claims that tell of them, by position in the incident;
    ``victims`` are their mentions in these, ``persons`` those of people who were found by no word of harm.
    """

    words: str
    number: int | str | None
    effect: str | None
    source: str
    start: int
    told: tuple[int, ...]
    victims: tuple[VictimMention, ...]
    name: str | None = None
    persons: tuple[Person, ...] = ()


def gather_lines(told: Sequence[Told], kind: str, reading: Reading) -> list[Line]:
    """The candidates of an incident in the order of the text, nobody twice with one effect."""
    lines: dict[tuple[Any, ...], Line] = {}
    for line in (*victim_lines(told, kind, reading), *target_lines(told)):
        person = line.victims[0].person if line.victims and line.number == 1 else line.words.lower()
        key = (person, line.number, line.effect, line.source == "target")
        before = lines.get(key)
        lines[key] = (
            line if before is None
            else before._replace(told=before.told + line.told, victims=before.victims + line.victims)
        )  # fmt: skip
    harmed = [line for line in lines.values() if line.source == "victim"]
    for line in named_lines(told, reading):
        if not any(is_same(line, other) for other in harmed):
            lines[line.words.lower(), line.name, line.number, line.effect] = line
    if is_safe(told, reading.report.text):
        lines["safe",] = Line("", None, "NO INJURY OR DEATH", "safe", told[-1].claim.evidence.end, (), ())
    return sorted(lines.values(), key=lambda line: line.start)


def victim_lines(told: Sequence[Told], kind: str, reading: Reading) -> Iterator[Line]:
    """The people who came to harm, or were taken, in the words of the claims."""
    text = reading.report.text
    for n, one in enumerate(told):
        for victim in one.people:
            effect = EFFECTS.get(victim.measure)
            if effect is None and kind != "KIDNAPPING":
                continue
            if effect is None and is_freed(victim, reading):
                effect = FREED
            words = text[slice(*victim.description)] if victim.description else text[victim.start : victim.end]
            number = number_of(victim, words, reading)
            yield Line(words, number, effect, "victim", victim.start, (n,), (victim,), name_of(victim, text))


def name_of(victim: VictimMention, text: str) -> str | None:
    return None if victim.name is None else text[slice(*victim.name)]


def named_lines(told: Sequence[Told], reading: Reading) -> Iterator[Line]:
    """The people whom the sentences of an incident, or those beside them, name, with each effect that these tell."""
    sentences = split_restored(reading.report.text)
    lines = {n for one in told for n in range(sentences.at(one.start), sentences.at(one.claim.evidence.end - 1) + 1)}
    groups: dict[str, list[tuple[int, Person]]] = {}
    for person in find_persons(sentences.text):
        away = min(abs(sentences.at(person.start) - line) for line in lines)
        if away <= BESIDE and not is_place(person, reading):
            groups.setdefault(person.key, []).append((away, person))
    for group in groups.values():
        best = min(group, key=lambda row: (row[0], row[1].start))[1]
        persons = tuple(person for _, person in group)
        name = max((person.name for person in persons), key=len)
        words = sentences.text[best.start : best.end].removesuffix(best.name).strip()
        number = max((person.number for person in persons), key=lambda number: isinstance(number, int))
        for effect in effects_near(best, sentences):
            yield Line(words, number, effect, "named", best.start, (), (), name or None, persons)


def is_place(person: Person, reading: Reading) -> bool:
    """Whether a name is of a place."""
    return bool(person.name) and any(
        place.form == "name" and place.start < person.end and person.start < place.end for place in reading.places
    )


def effects_near(person: Person, sentences: Sentences) -> list[str | None]:
    """What the sentence of somebody says that befell people, and that nothing is said."""
    words = sentences.words(sentences.at(person.start))
    return [*(effect for effect, cue in CUES.items() if cue.search(words)), None]


def is_same(line: Line, other: Line) -> bool:
    """Whether somebody named is a victim with the same effect: in the same words, or by a part of the same name."""
    if line.effect != other.effect:
        return False
    if line.name and other.name:
        one, two = (set(name.casefold().split()) for name in (line.name, other.name))
        if one <= two or two <= one:
            return True
    return any(v.start < p.end and p.start < v.end for v in other.victims for p in line.persons)


def is_freed(victim: VictimMention, reading: Reading) -> bool:
    """Whether a sentence that tells of somebody says that he is free again."""
    sentences = split(reading.report.text)
    own = {sentences.at(other.start) for other in reading.victims if other.person == victim.person}
    return any(_FREED.search(sentences.words(n)) for n in own)


def number_of(victim: VictimMention, words: str, reading: Reading) -> int | str:
    """How many people a mention stands for: a number, with a dash behind it where it is the least that they are."""
    if victim.number is None:
        return number_of_same(victim, words, reading) or "PLURAL"
    if victim.quantity is not None:
        amount = reading.quantities[victim.quantity].amount
        if amount is not None and amount.value is None and amount.lower is not None and amount.upper is None:
            return f"{int(amount.lower)}-"
    return victim.number


def number_of_same(victim: VictimMention, words: str, reading: Reading) -> int | None:
    """How many "the priests" are, where the report counts priests to whom the same befell."""
    noun = _WORD.findall(words.lower())[-1:]
    if not words.lower().startswith(("the ", "these ", "those ")) or not noun:
        return None
    text = reading.report.text
    for other in reading.victims:
        counted = other.measure == victim.measure and (other.number or 0) > 1
        if counted and _WORD.findall(text[other.start : other.end].lower())[-1:] == noun:
            return other.number
    return None


def target_lines(told: Sequence[Told]) -> Iterator[Line]:
    """The people at whom an act was aimed, with no word of harm."""
    for n, one in enumerate(told):
        for actor in one.claim.actors:
            number = None if actor.role != "target" else count_people(actor.text)
            if number is not None:
                yield Line(actor.text, number, None, "target", one.start, (n,), ())


def count_people(words: str) -> int | str | None:
    """How many people a target's words stand for; ``None`` where they are no people."""
    last = (_WORD.findall(words.lower()) or [""])[-1]
    singular = last.removesuffix("s")
    if singular in things() or last in things():
        return None
    if last in PERSON_NOUNS or singular in PERSON_NOUNS or singular in forces():
        return "PLURAL" if _PLURAL.search(last) else 1
    return None


def is_safe(told: Sequence[Told], text: str) -> bool:
    """Whether it is said that nobody came to harm, in an incident's words or right behind them."""
    return any(UNHURT.search(text, one.start, one.claim.evidence.end + AFTER) for one in told)
