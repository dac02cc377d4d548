"""Whether those who were shot or struck died of it, as the same report tells further on."""

from collections.abc import Sequence

from spacy.tokens import Doc

from onrecord.extract.victims.tables import FEMALE, MALE, VICTIMS
from onrecord.mentions import VictimMention

#: characters from a blow to the pronoun of who died of it
NEAR = 200
#: so many persons may one after another be brought in as "a man"
CROWD = 2
BODILY = frozenset({"killed", "injured"})
#: characters of a headline and a lead
LEAD = 400
#: blows whose word tells what came of them: who was wounded was not dead then
HURTS = frozenset({"wound", "graze"})
#: verbs that say who got wounds, which may have been deadly
GETTING = frozenset({"suffer", "sustain", "receive"})
#: who those are that were told of right before, and the verbs that say they are dead
ALL, DECLARING = frozenset({"both", "they", "all"}), frozenset({"pronounce", "declare", "be"})
PRONOUNS = {"he": "m", "him": "m", "she": "f", "her": "f"}


def is_dead(doc: Doc, cue: int, victims: Sequence[VictimMention]) -> bool:
    """Whether all who were shot or struck by one word of harm are told to have died: by a pronoun right behind ("a man
    was shot and taken to hospital, where he died") or by the same noun or name, or as "the victim"."""
    if doc[cue].lemma_.lower() in HURTS:
        return False
    crowded = len({victim.person for victim in victims if victim.number == 1 and victim.measure in BODILY}) > CROWD
    struck = [victim for victim in victims if victim.cue == cue and victim.measure == "injured"]
    dead = [victim for victim in victims if victim.measure == "killed" and victim.modality == "actual"]
    got = doc[cue].lemma_.lower() in GETTING
    return all(
        any(child.lower_ == "dead" for child in doc[victim.token].children)
        or (
            (victim.hit or got)
            and victim.number == 1
            and any(is_same_person(doc, victim, other, crowded=crowded) for other in dead if not got or other.pronoun)
        )
        for victim in struck
    )


def is_same_person(doc: Doc, hit: VictimMention, dead: VictimMention, *, crowded: bool) -> bool:
    """Whether the words, and not the chain of mentions alone, make who was hit and who died one person. ``crowded``:
    the report tells of many."""
    if hit.person != dead.person or hit.apart != dead.apart:
        return False
    first, last = doc[hit.token].lower_, doc[dead.token].lower_
    if hit.name == (hit.start, hit.end) and doc[dead.token].pos_ == "PROPN":
        return True  # "Ivo Marr was shot ... Marr died"
    if dead.pronoun:
        return 0 < dead.start - hit.end < NEAR and agrees(PRONOUNS.get(last), sex_of(first))
    if last == "one" and 0 <= dead.start - hit.end < len(", xx"):
        return True  # "Ivo Marr, one of the men who died"
    later = max(hit, dead, key=lambda victim: victim.start)
    if crowded and hit.token != dead.token and later.start > LEAD and brings_in(doc, later):
        return False
    return (
        first == last != "one"
        or first in VICTIMS
        or (last in VICTIMS and doc.text[dead.start : dead.start + 4].lower() == "the ")
    )


def all_died(doc: Doc, cue: int) -> bool:
    """Whether the next sentence tells that all who were shot or struck died: "Two men were shot. Both died there"."""
    after = doc[cue].sent.end
    while after < len(doc) and doc[after].is_space:
        after += 1
    if after >= len(doc) or doc[after].lower_ not in ALL or doc[after].dep_ not in ("nsubj", "nsubjpass"):
        return False
    verb = doc[after].head
    told = any(child.lower_ == "dead" for child in verb.children if child.dep_ in ("oprd", "acomp", "xcomp"))
    died = verb.lemma_ == "die" or (verb.lemma_ in DECLARING and told)
    return died and not any(child.dep_ in ("neg", "aux") and child.lower_ != "were" for child in verb.children)


def brings_in(doc: Doc, victim: VictimMention) -> bool:
    """Whether the words bring somebody in: where many are told of, behind the lead, which tells again what the headline
    told, "a man" is not the man told of before."""
    return doc.text[victim.start : victim.end].lower().startswith(("a ", "an ", "another ")) or (
        victim.token > 0 and any(child.lower_ in ("a", "an", "another") for child in doc[victim.token].children)
    )


def agrees(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def sex_of(word: str) -> str | None:
    return "m" if word in MALE else "f" if word in FEMALE else PRONOUNS.get(word)
