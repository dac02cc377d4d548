"""AGENTS OF CLAIMS -> the organisations that their words name, each with how sure the claims are of it."""

import re
from collections import Counter
from collections.abc import Iterable

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
CONFIDENCES = {
    "claimed": "CLAIMED OR ADMITTED",
    "cleared": "ACQUITTED",
    "reported": "REPORTED AS FACT",
}  # fmt: skip


def gather_bodies(agents: Iterable[tuple[Actor, Claim]], restored: str) -> list[tuple[str, str]]:
    """The organisations among agents, the one named most first, each with the surest confidence told of it."""
    told: dict[str, list[str]] = {}
    for actor, claim in agents:
        if (name := name_body(actor, restored)) is not None:
            told.setdefault(name.casefold(), []).append(confidence_of(actor, claim))
    ranked = sorted(told, key=lambda name: -len(told[name]))
    return [(name, Counter(told[name]).most_common(1)[0][0]) for name in ranked]


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
