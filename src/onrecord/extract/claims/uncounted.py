"""NUMBERS BESIDE WORDS OF HARM that count nobody harmed: those who live in a place, how bad injuries are, a rate."""

from spacy.tokens import Token

from onrecord.extract.claims.tables import terrain
from onrecord.mentions import QuantityMention
from onrecord.model import Measure

SPELLS = frozenset({"hour", "day", "night", "week", "month", "year"})
#: words for those of a family
KIN = frozenset({"family", "relative", "wife", "widow", "child", "son", "daughter", "parent", "mother", "father"})
PARENTS = frozenset({"father", "mother", "parent", "dad", "mom", "mum", "grandfather", "grandmother"})
LOOSE = frozenset({"some", "many", "most", "several", "part", "all", "none"})
#: so many come back to a place and are no return of people
FEW = 5
WOUNDS = frozenset({"injury", "wound"})
#: what "no further injuries" and "no reported injuries" say is how many and not how bad
FURTHER = frozenset("other further additional more immediate reported known new".split())
BADLY = frozenset("seriously badly gravely critically severely".split())
NOBODY = frozenset({"nobody", "none", "one"})
EACH = frozenset({"each", "every", "a", "an"})
#: what makes a length of time the way to a day
SHIFTS = frozenset({"after", "before", "earlier", "later", "ago", "on", "long", "previously"})
#: who is looked for after a shooting was not shot: "a shooting suspect"
SOUGHT = frozenset({"suspect", "shooter", "gunman", "attacker", "bomber"})


def counts_nobody(head: Token, cue: Token) -> bool:
    """Whether the words of harm at ``cue`` do not tell how many were harmed of those counted at ``head``."""
    told = (is_quality(head), is_rate(head, cue), is_sought(head, cue), is_owner(head, cue), is_parents(head))
    return any(told) or is_family_of(head) or is_mild(head, cue)


def is_mild(head: Token, cue: Token) -> bool:
    """Whether it is only denied how bad injuries are: "none of the victims have life-threatening injuries", "nobody was
    seriously hurt", "no serious injuries"."""
    if head.i == cue.i and head.lemma_.lower() in WOUNDS:
        told = [child for child in head.children if child.dep_ == "amod" and child.lower_ not in FURTHER]
        return bool(told) and any(child.dep_ == "det" and child.lower_ == "no" for child in head.children)
    if cue.pos_ not in ("VERB", "AUX"):
        return False
    if head.lower_ in NOBODY or any(child.lower_ == "no" for child in head.children):
        return any(child.dep_ == "advmod" and child.lower_ in BADLY for child in cue.children)
    denied = any(c.dep_ == "nsubj" and c.left_edge.lower_ in ("none", "neither", "no") for c in cue.children)
    wounds = [c for c in cue.children if c.dep_ == "dobj" and c.lemma_.lower() in WOUNDS]
    return denied and any(c.dep_ == "amod" for wound in wounds for c in wound.children)


def is_parents(head: Token) -> bool:
    """Whether a number tells how many children somebody has: "a father of five killed"."""
    return head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lemma_.lower() in PARENTS


def is_family_of(head: Token) -> bool:
    """Whether a number tells of how many families those were: "three children from one family"."""
    return head.dep_ == "pobj" and head.head.lower_ == "from" and head.lemma_.lower() in ("family", "household")


def is_sought(head: Token, cue: Token) -> bool:
    """Whether the word of harm only names the deed that somebody is looked for: "a shooting suspect"."""
    return head.lemma_.lower() in SOUGHT and cue.i + 1 == head.i and cue.lower_.endswith("ing")


def is_owner(head: Token, cue: Token) -> bool:
    """Whether the harm is that of others who belong to those counted: "executed the families of five rebels"."""
    over = head.head.head
    if head.dep_ != "pobj" or head.head.lower_ != "of" or head.like_num:  # "a family of five"
        return False
    return over.lemma_.lower() in KIN and over.head.i == cue.i


def is_lone_mover(measure: Measure, head: Token, mention: QuantityMention) -> bool:
    """Whether one person alone ran away or a few came back: that is no displacement and no return of people."""
    number = None if mention.amount is None else mention.amount.value
    few = number == 1 or (measure == "returned" and number in range(2, FEW + 1))
    person = mention.unit == "person" or head.tag_ not in ("NNS", "NNPS")
    return measure in ("returned", "displaced") and few and person


def is_loose_part(mention: QuantityMention, number: Token) -> bool:
    """Whether a part of people has no number at all: "some of the injured are in critical condition"."""
    amount = mention.amount
    unknown = amount is None or (amount.value is None and amount.lower is None and amount.upper is None)
    return unknown and number.lower_ in LOOSE and number.doc[number.i + 1 : number.i + 2].text.lower() == "of"


def is_inhabitants(head: Token) -> bool:
    """Whether a count tells how many live in a place: "a town of 110,000 residents", "a population of 4,000", "home to
    three million people"."""
    if head.dep_ != "pobj":
        return False
    over = head.head.head
    lived_in = over.lemma_.lower() in terrain() and over.lower_ != "quarter"  # "a quarter of a million people"
    return (head.head.lower_ == "of" and (lived_in or over.lower_ == "population")) or over.lower_ == "home"


def is_quality(head: Token) -> bool:
    """Whether a sentence tells how bad injuries are and not how many: "none of the injuries were life-threatening"."""
    if head.lemma_.lower() not in WOUNDS:
        return False
    subject = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" else head
    if subject.dep_ in ("nsubj", "nsubjpass") and any(word.lower_ == "threatening" for word in subject.head.subtree):
        return True
    said = [child for child in subject.head.children if child.dep_ in ("acomp", "oprd", "ccomp", "xcomp")]
    said += [
        child for word in said if word.lemma_ == "be" for child in word.children if child.dep_ in ("acomp", "attr")
    ]
    return subject.dep_ in ("nsubj", "nsubjpass") and any(child.pos_ == "ADJ" for child in said)


def is_rate(head: Token, cue: Token) -> bool:
    """Whether a count is one for each day or month: "an average of 12 deaths", "are killed every day", "520 deaths per
    year"."""
    if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lemma_.lower() == "average":
        return True
    below = [child for word in {head, cue} for child in word.children]
    if any(
        word.lower_ == "per" and word.nbor().lemma_.lower() in SPELLS for word in below if word.i + 1 < len(word.doc)
    ):
        return True
    spells = [child for child in below if child.dep_ == "npadvmod"]
    return any(is_each(spell) for spell in spells if spell.lemma_.lower() in SPELLS)


def is_each(spell: Token) -> bool:
    """Whether a length of time is one of many: "each day", "a month"; "a day after", "a week earlier" is not."""
    after = spell.doc[spell.i + 1 : spell.i + 2].text.lower()
    return after not in SHIFTS and any(child.dep_ == "det" and child.lower_ in EACH for child in spell.children)
