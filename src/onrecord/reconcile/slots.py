"""Slots: which numbers speak of the same measure of the same people over the same time, and may be compared at all.

Rule 2: everything else is part of another figure or a later point of a series, and is never pooled.
"""

import csv
import functools
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from importlib import resources

from onrecord.model import Claim, Origin, Quantity
from onrecord.reconcile.names import words_of
from onrecord.values import Value

#: measure, population class, words that narrow the population, scope, period, unit
SlotKey = tuple[str, str, tuple[str, ...], str, str, str]

_INCREASE = re.compile(r"\bmore\b(?! than)|\b(?:another|further|additional)\b", re.I)
#: characters before a claim within which another count stands that its "another 40" is told beside
_BESIDE = 300
#: behind a count of some of those spoken of: "one of the dead", "two of the 14 soldiers", "1 of 4"
_SOME_OF = (
    r"\s+of\s+(?:the|these|those|their|its|our|at least|about|\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten"
    r"|\w+teen)\b"
)
_SOME = re.compile(_SOME_OF, re.I)
#: before a number that is taken back: "31 people, not 34", "from 12 to nine"
_TAKEN_BACK = r"\b(?:not|instead of|rather than|from)\s+(?:(?:an|the|a|earlier|previous)\s+)*"
_NARROWING = re.compile(r"\b[A-Z][\w-]*|\b(?:foreign|local|opposition|government|regime|rebel|its|their|his|her)\b")


class Said(Value, frozen=True, kw_only=True):
    """One number as one origin gave it in one report. ``published`` orders them; ``""`` where no day is known.

    ``counted`` are all the claims behind a number that is counted from people told of one by one.
    """

    claim: Claim
    quantity: Quantity
    origin: Origin | None
    published: str
    party: bool = False
    enemy: bool = False
    counted: tuple[str, ...] = ()


@functools.cache
def population_classes() -> dict[str, str]:
    """Noun -> class, from resources/populations.csv."""
    text = resources.files("onrecord.resources").joinpath("populations.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {row["noun"]: row["class"] for row in rows}


@functools.lru_cache(maxsize=8192)
def class_of(population: str | None) -> str:
    """The class of the last noun that has one; ``people`` where none has, ``""`` where nobody is named."""
    if not population:
        return ""
    classes = population_classes()
    return next((classes[w] for w in reversed(words_of(population)) if w in classes), "people")


@functools.lru_cache(maxsize=8192)
def narrowing_of(population: str | None) -> tuple[str, ...]:
    """The words that make it some of a class: nationality and side. A noun of a headline in capitals is none."""
    words = {word.casefold() for word in _NARROWING.findall(population or "")}
    return tuple(sorted(words - population_classes().keys()))


def names_person(quantity: Quantity) -> bool:
    """Whether somebody told of in words is named, which makes him no population of his own: "Arik Tole"."""
    words = (quantity.population or "").split()
    capitals = all(word[:1].isupper() for word in words)
    return bool(quantity.persons and words) and capitals and not any(w.lower() in person_nouns() for w in words)


@functools.cache
def person_nouns() -> frozenset[str]:
    """Nouns that name a person, from resources/person_nouns.txt."""
    text = resources.files("onrecord.resources").joinpath("person_nouns.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))


def slot_key(quantity: Quantity) -> SlotKey:
    """The slot of a quantity within its event. Things have no nationality: "Villages" of a headline are "villages"."""
    population = None if names_person(quantity) else quantity.population
    return (
        quantity.measure,
        class_of(population),
        narrowing_of(population) if quantity.unit in ("person", "household") else (),
        quantity.scope,
        quantity.period or "",
        quantity.unit,
    )


def fill_slots(said: Sequence[Said]) -> dict[SlotKey, list[Said]]:
    """Slots of one event. A population without narrowing words joins the narrowed slot of its class, if it is one."""
    slots: dict[SlotKey, list[Said]] = defaultdict(list)
    for one in said:
        slots[_key_of(one)].append(one)
    for key in sorted(k for k in slots if not k[1]):
        _place_unnamed(slots, key)
    for key in sorted(k for k in slots if k[1] and not k[2]):
        narrowed = [k for k in sorted(slots) if k[2] and k[:2] == key[:2] and k[3:] == key[3:]]
        if len(narrowed) == 1 and _may_join(slots[key], slots[narrowed[0]]):
            slots[narrowed[0]] += slots.pop(key)
    return {key: sorted(slots[key], key=lambda s: s.claim.claim_id) for key in sorted(slots)}


def _key_of(one: Said) -> SlotKey:
    """The slot of a number; "14 others were hurt" after the dead are people at large, other than the dead."""
    key = slot_key(one.quantity)
    beside = {q.measure for q in one.claim.quantities if q is not one.quantity}
    if key[1] == "others" and one.quantity.measure == "injured" and beside == {"killed"}:
        return (key[0], "people", *key[2:])
    return key


def _may_join(bare: Sequence[Said], narrowed: Sequence[Said]) -> bool:
    """Whether "fighters" can be the "Varenian fighters": no parts; and of people at large only by the same number."""
    if all(one.quantity.part_of for one in narrowed):
        return False
    people = class_of(narrowed[0].quantity.population) == "people"
    return not people or {_number(one) for one in bare} <= {_number(one) for one in narrowed}


def _place_unnamed(slots: dict[SlotKey, list[Said]], key: SlotKey) -> None:
    """Numbers of nobody in particular ("25 killed") join the slot of their number, else people at large."""
    others = [k for k in sorted(slots) if k[1] and k[0] == key[0] and k[3:] == key[3:]]
    others = [k for k in others if not all(one.quantity.part_of for one in slots[k])]
    for one in slots.pop(key):
        same = [k for k in others if _number(one) in {_number(other) for other in slots[k]}]
        home = same[0] if same else (key[0], "people", *key[2:])
        slots[home].append(one)


def _number(one: Said) -> float | None:
    return one.quantity.value if one.quantity.value is not None else one.quantity.lower


def wholes_only(said: Sequence[Said], known: Mapping[str, Claim]) -> list[Said]:
    """Without what is only part of another number of the same people: "six more died, bringing the toll to 11".

    Of the numbers that one claim gives in one slot the greatest is the whole: "nine people were shot, one critically",
    "one of the four soldiers". An increase ("six more") and some of those spoken of ("two of the dead") are parts of a
    total even where nobody names the total.
    """
    kept = []
    wholes = _find_wholes(said)
    for one in said:
        if wholes[one.claim.claim_id, _people_key(one.quantity)] is not one.quantity:
            continue
        if len(said) > 1 and (is_increase(one, known) or is_some(one) or is_one_of_them(one)):
            continue
        whole = known.get(one.quantity.part_of or "")
        same = whole is not None and any(
            slot_key(q)[:3] == slot_key(one.quantity)[:3] and q is not one.quantity for q in whole.quantities
        )
        if not same:
            kept.append(one)
    return kept


def is_one_of_them(one: Said) -> bool:
    """Whether a number is a person told in words who is among others counted: "the groom was among the dead"."""
    return bool(one.quantity.persons) and one.quantity.part_of is not None


def _people_key(quantity: Quantity) -> SlotKey:
    key = slot_key(quantity)
    return key if key[1] else (key[0], "people", *key[2:])


def _find_wholes(said: Sequence[Said]) -> dict[tuple[str, SlotKey], Quantity]:
    """Claim and slot -> the greatest number that the claim gives in it and does not take back, the first on a tie."""
    wholes: dict[tuple[str, SlotKey], Quantity] = {}
    for one in said:
        key = one.claim.claim_id, _people_key(one.quantity)
        greatest = wholes.setdefault(key, one.quantity)
        if _size(one.quantity) > _size(greatest) and not is_taken_back(one):
            wholes[key] = one.quantity
    return wholes


def is_taken_back(one: Said) -> bool:
    """Whether a number is told as no longer true: "31 people were hurt, not 34"."""
    words = rf"{_TAKEN_BACK}{re.escape(one.quantity.verbatim)}\b"
    return re.search(words, one.claim.evidence.quote, re.I) is not None


def _size(quantity: Quantity) -> float:
    numbers = (quantity.value, quantity.lower, quantity.upper)
    return next((number for number in numbers if number is not None), 0)


def is_increase(one: Said, known: Mapping[str, Claim]) -> bool:
    """Whether a number comes on top of an earlier one: "six more". "Killed 16 and wounded another 40" is no increase:
    the other number before it is of something else."""
    if not _INCREASE.search(one.quantity.verbatim):
        return False
    measure, claim = one.quantity.measure, one.claim
    # a number counted from people told of one by one is none of the claim's own
    own = one.quantity in claim.quantities
    told = list(claim.quantities)[: claim.quantities.index(one.quantity)] if own else []
    if not told:
        before = [
            c
            for c in known.values()
            if c.report_id == claim.report_id and 0 < claim.evidence.start - c.evidence.start <= _BESIDE
        ]
        told = [q for c in sorted(before, key=lambda c: (c.evidence.start, c.claim_id))[-1:] for q in c.quantities]
    return not told or any(q.measure == measure for q in told)


def is_some(one: Said) -> bool:
    """Whether a number is of some of those spoken of, and of no sort of their own: "one of the slain soldiers"; not
    "six of the dead were children"."""
    words, population = one.quantity.verbatim, one.quantity.population
    own = class_of(population) not in ("", "people")
    if not own and words.casefold().endswith((" of the", " of those", " of them")):
        return True
    if not _SOME.search(one.claim.evidence.quote):  # most quotes: no pattern need be made for the number
        return False
    last = rf"(?:\W+\w+){{0,3}}?\W+{re.escape(words_of(population or '')[-1])}\b" if own else ""
    return re.search(rf"\b{re.escape(words)}{_SOME_OF}{last}", one.claim.evidence.quote, re.I) is not None
