"""Days of claims, compared with what is open left open."""

from datetime import date
from functools import lru_cache

from onrecord.model import Claim


@lru_cache(maxsize=4096)
def day_number(iso: str) -> int | None:
    """The day of an ISO date as a number, ``None`` where it is not a full date."""
    try:
        return date.fromisoformat(iso[:10]).toordinal()
    except ValueError:
        return None


def days_of(claim: Claim) -> tuple[int | None, int | None]:
    """First and last day, ``None`` where open or unknown."""
    when = claim.occurred
    return (day_number(when.start) if when.start else None), (day_number(when.end) if when.end else None)


def may_share_day(a: Claim, b: Claim) -> bool:
    """Whether the days of two claims can be the same one."""
    (a1, a2), (b1, b2) = days_of(a), days_of(b)
    return not ((a1 is not None and b2 is not None and a1 > b2) or (b1 is not None and a2 is not None and b1 > a2))
