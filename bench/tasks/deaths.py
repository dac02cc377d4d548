"""Predictions of the deaths task: what one article says of the deadly event that it reports, out of its claims."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from deaths.cause import choose_cause

import onrecord
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
    ("isis", r"\bisi[sl]\b|\bIS\b|daesh|islamic state"),
    ("nusra", r"nusra|fate?h al-?sham|tahrir al-?sham|qaeda"),
    ("kurdish", r"kurd|\bypg\b|\bsdf\b"),
    ("coalition", r"coalition|\bUS\b|\bU\.S\.|american|turk"),
    ("opposition", r"rebel|opposition|insurgent|free syrian|faction|\bfsa\b"),
    ("government", r"regime|government|assad|russia|syrian (?:army|air|war|forces|troops)|\barmy\b|\bmilitary\b"),
)
HARM = frozenset({"clash", "air_strike", "shelling", "bombing", "attack", "advance"})
UNNAMED = re.compile(r"terrorist|unidentified|unknown", re.I)
CHILDREN = re.compile(r"\bchild|\bminor|\bkid", re.I)
#: people of several sorts told as one number: "five women and a child"
SEVERAL = re.compile(r"\band\b|,", re.I)
LISTED = re.compile(r"(?:(\w+) )?(?:\w+ )?(?:child|minor|kid)", re.I)
NUMBERS = {word: at for at, word in enumerate("no one two three four five six seven eight nine ten".split())}


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
    """The children that a quantity counts, of several sorts of people those told as children."""
    population = quantity.population or ""
    if not CHILDREN.search(population):
        return None
    listed = LISTED.search(population) if SEVERAL.search(population) else None
    if listed is None:
        return number_of(quantity)
    word = (listed[1] or "a").lower()
    return int(word) if word.isdigit() else NUMBERS.get(word, 1)


def name_province(told: Sequence[Claim], reading: Reading) -> str | None:
    """The first-level area that the article names most, a claim of the total or the headline counting three times.

    Areas of other countries than the one that the article speaks of most do not count."""
    end = len(reading.report.headline or "")
    places = [m.place for m in reading.places if m.form in ("name", "adjective") and m.place is not None]
    lands = Counter(place.country for place in places if place.country is not None)
    lands.update({c.place.country: 5 for c in told if c.place is not None and c.place.country is not None})
    land = lands.most_common(1)[0][0] if lands else None
    votes: Counter[str] = Counter()
    for mention in reading.places:
        if mention.form != "adjective" and (area := area_of(mention.place, land)) is not None:
            votes[area] += 3 if mention.start < end else 1
    for claim in told:
        if (area := area_of(claim.place, land)) is not None:
            votes[area] += 3
    return votes.most_common(1)[0][0] if votes else None


def area_of(place: Place | None, land: str | None) -> str | None:
    """The first-level area that holds a place of this country; ``None`` for a whole country or an unknown place."""
    if place is None or place.country != land or (place.precision or 9) >= 6:
        return None
    return place.admin1 or place.label


def name_side(told: Sequence[Claim], reading: Reading) -> str | None:
    """The side that the claims name as doing it: agents first, then who is named for such a deed, who fought the
    victims, and who harms elsewhere in the article; ``None`` where the doer is named and is no side ("terrorists")."""
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
    for claims, role in ((told, "agent"), (alike, "agent"), (told, "party"), (harm, "agent"), (harm, "party")):
        actors = [actor for claim in claims for actor in claim.actors if actor.role == role]
        held = [actor for actor in actors if actor.certainty not in ("denied", "cleared")]
        sides = Counter(side for actor in held if (side := side_of(actor)) is not None and side not in victims)
        if sides:
            return sides.most_common(1)[0][0]
        if claims is alike and unnamed:
            return None
    return None


def side_of(actor: Actor) -> str | None:
    """The task's side of an actor: by who it is, else by its words."""
    if actor.role == "victim" and actor.actor_id is not None and re.fullmatch(r"country:\w\w", actor.actor_id):
        return None
    known = [side for side, pattern in SIDES if re.search(pattern, actor.actor_id or "")]
    return next(iter(known or [side for side, pattern in SIDE_WORDS if re.search(pattern, actor.text, re.I)]), None)
