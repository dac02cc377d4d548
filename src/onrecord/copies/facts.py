"""WORD -> what kind of fact it belongs to: number, time, saying, place, actor, hedge, loaded label, plan."""

import csv
import re
from functools import cache, lru_cache
from importlib import resources

from onrecord.copies.prose import Prose, fold_word

_VOWELS = str.maketrans("", "", "aeiouyh-")
#: Letters that writers of foreign names, and the two spellings of English, put for one another.
_VARIANTS = (("z", "s"), ("q", "k"), ("c", "k"), ("ph", "f"))
_OPENERS = tuple('"“`:.!?\n')
#: British spellings and their American form, as far as a rule tells them.
_SPELLINGS = tuple(
    (re.compile(british), american)
    for british, american in (
        (r"z", "s"),
        (r"our", "or"),
        (r"([^aeiou])re$", r"\1er"),
        (r"ence", "ense"),
        (r"ogue", "og"),
        (r"amme", "am"),
        (r"([bdglmnprt])\1", r"\1"),
    )
)
_PEOPLE = re.compile(r"(?:ites?|ians?|ia|ish|is|i|ey|s)$")
_BESIDE_NAMES = frozenset({"a", "an", "the", "group", "groups", "militants", "so-called"})
_INFLECTION = re.compile(r"(?:ing|ed|es|s|e)$")


def classify_word(prose: Prose, k: int) -> frozenset[str]:
    """The classes of a word in its place: those of resources/copies_words.csv and ``number``, ``person``, ``name``.

    A capital at the head of a sentence makes no name; a capital makes "May" the month.
    """
    key = prose.keys[k]
    classes = set(read_words().get(key, ()))
    if "month" in classes and prose.word(k)[0].isupper():
        return frozenset({"month", "time"})
    if read_number(key) is not None:
        classes.add("number")
    if key in read_persons() and "small" not in classes:
        classes.add("person")
    if is_capital(prose, k) and not classes & {"time", "small", "article"}:
        classes.add("name")
    return frozenset(classes)


def is_capital(prose: Prose, k: int) -> bool:
    """Is this word written with a capital that the head of a sentence does not explain?"""
    word = prose.word(k)
    return word[0].isupper() and ((word.isupper() and len(word) > 1) or not opens_sentence(prose, k))


def opens_sentence(prose: Prose, k: int) -> bool:
    """Is this the first word of a sentence or of a quotation?"""
    return prose.mark_before(k) in _OPENERS or any(first == k for first, _ in prose.sentences)


def read_number(key: str) -> float | None:
    """The value of a numeral or a number word, None for another word. Vague plurals give the least they stand for."""
    if key[0].isdigit():
        return float(key) if re.fullmatch(r"\d+(?:\.\d+)?", key) else None
    return read_number_words().get(key)


def is_plain_saying(key: str) -> bool:
    """Is this a verb of saying that adds no weight of its own: "said", "told", "according"?"""
    classes = read_words().get(key, frozenset())
    return "say" in classes and "firm" not in classes


def is_exact(key: str) -> bool:
    """Is this a number or a word of time, which is another if a letter is?"""
    return read_number(key) is not None or "time" in read_words().get(key, ())


def is_same_word(one: str, other: str) -> bool:
    """Are two folded words one, but for inflection and British or American spelling?"""
    return one == other or strip_ending(one) == strip_ending(other)


@lru_cache(maxsize=1 << 16)
def is_same_name(one: str, other: str) -> bool:
    """Are two folded names one, but for the writing of a foreign name or an ending that makes a people of a country?"""
    if is_same_word(one, other) or strip_people(one) == strip_people(other):
        return True
    return min(len(one), len(other)) >= 3 and find_skeleton(one) == find_skeleton(other) != find_skeleton(one)[:1]


def is_same_acronym(one: str, other: str) -> bool:
    """Are two words in capitals forms of one acronym ("IFK", "IFKA")?"""
    if not (one.isupper() and other.isupper() and max(len(one), len(other)) <= 6):
        return False
    return one.startswith(other) or other.startswith(one) or (len(one) > 3 and one[:3] == other[:3])


def strip_people(key: str) -> str:
    """A name without the ending that makes a people or a language of a country."""
    return _PEOPLE.sub("", key).rstrip("aeiou") if len(key) > 3 else key


@lru_cache(maxsize=1 << 16)
def strip_ending(key: str) -> str:
    """A word without a plural, past or progressive ending, in one spelling ("organised", "organizing": "organis")."""
    if len(key) <= 3:
        return key
    for british, american in _SPELLINGS:
        key = british.sub(american, key)
    return _INFLECTION.sub("", key)


def find_skeleton(key: str) -> str:
    """The consonants of a word, doubled ones once: what its spellings in other hands have in common."""
    for old, new in _VARIANTS:
        key = key.replace(old, new)
    bare = key.translate(_VOWELS)
    return "".join(sign for k, sign in enumerate(bare) if k == 0 or sign != bare[k - 1])


def _read_table(name: str) -> list[dict[str, str]]:
    lines = (resources.files("onrecord.resources") / name).read_text("utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


@cache
def read_words() -> dict[str, frozenset[str]]:
    """Word -> its classes."""
    classes: dict[str, set[str]] = {}
    for row in _read_table("copies_words.csv"):
        classes.setdefault(row["word"], set()).add(row["class"])
    return {word: frozenset(found) for word, found in classes.items()}


@cache
def read_number_words() -> dict[str, float]:
    """Number word -> value; vague words without a value are left out."""
    return {row["word"]: float(row["value"]) for row in _read_table("number_words.csv") if row["value"]}


@cache
def read_persons() -> frozenset[str]:
    """Nouns that name a person, in the singular and the plural; not what was done to one ("displaced")."""
    lines = (resources.files("onrecord.resources") / "person_nouns.txt").read_text("utf-8").splitlines()
    nouns = {line for line in lines if line and not line.startswith("#")}
    counted = {row["noun"] for row in _read_table("populations.csv")}
    states = {noun for noun in nouns if noun.endswith("ed")} | {"dead"}
    return frozenset(nouns - states | {noun + "s" for noun in nouns} | counted)


@cache
def read_aliases() -> dict[str, str]:
    """Folded name of a body or an armed group -> its id."""
    return {
        fold_name(name): row["actor_id"]
        for row in _read_table("actors.csv")
        for name in (row["label"], *row["aliases"].split("|"))
    }


def fold_name(name: str) -> str:
    """A name as folded words without the small ones around it."""
    words = [fold_word(word) for word in name.split()]
    return " ".join(word for word in words if word not in _BESIDE_NAMES)
