"""Which kinds of event can be one happening told in other words, and which words tell one party from another."""

import csv
import functools
import re
from importlib import resources

#: groups whose events can be the happening behind a bare count of harm
HARMFUL = frozenset({"fighting", "disaster", "crowd", "harm", "movement", "custody", "epidemic"})
#: acts of speech: one event only when the same speaker did it
SPOKEN = frozenset({"agreement", "meeting", "demand", "threat", "condemnation", "statement"})

#: what one report tells as an accident another may take for an attack
MISTAKEN = frozenset({"accident", "attack"})

#: classes of populations that can be among the people of any count
SOME = frozenset({"child", "woman", "medic", "journalist", "student", "rescuer"})


@functools.cache
def kind_groups() -> dict[str, tuple[str, int]]:
    """Kind -> group and specificity, from resources/kind_groups.csv."""
    text = resources.files("onrecord.resources").joinpath("kind_groups.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {row["kind"]: (row["group"], int(row["specificity"])) for row in rows}


@functools.cache
def _common_words() -> frozenset[str]:
    text = resources.files("onrecord.resources").joinpath("party_words.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(row["word"] for row in rows if "common" in row["tells"].split())


@functools.lru_cache(maxsize=8192)
def telling_words(name: str) -> frozenset[str]:
    """The words of a party's name that tell it from others; all of them where none does ("government forces")."""
    words = frozenset(re.findall(r"[^\W_]+", name.casefold()))
    return words - _common_words() or words


@functools.cache
def _some_people() -> frozenset[str]:
    text = resources.files("onrecord.resources").joinpath("populations.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(row["noun"] for row in rows if row["class"] in SOME)


@functools.lru_cache(maxsize=8192)
def are_some(population: str) -> bool:
    """Whether these can be among the people of any count: children, women, medics."""
    return bool(_some_people().intersection(re.findall(r"[^\W_]+", population.casefold())))


@functools.lru_cache(maxsize=1024)
def group_of(kind: str) -> str:
    """The group a kind is compared in; an unknown kind is a group of its own."""
    return kind_groups().get(kind, (kind, 1))[0]


def differ_in_means(a: str, b: str) -> bool:
    """Whether both say how it was done, and say it differently: a clash of two sides is no air strike."""
    first, second = kind_groups().get(a, (a, 1))[1], kind_groups().get(b, (b, 1))[1]
    return first != second and min(first, second) > 1


@functools.lru_cache(maxsize=4096)
def alike(a: str, b: str) -> bool:
    """Whether two kinds can be one event: of one group, a riot and what its crowd does, what can be mistaken for an
    attack, or one a bare count of harm."""
    first, second = group_of(a), group_of(b)
    if first == second or {first, second} == {"crowd", "fighting"} or {a, b} == MISTAKEN:
        return True
    return (first == "harm" and second in HARMFUL) or (second == "harm" and first in HARMFUL)
