"""Who did an incident of the muc4 task, and how sure the report is of it."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from muc4.blaming import LEAST_LIKELY, tell_body
from muc4.bodies import name_body
from muc4.told import Told

from onrecord.mentions import Reading
from onrecord.model import Actor

#: what a deed is called and nobody is
LABELS = frozenset({"terrorist", "guerrilla", "rebel", "subversive", "militant"})
MEMBERS = re.compile(r"\b(?:members?|units?|elements?|guerrillas|soldiers|troops) of\b", re.I)


def tell_doers(told: Sequence[Told], reading: Reading, restored: str, *, least: float = LEAST_LIKELY) -> dict[str, Any]:
    """``perpetrator_individuals``, the agents of an incident's claims, and ``perpetrator_orgs``, the likeliest body of
    those that the report names, none less likely than ``least``."""
    agents = [actor for one in told for actor in one.claim.actors if actor.role == "agent"]
    people = drop_shorter(actor.text for actor in agents if is_people(actor, restored))
    bodies = tell_body(told, reading, restored, least=least)
    return {
        "perpetrator_individuals": people[:2],
        "perpetrator_orgs": [{"name": name, "confidence": sure} if sure else {"name": name} for name, sure in bodies],
    }


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
