"""Corroboration: how many independent origins say that it happened (rule 1)."""

from collections.abc import Iterable, Mapping, Sequence

from onrecord.model import Conflict, Corroboration, Origin
from onrecord.reconcile.basis import PARTISAN
from onrecord.reconcile.names import country_of

#: a conflict about these leaves open what happened
CONTESTING = frozenset({"occurrence", "outcome", "responsibility"})


def group_dependent(origins: Mapping[str, Origin]) -> tuple[frozenset[str], ...]:
    """Origin ids in groups of one vote each: a government, its army and its media are one party."""
    groups: dict[str, set[str]] = {}
    for key, origin in sorted(origins.items()):
        country = country_of(origin.label) if origin.kind in PARTISAN else None
        groups.setdefault(f"party of {country}" if country else key, set()).add(key)
    return tuple(frozenset(groups[name]) for name in sorted(groups))


def find_contested(conflicts: Iterable[Conflict]) -> frozenset[str]:
    """The events of which it is open what happened."""
    return frozenset(event for c in conflicts if c.kind in CONTESTING for event in c.events)


def judge_corroboration(groups: Sequence[frozenset[str]], *, contested: bool) -> Corroboration:
    """Contested, corroborated by two or more independent origins, of a single one, or of none that is known."""
    if contested:
        return "contested"
    if len(groups) >= 2:
        return "corroborated"
    return "single_origin" if groups else "unattributed"
