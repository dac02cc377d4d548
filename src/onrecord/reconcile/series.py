"""Series: cumulative totals of one population as of dates. Never added to events or to each other."""

from collections import defaultdict
from collections.abc import Sequence

from onrecord.model import Claim, Point, Quantity, Series
from onrecord.reconcile.basis import Basis, speaks_of_fact
from onrecord.reconcile.slots import class_of

TOTALS = frozenset({"cumulative", "period"})


def since_of(claim: Claim, quantity: Quantity) -> str | None:
    """The day a total counts from: the start of its period, else of the claim's time."""
    start = (quantity.period or "").partition("/")[0].strip(".~?%")
    return start or (claim.occurred.start if quantity.period is None else None)


def as_of(claim: Claim, basis: Basis) -> str | None:
    """The day a total holds as of: the end of its time, else the day of publication."""
    return claim.occurred.end or basis.published.get(claim.report_id) or None


def find_series(claims: Sequence[Claim], basis: Basis) -> list[Series]:
    """One series for each measure, class of people, place and starting day; its points in order of time.

    Stocks of hosted people are totals as of a day as well. Broken numbers and parts of a total are no points.
    """
    held: dict[tuple[str, ...], list[tuple[Claim, Quantity]]] = defaultdict(list)
    for claim in claims:
        for quantity in claim.quantities:
            if speaks_of_fact(claim) and is_total(quantity) and not _is_share(quantity, basis):
                held[_series_key(claim, quantity)].append((claim, quantity))
    return [_make_series(held[key], basis) for key in sorted(held)]


def is_total(quantity: Quantity) -> bool:
    """Whether a number holds as of a day rather than for one happening."""
    return (quantity.scope in TOTALS or quantity.measure == "hosted") and quantity.flag != "malformed"


def _series_key(claim: Claim, quantity: Quantity) -> tuple[str, ...]:
    place = claim.place
    where = (place.place_id or (place.label or place.name).casefold()) if place is not None else ""
    since = since_of(claim, quantity) or ""
    return quantity.measure, class_of(quantity.population), where, since, quantity.unit


def _is_share(quantity: Quantity, basis: Basis) -> bool:
    """Whether it is some of a total of the same class, and so no total of that class."""
    whole = basis.claims.get(quantity.part_of or "")
    return whole is not None and any(
        q is not quantity and q.measure == quantity.measure and class_of(q.population) == class_of(quantity.population)
        for q in whole.quantities
    )


def _make_series(held: Sequence[tuple[Claim, Quantity]], basis: Basis) -> Series:
    points = []
    for claim, quantity in held:
        origin = basis.origins.get(claim.claim_id)
        points.append(
            Point(
                as_of=as_of(claim, basis),
                value=quantity.value,
                lower=quantity.lower,
                upper=quantity.upper,
                origin=origin.id if origin else None,
                claim_id=claim.claim_id,
            )
        )
    first, quantity = min(held, key=lambda h: h[0].claim_id)
    return Series(
        measure=quantity.measure,
        population=quantity.population,
        place=first.place,
        since=since_of(first, quantity),
        points=tuple(sorted(points, key=lambda p: (p.as_of or "", p.claim_id))),
    )
