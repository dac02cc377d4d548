"""WORD OF AN EVENT -> whether it tells of one by itself, where no count speaks of it."""

from spacy.tokens import Token

from onrecord.extract.claims.blame import doers_over
from onrecord.extract.claims.causes import HARMING
from onrecord.extract.claims.coming_about import occurs, subjects_over
from onrecord.extract.claims.scene import Scene, Sentence
from onrecord.extract.claims.triggers import Trigger, is_force

#: kinds of deed that fall on certain people or things, and the prepositions behind their nouns
DEEDS = frozenset({"attack", "bombing", "abduction", "threat"})
HITTING = frozenset({"of", "on", "against", "to"})
ADJOINED = frozenset({"pobj", "compound", "amod", "nmod", "npadvmod", "prep", "nummod"})
#: what stands between a noun of a deed and whom it hit: "an attack last Monday night on the station"
WHEN = frozenset({"npadvmod", "cc", "conj"})
#: nouns for what a deed fell on: "the house was the target of a bomb attack"
MARKS = frozenset({"target", "victim", "object", "scene", "site"})
#: what stands behind these has happened
AFTER = frozenset({"after", "following", "during"})
#: determiners of no certain one
NONE = frozenset({"any", "no", "every", "each"})
#: prepositions of where
WHERE = frozenset({"in", "at", "near", "outside", "inside"})


def stands_alone(scene: Scene, sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a trigger tells of an event by itself: a verb does; a noun that is said to occur, has its own day, or
    tells of one deed by whom or what it hit ("the murder of the mayor"), by who did it or by its place."""
    token = scene.doc[trigger.token]
    if trigger.verb:
        return token.dep_ not in ("amod", "compound")
    above = scene.triggers.get(token.head.i)
    if above is not None and (above.kind == trigger.kind or (above.kind, trigger.kind) == ("violation", "agreement")):
        return False
    in_force = [scene.doc[other.token] for other in sentence.triggers if other.outcome == "in_force"]
    if any(token in subjects_over(verb) for verb in in_force):
        return False
    told_of = occurs(token) or token.head.i in scene.speech
    if told_of and (token.dep_ in ("nsubj", "nsubjpass", "dobj") or token.head.dep_ == "agent"):
        return True
    if trigger.kind in DEEDS and is_of_one_deed(token, sentence):
        return True
    if trigger.kind in HARMING and doers_over(token):
        return True
    return any(within(root, token) for _, root in sentence.times)


def is_of_one_deed(noun: Token, sentence: Sentence) -> bool:
    """Whether the words around a noun tell of one deed: whom it hit, that something was hit by it, its side, its
    place."""
    if any(is_certain(thing) for thing in hit_by(noun)):
        return True
    over = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    if over is not None and over.lemma_.lower() in MARKS:
        return True
    if not is_one(noun):
        return False
    if noun.head.lower_ in AFTER and noun.dep_ in ("pobj", "dobj"):
        return True
    sided = any(child.dep_ in ("compound", "nmod", "poss") and is_force(child) for child in noun.children)
    return sided or any(is_at(root, noun) for _, root in sentence.places)


def is_one(noun: Token) -> bool:
    """Whether a noun tells of one event or of counted ones: in the singular with an article, or with a number."""
    first = {child.lower_ for child in noun.children if child.dep_ in ("det", "nummod", "poss")} - NONE
    return bool(first if noun.tag_ in ("NN", "NNP") else first - {"the", "these"})


def hit_by(noun: Token) -> list[Token]:
    """Whom or what a noun of a deed says it hit: "the murder of X", "X's murder", "the attack on X"."""
    found = [child for child in noun.children if child.dep_ == "poss"]
    after = [child for child in noun.children if child.dep_ == "prep" and child.lower_ in HITTING]
    if not after and noun.dep_ == "pobj":
        after = [child for child in noun.head.head.children if is_behind_day(child, noun)]
    for child in after:
        found += [thing for thing in child.children if thing.dep_ == "pobj"]
    return found


def is_behind_day(word: Token, noun: Token) -> bool:
    """Whether a preposition stands behind a noun of a deed with nothing but a day between."""
    if word.dep_ != "prep" or word.lower_ not in ("on", "against") or word.i < noun.i + 2:
        return False
    return all(any(a.dep_ in WHEN for a in (t, t.head)) for t in noun.doc[noun.i + 1 : word.i])


def is_at(root: Token, noun: Token) -> bool:
    """Whether a place hangs on a noun by a word of where: "a bomb attack in Kareth"."""
    return root.dep_ == "pobj" and root.head.lower_ in WHERE and root.head.head.i == noun.i


def is_certain(thing: Token) -> bool:
    """Whether a noun stands for certain people or things: a name, or with an article, an owner or a number."""
    if thing.pos_ == "PROPN":
        return thing.ent_type_ not in ("GPE", "LOC", "DATE")
    return thing.pos_ == "NOUN" and any(child.dep_ in ("det", "poss", "nummod") for child in thing.children)


def within(root: Token, noun: Token) -> bool:
    """Whether a mention hangs on a noun with at most a preposition between."""
    token = root
    for _ in range(4):
        if token.head.i == noun.i:
            return True
        if token.dep_ not in ADJOINED or token.head.i == token.i:
            return False
        token = token.head
    return False
