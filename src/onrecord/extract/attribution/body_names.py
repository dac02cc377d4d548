"""NAMED ENTITIES -> NAMES OF BODIES: which of them stand whole in the report, and the fullest for each telling word."""

import re

from onrecord.extract.attribution.kinds import find_kind, is_own_name, kind_words
from onrecord.extract.attribution.name_words import TITLES, Entity, strip_article, strip_ending
from onrecord.extract.attribution.tree import Tree

#: two bodies that the tagger took for one: "Varenia Relief Agency and Kareth law enforcement"
SIDE_BY_SIDE = re.compile(r"\b(?:Agency|Department|Office|Police|Service) and [A-Z]")
#: a body's name whole and more names after it: "Office for Civil Relief Anna Lund"
MERGED = re.compile(r"(?:\b(?:for|of)(?: the)?(?: [A-Z][\w’'-]+){2})((?: [A-Z][\w’'-]+){2,4})$")
#: marks that part a credit or a button of the page from a name: "Anna Lund / Anna Lund Police"
MARKED = re.compile(r" / |[>|@#]|: ")
#: what ends a name that was cut off before a person's: "Kareth Police Sgt."
RANKS = {*TITLES, *"sgt lt chief capt capt. captain sergeant lieutenant officer detective spokesman".split()}
#: voices that say by themselves what they are: at the end of a headline no part of the name before them
LOOSE = frozenset({"monitor", "monitors", "ngo", "activists", "observatory"})
#: kinds of body that go by a name of their own
BODIES = ("agency", "outlet", "state_media", "ngo", "un", "monitor", "armed_group")
#: words of a name after its 'for' or 'of': more would take in the name of a person after it
LONGEST_TAIL = 2
#: letters of the longest small word within a name: "Aid to the Church"
LONGEST_SMALL = 4
#: words before the "and" of a name within which its "of" stands
JOINED = 5


def find_whole(tree: Tree, entities: list[Entity]) -> frozenset[str]:
    """The names of bodies of several words that an article or a mark opens somewhere in the report, a government's
    offices left out: "Kareth | Police Department" is no police department in Kareth."""
    found = set()
    for first, end, label in entities:
        if label not in ("ORG", "PERSON", "NORP"):
            continue
        first, end = extend_start(tree, first), extend_name(tree, end)
        opened = first == 0 or "the" in tree.lowers[first - 1 : first + 1] or tree.pos[first - 1] == "PUNCT"
        name = strip_article(strip_ending(tree.words(first, end - 1))) if opened and end - first > 1 else ""
        if " " in name and name[:1].isupper() and not is_joined(name) and find_kind(name) in BODIES:
            found.add(name)
    return frozenset(found)


def index_bodies(tree: Tree, entities: list[Entity], known: frozenset[str]) -> dict[str, str]:
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
            or is_joined(name)
            or runs_on(tree.text, name, whole)
            or (name not in known and any(name.endswith(f" {short}") for short in known))
            or holds_listed(name, placed=tree.pos[first - 1] == "ADP" and tree.lowers[first] != "the")
            or MARKED.search(name) is not None
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


def holds_listed(name: str, *, placed: bool) -> bool:
    """Whether a name is one of the table with common words or a place run into it: "gas attacks Human Rights Watch",
    "in Orvany Human Rights Watch" (``placed``: a preposition stands before it)."""
    words = name.split()
    cuts = (n for n in range(1, len(words) - 1) if is_own_name(" ".join(words[n:])))
    return any(placed or (word.islower() and len(word) > LONGEST_SMALL) for n in cuts for word in words[:n])


def extend_start(tree: Tree, first: int) -> int:
    """The start of a name with the people's or place's name that the tagger left out of it: "the | Varenian Observatory
    for Civil Rights"."""
    whole = first > 1 and tree.lowers[first - 2] == "the" and tree.pos[first - 1] in ("ADJ", "PROPN")
    named = whole and tree.text[tree.starts[first - 1]].isupper() and tree.deps[first - 1] in ("amod", "compound")
    return first - 1 if named and tree.heads[first - 1] >= first else first


def extend_name(tree: Tree, end: int) -> int:
    """The end of a name with 'for Human Rights' or 'of Health' after it."""
    size = len(tree.lowers)
    end -= tree.lowers[end - 1] in ("for", "of")
    if end + 1 < size and tree.lowers[end] in ("for", "of") and is_name_word(tree, end + 1):
        end += 1
        limit = end + LONGEST_TAIL
        while end < min(size, limit) and is_name_word(tree, end):
            end += 1
    return extend_joined(tree, end)


def is_name_word(tree: Tree, t: int) -> bool:
    return tree.pos[t] == "PROPN" or (tree.pos[t] == "NOUN" and tree.text[tree.starts[t]].isupper())


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
