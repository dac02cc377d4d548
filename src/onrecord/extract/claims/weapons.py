"""What a claim's people were killed or hurt with, in the report's words: the nearest of resources/weapons.csv."""

import csv
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from string import ascii_lowercase, ascii_uppercase

from spacy.tokens import Token

from onrecord.extract.claims.reach import FAR, distance, way_up
from onrecord.extract.claims.scene import Scene, Sentence
from onrecord.extract.claims.tables import RESOURCES

_SMALL = str.maketrans(ascii_uppercase, ascii_lowercase)


@cache
def weapon_sorts() -> dict[str, str]:
    """Sort by words in small letters, hyphens read as blanks."""
    text = RESOURCES.joinpath("weapons.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {row["words"].lower(): row["sort"] for row in rows}


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(weapon_sorts(), key=lambda words: (-len(words), words))
    words = "|".join(re.escape(words).replace("\\ ", "[ -]") for words in longest_first)
    return re.compile(rf"\b({words})s?\b")


@lru_cache(maxsize=64)
def _weapons_in(text: str, start: int, end: int) -> tuple[tuple[int, int, str], ...]:
    """Where the words for weapons stand in a sentence, and what the table calls each; its claims ask one by one."""
    # in small letters that keep every offset: a pattern that heeds the case is several times as fast
    hits = _pattern().finditer(text[start:end].translate(_SMALL))
    return tuple((start + hit.start(), start + hit.end(), hit.group(1).replace("-", " ")) for hit in hits)


def find_weapon(scene: Scene, sentence: Sentence, anchors: Sequence[Token]) -> dict[str, str]:
    """``weapon``, the words, and ``weapon_sort`` of what stands nearest to the claim's words in the sentence's tree;
    empty where the sentence names nothing that belongs to them."""
    text = scene.text
    hits = _weapons_in(text, sentence.start, sentence.end)
    ways = [way_up(anchor) for anchor in anchors] if hits else []
    best: tuple[float, str, str] | None = None
    for start, end, words in hits:
        span = scene.doc.char_span(start, end, alignment_mode="expand")
        if span is None or not len(span):
            continue
        cost = min(distance(way, span.root, scene.speech) for way in ways)
        if cost < FAR and (best is None or cost < best[0]):
            best = (cost, " ".join(text[start:end].split()), weapon_sorts()[words])
    return {} if best is None else {"weapon": best[1], "weapon_sort": best[2]}
