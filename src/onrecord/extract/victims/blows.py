"""VERB OR NOUN OF A BLOW -> whether it is that of a shot, and whether it was deadly."""

from spacy.tokens import Token

from onrecord.extract.victims.tables import SHOTS

HITTING = frozenset(["hit", "strike", "graze", "pierce", "enter", "penetrate", "wound"])
#: lemmas that tell of shots and blows and leave open what came of them
HITS = (HITTING - {"wound"}) | {"victim", "shoot", "shot", "stab", "shooting", "stabbing", "gun"}
#: words that say, in the sentences before, that who "was also hit" was hit by shots
_GUNFIRE = frozenset(["bullet", "gunfire", "gunshot", "shot", "shoot", "shooting", "shrapnel", "gunman"])
#: "he narrowly missed being hit"
_ESCAPE = frozenset(["miss", "avoid", "escape", "fear"])
#: tokens before "was hit" within which they stand
_GUNFIRE_REACH = 60


def is_deadly(verb: Token) -> bool:
    """Whether a deed is said to have been deadly: "fatally shot", "shot dead", "the fatal shooting happened when a man
    was shot"."""
    if any(child.lower_ in ("fatally", "mortally", "dead", "lethally") for child in verb.children):
        return True
    over = [one for one in verb.ancestors if one.pos_ == "VERB"] if verb.lemma_ in HITS else []
    deeds = [child for one in over for child in one.children if child.dep_ == "nsubj" and child.i < verb.i]
    traits = [child for deed in deeds for child in deed.children if child.dep_ == "amod"]
    return any(trait.lower_ in ("fatal", "deadly") for trait in traits)


def is_shot(noun: Token) -> bool:
    return noun.lemma_.lower() in SHOTS or any(
        thing.lemma_.lower() in SHOTS
        for child in noun.children
        if child.dep_ == "prep" and child.lower_ == "of"
        for thing in child.children
    )


def is_amid_gunfire(verb: Token) -> bool:
    """Whether "was also hit", which does not say by what, follows words of shots."""
    if any(child.lower_ in ("with", "for", "by") for child in verb.children) or verb.head.lemma_ in _ESCAPE:
        return False
    return any(word.lemma_.lower() in _GUNFIRE for word in verb.doc[max(0, verb.i - _GUNFIRE_REACH) : verb.i])
