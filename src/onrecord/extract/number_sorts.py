"""NUMBER IN A PARSED DOCUMENT -> ITS SORT: a count, or one of the numbers that count nothing.

What stands right around a number tells an age, a distance, a sum of money, the name of a unit, a telephone number.
"""

import re

from spacy.tokens import Doc, Token

from onrecord.extract.counted import PERSON_NOUNS, Counted
from onrecord.extract.measure_cues import match_verb, noun_forms
from onrecord.extract.numbers import Wording, read_table

_MEASURE_NOUNS = {row["noun"]: row["sort"] for row in read_table("measure_nouns.csv")}
_MONEY_BEFORE = re.compile(r"(?:[$€£¥₹]|\b(?:USD|EUR|GBP|Rs\.?))\s?$")
_NOT_A_NUMBER = re.compile(
    r"\d+(?:st|nd|rd|th)\b|\d+\s(?:st|nd|rd|th)\s"  # ordinals
    r"|(?:1[5-9]\d|20\d|[1-9])0['’]?s\b(?!\s+of\b)|\d+\s/\s\d"  # decades of a life or a century, pictures of a gallery
    r"|0\d+\b"  # clock times and codes
    r"|\d{1,2}([./-])\d{1,2}\1\d{2,4}|\d{1,4}[/:]\d|\d+-\d+-\d+|\d{3}-\d{4}"  # dates, clock, telephone
    r"|(?!\d{1,3}(?:\.\d{3})+\b)\d+(?:\.\d+){2,}"  # addresses of machines, section numbers
    r"|\d+[A-Za-z]*\s(?:[A-Z][\w.']*\s){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Highway)\b(?!-)"
    r"|\d+\s+block\b|911\s+(?:call|dispatch|operator|record|tape|center)"
    r"|(?:19|20)\d\d(?=\s*(?:[),.;]|$))"  # a bare year
)
_BEFORE_A_NAME = re.compile(
    r"(?:\b(?:magnitude|calib(?:re|er)|no|nos|number|numbers|article|articles|section|chapter|resolution|flight|highway|route|interstate|unit|room|"
    r"page|camp|block|district|sector|zone|channel|category|level|phase|stage|grade|ext|extension|image|photo|slide|ages?|aged|version|line|age\s+of)\.?\s|#\s?|\+|[A-Za-z][-/])$",
    re.IGNORECASE,
)
_OF_A_GALLERY = re.compile(r"\d\s/\s$")
_IN_A_LIST = re.compile(
    r"(?:\bas\s(?:young|old)\sas\s|\bage[ds]?\s(?:\w+(?:,|\sand)?(?:\sand)?\s){0,4}|\b(?:image|photo|slide)\s\d+\sof\s)$",
    re.IGNORECASE,
)
_ONE_PERSON = frozenset(["victim", "suspect", "man", "woman", "boy", "girl", "teen", "driver", "gunman", "child"])
_HARMED = frozenset(["dead", "killed", "injured", "wounded", "hurt", "missing"])
_NAME_TAGS = frozenset(["NNP", "NNPS"])
_CLOSING = frozenset([",", ")", ";", ".", "and", "-", "--", "–", "—"])
#: words between a comma or dash and the age of people just named: "two women, both 19, were", "another, also 22,"
_OF_EACH = frozenset(["both", "each", "also"])
#: what goes on behind the first of two ages that share their unit: "an 11- and a 12-year-old"
_SHARED_YEARS = re.compile(r"\s?[-–]?\s(?:and|or|to)\s(?:an?\s)?\d{1,2}[-– ]years?[-– ]olds?\b")
#: what follows an age that lost its second comma ("Smith, 34 was shot")
_SINGULAR = frozenset(["was", "is", "has", "of", "were", "are"])


def find_sort(doc: Doc, text: str, wording: Wording, counted: Counted) -> str | None:
    """The sort of a number; ``None`` when it is no quantity at all (an ordinal, a telephone number, a year)."""
    start = doc[wording.first].idx
    before = text[max(0, start - 24) : start]
    if (
        _NOT_A_NUMBER.match(text, start)
        or _OF_A_GALLERY.search(before)
        or (before[-1:] in ("-", "/", ".", ":") and before[-2:-1].isdigit())
    ):
        return None
    if _MONEY_BEFORE.search(before):
        return "money"
    if wording.kind == "share":
        return "percentage"
    return (
        _sort_by_next(doc, text, wording)
        or _sort_by_noun(doc, wording, counted)
        or _sort_by_name(doc, wording, counted, before)
    )


def _sort_by_next(doc: Doc, text: str, wording: Wording) -> str | None:
    """The sort by the word right after a number: a unit of measure, or "-year-old"."""
    if wording.last + 1 >= len(doc):
        return None
    after = doc[wording.last + 1]
    if wording.end - wording.start <= 2 and _SHARED_YEARS.match(text, wording.end):
        return "age"
    if not doc[wording.last].whitespace_ and after.text in ("-", "–", "‑") and wording.end <= after.idx:
        return "age" if "old" in text[after.idx : after.idx + 10].lower() else "measure"
    return next((_MEASURE_NOUNS[form] for form in noun_forms(after) if form in _MEASURE_NOUNS), None)


def _sort_by_noun(doc: Doc, wording: Wording, counted: Counted) -> str | None:
    after = wording.last + 1
    if counted.noun is None or (after < len(doc) and doc[after].lower_ == "of"):
        return None
    return next((_MEASURE_NOUNS[form] for form in noun_forms(doc[counted.head]) if form in _MEASURE_NOUNS), None)


def _sort_by_name(doc: Doc, wording: Wording, counted: Counted, before: str) -> str:
    """An age in apposition ("Smith, 34,"), part of a name ("Brigade 155", "2018 deal"), else a count."""
    number = doc[wording.first]
    if wording.first == 0:
        return "count"
    last = doc[wording.first - 1]
    named = _BEFORE_A_NAME.search(before) or _IN_A_LIST.search(before)
    if named and named[0].lower().startswith(("age", "as ")):
        return "age"
    if _is_age(doc, wording, counted):
        return "age"
    if not number.text[0].isdigit():
        return "count"
    if named:
        return "measure" if named[0].lower().startswith(("magn", "calib")) else "name"
    if wording.last + 1 < len(doc) and doc[wording.last + 1].lower_ in _HARMED:
        return "count"  # "blast in Kareth 14 dead"
    single = counted.noun is None or doc[counted.head].tag_ in ("NN", "NNP")
    if single and _is_year(number) and counted.noun is not None:
        return "name"
    acting = last.tag_ == "NNPS" and match_verb(last, "object") is not None  # a headline's "Wounds 5"
    names = last.tag_ in _NAME_TAGS and last.ent_type_ not in ("GPE", "LOC") and not acting
    if single and names and number.text not in ("1", "one"):
        return "name"
    return "count"


def _is_age(doc: Doc, wording: Wording, counted: Counted) -> bool:
    """A number between commas or brackets after a person ("Smith, 34,", "two men, 25 and 30, were"), or said of one
    person ("the victim was 59")."""
    number, after = doc[wording.first], wording.last + 1
    digits = number.is_digit and len(number) <= 2
    if wording.first < 2 or not (digits or (number.like_num and _is_named(doc, wording))):
        return False
    last = doc[wording.first - 1]
    parted = after < len(doc) and doc[after].text == ","
    if counted.noun is not None and not parted:
        return False
    if counted.noun is None and last.lemma_ == "be" and number.dep_ in ("attr", "acomp"):
        subjects = [child for child in last.children if child.dep_ in ("nsubj", "nsubjpass")]
        return any(s.lower_ in ("he", "she", "who", "i") or noun_forms(s)[0] in _ONE_PERSON for s in subjects)
    ages = last.lower_ == "and" and doc[wording.first - 2].is_digit  # "two men, 30 and 42 were"
    closed = (
        after >= len(doc) or doc[after].text in _CLOSING or doc[after].is_space or (ages and doc[after].pos_ == "AUX")
    )
    single = after < len(doc) and doc[after].lower_ in _SINGULAR and doc[wording.first - 2].tag_ in _NAME_TAGS
    if last.lower_ in _OF_EACH and closed and digits:
        return doc[wording.first - 2].text in _CLOSING
    listed = last.lower_ in (",", "(", "and")
    return listed and (closed or single) and _is_person_like(doc[_past_ages(doc, wording.first) - 1], last)


def _past_ages(doc: Doc, first: int) -> int:
    """The comma or bracket before the first of several ages."""
    i = first - 1
    while i > 1 and doc[i].lower_ in (",", "and") and doc[i - 1].is_digit and len(doc[i - 1]) <= 2:
        i -= 2
        if doc[i].lower_ == "and" and doc[i - 1].text == ",":
            i -= 1
    return i


def _is_named(doc: Doc, wording: Wording) -> bool:
    """Whether a number in words stands right behind somebody's name: "Ana Reyes, three, was"."""
    return wording.first == wording.last and doc[wording.first - 2].ent_type_ == "PERSON"


def _is_person_like(token: Token, last: Token) -> bool:
    """Whether a number behind a token may be its age; behind "and" only where ages before it led back to a person."""
    if token.i == last.i - 1 and last.lower_ == "and":
        return False
    return token.tag_ in ("NNP", "NNPS", "NN") or any(form in PERSON_NOUNS for form in noun_forms(token))


def _is_year(token: Token) -> bool:
    return len(token) == 4 and token.is_digit and token.text[:2] in ("19", "20")
