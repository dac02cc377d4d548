"""WORDS OF A SOURCE -> KIND OF VOICE, from the tables of kinds and of governments."""

import re
from functools import cache, lru_cache

from onrecord.extract.attribution.cues import read_table
from onrecord.model import OriginKind

ANONYMOUS = re.compile(
    r"\b(?:unnamed|anonymous(?:ly)?|anonymity|unidentified|"
    r"(?:not|n['’]t) (?:want |wish |to |be |permitted )*(?:named|identified|authori[sz]ed))\b",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W_](?:[\w.'’-]*[^\W_])?")
#: where the part of a phrase ends that holds its head: "a doctor | at the hospital", "the chief, | who"
TAIL = re.compile(r",|\s(?:of|for|from|in|at|with|by|on|to|who|whose|which|that|near)\s", re.IGNORECASE)
#: people whom an agency or an outlet sends: with its name beside them they are the report's own eyes
SENT = re.compile(r"\b(?:correspondents?|reporters?|journalists?|photographers?|witness|crew|team)\b", re.IGNORECASE)
ACRONYM = re.compile(r"\b[A-Z]{2,}\b")
#: a police department by its initials
POLICE = re.compile(r"[A-Z]{1,4}PD")
#: what a word of the table can be besides a voice
VOICELESS = frozenset({"role", "source", "document", "thing", "site"})
#: phrases whose kind is kept: a report asks for the same ones again and again
KEPT = 4096
#: longest entry of the table of kinds, in words
LONGEST = 3


@cache
def kind_words() -> dict[str, str]:
    """Word or words -> kind of voice, or ``role``, ``source``, ``document`` (decided by what stands beside it), or
    ``thing`` for what happens, ``site`` for where it does: no voices."""
    return dict(read_table("source_kinds.csv"))


@cache
def governments() -> dict[str, str]:
    """Country or capital in lower case -> the country it speaks for."""
    return {name.lower(): country for name, country in read_table("source_governments.csv")}


@lru_cache(maxsize=KEPT)
def find_kind(words: str) -> OriginKind | None:
    """What kind of voice a phrase is; ``None`` where no word of it tells.

    An official or a spokesman has the kind of the body beside him, and a government's where none is named; an unnamed
    source is anonymous whatever it is close to; a correspondent with the name of an agency is the report's own.

    >>> find_kind("a spokesman for the rebels"), find_kind("the defence ministry"), find_kind("a source in the army")
    ('armed_group', 'government', 'anonymous')
    """
    if ANONYMOUS.search(words):
        return "anonymous"
    split = TAIL.search(words)
    head, tail = (words[: split.start()], words[split.end() :]) if split else (words, "")
    kinds = read_kinds(head)
    solid = [kind for kind in kinds if kind not in VOICELESS]
    if SENT.search(head) and (
        ACRONYM.search(head) or any(kind in ("agency", "outlet", "state_media") for kind in solid[1:])
    ):
        return "own_reporter"
    if "source" in kinds:
        return "anonymous"
    if not solid:
        # the nearest body after "of" or "for": the first one of the rest
        solid = [kind for kind in read_kinds(tail)[::-1] if kind not in VOICELESS]
    if solid and solid[0] in ("agency", "outlet") and "state_media" in solid:
        return "state_media"
    if solid:
        return "person" if solid[0] == "own_reporter" else as_kind(solid[0])
    return "government" if re.search(r"\bofficials?\b", head, re.IGNORECASE) else None


def read_kinds(words: str) -> list[str]:
    """The kinds of the known words of a phrase, the last word first; the longest entry wins: 'state news agency'."""
    parts = [part.removesuffix("'s").removesuffix("’s") for part in WORD.findall(words)]
    kinds = []
    end = len(parts)
    while end > 0:
        for start in range(max(0, end - LONGEST), end):
            kind = look_up(parts[start:end])
            if kind is not None:
                kinds.append(kind)
                end = start + 1
                break
        end -= 1
    return kinds


def is_own_name(words: str) -> bool:
    """Whether words are a body's own name of several words that the table knows, and no name for a sort of body.

    >>> is_own_name("Human Rights Watch"), is_own_name("News Agency")
    (True, False)
    """
    table, last = kind_words(), words.rpartition(" ")[2].lower()
    known = table.get(words.lower()) in ("agency", "outlet", "state_media", "ngo", "un", "monitor", "armed_group")
    return known and words[:1].isupper() and " " in words and last not in table


def look_up(parts: list[str]) -> str | None:
    """The table's kind for some words; an acronym must be written as one ("WHO", "U.N.", "Sana" but not "who")."""
    words = " ".join(parts)
    words = words.replace(".", "") if words.isupper() else words
    table = kind_words()
    if len(parts) == 1 and POLICE.fullmatch(words):
        return "government"
    if len(parts) == 1 and (words.isupper() or (words[:1].isupper() and len(words) > 3)) and words.upper() in table:
        return table[words.upper()]
    lower = words.lower().removeprefix("ex-")
    return table.get(lower) or table.get(lower.removesuffix("s")) or table.get(lower.removesuffix("ies") + "y")


def as_kind(kind: str) -> OriginKind:
    return kind  # type: ignore[return-value]
