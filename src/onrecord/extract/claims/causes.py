"""What a count comes of: the trigger behind "killed", found along the sentence's tree."""

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from onrecord.extract.claims.reach import distance, way_up
from onrecord.extract.claims.triggers import Trigger

#: kinds that people are killed, hurt, driven out or held by
HARMING = frozenset(
    "clash air_strike shelling bombing attack abduction arrest advance siege protest riot flood storm earthquake"
    " wildfire epidemic accident interception".split()
)
#: those that hurt by themselves: of no other does a count of the hurt come that names no cause
HURTING = HARMING - {"arrest", "interception"}
CAUSAL_PREPOSITIONS = frozenset(
    {
        "in",
        "by",
        "from",
        "during",
        "of",
        "after",
        "as",
        "when",
        "to",
        "with",
        "because",
        "following",
        "at",
        "on",
        "amid",
        "for",
    }
)
NEAR = 6.0


def find_cause(cue: Token, triggers: Mapping[int, Trigger], kinds: frozenset[str] = HARMING) -> Trigger | None:
    """The trigger of one of ``kinds`` that the deed of ``cue`` comes of, ``None`` when the sentence names none."""
    if (own := triggers.get(cue.i)) is not None and own.kind in kinds:
        return own
    for look in (below, above, around):
        for found in look(cue, triggers):
            if found.kind in kinds and found.outcome != "ended":  # who breaks a siege is not killed by it
                return found
    return None


def below(cue: Token, triggers: Mapping[int, Trigger]) -> list[Trigger]:
    """Triggers under a cue: its subject ("strikes killed 23"), "in a strike", "when a bomb exploded"."""
    found: list[tuple[int, Trigger]] = []
    for child in cue.children:
        rank, nouns = 2, []
        if child.dep_ in ("nsubj", "csubj"):
            rank, nouns = 0, [child, *child.conjuncts]
        elif child.dep_ in ("agent", "prep") and child.lower_ in CAUSAL_PREPOSITIONS:
            rank = 0 if child.dep_ == "agent" else 1
            nouns = [
                noun
                for thing in child.children
                if thing.dep_ in ("pobj", "pcomp")
                for noun in [thing, *thing.conjuncts]
            ]
        elif child.dep_ in ("advcl", "compound", "amod"):
            nouns = [child]
        for noun in nouns:
            found += [(rank, trigger) for trigger in named_by(noun, triggers)]
    return [trigger for _, trigger in sorted(found, key=lambda item: item[0])]


def named_by(noun: Token, triggers: Mapping[int, Trigger]) -> list[Trigger]:
    """The trigger that a noun is, or that stands behind "of" under it ("a wave of attacks")."""
    if noun.i in triggers:
        return [triggers[noun.i]]
    return [
        triggers[thing.i]
        for child in noun.children
        if child.dep_ == "prep" and child.lower_ in ("of", "in", "from")
        for thing in child.children
        if thing.i in triggers
    ]


def above(cue: Token, triggers: Mapping[int, Trigger]) -> list[Trigger]:
    """Triggers over a cue, as far as one account goes: "shelled the town, killing five"."""
    found, token = [], cue
    for _ in range(5):
        if token.dep_ == "ROOT" or token.head.i == token.i:
            break
        apart = token.dep_ == "ccomp"
        token = token.head
        if token.i in triggers:
            found.append(triggers[token.i])
        found += below(token, triggers) if not apart and token.pos_ in ("VERB", "AUX") else []
        if apart:
            break
    return found


def around(cue: Token, triggers: Mapping[int, Trigger]) -> list[Trigger]:
    """Triggers of the same sentence near by in the tree, nearest first."""
    way = way_up(cue)
    reached = []
    for trigger in triggers.values():
        token = cue.doc[trigger.token]
        if token.sent.start == cue.sent.start:
            cost = distance(way, token, frozenset())
            if cost < NEAR:
                reached.append((cost, trigger.token, trigger))
    return [trigger for _, _, trigger in sorted(reached, key=lambda item: item[:2])]


def main_kind(triggers: Sequence[Trigger], lead_end: int) -> str | None:
    """The kind of harm that headline and lead name most, on a tie the first that is more than an attack; ``None`` when
    they name none."""
    counts: dict[str, int] = {}
    for trigger in triggers:
        if trigger.token < lead_end and trigger.kind in HURTING and trigger.outcome != "ended":
            counts[trigger.kind] = counts.get(trigger.kind, 0) + 1
    return max(counts, key=lambda kind: (counts[kind], kind != "attack")) if counts else None
