"""NAMED ENTITIES -> WHO IS WHO IN THE REPORT: the fullest name of every person and body, and how they are described."""

from dataclasses import dataclass

from onrecord.extract.attribution.kinds import kind_words
from onrecord.extract.attribution.tree import Tree

#: (first token, token after the last, label) of a named entity
Entity = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Names:
    """``persons``: last word of a name in lower case -> full name; ``described``: full name -> the phrases around it.

    ``bodies``: any telling word of a body's name in lower case -> its fullest name ('observatory').
    """

    at: dict[int, Entity]
    persons: dict[str, str]
    described: dict[str, tuple[str, ...]]
    bodies: dict[str, str]


def read_names(tree: Tree, entities: list[Entity]) -> Names:
    """The names of one report, fullest form first."""
    persons = index_persons(tree, entities)
    return Names(
        at={i: entity for entity in entities for i in range(entity[0], entity[1])},
        persons=persons,
        described=describe_persons(tree, entities, persons),
        bodies=index_bodies(tree, entities),
    )


def index_persons(tree: Tree, entities: list[Entity]) -> dict[str, str]:
    """Last name -> the longest name of a person that ends with it; the earlier one of two as long."""
    longest: dict[str, str] = {}
    for first, end, label in entities:
        name = strip_ending(tree.words(first, end - 1))
        last = name.split()[-1].lower() if name else ""
        if label != "PERSON" or last in kind_words():
            continue
        if last and len(name) > len(longest.get(last, "")) and "\n" not in name:
            longest[last] = name
    return longest


def describe_persons(tree: Tree, entities: list[Entity], persons: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """The noun phrases that hold a person's name: titles before it, appositions beside it."""
    described: dict[str, tuple[str, ...]] = {}
    for first, end, label in entities:
        if label != "PERSON":
            continue
        top = next((t for t in range(end - 1, first - 1, -1) if not first <= tree.heads[t] < end), end - 1)
        if tree.deps[top] == "appos":
            top = tree.heads[top]
        left = first
        while left > tree.first[top] and tree.deps[left - 1] in ("compound", "amod", "nmod", "poss"):
            left -= 1
        words = tree.words(min(left, tree.first[top]), max(end - 1, min(tree.last[top], end + 12)))
        name = persons.get(strip_ending(tree.words(first, end - 1)).split()[-1].lower() if end > first else "", "")
        if name:
            described[name] = (*described.get(name, ()), words)
    return described


def index_bodies(tree: Tree, entities: list[Entity]) -> dict[str, str]:
    """Telling word of a name of a body -> the longest such name in the report."""
    longest: dict[str, str] = {}
    for first, end, label in entities:
        if label not in ("ORG", "NORP", "GPE", "FAC") or end - first < 2:
            continue
        name = strip_article(strip_ending(tree.words(first, end - 1)))
        if "\n" in name:
            continue
        for t in range(first, end):
            if tree.pos[t] in ("PROPN", "NOUN") and len(tree.lowers[t]) > 3:
                word = tree.lowers[t]
                if len(name) > len(longest.get(word, "")):
                    longest[word] = name
    return longest


def strip_article(words: str) -> str:
    """The phrase without 'the', 'a', 'an' before it.

    >>> strip_article("The Tessel Watch")
    'Tessel Watch'
    """
    first, _, rest = words.partition(" ")
    return rest if rest and first.lower() in ("the", "a", "an") else words


def strip_ending(words: str) -> str:
    """A name without the genitive and the punctuation that the tagger left on it."""
    words = words.strip(" ,.;:\"“”'’")
    return words[:-2] if words.endswith(("'s", "’s")) else words
