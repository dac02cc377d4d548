"""WORDS FOR AN ACTOR -> a label and an id where the tables know them; the words alone where they do not."""

import csv
import re
from functools import cache
from importlib.resources import files

from onrecord.mentions import DraftActor
from onrecord.model import Actor

_ARTICLE = re.compile(r"^(?:the|a|an|its|their|his|her)\s+", re.I)
_STATE_WORDS = re.compile(
    r"\b(?:army|military|government|regime|troops|forces|soldiers|police|navy|air force|warplanes|jets|authorities"
    r"|defen[cs]e ministry|foreign ministry)\b",
    re.I,
)


@cache
def load_aliases() -> dict[str, tuple[str, str]]:
    """(actor_id, label) by lower-case alias, from actors.csv and, for countries and peoples, countries.csv."""
    aliases: dict[str, tuple[str, str]] = {}
    for row in read_rows("countries.csv"):
        names = [row["name"], *row["people"].split("|"), *row["other_names"].split("|")]
        for name in filter(None, names):
            aliases.setdefault(name.lower(), (f"country:{row['iso']}", row["name"]))
    for row in read_rows("actors.csv"):
        for name in filter(None, [row["label"], *row["aliases"].split("|")]):
            aliases[name.lower()] = (row["actor_id"], row["label"])
    return aliases


def read_rows(name: str) -> list[dict[str, str]]:
    text = files("onrecord.resources").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


def ground_actor(draft: DraftActor, text: str) -> Actor:
    """An actor with label and id where its words are known; a country's forces get the country's id with ``:state``."""
    words = " ".join(text[draft.start : draft.end].split())
    name = _ARTICLE.sub("", words).strip(" '\"“”")
    known = load_aliases().get(name.lower())
    if known is None and (state := _STATE_WORDS.search(name)) is not None:
        country = load_aliases().get(name[: state.start()].strip().removesuffix("'s").removesuffix("’s").lower())
        if country is not None and country[0].startswith("country:"):
            known = (f"{country[0]}:state", f"{country[1]} (state forces)")
    if known is None and draft.name is not None:
        named = load_aliases().get(draft.name.lower())
        known = named if named is not None else ("", draft.name)
    label, actor_id = (known[1], known[0] or None) if known else (None, None)
    return Actor(text=words, label=label, actor_id=actor_id, role=draft.role)
