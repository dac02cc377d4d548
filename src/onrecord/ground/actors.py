"""WORDS FOR AN ACTOR -> a label and an id where the tables know them; the words alone where they do not."""

import csv
import re
from collections.abc import Mapping
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
#: some of a group do what the group does
_SOME_OF = re.compile(
    r"^(?:[\w-]+\s+){0,2}?(?:members?|fighters?|militants?|terrorists?|gunm[ae]n|elements?|units?|cells?|operatives?"
    r"|commanders?|leaders?|soldiers?|forces|troops|supporters?|remnants)\s+(?:of|from|belonging to|loyal to)"
    r"\s+(?:the\s+)?",
    re.I,
)
#: the most words of a name in the tables
_LONGEST_NAME = 6
_STATE_WORDS = re.compile(
    r"\b(?:army|military|government|regime|troops|forces|soldiers|police|navy|air force|warplanes|(?:fighter )?jets"
    r"|(?:war)?planes?|aircraft|helicopters?|drones?|authorities|defen[cs]e ministry|foreign ministry)\b",
    re.I,
)
_POLICE = re.compile(r"\b(?:police(?:m[ae]n|wom[ae]n)?|gendarmerie)\b", re.I)
#: words that name a state's own bodies, and words that may stand beside them
_STATE = frozenset(
    "army government regime military police gendarmerie navy security presidency president authorities ministry"
    " pro-government pro-regime".split()
)
_FORCES = frozenset(
    "forces force troops soldiers units unit personnel officers warplanes jets aircraft helicopters artillery tanks"
    " armed air national federal central local regular special riot border loyalist defence defense interior foreign"
    " office officials official spokesman spokeswoman spokesperson commander commanders general statement source of the"
    " command chief fighters fire intelligence agents".split()
)
#: somebody's regime is a state's, whoever he is
_WHOSE = re.compile(
    r"([A-Z][\w'’-]+?)(?:['’]s)? (?:regime|government)(?: (?:forces|troops|army|aircraft|warplanes|jets))?\Z"
)


#: (actor_id, label) by folded name
Aliases = Mapping[str, tuple[str, str]]
NO_ALIASES: Aliases = {}


def fold_names(names: Aliases) -> Aliases:
    """A user's names as they are looked up."""
    return {fold(name): known for name, known in names.items()}


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


def ground_actor(
    draft: DraftActor, text: str, *, country: str | None = None, origin: str | None = None, own: Aliases = NO_ALIASES
) -> Actor:
    """An actor with label and id where its words are known; a country's forces get the country's id with ``:state``,
    its police with ``:police``.

    ``country`` is that of the event, whose army "the army" is; ``origin`` who tells the claim: a deed that its doer
    tells is claimed. ``own`` are a user's names, which go before the shipped ones.
    """
    words = " ".join(text[draft.start : draft.end].split())
    name = _ARTICLE.sub("", words).strip(" '\"“”")
    known = find_known(name, own) or find_known(_BEFORE.sub("", name), own) or find_state(name, country)
    known = known or find_inside(name, own)
    if known is None and draft.name is not None:
        known = find_known(draft.name, own) or find_state(draft.name, country) or ("", draft.name)
    label, actor_id = (known[1], known[0] or None) if known else (None, None)
    certainty = draft.certainty
    if certainty == "reported" and origin is not None and is_same(label or name, actor_id, origin, country, own):
        certainty = "claimed"
    return Actor(
        text=words,
        label=label,
        actor_id=actor_id,
        role=draft.role,
        certainty=certainty,
        by=draft.by,
        by_kind=draft.by_kind,
    )


def is_same(name: str, actor_id: str | None, origin: str, country: str | None, own: Aliases) -> bool:
    """Whether who tells of a deed is its doer, by id, or by name where the tables know neither."""
    told = find_known(_ARTICLE.sub("", origin), own) or find_state(_ARTICLE.sub("", origin), country)
    if told is not None or actor_id is not None:
        return told is not None and actor_id is not None and side_of(told[0]) == side_of(actor_id)
    mine, theirs = fold(_MEMBERS.sub("", name)), fold(_MEMBERS.sub("", _ARTICLE.sub("", origin)))
    return mine == theirs


def find_state(name: str, country: str | None) -> tuple[str, str] | None:
    """The state of a country for words that name no other: "the army", "security forces", "the Dorn regime"."""
    if country is None or country not in country_names():
        return None
    words = [word.removesuffix("'s").removesuffix("’s") for word in name.split()]
    whose = _WHOSE.match(name)
    ours = any(word.lower() in _STATE for word in words) and all(word.lower() in _STATE | _FORCES for word in words)
    if ours or (whose is not None and fold(whose[1]) not in load_aliases()):
        return name_forces(f"country:{country}", country_names()[country], name)
    return None


def name_forces(country: str, label: str, name: str) -> tuple[str, str]:
    """Id and label of a country's police, or of its other forces, as the words say."""
    if _POLICE.search(name):
        return f"{country}:police", f"{label} (police)"
    return f"{country}:state", f"{label} (state forces)"


def side_of(actor_id: str) -> str:
    """The country of a country's forces; any other id as it is."""
    return actor_id.removesuffix(":state").removesuffix(":police")


@cache
def country_names() -> dict[str, str]:
    """Name by ISO code."""
    return {row["iso"]: row["name"] for row in read_rows("countries.csv")}


def find_known(name: str, own: Aliases = NO_ALIASES) -> tuple[str, str] | None:
    """Id and label of a name, a user's names before the shipped ones."""
    return (find_in(own, name) if own else None) or find_in(load_aliases(), name)


def find_inside(name: str, own: Aliases = NO_ALIASES) -> tuple[str, str] | None:
    """Id and label of the one armed group that words name among others: "commanders of the Northern Front", "Northern
    Front sleeper cells", "the Front (NF) militants". A name that is a part of a hyphenated word names nobody here: who
    is "NF-linked" or "anti-NF" is another."""
    if (part := _SOME_OF.match(name)) is not None and (known := find_known(name[part.end() :], own)) is not None:
        return known
    words = [word.strip("()\"'“”‘’,") for word in name.split()]
    found: dict[str, str] = {}
    at = 0
    while at < len(words):
        ends = range(min(len(words), at + _LONGEST_NAME), at, -1) if words[at][:1].isupper() else ()
        names = ((end, find_group(" ".join(words[at:end]), own)) for end in ends)
        end, known = next(((end, known) for end, known in names if known is not None), (at + 1, None))
        found |= [known] if known is not None else []
        at = end
    return next(iter(found.items())) if len(found) == 1 else None


def find_group(name: str, own: Aliases) -> tuple[str, str] | None:
    """Id and label of an armed group, or of anybody whom the user named, by exactly this name."""
    if (mine := own.get(fold(name))) is not None:
        return mine
    known = load_aliases().get(fold(name))
    return known if known is not None and known[0].startswith("group:") else None


def find_in(table: Aliases, name: str) -> tuple[str, str] | None:
    """Id and label of a name, words for members left out ("Northern Front fighters"), or of a country's forces."""
    if (known := table.get(fold(name))) is not None:
        return known
    if (state := _STATE_WORDS.search(name)) is not None:
        before = name[: state.start()].strip().removesuffix("armed").removesuffix("Armed").strip()
        country = table.get(fold(before.removesuffix("'s").removesuffix("’s")))
        if country is not None and re.fullmatch(r"country:\w\w", country[0]):
            return name_forces(*country, name)
    shorter = _MEMBERS.sub("", name)
    while shorter != name:
        name, known = shorter, table.get(fold(shorter))
        if known is not None:
            return None if known[0].startswith("country:") else known
        shorter = _MEMBERS.sub("", name)
    return None
