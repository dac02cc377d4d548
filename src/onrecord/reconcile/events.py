"""One event from its cluster: what, when, where, who, by the claims that say it happened."""

import csv
import functools
from collections import defaultdict
from collections.abc import Callable, Sequence
from importlib import resources
from typing import Any

from msgspec.structs import replace

from onrecord.ids import content_id
from onrecord.model import Actor, Certainty, Claim
from onrecord.reconcile.basis import Basis, independent_origins, speaks_of_fact
from onrecord.values import Place, When

#: what claims say of an agent, the surest first
SUREST: tuple[Certainty, ...] = ("reported", "claimed", "accused", "suspected", "denied", "cleared")
#: the widest precision of a place that is a town or a point near one
TOWN = 2
#: one report in so many must name a doer for the title to name him
ENOUGH = 3
#: who attacked, in the words for one whom others then kill, hurt or hold
ATTACKERS = frozenset({"gunman", "gunmen", "shooter", "attacker", "attackers", "assailant", "suspect", "bomber"})
#: the group of kinds that tell of harm and not what did it
UNNAMED = "harm"


@functools.cache
def _kind_groups() -> dict[str, tuple[str, int]]:
    """Kind -> group and specificity, from resources/kind_groups.csv."""
    text = resources.files("onrecord.resources").joinpath("kind_groups.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {row["kind"]: (row["group"], int(row["specificity"])) for row in rows}


def event_key(cluster: Sequence[str], basis: Basis) -> str:
    """An id that stays when later reports join: made of the claim that told of it first."""
    first = min(cluster, key=lambda i: (basis.published.get(basis.claims[i].report_id) or "9999", i))
    return content_id("e", first)


def telling(claims: Sequence[Claim]) -> list[Claim]:
    """The claims that say it happened; all of them where none does (an event planned, feared or denied)."""
    return [claim for claim in claims if speaks_of_fact(claim)] or list(claims)


def _support(claims: Sequence[Claim], basis: Basis) -> tuple[int, int, int]:
    """What a reading is backed by: stories (carriers of a copy are one), then independent origins, then mentions."""
    stories = {basis.roots.get(c.report_id, c.report_id) for c in claims}
    return len(stories), len(independent_origins(claims, basis)), len(claims)


def choose_kind(claims: Sequence[Claim], basis: Basis) -> str:
    """Of the best supported group of kinds the most specific kind, then the best supported.

    A clash says no more than an attack does, only something else: between the two the support decides.
    """
    by_kind: dict[str, list[Claim]] = defaultdict(list)
    by_group: dict[str, list[Claim]] = defaultdict(list)
    for claim in telling(claims):
        by_kind[claim.kind].append(claim)
        by_group[_kind_groups().get(claim.kind, (claim.kind, 1))[0]].append(claim)
    named = [group for group in sorted(by_group) if group != UNNAMED] or [UNNAMED]
    main = max(named, key=lambda g: _support(by_group[g], basis))

    def rank(kind: str) -> tuple[bool, int, tuple[int, int, int]]:
        group, specificity = _kind_groups().get(kind, (kind, 1))
        return group == main, 1 if kind == "clash" else specificity, _support(by_kind[kind], basis)

    return max(sorted(by_kind), key=rank)


def choose_when(claims: Sequence[Claim], basis: Basis) -> When:
    """The best supported of the most precise times; wholes speak before parts."""
    whens = [claim for claim in wholes(telling(claims)) if claim.occurred.start or claim.occurred.end]
    if not whens:
        return When()

    def span(claim: Claim) -> str:
        return f"{claim.occurred.start or ''}/{claim.occurred.end or ''}"

    def rank(group: Sequence[Claim]) -> tuple[bool, int, tuple[int, int, int], bool]:
        when = group[0].occurred
        known = when.start is not None and when.end is not None
        return known, -(when.precision or 9), _support(group, basis), any(c.occurred.clock for c in group)

    best = _best_group(whens, span, rank)
    return min(best, key=lambda c: (c.occurred.clock is None, c.claim_id)).occurred


def choose_place(claims: Sequence[Claim], basis: Basis) -> Place | None:
    """The town or point that most claims agree on, else the best supported area; wholes speak before parts."""
    placed = [claim for claim in wholes(telling(claims)) if claim.place is not None]
    placed = placed or [claim for claim in claims if claim.place is not None]
    if not placed:
        return None

    def name(claim: Claim) -> str:
        assert claim.place is not None
        return claim.place.place_id or (claim.place.label or claim.place.name).casefold()

    def rank(group: Sequence[Claim]) -> tuple[bool, bool, tuple[int, int, int], int]:
        place = group[0].place
        assert place is not None
        precision = place.precision or 8
        return place.lat is not None, precision <= TOWN, _support(group, basis), -precision

    best = _best_group(placed, name, rank)
    return min(best, key=lambda c: ((c.place.precision or 8) if c.place else 9, c.claim_id)).place


def _best_group(
    claims: Sequence[Claim], key: Callable[[Claim], str], rank: Callable[[Sequence[Claim]], Any]
) -> Sequence[Claim]:
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: c.claim_id):
        groups[key(claim)].append(claim)
    return groups[max(sorted(groups), key=lambda k: rank(groups[k]))]


def wholes(claims: Sequence[Claim]) -> list[Claim]:
    """The claims that are not parts of others; all where every one is."""
    return [
        c for c in claims if not c.quantities or any(q.part_of in (None, c.claim_id) for q in c.quantities)
    ] or list(claims)


def gather_actors(claims: Sequence[Claim]) -> tuple[Actor, ...]:
    """Everyone once in each role, in the longest wording; an agent as sure as the surest claim makes him, and never
    as one whom no claim reports or claims to have done it."""
    found: dict[tuple[str, str], Actor] = {}
    for claim in telling(claims):
        for actor in claim.actors:
            key = _actor_key(actor)
            held = found.get(key)
            if held is None or _wording(actor) < _wording(held):
                found[key] = actor if held is None else _surer(actor, held)
            else:
                found[key] = _surer(held, actor)
    return tuple(found[key] for key in sorted(found))


def sort_by_support(actors: Sequence[Actor], claims: Sequence[Claim]) -> list[Actor]:
    """Those whom most reports, then most claims, name in their role first, without those whom few of the reports name:
    what one of many tells of a doer is no part of a title."""
    told = [claim for claim in telling(claims) if not is_answer(claim)]

    def naming(actor: Actor) -> list[str]:
        words = _words(actor)
        own = _actor_key(actor)
        return [
            claim.report_id
            for claim in told
            if any(_actor_key(a) == own or (a.role == actor.role and _words(a) >= words) for a in claim.actors)
        ]

    named = {_actor_key(actor): naming(actor) for actor in actors}
    enough = len({claim.report_id for claim in claims}) / ENOUGH
    ranked = sorted(actors, key=lambda a: (-len(set(named[_actor_key(a)])), -len(named[_actor_key(a)])))
    return [actor for actor in ranked if len(set(named[_actor_key(actor)])) >= enough]


def is_answer(claim: Claim) -> bool:
    """Whether a claim tells what was done to an attacker: who shot the gunman is no doer of the attack."""
    return any(a.role == "victim" and ATTACKERS.intersection(a.text.casefold().split()) for a in claim.actors)


def _words(actor: Actor) -> frozenset[str]:
    return frozenset((actor.label or actor.text).casefold().split())


def _actor_key(actor: Actor) -> tuple[str, str]:
    return actor.role, actor.actor_id or (actor.label or actor.text).casefold()


def _wording(actor: Actor) -> tuple[int, str]:
    return -len(actor.text), actor.text


def _surer(kept: Actor, other: Actor) -> Actor:
    """The one actor with the surer of two readings of what he did."""
    ranks = [(SUREST.index(a.certainty), a.by or "", a.by_kind or "") for a in (kept, other) if a.certainty is not None]
    if len(ranks) < 2 or ranks[0] <= ranks[1]:
        return kept
    return replace(kept, certainty=other.certainty, by=other.by, by_kind=other.by_kind)


def count_families(claims: Sequence[Claim], basis: Basis) -> int:
    """Families that tell of it. A report of two families adds none that is not needed for it."""
    counted: set[str] = set()
    reports = sorted({c.report_id for c in claims})
    for report in sorted(reports, key=lambda r: (len(basis.families.get(r, ())), r)):
        families = basis.families.get(report, (report,))
        if not counted & set(families):
            counted.add(families[0])
    return len(counted)
