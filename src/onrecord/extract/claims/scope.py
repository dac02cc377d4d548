"""How far a count reaches: one event, one day, a period, or from a fixed start onwards; and whether it is a stock."""

from collections.abc import Collection

from spacy.tokens import Doc, Token

from onrecord.extract.claims.counts import REVISING, TOLLS, Counted, included
from onrecord.extract.claims.stretches import (
    is_between,
    is_of_recent,
    is_spell,
    is_stretch_alone,
    is_through,
    spans,
)
from onrecord.mentions import TimeMention
from onrecord.model import Scope

REMAINING = frozenset({"remain", "live", "stay"})
#: before a participle the parser takes these for auxiliaries, without a lemma
REMAINED = frozenset({"remain", "remains", "remained", "remaining"})
STATES = frozenset({"remain", "live", "shelter", "stay", "host", "be"})
#: what kills over months and years: a count of its dead is a total and no event
LONG = frozenset("war conflict insurgency uprising rebellion crisis unrest pandemic epidemic famine drought".split())
#: how a toll hangs on what killed
BEFORE_LONG = ("in", "by", "during", "from", "of")
#: a count in the present perfect, of no cause and no day, is a running total from here on: few single events reach it
MANY = 1000
#: so many, told without a day, are no single event's where several deeds or none are named
HUNDREDS = 100
#: no single event drives so many from home
MILLIONS = 1_000_000
#: verbs that set a total: "this brings to 332,000 the number of people displaced"
RAISING = REVISING | {"bring", "take", "push", "swell"}
#: no single event of a war is told to have killed so many
COUNTLESS = 20_000
#: who has moved "now" has moved since it began: a total up to publication
DISPLACING = frozenset({"displaced", "evacuated", "returned"})
#: what a verb joined by "and" has of its own where it does not share that of the first
OWN = frozenset({"nsubj", "nsubjpass", "aux"})
#: what "this" makes a moment, or less than a day
PASSING = frozenset("time moment point hour minute stage juncture morning afternoon evening".split())
#: how a clause hangs on another that has its own time
APART = frozenset({"ccomp", "parataxis", "advcl"})
PAST = ("the past", "past ", "the last", "last ")


def read_scope(
    doc: Doc, count: Counted, time: TimeMention | None, root: Token | None, *, caused: bool, amount: float
) -> Scope:
    """How far a count reaches. ``amount`` is its least number, 0 where it has none; ``caused`` tells that the sentence
    names what it comes of."""
    if count.persons:  # who is told of one by one is no total
        return "event"
    cue, number = doc[count.cue], doc[count.number]
    part = included(number)
    if amount > 1 and time is not None and time.text.lower().startswith(PAST) and spans(doc, time):
        return "period"
    if not part and (runs_on(cue) or counted_since(cue)):
        return "cumulative"
    long = not part and is_of_long(cue)
    between = time is not None and root is not None and is_between(time, root)
    if amount != 1 and (between or (not long and is_spell(cue))):
        return "period"
    if count.measure in DISPLACING and (time is None or time.when is None) and is_perfect(cue):
        return "cumulative"
    if count.measure in ("displaced", "hosted") and (amount >= MILLIONS or is_brought_to(number)):
        return "cumulative"
    if long or (not part and is_countless(cue, count, time, caused=caused, amount=amount)):
        return "cumulative"
    if time is None or root is None:
        return "event"
    words = doc.text[max(0, time.start - len("so far in ")) : time.end].lower()
    if (
        (runs_since(root, cue) and not stands_behind_since(cue))
        or (is_as_of(root, cue) and amount > 1 and not count.persons)
        or "so far" in words
        or opens_total(time.text.lower(), cue)
        or (amount > 1 and is_running(time.text.lower()) and is_perfect(cue) and not is_stretch_alone(doc, time))
    ):
        return "cumulative"
    if amount != 1 and (spans(doc, time) or (amount > 1 and (is_through(time, root) or is_of_recent(root)))):
        return "period"
    one_day = time.when is not None and time.when.edtf is not None and len(time.when.edtf) == len("2024-03-01")
    return "day" if part and not caused and one_day else "event"


def is_countless(cue: Token, count: Counted, time: TimeMention | None, *, caused: bool, amount: float) -> bool:
    """Whether a count is too high for one event of a war."""
    undated = time is None or time.timex == "DURATION"
    if amount >= COUNTLESS and (names_long(cue) or (count.measure == "killed" and time is None and not caused)):
        return True
    perfect = is_perfect(cue) or (cue.dep_ == "dobj" and is_perfect(cue.head))  # "has caused the death of 20,000"
    return undated and not caused and amount >= MANY and perfect


def is_brought_to(number: Token) -> bool:
    """Whether a number is what a total came to."""
    over = number.head if number.dep_ == "pobj" else number
    return over.lower_ == "to" and over.head.lemma_.lower() in RAISING


def runs_undated(cue: Token, act: Token | None, *, amount: float, vague: bool) -> bool:
    """Whether a count that no time holds is a running total: "have been killed in bombings" of very many by several
    deeds, "they killed hundreds" of no deed at all."""
    if act is None or act.i == cue.i:
        return vague and (amount >= HUNDREDS or (amount == 0 and act is None)) and is_of_many_deeds(cue, amount)
    return amount >= HUNDREDS and act.tag_ in ("NNS", "NNPS") and is_perfect(cue.head if cue.dep_ == "conj" else cue)


def is_of_many_deeds(cue: Token, amount: float) -> bool:
    return cue.tag_ == "NNS" or (cue.pos_ == "VERB" and amount > 0)


def runs_on(cue: Token) -> bool:
    """Whether a deed, or the one that it is joined to, is told since some start: "since March 12 have died and hundreds
    have been hurt"."""
    if any((child.lower_ == "since" and child.dep_ != "mark") or is_since_clause(child) for child in cue.children):
        return True
    return cue.dep_ == "conj" and cue.head.pos_ == "VERB" and is_perfect(cue) and runs_on(cue.head)


def is_of_long(cue: Token) -> bool:
    """Whether a deed is that of a war or the like: "the war has killed", "were killed in the conflict", "the toll of
    the war"."""
    if cue.dep_ == "compound" and cue.head.lemma_.lower() in TOLLS:
        cue = cue.head  # "the death toll"
    if any(child.dep_ == "nsubj" and child.lemma_.lower() in LONG for child in cue.children):
        return True
    is_toll = cue.lemma_.lower() in TOLLS
    if stands_under_long(cue, before=BEFORE_LONG if is_toll else ("in", "by", "during")):
        return True
    if is_toll and cue.dep_ == "dobj" and stands_under_long(cue.head, before=("from",)):
        return True
    return cue.dep_ == "relcl" and cue.head.lemma_.lower() in LONG


def stands_under_long(token: Token, *, before: Collection[str] = BEFORE_LONG) -> bool:
    """Whether a war or the like hangs on a word by one of these prepositions."""
    return any(
        noun.dep_ == "pobj" and noun.lemma_.lower() in LONG
        for child in token.children
        if child.dep_ in ("prep", "agent") and child.lower_ in before
        for noun in child.children
    )


def names_long(cue: Token) -> bool:
    """Whether the sentence of a deed names a war or the like: "the conflict took the lives of 200,000"."""
    return any(token.lemma_.lower() in LONG for token in cue.sent)


def is_perfect(cue: Token) -> bool:
    """Whether a deed is told up to now: "have been killed"."""
    if any(child.dep_ == "aux" and child.lower_ in ("has", "have", "'ve", "’ve") for child in cue.children):
        return True
    bare = cue.dep_ == "conj" and cue.tag_ in ("VBN", "VBD") and not any(child.dep_ in OWN for child in cue.children)
    return bare and is_perfect(cue.head)


def opens_total(words: str, cue: Token) -> bool:
    """Whether a time opens a running total: "since March", "losses this month"."""
    return words.startswith("since") or (is_running(words) and cue.lemma_.lower() in TOLLS)


def is_running(words: str) -> bool:
    """Whether words name a stretch that is not over yet: "this week", and not "this time", "this morning"."""
    return words.startswith("this ") and not set(words.split()) & PASSING


def is_as_of(root: Token, cue: Token) -> bool:
    """Whether a time stands behind "as of" and says up to when a deed was counted: not so in "12 were shot, their
    names are unknown as of Monday"."""
    over = root.head
    if over.lower_ != "of" or over.head.lower_ != "as":
        return False
    verb = over.head.head
    while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
        verb = verb.head
    return verb.i == cue.i or (verb.is_ancestor(cue) and (cue.pos_ == "NOUN" or cue.dep_ not in APART))


def runs_since(root: Token, cue: Token) -> bool:
    """Whether a time stands behind "since", at once or with a clause between ("since it broke out in 2011"); a "since"
    above the deed itself is of something else."""
    token = root
    for _ in range(8):
        if token.i == cue.i:
            return False
        if token.lower_ == "since" or any(child.lower_ == "since" and child.dep_ == "mark" for child in token.children):
            return True
        if token.head.i == token.i:
            return False
        token = token.head
    return False


def stands_behind_since(cue: Token) -> bool:
    """Whether a deed is itself what something has been so since: "the first since an attack that killed nine", "the
    worst since a bomb killed nine"."""
    token = cue
    if any(child.lower_ == "since" and child.dep_ == "mark" for child in cue.children):
        return True
    for _ in range(6):
        if token.head.i == token.i:
            return False
        if token.dep_ == "relcl" and token.head.dep_ == "pobj" and token.head.head.lower_ == "since":
            return token.head.ent_type_ != "DATE"
        token = token.head
    return False


def counted_since(cue: Token) -> bool:
    """Whether the verb over a noun of harm has counted since some start: "verified 14 deaths since the uprising"."""
    verb = cue.head
    if cue.dep_ != "dobj" or cue.pos_ != "NOUN" or cue.lemma_.lower() not in TOLLS:
        return False
    return any(child.lower_ == "since" and child.dep_ == "prep" and child.i > cue.i for child in verb.children)


def is_since_clause(child: Token) -> bool:
    return child.dep_ == "advcl" and any(word.lower_ == "since" and word.dep_ == "mark" for word in child.children)


def is_stock(doc: Doc, count: Counted) -> bool:
    """Whether a count tells how many there are, not how many came to it."""
    cue = doc[count.cue]
    if count.measure in ("hosted", "missing", "trapped"):
        return True
    if count.measure in ("displaced", "hospitalised", "detained"):
        going_on = any(child.lower_ == "still" or child.lower_ in REMAINED for child in cue.children)
        return going_on or cue.head.lemma_ in REMAINING or (cue.dep_ == "acomp" and cue.head.lemma_ in STATES)
    return False
