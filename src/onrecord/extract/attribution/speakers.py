"""SOURCE WORDS -> WHO THAT IS: the full name within the report, and what kind of voice it is."""

from onrecord.extract.attribution.bodies import (
    REACH,
    find_acting,
    find_described,
    find_group,
    find_last,
    find_only,
    find_same_source,
    guess_kind,
    is_no_noun,
    is_thing,
    learn_body,
)
from onrecord.extract.attribution.body_names import MERGED
from onrecord.extract.attribution.kinds import find_kind, governments, is_own_name
from onrecord.extract.attribution.name_words import strip_article
from onrecord.extract.attribution.names import Names, last_name, own_name
from onrecord.extract.attribution.phrases import (
    MALE,
    ROLES,
    head_of,
    is_relative,
    is_short_for,
    kind_of_adjective,
    plain_words,
    read_acronym,
    read_name_after,
    read_officer,
    read_sex,
    split_joined,
    stands_for,
    words_beside,
    write_acronym,
)
from onrecord.extract.attribution.run_ons import TIMES
from onrecord.extract.attribution.tree import Tree
from onrecord.extract.attribution.trim import (
    is_bodys_name,
    is_employer,
    is_measure,
    is_sent_from,
    read_initials,
    read_last_name,
    trim_source,
)
from onrecord.extract.attribution.voices import (
    DEFINITE,
    DOCUMENTS,
    IMPERSONAL,
    INNER,
    NOBODY,
    PERSONAL,
    PLURAL,
    RANK,
    UNKNOWN,
    Named,
    Speaker,
)
from onrecord.model import OriginKind


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
        for source in sources:
            tokens = trim_source(self.tree, self.names, source)
            for part in split_joined(self.tree, tokens) or [tokens]:
                learn_body(self.tree, self.names, self.people, part)

    def resolve(self, tokens: tuple[int, ...]) -> Speaker:
        """Who the words mean."""
        tree = self.tree
        start, end = tree.span(tokens[0], tokens[-1])
        head = head_of(tree, tokens := trim_source(tree, self.names, tokens))
        (name, kind), *others = self.read_voices(tokens, head)
        sex = read_sex(tree, tokens)
        if name is not None and sex is not None:
            self.sexes.setdefault(name, sex)
        many = tree.pos[head] == "NOUN" and tree.lemmas[head] != tree.lowers[head]
        plural = tree.lowers[head] in PLURAL or (many and kind not in ("outlet", "state_media"))
        person = (
            name in self.people
            or tree.lowers[head] in PERSONAL
            or tree.lemmas[head] in ROLES
            or kind in ("person", "witness", "own_reporter", "anonymous")
        )
        return Speaker(name, kind, start, end, tree.paragraph_of[head], person, plural, tuple(others))

    def remember(self, speaker: Speaker) -> None:
        """Keeps a voice that has said something, for the pronouns after it."""
        if speaker.name is not None:
            self.met.append(speaker)

    def read_name(self, tokens: tuple[int, ...], head: int) -> Named:
        """Name and kind of a phrase of one voice: pronoun, person, document or body, in this order."""
        word = self.tree.lowers[head]
        if word in INNER:
            return UNKNOWN
        if word in PERSONAL:
            return self.find_person_meant(head)
        if word in IMPERSONAL or word in PLURAL:
            return self.find_met(head, plural=word in PLURAL)
        if is_relative(self.tree, head):
            return self.read_antecedent(head)
        if (
            word == "whose"
            or self.tree.lowers[tokens[0]] == "whose"
            or (word not in DOCUMENTS and is_no_noun(self.tree, head))
        ):
            return UNKNOWN
        sent = self.tree.lemmas[head] == "source" and find_kind(self.tree.words(tokens[0], tokens[-1])) == "anonymous"
        person = None if sent else self.find_person(tokens, head)
        if person is not None:
            return person, self.kind_of_person(person, tokens)
        if word in DOCUMENTS:
            return self.read_document(tokens, head)
        if is_measure(self.tree, self.names, tokens, head):
            return UNKNOWN
        return self.read_body(tokens, head)

    def read_voices(self, tokens: tuple[int, ...], head: int) -> list[Named]:
        """Name and kind of every voice of a phrase, the one that answers for what it says first."""
        parts = split_joined(self.tree, tokens)
        named = (self.read_name(part, head_of(self.tree, part)) for part in parts)
        known = [voice for voice in named if voice[0] is not None]
        if len(known) < 2 or known[0][0] == known[1][0]:
            return [self.read_name(tokens, head)] if not parts else known[:1] or [UNKNOWN]
        return sorted(known, key=lambda voice: RANK.index(voice[1]))

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
        """Whom 'it' or 'they' mean: the body that acts in the sentence before "it", or the voice met last."""
        acting = None if plural else find_acting(self.tree, head)
        speaker = find_last(self.tree, self.met, head, plural=plural)
        if acting is not None and (speaker is None or speaker.end <= self.tree.starts[acting]):
            return self.read_name(tuple(range(self.tree.first[acting], acting + 1)), acting)
        return UNKNOWN if speaker is None else (speaker.name, speaker.kind)

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
            if entity is None or entity[2] != "PERSON" or not stands_for(tree, t, head):
                continue
            if not is_bodys_name(tree, t, head) and not is_employer(tree, entity, tokens):
                name = self.names.persons.get(last_name(tree, entity)) or self.names.persons.get(tree.lowers[t])
                if name is not None:
                    return own_name(tree, entity, name)
        if tree.pos[head] == "PROPN" and len(tokens) <= 2:
            return self.names.persons.get(tree.lowers[head])
        name = read_officer(tree, tokens, head)
        if name is not None:
            self.names.persons[name.lower().split()[-1]] = name
            self.names.described[name] = (tree.words(tokens[0], tokens[-1]).removesuffix(name),)
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
        children = [c for c in tree.children[head] if self.names.at.get(c, (0, 0, ""))[2] not in TIMES]
        children = [c for c in children if tree.lowers[c] not in ("press", "news")]
        for c in sorted(children, key=lambda c: tree.pos[c] != "ADP"):
            opens = tree.lowers[c] in ("from", "by", "of")
            by = tree.child(c, "agent") if tree.deps[c] == "acl" else c if opens else None
            named = tree.child(by, "pobj") if by is not None else None
            owner = named if named is not None else c if tree.deps[c] in ("poss", "compound") else None
            owner = None if named is not None and is_sent_from(tree, self.names, head, named) else owner
            own = owner is not None and (tree.pos[owner] in ("PROPN", "PRON") or tree.deps[owner] == "poss")
            known = own or (owner is not None and find_kind(tree.words(owner, owner)))
            if owner is not None and (known or named is not None):
                voice = self.read_name(tuple(range(tree.first[owner], tree.last[owner] + 1)), owner)
                if voice[0] is not None:
                    return voice
        if (kind := kind_of_adjective(tree, tokens, children)) is not None:
            return plain_words(tree, tokens), kind
        if (
            self.met
            and tree.lowers[tokens[0]] in DEFINITE
            and tree.paragraph_of[head] - self.met[-1].paragraph <= REACH
        ):
            same = (s for s in reversed(self.met) if tree.lowers[head] in tree.text[s.start : s.end].lower().split())
            last = next(same, self.met[-1])
            return last.name, last.kind
        return UNKNOWN

    def read_body(self, tokens: tuple[int, ...], head: int) -> Named:
        """A body or a group: a country's government, its full name elsewhere in the report, or else its own words."""
        tree = self.tree
        words = plain_words(tree, tokens)
        own = strip_article(tree.words(tree.first[head], head)) if tokens[0] <= tree.first[head] else words
        country = governments().get(words.lower()) or governments().get(own.lower())
        if country is not None:
            return country, "government"
        if is_thing(tree, head):
            return self.read_behind(tokens, head)
        kind = find_kind(words) or find_kind(words_beside(tree, tokens))
        merged = MERGED.search(words) if tree.lemmas[head] in ROLES else None
        if merged is not None and kind is not None:
            return merged[1].strip(), kind
        if tree.lowers[tokens[0]] in NOBODY and kind in (None, "outlet"):
            return UNKNOWN
        if kind in ("anonymous", "own_reporter"):
            return find_same_source(self.tree, self.met, tokens, head) or words, kind
        if (described := find_described(tree, self.names, self.met, tokens, head)) is not None:
            return described
        person = next((name for name in sorted(self.people) if " " in name and words.endswith(f" {name}")), None)
        if person and kind:
            return person, kind
        name = write_acronym(self.find_full_name(tokens, head, kind, words) or words)
        if name == words:
            return name, kind or find_kind(name) or guess_kind(self.tree, self.names, head)
        # the name of a body that the report tells elsewhere
        known = next((speaker.kind for speaker in reversed(self.met) if speaker.name == name), None)
        return name, find_kind(name) or known or kind or "ngo"

    def read_behind(self, tokens: tuple[int, ...], head: int) -> Named:
        """Who is named behind a thing: "a number of residents", a subhead run into the sentence ("New strikes MNA")."""
        tree = self.tree
        of = next((c for c in tree.children[head] if tree.lowers[c] == "of"), None)
        who = tree.child(of, "pobj") if of is not None and tree.lowers[head] == "number" else None
        if who is not None:
            return self.read_name(tuple(range(tree.first[who], tree.last[who] + 1)), who)
        first, end, label = self.names.at.get(tokens[-1], (0, 0, ""))
        words = strip_article(tree.words(first, end - 1)) if label == "ORG" and first > tokens[0] else ""
        kind = find_kind(words)
        return UNKNOWN if kind is None else (words, kind)

    def find_full_name(self, tokens: tuple[int, ...], head: int, kind: OriginKind | None, words: str) -> str | None:
        """The fullest name the report gives to the body: 'the Observatory', 'the Britain-based war monitor'."""
        tree = self.tree
        tail = (
            read_initials(tree, tokens)
            or read_last_name(tree, tokens)
            or read_name_after(tree, tokens, head)
            or (None if tree.lemmas[head] in ROLES else read_acronym(words))
        )
        if tail is not None and kind is not None:
            return tail
        if is_own_name(words):
            return None
        longer = self.names.bodies.get(tree.lowers[head], "")
        if is_short_for(words, longer, tree.lowers[head]):
            return longer
        if tree.lowers[tokens[0]] in DEFINITE:
            for speaker in reversed(self.met):
                if speaker.kind == kind and is_short_for(words, speaker.name or "", tree.lowers[head]):
                    return speaker.name
        return find_group(tree, self.met, tokens, head) or find_only(tree, self.names, kind, tokens, head)
