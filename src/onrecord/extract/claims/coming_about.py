"""Verbs that only say that something came about: a raid occurs, a ceasefire takes effect."""

from spacy.tokens import Token

from onrecord.extract.claims.tables import LIGHT_VERBS

TRUCES = frozenset({"ceasefire", "cease", "truce", "armistice", "cessation", "lull"})
#: verbs by which a truce is in force, and what must hang on those that also mean other things
HOLDING = frozenset({"begin", "start", "commence", "hold"})
COMING = {"take": {"effect", "hold"}, "come": {"force", "effect"}, "go": {"force", "effect"}, "enter": {"force"}}


def occurs(noun: Token) -> bool:
    """Whether the verb over a noun only says that it came about: "a raid occurred", "was hit by a raid"."""
    verb = noun.head.head if noun.head.dep_ == "agent" else noun.head
    if verb.lemma_.lower() == "take":
        return any(child.dep_ == "dobj" and child.lower_ == "place" for child in verb.children)
    return verb.lemma_.lower() in LIGHT_VERBS


def enters_force(verb: Token) -> bool:
    """Whether a verb says that a truce is in force: "the truce took effect on Monday", "a ceasefire that began"."""
    lemma = verb.lemma_.lower()
    if lemma not in HOLDING and not COMING[lemma] & {t.lower_ for t in words_under(verb)}:
        return False
    return any(is_truce(subject) for subject in subjects_over(verb))


def words_under(verb: Token) -> list[Token]:
    """The objects of a verb, and those of its prepositions."""
    return [noun for child in verb.children for noun in (child, *child.children) if noun.dep_ in ("dobj", "pobj")]


def subjects_over(verb: Token) -> list[Token]:
    """The subject of a verb: its own, the noun that it tells more of, or that of the verb over it ("is due to")."""
    own = [child for child in verb.children if child.dep_ == "nsubj"]
    if verb.dep_ in ("relcl", "acl"):
        return [verb.head]
    if not own and verb.dep_ in ("xcomp", "conj", "advcl") and verb.head.i != verb.i:
        head = verb.head.head if verb.head.dep_ in ("acomp", "amod", "acl") else verb.head
        return [head] if head.pos_ in ("NOUN", "PROPN") else [c for c in head.children if c.dep_ == "nsubj"]
    return own


def is_truce(noun: Token) -> bool:
    """Whether a noun is a truce, or a deal for one: "the truce deal"."""
    words = (noun, *(child for child in noun.children if child.dep_ in ("compound", "amod", "nmod")))
    return any(word.lemma_.lower() in TRUCES or word.lower_ == "cease-fire" for word in words)
