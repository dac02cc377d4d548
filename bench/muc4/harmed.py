"""INCIDENT -> WHOM IT HIT: one line for each person or group, with how many they are and what befell them."""

import re
from collections.abc import Sequence
from typing import Any

from muc4.told import EFFECTS, Told

from onrecord.extract.claims.tables import forces, things
from onrecord.extract.counted import PERSON_NOUNS
from onrecord.mentions import Reading, VictimMention

#: people who do violence, whose harm the task does not want
DOERS = re.compile(
    r"\b(?:guerr?illas?|rebels?|subversives?|extremists?|terrorists?|insurgents?|traffickers?|attackers?|assailants?"
    r"|kidnappers?|murderers?|assassins?|criminals?|gunm[ae]n|hitm[ae]n)\b",
    re.I,
)
#: words that tell of people only that they are
GENERAL = re.compile(
    r"^(?:\W|the|a|an|one|two|three|four|\d+|at least|several|other|others|more|dead|wounded|injured|of|those|them"
    r"|persons?|people|m[ae]n|wom[ae]n|victims?|individuals?|bod(?:y|ies)|corpses?|he|she|him|her|\s)+$",
    re.I,
)
DONE = frozenset({"actual", "possible"})
UNHURT = re.compile(
    r"\bno (?:casualties|injuries|victims|one was (?:hurt|injured))|without (?:causing )?(?:casualties|victims|injur)",
    re.I,
)
#: characters behind an incident's words within which it is said that nobody was hurt
AFTER = 250
#: so many people come to harm in periods, and seldom at once
MANY = 100
_PLURAL = re.compile(r"(?:s|men|people|police|children)$", re.I)
_ONE_OF = re.compile(r"^(?:only )?one of\b", re.I)
_WORD = re.compile(r"[a-z]{3,}", re.I)


def tell_harmed(told: Sequence[Told], kind: str, reading: Reading) -> list[dict[str, Any]]:
    """The people of an incident; where nobody came to harm, whom it was meant for, or that nobody did."""
    people = [line for line in tell_victims(told, kind, reading) if not DOERS.search(line["description"])]
    people = drop_repeated(people) or tell_targets(told)
    if not people and is_safe(told, reading.report.text):
        people = [{"effect": "NO INJURY OR DEATH"}]
    return [{key: value for key, value in line.items() if value} for line in people]


def tell_victims(told: Sequence[Told], kind: str, reading: Reading) -> list[dict[str, Any]]:
    """One line for each person or group that came to harm, nobody twice."""
    lines: dict[tuple[Any, ...], dict[str, Any]] = {}
    text = reading.report.text
    inside = [(victim, one) for one in told for victim in one.people]
    killed = {victim.person for victim, _ in inside if victim.measure == "killed"}
    for victim, one in inside:
        effect = EFFECTS.get(victim.measure)
        if victim.suspect or victim.modality not in DONE or (effect is None and kind != "KIDNAPPING"):
            continue
        if (
            victim.apart
            or (effect == "INJURY" and victim.number == 1 and victim.person in killed)
            or is_total(victim, one)
        ):
            continue
        words = text[slice(*victim.description)] if victim.description else text[victim.start : victim.end]
        number: Any = victim.number or number_of_same(victim, words, reading) or "PLURAL"
        key = (victim.person if number == 1 else number, effect)
        lines.setdefault(key, {"description": words, "number": number, "effect": effect})
    return list(lines.values())


def is_total(victim: VictimMention, one: Told) -> bool:
    """Whether people are those of a war or a year and of no single incident."""
    spans = any(quantity.scope in ("cumulative", "period") for quantity in one.claim.quantities)
    return (victim.number or 0) > MANY and (spans or one.claim.modality == "background")


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


def drop_repeated(lines: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The lines without those that only sum up others: "two reporters" whose names follow, "one person" told again."""
    return [
        line
        for line in lines
        if not is_repeated(line, [o for o in lines if o is not line and o["effect"] == line["effect"]])
    ]


def is_repeated(line: dict[str, Any], others: Sequence[dict[str, Any]]) -> bool:
    """Whether a line tells of people whom the other lines of the same effect tell of."""
    number, words = line["number"], line["description"]
    general = bool(GENERAL.search(words))
    if number == "PLURAL":
        return any(general or share_noun(words, other["description"]) for other in others)
    if number == 1:
        group = any(other["number"] != 1 and share_noun(words, other["description"]) for other in others)
        return (bool(_ONE_OF.search(words)) and group) or (general and any(is_one(other) for other in others))
    singles = sum(other["number"] == 1 for other in others)
    parts = sum(other["number"] for other in others if isinstance(other["number"], int))
    same = any(other["number"] == number and not GENERAL.search(other["description"]) for other in others)
    return singles >= number or (general and (parts == number or same))


def is_one(line: dict[str, Any]) -> bool:
    """Whether a line tells of one person by more than that."""
    return bool(line["number"] == 1 and not GENERAL.search(line["description"]))


def share_noun(words: str, others: str) -> bool:
    """Whether one of two wordings ends with a noun that the other has, in any number."""
    last = {word.lower().removesuffix("s") for word in _WORD.findall(words)[-1:]}
    return bool(last & {word.lower().removesuffix("s") for word in _WORD.findall(others)})


def tell_targets(told: Sequence[Told]) -> list[dict[str, Any]]:
    """The people at whom an act was aimed, with no word of harm."""
    lines: dict[str, dict[str, Any]] = {}
    for one in told:
        for actor in one.claim.actors:
            number = None if actor.role != "target" else count_people(actor.text)
            if number is not None and not DOERS.search(actor.text):
                lines.setdefault(actor.text.lower(), {"description": actor.text, "number": number, "effect": None})
    return list(lines.values())


def count_people(words: str) -> Any:
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
