"""BOMBS THAT AIRCRAFT DROP -> an air strike, where the words tell of aircraft and of nothing else that bore them."""

from collections.abc import Collection, Iterable, Sequence

from spacy.tokens import Span, Token

from onrecord.extract.claims.company import noun_lemma
from onrecord.extract.claims.tables import AIRCRAFT, LIGHT_VERBS
from onrecord.extract.claims.triggers import Trigger, subjects_of, with_conjuncts

#: bombs that only aircraft drop
DROPPED = frozenset({"barrel", "cluster", "vacuum", "aerial"})
BY_AIR = frozenset({"aerially", "airdropped"})
#: what a deed that aircraft do may be told as
FROM_ABOVE = frozenset({"attack", "bombing", "shelling"})
#: what else carries a bomb or is left with one
BORNE = frozenset("car truck suicide roadside bus nail pipe parcel petrol van motorcycle vehicle lorry".split())


def settle_aerial(triggers: Iterable[Trigger], sentence: Span) -> list[Trigger]:
    """The triggers of a sentence, its "bomb" an air strike where aircraft are told of and nothing else carried it."""
    found = list(triggers)
    if not any(trigger.kind in FROM_ABOVE for trigger in found):
        return found
    flown = any(trigger.kind == "air_strike" for trigger in found) or any(
        t.lemma_.lower() in AIRCRAFT or t.lower_ in BY_AIR for t in sentence
    )
    return [
        trigger._replace(kind="air_strike")
        if is_flown(sentence.doc[trigger.token], trigger)
        or (is_bomb(trigger, sentence) and (flown or bears(trigger, sentence, DROPPED)))
        else trigger
        for trigger in found
    ]


def settle_report(found: Sequence[list[Trigger]], told: Sequence[tuple[Span, str]]) -> Sequence[list[Trigger]]:
    """The triggers of each sentence of a report that tells of air strikes: "the strikes" are those, and so is "the
    bombing" where no bomb is told that was planted or borne."""
    every = [trigger for triggers in found for trigger in triggers]
    if all(trigger.kind != "air_strike" for trigger in every):
        return found
    doc = told[0][0].doc
    bombs = [trigger for trigger in every if trigger.kind == "bombing"]
    flown = {bomb.token for bomb in bombs} if all(is_bare(doc[bomb.token]) for bomb in bombs) else set[int]()
    named = []
    for triggers, (span, _) in zip(found, told, strict=True):
        known = {trigger.token for trigger in triggers}
        strikes = [Trigger(token.i, "air_strike", None, False) for token in span if is_strike(token, known)]
        aerial = [one._replace(kind="air_strike") if one.token in flown else one for one in triggers]
        named.append(sorted([*aerial, *strikes]))
    return named


def is_bare(deed: Token) -> bool:
    """Whether a word tells of bombs and not of what they were: "the bombing", "bombed"."""
    bombs = deed.lemma_.lower() == "bombing" or (deed.pos_ == "VERB" and deed.lemma_.lower() == "bomb")
    return bombs and not any(child.lemma_.lower() in BORNE for child in deed.children)


def is_strike(token: Token, known: Collection[int]) -> bool:
    """Whether a noun is "the strike" or "the strikes" with nothing that tells which."""
    if token.lower_ not in ("strike", "strikes") or token.pos_ != "NOUN" or token.i in known:
        return False
    beside = {child.dep_ for child in token.children}
    return token.dep_ != "compound" and "det" in beside and not beside & {"compound", "amod"}


def is_flown(deed: Token, trigger: Trigger) -> bool:
    """Whether aircraft are said to do a deed: "an attack carried out by jets", "jets made a raid", "jets targeted the
    town, massacring dozens"."""
    if trigger.kind not in FROM_ABOVE:
        return False
    if trigger.verb:
        return trigger.kind == "attack" and any(noun_lemma(doer) in AIRCRAFT for doer in subjects_of(deed))
    told = [child for child in deed.children if child.dep_ in ("acl", "prep", "agent")]
    doers = [doer for word in told if word.dep_ == "acl" for doer in agents_of(word)]
    doers += [noun for word in told if word.lower_ == "by" for noun in word.children if noun.dep_ == "pobj"]
    doers += [doer for verb in carried_out(deed) for doer in agents_of(verb)]
    if deed.dep_ == "dobj" and deed.head.lemma_.lower() in LIGHT_VERBS:
        doers += [child for child in deed.head.children if child.dep_ == "nsubj"]
    return falls(deed) or any(noun_lemma(doer) in AIRCRAFT for doer in doers)


def carried_out(deed: Token) -> list[Token]:
    """The verbs by which a deed is said to be done: "the attack was carried out", "believed to have been launched"."""
    over = [child for child in deed.children if child.dep_ == "acl"]
    over += [deed.head] if deed.dep_ in ("nsubj", "nsubjpass") else []
    under = [child for verb in over for child in verb.children if child.dep_ == "xcomp"]
    return [verb for verb in (*over, *under) if verb.lemma_.lower() in LIGHT_VERBS]


def falls(bomb: Token) -> bool:
    """Whether bombs come down on a place: "bombs rained on Kareth", "continue to fall on"."""
    verbs = [bomb.head, *(child for child in bomb.head.children if child.dep_ == "xcomp")]
    told = bomb.lemma_.lower() == "bomb" and bomb.dep_ == "nsubj"
    return told and any(verb.lemma_.lower() in ("fall", "rain") for verb in verbs)


def agents_of(verb: Token) -> list[Token]:
    """Who did what a passive says."""
    behind = [child for child in verb.children if child.dep_ == "agent"]
    return [doer for agent in behind for noun in agent.children if noun.dep_ == "pobj" for doer in with_conjuncts(noun)]


def is_bomb(trigger: Trigger, sentence: Span) -> bool:
    word = sentence.doc[trigger.token].lemma_.lower()
    bombed = word in ("bomb", "bombing", "drop") or bears(trigger, sentence, frozenset({"bomb"}))
    return trigger.kind == "bombing" and bombed and not bears(trigger, sentence, BORNE)


def bears(trigger: Trigger, sentence: Span, words: frozenset[str]) -> bool:
    """Whether one of the words stands before a bomb: "barrel bombs", "a car bomb"."""
    bomb = sentence.doc[trigger.token]
    return any(child.lemma_.lower() in words for child in bomb.children if child.dep_ in ("compound", "amod", "nmod"))
