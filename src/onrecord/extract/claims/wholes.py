"""COUNTS -> which is part of which, and those that are none of their own."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from onrecord.extract.claims.counts import CLASSES, TOLLS, Counted, class_above, included, partitive
from onrecord.extract.claims.degrees import tells_degree
from onrecord.mentions import QuantityMention

#: how many counts back "of those" may reach
BACK = 6


def drop_repeats(doc: Doc, quantities: Sequence[QuantityMention], counts: Sequence[Counted]) -> list[Counted]:
    """The counts without those that are parts of none and those that tell again of whom the count before tells; those
    that hold dead and hurt are marked."""
    return [
        count._replace(mixed=is_mixed(doc, quantities, counts, n))
        for n, count in enumerate(counts)
        if not is_part_of_nobody(doc, counts, n) and not is_told_twice(doc, counts, n)
    ]


def is_mixed(doc: Doc, quantities: Sequence[QuantityMention], counts: Sequence[Counted], position: int) -> bool:
    """Whether a number of people shot or struck holds dead and hurt: "five were shot, three fatally", "four were shot,
    two of whom died"."""
    count = counts[position]
    if not count.hit or count.persons:
        return False
    sentence, number = doc[count.cue].sent, quantities[count.quantity].amount
    several = 0 if number is None else number.value or number.lower or 0
    for later in counts[position + 1 :]:
        if later.cue >= sentence.end:
            break
        word, amount = doc[later.number], quantities[later.quantity].amount
        part = doc[later.cue].lower_ == "fatally" or partitive(word) or included(word)
        if part and later.measure == "killed" and amount is not None and 0 < (amount.value or 0) < several:
            return True
    return False


def is_part_of_nobody(doc: Doc, counts: Sequence[Counted], position: int) -> bool:
    """Whether a count was read as a part of none: "no one was hurt while ten, including two boys, were inside"."""
    whole = None if counts[position].negated else find_whole(doc, counts, position)
    return whole is not None and counts[whole].negated


def is_told_twice(doc: Doc, counts: Sequence[Counted], position: int) -> bool:
    """Whether a count is of somebody whom the count right before it in the sentence holds with the same measure: "the
    shot struck Marr, killing him", "two people, one of them a child", "the two hurt were the only two there"."""
    if not position:
        return False
    count, before = counts[position], counts[position - 1]
    if count.measure != before.measure or doc[count.cue].sent.start != doc[before.cue].sent.start:
        return False
    named = doc[count.head].idx, doc[count.head].idx + len(doc[count.head])
    head = doc[count.head]
    same = head.dep_ == "attr" and any(child.i == before.head and child.dep_ == "nsubj" for child in head.head.children)
    return same or (bool(count.persons) and count.persons == before.persons) or before.population == named


def find_whole(doc: Doc, counts: Sequence[Counted], position: int) -> int | None:
    """The earlier count that a count is part of, by its own words; ``None`` when it names no whole.

    Two wordings name one: a part taken of "those" or listed behind "including", and "two died, taking the toll to 19",
    where the toll that follows is the whole.
    """
    count = counts[position]
    if count.negated:
        return None
    head, number = doc[count.head], doc[count.number]
    if (
        position
        and counts[position - 1].measure == count.measure
        and tells_degree(doc[counts[position - 1].number], number)
    ):
        return position - 1
    if (whole := whole_among(doc, counts, position)) is not None:
        return whole
    told = class_above(first_of(head), CLASSES)
    if partitive(number) or included(number) or told is not None:
        for earlier in range(position - 1, max(-1, position - 1 - BACK), -1):
            if told is not None and counts[earlier].number > min(told.i, number.i):
                continue
            if counts[earlier].measure == count.measure and first_of(doc[counts[earlier].head]).i != first_of(head).i:
                return earlier
        return None
    for later in range(position + 1, min(len(counts), position + 3)):
        other = counts[later]
        if doc[other.head].sent.start != head.sent.start:
            break
        if other.measure == count.measure and raises_total(doc[other.cue], doc[other.head]):
            return later
    return None


def first_of(head: Token) -> Token:
    """The noun that heads a list: "three nurses and two guards were among the dead", commas lost or not ("included six
    women five children and three guards")."""
    while head.head.pos_ in ("NOUN", "PROPN", "NUM") and (head.dep_ == "conj" or is_uncoupled(head)):
        head = head.head
    return head


def is_uncoupled(noun: Token) -> bool:
    """Whether a counted noun stands before another without the comma between them."""
    return noun.dep_ == "nmod" and noun.tag_ == "NNS" and any(child.dep_ == "nummod" for child in noun.children)


def whole_among(doc: Doc, counts: Sequence[Counted], position: int) -> int | None:
    """The count that another is said to be among: "two nurses were among at least 31 killed"."""
    verb = doc[counts[position].head]
    if verb.dep_ == "pobj" and verb.head.lower_ == "of":
        verb = verb.head.head  # "a family of ten"
    verb = verb.head if verb.dep_ in ("nsubj", "nsubjpass", "attr") else verb
    said = (verb, *(child for child in verb.children if child.dep_ in ("relcl", "acl")))  # "girl among 3 wounded"
    among = {child.i for word in said for child in word.children if child.dep_ == "prep" and child.lower_ == "among"}
    near_by: tuple[int, ...] = (
        *range(position + 1, min(len(counts), position + 4)),
        *range(position - 1, max(-1, position - 3), -1),
    )
    for whole in near_by:
        head = doc[counts[whole].head]
        if {head.head.i, head.head.head.i} & among and counts[whole].measure == counts[position].measure:
            return whole
    return None


def raises_total(cue: Token, head: Token) -> bool:
    """Whether a count is what a toll rises to: "bringing the toll to 11", "taking its losses this month to 19"."""
    if head.dep_ != "pobj" or head.head.lower_ != "to":
        return False
    verb = head.head.head
    tolls = [child for child in verb.children if child.dep_ in ("dobj", "nsubj", "nsubjpass")]
    return any(child.lemma_.lower() in TOLLS for child in tolls) or cue.lemma_.lower() in TOLLS
