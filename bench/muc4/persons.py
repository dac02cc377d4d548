"""TEXT -> THE PEOPLE THAT IT NAMES: every noun for people and every name, with how many they are and in what list they
stand, by the words alone.

The victims of a reading are those whom a word of harm falls on; here is everybody else whom an incident may have hit.
Case is that of the restored text.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from muc4.groups import find_groups

from onrecord.extract.counted import PERSON_NOUNS
from onrecord.extract.truecase import is_common

_TOKEN = re.compile(r"[^\W\d_][\w'’.-]*[\w]|[^\W\d_]\.?|\d[\d,.]*\d|\d|[^\w\s]")
_NUMBERS = {
    word: n
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
    )
} | {"seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "dozen": 12}
_DETERMINERS = frozenset(
    "a an the this that these those his her their our its my another other several some many various".split()
)
#: words that no noun phrase goes over, read backwards from its noun
_BOUNDS = frozenset(
    "of in on at to for by with from and or but as than after when while against who that which was were is are be been"
    " has have had not said also include including killed wounded injured kidnapped murdered against into near".split()
)
_LEAST = frozenset(["least", "than", "over"])
_PARTICLES = frozenset("de del la las los y van von da di".split())
_COLLECTIVE = {"people": None, "couple": 2, "police": None, "personnel": None, "family": None, "relatives": None}
#: words that the list of nouns for people holds and that are mostly others
_IDLE = frozenset("have great broad private local other national other old".split())
_RANKS = frozenset(["general", "major", "colonel"])
#: tokens of a phrase before its noun
_REACH = 5
_JOINT = re.compile(
    r"\s*(?:\[[^\]]*\]|\([^)]*\)|,? (?:aged )?\d{1,2}(?: years? old)?)?,?;?"
    r"\s*(?:[,;]|,? ?and(?: also)?|or|as well as|along with)\s*"
)


class Person(NamedTuple):
    """People by one phrase, ``start``..``end``.

    ``noun`` is its noun in the singular and ``name`` the name in it; either may be empty. ``first``..``last`` is the
    list that it stands in, ``place`` its place there out of ``size``.
    """

    start: int
    end: int
    noun: str
    name: str
    number: int | str
    first: int = 0
    last: int = 0
    place: int = 0
    size: int = 1

    @property
    def key(self) -> str:
        """The same for phrases that may be of the same people: the name, else noun and number."""
        return self.name.casefold() if self.name else f"{self.noun} {self.number}"


class Token(NamedTuple):
    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        return self.text.lower()


@lru_cache(maxsize=8)
def find_persons(restored: str) -> tuple[Person, ...]:
    """The people of a text in its order, those of one list marked so."""
    tokens = [Token(m[0], m.start(), m.end()) for m in _TOKEN.finditer(restored)]
    taken = [(m.start, m.end) for group in find_groups(restored) for m in group.mentions]
    return mark_lists(list(read_persons(tokens, taken)), restored)


def read_persons(tokens: Sequence[Token], taken: Sequence[tuple[int, int]]) -> Iterator[Person]:
    """Nouns and names one after the other; a name right behind a noun is with it."""
    i = 0
    while i < len(tokens):
        noun = singular_of(tokens[i])
        past = i + 1
        named = past_name(tokens, past if noun else i, taken, 1 if noun else 2)
        if noun and not named and past < len(tokens) and singular_of(tokens[past]):
            i += 1
            continue
        if noun or named:
            start = first_of(tokens, i) if noun else i
            name = " ".join(token.text for token in tokens[past if noun else i : named]) if named else ""
            end = named or past
            number = 1 if name else count(tokens, start, i)
            yield Person(tokens[start].start, tokens[end - 1].end, noun or "", name, number)
            i = end
        else:
            i += 1


def singular_of(token: Token) -> str | None:
    """A noun for people in the singular; ``None`` for any other word."""
    low = token.low
    if low in _IDLE:
        return None
    if low in _COLLECTIVE:
        return low
    for form in (
        low,
        low.removesuffix("s"),
        low.removesuffix("es"),
        re.sub("ies$", "y", low),
        re.sub("men$", "man", low),
    ):
        if form in PERSON_NOUNS or form in _RANKS:
            return form
    return None


def past_name(tokens: Sequence[Token], i: int, taken: Sequence[tuple[int, int]], least: int) -> int:
    """The end of the name of ``least`` words or more that begins at a token; nought where none does."""
    past, words = i, 0
    while past < len(tokens):
        token = tokens[past]
        joined = past == i or not tokens[past - 1].text.endswith(",")
        if token.text[0].isupper() and joined and not (token.text[1:] and token.text.isupper() and len(token.text) < 4):
            words += 1
        elif not (words and (token.low in _PARTICLES or (token.text.isalpha() and not is_common(token.low)))):
            break
        past += 1
    while past > i and tokens[past - 1].low in _PARTICLES:
        past -= 1
    inside = any(start < tokens[past - 1].end and tokens[i].start < end for start, end in taken) if past > i else True
    common = all(is_common(token.low) for token in tokens[i:past])
    return past if past - i >= least and words and not inside and not common else 0


def first_of(tokens: Sequence[Token], i: int) -> int:
    """Where the phrase of a noun begins: at its determiner or number, else at the nearest word that is in no phrase."""
    start = i
    for n in range(i - 1, max(-1, i - 1 - _REACH), -1):
        low = tokens[n].low
        if low in _LEAST and n and tokens[n - 1].low in ("at", "more"):
            return n - 1
        if low in _BOUNDS or not (low[0].isalnum()):
            break
        start = n
        if low in _DETERMINERS and low not in ("other",):
            break
    return start


def count(tokens: Sequence[Token], start: int, noun: int) -> int | str:
    """How many the people of a phrase are: as it says, else one or an unknown number by its noun."""
    words = [token.low for token in tokens[start : noun + 1]]
    for word in words[:-1]:
        number = _NUMBERS.get(word) or (
            int(word.replace(",", "")) if re.fullmatch(r"\d{1,3}(?:,\d{3})?", word) else None
        )
        if number:
            return f"{number}-" if _LEAST.intersection(words) and number > 1 else number
    last = words[-1]
    if last in _COLLECTIVE:
        return _COLLECTIVE[last] or "PLURAL"
    return 1 if singular_of(tokens[noun]) == last else "PLURAL"


def mark_lists(persons: Sequence[Person], text: str) -> tuple[Person, ...]:
    """The people with the lists that they stand in."""
    marked: list[Person] = []
    n = 0
    while n < len(persons):
        past = n + 1
        while past < len(persons) and _JOINT.fullmatch(text, persons[past - 1].end, persons[past].start):
            past += 1
        size = past - n
        ends = persons[n].start, persons[past - 1].end
        marked += [p._replace(first=ends[0], last=ends[1], place=k, size=size) for k, p in enumerate(persons[n:past])]
        n = past
    return tuple(marked)
