"""Statuses: what holds over a time. Territory, ceasefires, deadlines (rules 5 and 6), each from claims that say so."""

import re
from collections import defaultdict
from collections.abc import Sequence

from onrecord.model import Claim, Origin, Status, StatusKind
from onrecord.reconcile.basis import PARTISAN, Basis, independent_origins, speaks_of_fact
from onrecord.reconcile.corroboration import group_dependent
from onrecord.reconcile.names import opposed, same_side
from onrecord.values import Place

_TRUCE = re.compile(r"\b(?:cease-?\s?fires?|truces?|armistice|cessation of hostilities)\b", re.I)
FOUGHT_OVER = frozenset(
    {"entered", "encircled", "besieged", "partly_seized", "seized", "repelled", "retaken", "withdrew"}
)
#: outcomes after which one party has the whole place
WHOLE = frozenset({"seized", "retaken"})
PRONOUNS = frozenset("He he She she It it They they We we I".split())
#: the widest precision of a place that is fought over as a town
TOWN = 2


def find_territory(claims: Sequence[Claim], basis: Basis) -> list[Status]:
    """Who holds each town fought over: contested until the loser admits it or two independent origins agree."""
    by_town: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        place = claim.place
        if (
            claim.outcome in FOUGHT_OVER
            and place is not None
            and (place.precision or TOWN) <= TOWN
            and speaks_of_fact(claim)
        ):
            by_town[place.place_id or (place.label or place.name).casefold()].append(claim)
    statuses = []
    for town in sorted(by_town):
        statuses += _tell_town(sorted(by_town[town], key=lambda c: (_day(c) or "9999", c.claim_id)), basis)
    return statuses


def _tell_town(claims: Sequence[Claim], basis: Basis) -> list[Status]:
    """The intervals of one town, in order of time."""
    first = claims[0].place
    assert first is not None
    spans: list[tuple[str | None, str, str | None, list[Claim]]] = []
    days = sorted({_day(c) or "" for c in claims})
    for day in days:
        told = [c for c in claims if (_day(c) or "") == day]
        holder = _settled(told, basis)
        value = "held" if holder else "contested"
        if spans and spans[-1][1:3] == (value, holder):
            spans[-1][3].extend(told)
        else:
            spans.append((day or None, value, holder, told))
    ends = [span[0] for span in spans[1:]] + [None]
    return [
        _status("territory", first, value, start, end, held, basis, holder=holder)
        for (start, value, holder, held), end in zip(spans, ends, strict=True)
    ]


def _settled(claims: Sequence[Claim], basis: Basis) -> str | None:
    """Who has the place by what is said of one day, ``None`` while that is open."""
    takers: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        doers = [a.label or a.text for a in claim.actors if a.role in ("agent", "party")]
        if claim.outcome in WHOLE and doers:
            takers[doers[0]].append(claim)
    for taker in sorted(takers):
        agreeing = [c for name in takers if not opposed(name, taker) for c in takers[name]]
        rivals = [c for c in claims if c not in agreeing and c.outcome in {"repelled", "partly_seized", *WHOLE}]
        origins = independent_origins(agreeing, basis)
        admitted = any(_admits(o, taker, agreeing) for o in origins.values())
        if admitted or (len(group_dependent(origins)) >= 2 and not rivals):
            return taker
    return None


def _admits(origin: Origin, taker: str, claims: Sequence[Claim]) -> bool:
    """Whether the loser says it himself: a party that is no ally of who took the place."""
    if origin.kind not in PARTISAN or same_side(origin.label, taker):
        return False
    losers = {a.label or a.text for c in claims for a in c.actors if a.role in ("target", "victim")}
    return opposed(origin.label, taker) or any(same_side(origin.label, loser) for loser in losers)


def find_ceasefires(claims: Sequence[Claim], basis: Basis) -> list[Status]:
    """Ceasefires from agreements and declarations: declared is not in force; broken is violated."""
    told = [c for c in claims if speaks_of_fact(c) and _TRUCE.search(c.evidence.quote)]
    by_day: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in told:
        value = _truce_value(claim)
        if value is not None and claim.occurred.start:
            by_day[claim.occurred.start[:10], value].append(claim)
    keys = sorted(by_day)
    statuses = []
    for day, value in keys:
        group = by_day[day, value]
        ends = [d for d, v in keys if d > day and v != value]
        place = next((c.place for c in group if c.place is not None), None)
        statuses.append(_status("ceasefire", place, value, day, ends[0] if ends else None, group, basis))
    return statuses


def _truce_value(claim: Claim) -> str | None:
    if claim.outcome in ("in_force", "violated"):
        return claim.outcome
    if claim.outcome == "ended":
        return "elapsed"
    if claim.kind == "violation":
        return "violated"
    return "declared" if claim.kind == "agreement" or claim.outcome in ("declared", "signed") else None


def find_deadlines(claims: Sequence[Claim], basis: Basis) -> list[Status]:
    """Deadlines that demands and threats set. A day that has passed by the last report is elapsed, outcome unknown."""
    now = max((day[:10] for day in basis.published.values() if day), default=None)
    by_end: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        end = deadline_of(claim)
        if end is not None:
            by_end[end, _subject([claim], basis)].append(claim)
    statuses = []
    for (end, _), group in sorted(by_end.items()):
        start = min((c.occurred.start[:10] for c in group if c.occurred.start), default=None)
        start = start if start is not None and start <= end else None
        value = "elapsed" if now is not None and now > end else "in_force"
        place = next((c.place for c in group if c.place is not None), None)
        statuses.append(_status("deadline", place, value, start, end, group, basis))
    return statuses


def deadline_of(claim: Claim) -> str | None:
    """The last day that a demand or threat leaves, ISO."""
    named = claim.attributes.get("deadline")
    if isinstance(named, str) and claim.modality != "negated":
        return named[:10]
    return None


def _status(
    kind: StatusKind,
    place: Place | None,
    value: str,
    start: str | None,
    end: str | None,
    claims: Sequence[Claim],
    basis: Basis,
    *,
    holder: str | None = None,
) -> Status:
    origins = {origin.id for c in claims if (origin := basis.origins.get(c.claim_id)) is not None}
    known = sorted(day for c in claims if (day := basis.published.get(c.report_id)))
    subject = (place.label or place.name) if place is not None else _subject(claims, basis)
    return Status(
        kind=kind,
        subject=subject,
        place=place,
        value=value,
        holder=holder,
        from_=start,
        to=end,
        known_at=known[0] if known else None,
        origins=tuple(sorted(origins)),
        claims=tuple(sorted(c.claim_id for c in claims)),
    )


def _subject(claims: Sequence[Claim], basis: Basis) -> str:
    """Who it is between, or whose it is: by name, else the origin's, else the words of the first claim."""
    if claims[0].kind in ("agreement", "violation"):
        parties = sorted({a.label or a.text for c in claims for a in c.actors if a.role == "party"})
        return ", ".join(parties) or "ceasefire"
    roles = ("party", "agent", "speaker")
    named = sorted({a.label or a.text for c in claims for a in c.actors if a.role in roles})
    names = [name for name in named if name not in PRONOUNS]
    others = (basis.origins.get(c.claim_id) for c in claims if c.claim_id not in basis.own_words)
    origins = [origin.label for origin in others if origin is not None]
    return ", ".join(names or origins[:1] or named) or claims[0].evidence.quote


def _day(claim: Claim) -> str | None:
    """The day an outcome is told of: its start, else the last it can be."""
    when = claim.occurred
    day = when.start or when.end
    return day[:10] if day else None
