"""INCIDENTS -> THOSE THE TASK WANTS: how likely a record is one that the makers of the task would have filled in.

They wanted news of violence against others than fighters, told as fact, not older than two months; so the model sees
how old, certain and exact the record is, whom and what it hit, and the common words that tell of it (weights in
choosing.csv).
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from muc4.linear import probability, read_weights
from muc4.placing import DATELINE, WANTED
from muc4.told import COUNTRIES, EFFECTS, Told, bin_of
from muc4.wording import describe_wording

from onrecord.mentions import Reading

WEIGHTS = Path(__file__).with_name("choosing.csv")
FIGHTERS = re.compile(
    r"\b(?:guerr?illas?|rebels?|terrorists?|subversives?|insurgents?|fighters?|combatants?|extremists?|contras?"
    r"|traffickers?|criminals?|delinquents?|assassins?|attackers?|assailants?|gunm[ae]n)\b",
    re.I,
)
TROOPS = re.compile(
    r"\b(?:soldiers?|troops?|military|army|lieutenants?|sergeants?|officers?|recruits?|enemy|battalion)\b", re.I
)
POLICE = re.compile(r"\b(?:police\w*|guards?m?[ae]?n?|agents?|bodyguards?|watchm[ae]n)\b", re.I)
_SELF = re.compile(r"\b(?:we|our|us|i|my)\b", re.I)
#: ages of an incident in days: one of the two months before the report is wanted
AGES = (0, 1, 2, 8, 32, 63, 366)


def wanted(
    row: Mapping[str, Any],
    told: Sequence[Told],
    incidents: Sequence[Sequence[Told]],
    reading: Reading,
    restored: str,
    weights: Mapping[str, float] | None = None,
) -> float:
    """How likely an incident, told by ``told`` and answered by ``row``, is one of those wanted."""
    known = read_weights(WEIGHTS) if weights is None else weights
    return probability(describe_incident(row, told, incidents, reading, restored), known)


def describe_incident(
    row: Mapping[str, Any],
    told: Sequence[Told],
    incidents: Sequence[Sequence[Told]],
    reading: Reading,
    restored: str,
) -> dict[str, float]:
    """The features of an incident; ``incidents`` are all that its report tells, ``restored`` the text in its case."""
    names = [
        f"type {row['type']}",
        f"claims {bin_of(len(told), (2, 3, 5, 8))}",
        f"of {bin_of(len(incidents), (2, 3, 5, 8))}",
        f"share {bin_of(len(told) / sum(map(len, incidents)), (0.1, 0.25, 0.5, 0.9))}",
        f"at {bin_of(told[0].start / len(reading.report.text), (0.1, 0.25, 0.5, 0.75))}",
        f"age {age_of(told, reading)}",
        f"country {country_of(row, told, reading)}",
        f"sent from {line_of(reading)}",
        f"stance {told[0].claim.attribution.stance}",
        f"origin {told[0].claim.attribution.origin_kind}",
        *{f"kind {t.claim.kind}" for t in told},
        *{f"modality {t.claim.modality}" for t in told},
        *{f"scope {q.scope}" for t in told for q in t.claim.quantities if q.measure in EFFECTS},
        *{f"weapon {t.claim.attributes.get('weapon_sort')}" for t in told},
        *describe_people(row, told),
        *describe_actors(told),
        *describe_text(reading),
        *describe_exactness(row, told, reading),
    ]
    retold = sum("told before" in (t.claim.found_by or "") for t in told) / len(told)
    return {**dict.fromkeys(names, 1.0), "retold": retold, **describe_wording(told, restored)}


def age_of(told: Sequence[Told], reading: Reading) -> str:
    """How many days before the report, in steps; where no day is known, the span that is, or that none is."""
    published = reading.report.published
    ends = [t.claim.occurred.end for t in told if t.claim.occurred.start and t.claim.occurred.end]
    if not ends or not published:
        return "unknown"
    days = (date.fromisoformat(published[:10]) - date.fromisoformat(max(ends)[:10])).days
    day = any(t.day for t in told)
    return f"{'day' if day else 'span'} {bin_of(days, AGES)}"


def country_of(row: Mapping[str, Any], told: Sequence[Told], reading: Reading) -> str:
    places = [t.place for t in told if t.place is not None]
    named = Counter(m.place.country for m in reading.places if m.place is not None and m.place.country)
    most = COUNTRIES.get(named.most_common(1)[0][0]) if named else None
    here = COUNTRIES.get(places[0].country or "") if places else None
    exact = min((place.precision or 9 for place in places), default=9)
    main = "wanted" if most in WANTED else "other"
    own = "none" if here is None else "wanted" if here in WANTED else "other"
    return f"{main} {own} {bin_of(exact, (2, 4, 6, 7))}"


def line_of(reading: Reading) -> str:
    """Whether the report was sent from a country that the task wants, or from another."""
    first = next((m.place for m in reading.places if m.place is not None and m.start < DATELINE), None)
    if first is None or not first.country:
        return "unknown"
    return "wanted" if COUNTRIES.get(first.country) in WANTED else "other"


def describe_people(row: Mapping[str, Any], told: Sequence[Told]) -> set[str]:
    people = [line for line in row.get("human_targets", []) if line.get("description") or line.get("name")]
    sorts = [sort_of(line.get("description") or line["name"]) for line in people]
    found = {f"people {min(3, len(people))}"}
    for line, sort in zip(people, sorts, strict=True):
        number = line.get("number")
        size = bin_of(number, (2, 6, 21, 101)) if isinstance(number, int) else "plural"
        found |= {f"hit {sort} {line.get('effect')}", f"hit number {size}", f"hit {sort}"}
    if people and set(sorts) <= {"fighter"}:
        found.add("hit fighters alone")
    if people and set(sorts) <= {"fighter", "troop"}:
        found.add("hit forces alone")
    if any(victim.name is not None for t in told for victim in t.people):
        found.add("hit named")
    if any(victim.apart for t in told for victim in t.people):
        found.add("hit apart")
    return found


def sort_of(words: str) -> str:
    """Fighter, troop, police or other, by the words that tell of people."""
    for sort, pattern in (("fighter", FIGHTERS), ("troop", TROOPS), ("police", POLICE)):
        if pattern.search(words):
            return sort
    return "other"


def describe_actors(told: Sequence[Told]) -> set[str]:
    return {f"{actor.role} {sort_of(actor.text)}" for one in told for actor in one.claim.actors}


def describe_text(reading: Reading) -> set[str]:
    text = reading.report.text
    selves = len(_SELF.findall(text)) / max(1, len(text) / 1000)
    return {f"length {bin_of(len(text), (800, 1500, 2500, 4000))}", f"selves {bin_of(selves, (0.3, 1.5, 4))}"}


def describe_exactness(row: Mapping[str, Any], told: Sequence[Told], reading: Reading) -> set[str]:
    """Whether the incident's own words tell when, in which country, and whom it was aimed at."""
    found = set()
    for time in reading.times:
        if is_inside(time.start, told):
            found |= {"tells time", f"tells {'clock' if time.timex == 'TIME' else 'other time'}"}
            if time.timex == "DATE" and time.when is not None and time.when.precision == 1:
                found.add("tells day")
    for mention in reading.places:
        if mention.place is not None and mention.place.country and is_inside(mention.start, told):
            found.add(f"tells country {'wanted' if COUNTRIES.get(mention.place.country) in WANTED else 'other'}")
    aimed = any(actor.role in ("target", "victim") for one in told for actor in one.claim.actors)
    people = row.get("human_targets", [])
    found |= {f"aimed {aimed}", f"aimed {aimed} {row['type']}", f"people {bool(people)} {row['type']}"}
    if any(line.get("number") == "PLURAL" for line in people):
        found.add("people uncounted")
    return found


def is_inside(start: int, told: Sequence[Told]) -> bool:
    return any(one.start <= start < one.claim.evidence.end for one in told)
