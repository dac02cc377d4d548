"""What a claim takes up from the sentences before: "the town", "the attacks"."""

from collections.abc import Sequence

from spacy.tokens import Token

from onrecord.extract.claims.causes import HARMING
from onrecord.extract.claims.scene import Scene
from onrecord.extract.claims.sites import is_street
from onrecord.extract.claims.tables import terrain
from onrecord.extract.claims.triggers import objects_of
from onrecord.mentions import Draft

DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
#: characters back that "the town" may reach, and drafts back that "the attacks" may
REACH = 700
BACK = 4
#: characters into a sentence up to which a time stands at its head
OPENING = 12
#: "the provincial capital" is no town named before
LESSER = frozenset({"provincial", "regional", "district", "county"})
#: a town is taken up as "the town", a province is not: UCDP's precision of an exact or near place
EXACT = 2


def is_definite(noun: Token) -> bool:
    return any(child.dep_ == "det" and child.lower_ in DEFINITE for child in noun.children)


def is_named(noun: Token) -> bool:
    """Whether a noun says itself which one it is: "the base at Tavil"."""
    behind = [thing for child in noun.children if child.dep_ == "prep" for thing in child.children]
    return any(thing.pos_ == "PROPN" for thing in (*behind, *noun.children))


def tells_itself(noun: Token) -> bool:
    """Whether a noun of ground says itself which one it is, by a name or as the chief town of an area."""
    return is_named(noun) or any(child.lower_ in LESSER for child in noun.children)


def taken_up_place(scene: Scene, anchors: Sequence[Token]) -> tuple[int, ...]:
    """The last exact place named before "the town" on which an anchor's deed falls; empty where there is none."""
    for anchor in anchors:
        for noun in grounds_of(anchor):
            if noun.lemma_.lower() in terrain() and is_definite(noun) and not tells_itself(noun):
                for position in range(len(scene.places) - 1, -1, -1):
                    mention = scene.places[position]
                    if mention.start >= noun.idx or mention.form != "name" or mention.place is None:
                        continue
                    if noun.idx - mention.start > REACH:
                        break
                    span = scene.doc.char_span(mention.start, mention.end, alignment_mode="expand")
                    if (mention.place.precision or 9) <= EXACT and span is not None and not is_street(span.root):
                        return (position,)
    return ()


def grounds_of(anchor: Token) -> list[Token]:
    """The nouns that may stand for the ground of a deed: what it falls on, whose part that is ("on the city's east
    side"), and what the clause of the deed hangs on ("rocked the city, leaving two dead")."""
    found = objects_of(anchor)
    owners = [child for thing in found for child in thing.children if child.dep_ == "poss"]
    over = [anchor.head] if anchor.dep_ == "acl" else []
    if anchor.dep_ in ("advcl", "xcomp"):
        over = objects_of(anchor.head, direct=True)
    return found + owners + over


def taken_up_site(drafts: Sequence[Draft], act: Token | None, kind: str, start: int, text: str) -> tuple[int, ...]:
    """The places of the harm told last, for a definite noun of harm ("the attack") that names none; without any act
    ("five people were killed"), those of harm told in the sentence right before ``start``. ``kind`` is the act's."""
    if act is not None and (act.pos_ != "NOUN" or not is_definite(act) or tells_which(act)):
        return ()
    for draft in reversed(drafts[-BACK:]):
        meant = not text[draft.end : start].strip() if act is None else kind in ("attack", draft.kind)
        if draft.kind in HARMING and draft.places and draft.end <= start and meant:
            return draft.places
    return ()


def taken_up_time(drafts: Sequence[Draft], noun: Token, kind: str) -> int | None:
    """The time of the harm last told of, for a definite noun of harm ("the attacks") without a day of its own.

    A noun that says which one it is takes up nothing: "the convoy attack", "the murder of six priests". ``kind`` is the
    noun's: only "the attack" may take up harm of another kind.
    """
    if noun.pos_ != "NOUN" or not is_definite(noun) or tells_which(noun):
        return None
    for draft in reversed(drafts[-BACK:]):
        if draft.kind in HARMING and draft.time is not None and not any(c.scope != "event" for c in draft.counts):
            return draft.time if kind in ("attack", draft.kind) else None
    return None


def carried_time(scene: Scene, drafts: Sequence[Draft], cue: Token, start: int) -> int | None:
    """The year, month or day long past that the sentence right before opened with ("In May 2012, ..."), for harm in a
    sentence from ``start`` that names no time: an account of the past goes on until another time is named."""
    if not drafts or cue.tag_ not in ("VBD", "VBN") or any(child.lower_ in ("has", "have") for child in cue.children):
        return None
    before, text = drafts[-1], scene.report.text
    if before.time is None or before.kind not in HARMING or any(count.scope != "event" for count in before.counts):
        return None
    mention, between = scene.times[before.time], text[before.end : start]
    published = (scene.report.published or "")[:4]
    ended = "" if mention.when is None else (mention.when.end or "")[:4]
    past = bool(ended) and bool(published) and ended < published
    opened = mention.start - before.start < OPENING
    return before.time if past and opened and not between.strip() and "\n" not in between else None


def tells_which(noun: Token) -> bool:
    """Whether a noun is told apart from others of its sort by what was hit or killed."""
    return any(
        child.dep_ == "compound" or (child.dep_ == "prep" and child.lower_ in ("of", "on", "against"))
        for child in noun.children
    )
