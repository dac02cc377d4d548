"""WORDS OF A SOURCE -> KIND OF VOICE, from the tables of kinds and of governments."""

import re
from functools import cache

from onrecord.extract.attribution.cues import read_table
from onrecord.model import OriginKind

ANONYMOUS = re.compile(
    r"\b(?:unnamed|anonymous(?:ly)?|anonymity|unidentified|"
    r"(?:not|n['’]t) (?:want |wish |to |be |permitted )*(?:named|identified|authori[sz]ed))\b",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W_](?:[\w.'’-]*[^\W_])?")
#: longest entry of the table of kinds, in words
LONGEST = 3


@cache
def kind_words() -> dict[str, str]:
    """Word or words -> kind of voice (or ``role``, ``source``, ``document``: decided by what stands beside it)."""
    return dict(read_table("source_kinds.csv"))


@cache
def governments() -> dict[str, str]:
    """Country or capital in lower case -> the country it speaks for."""
    return {name.lower(): country for name, country in read_table("source_governments.csv")}


def read_kinds(words: str) -> list[str]:
    """The kinds of the known words of a phrase, the last word first; the longest entry wins: 'state news agency'."""
    table = kind_words()
    parts = WORD.findall(words.lower())
    kinds = []
    end = len(parts)
    while end > 0:
        for start in range(max(0, end - LONGEST), end):
            kind = table.get(" ".join(parts[start:end]))
            if kind is not None:
                kinds.append(kind)
                end = start + 1
                break
        end -= 1
    return kinds


def find_kind(words: str) -> OriginKind | None:
    """What kind of voice a phrase is; ``None`` where no word of it tells.

    An official or a spokesman has the kind of the body beside him, and a government's where none is named; an unnamed
    source is anonymous whatever it is close to.

    >>> find_kind("a spokesman for the rebels"), find_kind("the defence ministry"), find_kind("a source in the army")
    ('armed_group', 'government', 'anonymous')
    """
    if ANONYMOUS.search(words):
        return "anonymous"
    kinds = read_kinds(words)
    if "source" in kinds:
        return "anonymous"
    solid = [kind for kind in kinds if kind not in ("role", "document")]
    if "role" in kinds:
        # the nearest body wins over the country that qualifies it
        return _as_kind(solid[0]) if solid else ("government" if re.search(r"\bofficials?\b", words.lower()) else None)
    return _as_kind(solid[0]) if solid else None


def _as_kind(kind: str) -> OriginKind:
    return kind  # type: ignore[return-value]
