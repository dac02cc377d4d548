"""A COUNT WITH ITS CIRCUMSTANCES -> its kind: that of its cause where the words tell more than harm, else what the deed
is, else that of the harm told before."""

from collections.abc import Sequence

from spacy.tokens import Token

from onrecord.extract.claims.accidents import is_fire, name_unmeant
from onrecord.extract.claims.causes import MEANS, has_own_doers, sole_means
from onrecord.extract.claims.circumstances import Circumstances, least
from onrecord.extract.claims.counts import Counted
from onrecord.extract.claims.means import is_fought, is_unsaid, named_before, take_up_means, tells_otherwise
from onrecord.extract.claims.scene import Scene, Sentence
from onrecord.extract.claims.tables import AIRCRAFT, person_nouns
from onrecord.extract.claims.triggers import is_force, subjects_of
from onrecord.mentions import Draft

#: how a sentence opens that tells of another place
APART = frozenset({"elsewhere", "separately"})
FOUGHT_OUT = MEANS | {"attack", "clash", "advance"}
#: how many are not trapped under one roof
MANY = 100
#: verbs of harm as headlines in title case have them
TITLED = frozenset({"kill", "kills", "wound", "wounds", "injure", "injures"})


def settle_kind(
    scene: Scene, sentence: Sentence, count: Counted, held: Circumstances, kind_before: str | None,
    drafts: Sequence[Draft],
) -> str:  # fmt: skip
    """The kind of the claim that a count belongs to; ``drafts`` are the claims before it, whose harm it may take up."""
    cue = scene.doc[count.cue]
    act = None if held.cause is None else scene.doc[held.cause.token]
    told = held.kind
    if act is not None and sentence.headline and told == "attack" and is_unsaid(act) and not tells_otherwise(act):
        told = sole_means(scene.triggers.values()) or told
    elif not sentence.headline:
        told = take_up_means(act, told, drafts, kind_before) or told
    if told is None and cue.i not in scene.speech:
        told = kind_of_deed(cue, count)
        if told in (None, "attack") and not has_own_doers(cue, scene.triggers):
            told = named_in(sentence, count) or told
    if told == "attack" and is_fought(act, cue, count, kind_before):
        told = "clash"
    if told is not None:
        return name_unmeant(told, cue)
    if is_fire(cue):
        return "accident"
    return name_unmeant(carried_to(scene, sentence, count, kind_before) or "other", cue, carried=True)


def kind_of_deed(cue: Token, count: Counted) -> str | None:
    """What a deed without a named cause is: an attack where some side kills or wounds; ``None`` where nobody acts."""
    if count.measure == "damaged":
        return "damage"
    doers = doers_of(cue, count)
    if count.measure == "trapped":
        return "siege" if any(is_force(doer) for doer in doers) else None
    if count.measure not in ("killed", "injured"):
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


def doers_of(cue: Token, count: Counted) -> list[Token]:
    """Who did what a verb of harm says, the counted left out."""
    return [doer for doer in subjects_of(cue) if doer.i not in (count.head, count.number)] if cue.pos_ == "VERB" else []


def is_headline_deed(cue: Token) -> bool:
    """Whether a verb in title case that the parser took for a name has a side before it: "Army Kills 31 Rebels"."""
    return (
        cue.pos_ != "VERB"
        and cue.lower_ in TITLED
        and any(child.dep_ == "compound" and is_force(child) for child in cue.children)
    )


def named_in(sentence: Sentence, count: Counted) -> str | None:
    """The means that a sentence names before its verb of harm, where it names those alone and the parser does not join
    the two: "three air strikes hit a market in the town of X on Tuesday killing 10"."""
    if count.measure not in ("killed", "injured") or sentence.headline:
        return None
    kinds = {trigger.kind for trigger in sentence.triggers if trigger.token < count.cue}
    return kinds.pop() if len(kinds) == 1 and kinds <= MEANS else None


def carried_to(scene: Scene, sentence: Sentence, count: Counted, kind_before: str | None) -> str | None:
    """The kind of the harm told before, for harm that names none. Strikes and bombs of the sentences before are not
    what a person did with his own hands or what happened elsewhere, fighting for ground harms people as fighting, and
    who is killed by those who took him is attacked. Hundreds are trapped in a siege and not under one roof."""
    cue = scene.doc[count.cue]
    if count.measure == "trapped" and kind_before in FOUGHT_OUT and least(scene, count) >= MANY:
        return "siege"
    if count.measure not in ("killed", "injured"):
        return kind_before
    if kind_before == "abduction":
        return "attack"
    by_hand = any(doer.lemma_.lower() in person_nouns() or doer.ent_type_ == "PERSON" for doer in doers_of(cue, count))
    if kind_before in MEANS and (by_hand or sentence.span[0].lower_ in APART):
        return "attack"
    return "clash" if kind_before == "advance" else kind_before
