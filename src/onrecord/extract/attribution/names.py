"""NAMED ENTITIES -> WHO IS WHO IN THE REPORT: the fullest name of every person and body, and how they are described."""

from dataclasses import dataclass

from onrecord.extract.attribution.body_names import find_whole, index_bodies
from onrecord.extract.attribution.kinds import kind_words
from onrecord.extract.attribution.name_words import TITLES, Entity, strip_ending
from onrecord.extract.attribution.phrases import OFFICES
from onrecord.extract.attribution.tree import Tree

NAME_ENDINGS = {"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"}
#: those before a name alone
FORMS = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms."})
#: parts of speech of the titles before a name
BEFORE = ("PROPN", "NOUN", "ADJ", "PART")


@dataclass(frozen=True, slots=True)
class Names:
    """``persons``: last word of a name in lower case -> full name; ``described``: full name -> titles and appositions.

    ``bodies``: any telling word of a body's name in lower case -> its fullest name ('observatory'); ``whole``: the
    names of bodies that stand by themselves somewhere, with nothing run into them; ``subjects``: the tokens at which a
    person is the subject, in order.
    """

    at: dict[int, Entity]
    persons: dict[str, str]
    described: dict[str, tuple[str, ...]]
    bodies: dict[str, str]
    whole: frozenset[str]
    subjects: tuple[int, ...]


def read_names(tree: Tree, entities: list[Entity]) -> Names:
    """The names of one report, fullest form first."""
    entities = [*entities, *find_titled(tree, entities)]
    persons: dict[str, str] = {}
    people = [entity for entity in entities if is_person(tree, entity)]
    for entity in people:
        key, name = last_name(tree, entity), full_name(tree, entity)
        if len(name) > len(persons.get(key, "")):
            persons[key] = name
    described: dict[str, tuple[str, ...]] = {}
    for entity in people:
        name = persons[last_name(tree, entity)]
        described[name] = (*described.get(name, ()), *describe(tree, entity))
    whole = find_whole(tree, entities)
    return Names(
        at={i: entity for entity in entities for i in range(entity[0], entity[1])},
        persons=persons,
        described=described,
        bodies=index_bodies(tree, entities, whole),
        whole=whole,
        subjects=tuple(e[1] - 1 for e in people if tree.deps[top_of(tree, e)] in ("nsubj", "nsubjpass")),
    )


def find_titled(tree: Tree, entities: list[Entity]) -> list[Entity]:
    """The persons whom only a title tells: "Mr Jarn" where the tagger saw no name, as in a text of capitals."""
    taken = {t for first, end, _ in entities for t in range(first, end)}
    found = []
    for t in range(len(tree.lowers) - 1):
        end = t + 1
        while tree.lowers[t] in FORMS and end < len(tree.pos) and tree.pos[end] == "PROPN" and end not in taken:
            end += 1
        if any(word.isalpha() for word in tree.lowers[t + 1 : end]):  # not "MR" and its stop alone
            found.append((t, end, "PERSON"))
    return found


def is_person(tree: Tree, entity: Entity) -> bool:
    """Whether an entity is a person's name: one whose last word is a word for a body ("Observatory") is not."""
    first, end, label = entity
    return (
        label == "PERSON"
        and tree.paragraph_of[first] == tree.paragraph_of[end - 1]
        and last_name(tree, entity) not in kind_words()
        and last_name(tree, entity) not in OFFICES
        and (end - first > 1 or tree.words(first, first) not in kind_words())
        and full_name(tree, entity) != ""
    )


def last_name(tree: Tree, entity: Entity) -> str:
    """The last word of a name in lower case, without a genitive or 'Jr.'."""
    first, end, _ = entity
    t = end - 1
    while t > first and (tree.lowers[t] in NAME_ENDINGS or tree.pos[t] in ("PART", "PUNCT")):
        t -= 1
    return tree.lowers[t]


def full_name(tree: Tree, entity: Entity) -> str:
    """A person's name without title and genitive."""
    first, end, _ = entity
    while first < end - 1 and tree.lowers[first] in TITLES:
        first += 1
    return strip_ending(tree.words(first, end - 1))


def own_name(tree: Tree, entity: Entity, name: str) -> str:
    """The name of who is known by its last word, or the entity's own where that is another's: "Claud Fell" is no "John
    Fell"."""
    full = full_name(tree, entity)
    own, known = full.lower().split(), name.lower().split()
    other = len(own) > 1 and own[0].isalpha() and len(own[0]) > 1 and own[0] not in known
    return full if other else name


def top_of(tree: Tree, entity: Entity) -> int:
    """The token of an entity that hangs on a token outside it."""
    first, end, _ = entity
    return next((t for t in range(end - 1, first - 1, -1) if not first <= tree.heads[t] < end), end - 1)


def describe(tree: Tree, entity: Entity) -> list[str]:
    """What the report calls a person at one mention: the words before the name, the noun beside it."""
    first, end, _ = entity
    top = top_of(tree, entity)
    left = first
    while left > 0 and tree.pos[left - 1] in BEFORE and tree.sentence_of[left - 1] == tree.sentence_of[first]:
        left -= 1
    phrases = [tree.words(left, first - 1)] if left < first else []
    beside = [c for c in tree.children[top] if tree.deps[c] == "appos" and c >= end]
    if tree.deps[top] == "appos":
        beside.append(tree.heads[top])
    for noun in beside:
        last = min(
            [tree.last[noun], *(tree.first[c] - 1 for c in tree.children[noun] if c > noun and is_clause(tree, c))]
        )
        phrases.append(tree.words(tree.first[noun], last if noun >= end else min(last, first - 1)))
    return phrases


def is_clause(tree: Tree, c: int) -> bool:
    return tree.deps[c] in ("relcl", "acl", "appos")
