"""WORDS FOR AN ACTOR -> a label and an id where the tables know them; the words alone where they do not."""

import csv
import re
from functools import cache
from importlib.resources import files

from onrecord.mentions import DraftActor
from onrecord.model import Actor

_ARTICLE = re.compile(r"^(?:the|a|an|its|their|his|her)\s+", re.I)
#: words for those who belong to a side, which its name may carry behind it, and words before it that say nothing of who
_MEMBERS = re.compile(
    r"\s+(?:group|movement|organi[sz]ation|front|militia|rebels?|insurgents?|fighters?|militants?"
    r"|terrorists?|jihadi(?:st)?s?|gunm[ae]n|extremists?|guerrillas?|separatists?|forces|troops|members?"
    r"|cell|(?:suicide )?bombers?)$",
    re.I,
)
_BEFORE = re.compile(r"^[a-z][\w-]*\s+(?=.*[A-Z])")
_STATE_WORDS = re.compile(
    r"\b(?:army|military|government|regime|troops|forces|soldiers|police|navy|air force|warplanes|jets|authorities"
    r"|defen[cs]e ministry|foreign ministry)\b",
    re.I,
)


@cache
def load_aliases() -> dict[str, tuple[str, str]]:
    """(actor_id, label) by folded alias, from actors.csv and, for countries and peoples, countries.csv."""
    aliases: dict[str, tuple[str, str]] = {}
    for row in read_rows("countries.csv"):
        names = [row["name"], *row["people"].split("|"), *row["other_names"].split("|")]
        for name in filter(None, names):
            aliases.setdefault(fold(name), (f"country:{row['iso']}", row["name"]))
    for row in read_rows("actors.csv"):
        for name in filter(None, [row["label"], *row["aliases"].split("|")]):
            aliases[fold(name)] = (row["actor_id"], row["label"])
    return aliases


def fold(name: str) -> str:
    """A name without case, hyphens, dots and apostrophes: Arabic and initials are spelled with and without."""
    return " ".join(re.sub(r"['’‘.]", "", name.lower()).replace("-", " ").split())


def read_rows(name: str) -> list[dict[str, str]]:
    text = files("onrecord.resources").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


def ground_actor(draft: DraftActor, text: str) -> Actor:
    """An actor with label and id where its words are known; a country's forces get the country's id with ``:state``."""
    words = " ".join(text[draft.start : draft.end].split())
    name = _ARTICLE.sub("", words).strip(" '\"“”")
    known = find_known(name) or find_known(_BEFORE.sub("", name))
    if known is None and draft.name is not None:
        known = load_aliases().get(fold(draft.name), ("", draft.name))
    label, actor_id = (known[1], known[0] or None) if known else (None, None)
    return Actor(text=words, label=label, actor_id=actor_id, role=draft.role)


def find_known(name: str) -> tuple[str, str] | None:
    """Id and label of a name, words for members left out ("Northern Front fighters"), or of a country's forces."""
    if (known := load_aliases().get(fold(name))) is not None:
        return known
    if (state := _STATE_WORDS.search(name)) is not None:
        country = load_aliases().get(fold(name[: state.start()].strip().removesuffix("'s").removesuffix("’s")))
        if country is not None and country[0].startswith("country:"):
            return f"{country[0]}:state", f"{country[1]} (state forces)"
    shorter = _MEMBERS.sub("", name)
    while shorter != name:
        name, known = shorter, load_aliases().get(fold(shorter))
        if known is not None:
            return None if known[0].startswith("country:") else known
        shorter = _MEMBERS.sub("", name)
    return None
