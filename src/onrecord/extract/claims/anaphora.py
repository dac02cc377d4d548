"""Words that take up what sentences before told: "the attack", "five of them", "those killed", "at the scene"."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from spacy.tokens import Span, Token

from onrecord.extract.claims.reach import distance, way_up
from onrecord.extract.claims.triggers import Trigger

DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
#: nouns for an event that tell nothing of its kind and trigger no claim
EVENTS = frozenset(
    "incident operation offensive onslaught tragedy disaster carnage massacre violence encounter confrontation"
    " altercation gunfire ordeal standoff episode event".split()
)
#: words that bring up another event than that told before
ANOTHER = frozenset("another other separate similar first second third fourth earlier previous different".split())
#: people by what befell them
HARMED = frozenset("victim dead deceased casualty fatality wounded injured slain killed hurt".split())
THEM = frozenset({"them", "whom"})
#: where an event was, by no name
AT = frozenset({"scene", "site", "spot"})
SCENES = frozenset({"area", "place", "block"})
#: what somebody was harmed in or by, told before
HOMES = frozenset(
    "home house residence apartment building property restaurant bar club nightclub store shop mosque church"
    " motel hotel gym campus".split()
)
AROUND = frozenset("in at on inside outside".split())
#: what tells nothing of which shooting it was: "the exchange of gunfire"
FIRE = frozenset("fire gunfire shots gunshots bullets".split())
#: the farthest in the tree that words for an event stand from what they are told of
NEAR = 6.0


class Asked(NamedTuple):
    """What words take up: a ``deed`` of a ``kind`` by its ``noun``, the people ``harmed``, a ``scene``, or nothing."""

    what: Literal["deed", "harmed", "scene", "nothing"]
    noun: Token | None = None
    kind: str = "attack"


def find_asked(
    sentence: Span, cue: Token, head: Token, cause: Trigger | None, triggers: Mapping[int, Trigger]
) -> Asked:
    """What the words around a count take up; ``cue`` tells what befell the counted, ``cause`` is what it comes of."""
    noun = find_deed(sentence, cue, cause, triggers)
    if noun is not None:
        return Asked("deed", noun, triggers[noun.i].kind if noun.i in triggers else "attack")
    if any(is_part_of(token, cue, head) for token in sentence):
        return Asked("harmed")
    return Asked("scene" if any(is_scene(token) for token in sentence) else "nothing")


def find_deed(sentence: Span, cue: Token, cause: Trigger | None, triggers: Mapping[int, Trigger]) -> Token | None:
    """The noun of an event told before by which a count is told: what it comes of, or one near its word; ``None`` where
    it comes of an event that its own sentence brings up."""
    act = None if cause is None else cue.doc[cause.token]
    if act is not None and (act.pos_ in ("NOUN", "PROPN") or is_definite(act)):  # "the drive-by shooting", a verb
        return act if takes_up_deed(act) else None
    nouns = [
        token
        for token in sentence
        if token.pos_ == "NOUN" and token.i != cue.i and (token.i in triggers or token.lemma_.lower() in EVENTS)
        if takes_up_deed(token)
    ]
    way = way_up(cue) if nouns else []
    near = sorted((distance(way, noun, frozenset()), noun.i) for noun in nouns)
    return cue.doc[near[0][1]] if near and near[0][0] < NEAR else None


def takes_up_deed(noun: Token) -> bool:
    """Whether a noun of an event is one told in a sentence before: "the attack", "their offensive", not "the second
    attack", "hours after the attack" or the shells of which the sentence itself told that they were fired."""
    owned = any(child.dep_ == "poss" and child.tag_ == "PRP$" for child in noun.children)
    if (
        not (owned or is_definite(noun) or is_dated(noun))
        or is_apart(noun)
        or any(child.lower_ in ANOTHER for child in noun.children)
    ):
        return False
    lemma = noun.lemma_.lower()
    return not any(token.lemma_.lower() == lemma for token in noun.doc[noun.sent.start : noun.i])


def is_dated(noun: Token) -> bool:
    """Whether its day tells which one an event is: "Tuesday's raids"."""
    return any(child.dep_ in ("poss", "compound", "nmod") and child.ent_type_ == "DATE" for child in noun.children)


def is_apart(noun: Token) -> bool:
    """Whether an event only tells when another was: "hours after the shooting", "before the attack"."""
    over = noun.head
    if noun.dep_ != "pobj" or over.lower_ not in ("before", "until", "after"):
        return False
    by = [*over.children, over.head]  # how long after
    return over.lower_ != "after" or any(t.dep_ in ("npadvmod", "advmod") or t.ent_type_ == "TIME" for t in by)


def is_definite(noun: Token) -> bool:
    return any(child.dep_ == "det" and child.lower_ in DEFINITE for child in noun.children)


def is_named(noun: Token) -> bool:
    """Whether a noun says itself which one it is: "the base at Tavil"."""
    behind = [thing for child in noun.children if child.dep_ == "prep" for thing in child.children]
    return any(thing.pos_ == "PROPN" for thing in (*behind, *noun.children))


def tells_which(noun: Token) -> bool:
    """Whether a noun is told apart from others of its sort by what was hit or killed."""
    return bool(told_by(noun))


def told_by(noun: Token) -> list[Token]:
    """What tells a noun of a deed apart from others of its sort: "the convoy attack", "the murder of six priests"."""
    behind = [
        thing
        for child in noun.children
        if child.dep_ == "prep" and child.lower_ in ("of", "on", "against")
        for thing in child.children
    ]
    before = [child for child in noun.children if child.dep_ == "compound" and child.ent_type_ != "DATE"]
    return [word for word in (*before, *behind) if word.lower_ not in FIRE]


def is_part_of(token: Token, cue: Token, head: Token) -> bool:
    """Whether a word stands for people who were harmed in what was told before, of whom the counted are some: "among
    the dead were four children", "the victims included", "five of them"."""
    if not tells_harmed(token):
        return False
    if token.lower_ in THEM:  # and not "killing five people and wounding dozens of them"
        first = min(head.left_edge.i, token.head.head.left_edge.i)
        inside = token.i == head.i or head.is_ancestor(token)
        return inside and not any(other.like_num for other in cue.doc[cue.sent.start : first])
    listed = token.head.lower_ == "among" or token.head.lemma_.lower() == "include"
    return token.i != head.i and (listed or head.is_ancestor(token))


def tells_harmed(token: Token) -> bool:
    """Whether a word stands for people harmed: "the victims", "those killed", "of them"."""
    if token.lower_ in THEM:
        return token.dep_ == "pobj" and token.head.lower_ == "of"
    if token.lower_ in ("those", "these"):
        return any(child.lower_ in HARMED for child in token.children)
    return (token.lemma_.lower() in HARMED or token.lower_ in HARMED) and is_definite(token)


def is_scene(token: Token) -> bool:
    """Whether a word stands for where something was told to be: "at the scene", "there", "inside"."""
    if token.lower_ in ("there", "inside"):
        return token.dep_ == "advmod" and not any(child.dep_ in ("pobj", "prep") for child in token.children)
    if not is_definite(token) or is_named(token):
        return False
    lemma = token.lemma_.lower()
    if token.dep_ == "pobj" and token.head.lower_ in AROUND and lemma in HOMES | SCENES:
        return True
    return lemma in AT and token.dep_ in ("pobj", "dobj")
