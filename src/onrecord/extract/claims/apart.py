"""Times of a sentence that are another deed's than the claim's: of the arrest for it, of what came after it."""

from collections.abc import Collection, Sequence

from spacy.tokens import Token

from onrecord.extract.claims.causes import CARRIED
from onrecord.extract.claims.scene import Rooted, Scene
from onrecord.extract.claims.triggers import Trigger

#: clauses that tell of what came before what hangs over them
EARLIER = frozenset({"after"})
#: prepositions that lead to the occasion of an arrest
OCCASIONS = frozenset({"during", "in", "at", "amid"})


def part_times(
    scene: Scene, anchor: Token, mentions: Sequence[Rooted], *, arrest: bool
) -> tuple[Sequence[Rooted], int | None]:
    """The times that can be those of a deed, and of the others the one up to which it was done, ``None`` if none is.

    "Arrested on Friday for a shooting", "is hunted since Monday after he shot two": the deed came before that day,
    which is no day of its own. An ``arrest`` does not happen on the day of the attack that it is for.
    """
    kept: list[Rooted] = []
    bound = None
    way = {anchor.i, *(token.i for token in anchor.ancestors)} if mentions else set()
    later = None if arrest or not mentions else later_verb(scene, anchor)
    hurt = (count.cue for count in scene.counts if count.measure != "detained")
    harms = set(hurt) - {anchor.i} if arrest and mentions else set()
    deeds = {*scene.triggers, *harms} if harms else scene.triggers
    for position, root in mentions:
        over = climb_to(root, way, deeds)
        ground = over is not None and over.i in harms and over.i not in way  # "accused of killing two in May"
        if arrest and (ground or is_of_deed(scene, position, anchor)):
            continue
        trigger = None if over is None or over.i == anchor.i else scene.triggers.get(over.i)
        if arrest and over is not None and trigger is not None and is_ground(trigger, over, anchor, way):
            continue
        caught = trigger is not None and trigger.kind == "arrest" and trigger.verb
        if not arrest and over is not None and (caught or (later is not None and over.i == later.i)):
            bound = position if bound is None else bound
            continue
        kept.append((position, root))
    return kept, bound


def is_of_deed(scene: Scene, position: int, anchor: Token) -> bool:
    """Whether a time stands right before the noun of a deed that is not the arrest, however the parser ties it: "the
    May 5 shooting"."""
    span = scene.doc.char_span(scene.times[position].start, scene.times[position].end, alignment_mode="expand")
    behind = None if span is None or span.end >= len(scene.doc) else scene.doc[span.end]
    trigger = None if behind is None or behind.i == anchor.i else scene.triggers.get(behind.i)
    return trigger is not None and trigger.kind in CARRIED


def is_ground(trigger: Trigger, deed: Token, anchor: Token, way: Collection[int]) -> bool:
    """Whether a deed under an arrest is what it was for, and not where it was done ("arrested during the protest")."""
    if trigger.kind not in CARRIED or deed.i in way:
        return False
    return deed.dep_ != "pobj" or deed.head.lower_ not in OCCASIONS or deed.head.head.i != anchor.i


def climb_to(root: Token, way: Collection[int], deeds: Collection[int]) -> Token | None:
    """The first word above a time that tells of a deed or stands above the claim's own."""
    token = root
    while token.head.i != token.i:
        token = token.head
        if token.i in deeds or token.i in way:
            return token
    return None


def later_verb(scene: Scene, anchor: Token) -> Token | None:
    """The verb of what came after a deed told in a clause of "after", unless that is harm too: who "died on Monday
    after he was shot" was shot about then, he who "is sought on Monday" some day before."""
    for token in (anchor, *anchor.ancestors):
        if token.dep_ not in ("advcl", "pcomp"):
            continue
        marks = [child.lower_ for child in token.children if child.dep_ == "mark"]
        marks += [token.head.lower_] if token.dep_ == "pcomp" else []
        if not EARLIER & set(marks):
            continue
        verb = token.head.head if token.dep_ == "pcomp" else token.head
        trigger = scene.triggers.get(verb.i)
        harm = (trigger is not None and trigger.kind in CARRIED) or verb.i in {count.cue for count in scene.counts}
        return None if harm else verb
    return None
