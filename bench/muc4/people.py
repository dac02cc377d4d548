"""INCIDENT -> WHOM IT MAY HAVE HIT: every person or group that its claims tell of, with number and effect, and what the
choice among them looks at."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from muc4.sentences import split
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
    ``victims`` are their mentions in these.
    """

    words: str
    number: int | str | None
    effect: str | None
    source: str
    start: int
    told: tuple[int, ...]
    victims: tuple[VictimMention, ...]


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
            yield Line(words, number, effect, "victim", victim.start, (n,), (victim,))


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
