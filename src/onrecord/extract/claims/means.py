"""HARM BY MEANS UNSAID -> its kind by what was told before: "the attack" is the car bomb, and who kills fighters in a
fight does so in a clash."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from onrecord.extract.claims.anaphora import is_definite, is_named, tells_which
from onrecord.extract.claims.causes import CARRIED, MEANS
from onrecord.extract.claims.company import noun_lemma
from onrecord.extract.claims.counts import Counted
from onrecord.extract.claims.tables import AIRCRAFT, forces, trigger_rows
from onrecord.extract.claims.triggers import Trigger, is_force, subjects_of
from onrecord.mentions import Draft

#: nouns of harm that say nothing of its means
UNSAID = frozenset({"attack", "assault", "raid", "massacre", "carnage"})
#: drafts back that "the attack" may take up its means from
BACK = 4
FOUGHT = frozenset({"clash", "advance"})
#: words that bring up another harm than that told before
OTHER = frozenset("another other separate second third earlier previous different subsequent".split())
NEW = OTHER | {"a", "an", "any", "no", "some"}
#: nouns for what may come from the air, where strikes were told of, and what says that it did not
FROM_THE_AIR = frozenset({"bombing", "bombardment", "raid"})
BEARERS = frozenset("car truck suicide roadside artillery mortar rocket police border night house".split())
#: what an attack was made with that is neither strike nor bomb
OTHERWISE = frozenset("chemical gas chlorine sarin gun knife sniper arson ground".split())
#: what is done to an attack by those who fight it off
FENDING = frozenset("thwart repel repulse foil fend beat halt frustrate encounter confront counter stop".split())
#: verbs of harm as headlines in title case have them
TITLED = frozenset({"kill", "kills", "wound", "wounds", "injure", "injures"})
#: verbs that tell how fighters fell in a fight, and words for those who were no longer fighting
FELLING = frozenset({"kill", "wound", "injure", "eliminate"})
HELD = frozenset("capture captive captured prisoner hostage execute execution behead detain abduct kidnap".split())
#: who fights in one
RANKS = frozenset({"commander", "infiltrator"})
#: words for an armed side that are no fighters on the ground
APART = frozenset("group side government regime opposition police coalition alliance convoy ally tank bomber".split())


def is_unsaid(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() in UNSAID


def takes_up(token: Token) -> bool:
    """Whether a noun of harm is too general to tell of other harm than that before: "the attack", "attacks"."""
    return is_unsaid(token) and not is_new(token)


def is_new(noun: Token) -> bool:
    """Whether a noun of harm brings up another one than that told before: "a raid", "a similar attack"."""
    return any(
        child.lower_ in NEW and (child.dep_ in ("det", "amod", "nummod") or child.lower_ in OTHER)
        for child in noun.children
    )


def take_up_means(act: Token | None, kind: str | None, drafts: Sequence[Draft], kind_before: str | None) -> str | None:
    """The kind of the harm told last, for "the attack" or, where aircraft struck, "the bombing" and "raids"; ``kind``
    is that of its own words."""
    if act is None or act.pos_ not in ("NOUN", "PROPN") or kind not in ("attack", "bombing", "shelling"):
        return None
    word = act.lemma_.lower()
    if kind_before == "air_strike" and word in FROM_THE_AIR and not is_new(act) and not tells_carrier(act):
        return kind_before if word == "raid" or is_definite(act) else None
    if kind != "attack" or not is_unsaid(act):
        return None
    certain = is_definite(act) and not (tells_which(act) or is_named(act))
    if not (certain or is_alike(act)) or tells_otherwise(act) or (certain and is_new(act)):
        return None
    before = next((draft.kind for draft in reversed(drafts[-BACK:]) if draft.kind in MEANS | FOUGHT), kind_before)
    return before if before in MEANS else None


def is_alike(act: Token) -> bool:
    """Whether an attack was like the one told before: "a similar attack"."""
    return any(child.lower_ in ("similar", "same") for child in act.children)


def tells_otherwise(act: Token) -> bool:
    """Whether an attack was neither strike nor bomb, by its own words: "a chemical attack"."""
    return any(child.lemma_.lower() in OTHERWISE for child in act.children)


def tells_carrier(act: Token) -> bool:
    """Whether a bombing or shelling tells what bore it: "the car bombing", "the artillery bombardment"."""
    return any(child.dep_ in ("compound", "amod", "nmod") and child.lemma_.lower() in BEARERS for child in act.children)


def is_fought(act: Token | None, cue: Token, count: Counted, kind_before: str | None) -> bool:
    """Whether fighters were killed in a fight: of which was told before, that fended off an attack of theirs, or by
    another side that held none of them."""
    head = cue.doc[count.head]
    counted = head.head.head if head.head.dep_ == "relcl" else head  # "20 rebels, four of whom died"
    if count.measure not in ("killed", "injured") or not is_fighter(counted):
        return False
    if any(token.lemma_.lower() in HELD for token in cue.sent):
        return False
    if act is not None and act.lemma_.lower() in ("assault", "offensive") and is_against_force(act):
        return True
    fended = act is not None and is_unsaid(act) and act.head.lemma_.lower() in FENDING
    unnamed = act is None or (act.pos_ == "VERB" and act.lemma_.lower() in FELLING)
    return fended or (unnamed and (kind_before in FOUGHT or is_felled(cue, count)))


def is_against_force(act: Token) -> bool:
    """Whether an assault is one on an armed side: "died in an assault on the Northern Front"."""
    behind = [thing for child in act.children if child.lower_ in ("on", "against") for thing in child.children]
    return any(noun_lemma(thing) in forces() | {"group"} for thing in behind)


def is_felled(cue: Token, count: Counted) -> bool:
    """Whether an armed side killed or wounded the counted, by no means that is told: "troops killed 12 rebels"."""
    doers = [doer for doer in subjects_of(cue) if doer.i not in (count.head, count.number)]
    if cue.lower_ in TITLED and cue.pos_ != "VERB":
        doers += [child for child in cue.children if child.dep_ in ("compound", "nsubj")]
    felling = cue.lemma_.lower() in FELLING or cue.lower_ in TITLED
    return felling and any(is_force(doer) for doer in doers)


def is_fighter(head: Token) -> bool:
    """Whether the counted fight: "60 rebels", "rebel commanders", "members of the army"."""
    behind = [
        thing for child in head.children if child.dep_ == "prep" and child.lower_ == "of" for thing in child.children
    ]
    words = [head, *behind, *(child for child in head.children if child.dep_ in ("compound", "amod"))]
    return any(noun_lemma(word) in (forces() | RANKS) - APART - AIRCRAFT for word in words)


def named_before(cue: Token) -> str | None:
    """The kind by a word of harm that the parser joined to a verb in title case: "Airstrikes Kill 30"."""
    for child in cue.children:
        if child.dep_ == "compound":
            for row in trigger_rows().get((child.lower_.removesuffix("s"), "N"), ()):
                if row.kind in MEANS and not row.beside and not row.needs:
                    return row.kind
    return None


def carry_on(kind_before: str | None, triggers: Sequence[Trigger], doc: Doc) -> str | None:
    """The kind of harm that stands told at the end of a sentence: that of its last word of harm, unless the word is too
    general to tell of other harm than that before. What only tells which town is meant ("held by rebels") is none."""
    for trigger in triggers:
        token = doc[trigger.token]
        if trigger.kind not in CARRIED or (trigger.kind == "advance" and token.dep_ in ("acl", "amod", "relcl")):
            continue
        general = takes_up(token) if trigger.kind == "attack" else False
        aerial = kind_before == "air_strike" and token.lemma_.lower() in FROM_THE_AIR and not tells_carrier(token)
        if not (kind_before in MEANS and general) and not (aerial and not is_new(token)):
            kind_before = trigger.kind
    return kind_before
