"""PARSED DOCUMENT -> HARMS: each word that says what befell somebody, with the tokens of those whom it befell."""

from collections.abc import Iterable
from typing import NamedTuple

from spacy.tokens import Token

from onrecord.extract.claims.modality import is_attempt
from onrecord.extract.measure_cues import ADJECTIVES as STATES
from onrecord.extract.measure_cues import VERBS, Cue, match_noun, match_state, match_verb, verb_key
from onrecord.extract.victims.blows import HITS, HITTING, is_amid_gunfire, is_deadly, is_shot
from onrecord.extract.victims.sufferers import (
    SELVES,
    SUBJECTS,
    agents_of,
    heads,
    is_object,
    is_passive,
    joined_objects,
    subjects_of,
    undergoers_of,
    whole_list,
)
from onrecord.extract.victims.tables import BODY, VICTIMS
from onrecord.model import Measure

#: what befalls a person; the gravest first
MEASURES: tuple[Measure, ...] = ("killed", "missing", "trapped", "injured", "hospitalised", "detained")
#: harm to the body, which befalls persons and no places; who is shot may die of it
BODILY: frozenset[Measure] = frozenset(["killed", "injured", "hospitalised"])
#: tokens from a verb to the end of the list of those it falls on
_LIST_REACH = 14
_FINDING = frozenset(["leave", "find", "confirm", "pronounce", "declare"])
_STAND = frozenset(["be", "remain", "lie", "stay"])
_LINKS = frozenset(["of", "to", "for"])
_STATES_OF = frozenset(["with", "in", "on", "at"])
#: tokens between a hit and another one told without its verb: "a man was shot in the arm, another in the leg"
_ELISION_REACH = 16


class Harm(NamedTuple):
    """``cue`` is the token that says what happened, ``sufferers`` the heads of those it happened to; ``self_done`` when
    they did it themselves, ``doers`` who else did."""

    cue: int
    measure: Measure
    sufferers: tuple[int, ...]
    doers: tuple[int, ...] = ()
    self_done: bool = False


def find_harms(tokens: Iterable[Token]) -> list[Harm]:
    """The harms told by ``tokens``, in order; each with at least one sufferer."""
    found = []
    for token in tokens:
        pos = token.pos_
        if pos == "VERB" or (pos in ("ADJ", "NOUN", "PROPN") and verb_key(token) is not None and token.tag_ != "NN"):
            harm = read_verb(token)
        elif pos == "AUX":
            harm = read_state(token)
        elif pos == "ADP":
            harm = read_bare_state(token) or read_elided_hit(token)
        else:
            harm = None
        if harm is None and pos in ("NOUN", "PROPN"):
            harm = read_noun(token)
        if harm is None and token.lower_ in STATES:
            harm = read_adjective(token)
        if harm is not None and harm.measure in MEASURES and harm.sufferers:
            found.append(harm)
    return found


def read_verb(verb: Token) -> Harm | None:
    """The harm of a verb: to its object, or to its subject ("died")."""
    if verb.lemma_ in HITTING:
        return read_hit(verb)
    if (own := read_turned(verb) or read_own_life(verb)) is not None:
        return own
    if verb_key(verb) is None:
        return None
    if verb.dep_ == "compound" and any(child.dep_ == "nsubj" for child in verb.children):
        return read_capitals(verb)
    cue = match_verb(verb, "subject", "person")
    if (
        cue is not None
        and cue.measure in MEASURES
        and not any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)
    ):
        return Harm(verb.i, cue.measure, heads(subjects_of(verb)))
    cue = match_verb(verb, "object", "person")
    if cue is None or cue.measure not in MEASURES:
        return None
    measure: Measure = "killed" if is_deadly(verb) else cue.measure
    doc = verb.doc
    objects = [child for child in verb.children if is_object(child)]
    if objects:
        suffered, doers = heads(objects), heads(subjects_of(verb))
        if any(doc[i].lower_ in SELVES for i in suffered) or ends_with_self(verb):
            others = tuple(i for i in suffered if doc[i].lower_ not in SELVES)
            return Harm(verb.i, measure, (*doers, *others), () if others else doers, self_done=not others)
        return Harm(verb.i, measure, suffered, doers)
    if is_passive(verb):
        return Harm(verb.i, measure, heads(undergoers_of(verb)), heads(agents_of(verb)))
    joined = joined_objects(verb)
    return Harm(verb.i, measure, heads(joined), heads(subjects_of(verb))) if joined else None


def read_capitals(verb: Token) -> Harm | None:
    """A headline's verb that the parser took for a part of a name: "Grandfather Accidentally Shot Grandson"."""
    cue = match_verb(verb, "object", "person")
    if cue is None or cue.measure not in MEASURES or verb.head.i < verb.i:
        return None
    measure: Measure = "killed" if is_deadly(verb) else cue.measure
    return Harm(verb.i, measure, heads([verb.head]), heads(child for child in verb.children if child.dep_ == "nsubj"))


def ends_with_self(verb: Token) -> bool:
    """Whether the doer stands at the end of a deed's list: "killed his wife, Mila Oren, and then himself", "kills 3,
    self"."""
    for i in range(verb.i + 2, min(verb.i + _LIST_REACH, len(verb.doc))):
        word = verb.doc[i]
        if word.pos_ in ("VERB", "AUX") or word.is_sent_start:
            return False
        if word.lower_ in SELVES or word.lower_ == "self":
            return verb.doc[i - 1].lower_ in ("and", "then", ",", "&")
    return False


def read_hit(verb: Token) -> Harm | None:
    """ "A bullet struck him", "she was hit in the leg", "was struck by gunfire": injured; a car that hits is none."""
    passive = is_passive(verb)
    by = [thing for agent in verb.children if agent.dep_ == "agent" for thing in agent.children]
    shot = any(is_shot(thing) for thing in (by if passive else subjects_of(verb)))
    wound = any(
        child.dep_ == "prep"
        and child.lower_ in ("in", "on", "across")
        and any(t.lemma_ in BODY for t in child.children)
        for child in verb.children
    )
    if not (shot or wound or verb.lemma_ == "wound" or (passive and not by and is_amid_gunfire(verb))):
        return None
    struck = undergoers_of(verb) if passive else [child for child in verb.children if child.dep_ == "dobj"]
    if not passive and any(thing.lower_ in SELVES for thing in struck):
        return Harm(verb.i, "injured", heads(subjects_of(verb)), self_done=True)
    owners = [child for thing in struck if thing.lemma_ in BODY for child in thing.children if child.dep_ == "poss"]
    return Harm(verb.i, "killed" if is_deadly(verb) else "injured", heads(owners or struck))


def read_elided_hit(prep: Token) -> Harm | None:
    """A hit whose verb is left out: "the woman was shot in the leg and her son in the arm"."""
    doc, i = prep.doc, prep.i
    if prep.lower_ != "in" or i < 4 or doc[i - 1].pos_ in ("VERB", "AUX", "ADV", "PUNCT"):
        return None
    if not any(word.lemma_ in BODY for word in doc[i + 1 : i + 4]):
        return None
    for word in reversed(doc[max(0, i - _ELISION_REACH) : i - 1]):
        if word.lemma_ in HITS and word.pos_ == "VERB":
            told = any(child.dep_ in SUBJECTS and child.i == i - 1 for child in word.children)
            return None if told else Harm(word.i, "injured", (i - 1,))
        if word.pos_ == "VERB" or word.is_sent_start:
            return None
    return None


def read_turned(verb: Token) -> Harm | None:
    """ "Turned the gun on himself": who does so is counted with the dead."""
    if verb.lemma_ not in ("turn", "use"):
        return None
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ == "on" and any(thing.lower_ in SELVES for thing in child.children):
            return Harm(verb.i, "killed", heads(subjects_of(verb)), self_done=True)
    return None


def read_own_life(verb: Token) -> Harm | None:
    """ "Took his own life", "committed suicide"."""
    if verb.lemma_ not in ("take", "end", "commit"):
        return None
    for child in verb.children:
        own = child.lemma_ == "life" and any(word.lower_ == "own" for word in child.children)
        if child.dep_ == "dobj" and (own or child.lemma_ == "suicide"):
            return Harm(verb.i, "killed", heads(subjects_of(verb)), self_done=True)
    return None


def read_state(verb: Token) -> Harm | None:
    """What somebody is said to be: "is dead", "was in critical condition", "were wounded"."""
    if verb.lemma_ not in _STAND:
        return None
    for child in verb.children:
        if (
            child.dep_ in ("acomp", "attr", "oprd")
            and child.lower_ in STATES
            and child.tag_ in ("JJ", "VBN", "VBD", "VBG", "NN", "RB")
        ):
            cue = next((cue for cue in STATES[child.lower_] if cue.admits("person")), None)
            if cue is not None and cue.measure in MEASURES:
                behind = [other for other in verb.children if other.dep_ == "attr" and child.i < verb.i < other.i]
                return Harm(child.i, cue.measure, heads(behind or subjects_of(verb)))
        if child.dep_ == "prep" and child.lower_ == "among" and (cue := read_class(child)) is not None:
            told = [other for other in verb.children if other.dep_ in ("attr", "nsubj")]
            return Harm(child.i, cue.measure, heads(told))
    cue = match_verb(verb, "subject", "person") if verb.lemma_ in VERBS else None
    return Harm(verb.i, cue.measure, heads(subjects_of(verb))) if cue is not None else None


def read_bare_state(prep: Token) -> Harm | None:
    """A state told without a verb: "a man with a gunshot wound", "teen in critical condition"."""
    if prep.lower_ not in _STATES_OF or prep.head.pos_ not in ("NOUN", "PROPN", "ADJ") or prep.head.i > prep.i:
        return None
    cue = match_state(prep, "person")
    if (
        cue is None
        or cue.measure not in BODILY
        or any(word.lower_ == "no" for o in prep.children for word in o.children)
    ):
        return None
    return Harm(prep.i, cue.measure, heads(whole_list(prep.head)))


def read_class(among: Token) -> Cue | None:
    """What the people are among whom somebody is: "among the dead"."""
    for noun in among.children:
        cues: list[Cue | None] = [*STATES.get(noun.lower_, ()), match_noun(noun, "self", "person")]
        for cue in cues:
            if cue is not None and cue.measure in MEASURES:
                return cue
    return None


def read_noun(noun: Token) -> Harm | None:
    """The harm that a noun names: "the death of", "her son's killing", "the shooting of two men"."""
    own = match_noun(noun, "self", "person")
    if own is not None and own.companions and noun.lemma_.lower() in VICTIMS:
        return Harm(noun.i, own.measure, heads([noun]))  # "a gunshot victim"
    cue = match_noun(noun, "of", "person") or match_noun(noun, "to", "person")
    if cue is None or cue.measure not in MEASURES or is_attempt(noun):
        return None
    suffered = [
        thing
        for prep in noun.children
        if prep.dep_ == "prep" and prep.lower_ in _LINKS and match_noun(noun, prep.lower_, "person")
        for thing in prep.children
        if thing.dep_ == "pobj"
    ]
    if not suffered:
        suffered = [
            child for child in noun.children if child.dep_ == "poss" and child.lower_ not in ("its", "our", "my")
        ]
    elif not any(child.dep_ == "conj" for child in suffered[-1].children):
        # "the killings of a judge, a guard and a driver", read as if the guard were the killings
        suffered += [child for child in noun.children if child.dep_ == "appos" and child.i > suffered[-1].i]
    return Harm(noun.i, cue.measure, heads(suffered)) if suffered else None


def read_adjective(word: Token) -> Harm | None:
    """ "The dead man", "wounded officers", "found dead inside", "left two dead"."""
    cue = next((cue for cue in STATES[word.lower_] if cue.admits("person")), None)
    if cue is None or cue.measure not in MEASURES:
        return None
    if word.dep_ == "amod" and word.head.pos_ in ("NOUN", "PROPN"):
        return Harm(word.i, cue.measure, heads([word.head]))
    own = [child for child in word.children if child.dep_ in SUBJECTS]
    verb = word.head
    if word.dep_ in ("oprd", "acomp", "ccomp", "xcomp") and verb.lemma_ in _FINDING:
        suffered = undergoers_of(verb) if is_passive(verb) else [c for c in verb.children if c.dep_ == "dobj"]
        return Harm(word.i, cue.measure, heads(own or suffered))
    being = any(child.dep_ in ("aux", "auxpass") and child.lemma_ == "be" for child in word.children)
    return Harm(word.i, cue.measure, heads(own)) if own and being else None
