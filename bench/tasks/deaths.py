"""Predictions of the deaths task: what one article says of the deadly event that it reports, out of its claims."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import onrecord
from onrecord.mentions import Reading
from onrecord.model import Claim, Quantity
from onrecord.values import Place

#: how the task's names of sides and causes are told by words of actors and kinds of events; the first that fits decides
SIDES = (
    ("isis", r"\bisis\b|\bisil\b|\bis\b|daesh|islamic state|takfiri"),
    ("nusra", r"nusra|tahrir al-?sham|fatah? al-?sham"),
    ("coalition", r"coalition|united states|\bu\.?s\.?\b|american|turk"),
    ("kurdish", r"kurd|\bypg\b|\bsdf\b|syrian democratic"),
    ("government", r"regime|government|syrian|assad|russia|army|barrel"),
    ("opposition", r"rebel|opposition|insurgent|free syrian|faction"),
)
CAUSES = {"air_strike": "shelling", "shelling": "shelling", "bombing": "explosion"}
HARM = frozenset({"clash", "air_strike", "shelling", "bombing", "attack", "advance"})
CHILDREN = re.compile(r"\bchild|\bminor|\bkid", re.I)
SHOT = re.compile(r"\bsho[t]\b|gunm[ae]n|gunfire|sniper|opened fire", re.I)
EXECUTED = re.compile(r"\bexecut|behead|hang(?:ed|ing)", re.I)
CHEMICAL = re.compile(r"chemical|sarin|chlorine|\bgas\b|nerve agent", re.I)
EXPLODED = re.compile(r"car bomb|suicide|explosion|blast|explosive|booby|mine\b", re.I)
SHELLED = re.compile(r"air ?strike|air raid|barrel bomb|shell|rocket|mortar|bombard|warplane|raid", re.I)


def predict(docs: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One row for each document: {"id", "killed", "children", "place", "actor", "cause"}."""
    for doc in docs:
        reading = onrecord.read(doc["text"], published=doc["published"], title=doc["title"], outlet=doc["outlet"])
        yield {"id": doc["id"], **(answer(reading) if isinstance(reading, Reading) else {})}


def answer(reading: Reading) -> dict[str, Any]:
    """The fields of one article, from the claims of the total that it tells most often."""
    deadly = choose_claims(reading.claims)
    totals = Counter(total for claim in deadly if (total := total_killed(claim)) is not None)
    killed = max(totals, key=lambda total: totals[total], default=None)
    told = [claim for claim in deadly if total_killed(claim) == killed]
    return {
        "killed": killed,
        "children": count_children(told, reading.claims, killed),
        "place": name_province(told, reading),
        "actor": name_side(told, reading),
        "cause": name_cause(told, reading),
    }


def choose_claims(claims: Sequence[Claim]) -> list[Claim]:
    """Claims of people killed: of events and days where there are any, else of a period; never totals of a war."""
    for scopes in (("event", "day"), ("period",)):
        found = [
            c for c in claims if c.modality in ("actual", "possible") and any(counts(q, scopes) for q in c.quantities)
        ]
        if found:
            return found
    return []


def counts(quantity: Quantity, scopes: Sequence[str]) -> bool:
    return (
        quantity.measure == "killed" and quantity.scope in scopes and quantity.part_of is None
        and quantity.quantifier != "vague" and number_of(quantity) is not None
    )  # fmt: skip


def number_of(quantity: Quantity) -> float | int | None:
    """One number for a quantity, the upper end of a range, as the coders of the task took it."""
    return next((n for n in (quantity.value, quantity.upper, quantity.lower) if n is not None), None)


def total_killed(claim: Claim) -> float | int | None:
    """All that one claim counts as killed: "ten children and five women" are fifteen."""
    numbers = [number_of(q) or 0 for q in claim.quantities if counts(q, ("event", "day", "period"))]
    return sum(numbers) if numbers else None


def count_children(told: Sequence[Claim], claims: Sequence[Claim], killed: float | int | None) -> float | int | None:
    """The children among the killed: named with the total, else in another claim that does not exceed it."""
    ids = {claim.claim_id for claim in told}
    found = [
        (claim.claim_id in ids or quantity.part_of in ids, number)
        for claim in (*told, *claims)
        for quantity in claim.quantities
        if quantity.measure == "killed" and quantity.scope != "cumulative" and claim.modality == "actual"
        if CHILDREN.search(quantity.population or "") and (number := number_of(quantity)) is not None
    ]
    within = [number for among, number in found if among] or [number for _, number in found]
    return next((number for number in within if killed is None or number <= killed), None)


def name_province(told: Sequence[Claim], reading: Reading) -> str | None:
    """The first-level area that the article names most, a claim of the total or the headline counting three times."""
    end = len(reading.report.headline or "")
    votes: Counter[str] = Counter()
    for mention in reading.places:
        if mention.form == "name" and (area := area_of(mention.place)) is not None:
            votes[area] += 3 if mention.start < end else 1
    for claim in told:
        if (area := area_of(claim.place)) is not None:
            votes[area] += 3
    return votes.most_common(1)[0][0] if votes else None


def area_of(place: Place | None) -> str | None:
    """The first-level area that holds a place; ``None`` for a whole country or an unknown place."""
    if place is None or (place.precision or 9) >= 6:
        return None
    return place.admin1 or place.label


def name_side(told: Sequence[Claim], reading: Reading) -> str | None:
    """The side that the claims name as doing it: agents first, then who fought the victims, then who harms elsewhere in
    the article, then the side that the claims' words name most."""
    victims = {side_of(actor.text) for claim in told for actor in claim.actors if actor.role == "victim"}
    harm = [claim for claim in reading.claims if claim.kind in HARM and claim.modality != "background"]
    for claims, role in ((told, "agent"), (told, "party"), (harm, "agent"), (harm, "party")):
        words = [actor.text for claim in claims for actor in claim.actors if actor.role == role]
        sides = Counter(side for text in words if (side := side_of(text)) is not None and side not in victims)
        if sides:
            return sides.most_common(1)[0][0]
    quotes = " ".join(claim.evidence.quote for claim in told)
    named = Counter({side: len(re.findall(pattern, quotes, re.I)) for side, pattern in SIDES if side not in victims})
    return named.most_common(1)[0][0] if named and named.most_common(1)[0][1] else None


def side_of(text: str) -> str | None:
    return next((side for side, pattern in SIDES if re.search(pattern, text, re.I)), None)


def name_cause(told: Sequence[Claim], reading: Reading) -> str | None:
    words = " ".join([reading.report.headline or "", *(claim.evidence.quote for claim in told)])
    if CHEMICAL.search(words):
        return "chemical"
    for cause, pattern in (("execution", EXECUTED), ("explosion", EXPLODED), ("shelling", SHELLED), ("shooting", SHOT)):
        if pattern.search(words):
            return cause
    return next((CAUSES[claim.kind] for claim in told if claim.kind in CAUSES), None)
