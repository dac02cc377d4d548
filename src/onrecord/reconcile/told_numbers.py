"""NUMBERS OF A CLAIM -> THOSE THAT ADD UP: how many it tells to be dead or hurt, nobody counted twice.

One sentence may tell the same people twice ("four people, three women and a man"), some of them again ("four shot, two
critically hurt") or several groups ("three men and two women").
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from onrecord.model import Claim, Measure, Quantity

_LISTED = re.compile(r"[\s,;]*(?:and|plus)?[\s,;]*")
_COMMA = re.compile(r"\s*[,:(\u2013\u2014-]+\s*")
_INCLUDING = re.compile(r"[^.;]{0,40}\bincluding\s*$", re.I)
#: words that say of what sex or age people are
_SORT = re.compile(
    r"\b(?:wom[ae]n|m[ae]n|(?:fe)?males?|boys?|girls?|child(?:ren)?|kids?|adults?|teen\w*|juveniles?|minors?|bab(?:y|ies)"
    r"|toddlers?|infants?|sons?|daughters?|mothers?|fathers?|wife|husband|parents?|\w+-old)\b",
    re.I,
)
_REST = re.compile(r"\bthe others?\b", re.I)
#: words that tell people from those before
OTHERS = re.compile(r"\bothers?\b|\banother\b|\bmore\b(?! than)", re.I)
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|both|dozen)\b", re.I
)

#: a number with the claim that tells it
Count = tuple[Claim, Quantity]


def take_least(quantity: Quantity) -> Quantity:
    """A count whose value is the number that it is at least: early reports know no other."""
    least = quantity.value is None and quantity.quantifier == "at_least"
    return replace(quantity, value=quantity.lower) if least else quantity


def by_claim(counted: Iterable[Count]) -> Iterator[tuple[Measure, list[Count]]]:
    """The numbers of each claim that are no parts, by measure; of "four shot, two critically hurt" those who were shot
    apart from the hurt, who are among them."""
    listed: dict[tuple[str, Measure], list[Count]] = defaultdict(list)
    for claim, quantity in counted:
        if quantity.value is not None and not quantity.part_of:
            listed[claim.claim_id, quantity.measure].append((claim, quantity))
    for (_, measure), told in listed.items():
        counts = tell_once(told)
        shot = [(claim, quantity) for claim, quantity in counts if quantity.hit]
        hurt = [(claim, quantity) for claim, quantity in counts if not quantity.hit]
        if measure == "injured" and shot and hurt and are_among(hurt, shot):
            yield measure, shot
            yield measure, hurt
        else:
            yield measure, counts


def tell_once(counts: list[Count]) -> list[Count]:
    """The numbers of a claim without those that tell the same people over: "five men and four women were hurt, one of
    them badly, eight lightly", "four people, three women and a man"."""
    for first in range(1, len(counts)):
        rest = counts[first:]
        behind = words_between(counts[first - 1], rest[0])
        whole, parts = add_up(counts[:first]), add_up(rest)
        again = whole == parts and len(rest) > 1 and _LISTED.fullmatch(behind) is None
        if again or (parts <= whole and tells_parts(counts[first - 1][1], behind, rest)):
            return counts[:first]
    return counts


def add_up(counts: Sequence[Count]) -> float:
    return sum(quantity.value or 0 for _, quantity in counts)


def tells_parts(whole: Quantity, behind: str, rest: Sequence[Count]) -> bool:
    """Whether the numbers behind one say who its people are, in an apposition ("three others, two men and a woman") or
    a phrase ("six people, including two men")."""
    if _INCLUDING.match(behind):
        return True
    if whole.persons or (whole.value or 0) < 2 or _SORT.search(f"{whole.verbatim} {whole.population}"):
        return False
    sorted_out = all(quantity.persons or _SORT.search(quantity.verbatim) for _, quantity in rest)
    return sorted_out and _COMMA.fullmatch(behind) is not None


def words_between(one: Count, other: Count) -> str:
    """What stands between two numbers of a sentence; "" where they are not found in this order."""
    quote, words = one[0].evidence.quote, one[1].verbatim
    start = quote.find(words) + len(words)
    return quote[start : max(start, quote.find(other[1].verbatim, start))]


def are_among(hurt: Sequence[Count], shot: Sequence[Count]) -> bool:
    """Whether the hurt may be some of those shot: no more, told by number or as the rest, and not called others."""
    rest = all(_REST.search(quantity.verbatim) for _, quantity in hurt)
    told = rest or all(_NUMBER.search(quantity.verbatim) for _, quantity in (*hurt, *shot))
    others = any(tells_others(quantity) for _, quantity in hurt)
    return told and not others and add_up(hurt) <= add_up(shot)


def is_hit(quantities: Sequence[Quantity]) -> bool:
    """Whether people were shot or struck, the dead perhaps among them: not where they are others than those before."""
    return all(quantity.hit for quantity in quantities) and not any(tells_others(quantity) for quantity in quantities)


def tells_others(quantity: Quantity) -> bool:
    """Whether people are called others than those before; "the other" is the rest of them."""
    words = f"{quantity.verbatim} {quantity.population}"
    return OTHERS.search(words) is not None and _REST.search(quantity.verbatim) is None
