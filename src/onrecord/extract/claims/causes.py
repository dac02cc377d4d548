"""What a count comes of: the trigger behind "killed", found along the sentence's tree."""

from collections.abc import Iterable, Mapping

from spacy.tokens import Token

from onrecord.extract.claims.company import noun_lemma
from onrecord.extract.claims.reach import distance, way_up
from onrecord.extract.claims.tables import AIRCRAFT, CHARGES, forces
from onrecord.extract.claims.triggers import Trigger, subjects_of

#: kinds that people are killed, hurt, driven out or held by
HARMING = frozenset(
    "clash air_strike shelling bombing attack abduction arrest advance siege protest riot flood storm earthquake"
    " wildfire epidemic accident interception".split()
)
#: those that say what people were hurt with
MEANS = frozenset({"air_strike", "shelling", "bombing"})
#: those that hurt by themselves: of no other does a count of the hurt come that names no cause
CARRIED = HARMING - {"arrest", "interception", "siege"}
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
#: what is owned to or laid to somebody with the deed behind "for" or "of"
OWNED = CHARGES | {"responsibility", "suspicion", "admit"}
#: what a siege near by in the sentence need not have done: "kills 20 rebels, breaks siege"
DEADLY = frozenset({"kill", "kills", "wound", "injure", "die", "dead"})
PLOTTED = frozenset("plot plots plotted plotting plan plans planned planning prepare preparing".split())
#: tokens of headline and lead that tell what a report is mainly about
LEAD = 150
#: what a verb joined to another has of its own where they are two deeds
OWN = frozenset({"nsubj", "nsubjpass", "dobj"})
#: things that hit people and are no word of an event
BULLETS = frozenset("bullet gunshot pellet knife machete".split())
EXPLOSIVES = frozenset("explosive explosives grenade".split())
WITH_MEANS = frozenset({"bomber", "attacker", "assailant", "artillery", "tank", "warship", "gunboat"})


def find_cause(cue: Token, triggers: Mapping[int, Trigger], kinds: frozenset[str] = HARMING) -> Trigger | None:
    """The trigger of one of ``kinds`` that the deed of ``cue`` comes of, ``None`` when the sentence names none."""
    if (own := triggers.get(cue.i)) is not None and own.kind in kinds:
        return fight_of(cue, own, triggers) or own
    joined = triggers.get(cue.head.i) if cue.dep_ == "conj" and cue.lemma_.lower() == "kill" else None
    if joined is not None and joined.kind == "attack" and not any(child.dep_ in OWN for child in cue.children):
        return fight_of(cue, joined, triggers) or joined  # "shot and killed after a crash"
    apart = has_own_doers(cue, triggers)
    looks = (below, above) if hit_by(cue) is not None else (below, around) if apart else (below, above, around)
    for look in looks:
        for found in look(cue, triggers):
            if look is around and found.kind == "siege" and cue.lemma_.lower() in DEADLY:
                continue
            if is_hit(cue, cue.doc[found.token]):
                continue
            if apart and not is_manner(cue, cue.doc[found.token]):
                continue
            if found.kind in kinds and found.outcome != "ended" and not is_plotted(cue.doc[found.token]):
                return fight_of(cue, found, triggers) or found  # who breaks a siege is not killed by it
    return None


def hit_by(cue: Token) -> str | None:
    """The kind of harm by the thing that a verb says did it and that is no event: "struck by a stray bullet", "wounded
    by explosives"."""
    things = subjects_of(cue) if cue.pos_ == "VERB" else []
    lemmas = {thing.lemma_.lower() for thing in things}
    return "attack" if lemmas & BULLETS else "bombing" if lemmas & EXPLOSIVES else None


def fight_of(cue: Token, shot: Trigger, triggers: Mapping[int, Trigger]) -> Trigger | None:
    """The fight in which somebody was shot, told behind a verb joined to the harm: "one man was shot and killed and
    three were wounded in a gun battle"."""
    if shot.kind != "attack" or cue.doc[shot.token].lemma_.lower() != "shoot":
        return None
    joined = [cue, *cue.conjuncts, *cue.doc[shot.token].conjuncts]
    return next((found for word in joined for found in below(word, triggers) if found.kind == "clash"), None)


def is_hit(cue: Token, thing: Token) -> bool:
    """Whether a noun is one of the things that a verb of harm fell on: "three cars and a mortar were destroyed"."""
    while thing.dep_ == "conj":
        thing = thing.head
    return thing.head.i == cue.i and thing.dep_ in ("nsubjpass", "dobj") and cue.pos_ == "VERB"


def is_manner(cue: Token, deed: Token) -> bool:
    """Whether a deed hangs on a verb of harm, and not on who was harmed: "had killed 69 people in shelling"."""
    passive = {word.i for child in cue.children if child.dep_ in ("nsubj", "nsubjpass") for word in child.subtree}
    return cue.is_ancestor(deed) and deed.i not in passive


def is_plotted(deed: Token) -> bool:
    """Whether a deed that a noun names was only planned: "fighters plotting attacks", "a planned attack"."""
    return deed.pos_ != "VERB" and any(word.lower_ in PLOTTED for word in (deed.head, *deed.children))


def has_own_doers(cue: Token, triggers: Mapping[int, Trigger]) -> bool:
    """Whether a verb of harm names in its own clause the side that did it, or is what somebody owns to or is accused
    of, so that what else the sentence tells is another deed: "shelled the town after rebels killed a pilot", "claimed
    responsibility for killing him". Bombers and aircraft leave the means to be told."""
    if cue.dep_ == "pcomp" and cue.head.lower_ in ("for", "of") and cue.head.head.lemma_.lower() in OWNED:
        return True
    hits = cue.dep_ != "ROOT" and any(child.dep_ == "dobj" for child in cue.children)
    doers = [child for child in cue.children if child.dep_ == "nsubj" and hits]
    agents = [child for child in cue.children if child.dep_ == "agent"]
    doers += [noun for agent in agents for noun in agent.children if noun.dep_ == "pobj"]
    beside = {word.i for doer in doers for word in doer.subtree} | {doer.i + 1 for doer in doers}
    if cue.pos_ != "VERB" or cue.tag_ == "VBG" or beside & triggers.keys():
        return False
    return any(noun_lemma(doer) in forces() - WITH_MEANS - AIRCRAFT for doer in doers)


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


def sole_means(triggers: Iterable[Trigger]) -> str | None:
    """What headline and lead say that people were hurt with, where they name one means and no fight beside it."""
    kinds = {trigger.kind for trigger in triggers if trigger.token < LEAD and trigger.kind in CARRIED - {"attack"}}
    return kinds.pop() if len(kinds) == 1 and kinds <= MEANS else None


def main_kind(triggers: Iterable[Trigger], lead_end: int = LEAD) -> str | None:
    """The kind of harm that the triggers before ``lead_end`` name most, an attack only where they name no means;
    ``None`` when they name none."""
    counts: dict[str, int] = {}
    for trigger in triggers:
        if trigger.token < lead_end and trigger.kind in CARRIED and trigger.outcome != "ended":
            counts[trigger.kind] = counts.get(trigger.kind, 0) + 1
    if counts.keys() & MEANS:
        counts.pop("attack", None)
    return max(counts, key=lambda kind: (counts[kind], kind != "attack")) if counts else None
