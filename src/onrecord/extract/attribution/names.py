"""NAMED ENTITIES -> WHO IS WHO IN THE REPORT: the fullest name of every person and body, and how they are described."""

import re
from dataclasses import dataclass

from onrecord.extract.attribution.kinds import kind_words
from onrecord.extract.attribution.tree import Tree

#: (first token, token after the last, label) of a named entity
Entity = tuple[int, int, str]
NAME_ENDINGS = {"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"}
TITLES = {
    "mr",
    "mr.",
    "mrs",
    "mrs.",
    "ms",
    "ms.",
    "miss",
    "dr",
    "dr.",
    "sir",
    "sgt",
    "sgt.",
    "lt",
    "lt.",
    "gen",
    "gen.",
    "rev",
    "rev.",
}
#: those before a name alone
FORMS = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms."})
#: two bodies that the tagger took for one: "Varenia Relief Agency and Kareth law enforcement"
SIDE_BY_SIDE = re.compile(r"\b(?:Agency|Department|Office|Police|Service) and [A-Z]")
#: what ends a name that was cut off before a person's: "Kareth Police Sgt."
RANKS = {*TITLES, *"sgt lt chief capt capt. captain sergeant lieutenant officer detective spokesman".split()}
#: voices that say by themselves what they are: at the end of a headline no part of the name before them
LOOSE = frozenset({"monitor", "monitors", "ngo", "activists", "observatory"})
#: parts of speech of the titles before a name
BEFORE = ("PROPN", "NOUN", "ADJ", "PART")


#: what stands in brackets at the end of a name, closed or cut: initials, where somebody is in a picture
BRACKETED = re.compile(r"\s*[(\[][^)\]]*[)\]]?\s*$")
#: words of a name after its 'for' or 'of': more would take in the name of a person after it
LONGEST_TAIL = 2
#: words before the "and" of a name within which its "of" stands
JOINED = 5


#: a body's name whole and more names after it: "Office for Civil Relief Anna Lund"
MERGED = re.compile(r"(?:\b(?:for|of)(?: the)?(?: [A-Z][\w’'-]+){2})((?: [A-Z][\w’'-]+){2,4})$")


@dataclass(frozen=True, slots=True)
class Names:
    """``persons``: last word of a name in lower case -> full name; ``described``: full name -> titles and appositions.

    ``bodies``: any telling word of a body's name in lower case -> its fullest name ('observatory'); ``subjects``: the
    tokens at which a person is the subject, in order.
    """

    at: dict[int, Entity]
    persons: dict[str, str]
    described: dict[str, tuple[str, ...]]
    bodies: dict[str, str]
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
    return Names(
        at={i: entity for entity in entities for i in range(entity[0], entity[1])},
        persons=persons,
        described=described,
        bodies=index_bodies(tree, entities),
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


def index_bodies(tree: Tree, entities: list[Entity]) -> dict[str, str]:
    """Telling word of a name of a body -> the longest such name in the report."""
    longest: dict[str, str] = {}
    named = [(first, end) for first, end, label in entities if label in ("ORG", "PERSON")]
    whole = {strip_article(strip_ending(tree.words(first, end - 1))).lower() for first, end in named}
    for first, end, label in entities:
        if label not in ("ORG", "NORP", "GPE", "FAC", "PERSON"):
            continue
        first, end = extend_start(tree, first), extend_name(tree, end)
        name = strip_article(strip_ending(tree.words(first, end - 1).split('"')[-1]))
        if (
            end - first < 2
            or "\n" in name
            or ": " in name
            or is_joined(name)
            or runs_on(tree.text, name, whole)
            or tree.lowers[end - 1] in RANKS
            or (tree.paragraph_of[first] == 0 and tree.lowers[end - 1] in LOOSE)
            or (label != "ORG" and not any(tree.lowers[t] in kind_words() for t in range(first, end)))
        ):
            continue
        for t in range(first, end):
            if (
                tree.pos[t] in ("PROPN", "NOUN")
                and len(tree.lowers[t]) > 3
                and len(name) > len(longest.get(tree.lowers[t], ""))
            ):
                longest[tree.lowers[t]] = name
    return longest


def is_joined(name: str) -> bool:
    """Whether the tagger took two names for one: "Front and the Varenian Observatory", "Orvany the Observatory"."""
    parts = re.split(r"(?<!\bof)(?<!\bfor)(?<!\bin)(?<!\band) the | and the | and (?=\w+ [Pp]olice$)", name)
    return len(parts) > 1 or MERGED.search(name) is not None or SIDE_BY_SIDE.search(name) is not None


def runs_on(text: str, name: str, whole: set[str]) -> bool:
    """Whether a name is two that the report also names alone, one behind the other: "Northern Front Varenian Army"."""
    words = name.lower().split()
    parts = ((" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words)))
    return any(before in whole and (rest in whole or text.lower().count(rest) > 1) for before, rest in parts)


def extend_start(tree: Tree, first: int) -> int:
    """The start of a name with the people's or place's name that the tagger left out of it: "the | Varenian Observatory
    for Civil Rights"."""
    whole = first > 1 and tree.lowers[first - 2] == "the" and tree.pos[first - 1] in ("ADJ", "PROPN")
    named = whole and tree.text[tree.starts[first - 1]].isupper() and tree.deps[first - 1] in ("amod", "compound")
    return first - 1 if named and tree.heads[first - 1] >= first else first


def extend_name(tree: Tree, end: int) -> int:
    """The end of a name with 'for Human Rights' or 'of Health' after it."""
    size = len(tree.lowers)
    if end + 1 < size and tree.lowers[end] in ("for", "of") and tree.pos[end + 1] == "PROPN":
        end += 1
        limit = end + LONGEST_TAIL
        while end < min(size, limit) and tree.pos[end] == "PROPN":
            end += 1
    return extend_joined(tree, end)


def extend_joined(tree: Tree, end: int) -> int:
    """The end of a name with its second half, which initials show to be its own: "Federation of Red Cross | and Red
    Crescent Houses (FRCH)"."""
    last = end + 1
    while last + 2 < len(tree.pos) and tree.pos[last] == "PROPN":
        last += 1
    joined = tree.lowers[end : end + 1] == ["and"] and last > end + 1 and tree.lowers[last : last + 1] == ["("]
    opening = next((t for t in range(end - 1, max(-1, end - JOINED), -1) if tree.lowers[t] == "of"), None)
    if not joined or opening is None:
        return end
    short = tree.words(last + 1, last + 1)
    return last if short.isupper() and short[1:2] == tree.words(opening - 1, opening - 1)[:1] else end


def strip_article(words: str) -> str:
    """The phrase without 'the', 'a', 'an' before it.

    >>> strip_article("The Tessel Watch")
    'Tessel Watch'
    """
    parts = words.split(None, 1)
    return parts[1] if len(parts) == 2 and parts[0].lower() in ("the", "a", "an") else words


def strip_ending(words: str) -> str:
    """A name without the genitive and the punctuation that the tagger left on it, nor its initials in brackets.

    >>> strip_ending("National Relief Office (NRO"), strip_ending("Orvany's")
    ('National Relief Office', 'Orvany')
    """
    words = BRACKETED.sub("", words).strip(" ,;:\"“”'’-—–()[]")
    return words[:-2] if words.lower().endswith(("'s", "’s")) else words
