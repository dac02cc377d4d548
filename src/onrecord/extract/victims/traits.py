"""WORDS OF A MENTION -> AGE, SEX and whether it is a child."""

import re
from collections.abc import Set as AbstractSet
from typing import Literal

from spacy.tokens import Doc

from onrecord.extract.victims.tables import CHILDREN, FEMALE, MALE

Gender = Literal["m", "f"]
#: from this age nobody is called a teen
_GROWN = 20
_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
)
_MONTHS = re.compile(r"\bmonths?[- ]old\b", re.I)


def is_child(age: int | None, nouns: AbstractSet[str]) -> bool | None:
    """Whether age or else nouns say that somebody is a child; ``None`` when they leave it open, as they do of a teen or
    a student of eighteen."""
    if age is not None:
        return True if age < 18 else None if age < _GROWN else False
    return True if nouns & CHILDREN else None


def gender_of(nouns: frozenset[str]) -> Gender | None:
    return "m" if nouns & MALE else "f" if nouns & FEMALE else None


def age_of(doc: Doc, first: int, last: int) -> int | None:
    """The age in a mention's words or right behind them ("a 17-year-old boy", "Reyes, 34,")."""
    for token in doc[first : last + 1] if last - first < 12 else doc[last : last + 1]:
        for child in token.children:
            if child.i < token.i and child.lower_ == "old":
                return age_in(doc[child.left_edge.i : child.i + 1].text)
    if doc[last].lower_ in ("old", "olds"):
        return age_in(doc[doc[last].left_edge.i : last + 1].text)
    opening, number = (doc[last + 1].text, doc[last + 2]) if last + 3 < len(doc) else ("", doc[last])
    if opening not in (",", "(") or doc[last + 3].text == ":":
        return None
    if number.lower_ in _NUMBERS and doc[last + 3].text in (",", ")"):
        return _NUMBERS.index(number.lower_)
    return int(number.text) if number.is_digit and len(number) <= 2 else None


def age_in(text: str) -> int | None:
    if _MONTHS.search(text):
        return 0
    match = re.search(r"\d{1,3}", text)
    if match is not None:
        return int(match[0])
    return next((_NUMBERS.index(word) for word in re.findall(r"[a-z]+", text.lower()) if word in _NUMBERS), None)
