"""CLAIM -> SAYING: a claim, all that repeat it word for word, and what of it is compared, worked out once.

A saying is compared with dozens of others; what a feature asks of it each time stands here.
"""

from collections.abc import Iterable

from onrecord.days import days_of
from onrecord.link.parties import Parties, find_parties
from onrecord.model import Claim
from onrecord.values import Value

#: scopes that hold a total over a time, never one happening
TOTALS = frozenset({"period", "cumulative"})

#: a measure, and since when or how many
Total = tuple[str, str | float | None]


class Saying(Value, frozen=True, kw_only=True):
    """One thing said once: the claim as its root has it, and the ids, sorted, of all that repeat it.

    ``days``: first and last day, ``None`` where open; ``scope``: see :func:`scope_of`; ``totals``: what it counts over
    a time; ``wholes``: ids of the claims that its counts are part of.
    """

    claim: Claim
    claims: tuple[str, ...]
    parties: Parties
    days: tuple[int | None, int | None]
    scope: str
    totals: frozenset[Total]
    wholes: frozenset[str]


def make_saying(claim: Claim, claims: Iterable[str]) -> Saying:
    """The saying of a claim and of those that repeat it."""
    counts = claim.quantities
    return Saying(
        claim=claim,
        claims=tuple(sorted(claims)),
        parties=find_parties(claim),
        days=days_of(claim),
        scope=scope_of(claim),
        totals=frozenset((q.measure, q.period or q.value or q.lower) for q in counts if q.scope in TOTALS),
        wholes=frozenset(q.part_of for q in counts if q.part_of is not None),
    )


def scope_of(claim: Claim) -> str:
    """``event``, ``day`` or ``total``: the widest scope of its quantities."""
    scopes = {quantity.scope for quantity in claim.quantities}
    if scopes & TOTALS:
        return "total"
    return "day" if "day" in scopes else "event"
