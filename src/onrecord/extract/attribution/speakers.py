"""SOURCE WORDS -> WHO THAT IS: the full name within the report, and what kind of voice it is."""

from dataclasses import dataclass

from onrecord.extract.attribution.kinds import ANONYMOUS, find_kind, governments
from onrecord.extract.attribution.names import Names, strip_article
from onrecord.extract.attribution.tree import Tree
from onrecord.model import OriginKind

PERSONAL = {"he", "she", "him", "her", "his", "i"}
IMPERSONAL = {"it", "its"}
PLURAL = {"they", "them", "their", "both", "we"}
DOCUMENTS = {"statement", "communique", "communiqué", "release", "post", "tweet"}
NOBODY = {"some", "several", "many", "unconfirmed", "various", "other", "early", "initial", "conflicting"}
DEFINITE = {"the", "this", "that", "its", "his", "their"}
#: how many paragraphs back a pronoun may look for whom it means
REACH = 2

Named = tuple[str | None, OriginKind]
UNKNOWN: Named = (None, "unattributed")


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source resolved: ``name`` is ``None`` where nobody is known; ``start``, ``end`` are its words on the page."""

    name: str | None
    kind: OriginKind
    start: int
    end: int
    paragraph: int
    person: bool
    plural: bool


class Speakers:
    """The voices of one report in the order of the text: each source is resolved against those met before it."""

    def __init__(self, tree: Tree, names: Names) -> None:
        self.tree = tree
        self.names = names
        self.people = set(names.persons.values())
        self.met: list[Speaker] = []

    def resolve(self, tokens: tuple[int, ...]) -> Speaker:
        """Who the words mean. Whoever is known is remembered for the pronouns that follow."""
        tree = self.tree
        head = head_of(tree, tokens)
        name, kind = self.read_name(tokens, head)
        start, end = tree.span(tokens[0], tokens[-1])
        plural = tree.lowers[head] in PLURAL or (tree.pos[head] == "NOUN" and tree.lemmas[head] != tree.lowers[head])
        person = name in self.people or tree.lowers[head] in PERSONAL or is_role(tree, head)
        speaker = Speaker(name, kind, start, end, tree.paragraph_of[head], person, plural)
        if name is not None:
            self.met.append(speaker)
        return speaker

    def read_name(self, tokens: tuple[int, ...], head: int) -> Named:
        """Name and kind of a phrase: pronoun, person, document or body, in this order."""
        word = self.tree.lowers[head]
        if word in PERSONAL:
            return self.find_met(head, person=True, plural=False)
        if word in IMPERSONAL:
            return self.find_met(head, person=False, plural=False)
        if word in PLURAL:
            return self.find_met(head, person=None, plural=True)
        person = self.find_person(tokens, head)
        if person is not None:
            return person, self.kind_of_person(person, tokens)
        if word in DOCUMENTS:
            return self.read_document(tokens, head)
        return self.read_body(tokens, head)

    def find_met(self, head: int, *, person: bool | None, plural: bool) -> Named:
        """The voice met last that the pronoun can mean, at most ``REACH`` paragraphs back."""
        paragraph = self.tree.paragraph_of[head]
        for speaker in reversed(self.met):
            if paragraph - speaker.paragraph > REACH:
                break
            if speaker.plural == plural and person in (None, speaker.person):
                return speaker.name, speaker.kind
        return UNKNOWN

    def find_person(self, tokens: tuple[int, ...], head: int) -> str | None:
        """The full name of the person whom the phrase names as its head or in apposition to it."""
        tree = self.tree
        for t in tokens:
            entity = self.names.at.get(t)
            named = entity is not None and entity[2] == "PERSON" and t == entity[1] - 1 and stands_for(tree, t, head)
            if named and tree.lowers[t] in self.names.persons:
                return self.names.persons[tree.lowers[t]]
        if tree.pos[head] == "PROPN" and len(tokens) <= 2:
            return self.names.persons.get(tree.lowers[head])
        return None

    def kind_of_person(self, name: str, tokens: tuple[int, ...]) -> OriginKind:
        """A person who speaks for a body has its kind; anybody else is a person."""
        own = self.tree.words(tokens[0], tokens[-1])
        for words in (own, *self.names.described.get(name, ())):
            kind = find_kind(words.replace(name, " "))
            if kind is not None and kind not in ("outlet", "own_reporter", "agency"):
                return kind
        return "person"

    def read_document(self, tokens: tuple[int, ...], head: int) -> Named:
        """'A statement from the ministry' is the ministry's; 'the statement' is of the voice before it."""
        tree = self.tree
        for c in tree.children[head]:
            named = tree.child(c, "pobj") if tree.lowers[c] in ("from", "by", "of") else None
            owner = named if named is not None else c if tree.deps[c] in ("poss", "compound") else None
            if owner is not None:
                return self.read_name(tuple(range(tree.first[owner], tree.last[owner] + 1)), owner)
        if (
            self.met
            and tree.lowers[tokens[0]] in DEFINITE
            and tree.paragraph_of[head] - self.met[-1].paragraph <= REACH
        ):
            return self.met[-1].name, self.met[-1].kind
        return UNKNOWN

    def read_body(self, tokens: tuple[int, ...], head: int) -> Named:
        """A body or a group: a country's government, its full name elsewhere in the report, or else its own words."""
        tree = self.tree
        words = strip_article(tree.words(tokens[0], tokens[-1]))
        country = governments().get(words.lower())
        if country is not None:
            return country, "government"
        kind = find_kind(words)
        if tree.lowers[tokens[0]] in NOBODY and kind in (None, "outlet"):
            return UNKNOWN
        if kind == "anonymous" and ANONYMOUS.search(words):
            return words, "anonymous"
        name = self.find_full_name(tokens, head, kind) or words
        if kind is None:
            kind = find_kind(name) or ("ngo" if tree.pos[head] == "PROPN" else "unattributed")
        return name, kind

    def find_full_name(self, tokens: tuple[int, ...], head: int, kind: OriginKind | None) -> str | None:
        """The fullest name the report gives to the body: 'the Observatory', 'the Britain-based war monitor'."""
        tree = self.tree
        word = tree.lowers[head]
        definite = tree.lowers[tokens[0]] in DEFINITE
        proper = tree.pos[head] == "PROPN"
        entity = self.names.at.get(head)
        if proper and entity is not None and entity[1] - entity[0] > 1:
            own = strip_article(tree.words(entity[0], entity[1] - 1))
            return self.names.bodies.get(word, own) if own in self.names.bodies.get(word, "") else own
        if proper and word in self.names.bodies and len(tokens) <= 2:
            return self.names.bodies[word]
        if definite and not proper:
            for speaker in reversed(self.met):
                if speaker.kind == kind and word in (speaker.name or "").lower().split():
                    return speaker.name
        if kind == "monitor" and not proper:
            return self.find_only(kind)
        return None

    def find_only(self, kind: OriginKind) -> str | None:
        """The one named body of this kind in the whole report; ``None`` where there are several or none."""
        named = sorted({name for name in self.names.bodies.values() if find_kind(name) == kind})
        return named[0] if len(named) == 1 else None


def head_of(tree: Tree, tokens: tuple[int, ...]) -> int:
    """The token of a phrase that governs the others."""
    inside = set(tokens)
    return next((t for t in tokens if tree.heads[t] not in inside or tree.heads[t] == t), tokens[-1])


def is_role(tree: Tree, head: int) -> bool:
    return tree.lemmas[head] in (
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "minister",
        "president",
        "official",
        "officer",
    )


def stands_for(tree: Tree, t: int, head: int) -> bool:
    """Whether the name whose last token is ``t`` is the phrase's head, or beside it ("the minister, X")."""
    while (
        t != head and tree.deps[t] in ("appos", "compound", "nmod", "conj", "flat", "npadvmod") and tree.heads[t] != t
    ):
        if tree.deps[t] == "conj":
            return False
        t = tree.heads[t]
    return t == head
