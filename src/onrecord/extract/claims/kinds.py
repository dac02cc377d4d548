"""A COUNT WITH ITS CIRCUMSTANCES -> its kind: that of its cause where the words tell more than harm, else what the deed
is, else that of the harm told before."""

from collections.abc import Sequence

from spacy.tokens import Span, Token

from onrecord.extract.claims.accidents import is_fire, is_shot_wound, name_unmeant
from onrecord.extract.claims.causes import LEAD, MEANS, has_own_doers, hit_by, sole_means
from onrecord.extract.claims.circumstances import Circumstances, least
from onrecord.extract.claims.company import noun_lemma
from onrecord.extract.claims.counts import Counted
from onrecord.extract.claims.means import (
    FELLING,
    TITLED,
    UNSAID,
    carry_on,
    is_fought,
    is_unsaid,
    named_before,
    take_up_means,
    tells_otherwise,
)
from onrecord.extract.claims.modality import BODIES
from onrecord.extract.claims.scene import Scene, Sentence
from onrecord.extract.claims.tables import AIRCRAFT, CHARGES, person_nouns
from onrecord.extract.claims.triggers import is_force, subjects_of
from onrecord.mentions import Draft

HURT = frozenset({"killed", "injured"})
#: how a sentence opens that tells of another place
APART = frozenset({"elsewhere", "separately"})
GASES = frozenset("chemical chemicals gas gases chlorine sarin".split())
FOUGHT_OUT = MEANS | {"attack", "clash", "advance"}
#: words that lay a deed to somebody
LAID_TO = frozenset({"suspected", "blamed", "accused"})
#: what makes buildings fall, and verbs that tell of a killing by somebody
TOPPLING = MEANS | {"attack", "earthquake", "storm", "flood"}
BY_HAND = frozenset({"kill", "murder", "slay"})
SNIPERS = frozenset({"sniper", "snipers"})
#: how many are not trapped under one roof
MANY = 100


def settle_kind(
    scene: Scene, sentence: Sentence, count: Counted, held: Circumstances, kind_before: str | None,
    drafts: Sequence[Draft],
) -> str:  # fmt: skip
    """The kind of the claim that a count belongs to; ``drafts`` are the claims before it, whose harm it may take up."""
    cue = scene.doc[count.cue]
    act = None if held.cause is None else scene.doc[held.cause.token]
    told = held.kind
    if act is not None and sentence.headline and told == "attack" and is_unsaid(act) and not tells_otherwise(act):
        told = (None if is_of_many(scene, act) else sole_means(scene.triggers.values())) or told
    elif told == "attack" and act is not None and (means := means_under(act, sentence)) is not None:
        told = means
    elif not sentence.headline:
        told = take_up_means(act, told, drafts, told_before(scene, sentence, act, kind_before)) or told
    if told is None and cue.i not in scene.speech:
        told = kind_of_deed(cue, count) or ("air_strike" if sentence.headline and is_flown_at(cue) else None)
        own = has_own_doers(cue, scene.triggers)
        if told in (None, "attack"):
            told = told or "attack" if own and count.measure in HURT else named_in(sentence, count) or told
    told = told or ("air_strike" if count.measure in HURT and is_laid_to_aircraft(sentence.span) else hit_by(cue))
    if told == "attack" and is_fought(act, cue, count, kind_before):
        told = "clash"
    if told == "accident" and act is not None:
        told = taken_down(act, kind_before) or told
    if told == "advance" and cue.lemma_.lower() in BODIES:
        told = "attack"  # "bodies were found in a town retaken"
    if told is not None:
        return name_unmeant(told, cue)
    if is_fire(cue):
        return "accident"
    carried = carried_to(scene, sentence, count, kind_before) or ("attack" if is_done_by_hand(cue, count) else "other")
    return name_unmeant(carried, cue, carried=True)


def taken_down(act: Token, kind_before: str | None) -> str | None:
    """What brought down a building, where harm that does so was told before: "two blocks collapsed" after a strike."""
    return kind_before if act.lemma_.lower() == "collapse" and kind_before in TOPPLING else None


def is_done_by_hand(cue: Token, count: Counted) -> bool:
    """Whether a verb of killing says that a person did it: "the father killed his wife", "charged with killing two"."""
    if cue.pos_ != "VERB" or cue.lemma_.lower() not in BY_HAND:
        return False
    charged = cue.dep_ == "pcomp" and cue.head.head.lemma_.lower() in CHARGES
    bare = bool(count.persons) and is_bare(cue)
    return charged or bare or any(is_person(doer) for doer in doers_of(cue, count))


def is_bare(cue: Token) -> bool:
    """Whether it is told that somebody was killed and nothing of how: "he was killed in 2019"."""
    if any(token.dep_ == "mark" and token.lower_ != "that" for token in cue.sent):
        return False
    ways = [thing for child in cue.children if child.dep_ in ("prep", "agent") for thing in child.children]
    told = any(thing.ent_type_ not in ("DATE", "TIME", "GPE", "LOC", "FAC") for thing in ways)
    passive = any(child.dep_ == "auxpass" for child in cue.children)
    ways = [child for child in cue.children if child.dep_ in ("advcl", "advmod") and child.lower_ != "ago"]
    return passive and not told and not ways


def is_person(doer: Token) -> bool:
    asked = doer.lower_ in ("who", "he", "she")
    return asked or doer.lemma_.lower() in person_nouns() or doer.ent_type_ == "PERSON"


def means_under(act: Token, sentence: Sentence) -> str | None:
    """The one means that the words of an attack tell of: "attacks on the districts where shells hit a school"."""
    if not is_unsaid(act) or tells_otherwise(act):
        return None
    under = {word.i for child in act.children if child.dep_ != "relcl" for word in child.subtree}
    kinds = {one.kind for one in sentence.triggers if one.token in under}
    return kinds.pop() if len(kinds) == 1 and kinds <= MEANS else None


def is_of_many(scene: Scene, act: Token) -> bool:
    """Whether "attacks" of a headline are several, of which the report tells one that was no strike nor bomb."""
    told = [scene.doc[trigger.token] for trigger in scene.triggers.values() if trigger.kind == "attack"]
    sniped = any(token.lower_ in SNIPERS for token in scene.doc[:LEAD])
    return act.tag_ in ("NNS", "NNPS") and (
        sniped or any(token.lemma_.lower() not in UNSAID | {"fire"} for token in told)
    )


def is_laid_to_aircraft(sentence: Span) -> bool:
    """Whether a sentence lays its harm to aircraft: "with army planes suspected"."""
    flown = [token.i for token in sentence if noun_lemma(token) in AIRCRAFT]
    return any(word.lower_ in LAID_TO for i in flown for word in sentence.doc[i + 1 : min(i + 4, sentence.end)])


def told_before(scene: Scene, sentence: Sentence, act: Token | None, kind_before: str | None) -> str | None:
    """The kind of harm told before a word, in its sentence or earlier; of raids, an air strike told not far back."""
    if act is None:
        return kind_before
    before = carry_on(kind_before, [one for one in sentence.triggers if one.token < act.i], scene.doc)
    near = (scene.triggers.get(token) for token in range(max(0, act.i - LEAD), act.i))
    raided = noun_lemma(act) == "raid" and any(one is not None and one.kind == "air_strike" for one in near)
    return "air_strike" if raided else before


def kind_of_deed(cue: Token, count: Counted) -> str | None:
    """What a deed without a named cause is: an attack where some side kills or wounds; ``None`` where nobody acts."""
    if count.measure == "damaged":
        return "damage"
    doers = doers_of(cue, count)
    if count.measure == "trapped":
        return "siege" if any(is_force(doer) for doer in doers) else None
    if count.measure not in HURT:
        return None
    if (named := named_before(cue)) is not None and cue.lower_ in TITLED:
        return named
    armed = [doer for doer in doers if is_force(doer)]
    if armed and all(is_airborne(doer) for doer in armed):
        return "air_strike"
    return "attack" if armed or is_headline_deed(cue) else None


def is_airborne(side: Token) -> bool:
    """Whether an armed side fights from the air: "jets", "the air force"."""
    return side.lemma_.lower() in AIRCRAFT or any(child.lower_ in ("air", "aerospace") for child in side.children)


def is_flown_at(cue: Token) -> bool:
    """Whether aircraft stand before a verb of harm in a headline: "Jets Pound Rebels in Kareth Killing 50"."""
    before = cue.doc[cue.sent.start : cue.i]
    return cue.lemma_.lower() in FELLING and any(noun_lemma(token) in AIRCRAFT for token in before)


def doers_of(cue: Token, count: Counted) -> list[Token]:
    """Who did what a verb of harm says, the counted left out."""
    return [doer for doer in subjects_of(cue) if doer.i not in (count.head, count.number)] if cue.pos_ == "VERB" else []


def is_headline_deed(cue: Token) -> bool:
    """Whether a verb in title case that the parser took for a name has a side before it: "Army Kills 31 Rebels"."""
    return (
        cue.pos_ != "VERB"
        and cue.lower_ in TITLED
        and any(child.dep_ in ("compound", "nsubj") and is_force(child) for child in cue.children)
    )


def named_in(sentence: Sentence, count: Counted) -> str | None:
    """The means that a sentence names before its verb of harm or under it, where it names those alone and the parser
    does not join the two: "three air strikes hit a market in the town of X on Tuesday killing 10"."""
    if count.measure not in HURT or sentence.headline:
        return None
    cue = sentence.span.doc[count.cue]
    kinds = {one.kind for one in sentence.triggers if one.token < count.cue or cue.is_ancestor(cue.doc[one.token])}
    return kinds.pop() if len(kinds) == 1 and kinds <= MEANS else None


def carried_to(scene: Scene, sentence: Sentence, count: Counted, kind_before: str | None) -> str | None:
    """The kind of the harm told before, for harm that names none. Strikes and bombs of the sentences before are not
    what a person did with his own hands, what gas or a sniper did or what happened elsewhere, fighting for ground harms
    people as fighting, and who is killed by those who took him is attacked. Hundreds are trapped in a siege and not
    under one roof."""
    cue = scene.doc[count.cue]
    if count.measure == "missing" and kind_before == "attack":  # who is missing was taken, if anything
        return "abduction" if any(one.kind == "abduction" for one in scene.triggers.values()) else None
    if count.measure == "trapped" and kind_before in FOUGHT_OUT and least(scene, count) >= MANY:
        return "siege"
    if count.measure not in HURT:
        return kind_before
    if kind_before == "abduction" or (kind_before == "accident" and is_shot_wound(cue)):
        return "attack"
    by_hand = any(is_person(doer) for doer in doers_of(cue, count))
    dead = cue.lemma_.lower() in BODIES  # wherever they lie
    if dead and kind_before in ("clash", "advance"):
        return "attack"
    apart = (sentence.span[0].lower_ in APART and not dead) or any(
        token.lower_ in GASES | SNIPERS for token in sentence.span
    )
    attacked = carry_on(kind_before, sentence.triggers, scene.doc) == "attack"  # another than that told before
    if kind_before in MEANS and (by_hand or apart or attacked):
        return "attack"
    return "clash" if kind_before == "advance" else kind_before
