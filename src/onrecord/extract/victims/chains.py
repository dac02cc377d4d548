"""PEOPLE -> CHAINS: which mentions of a report are of the same person.

By the grammar first ("the driver, Ana Reyes", "identified as"), then by name, age, sex and what they are called; a
pronoun takes up whoever was spoken of last and fits, those who came to harm before others. A name that comes late fills
the place of somebody who came to harm without one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from onrecord.extract.victims.people import Person
from onrecord.extract.victims.sufferers import headline_before, lists_more
from onrecord.extract.victims.tables import OFFICIALS, VICTIMS
from onrecord.extract.victims.traits import Gender, is_child

_NAMING = frozenset(["identify", "name", "describe", "know"])
#: sentences back that a pronoun and a noun reach
_PRONOUN_REACH = 3
_NOUN_REACH = 60
_GENERAL = frozenset(
    "man woman boy girl person child teen teenager youth individual male female adult resident old olds".split()
)


@dataclass
class Chain:
    """One person of a report, as known so far; ``mentions`` are tokens. ``spoken`` is the sex that pronouns tell, which
    is less sure than that of nouns, for they may have been taken for another's."""

    mentions: list[int]
    last: int
    sentence: int
    name: tuple[str, ...] = ()
    nouns: set[str] = field(default_factory=set)
    age: int | None = None
    gender: Gender | None = None
    spoken: Gender | None = None
    number: int | None = 1
    harmed: bool = False
    speaker: bool = False

    def fits(self, person: Person) -> bool:
        """Whether nothing that the words tell contradicts what is known."""
        if person.age is not None and self.age is not None and person.age != self.age:
            return False
        if person.gender is not None and self.gender is not None and person.gender != self.gender:
            return False
        return person.child is None or self.child is None or person.child == self.child or person.age == self.age

    @property
    def child(self) -> bool | None:
        """Whether it is a child; ``None`` where nothing tells."""
        return is_child(self.age, self.nouns)

    def join(self, other: "Chain") -> None:
        """Add what another chain, of the same person, holds."""
        self.mentions += other.mentions
        self.name = self.name or other.name
        self.nouns |= other.nouns
        self.age = other.age if self.age is None else self.age
        self.gender = self.gender or other.gender

    def take(self, person: Person, sentence: int, *, harmed: bool) -> None:
        """Add what a mention tells."""
        self.mentions.append(person.token)
        self.last, self.sentence = person.token, sentence
        self.name = max(self.name, person.name, key=len)
        self.nouns |= person.nouns
        self.age = person.age if self.age is None else self.age
        if person.form == "pronoun":
            self.spoken = self.spoken or person.gender
        else:
            self.gender = self.gender or person.gender
        self.harmed |= harmed
        self.speaker |= person.speaker


def chain_people(
    doc: Doc, people: Mapping[int, Person], sentences: Sequence[int], harmed: frozenset[int]
) -> list[Chain]:
    """The people of a report as chains of mentions. ``sentences`` are the starts of its sentences by token, ``harmed``
    the tokens of mentions that harm came to."""
    ties = tie_by_grammar(doc, people)
    chains: list[Chain] = []
    of: dict[int, Chain] = {}
    number = 0
    for token in sorted(people):
        while number + 1 < len(sentences) and sentences[number + 1] <= token:
            number += 1
        person = people[token]
        if person.form == "reflexive":
            mark_sex(doc[token], person, of)
            continue
        chain = of.get(ties[token]) if token in ties else None
        if chain is None:
            chain = find_chain(doc, person, chains, number, harmed=token in harmed)
        if chain is None:
            chain = Chain([], token, number, number=person.number)
            chains.append(chain)
        chain.take(person, number, harmed=token in harmed)
        of[token] = chain
    return chains


def mark_sex(reflexive: Token, person: Person, of: Mapping[int, Chain]) -> None:
    """ "Himself" tells the sex of its own clause's subject."""
    verb = reflexive.head.head if reflexive.dep_ == "pobj" else reflexive.head
    for child in verb.children:
        if child.dep_ == "nsubj" and child.i in of and of[child.i].number == 1:
            of[child.i].gender = of[child.i].gender or person.gender


def tie_by_grammar(doc: Doc, people: Mapping[int, Person]) -> dict[int, int]:
    """Mentions that the sentence itself says are somebody named before in it."""
    ties = {}
    for token in people:
        before = same_by_grammar(doc[token])
        if before is not None and before.i in people and before.i != token:
            a, b = people[before.i], people[token]
            other = a.age is not None and b.age is not None and a.age != b.age
            if a.number == b.number == 1 and a.form != "reflexive" and not other:
                ties[max(token, before.i)] = min(token, before.i)
    return ties


def same_by_grammar(token: Token) -> Token | None:
    """Whom an apposition, a predicate or "identified as" says that somebody is."""
    head = token.head
    if token.dep_ == "appos":
        return None if lists_more(token) or headline_before(token) is not None else head
    if token.dep_ == "attr" and head.lemma_ == "be":
        return next((child for child in head.children if child.dep_ == "nsubj"), None)
    if token.dep_ == "oprd" and head.lemma_ in _NAMING:
        return next((child for child in head.children if child.dep_ in ("nsubjpass", "dobj")), None)
    if token.dep_ == "pobj" and head.lower_ == "as" and head.head.lemma_ in _NAMING:
        verb = head.head
        named = [child for child in verb.children if child.dep_ in ("nsubjpass", "dobj")]
        return named[0] if named else verb.head if verb.dep_ == "acl" else None
    return None


def find_chain(doc: Doc, person: Person, chains: Sequence[Chain], sentence: int, *, harmed: bool) -> Chain | None:
    """The chain that a mention goes on with; ``None`` for somebody new."""
    if person.number != 1 or person.other:
        return None
    if person.form == "name":
        return find_named(person, chains)
    if person.form == "pronoun":
        return find_antecedent(doc, person, chains, sentence)
    if person.form == "definite":
        before = find_described(doc, person, [chain for chain in chains if chain.harmed], sentence) if harmed else None
        return before or find_described(doc, person, chains, sentence)
    return find_repeated(person, chains, sentence, harmed=harmed)


def find_named(person: Person, chains: Sequence[Chain]) -> Chain | None:
    """Who bears the name, whole or in part; the last of several."""
    if not person.name:
        return None
    for chain in reversed(chains):
        if not chain.name:
            continue
        shorter, longer = sorted((person.name, chain.name), key=len)
        if set(shorter) <= set(longer):
            return chain
    return None


def find_antecedent(doc: Doc, person: Person, chains: Sequence[Chain], sentence: int) -> Chain | None:
    """Whom "he" or "she" takes up: near, spoken of rather than speaking, come to harm rather than not."""
    best, score = None, -9.0
    for chain in chains:
        back = sentence - chain.sentence
        if chain.number != 1 or back > _PRONOUN_REACH or not chain.fits(person):
            continue
        value = 2.0 * chain.harmed - back - 3.0 * chain.speaker - (1.5 if chain.nouns & OFFICIALS else 0.0)
        value -= 2.0 * (doc[chain.last].dep_ == "poss")  # "outside a friend's home" is not about the friend
        known = chain.gender or chain.spoken
        if known is not None and known != person.gender:
            continue
        value += 0.5 * (known == person.gender) + 0.001 * chain.last / max(1, person.token)
        if value > score:
            best, score = chain, value
    return best


def find_described(doc: Doc, person: Person, chains: Sequence[Chain], sentence: int) -> Chain | None:
    """Whom "the teen", "the victim" or "the 17-year-old" takes up."""
    owned = any(child.dep_ == "poss" for child in doc[person.token].children)
    general = person.nouns & VICTIMS
    for chain in reversed(chains):
        if chain.number != 1 or sentence - chain.sentence > _NOUN_REACH or not chain.fits(person):
            continue
        if chain.nouns & person.nouns or (general and chain.harmed):
            return chain
        if owned or chain.speaker:
            continue
        if person.age is not None and chain.age == person.age:
            return chain
        if person.child and chain.name and chain.child:
            return chain
        if person.nouns & _GENERAL and chain.harmed and (chain.gender == person.gender or chain.name or person.child):
            return chain
    return None


def find_repeated(person: Person, chains: Sequence[Chain], sentence: int, *, harmed: bool) -> Chain | None:
    """Who is brought in a second time, as the lead does after the headline: the same age, or the same plain noun."""
    fitting = [chain for chain in chains if chain.number == 1 and chain.sentence != sentence and chain.fits(person)]
    if person.age is not None:
        same = [chain for chain in fitting if chain.age == person.age]
        if same:
            return same[-1]
    if not harmed:
        return None
    same = [
        chain
        for chain in fitting
        if chain.harmed and (chain.age is None or person.age is None)
        and (chain.nouns & person.nouns or (person.nouns & _GENERAL and chain.nouns & _GENERAL))
    ]  # fmt: skip
    return same[0] if len(same) == 1 else None
