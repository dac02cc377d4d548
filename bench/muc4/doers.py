"""Who did an incident of the muc4 task, and how sure the report is of it: from the agents of its claims."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from onrecord.mentions import Reading
from onrecord.model import Actor, Claim

#: nouns that end or begin the name of a body that fights or rules, in small letters
BODIES = (
    "alliance|armed forces|army|battalion|brigade|cartel|command|commandos|corps|death squad|detachment|forces?"
    "|front|government|group|guard|liberation|militia|movement|organi[sz]ation|party|path|squads?|union|unity"
)
#: words that a body's name is made of once it has begun: "Army of National Liberation", "Front for the ..."
_BODY = re.compile(rf"\b(?:{BODIES})\b", re.I)
#: initials of a body: capitals in the restored text, with a number maybe
ACRONYM = re.compile(r"\b(?=[A-Z0-9-]*[A-Z])[A-Z]{2,7}(?:-\d+)?\b|\bM-\d+\b")
_NAME = re.compile(r"(?:[A-Z0-9][\w'’.-]*|\"[^\"]+\")(?: (?:of|for|the|de|la|del|and|[A-Z0-9][\w'’.-]*|\"[^\"]+\"))*")
#: bodies of a state, which reports write without capitals
STATE = re.compile(r"\b(?:armed forces|air force|army|national guard|national police|navy|government|military)\b", re.I)
AUTHORITIES = frozenset({"government", "state_media"})
TELLING = frozenset({"agent", "party"})
SOLDIERS = re.compile(r"\b(?:soldiers?|troops|military|army|officers?|policem[ae]n|police)\b", re.I)
IRREGULARS = re.compile(
    r"\b(?:guerr?illas?|rebels?|insurgents?|subversives?|terrorists?|commandos?|extremists?)\b", re.I
)
POLICE = re.compile(r"\bpolice\b", re.I)
#: what a deed is called and nobody is
LABELS = frozenset({"terrorist", "guerrilla", "rebel", "subversive", "militant"})
MEMBERS = re.compile(r"\b(?:members?|units?|elements?|guerrillas|soldiers|troops) of\b", re.I)
CONFIDENCES = {
    "claimed": "CLAIMED OR ADMITTED",
    "cleared": "ACQUITTED",
    "reported": "REPORTED AS FACT",
}  # fmt: skip


def tell_doers(claims: Sequence[Claim], reading: Reading, restored: str) -> dict[str, Any]:
    """``perpetrator_individuals`` and ``perpetrator_orgs`` of an incident, out of the agents of its claims; where these
    name no organisation, the one that does most in the report's other claims."""
    agents = [(actor, claim) for claim in claims for actor in claim.actors if actor.role == "agent"]
    people = drop_shorter(actor.text for actor, _ in agents if is_people(actor, restored))
    bodies = gather_bodies(agents, restored)
    if not bodies:
        others = [(actor, claim) for claim in reading.claims for actor in claim.actors if actor.role in TELLING]
        bodies = [body for body in gather_bodies(others, restored) if may_be(body[0], people)]
    return {
        "perpetrator_individuals": people[:2],
        "perpetrator_orgs": [{"name": name, "confidence": told} for name, told in bodies[:1]],
    }


def may_be(name: str, people: Sequence[str]) -> bool:
    """Whether people without a name can be of an organisation: guerrillas of none of the state, soldiers of its."""
    state = STATE.search(name) is not None or POLICE.search(name) is not None
    if any(SOLDIERS.search(words) for words in people):
        return state
    return not state and (not people or any(IRREGULARS.search(words) for words in people))


def gather_bodies(agents: Iterable[tuple[Actor, Claim]], restored: str) -> list[tuple[str, str]]:
    """The organisations among agents, the one named most first, each with the surest confidence told of it."""
    told: dict[str, list[str]] = {}
    for actor, claim in agents:
        if (name := name_body(actor, restored)) is not None:
            told.setdefault(name.casefold(), []).append(confidence_of(actor, claim))
    ranked = sorted(told, key=lambda name: -len(told[name]))
    return [(name, Counter(told[name]).most_common(1)[0][0]) for name in ranked]


def drop_shorter(names: Iterable[str]) -> list[str]:
    """The names without those whose words another holds."""
    kept = list(dict.fromkeys(names))
    words = {name: set(name.casefold().split()) for name in kept}
    return [name for name in kept if not any(words[name] < words[other] for other in kept)]


def is_people(actor: Actor, restored: str) -> bool:
    """Whether an agent's words tell of people and are not only an organisation's name."""
    if actor.certainty in ("denied", "cleared") or actor.text.casefold() in LABELS:
        return False
    name = name_body(actor, restored)
    return name is None or not actor.text.casefold().endswith(name.casefold()) or MEMBERS.search(actor.text) is not None


def name_body(actor: Actor, restored: str) -> str | None:
    """The organisation that an actor is or belongs to; ``None`` where his words name none."""
    if actor.label is not None and actor.actor_id is None and _BODY.search(actor.label):
        return actor.label
    words = restore(actor.text, restored)
    for name in sorted(_NAME.findall(words), key=len, reverse=True):
        name = re.sub(r"(?:^(?:The|A|An) | (?:of|for|the|de|la|del|and)$)", "", name)
        if _BODY.search(name) or ACRONYM.fullmatch(name):
            return name
    if (initials := ACRONYM.search(words)) is not None:
        return initials[0]
    if actor.label is not None and actor.actor_id is not None and actor.actor_id.startswith("group:"):
        return actor.label
    state = STATE.search(words)
    return state[0] if state is not None else None


def restore(words: str, restored: str) -> str:
    """Words of a report in the case that its restored text gives them."""
    found = re.search(re.escape(words).replace("\\ ", r"\s+"), restored, re.I)
    return found[0] if found is not None else words


def confidence_of(actor: Actor, claim: Claim) -> str:
    if actor.certainty in CONFIDENCES:
        return CONFIDENCES[actor.certainty]
    kind = actor.by_kind or claim.attribution.origin_kind
    return "SUSPECTED OR ACCUSED BY AUTHORITIES" if kind in AUTHORITIES else "SUSPECTED OR ACCUSED"
