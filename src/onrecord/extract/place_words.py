"""The words beside a name that tell a place from a street, an organisation or a person (resources/place_words.csv)."""

import csv
from collections.abc import Sequence
from functools import cache
from importlib import resources

from onrecord.values import Entry

#: words that begin no name of a place, capitalised or not
NEVER_FIRST = frozenset(
    """the a an he she it they we i you his her their its our my this that these those there here in on at by for from
    with to of and but or if when while as after before since until although though because what who how why where
    which not no yes monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sept oct
    nov dec is are was were be been has have had will would can could do did does said says also more most some all
    any its than then so such about over under between during through against without within into onto up down out
    off mr mrs ms dr pm am
    """.split()
)
#: words inside a name that need no capital
JOINERS = frozenset(
    "of the de la le el al ez es ed ash an as az ul ud du des da do del della di van von der den upon on sur an nam"
    " - – ' ’ .".split()
)
#: words that may stand inside a known name ("Bosnia and Herzegovina"), yet part two names when it is unknown
PARTERS = frozenset(("and", "&"))
#: behind a comma these words begin the wording that says where the name before it lies
PLACING = frozenset(
    "near in outside north south east west northeast northwest southeast southwest about some close".split()
)
PREPOSITIONS = frozenset(
    "in near at from outside inside around toward towards to into across throughout within of".split()
)
_HELD_TOWNS = frozenset({"stronghold", "bastion", "hometown"})


@cache
def word_classes() -> dict[str, str]:
    """Word in small letters -> its class; of several classes of a word, the first in the table."""
    table = (resources.files("onrecord.resources") / "place_words.csv").read_text("utf-8").splitlines()
    classes: dict[str, str] = {}
    for row in csv.DictReader(line for line in table if not line.startswith("#")):
        for word in row["words"].split():
            if row["class"] != "common":
                classes.setdefault(word, row["class"])
    return classes


@cache
def common_words() -> frozenset[str]:
    """Words that settlements bear and that are nearly always the common word."""
    table = (resources.files("onrecord.resources") / "place_words.csv").read_text("utf-8").splitlines()
    rows = csv.DictReader(line for line in table if not line.startswith("#"))
    return frozenset(word for row in rows if row["class"] == "common" for word in row["words"].split())


@cache
def agency_letters() -> frozenset[str]:
    """The abbreviations of wire agencies that print themselves in capitals (resources/agencies.csv)."""
    table = (resources.files("onrecord.resources") / "agencies.csv").read_text("utf-8").splitlines()
    rows = csv.DictReader(line for line in table if not line.startswith("#"))
    return frozenset(name for row in rows for name in row["names"].split("|") if name.isupper())


def is_town_word(word: str) -> bool:
    """Whether a word in small letters, in either number, is a sort of town: "town", "villages", "stronghold"."""
    singular = f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")
    return singular in _HELD_TOWNS or "town" in (word_classes().get(word), word_classes().get(singular))


def in_hands(words: Sequence[str], first: int) -> bool:
    """Whether the words before a name say who holds it: "rebel-held X", "besieged X"."""
    held = list(words[max(0, first - 2) : first]) in (["-", "held"], ["-", "controlled"])
    return held or (first > 0 and words[first - 1] == "besieged")


def holds(big: Entry, small: Entry) -> bool:
    """Whether ``big`` is the country or the first-level area of ``small``."""
    if big.country != small.country or big.country is None or big.place_id == small.place_id:
        return False
    return big.kind == "country" or (big.kind == "admin1" and small.admin1 == big.label)
