"""CLAIMS OF ALL REPORTS + FAMILIES -> THE CLAIMS, one written name in the carriers of one copy meaning one place.

A report that carries little more than the copied passage has little to tell one place from its namesake. The carriers
of a copy are one text: what most of them mean, the others mean as well.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from onrecord.model import Claim, Family
from onrecord.values import Place

#: share of a report's words from which it is a carrier of its root, as where carriers are one story
CARRIED = 0.5
#: UCDP's where_prec up to which a place is a town or a point near one
TOWN = 2

#: a family and a written name, casefolded
Spot = tuple[str, str]


def settle_places(claims: Sequence[Claim], families: Sequence[Family]) -> list[Claim]:
    """The claims in their order; a name that carriers of one copy take for different places in its most frequent sense.

    Where as many claims have one sense as another, the root's stands. A town and the area of its name are two things
    in one report already, and stay. A name that only some carriers could place is placed as they did.
    """
    carried = list_carriers(families)
    votes: dict[Spot, list[tuple[Claim, Place]]] = defaultdict(list)
    for claim in claims:
        for place in _places_of(claim):
            for family_id, _ in carried.get(claim.report_id, ()):
                votes[family_id, place.name.casefold()].append((claim, place))
    roots = {family.family_id: family.root for family in families}
    senses = {spot: sense for spot, cast in votes.items() if (sense := _count_votes(cast, roots[spot[0]])) is not None}
    return [_settle(claim, [family for family, _ in carried.get(claim.report_id, ())], senses) for claim in claims]


def list_carriers(families: Sequence[Family]) -> dict[str, list[tuple[str, float]]]:
    """Report -> the families whose copy makes up most of it with the share of that, the greatest first."""
    shares: dict[str, dict[str, float]] = defaultdict(dict)
    for family in families:
        for link in family.links:
            if link.from_ == family.root and link.containment >= CARRIED:
                shares[link.to][family.family_id] = link.containment
                shares[family.root][family.family_id] = 1.0
    return {report: sorted(of.items(), key=lambda item: (-item[1], item[0])) for report, of in shares.items()}


def _places_of(claim: Claim) -> Iterator[Place]:
    moves = claim.moves
    for place in (claim.place, moves.from_ if moves else None, moves.to if moves else None):
        if place is not None:
            yield place


def _count_votes(cast: Sequence[tuple[Claim, Place]], root: str) -> Place | None:
    """The sense of most claims; ``None`` where there is nothing to settle."""
    counted = Counter(place.place_id for _, place in cast if place.place_id)
    if not counted or len({place.place_id for _, place in cast}) == 1:
        return None
    by_root = Counter(place.place_id for claim, place in cast if claim.report_id == root)
    best = min(counted, key=lambda sense: (-counted[sense], -by_root[sense], sense))
    holders = [(claim.claim_id, place) for claim, place in cast if place.place_id == best]
    return min(holders, key=lambda holder: (holder[1].relation, holder[0]))[1]


def _settle(claim: Claim, families: Sequence[str], senses: Mapping[Spot, Place]) -> Claim:
    place, moves = _settle_place(claim.place, families, senses), claim.moves
    if moves is not None:
        from_, to = (_settle_place(end, families, senses) for end in (moves.from_, moves.to))
        moves = replace(moves, from_=from_, to=to)
    return claim if (place, moves) == (claim.place, claim.moves) else replace(claim, place=place, moves=moves)


def _settle_place(place: Place | None, families: Sequence[str], senses: Mapping[Spot, Place]) -> Place | None:
    if place is None:
        return None
    known = (senses.get((family, place.name.casefold())) for family in families)
    sense = next((sense for sense in known if sense is not None), None)
    return place if sense is None or not _is_rival(place, sense) else _as_settled(place, sense)


def _is_rival(place: Place, sense: Place) -> bool:
    """Whether the two cannot both be meant: neither one place nor a town and the area around it."""
    if place.place_id is None:
        return place.lat is None
    if place.place_id == sense.place_id:
        return False
    if place.country != sense.country:
        return True
    if place.admin1 and sense.admin1 and place.admin1 != sense.admin1:
        return True
    return _is_town(place) and _is_town(sense)


def _is_town(place: Place) -> bool:
    return (place.precision or TOWN) <= TOWN


def _as_settled(place: Place, sense: Place) -> Place:
    """The sense of most, in the words and the relation of this claim."""
    where = ", ".join(part for part in (sense.label, sense.admin1, sense.country) if part)
    precision = (1 if place.relation == "in" else TOWN) if _is_town(sense) else sense.precision
    return replace(
        sense, name=place.name, relation=place.relation, km=place.km, precision=precision,
        note=f"{where}, as in most of what the carriers of this copy say of {place.name}",
    )  # fmt: skip
