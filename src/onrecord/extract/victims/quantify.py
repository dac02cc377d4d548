"""VICTIMS TOLD IN WORDS -> QUANTITIES: "the driver" is a count of one, "Ana Reyes and her son" of two."""

import re
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from onrecord.extract.victims.harms import MEASURES
from onrecord.mentions import QuantityMention, VictimMention
from onrecord.values import Amount

#: words that may stand between two victims of one list, in characters
_LIST_GAP = 60
#: what stands between somebody and their name
_BESIDE = re.compile(r",\s*(?:\d+[- ]year[- ]old\s*)?")
#: harm that did not come about, or is only wished for, counts nobody
_TOLD = frozenset(["actual", "background", "possible"])


def quantify_victims(
    quantities: Sequence[QuantityMention], victims: Sequence[VictimMention], text: str
) -> tuple[tuple[QuantityMention, ...], tuple[VictimMention, ...]]:
    """The quantities with those that victims without a number make, in the order of the text, and the victims pointing
    into them.

    A person counts where something befalls them for the first time in the report, or something graver than before;
    those of one list count together, with those of it who were told of before. A pronoun that takes up nobody counts
    nothing.
    """
    lists: list[list[VictimMention]] = []
    new, fates = find_new(victims)
    for victim in victims:
        if victim.quantity is not None or not counts_somebody(victim) or victim.cue not in new:
            continue
        if victim not in new[victim.cue] and not is_fellow(victim, new[victim.cue], fates):
            continue
        last = lists[-1][-1] if lists else None
        if last is not None and is_named_beside(last, victim, text):
            continue
        if last is not None and last.cue == victim.cue and text[last.end : victim.start] == " ":
            lists[-1][-1] = victim  # "Orvany teen", read as two
        elif last is not None and last.cue == victim.cue and 0 <= victim.start - last.end <= _LIST_GAP:
            lists[-1].append(victim)
        else:
            lists.append([victim])
    worded = [quantify_list(listed, text) for listed in lists]
    merged = sorted((*quantities, *worded), key=lambda quantity: (quantity.start, quantity.end))
    return tuple(merged), point_to(merged, quantities, worded, lists, victims)


def find_new(victims: Sequence[VictimMention]) -> tuple[dict[int, list[VictimMention]], dict[int, int]]:
    """Whom something befalls for the first time, or something graver than before, by the token that tells it; and the
    rank of the gravest that befell each person."""
    new: dict[int, list[VictimMention]] = {}
    gravest: dict[int, int] = {}
    for victim in victims:
        rank = MEASURES.index(victim.measure)
        known = gravest.get(victim.person, 99)
        if rank < known:
            gravest[victim.person] = rank
            if victim.quantity is None and counts_somebody(victim):
                new.setdefault(victim.cue, []).append(victim)
    return new, gravest


def is_fellow(victim: VictimMention, new: Sequence[VictimMention], fates: Mapping[int, int]) -> bool:
    """Whether somebody told of before is listed with others who are not and came off no worse or better."""
    return not victim.pronoun and any(
        one.person != victim.person and one.measure == victim.measure and fates[one.person] == fates[victim.person]
        for one in new
    )


def is_named_beside(last: VictimMention, victim: VictimMention, text: str) -> bool:
    """Whether a name behind a comma is that of who is described before it: "Fell's partner, 31-year-old Anna Lund"."""
    if text[last.end : victim.start] == "-":
        return True  # "his ex-wife"
    if last.cue != victim.cue or last.name == (last.start, last.end) or victim.name != (victim.start, victim.end):
        return False
    return _BESIDE.fullmatch(text[last.end : victim.start]) is not None


def counts_somebody(victim: VictimMention) -> bool:
    """Whether a mention stands for a known number of people who are named or described."""
    told = victim.name is not None or victim.description is not None
    return victim.number is not None and told and victim.modality in _TOLD


def quantify_list(listed: Sequence[VictimMention], text: str) -> QuantityMention:
    """One quantity of all victims of a list, from the first word to the last."""
    start, end = listed[0].start, max(victim.end for victim in listed)
    number = sum(victim.number or 0 for victim in listed)
    return QuantityMention(
        start=start, end=end, text=text[start:end], noun=(start, end), token=listed[0].token, unit="person",
        amount=Amount(value=number),
    )  # fmt: skip


def point_to(
    merged: Sequence[QuantityMention],
    quantities: Sequence[QuantityMention],
    worded: Sequence[QuantityMention],
    lists: Sequence[Sequence[VictimMention]],
    victims: Sequence[VictimMention],
) -> tuple[VictimMention, ...]:
    """The victims with the positions of their quantities among all."""
    at = {id(quantity): position for position, quantity in enumerate(merged)}
    own = {
        (victim.token, victim.measure): at[id(quantity)]
        for quantity, listed in zip(worded, lists, strict=True)
        for victim in listed
    }
    return tuple(
        replace(
            victim,
            quantity=own.get((victim.token, victim.measure))
            if victim.quantity is None
            else at[id(quantities[victim.quantity])],
        )
        for victim in victims
    )
