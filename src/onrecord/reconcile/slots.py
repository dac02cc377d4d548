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


def slot_key(quantity: Quantity) -> SlotKey:
    """The slot of a quantity within its event."""
    population = quantity.population
    return (
        quantity.measure,
        class_of(population),
        narrowing_of(population),
        quantity.scope,
        quantity.period or "",
        quantity.unit,
    )


def fill_slots(said: Sequence[Said]) -> dict[SlotKey, list[Said]]:
    """Slots of one event. A population without narrowing words joins the narrowed slot of its class, if it is one."""
    slots: dict[SlotKey, list[Said]] = defaultdict(list)
    for one in said:
        slots[slot_key(one.quantity)].append(one)
    for key in sorted(k for k in slots if not k[1]):
        _place_unnamed(slots, key)
    for key in sorted(k for k in slots if k[1] and not k[2]):
        narrowed = [k for k in sorted(slots) if k[2] and k[:2] == key[:2] and k[3:] == key[3:]]
        if len(narrowed) == 1 and _may_join(slots[key], slots[narrowed[0]]):
            slots[narrowed[0]] += slots.pop(key)
    return {key: sorted(slots[key], key=lambda s: s.claim.claim_id) for key in sorted(slots)}


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

    Of the numbers that one claim gives in one slot the first is the whole: "nine people were shot, one critically".
    An increase ("six more") is a part of a total even where nobody names the total.
    """
    kept = []
    first: dict[tuple[str, SlotKey], Quantity] = {}
    for one in said:
        key = slot_key(one.quantity)
        key = key if key[1] else (key[0], "people", *key[2:])
        if first.setdefault((one.claim.claim_id, key), one.quantity) is not one.quantity:
            continue
        if _INCREASE.search(one.quantity.verbatim) and len(said) > 1:
            continue
        whole = known.get(one.quantity.part_of or "")
        same = whole is not None and any(
            slot_key(q)[:3] == slot_key(one.quantity)[:3] and q is not one.quantity for q in whole.quantities
        )
        if not same:
            kept.append(one)
    return kept
