"""Names of those who speak and act: folded so that one body is one, and whose side it is on."""

import csv
import functools
import re
from importlib import resources

_WORD = re.compile(r"[^\W_]+")
_LINKING = frozenset("of for and the in on at de la al el".split())


@functools.lru_cache(maxsize=65536)
def words_of(name: str) -> tuple[str, ...]:
    """The words in lower case, without dots in abbreviations and without possessive endings and a leading article."""
    plain = re.sub(r"['’]s\b", "", name.replace(".", ""))
    words = tuple(word.casefold() for word in _WORD.findall(plain))
    return words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words


def acronym_of(name: str) -> str:
    """The capitals of a name: "Tessel Watch for Human Rights" gives TWHR. Empty for a single word."""
    words = [w for w in _WORD.findall(name.replace(".", "")) if w.casefold() not in _LINKING]
    return "".join(w[0] for w in words).upper() if len(words) > 1 else ""


def is_acronym(name: str) -> bool:
    """All capitals, two letters or more: "SOHR", "U.N."."""
    plain = name.replace(".", "").removeprefix("the ").removeprefix("The ")
    return len(plain) > 1 and plain.isalpha() and plain.isupper()


def is_description(name: str) -> bool:
    """A common noun at its head ("the Bramley-based monitor", "police"), no name."""
    words = _WORD.findall(name)
    return not words or words[-1][:1].islower()


def _rows(table: str) -> list[dict[str, str]]:
    text = resources.files("onrecord.resources").joinpath(table).read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if line.strip() and not line.startswith("#")))


@functools.cache
def words_telling(what: str) -> frozenset[str]:
    """The words of resources/party_words.csv that tell this: ``state``, ``rebel``, ``hostile`` or ``common``."""
    return frozenset(row["word"] for row in _rows("party_words.csv") if what in row["tells"].split())


@functools.cache
def known_origins() -> dict[tuple[str, ...], tuple[str, str, str | None]]:
    """Folded alias -> label, kind, country of the media that resources/origins.csv knows."""
    return {words_of(r["alias"]): (r["label"], r["kind"], r["country"] or None) for r in _rows("origins.csv")}


@functools.cache
def _government_names() -> dict[tuple[str, ...], str]:
    return {words_of(r["name"]): r["country"] for r in _rows("source_governments.csv")}


@functools.cache
def _country_stems() -> dict[str, str]:
    """First letters of one-word country names -> country; a stem that two countries share says nothing."""
    stems: dict[str, str | None] = {}
    for country in set(_government_names().values()):
        words = words_of(country)
        if len(words) == 1 and len(words[0]) >= 4:
            stem = words[0][:5] if len(words[0]) > 6 else words[0][:4]
            stems[stem] = None if stem in stems else country
    return {stem: country for stem, country in stems.items() if country is not None}


@functools.lru_cache(maxsize=4096)
def country_of(name: str) -> str | None:
    """The country whose government, media or people a name speaks of: by table, by capital, by adjective."""
    words = words_of(name)
    if words in known_origins():
        return known_origins()[words][2]
    for size in (3, 2, 1):
        for start in range(len(words) - size + 1):
            country = _government_names().get(words[start : start + size])
            if country is not None:
                return country
    for word, raw in zip(words, _WORD.findall(name)[-len(words) :] if words else (), strict=False):
        if raw[:1].isupper():
            country = _country_stems().get(word[:5]) or _country_stems().get(word[:4])
            if country is not None:
                return country
    return None


def same_side(a: str, b: str) -> bool:
    """Whether two names belong to one party: the same country, or a telling word in common."""
    first, second = country_of(a), country_of(b)
    if first is not None and second is not None:
        return first == second
    return bool(set(words_of(a)) & set(words_of(b)) - words_telling("common"))


def opposed(a: str, b: str) -> bool:
    """Whether two names surely belong to different parties: other countries, or a government and those who fight it."""
    first, second = country_of(a), country_of(b)
    mine, yours = set(words_of(a)), set(words_of(b))
    rebel, state_word = words_telling("rebel"), words_telling("state")
    rebels = bool(mine & rebel), bool(yours & rebel)
    state = bool(mine & state_word) and not rebels[0], bool(yours & state_word) and not rebels[1]
    if (rebels[0] and state[1]) or (rebels[1] and state[0]):
        return True
    return first is not None and second is not None and first != second and rebels[0] == rebels[1]
