"""The word tables of claim reading, from resources/."""

import csv
from functools import cache
from importlib.resources import files
from typing import NamedTuple

RESOURCES = files("onrecord.resources")
#: verbs that say of a deed that a noun names only that it was done
LIGHT_VERBS = frozenset(
    "occur erupt happen continue resume break launch carry conduct hold stage report mount intensify escalate strike"
    " hit rock destroy target kill injure wound leave claim sweep devastate batter cause trigger force displace rage"
    " there be".split()
)
#: prepositions before what somebody undergoes or meets, and does not do: "came under shelling"
UNDERGONE = frozenset({"under", "from", "despite", "against", "amid", "to"})
#: verbs whose object did, or is said to have done, what stands behind their preposition
CHARGES = frozenset("absolve accuse acquit arrest blame charge clear convict exonerate indict suspect".split())
#: what comes of a deed told before
CONSEQUENT = frozenset({"kill", "injure", "wound", "leave", "hurt", "maim"})
#: what somebody says something in
TEXTS = frozenset("call communique email leaflet letter message note pamphlet post recording statement video".split())

#: what flies and is armed
AIRCRAFT = frozenset("aircraft warplane helicopter jet plane drone gunship airforce".split())


class TriggerRow(NamedTuple):
    """One way to name a kind of event: a lemma, and words of which one must stand beside it (none if empty)."""

    beside: frozenset[str]
    kind: str
    outcome: str | None
    needs: frozenset[str]


def read_lines(name: str) -> frozenset[str]:
    """The entries of a one-column table, its comments left out."""
    lines = RESOURCES.joinpath(name).read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@cache
def trigger_rows() -> dict[tuple[str, str], tuple[TriggerRow, ...]]:
    """Rows by (lemma, "V" or "N"), those that ask for a word beside them first."""
    rows: dict[tuple[str, str], list[TriggerRow]] = {}
    text = RESOURCES.joinpath("triggers.csv").read_text(encoding="utf-8")
    for cells in csv.reader(line for line in text.splitlines() if not line.startswith("#")):
        lemma, pos, beside, kind, outcome, needs = cells
        row = TriggerRow(frozenset(beside.split("|")) - {""}, kind, outcome or None, frozenset(needs.split()))
        rows.setdefault((lemma, pos), []).append(row)
    return {key: tuple(sorted(value, key=lambda row: not row.beside)) for key, value in rows.items()}


@cache
def forces() -> frozenset[str]:
    """Lemmas of nouns for an armed side."""
    return read_lines("forces.txt")


@cache
def person_nouns() -> frozenset[str]:
    """Lemmas of nouns that name a person."""
    return read_lines("person_nouns.txt")


@cache
def terrain() -> frozenset[str]:
    """Lemmas of nouns for ground that can be taken."""
    return read_lines("terrain.txt")


@cache
def facilities() -> frozenset[str]:
    """Lemmas of nouns for what can be closed."""
    return read_lines("facilities.txt")


@cache
def things() -> frozenset[str]:
    """Lemmas of nouns for what people build, drive or lay."""
    return read_lines("things.txt")


@cache
def known_sides() -> frozenset[str]:
    """Names of the armed groups of actors.csv, as written there: what a parser takes for anything."""
    text = RESOURCES.joinpath("actors.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    names = {
        name for row in rows if row["kind"] == "armed_group" for name in [row["label"], *row["aliases"].split("|")]
    }
    return frozenset(name for name in names if name.replace(" ", "").isalpha())
