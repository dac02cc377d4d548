"""Predictions of the deaths task: what one article says of the deadly event that it reports, out of its claims."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from deaths.cause import choose_cause

import onrecord
from onrecord.ground.actors import find_known
from onrecord.ground.quantities import read_amount
from onrecord.mentions import Reading
from onrecord.model import Actor, Claim, Quantity
from onrecord.reconcile.main_total import number_of, weigh_totals
from onrecord.values import Place

#: the task's sides by the ids of actors, and by words where the tables know no id; the first that fits decides
SIDES = (
    ("isis", r"^group:is\b"),
    ("nusra", r"^group:(?:hts|al-qaeda)$"),
    ("kurdish", r"^group:(?:ypg|sdf|pkk)$"),
    ("coalition", r"^coalition:|^country:(?:US|TR|FR|GB)\b|^org:nato$"),
    ("government", r"^country:(?:SY|RU|IR)\b|^group:hezbollah$"),
    ("opposition", r"^group:"),
)
SIDE_WORDS = (
    ("kurdish", r"kurd"),
    ("opposition", r"rebel|opposition|insurgent|faction"),
    ("coalition", r"coalition"),
    ("government", r"regime|government|\barmy\b|\bmilitary\b"),
)
#: blanks in words for a doer that are a mere name
FEW = 4
#: characters over which the weight of a name of a place halves; scores are flat between 300 and 1,000
FADING = 600
#: the precision of a first-level area
PROVINCE = 4
HARM = frozenset({"clash", "air_strike", "shelling", "bombing", "attack", "advance"})
UNNAMED = re.compile(r"terrorist|unidentified|unknown", re.I)
CHILDREN = re.compile(r"\bchild|\bminor|\bkid", re.I)
#: people of several sorts told as one number: "five women and a child"
SEVERAL = re.compile(r"\band\b|,", re.I)


def predict(docs: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One row for each document: {"id", "killed", "children", "place", "actor", "cause"}."""
    for doc in docs:
        reading = onrecord.read(doc["text"], published=doc["published"], title=doc["title"], outlet=doc["outlet"])
        yield {"id": doc["id"], **(answer(reading) if isinstance(reading, Reading) else {})}


def answer(reading: Reading) -> dict[str, Any]:
    """The fields of one article, from the claims of the total that is its news."""
    killed, told = tell_main(reading)
    return {
        "killed": killed,
        "children": count_children(told, reading.claims, killed),
        "place": name_province(told, reading),
        "actor": name_side(told, reading),
        "cause": choose_cause(told, reading),
    }


def tell_main(reading: Reading) -> tuple[float | int | None, list[Claim]]:
    """The total that is the article's news and the claims that give it, those of old events only for want of others."""
    totals = weigh_totals(reading.claims, reading.report)
    if not totals:
        return None, []
    told = [telling.claim for telling in totals[0].tellings]
    return totals[0].number, [claim for claim in told if claim.modality != "background"] or told


def count_children(told: Sequence[Claim], claims: Sequence[Claim], killed: float | int | None) -> float | int | None:
    """The children among the killed: named with the total, else in another claim that does not exceed it."""
    ids = {claim.claim_id for claim in told}
    found = [
        (claim.claim_id in ids or quantity.part_of in ids, number)
        for claim in (*told, *claims)
        for quantity in claim.quantities
        if quantity.measure == "killed" and quantity.scope != "cumulative" and claim.modality == "actual"
        if (number := children_of(quantity)) is not None
    ]
    within = [number for among, number in found if among] or [number for _, number in found]
    return next((number for number in within if killed is None or number <= killed), None)


def children_of(quantity: Quantity) -> float | int | None:
    """The children that a quantity counts, of several sorts of people those told as children: the number right before
    them or before their adjective, else one."""
    population = quantity.population or ""
    children = CHILDREN.search(population)
    if children is None:
        return None
    if not SEVERAL.search(population):
        return number_of(quantity)
    before = population[: children.start()].lower().split()[-2:]
    amounts = (read_amount(word) for word in reversed(before))
    return next((amount.value for amount in amounts if amount is not None and amount.value), 1)


def name_province(told: Sequence[Claim], reading: Reading) -> str | None:
    """The first-level area that the article names most, and early: what stands far down tells of other events. A claim
    of the total or the headline counts three times.

    Areas of other countries than the one that the article speaks of most do not count."""
    end = len(reading.report.headline or "")
    places = [m.place for m in reading.places if m.form in ("name", "adjective") and m.place is not None]
    lands = Counter(place.country for place in places if place.country is not None)
    lands.update({c.place.country: 5 for c in told if c.place is not None and c.place.country is not None})
    land = lands.most_common(1)[0][0] if lands else None
    votes: dict[str, float] = defaultdict(float)
    for mention in reading.places:
        if mention.form != "adjective" and (area := area_of(mention.place, land)) is not None:
            votes[area] += 3 if mention.start < end else 1 / (1 + (mention.start - end) / FADING)
    for claim in told:
        if (area := area_of(claim.place, land)) is not None:
            votes[area] += 3
    return max(votes, key=lambda area: votes[area], default=None)


def area_of(place: Place | None, land: str | None) -> str | None:
    """The first-level area that holds a place of this country; ``None`` for a whole country or an unknown place."""
    if place is None or place.country != land or (place.precision or 9) >= 6:
        return None
    return place.admin1 or (place.label if place.precision == PROVINCE else None)


def name_side(told: Sequence[Claim], reading: Reading) -> str | None:
    """The side that the claims name as doing it: agents first, then who is named for such a deed, who fought the
    victims, and who harms elsewhere in the article; ``None`` where the doer is named and is no side ("terrorists"), and
    where only deeds of other sorts have a doer: whoever shelled a town did not set off the car bomb in another."""
    victims = {side_of(actor) for claim in told for actor in claim.actors if actor.role == "victim"}
    days = {claim.occurred.start for claim in told if claim.occurred.precision == 1}
    harm = [
        claim
        for claim in reading.claims
        if not days or claim.occurred.precision != 1 or claim.occurred.start in days
        if claim.modality not in ("background", "negated")
        and (claim.kind in HARM or claim in told or any(q.measure == "killed" for q in claim.quantities))
    ]
    kinds = {claim.kind for claim in told}
    alike = [claim for claim in harm if claim.kind in kinds]
    unnamed = any(UNNAMED.search(a.text) for claim in told for a in claim.actors if a.role == "agent")
    ways = [(told, "agent"), (alike, "agent"), (told, "party"), (harm, "agent"), (harm, "party")]
    for at, (claims, role) in enumerate(ways[:3] if "bombing" in kinds else ways):
        actors = [actor for claim in claims for actor in claim.actors if actor.role == role]
        held = [actor for actor in actors if actor.certainty not in ("denied", "cleared")]
        sides = Counter(
            side for actor in held if (side := side_of(actor)) is not None and (at == 0 or side not in victims)
        )
        if sides:
            return sides.most_common(1)[0][0]
        if claims is alike and unnamed:
            return None
    return None


def side_of(actor: Actor) -> str | None:
    """The task's side of an actor: by who it is, else by its words, else by the names of states in short words for a
    doer ("Russian and Syrian warplanes"); whom a state's people are counted to ("Syrian children") is no side."""
    side = next((side for side, pattern in SIDES if re.search(pattern, actor.actor_id or "")), None)
    if actor.role == "victim" and re.fullmatch(r"country:\w\w", actor.actor_id or ""):
        return None
    worded = (side for side, pattern in SIDE_WORDS if re.search(pattern, actor.text, re.I))
    return side or next(worded, None) or (None if actor.role == "victim" else side_of_state(actor.text))


def side_of_state(words: str) -> str | None:
    """The side of the first state that is named in at most a few words."""
    names = words.split() if words.count(" ") <= FEW else []
    ids = [known[0] for name in names if (known := find_known(f"{name} army")) is not None]
    return next((side for known in ids for side, pattern in SIDES if re.search(pattern, known)), None)
