"""PARSED DOCUMENT -> PEOPLE: every name, noun and pronoun for somebody, with what the words tell of them."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from spacy.tokens import Doc, Token

from onrecord.extract.counted import COLLECTIVES, PERSON_NOUNS, is_teller
from onrecord.extract.measure_cues import noun_forms
from onrecord.extract.victims.names import NAME_PARTS, PLAIN, is_name
from onrecord.extract.victims.sufferers import PAIRS, is_bare_age
from onrecord.extract.victims.tables import BODY, OTHERS, RANKS, SUSPECTS
from onrecord.extract.victims.traits import Gender, age_of, gender_of, is_child
from onrecord.mentions import QuantityMention

Form = Literal["name", "definite", "indefinite", "pronoun", "reflexive", "counted"]

_PRONOUNS: dict[str, Gender] = {"he": "m", "him": "m", "she": "f", "her": "f"}
_REFLEXIVES: dict[str, Gender | None] = {"himself": "m", "herself": "f", "themselves": None}
#: whose body is hit: "a bullet grazed his arm"
_OWNERS: dict[str, Gender] = {"his": "m", "her": "f"}
_DEFINITE = frozenset(["DT", "PRP$", "POS"])
_SUFFIXES = frozenset(["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"])
#: verbs of a headline that the parser takes for nouns
_TELLING = frozenset(["id", "ids", "identify", "identifies", "identified"])
_FURTHER = frozenset(["another", "other"])
_ORDINALS = frozenset(["second", "third", "fourth", "fifth", "sixth"])
#: what a noun's place is where no noun stands
_ALONE = frozenset(["nsubj", "nsubjpass", "dobj", "conj", "dep"])
_NOBODY = COLLECTIVES | frozenset("life lives body bodies corpse soul remains dead deceased wounded injured i".split())
_SPEECH = frozenset("say tell add announce report state explain note confirm write".split())


class Person(NamedTuple):
    """A mention of somebody. ``start``..``end`` are the words, ``token`` their head; ``nouns`` what they are called.

    ``number`` is how many people the words stand for, ``None`` for a plural without a number; ``quantity`` the position
    of the quantity that counts them. ``other`` marks "another man", who is none of those before.
    """

    token: int
    start: int
    end: int
    form: Form
    name: tuple[str, ...] = ()
    nouns: frozenset[str] = frozenset()
    age: int | None = None
    gender: Gender | None = None
    number: int | None = 1
    quantity: int | None = None
    other: bool = False
    speaker: bool = False

    @property
    def suspect(self) -> bool:
        """Whether the words call them the one who did it."""
        return bool(self.nouns & SUSPECTS)

    @property
    def child(self) -> bool | None:
        """Whether the words call them a child; ``None`` when they do not tell."""
        return is_child(self.age, self.nouns)


def find_people(doc: Doc, tokens: Sequence[Token], quantities: Sequence[QuantityMention]) -> dict[int, Person]:
    """The people that ``tokens`` name, by the token that heads each mention."""
    counted = {
        head_of(doc, quantity): position
        for position, quantity in enumerate(quantities)
        if quantity.sort == "count" and quantity.unit == "person"
    }
    singles = {token: position for position in counted.values() for token in find_singles(doc, quantities[position])}
    counted = {token: position for token, position in counted.items() if position not in singles.values()}
    people: dict[int, Person] = {}
    joined = -1
    for token in tokens:
        if token.i in singles and (single := read_person(doc, token, {}, quantities)) is not None:
            people[token.i] = single._replace(quantity=singles[token.i])
            continue
        person = read_person(doc, token, counted, quantities) if token.idx >= joined or token.i in counted else None
        if person is not None:
            people[token.i] = person
            joined = person.end if person.quantity is not None and (person.number or 0) > 1 else joined
    return people


def find_singles(doc: Doc, quantity: QuantityMention) -> list[int]:
    """The persons whom one quantity joins, where it joins nobody else: "a man and his son"."""
    value = None if quantity.amount is None else quantity.amount.value
    if quantity.noun != (quantity.start, quantity.end) or not value or value < 2:
        return []
    listed = [
        doc[quantity.token],
        *(t for t in doc[quantity.token].conjuncts if quantity.start <= t.idx < quantity.end),
    ]
    persons = [read_person(doc, token, {}, ()) for token in listed]
    alone = len(listed) == value and all(person is not None and person.number == 1 for person in persons)
    return [token.i for token in listed] if alone else []


def head_of(doc: Doc, quantity: QuantityMention) -> int:
    """The token by which a counted phrase stands in its sentence: the number in "one of the victims", else the noun."""
    over = doc[quantity.token].head
    if doc[quantity.token].dep_ == "pobj" and over.lower_ == "of" and quantity.start <= over.head.idx < quantity.end:
        return over.head.i
    return quantity.token


def read_person(
    doc: Doc, token: Token, counted: Mapping[int, int], quantities: Sequence[QuantityMention]
) -> Person | None:
    """The person or people that a token heads the mention of."""
    if token.i in counted:
        return read_counted(doc, token, counted[token.i], quantities[counted[token.i]])
    low, pos = token.lower_, token.pos_
    if is_numbered(token) or is_teller(token):
        return None
    if (low in _FURTHER or is_ordinal(token)) and token.dep_ in _ALONE and not is_reciprocal(token):
        return read_further(doc, token)
    if pos == "PRON":
        return read_pronoun(token)
    if pos not in ("NOUN", "PROPN", "ADJ", "X", "INTJ") or token.dep_ == "compound":
        return None
    if is_name(token):
        return read_name(doc, token)
    if low in ("old", "olds") and token.i > 2 and (token.dep_ not in ("amod", "acomp") or is_bare_age(token)):
        return read_noun(doc, token)
    if pos != "ADJ" and is_person_noun(token):
        return read_noun(doc, token)
    return None


def is_numbered(token: Token) -> bool:
    """Whether a number before a word in the singular counts others than it: "nine other hurt", a headline's "kills 25
    senior rebel leader"."""
    if token.tag_ in ("NNS", "NNPS"):
        return False
    if token.lower_ == "other" and any(child.lower_ in ("some", "many", "several") for child in token.children):
        return True
    numbers = [child for child in token.children if child.dep_ == "nummod" and child.i < token.i]
    return any(number.lower_ not in ("one", "1") for number in numbers)


def is_reciprocal(token: Token) -> bool:
    """Whether it is "one another" or "each other"."""
    return token.i > 0 and token.nbor(-1).lower_ in ("one", "each")


def is_ordinal(token: Token) -> bool:
    """Whether "a second", "the third" stands for somebody without a noun."""
    return token.lower_ in _ORDINALS and any(child.dep_ == "det" for child in token.children)


def read_further(doc: Doc, token: Token) -> Person:
    """Somebody told from those before by this alone: "another died", "wounding the other"."""
    start = token.left_edge.idx
    age = age_of(doc, token.i, token.i)
    return Person(token.i, start, token.idx + len(token), "indefinite", age=age, other=True, speaker=is_speaking(token))


def is_person_noun(token: Token) -> bool:
    if token.lower_ in RANKS:
        return any(child.dep_ in ("det", "poss") for child in token.children)
    return any(form in PERSON_NOUNS for form in noun_forms(token)) and token.lower_ not in _NOBODY


def read_name(doc: Doc, token: Token) -> Person:
    """A named person; the words before the name ("driver Ana Reyes") say what they are."""
    first = token.i
    while first and token.i - first < 5:
        hyphen = doc[first - 1].text == "-" and first > 1 and not doc[first - 1].whitespace_
        before = doc[first - 1 - hyphen]
        if before.pos_ != "PROPN" or before.ent_type_ != token.ent_type_ or before.dep_ not in NAME_PARTS:
            break
        first -= 1 + hyphen
    words = [word.lower_ for word in doc[first : token.i + 1] if word.is_alpha or "-" in word.text or "'" in word.text]
    name = tuple(word for word in words if word not in _SUFFIXES and len(word) > 1)
    called = PLAIN.intersection(name)  # a headline's capitals: "Orvany Toddler Shot"
    nouns = (
        frozenset(
            form
            for child in doc[first : token.i + 1]
            for word in child.children
            if word.i < first and word.dep_ in ("compound", "nmod", "amod", "appos")
            for form in noun_forms(word)
            if form in PERSON_NOUNS
        )
        | called
    )
    return Person(
        token.i, doc[first].idx, token.idx + len(token), "indefinite" if called else "name",
        () if called else name, nouns, age_of(doc, first, token.i),
        gender_of(nouns), speaker=is_speaking(token),
    )  # fmt: skip


def read_noun(doc: Doc, token: Token) -> Person | None:
    """Somebody called by a noun: "the driver", "her son", "teen" of a headline, "the 17-year-old"."""
    if token.dep_ in ("npadvmod", "nmod") and token.lower_ not in ("old", "olds"):
        return None
    nouns = frozenset(noun_forms(token))
    first = token.left_edge.i if token.i - token.left_edge.i < 8 else token.i
    definite = any(child.tag_ in _DEFINITE and child.lower_ not in ("a", "an", "another") for child in token.children)
    owned = any(child.dep_ == "poss" for child in token.children)
    opening = [child.left_edge.i for child in token.children if child.dep_ in ("det", "poss") and child.i < token.i]
    first = max(first, min(opening)) if opening else first  # "this week alone, a 14-year-old"
    told = [word.i + 1 for word in doc[first : token.i] if word.lower_ in _TELLING or is_headline_verb(word)]
    first = max([first, *told])  # "police ID teen killed"
    bare = not any(child.dep_ == "det" or child.dep_ == "poss" for child in token.children)
    plural = token.tag_ in ("NNS", "NNPS") or token.lower_ == "olds"
    number = None if plural else 1
    if plural and (nouns & PAIRS or any(child.lower_ == "both" for child in token.children)):
        number = 2
    return Person(
        token.i, doc[first].idx, token.idx + len(token), "definite" if definite or owned else "indefinite",
        (), nouns, age_of(doc, first, token.i), gender_of(nouns), number,
        other=is_other(token), speaker=is_speaking(token) or (bare and plural),
    )  # fmt: skip


def is_headline_verb(word: Token) -> bool:
    """Whether the parser took a verb in capitals for a part of a name: "Grandfather Accidentally Shot Grandson"."""
    return word.dep_ == "compound" and any(child.dep_ == "nsubj" for child in word.children)


def read_counted(doc: Doc, token: Token, position: int, quantity: QuantityMention) -> Person | None:
    """The people that a number counts; ``None`` where the number cannot be read or is of nobody."""
    value = None if quantity.amount is None else quantity.amount.value or quantity.amount.lower
    if not value:
        return None
    nouns = frozenset(noun_forms(doc[quantity.token]))
    end = quantity.noun[1] if quantity.noun else quantity.end
    single = value == 1
    taken = single and token.i != quantity.token  # "one of the victims" is of those told of before
    age = age_of(doc, token.i, token.i) if single else None
    start = min(quantity.start, quantity.noun[0]) if quantity.noun else quantity.start
    return Person(
        token.i, start, max(end, quantity.end), "definite" if taken else "indefinite" if single else "counted",
        (), nouns, age, gender_of(nouns) if single else None, int(value), position,
        other=is_other(token), speaker=is_speaking(token),
    )  # fmt: skip


def read_pronoun(token: Token) -> Person | None:
    low = token.lower_
    end = token.idx + len(token)
    if low in _REFLEXIVES:
        return Person(token.i, token.idx, end, "reflexive", gender=_REFLEXIVES[low])
    if low in _OWNERS and token.dep_ == "poss" and token.head.dep_ == "dobj" and token.head.lemma_ in BODY:
        return Person(token.i, token.idx, end, "pronoun", gender=_OWNERS[low])
    if low in _PRONOUNS and token.dep_ != "poss" and not is_speaking(token):
        return Person(token.i, token.idx, end, "pronoun", gender=_PRONOUNS[low])
    return None


def is_other(token: Token) -> bool:
    """Whether somebody is said to be another than those before."""
    return any(c.lower_ in OTHERS and c.whitespace_ for c in token.children) or token.lower_ in OTHERS


def is_speaking(token: Token) -> bool:
    """Whether somebody is the one who says what is told."""
    return token.dep_ == "nsubj" and token.head.lemma_ in _SPEECH
