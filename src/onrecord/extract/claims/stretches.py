"""Stretches of time that a count was made over: "in two months", "on Friday and Saturday", "40 raids last year"."""

from datetime import date

from spacy.tokens import Doc, Token

from onrecord.extract.claims.company import noun_lemma
from onrecord.mentions import TimeMention
from onrecord.model import Scope

#: a count over longer than this, from one day named to another, is no single event
EVENT_DAYS = 31
#: characters before a time in which its preposition stands
BEFORE = 12
#: two deeds of a month may be those of one attack
PAIR = frozenset({"two", "2"})
SEVERAL = frozenset({"many", "several", "numerous", "various", "countless"})
#: deeds without a plural that go on for days; with an article they may be one
GOING_ON = frozenset("shelling bombardment fighting violence warfare".split())
SPELLS = frozenset({"hour", "day", "night", "week", "month"})
BEFORE_NOUN = frozenset({"compound", "nmod", "amod"})
#: the most steps from a word of harm to the verb that it shares a subject with
SHARED = 4
#: so many in a year, a month or a weekend are a total where no single deed is named
YEARLY, MONTHLY, WEEKENDLY = 10, 200, 5
SPANNING = frozenset({"in", "over", "during", "within", "for", "the", "past", "last", "throughout"})
#: deeds that are told one by one, so that a plural of them is no single event
CASES = frozenset("shooting stabbing murder homicide slaying crash collision accident drowning wreck".split())
#: prepositions that go through a whole month or year, where "in" may name the month of one day
THROUGH = frozenset({"over", "during", "throughout"})
#: words that open a length of time up to now
UP_TO_NOW = ("this ", "the past", "past ", "the last", "recent ")


def is_between(time: TimeMention, root: Token) -> bool:
    """Whether a time opens a stretch that ends with another: "between 4 May and 2 June", "between 21 and 26 May"."""
    if root.dep_ == "pobj" and root.head.lower_ == "between" and any(c.dep_ == "conj" for c in root.children):
        return True
    both = time.when is not None and time.when.basis == "both ends in the text"
    return both and root.i > 0 and root.nbor(-1).lower_ == "between"


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
    """Whether a noun is a number of days, hours and the like with what went on in them: "two days of raids", "a two-day
    battle"."""
    if any(child.dep_ in BEFORE_NOUN and child.lower_ in SPELLS and is_counted(child) for child in noun.children):
        return True
    if noun.lemma_.lower() not in SPELLS:
        return False
    inside = (thing for child in noun.children if child.lower_ == "of" for thing in child.children)
    return is_counted(noun) and any(thing.ent_type_ not in ("DATE", "TIME") for thing in inside)


def is_counted(spell: Token) -> bool:
    return any(child.dep_ == "nummod" or child.lower_ in ("a", "an", "several") for child in spell.children)


def spans(doc: Doc, time: TimeMention) -> bool:
    """Whether a count was made over a time: "in two months", "over the past week"."""
    words = time.text.lower()
    if is_long_stretch(time) or is_stretch_alone(doc, time):
        return True
    if time.timex != "DURATION" and not words.startswith(UP_TO_NOW):
        return False
    before = doc.text[max(0, time.start - BEFORE) : time.start].lower().split()
    return bool(before) and (before[-1] in SPANNING or before[-2:] == ["course", "of"])


def is_days(root: Token) -> bool:
    """Whether a time is joined with another: "on Friday and Saturday", "in late May and early June"."""
    joined = [child for child in root.children if child.dep_ == "conj"]
    also = any(child.dep_ == "cc" and child.lower_ == "and" for child in root.children)
    return also and any(child.ent_type_ in ("DATE", "TIME") for child in joined)


def is_loosely_dated(time: TimeMention) -> bool:
    """Whether a time is not told to the day: "late May"."""
    return time.when is None or "~" in (time.when.edtf or "")


def is_of_recent(root: Token) -> bool:
    """Whether a time is that of several recent things: "killed in recent raids"; "the recent murder of six" is one."""
    several = root.lower_ == "recent" and root.head.tag_ in ("NNS", "NNPS")
    return several and root.head.dep_ == "pobj" and root.head.head.lower_ in SPANNING


def is_through(time: TimeMention, root: Token) -> bool:
    """Whether a count goes through a month or a year: "died during April", "over 2030"."""
    edtf = "" if time.when is None else time.when.edtf or ""
    if root.dep_ == "pobj" and root.head.lower_ == "of" and root.head.head.lemma_.lower() in SPELLS | {"year"}:
        root = root.head.head  # "during the month of January"
    return len(edtf) in (len("2024"), len("2024-03")) and root.dep_ == "pobj" and root.head.lower_ in THROUGH


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


def is_total(act: Token | None, time: TimeMention | None, root: Token | None, amount: float, text: str) -> bool:
    """Whether a count over a month, a year, a weekend or two days sums up several deeds, ``act`` among them: "killed in
    40 raids last year", "1,500 died in clashes in 1988", "4,000 people were shot last year", "died in strikes on Friday
    and Saturday". ``root`` is the token that the time hangs on."""
    edtf = "" if time is None or time.when is None or is_loose(time, text) else time.when.edtf or ""
    year, month = len(edtf) == len("2024"), len(edtf) == len("2024-03")
    noun = None if act is None or (act.pos_ not in ("NOUN", "PROPN") and act.tag_ != "VBG") else act
    if noun is None:
        most = YEARLY if year else MONTHLY if month else WEEKENDLY if time is not None and is_weekend(time) else 0
        return 0 < most <= amount
    plural = is_plural(noun)
    told = any((c.dep_ == "nummod" and c.lower_ not in PAIR) or c.lower_ in SEVERAL for c in noun.children)
    bare = noun.lower_ in GOING_ON and not any(child.dep_ == "det" for child in noun.children)
    if amount > 1 and root is not None and is_days(root):
        return plural or time is None or is_loosely_dated(time)
    if year or month:
        return (plural and (told or year)) or (bare and amount > 1)
    weekend = (time is not None and is_weekend(time)) or any(child.lower_ == "weekend" for child in noun.children)
    return plural and amount > 1 and weekend


def is_of_several(act: Token) -> bool:
    """Whether a noun tells of several deeds each of which has its own place and people: "in shootings across the
    city"."""
    return is_plural(act) and noun_lemma(act) in CASES and not any(c.lower_ in ("the", "these") for c in act.children)


def scope_of_tally(time: TimeMention | None) -> Scope:
    """How far a count of several deeds reaches: the day that it is of, or a longer time."""
    if time is None or time.when is None or time.when.edtf is None:
        return "event"
    return "day" if len(time.when.edtf) == len("2024-03-01") else "period"


def is_plural(noun: Token) -> bool:
    """Whether a noun is a plural, in title case too."""
    return noun.tag_ in ("NNS", "NNPS") or (noun.pos_ == "PROPN" and noun_lemma(noun) != noun.lower_)


def is_loose(time: TimeMention, text: str) -> bool:
    """Whether a bare year hangs on no preposition and may be something else, as the time of day in a page's head."""
    before = text[max(0, time.start - BEFORE) : time.start].lower().split()
    return time.text.isdigit() and (not before or before[-1] not in SPANNING | {"of", "through", "throughout"})


def is_weekend(time: TimeMention) -> bool:
    return "weekend" in time.text.lower()
