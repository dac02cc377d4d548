"""KNOWN NAME IN A RUN -> THE LONGER NAME that it is only a part of: "Lake Anna" is no town of Anna.

A gazetteer knows the part and not the whole. Its first or last word tells what the whole is.
"""

from onrecord.extract.place_tokens import Words
from onrecord.extract.place_words import word_classes
from onrecord.values import Entry

#: words before a name with which it is another place: lakes, mounts and forts; Arabic and Hebrew for hill, gate,
#: house and the like
FIRST_PARTS = frozenset(
    "lake mount mt fort ft camp cape tel tell tall jabal jebel wadi khan kafr kafar kfar deir dayr beit bayt ain bab"
    " jisr ras".split()
)
#: words behind a town's name with which it is a water or land of that name
LAST_PARTS = frozenset("lake river creek island islands bay reservoir".split())
#: words for a part of a town
_PARTS = frozenset(("neighborhood", "neighbourhood", "section", "community"))
#: words that may stand between it and the side on which it lies
_BETWEEN = frozenset(("on", "in", "of", "the", "city", "'s", "’s", ","))
#: kinds whose name may be a part of another
_SMALL = frozenset({"city", "town_part", "site"})


def find_whole(
    words: Words, first: int, stop: int, entries: tuple[Entry, ...], run: tuple[int, int]
) -> tuple[int, int]:
    """The first token and the one behind the last of the whole name around a known one; the name's own where it is
    none's part."""
    if not any(entry.kind in _SMALL for entry in entries) or any(entry.kind == "country" for entry in entries):
        return first, stop
    if words.span(first, stop).lower() == "side":
        return _with_sides(words, first, run[0]), stop
    if first > run[0] and words.capital[first - 1] and words.lower[first - 1] in FIRST_PARTS:
        return first - 1, stop
    if stop < run[1] and words.lower[stop] in LAST_PARTS and not any(words.capital[stop + 1 : stop + 2]):
        return first, stop + 1
    return first, stop


def _with_sides(words: Words, first: int, least: int) -> int:
    """Where "Far South Side" begins."""
    while first > least and words.capital[first - 1] and _tells_side(words.lower[first - 1]):
        first -= 1
    return first


def _tells_side(word: str) -> bool:
    return word == "far" or word_classes().get(word) == "side"


def tells_side_of(words: Words, first: int, stop: int) -> bool:
    """Whether a side of a town ("West Side") only tells where what is named beside it lies: "in the Tavil neighborhood
    on the West Side", "Tavil Park on the West Side", "in the West Side Tavil neighborhood"."""
    if words.lower[stop - 1] != "side":
        return False
    if any(words.capital[stop : stop + 1]) or _leads_to_part(words, stop):
        return True
    ahead = first - 1
    while ahead > 0 and words.lower[ahead] in _BETWEEN:
        ahead -= 1
    owned = words.lower[ahead + 1] in ("'s", "’s")
    names = (words.capital[ahead] and not owned) or words.lower[ahead] in _PARTS
    return ahead < first - 1 and names


def _leads_to_part(words: Words, stop: int) -> bool:
    """Whether a part of the town is named behind a side: "the West Side's Tavil", "in the Tavil neighborhood"."""
    behind = stop
    while behind < len(words.words) - 1 and words.lower[behind] in _BETWEEN:
        behind += 1
    name = behind
    while behind < len(words.words) - 1 and words.capital[behind]:
        behind += 1
    owned = words.lower[name - 1] in ("'s", "’s")
    return behind > name > stop and (owned or words.lower[behind] in _PARTS)


def skip_side(words: Words, first: int, stop: int) -> int:
    """Where a run begins without the side of a town that a name follows: "South Side Tavil"."""
    for i in range(first, min(first + 3, stop - 1)):
        if words.lower[i] == "side" and i > first:
            return i + 1
        if not _tells_side(words.lower[i]):
            break
    return first
