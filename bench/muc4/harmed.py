"""INCIDENT -> WHOM IT HIT: those of its people whom the record names, one line each, by how likely each is a line.

A logistic model (weights in harmed.csv) over how the report tells of them: by name, by number or as some of others, how
often, in which claim, beside whom.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from muc4.around import describe_around
from muc4.choosing import sort_of
from muc4.linear import probability, read_weights
from muc4.people import Line, gather_lines
from muc4.sorts import sort_people
from muc4.told import Told, bin_of
from muc4.wording import stem

from onrecord.extract.truecase import is_common
from onrecord.mentions import Reading

WEIGHTS = Path(__file__).with_name("harmed.csv")
#: a line that is less likely than this is left out, whatever the incident
LEAST_LIKELY = 0.3
#: the share of the likelihood wanted of a line that its effect needs by itself
SURE = 0.8
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
_ONE_OF = re.compile(r"^(?:only )?one of\b", re.I)
_OTHER = re.compile(r"\b(?:other|another|more|others)\b", re.I)
_WORD = re.compile(r"[a-z]{3,}", re.I)
_COMMON = re.compile(r"[a-z]{3,}")
#: words that tell who people are in no wording
_IDLE = frozenset(
    "the one two three four five six seven eight nine ten least some several these those that his her".split()
)


def tell_harmed(
    told: Sequence[Told],
    kind: str,
    reading: Reading,
    *,
    least: float = LEAST_LIKELY,
    weights: Mapping[str, float] | None = None,
) -> list[dict[str, Any]]:
    """The lines of an incident's people that are no less likely than ``least``."""
    known = read_weights(WEIGHTS) if weights is None else weights
    lines = gather_lines(told, kind, reading)
    likely = [probability(describe_line(line, lines, told, kind, reading), known) for line in lines]
    return [write_line(line) for line in choose_lines(lines, likely, least)]


def choose_lines(lines: Sequence[Line], likely: Sequence[float], least: float) -> list[Line]:
    """The likeliest lines, each of other people.

    Who is in several for what befell him is as likely as these together; his line leaves the effect open where none is
    likely by itself.
    """
    marks = [mark_line(line) for line in lines]
    chosen: dict[int, Line] = {}
    for n in sorted(range(len(lines)), key=lambda n: (-likely[n], n)):
        line = lines[n]
        if any(marks[n] & marks[m] or is_retold(line, lines[m]) for m in chosen):
            continue
        same = [
            likely[m]
            for m, other in enumerate(lines)
            if m != n and marks[n] & marks[m] and other.number == line.number and other.effect != line.effect
        ]
        if likely[n] + sum(same) >= least:
            chosen[n] = line if likely[n] >= SURE * least else line._replace(effect=None)
    return [chosen[n] for n in sorted(chosen)]


def mark_line(line: Line) -> frozenset[Any]:
    """What two lines of the same people have in common: a name, a person or words of the text."""
    name = [line.name.casefold()] if line.name else []
    spans = [(each.start, each.end) for each in (*line.victims, *line.persons)]
    return frozenset(
        [*name, *(("who", v.person) for v in line.victims), *(("at", i) for span in spans for i in range(*span))]
    )


def is_retold(line: Line, other: Line) -> bool:
    """Whether two lines tell of the same people in other words: by a part of one's name, or by the same number and a
    part of the same words ("two missionaries", "two foreign missionaries")."""
    alike = line.effect == other.effect or None in (line.effect, other.effect)
    if not alike or _OTHER.search(f"{line.words} {other.words}"):
        return False
    one, two = words_of(line), words_of(other)
    if not one or not two or not (one <= two or two <= one):
        return False
    if line.number == other.number:
        return True
    return "PLURAL" in (line.number, other.number) and 1 not in (line.number, other.number)


def words_of(line: Line) -> set[str]:
    """The words that tell who people are: those of a name, where there is one."""
    return {word.lower().removesuffix("s") for word in _WORD.findall(line.name or line.words)} - _IDLE


def write_line(line: Line) -> dict[str, Any]:
    words = f"{line.words} {line.name or ''}"
    row = {
        "name": line.name,
        "description": None if line.words == line.name else line.words,
        "type": sort_people(words) if words.strip() else None,
        "number": line.number,
        "effect": line.effect,
    }
    return {key: value for key, value in row.items() if value}


def describe_line(
    line: Line, lines: Sequence[Line], told: Sequence[Told], kind: str, reading: Reading
) -> dict[str, float]:
    """The features of one candidate among those of its incident."""
    size = size_of(line.number)
    names = [
        f"source {line.source}",
        f"source {line.source} {kind}",
        f"effect {line.effect} {kind}",
        f"number {size}",
        f"number {size} {line.effect}",
        f"sort {sort_of(line.words)} {line.effect}",
        f"doers {bool(DOERS.search(line.words))}",
        f"lines {bin_of(len(lines), (2, 3, 4, 6, 9))} {line.source}",
        f"at {bin_of(line.start / len(reading.report.text), (0.1, 0.25, 0.5, 0.75))}",
        *describe_words(line),
        *describe_beside(line, [other for other in lines if other is not line]),
        *describe_victims(line, told, reading),
        *describe_known(line, lines),
    ]
    around = describe_around(line, told, reading) if line.persons else {}
    return {**dict.fromkeys(names, 1.0), **describe_wording(line), **around}


def size_of(number: Any) -> str:
    if isinstance(number, int):
        return f"{bin_of(number, (2, 3, 6, 11, 31, 101))}"
    return "none" if number is None else "plural" if number == "PLURAL" else "least"


def describe_words(line: Line) -> list[str]:
    """What the words themselves tell of the people."""
    words = line.words
    first = words.split(" ", 1)[0].lower()
    return [
        f"general {bool(GENERAL.search(words))} {line.effect}",
        f"one of {bool(_ONE_OF.search(words))}",
        f"other {bool(_OTHER.search(words))}",
        f"first {first if first in ('the', 'a', 'an', 'his', 'her', 'their', 'he', 'she', 'they') else 'other'}",
        f"words {bin_of(len(words.split()), (2, 3, 4, 7))}",
    ]


def describe_wording(line: Line) -> dict[str, float]:
    """The common words that tell who the people are, by themselves and with how they were found."""
    words = line.words.lower()
    said = {stem(word) for word in _COMMON.findall(words) if is_common(word)}
    return {
        **dict.fromkeys((f"word {word}" for word in said), 0.7),
        **dict.fromkeys((f"word {word} {line.source}" for word in said), 0.5),
        **dict.fromkeys((f"last {stem(word)}" for word in words.split()[-1:] if is_common(word)), 0.7),
    }


def describe_beside(line: Line, others: Sequence[Line]) -> list[str]:
    """How a line stands to the others of its incident: told again, a sum of them, one of them."""
    same = [other for other in others if other.effect == line.effect and other.source == line.source]
    before = [other for other in same if other.start < line.start]
    parts = [other.number for other in same if isinstance(other.number, int)]
    alike = [other for other in same if share_noun(line.words, other.words)]
    equal = [other for other in same if other.number == line.number and line.number != 1]
    crosses = [o for o in others if o.effect != line.effect and o.effect is not None and share_people(line, o)]
    plain = bool(GENERAL.search(line.words))
    clearer = any(not GENERAL.search(other.words) for other in same)
    found = [
        f"rank {min(4, len(before))}",
        f"rank {min(4, len(before))} {size_of(line.number)}",
        f"of {min(5, len(same))}",
        f"general {plain} beside {clearer} {size_of(line.number)}",
        f"alike before {any(o in before for o in alike)} after {any(o not in before for o in alike)}",
        f"equal before {any(o in before for o in equal)} after {any(o not in before for o in equal)}",
        f"also {sorted({str(o.effect) for o in crosses})} {line.effect}",
        f"lines of none {line.effect is None and any(o.effect for o in others)}",
    ]
    if isinstance(line.number, int) and line.number > 1:
        singles = parts.count(1)
        found.append(f"singles {(singles > 0) + (singles >= line.number) + (singles == line.number)}")
        found.append(f"sum {len(parts) > 1 and sum(parts) == line.number}")
        found.append(f"largest {line.number >= max(parts, default=0)} {bool(before)}")
    if line.number == 1:
        groups = [other for other in same if other.number not in (1, None)]
        found.append(f"one beside {min(2, len(groups))} {any(share_noun(line.words, o.words) for o in groups)}")
    return found


def describe_known(line: Line, lines: Sequence[Line]) -> list[str]:
    """How a line stands to those whom the claims' words of harm fall on."""
    known = [other for other in lines if other.source == "victim" and other is not line]
    same = [other for other in known if other.effect == line.effect]
    many = any(isinstance(other.number, int) and other.number > 1 for other in same)
    equal = any(other.number == line.number for other in same)
    return [
        f"{line.source} beside {min(3, len(known))} {min(3, len(same))}",
        f"{line.source} {line.effect} equal known {equal} {size_of(line.number)}",
        f"{line.source} {line.effect} many known {many} {size_of(line.number)}",
    ]


def share_people(line: Line, other: Line) -> bool:
    mine = {victim.person for victim in line.victims}
    return bool(mine & {victim.person for victim in other.victims}) or line.words.lower() == other.words.lower()


def share_noun(words: str, others: str) -> bool:
    """Whether one of two wordings ends with a noun that the other has, in any number."""
    last = {word.lower().removesuffix("s") for word in _WORD.findall(words)[-1:]}
    return bool(last & {word.lower().removesuffix("s") for word in _WORD.findall(others)})


def describe_victims(line: Line, told: Sequence[Told], reading: Reading) -> set[str]:
    """What the mentions of the people and the claims that hold them are like."""
    claims = [told[n].claim for n in line.told]
    found = {f"mentions {min(3, len(line.told))}"}
    if line.told:
        found.add(f"claim {min(3, min(line.told))} of {bin_of(len(told), (2, 3, 5))}")
    found |= {f"kind {claim.kind} {line.effect}" for claim in claims}
    found |= {f"modality {claim.modality}" for claim in claims[:1]}
    found |= {f"stance {claim.attribution.stance}" for claim in claims[:1]}
    people = {victim.person for victim in line.victims}
    elsewhere = [v for v in reading.victims if v.person in people and v not in line.victims]
    found.add(f"elsewhere {min(3, len(elsewhere))}")
    for victim in line.victims:
        found |= {
            f"suspect {victim.suspect}",
            f"apart {victim.apart}",
            f"hit {victim.hit} {line.effect}",
            f"told as {victim.modality}",
            f"measure {victim.measure}",
            f"named {victim.name is not None} {victim.number == 1}",
            f"aged {victim.age is not None}",
            f"pronoun {victim.pronoun}",
            f"counted {victim.quantity is not None}",
        }
    scopes = {
        q.scope for claim in claims for q in claim.quantities if q.verbatim in line.words or line.words in q.verbatim
    }
    found |= {f"scope {scope} {size_of(line.number)}" for scope in scopes}
    return found
