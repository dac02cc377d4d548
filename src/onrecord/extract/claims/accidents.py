"""HARM -> an accident where nobody meant it, no attack where it was one's own hand: by the words near it."""

from spacy.tokens import Span, Token

from onrecord.extract.claims.reach import distance, way_up

UNMEANT = frozenset(
    "accidental accidentally accidently unintentional unintentionally inadvertent inadvertently accident mishap".split()
)
#: words of a mishap on the road, which makes no accident of a shot
MISHAPS = frozenset({"accident", "mishap"})
TRAFFIC = frozenset("car traffic road vehicle truck bus train crash collision collide drive driver highway".split())
#: kinds that a word like "accidental" turns into an accident; the error of an army stays the strike that it was
MEANT = frozenset({"attack", "other"})
#: what tells that the hurt and who hurt him are one
THEMSELVES = frozenset({"himself", "herself", "themselves"})
GUNS = frozenset("gun firearm handgun rifle pistol shotgun revolver weapon".split())
#: verbs of harm that one may do to oneself
HURTING = frozenset("shoot kill hang stab wound injure hurt burn cut hit strike turn blow drown poison".split())
PIERCING = frozenset({"gunshot", "bullet", "stab", "knife"})
#: what makes of a suicide the end of an attack
MURDERS = frozenset({"murder", "homicide", "killing"})
DRUNK = frozenset({"drunk", "drunken", "drunkenly", "impaired", "intoxicated"})
HANDLING = frozenset("handle mishandle clean unload clear holster".split())
#: from what age on a child may mean to harm itself or others, and what a smaller one does with a gun
GROWING = 9
PLAYING = frozenset("shoot find grab take get discharge fire".split())
FIRES = frozenset({"fire", "blaze", "inferno"})
#: how a fire hangs on the harm it did, and what hangs on one whose lighting is told or that is of guns
HELD = frozenset({"nsubj", "agent", "prep"})
LIT = frozenset({"acl", "relcl", "compound", "amod"})
#: what burns: the fire of a house is not that of a gun
BURNT = frozenset("house home apartment building factory hotel kitchen barn forest duplex trailer warehouse".split())
#: how far such a word may hang from the harm: "is dead after another child discharged a gun accidentally"
NEAR = 6.0


def name_unmeant(kind: str, cue: Token, *, carried: bool = False) -> str:
    """The kind of harm, an accident where the sentence says that nobody meant it: "ruled accidental", "shot
    accidentally"; what is denied to be one stays what it was. ``carried``: the kind is that of what was told before."""
    if kind not in MEANT and not carried:
        return kind
    if kind == "other" and is_fire(cue):
        return "accident"
    if any(is_handled(token) or is_child_play(token) for token in cue.sent) or is_drunk_driving(cue.sent):
        return "accident"
    words = [token for token in cue.sent if is_unmeant(token)]
    if not words:
        return kind
    way = way_up(cue)
    return "accident" if any(distance(way, word, frozenset()) < NEAR for word in words) else kind


def is_drunk_driving(sentence: Span) -> bool:
    """Whether a sentence tells of somebody who drove drunk, and of no shots."""
    drunk = any(token.lower_ in DRUNK for token in sentence)
    words = {token.lemma_.lower() for token in sentence} if drunk else frozenset[str]()
    return bool(words & {"drive", "driving", "driver"}) and not words & (GUNS | {"shoot", "shooting"})


def is_unmeant(word: Token) -> bool:
    """Whether a word tells that nobody meant a deed, and not of a mishap on the road nor of what is still asked."""
    if word.lower_ not in UNMEANT or is_denied(word) or is_asked(word):
        return False
    return word.lower_ not in MISHAPS or not any(token.lemma_.lower() in TRAFFIC for token in word.sent)


def is_asked(word: Token) -> bool:
    """Whether a word stands in a question that is left open: "whether the shooting was accidental"."""
    over = [word, *word.ancestors]
    return any(child.lower_ == "whether" for token in over[:4] for child in token.children)


def is_shot_wound(cue: Token) -> bool:
    """Whether a wound is that of a shot or a blade, wherever it was found: "one passenger had a gunshot wound"."""
    near = [cue, *(thing for child in cue.children for thing in (child, *child.children))]
    return any(thing.lower_ in PIERCING for thing in near)


def is_own_doing(cue: Token) -> bool:
    """Whether people did it to themselves: "shot himself", "in critical condition after shooting himself", "died of a
    self-inflicted wound", "died by suicide"."""
    behind = [thing for child in cue.children if child.dep_ == "prep" for thing in child.children]
    done = any(child.dep_ == "dobj" for child in cue.children)  # "killed his wife before shooting himself"
    verbs = [cue, *(thing for thing in behind if thing.dep_ == "pcomp" and not done)]
    things = [child for verb in verbs for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    if any(thing.lower_ in THEMSELVES and thing.head.lemma_.lower() in HURTING for thing in things):
        return True
    turned = cue.lemma_.lower() == "turn" and any(word.lower_ in THEMSELVES for word in cue.subtree)  # the gun
    if turned or any(is_own_life(thing) for thing in things):
        return True
    return any(is_self_inflicted(thing) for thing in (*things, *behind))


def is_self_inflicted(thing: Token) -> bool:
    """Whether a noun is a wound or a death by one's own hand: "a self-inflicted wound", "suicide"."""
    if thing.lemma_.lower() == "suicide":
        before = thing.doc[max(0, thing.i - 1)]
        return thing.dep_ in ("dobj", "pobj") and before.text != "-" and before.lower_ not in MURDERS
    inflicted = [word for word in thing.subtree if word.lower_ in ("inflicted", "self-inflicted")]
    return thing.pos_ == "NOUN" and any(
        word.lower_ == "self-inflicted" or word.doc[max(0, word.i - 2)].lower_ == "self" for word in inflicted
    )


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


def is_child_play(verb: Token) -> bool:
    """Whether a small child shot, or got hold of a gun: "a toddler shot his brother", "the child found a gun"."""
    lemma = verb.lemma_.lower()
    if verb.pos_ != "VERB" or lemma not in PLAYING:
        return False
    joined = (verb, *verb.conjuncts)  # "shot and killed his sister"
    things = [child.lemma_.lower() for word in joined for child in word.children if child.dep_ == "dobj"]
    held = bool(things) if lemma == "shoot" else not GUNS.isdisjoint(things)  # a headline's "child shot" was shot
    doers = [child for child in verb.children if child.dep_ == "nsubj" and held]
    doers += [thing for child in verb.children if child.dep_ == "agent" for thing in child.children]
    return any(is_small(doer) for doer in doers)


def is_small(person: Token) -> bool:
    """Whether words call somebody a small child."""
    if person.lemma_.lower() in ("toddler", "baby", "infant", "child", "kid"):
        return True
    ages = [word for child in person.children if child.lower_ == "old" for word in child.subtree if word.is_digit]
    return any(int(age.text) < GROWING for age in ages)


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
    """Whether a word is negated: "was not accidental", "not an accidental shooting", "was no accident"."""
    over = (word, word.head, word.head.head)
    return any(child.dep_ == "neg" or child.lower_ == "no" for token in over for child in token.children)
