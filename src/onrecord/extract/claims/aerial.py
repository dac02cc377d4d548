"""BOMBS THAT AIRCRAFT DROP -> an air strike, where the sentence tells of aircraft and nothing else bore the bomb."""

from collections.abc import Iterable

from spacy.tokens import Span

from onrecord.extract.claims.tables import AIRCRAFT
from onrecord.extract.claims.triggers import Trigger

#: bombs that only aircraft drop
DROPPED = frozenset({"barrel", "cluster", "aerial"})
#: what else carries a bomb or is left with one
BORNE = frozenset("car truck suicide roadside bus nail pipe parcel petrol van motorcycle vehicle lorry".split())


def settle_aerial(triggers: Iterable[Trigger], sentence: Span) -> list[Trigger]:
    """The triggers of a sentence, its "bomb" an air strike where aircraft are told of and nothing else carried it."""
    found = list(triggers)
    if not any(is_bomb(trigger, sentence) for trigger in found):
        return found
    flown = any(trigger.kind == "air_strike" for trigger in found) or any(
        t.lemma_.lower() in AIRCRAFT for t in sentence
    )
    return [
        trigger._replace(kind="air_strike")
        if is_bomb(trigger, sentence) and (flown or bears(trigger, sentence, DROPPED))
        else trigger
        for trigger in found
    ]


def is_bomb(trigger: Trigger, sentence: Span) -> bool:
    word = sentence.doc[trigger.token].lemma_.lower()
    return trigger.kind == "bombing" and word in ("bomb", "bombing", "drop") and not bears(trigger, sentence, BORNE)


def bears(trigger: Trigger, sentence: Span, words: frozenset[str]) -> bool:
    """Whether one of the words stands before a bomb: "barrel bombs", "a car bomb"."""
    bomb = sentence.doc[trigger.token]
    return any(child.lemma_.lower() in words for child in bomb.children if child.dep_ in ("compound", "amod", "nmod"))
