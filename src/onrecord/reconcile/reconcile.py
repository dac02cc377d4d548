"""The stage: clusters in, the record's events, conflicts, statuses and series out."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from onrecord.model import Claim, Conflict, Event, Family, Figure, Judgement, Measure, Report, Series, Status
from onrecord.reconcile.arithmetic import check_parts
from onrecord.reconcile.basis import Basis, independent_origins, lay_basis, speaks_of_fact, standing_claims
from onrecord.reconcile.conflicts import (
    find_category_conflicts,
    find_outcome_conflicts,
    find_place_conflicts,
    find_time_conflicts,
    find_value_conflicts,
)
from onrecord.reconcile.corroboration import find_contested, group_dependent, judge_corroboration
from onrecord.reconcile.events import (
    choose_kind,
    choose_place,
    choose_when,
    count_families,
    event_key,
    gather_actors,
    sort_by_support,
)
from onrecord.reconcile.figures import Model, make_figure
from onrecord.reconcile.parties import counts_enemy, is_party
from onrecord.reconcile.people import add_up_people, choose_likeliest
from onrecord.reconcile.responsibility import find_disputed_deeds
from onrecord.reconcile.series import find_series
from onrecord.reconcile.slots import Said, SlotKey, fill_slots, wholes_only
from onrecord.reconcile.statuses import find_ceasefires, find_deadlines, find_territory
from onrecord.reconcile.summary import summarise
from onrecord.values import Value


class Reconciled(Value, frozen=True, kw_only=True):
    """What the record says, each table sorted; ``claims`` with their ``event_id``."""

    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    conflicts: tuple[Conflict, ...]
    statuses: tuple[Status, ...]
    series: tuple[Series, ...]


def reconcile(
    claims: Sequence[Claim],
    clusters: Sequence[Sequence[str]],
    reports: Sequence[Report],
    families: Sequence[Family],
    judgements: Sequence[Judgement],
    *,
    model: Model = "representative",
) -> Reconciled:
    """Judges every cluster of claims by the rules of docs/record.md. The order of the input does not matter.

    ``model`` chooses ``best`` among low (conservative), the rules (representative) and high (informative); a person's
    judgement stands in each.
    """
    basis = lay_basis(claims, reports, families)
    event_of: dict[str, str] = {}
    events, conflicts = [], []
    for cluster in clusters:
        event_id = event_key(cluster, basis)
        event_of.update(dict.fromkeys(cluster, event_id))
        event, found = judge_event(event_id, cluster, basis, judgements, model)
        events.append(event)
        conflicts += found
    standing = [c for cluster in clusters for c in standing_claims(cluster, basis)]
    conflicts += find_outcome_conflicts(standing, basis, event_of)
    contested = find_contested(conflicts)
    events = [_label(event, contested) for event in relate_events(events, basis, event_of)]
    statuses = [*find_territory(standing, basis), *find_ceasefires(standing, basis), *find_deadlines(standing, basis)]
    return Reconciled(
        claims=tuple(replace(basis.claims[i], event_id=event_of.get(i)) for i in sorted(basis.claims)),
        events=tuple(sorted(events, key=lambda e: e.event_id)),
        conflicts=tuple(sorted(conflicts, key=lambda c: c.conflict_id)),
        statuses=tuple(sorted(statuses, key=lambda s: (s.kind, s.subject, s.from_ or "", s.value))),
        series=tuple(find_series(standing, basis)),
    )


def judge_event(
    event_id: str, cluster: Sequence[str], basis: Basis, judgements: Sequence[Judgement], model: Model
) -> tuple[Event, list[Conflict]]:
    """One event and the conflicts inside it. Corroboration is filled in once all conflicts are known."""
    claims = standing_claims(cluster, basis) or [basis.claims[i] for i in sorted(cluster)]
    kind, occurred, place = choose_kind(claims, basis), choose_when(claims, basis), choose_place(claims, basis)
    actors = gather_actors(claims)
    origins = independent_origins([c for c in claims if speaks_of_fact(c)], basis)
    said = gather_numbers(claims, kind, basis)
    summed = add_up_people(said)
    slots = fill_slots(wholes_only(summed, {c.claim_id: c for c in claims}))
    likeliest = choose_likeliest(claims, summed, basis)
    figures = make_figures(event_id, slots, basis, judgements, model, likeliest)
    conflicts = [
        *find_value_conflicts(event_id, slots, basis),
        *find_category_conflicts(event_id, said, basis),
        *find_disputed_deeds(event_id, kind, claims, basis),
        *find_time_conflicts(event_id, kind, claims, basis),
        *find_place_conflicts(event_id, claims, basis),
    ]
    members = [basis.claims[i] for i in sorted(cluster)]
    event = Event(
        event_id=event_id,
        kind=kind,
        summary=summarise(kind, occurred, place, sort_by_support(actors, claims), figures),
        occurred=occurred,
        place=place,
        actors=actors,
        figures=figures,
        corroboration="unattributed",
        n_reports=len({c.report_id for c in members}),
        n_families=count_families(members, basis),
        origins=tuple(origins.values()),
        n_origins=len(origins),
        claims=tuple(sorted(cluster)),
    )
    return event, conflicts


def gather_numbers(claims: Sequence[Claim], kind: str, basis: Basis) -> list[Said]:
    """Every number of an event with who says it. What is planned, feared or denied counts nothing."""
    counted = [c for c in claims if speaks_of_fact(c)]
    counted = [c for c in counted if c.modality == "actual"] or counted
    actors = gather_actors(claims)
    said = []
    for claim in counted:
        origin = basis.origins.get(claim.claim_id)
        party = is_party(origin, kind, actors)
        for quantity in claim.quantities:
            one = Said(
                claim=claim,
                quantity=quantity,
                origin=origin,
                published=basis.published.get(claim.report_id, ""),
                party=party,
                enemy=counts_enemy(origin, quantity.population, party=party),
            )
            said.append(one)
    return said


def make_figures(
    event_id: str,
    slots: dict[SlotKey, list[Said]],
    basis: Basis,
    judgements: Sequence[Judgement],
    model: Model,
    likeliest: Mapping[Measure, int],
) -> tuple[Figure, ...]:
    """A figure for each slot, people at large first; the check of named parts is added to its method."""
    figures = []
    for key in sorted(slots, key=lambda k: (k[0], k[1] != "people", k)):
        said = slots[key]
        votes = independent_origins([one.claim for one in said], basis)
        at_large = key[1] in ("", "people") and not key[2] and key[3] == "event"
        chosen = likeliest.get(said[0].quantity.measure) if at_large else None
        figure = make_figure(said, group_dependent(votes), _judged(event_id, key, said, judgements), model, chosen)
        checks = [
            check
            for one in said
            if one.quantity.part_of is None
            if (check := check_parts(one.quantity, basis.parts.get((one.claim.claim_id, one.quantity.measure), ())))
        ]
        figures.append(replace(figure, method=f"{figure.method}; {checks[0]}") if checks else figure)
    return tuple(figures)


def _judged(event_id: str, key: SlotKey, said: Sequence[Said], judgements: Sequence[Judgement]) -> Judgement | None:
    """The latest standing judgement on the best value of a slot, by its event or one of its claims."""
    ids = {event_id, *(one.claim.claim_id for one in said)}
    populations = {one.quantity.population for one in said}
    standing = None
    for judgement in sorted(judgements, key=lambda j: (j.at, j.judgement_id)):
        if judgement.decision == "best" and judgement.measure == key[0] and ids & set(judgement.targets):
            if judgement.population is None or judgement.population in populations:
                standing = judgement
        elif judgement.decision == "withdrawn" and standing is not None and _names(judgement, standing):
            standing = None
    return standing


def _names(withdrawal: Judgement, judgement: Judgement) -> bool:
    return bool({judgement.judgement_id, *judgement.targets} & set(withdrawal.targets))


def relate_events(events: Sequence[Event], basis: Basis, event_of: dict[str, str]) -> list[Event]:
    """Events whose count is part of another event's count, and the events they are part of."""
    whole_of: dict[str, str] = {}
    for claim in basis.claims.values():
        for quantity in claim.quantities:
            mine, whole = event_of.get(claim.claim_id), event_of.get(quantity.part_of or "")
            if mine is not None and whole is not None and mine != whole and mine not in whole_of:
                whole_of[mine] = whole
    parts: dict[str, list[str]] = defaultdict(list)
    for part, whole in whole_of.items():
        parts[whole].append(part)
    return [
        replace(e, part_of=whole_of.get(e.event_id), includes=tuple(sorted(parts.get(e.event_id, ())))) for e in events
    ]


def _label(event: Event, contested: frozenset[str]) -> Event:
    groups = group_dependent({origin.id: origin for origin in event.origins})
    return replace(event, corroboration=judge_corroboration(groups, contested=event.event_id in contested))
