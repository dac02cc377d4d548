"""Who is a party to an event, and whose losses a party counts (rule 3)."""

from collections.abc import Sequence

from onrecord.model import Actor, Origin
from onrecord.reconcile.basis import PARTISAN
from onrecord.reconcile.names import country_of, same_side, words_telling
from onrecord.reconcile.slots import class_of

#: kinds of event with two sides
FOUGHT = frozenset(
    "clash air_strike shelling bombing attack abduction arrest interception advance siege".split()
    + "deployment violation toll".split()
)


def is_party(origin: Origin | None, kind: str, actors: Sequence[Actor]) -> bool:
    """Whether an origin speaks for one of those who did it or to whom it was done."""
    if origin is None or origin.kind not in PARTISAN or kind not in FOUGHT:
        return False
    return any(same_side(origin.label, actor.label or actor.text) for actor in actors if actor.role != "speaker")


def counts_enemy(origin: Origin | None, population: str | None, *, party: bool) -> bool:
    """Whether a party counts losses of the other side. Of civilians without a side it is not said whose they are."""
    if origin is None or origin.kind not in PARTISAN or not population:
        return False
    words = {word.casefold() for word in population.split()}
    if party and words & words_telling("hostile") and not same_side(origin.label, population):
        return True
    theirs, own = country_of(population), country_of(origin.label)
    return party and class_of(population) in ("combatant", "personnel") and theirs is not None and own != theirs
