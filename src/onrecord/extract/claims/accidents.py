"""HARM -> an accident where nobody meant it, no attack where it was one's own hand: by the words near it."""

from spacy.tokens import Token

from onrecord.extract.claims.reach import distance, way_up

UNMEANT = frozenset(
    "accidental accidentally accidently unintentional unintentionally inadvertent inadvertently accident mishap".split()
)
#: kinds that a word like "accidental" turns into an accident; the error of an army stays the strike that it was
MEANT = frozenset({"attack", "other"})
#: what tells that the hurt and who hurt him are one
THEMSELVES = frozenset({"himself", "herself", "themselves"})
GUNS = frozenset("gun firearm handgun rifle pistol shotgun revolver weapon".split())
HANDLING = frozenset({"handle", "mishandle", "clean", "unload"})
FIRES = frozenset({"fire", "blaze", "inferno"})
#: how a fire hangs on the harm it did, and what hangs on one whose lighting is told or that is of guns
HELD = frozenset({"nsubj", "agent", "prep"})
LIT = frozenset({"acl", "relcl", "compound", "amod"})
#: what burns: the fire of a house is not that of a gun
BURNT = frozenset("house home apartment building factory hotel kitchen barn forest duplex trailer warehouse".split())
#: how far such a word may hang from the harm: "is dead after another child discharged a gun accidentally"
NEAR = 6.0


def name_unmeant(kind: str, cue: Token) -> str:
    """The kind of harm, an accident where the sentence says that nobody meant it: "ruled accidental", "shot
    accidentally"; what is denied to be one stays what it was."""
    if kind not in MEANT:
        return kind
    if kind == "other" and is_fire(cue):
        return "accident"
    kind = "other" if is_own_doing(cue) else kind
    if any(is_handled(token) for token in cue.sent):
        return "accident"
    words = [token for token in cue.sent if token.lower_ in UNMEANT and not is_denied(token)]
    if not words:
        return kind
    way = way_up(cue)
    return "accident" if any(distance(way, word, frozenset()) < NEAR for word in words) else kind


def is_own_doing(cue: Token) -> bool:
    """Whether people did it to themselves: "shot himself", "in critical condition after shooting himself"."""
    things = [child for child in cue.children if child.dep_ in ("dobj", "nsubjpass")]
    behind = [verb for child in cue.children if child.dep_ == "prep" for verb in child.children if verb.dep_ == "pcomp"]
    things = things or [thing for verb in behind for thing in verb.children if thing.dep_ == "dobj"]
    return any(thing.lower_ in THEMSELVES or is_own_life(thing) for thing in things)


def is_own_life(thing: Token) -> bool:
    """Whether a noun is one's own life: "took his own life"."""
    return thing.lemma_.lower() == "life" and any(child.lower_ == "own" for child in thing.children)


def is_handled(verb: Token) -> bool:
    """Whether a gun was not aimed but handled, or went off by itself: "cleaning a rifle", "when the gun discharged"."""
    lemma = verb.lemma_.lower()
    if verb.pos_ != "VERB" or is_denied(verb):
        return False
    things = [child.dep_ for child in verb.children if child.lemma_.lower() in GUNS]
    if lemma in HANDLING:
        return "dobj" in things or "nsubjpass" in things or (verb.dep_ == "acl" and verb.head.lemma_.lower() in GUNS)
    off = any(child.lower_ == "off" for child in verb.children)
    alone = not any(child.dep_ in ("dobj", "nsubjpass", "agent") for child in verb.children)
    return "nsubj" in things and alone and (lemma in ("discharge", "misfire") or (lemma == "go" and off))


def is_fire(cue: Token) -> bool:
    """Whether a fire that nobody is said to have lit did harm: "the fire killed", "died in a blaze"."""
    near = [thing for child in cue.children for thing in (child, *child.children) if child.dep_ in HELD]
    near += [child for child in cue.head.children if cue.dep_ == "advcl" and child.dep_ == "nsubj"]
    if cue.dep_ in ("acomp", "attr", "oprd"):
        near += [thing for child in cue.head.children if child.dep_ == "prep" for thing in child.children]
    fires = [thing for thing in near if thing.lemma_.lower() in FIRES and thing.head.lower_ not in ("under", "of")]
    return any(not any(is_lit(child) for child in fire.children) for fire in fires)


def is_lit(child: Token) -> bool:
    """Whether what hangs on a fire may tell of its lighting, or that it is of guns."""
    return child.dep_ in LIT and child.lemma_.lower() not in BURNT


def is_denied(word: Token) -> bool:
    """Whether a word is negated: "was not accidental", "not an accidental shooting"."""
    over = (word, word.head, word.head.head)
    return any(child.dep_ == "neg" for token in over for child in token.children)
