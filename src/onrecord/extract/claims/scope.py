"""How far a count reaches: one event, one day, a period, or from a fixed start onwards; and whether it is a stock."""

from collections.abc import Collection
from datetime import date

from spacy.tokens import Doc, Token

from onrecord.extract.claims.counts import TOLLS, Counted, included
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
#: no single event of a war is told to have killed so many
COUNTLESS = 20_000
#: who has moved "now" has moved since it began: a total up to publication
DISPLACING = frozenset({"displaced", "evacuated", "returned"})
#: what a verb joined by "and" has of its own where it does not share that of the first
OWN = frozenset({"nsubj", "nsubjpass", "aux"})
#: a count over longer than this, from one day named to another, is no single event
EVENT_DAYS = 31
#: what "this" makes a moment, or less than a day
PASSING = frozenset("time moment point hour minute stage juncture morning afternoon evening".split())
#: two deeds of a month may be those of one attack
BEFORE_YEAR = 12
PAIR = frozenset({"two", "2"})
SEVERAL = frozenset({"many", "several", "numerous", "various", "countless"})
#: how a clause hangs on another that has its own time
APART = frozenset({"ccomp", "parataxis", "advcl"})
#: deeds without a plural that go on for days; with an article they may be one
GOING_ON = frozenset("shelling bombardment fighting violence warfare".split())
SPELLS = frozenset({"hour", "day", "night", "week", "month"})
#: the most steps from a word of harm to the verb that it shares a subject with
SHARED = 4
#: so many in a year, a month or a weekend are a total where no single deed is named
YEARLY, MONTHLY, WEEKENDLY = 10, 200, 5
PAST = ("the past", "past ", "the last", "last ")
SPANNING = frozenset({"in", "over", "during", "within", "for", "the", "past", "last"})


def read_scope(
    doc: Doc, count: Counted, time: TimeMention | None, root: Token | None, *, caused: bool, amount: float
) -> Scope:
    """How far a count reaches. ``amount`` is its least number, 0 where it has none; ``caused`` tells that the sentence
    names what it comes of."""
    if count.persons:  # who is told of one by one is no total
        return "event"
    cue, number = doc[count.cue], doc[count.number]
    part = included(number)
    undated = time is None or time.timex == "DURATION"
    if amount > 1 and time is not None and time.text.lower().startswith(PAST) and spans(doc, time):
        return "period"
    if not part and (runs_on(cue) or counted_since(cue)):
        return "cumulative"
    if amount != 1 and ((root is not None and is_between(root)) or is_spell(cue)):
        return "period"
    if count.measure in DISPLACING and (time is None or time.when is None) and is_perfect(cue):
        return "cumulative"
    if not part and (
        is_of_long(cue)
        or (amount >= COUNTLESS and (names_long(cue) or (count.measure == "killed" and time is None and not caused)))
        or (undated and not caused and amount >= MANY and is_perfect(cue))
    ):
        return "cumulative"
    if time is None or root is None:
        return "event"
    words = doc.text[max(0, time.start - len("so far in ")) : time.end].lower()
    if (
        (runs_since(root) and not stands_behind_since(cue))
        or (is_as_of(root, cue) and amount > 1 and not count.persons)
        or "so far" in words
        or opens_total(time.text.lower(), cue)
        or (amount > 1 and is_running(time.text.lower()) and is_perfect(cue))
    ):
        return "cumulative"
    if amount != 1 and spans(doc, time):
        return "period"
    return "day" if part and not caused and time.timex in ("DATE", "TIME") else "event"


def runs_on(cue: Token) -> bool:
    """Whether a deed, or the one that it is joined to, is told since some start: "since March 12 have died and hundreds
    have been hurt"."""
    if any((child.lower_ == "since" and child.dep_ != "mark") or is_since_clause(child) for child in cue.children):
        return True
    return cue.dep_ == "conj" and cue.head.pos_ == "VERB" and is_perfect(cue) and runs_on(cue.head)


def is_between(root: Token) -> bool:
    """Whether a time opens a stretch that ends with another: "between 4 May and 2 June"."""
    return root.dep_ == "pobj" and root.head.lower_ == "between" and any(c.dep_ == "conj" for c in root.children)


def is_spell(cue: Token) -> bool:
    """Whether what did it is a length of time full of deeds: "seven days of raids left 40 dead", "a month of clashes
    has killed", "killed in 24 hours of shelling"."""
    for _ in range(SHARED):
        named = [child for child in cue.children if child.dep_ == "nsubj"]
        named += [noun for child in cue.children if child.lower_ in ("in", "by", "during") for noun in child.children]
        if any(is_full(noun) for noun in named):
            return True
        if cue.dep_ not in ("conj", "acl", "amod", "acomp", "oprd"):
            return False
        cue = cue.head
    return False


def is_full(noun: Token) -> bool:
    """Whether a noun is a number of days, hours and the like with what went on in them: "two days of raids"."""
    if noun.lemma_.lower() not in SPELLS:
        return False
    counted = any(child.dep_ == "nummod" or child.lower_ in ("a", "an", "several") for child in noun.children)
    inside = (thing for child in noun.children if child.lower_ == "of" for thing in child.children)
    return counted and any(thing.ent_type_ not in ("DATE", "TIME") for thing in inside)


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


def spans(doc: Doc, time: TimeMention) -> bool:
    """Whether a count was made over a time: "in two months", "over the past week"."""
    words = time.text.lower()
    if is_long_stretch(time) or is_stretch_alone(doc, time):
        return True
    if time.timex != "DURATION" and not words.startswith(("this ", "the past", "past ", "the last", "recent")):
        return False
    before = doc.text[max(0, time.start - 12) : time.start].lower().split()
    return bool(before) and before[-1] in SPANNING


def is_stretch_alone(doc: Doc, time: TimeMention) -> bool:
    """Whether a count is that of all weeks or months alone: "this week alone, three people were shot"."""
    day = time.when is not None and time.when.precision == 1
    return not day and doc.text[time.end : time.end + 7].lower().startswith(" alone")


def is_long_stretch(time: TimeMention) -> bool:
    """Whether a time runs from one date named to another, weeks or years later: "from March 2011 to June 2016"."""
    when = time.when
    if when is None or when.basis != "both ends in the text" or not when.start or not when.end:
        return False
    first, last = (f"{day}-01-01"[:10] if len(day) == 4 else f"{day}-01"[:10] for day in (when.start, when.end))
    return (date.fromisoformat(last) - date.fromisoformat(first)).days > EVENT_DAYS


def is_total(act: Token | None, time: TimeMention | None, amount: float, text: str) -> bool:
    """Whether a count over a month, a year or a weekend sums up several deeds, ``act`` among them: "killed in 40 raids
    last year", "1,500 died in clashes in 1988", "4,000 people were shot last year", "shot over the weekend"."""
    edtf = "" if time is None or time.when is None or is_loose(time, text) else time.when.edtf or ""
    year, month = len(edtf) == len("2024"), len(edtf) == len("2024-03")
    noun = None if act is None or (act.pos_ not in ("NOUN", "PROPN") and act.tag_ != "VBG") else act
    if noun is None:
        most = YEARLY if year else MONTHLY if month else WEEKENDLY if time is not None and is_weekend(time) else 0
        return 0 < most <= amount
    plural = noun.tag_ in ("NNS", "NNPS")
    told = any((c.dep_ == "nummod" and c.lower_ not in PAIR) or c.lower_ in SEVERAL for c in noun.children)
    bare = noun.lower_ in GOING_ON and not any(child.dep_ == "det" for child in noun.children)
    if year or month:
        return (plural and (told or year)) or (bare and amount > 1)
    return plural and amount > 1 and time is not None and is_weekend(time)


def is_loose(time: TimeMention, text: str) -> bool:
    """Whether a bare year hangs on no preposition and may be something else, as the time of day in a page's head."""
    before = text[max(0, time.start - BEFORE_YEAR) : time.start].lower().split()
    return time.text.isdigit() and (not before or before[-1] not in SPANNING | {"of", "through", "throughout"})


def is_weekend(time: TimeMention) -> bool:
    return "weekend" in time.text.lower()


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


def runs_since(root: Token) -> bool:
    """Whether a time stands behind "since", at once or with a clause between ("since it broke out in 2011")."""
    token = root
    for _ in range(8):
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
            return True
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
