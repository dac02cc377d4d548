"""DRAFTS -> CLAIMS: every mention replaced by its value, every claim with its id and its exact words."""

import re
from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from onrecord.ground.actors import NO_ALIASES, Aliases, ground_actor
from onrecord.ground.claim_places import place_claim
from onrecord.ground.occurred import ground_occurred, settle_modality
from onrecord.ids import content_id
from onrecord.mentions import Draft, DraftCount, PlaceMention, QuantityMention, TimeMention
from onrecord.model import Claim, Evidence, Moves, Quantity, Report, Zone
from onrecord.values import Amount, When


def ground_claims(
    drafts: Sequence[Draft],
    report: Report,
    *,
    times: Sequence[TimeMention],
    places: Sequence[PlaceMention],
    quantities: Sequence[QuantityMention],
    actors: Aliases = NO_ALIASES,
) -> tuple[Claim, ...]:
    """The claims of one report with all values; positions in the drafts point into the grounded lists handed in.
    ``actors`` are names that go before those of the shipped table."""
    ids = [claim_id(draft, report, quantities) for draft in drafts]
    land = main_country(places)
    claims = []
    for draft, name in zip(drafts, ids, strict=True):
        when = ground_occurred(draft, times, report)
        counts = tuple(ground_count(count, drafts, ids, when, report.text, quantities) for count in draft.counts)
        place = place_claim(draft.places, places, report.text, carried=draft.carried)
        here = place.country if place is not None and draft.modality == "actual" else None
        country = here or land
        deadline = None if draft.deadline is None else times[draft.deadline].when
        attributes = {**draft.attributes, "deadline": deadline.end} if deadline and deadline.end else draft.attributes
        claims.append(
            Claim(
                claim_id=name,
                report_id=report.report_id,
                kind=draft.kind,
                outcome=draft.outcome,
                modality=settle_modality(draft, when, report),
                occurred=when,
                place=place,
                moves=ground_moves(draft, places, report.text),
                actors=tuple(
                    ground_actor(actor, report.text, country=country, origin=draft.attribution.origin, own=actors)
                    for actor in draft.actors
                ),
                attributes=attributes,
                quantities=counts,
                attribution=draft.attribution,
                evidence=Evidence(start=draft.start, end=draft.end, quote=report.text[draft.start : draft.end]),
                found_by=draft.found_by,
            )
        )
    claims.sort(key=lambda claim: (claim.evidence.start, claim.claim_id))
    return add_up(lend_voices(claims, report))


def main_country(places: Sequence[PlaceMention]) -> str | None:
    """The country of most of the towns and areas that a report names; where it names none, the one country that it
    names; ``None`` where neither settles it."""
    named = [mention.place for mention in places if mention.place is not None and mention.place.country is not None]
    within = Counter(place.country for place in named if (place.precision or 9) < COUNTRY)
    if within:
        country, times = within.most_common(1)[0]
        return country if 2 * times > within.total() else None
    countries = {place.country for place in named}
    return countries.pop() if len(countries) == 1 else None


def lend_voices(claims: Sequence[Claim], report: Report) -> list[Claim]:
    """Counts of a headline in nobody's name are those of whom the text below names for the same count.

    A headline has no room for "the hospital said": it adds no voice of its own to what the text gives in another's, and
    what the text first tells on its own word is the headline's too.
    """
    heads = [zone for zone in report.zones if zone.zone in ("headline", "standfirst")]
    below = [claim for claim in claims if claim.kind != "statement" and not told_by_head(claim, heads)]
    lent = []
    for claim in claims:
        if not claim.attribution.chain and told_by_head(claim, heads):
            voice = next((c.attribution for c in below if same_counts(claim, c)), None)
            claim = (
                claim
                if voice is None or not voice.chain
                else replace(claim, attribution=replace(voice, found_by="text"))
            )
        lent.append(claim)
    return lent


def told_by_head(claim: Claim, heads: Sequence[Zone]) -> bool:
    return any(zone.start <= claim.evidence.start < zone.end for zone in heads)


def same_counts(one: Claim, other: Claim) -> bool:
    """Whether two claims share a count of one measure and number, or an outcome."""
    counts = {(q.measure, q.lower if q.value is None else q.value) for q in one.quantities}
    if not counts:
        return one.outcome is not None and (one.kind, one.outcome) == (other.kind, other.outcome)
    return any((q.measure, q.lower if q.value is None else q.value) in counts for q in other.quantities)


def claim_id(draft: Draft, report: Report, quantities: Sequence[QuantityMention]) -> str:
    """An id from where the claim stands, what it is of, and who says so."""
    counted = [[count.measure, quantities[count.quantity].start] for count in draft.counts]
    return content_id(
        "c",
        report.report_id,
        draft.kind,
        draft.outcome,
        draft.anchor,
        counted,
        draft.attribution.origin,
        draft.attribution.stance,
    )


def ground_count(
    count: DraftCount,
    drafts: Sequence[Draft],
    ids: Sequence[str],
    when: When,
    text: str,
    quantities: Sequence[QuantityMention],
) -> Quantity:
    """One quantity; a part without words for its people takes those of its whole."""
    mention = quantities[count.quantity]
    amount = mention.amount or Amount(quantifier="vague")
    start, end = mention.start, max(mention.end, mention.noun[1] if mention.noun else mention.end)
    return Quantity(
        measure=count.measure,
        population=population_of(count, drafts, text),
        value=amount.value,
        lower=amount.lower,
        upper=amount.upper,
        quantifier=amount.quantifier,
        unit=mention.unit if mention.unit != "other" or count.measure == "damaged" else "person",
        stock_or_flow="stock" if count.stock else "flow",
        scope=count.scope,
        period=when.edtf if count.scope in ("period", "cumulative") else None,
        verbatim=text[start:end],
        flag=amount.flag,
        part_of=None if count.part_of is None else ids[count.part_of[0]],
        persons=count.persons,
        hit=count.hit,
    )


def population_of(count: DraftCount, drafts: Sequence[Draft], text: str) -> str | None:
    for _ in range(4):
        if count.population is not None:
            return ARTICLE.sub("", " ".join(text[slice(*count.population)].split()))
        if count.part_of is None:
            return None
        draft, position = count.part_of
        count = drafts[draft].counts[position]
    return None


def ground_moves(draft: Draft, places: Sequence[PlaceMention], text: str) -> Moves | None:
    """Where people went from and to; ``None`` where the sentence names neither."""
    if not draft.origin_places and not draft.goal_places:
        return None
    return Moves(
        from_=place_claim(draft.origin_places, places, text, carried=False),
        to=place_claim(draft.goal_places, places, text, carried=False),
    )


ARTICLE = re.compile(r"^(?:the|an?|its|his|her|their|our|my)\s+(?=\w)", re.I)
#: the precision of a whole country, UCDP's
COUNTRY = 6
#: how many claims after a whole its listed parts may stand
LISTED = 8


def add_up(claims: list[Claim]) -> tuple[Claim, ...]:
    """Make counts parts of an earlier count of their measure where those that follow it add up to it exactly.

    "Strikes killed 23. Three were killed at A. Eight died at B." names no whole; that the counts of the next claims,
    without a day of their own, make up 23 to the last one, tells it.
    """
    done = list(claims)
    for position, claim in enumerate(claims):
        for quantity in claim.quantities:
            if quantity.value is None or quantity.scope != "event" or quantity.value < 3:
                continue
            parts = parts_that_add_up(done, position, quantity)
            for part in parts:
                counted = tuple(
                    replace(q, part_of=claim.claim_id) if is_part(q, quantity) else q for q in done[part].quantities
                )
                done[part] = replace(done[part], quantities=counted)
    return tuple(done)


def is_part(quantity: Quantity, whole: Quantity) -> bool:
    return quantity.measure == whole.measure and quantity.part_of is None and quantity.value is not None


def parts_that_add_up(claims: Sequence[Claim], position: int, whole: Quantity) -> list[int]:
    """Positions of the claims after a whole whose counts sum to it, two at least; none where the sum never fits."""
    total, parts = 0.0, []
    for later in range(position + 1, min(len(claims), position + 1 + LISTED)):
        counted = [
            q for q in claims[later].quantities if is_part(q, whole) and q.scope == "event" and q.quantifier == "exact"
        ]
        if not counted:
            continue
        if claims[later].occurred.start is not None and claims[later].occurred.start != claims[position].occurred.start:
            continue
        total += sum(q.value or 0 for q in counted)
        parts.append(later)
        if total >= (whole.value or 0):
            break
    return parts if total == whole.value and len(parts) > 1 else []
