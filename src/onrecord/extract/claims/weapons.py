"""What a claim's people were killed or hurt with, in the report's words: the nearest of resources/weapons.csv."""

import csv
import re
from collections.abc import Sequence
from functools import cache

from spacy.tokens import Token

from onrecord.extract.claims.reach import FAR, distance, way_up
from onrecord.extract.claims.scene import Scene, Sentence
from onrecord.extract.claims.tables import RESOURCES


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
    return re.compile(rf"\b({words})s?\b", re.I)


def find_weapon(scene: Scene, sentence: Sentence, anchors: Sequence[Token]) -> dict[str, str]:
    """``weapon``, the words, and ``weapon_sort`` of what stands nearest to the claim's words in the sentence's tree;
    empty where the sentence names nothing that belongs to them."""
    ways = [way_up(anchor) for anchor in anchors]
    best: tuple[float, int, str, str] | None = None
    for hit in _pattern().finditer(scene.doc.text, sentence.start, sentence.end):
        span = scene.doc.char_span(*hit.span(), alignment_mode="expand")
        if span is None or not len(span):
            continue
        cost = min(distance(way, span.root, scene.speech) for way in ways)
        if cost < FAR and (best is None or cost < best[0]):
            sort = weapon_sorts()[hit.group(1).lower().replace("-", " ")]
            best = (cost, hit.start(), " ".join(hit.group().split()), sort)
    return {} if best is None else {"weapon": best[2], "weapon_sort": best[3]}
