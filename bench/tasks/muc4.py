"""Predictions of the muc4 task: the violent incidents of one report, out of its claims and victims.

What is this task's alone is which incidents it wants (harm to others than fighters, of the last two months, one for
each type, day and place) and the names of its values; what happened to whom, when and where is what the record says.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from muc4.doers import tell_organisations

import onrecord
from onrecord.extract.numbers import read_table
from onrecord.extract.truecase import restore_case
from onrecord.mentions import Reading
from onrecord.model import Claim

TYPES = {
    "bombing": "BOMBING", "abduction": "KIDNAPPING", "attack": "ATTACK", "shelling": "ATTACK", "air_strike": "ATTACK",
    "clash": "ATTACK",
}  # fmt: skip
EFFECTS = {"killed": "DEATH", "injured": "INJURY", "hospitalised": "INJURY"}
FIGHTERS = re.compile(
    r"\b(?:guerrillas?|guerillas?|rebels?|soldiers?|troops?|terrorists?|subversives?|insurgents?|fighters?|combatants?"
    r"|traffickers?|extremists?|paramilitar\w+|contras?)\b",
    re.I,
)
IRREGULARS = re.compile(
    r"\b(?:guerr?illas?|rebels?|subversives?|extremists?|terrorists?|insurgents?|traffickers?)\b", re.I
)
UNHURT = re.compile(
    r"\bno (?:casualties|injuries|victims|one was (?:hurt|injured))|without (?:causing )?(?:casualties|victims|injur)",
    re.I,
)
EXPLODED = re.compile(r"\bbomb(?!ard|ing raid)|\bexplo[ds]|\bdynamit|\bgrenade|\bdetonat|\bblown up|\bblew up", re.I)
FROM_THE_AIR = re.compile(r"\b(?:air force|aircraft|planes?|helicopters?|aerial|air raid|strafed)\b", re.I)
BURNT = re.compile(
    r"\bset (?:\w+ ){0,4}(?:on fire|afire|fire to)|\bburn(?:ed|t|ing) (?:down )?\w+|\btorched|\barson", re.I
)
TAKEN = re.compile(r"\bkidnap|\babduct|\bhostage|\bheld captive", re.I)
COUNTRIES = {row["iso"]: row["name"] for row in read_table("countries.csv")}
#: the countries of which the task wants to know
WANTED = frozenset("El Salvador|Guatemala|Honduras|Argentina|Bolivia|Chile|Colombia|Ecuador|Peru".split("|"))
#: incidents are of the last two months
RECENT = timedelta(days=62)


class Incident(NamedTuple):
    """Claims of one incident with its type and day."""

    type: str
    day: str | None
    claims: list[Claim]


def predict(docs: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One row for each document: {"id", "incidents"}."""
    for doc in docs:
        reading = onrecord.read(unwrap(doc["text"]), published=doc["published"])
        yield {"id": doc["id"], "incidents": answer(reading) if isinstance(reading, Reading) else []}


def unwrap(text: str) -> str:
    """The text with the lines of a paragraph made one."""
    return re.sub(r"(?<=[^\n])\n(?=[^\n])", " ", text)


def answer(reading: Reading) -> list[dict[str, Any]]:
    restored = restore_case(reading.report.text)
    return [row for incident in group(reading) if (row := tell(incident, reading, restored)) is not None]


def group(reading: Reading) -> list[Incident]:
    """The claims of recent violence by type and day; those without a day join what their type told before."""
    found: list[Incident] = []
    for claim in reading.claims:
        kind = type_of(claim)
        if kind is None or claim.modality not in ("actual", "possible") or not is_recent(claim, reading):
            continue
        day = claim.occurred.start if claim.occurred.start == claim.occurred.end else None
        same = [one for one in found if one.type == kind]
        fitting = [one for one in same if day is None or one.day is None or one.day == day]
        if fitting:
            one = fitting[-1]
            one.claims.append(claim)
            if one.day is None and day is not None:
                found[found.index(one)] = one._replace(day=day)
        else:
            found.append(Incident(kind, day, [claim]))
    return found


def type_of(claim: Claim) -> str | None:
    words = claim.evidence.quote
    kind = TYPES.get(claim.kind)
    if kind == "ATTACK" and EXPLODED.search(words) and not FROM_THE_AIR.search(words) and claim.kind != "clash":
        return "BOMBING"
    if kind is None and claim.kind in ("damage", "wildfire") and BURNT.search(words):
        return "ARSON"
    if claim.kind == "other" and any(quantity.measure in EFFECTS for quantity in claim.quantities):
        return "BOMBING" if EXPLODED.search(words) else "ATTACK"
    if kind is None and claim.kind == "arrest" and TAKEN.search(words):
        return "KIDNAPPING"
    if kind == "KIDNAPPING" and not TAKEN.search(words):
        return None
    return kind


def is_recent(claim: Claim, reading: Reading) -> bool:
    """Whether a claim may be of the two months before the report."""
    end, published = claim.occurred.end, reading.report.published
    if not end or not published:
        return True
    return date.fromisoformat(end[:10]) >= date.fromisoformat(published[:10]) - RECENT


def tell(incident: Incident, reading: Reading, restored: str) -> dict[str, Any] | None:
    """The record of one incident; ``None`` where it hit nobody but fighters and nothing."""
    people = tell_people(incident, reading)
    hurt_others = any(not FIGHTERS.search(person["description"]) for person in people)
    things = any(EXPLODED.search(c.evidence.quote) or c.actors for c in incident.claims)
    if people and not hurt_others:
        return None
    if not people and (incident.type == "ATTACK" or not things):
        return None
    place = tell_place(incident, reading)
    if place is None:
        return None
    safe = any(UNHURT.search(claim.evidence.quote) for claim in incident.claims)
    unhurt = [{"effect": "NO INJURY OR DEATH"}] if safe and not people else []
    row: dict[str, Any] = {
        "type": incident.type,
        "stage": "ACCOMPLISHED",
        "date": tell_date(incident, reading),
        "location": place,
        "human_targets": [person for person in people if not IRREGULARS.search(person["description"])] or unhurt,
        "perpetrator_orgs": tell_organisations(incident.claims, restored),
    }
    return {key: value for key, value in row.items() if value}


def tell_date(incident: Incident, reading: Reading) -> str | None:
    if incident.day is not None:
        return incident.day
    edtf = next((c.occurred.edtf for c in incident.claims if c.occurred.edtf), None)
    published = reading.report.published
    return edtf or (f"../{published[:10]}" if published else None)


def tell_people(incident: Incident, reading: Reading) -> list[dict[str, Any]]:
    """One line for each person or group of people with what befell them, nobody twice."""
    told: dict[tuple[Any, ...], dict[str, Any]] = {}
    text = reading.report.text
    spans = [(c.evidence.start, c.evidence.end) for c in incident.claims]
    inside = [v for v in reading.victims if any(start <= v.start < end for start, end in spans)]
    killed = {v.person for v in inside if v.measure == "killed"}
    for victim in inside:
        effect = EFFECTS.get(victim.measure)
        if victim.modality not in ("actual", "possible") or (effect is None and incident.type != "KIDNAPPING"):
            continue
        if effect == "INJURY" and victim.number == 1 and victim.person in killed:
            continue
        words = text[slice(*victim.description)] if victim.description else text[victim.start : victim.end]
        number: Any = victim.number if victim.number is not None else "PLURAL"
        key = (victim.person if number == 1 else number, effect)
        told.setdefault(key, {"description": words, "number": number, "effect": effect})
    return [{key: value for key, value in line.items() if value} for line in told.values()]


def tell_place(incident: Incident, reading: Reading) -> dict[str, Any] | None:
    """The most exact place of the claims, or of their sentences; else the country that the report names most."""
    places = [c.place for c in incident.claims if c.place is not None and c.place.country]
    within = [
        mention.place
        for mention in reading.places
        if mention.form == "name" and mention.place is not None and mention.place.country
        if any(c.evidence.start <= mention.start < c.evidence.end for c in incident.claims)
    ]
    named = Counter(
        COUNTRIES.get(m.place.country, m.place.country)
        for m in reading.places
        if m.place is not None and m.place.country
    )
    country = max((name for name in named if name in WANTED), key=lambda name: named[name], default=None)
    if country is None:
        return None
    exact = [
        place
        for group in (places, within)
        for place in group
        if (place.precision or 9) < 6 and COUNTRIES.get(place.country or "") == country
    ]
    best = min(exact, key=lambda place: place.precision or 9, default=None)
    names = [] if best is None else [name for name in (best.admin1, best.name) if name]
    return {"country": country, "places": list(dict.fromkeys(names))}
