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


def judge_corroboration(
    groups: Sequence[frozenset[str]], conflicts: Iterable[Conflict], event_id: str
) -> Corroboration:
    """Contested, corroborated by two or more independent origins, of a single one, or of none that is known."""
    if any(c.kind in CONTESTING and event_id in c.events for c in conflicts):
        return "contested"
    if len(groups) >= 2:
        return "corroborated"
    return "single_origin" if groups else "unattributed"
