"""SOURCE WORDS -> WHO THAT IS: the full name within the report, and what kind of voice it is."""

from dataclasses import dataclass

from onrecord.extract.attribution.kinds import ACRONYM, find_kind, governments, read_kinds
from onrecord.extract.attribution.names import Names, strip_article
from onrecord.extract.attribution.phrases import (
    MALE,
    ROLES,
    head_of,
    is_short_for,
    plain_words,
    read_acronym,
    read_name_after,
    read_sex,
    stands_for,
    words_beside,
    write_acronym,
)
from onrecord.extract.attribution.tree import Tree
from onrecord.model import OriginKind

PERSONAL = {"he", "him", "his", "she", "her", "hers"}
IMPERSONAL = {"it", "its"}
PLURAL = {"they", "them", "their", "both"}
#: the speaker himself or the reader: no voice of its own
INNER = {"i", "me", "my", "we", "us", "our", "you", "your", "one"}
RELATIVE = {"who", "which", "that", "whom"}
DOCUMENTS = {"statement", "communique", "communiqué", "release", "post", "tweet", "report", "letter", "timeline"}
NOBODY = {"some", "several", "many", "unconfirmed", "various", "other", "early", "initial", "conflicting", "reports"}
DEFINITE = {"the", "this", "that", "its", "his", "their"}
#: which of two joined voices counts: the one that answers for what it says
RANK: tuple[OriginKind, ...] = (
    "own_reporter", "monitor", "un", "government", "armed_group", "ngo", "state_media", "agency", "outlet", "witness",
    "person", "anonymous", "unattributed",
)  # fmt: skip
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
        self.sexes: dict[str, str] = {}
        self.met: list[Speaker] = []

    def learn_bodies(self, sources: list[tuple[int, ...]]) -> None:
        """Adds the full names among the sources themselves, which the tagger may have missed or cut."""
        tree = self.tree
        for tokens in sources:
            words = plain_words(tree, tokens)
            head = head_of(tree, tokens)
            parts = words.split()
            if tree.pos[head] != "PROPN" or len(parts) < 2 or not words[0].isupper() or find_kind(words) is None:
                continue
            if words not in self.people and len(words) > len(self.names.bodies.get(tree.lowers[head], "")):
                self.names.bodies[tree.lowers[head]] = words

    def resolve(self, tokens: tuple[int, ...]) -> Speaker:
        """Who the words mean."""
        tree = self.tree
        head = head_of(tree, tokens)
        name, kind = self.read_name(tokens, head)
        start, end = tree.span(tokens[0], tokens[-1])
        sex = read_sex(tree, tokens)
        if name is not None and sex is not None:
            self.sexes.setdefault(name, sex)
        several = (
            tree.pos[head] == "NOUN"
            and tree.lemmas[head] != tree.lowers[head]
            and kind not in ("outlet", "state_media")
        )
        plural = tree.lowers[head] in PLURAL or several
        person = (
            name in self.people
            or tree.lowers[head] in PERSONAL
            or tree.lemmas[head] in ROLES
            or kind in ("person", "witness", "own_reporter", "anonymous")
        )
        return Speaker(name, kind, start, end, tree.paragraph_of[head], person, plural)

    def remember(self, speaker: Speaker) -> None:
        """Keeps a voice that has said something, for the pronouns after it."""
        if speaker.name is not None:
            self.met.append(speaker)

    def read_name(self, tokens: tuple[int, ...], head: int) -> Named:
        """Name and kind of a phrase: pronoun, joined voices, person, document or body, in this order."""
        word = self.tree.lowers[head]
        if word in INNER:
            return UNKNOWN
        if word in PERSONAL:
            return self.find_person_meant(head)
        if word in IMPERSONAL or word in PLURAL:
            return self.find_met(head, plural=word in PLURAL)
        if word in RELATIVE:
            return self.read_antecedent(head)
        if word == "whose" or self.tree.lowers[tokens[0]] == "whose" or self.tree.pos[head] in ("VERB", "ADP", "ADV"):
            return UNKNOWN
        joined = self.split_joined(tokens)
        if joined:
            return min(
                (self.read_name(part, head_of(self.tree, part)) for part in joined), key=lambda n: RANK.index(n[1])
            )
        person = self.find_person(tokens, head)
        if person is not None:
            return person, self.kind_of_person(person, tokens)
        if word in DOCUMENTS:
            return self.read_document(tokens, head)
        return self.read_body(tokens, head)

    def split_joined(self, tokens: tuple[int, ...]) -> list[tuple[int, ...]]:
        """The parts of 'witnesses and a war monitor', two kinds of voices; nothing where the phrase is one voice."""
        tree = self.tree
        cut = next((t for t in tokens[1:-1] if tree.lowers[t] == "and"), None)
        if cut is None:
            return []
        parts = [tuple(t for t in tokens if t < cut), tuple(t for t in tokens if t > cut)]
        kinds = [find_kind(tree.words(part[0], part[-1])) for part in parts]
        return parts if None not in kinds and kinds[0] != kinds[1] else []

    def find_person_meant(self, head: int) -> Named:
        """Whom 'he' or 'she' means: a speaker or a named subject of this paragraph, else the last one before."""
        paragraph = self.tree.paragraph_of[head]
        sex = "m" if self.tree.lowers[head] in MALE else "f"
        for reach in (0, REACH):
            for speaker in reversed(self.met):
                if paragraph - speaker.paragraph > reach:
                    break
                if speaker.person and not speaker.plural and self.sexes.get(speaker.name or "", sex) == sex:
                    return speaker.name, speaker.kind
            for t in reversed(self.names.subjects):
                if t < head and paragraph - self.tree.paragraph_of[t] <= reach:
                    name = self.names.persons.get(self.tree.lowers[t])
                    if name is not None and self.sexes.get(name, sex) == sex:
                        return name, self.kind_of_person(name, (t,))
        return UNKNOWN

    def find_met(self, head: int, *, plural: bool) -> Named:
        """The voice met last that 'it' or 'they' can mean, at most ``REACH`` paragraphs back."""
        paragraph = self.tree.paragraph_of[head]
        for speaker in reversed(self.met):
            if paragraph - speaker.paragraph > REACH:
                break
            if (plural and (speaker.plural or not speaker.person)) or (
                not plural and not speaker.plural and not speaker.person
            ):
                return speaker.name, speaker.kind
        return UNKNOWN

    def read_antecedent(self, head: int) -> Named:
        """What a relative pronoun stands for: the noun that its clause hangs on."""
        tree = self.tree
        verb = tree.heads[head]
        for _ in range(3):
            if tree.deps[verb] == "relcl":
                noun = tree.heads[verb]
                return self.read_name(
                    tuple(range(tree.first[noun], max(noun, min(tree.last[noun], tree.first[verb] - 1)) + 1)), noun
                )
            verb = tree.heads[verb]
        return UNKNOWN

    def find_person(self, tokens: tuple[int, ...], head: int) -> str | None:
        """The full name of the person whom the phrase names as its head or in apposition to it."""
        tree = self.tree
        for t in tokens:
            entity = self.names.at.get(t)
            named = entity is not None and entity[2] == "PERSON" and stands_for(tree, t, head)
            if named and tree.lowers[t] in self.names.persons:
                return self.names.persons[tree.lowers[t]]
        if tree.pos[head] == "PROPN" and len(tokens) <= 2:
            return self.names.persons.get(tree.lowers[head])
        return self.name_officer(tokens, head)

    def name_officer(self, tokens: tuple[int, ...], head: int) -> str | None:
        """The name after an office, where the tagger did not take it for a person's: 'the mayor of Orvany, X Y'."""
        tree = self.tree
        run = [t for t in tokens if t > head and tree.pos[t] == "PROPN" and tree.deps[t] in ("compound", "appos")]
        if tree.lemmas[head] not in ROLES or len(run) < 2 or run[-1] - run[0] != len(run) - 1:
            return None
        if tree.lowers[run[0] - 1] != ",":
            return None
        name = tree.words(run[0], run[-1])
        self.names.persons[tree.lowers[run[-1]]] = name
        self.names.described[name] = (tree.words(tokens[0], run[0] - 1),)
        self.people.add(name)
        return name

    def kind_of_person(self, name: str, tokens: tuple[int, ...]) -> OriginKind:
        """A person who speaks for a body has its kind; anybody else is a person."""
        for words in (self.tree.words(tokens[0], tokens[-1]).replace(name, ""), *self.names.described.get(name, ())):
            kind = find_kind(words)
            if kind in ("government", "un", "armed_group", "ngo", "monitor", "witness"):
                return kind
        return "person"

    def read_document(self, tokens: tuple[int, ...], head: int) -> Named:
        """'A statement from the ministry' is the ministry's; 'the statement' is of the voice before it."""
        tree = self.tree
        for c in tree.children[head]:
            named = tree.child(c, "pobj") if tree.lowers[c] in ("from", "by", "of") else None
            owner = named if named is not None else c if tree.deps[c] in ("poss", "compound") else None
            known = owner is not None and (tree.pos[owner] in ("PROPN", "PRON") or find_kind(tree.words(owner, owner)))
            if owner is not None and (known or named is not None):
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
        words = plain_words(tree, tokens)
        own = strip_article(tree.words(tree.first[head], head)) if tokens[0] <= tree.first[head] else words
        country = governments().get(words.lower()) or governments().get(own.lower())
        if country is not None:
            return country, "government"
        kind = find_kind(words) or find_kind(words_beside(tree, tokens))
        if tree.lowers[tokens[0]] in NOBODY and kind in (None, "outlet"):
            return UNKNOWN
        if kind in ("anonymous", "own_reporter"):
            return words, kind
        name = write_acronym(self.find_full_name(tokens, head, kind, words) or words)
        return name, kind or find_kind(name) or self.guess_kind(head)

    def guess_kind(self, head: int) -> OriginKind:
        """The kind where no word tells: an organisation's name, a town's as its authorities', else somebody."""
        label = self.names.at.get(head, (0, 0, ""))[2]
        if ACRONYM.fullmatch(self.tree.words(head, head)):
            return "ngo"
        if label in ("ORG", "GPE"):
            return "ngo" if label == "ORG" else "government"
        if "document" in read_kinds(self.tree.words(head, head)):
            return "unattributed"
        return "person" if self.tree.pos[head] in ("NOUN", "PROPN") and label in ("", "PERSON") else "unattributed"

    def find_full_name(self, tokens: tuple[int, ...], head: int, kind: OriginKind | None, words: str) -> str | None:
        """The fullest name the report gives to the body: 'the Observatory', 'the Britain-based war monitor'."""
        tree = self.tree
        tail = read_name_after(tree, tokens, head) or read_acronym(words)
        if tail is not None and kind is not None:
            return tail
        longer = self.names.bodies.get(tree.lowers[head])
        if longer is not None and is_short_for(words, longer, tree.lowers[head]):
            return longer
        if tree.lowers[tokens[0]] in DEFINITE:
            for speaker in reversed(self.met):
                if speaker.kind == kind and is_short_for(words, speaker.name or "", tree.lowers[head]):
                    return speaker.name
        return self.find_only(kind) if kind == "monitor" and tree.pos[head] != "PROPN" else None

    def find_only(self, kind: OriginKind) -> str | None:
        """The one named body of this kind in the whole report; ``None`` where there are several or none."""
        named = sorted({name for name in self.names.bodies.values() if find_kind(name) == kind})
        longest = [name for name in named if not any(name != other and name in other for other in named)]
        return longest[0] if len(longest) == 1 else None
