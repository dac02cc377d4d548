"""TEXT -> IS IT ENGLISH: by the share of its words that are function words of English."""

import re

#: Common function words of English that the other languages of the Latin script lack ("in", "a" and "was" are theirs
#: too). Drawn up by hand.
_FUNCTION_WORDS = frozenset(
    "the of and to for with that from by at as it its he his she her they their were been has have had are this which "
    "who would could not but after before into over about said than more be is on".split()
)
_WORD = re.compile(r"[^\W\d_]+")
#: News in English has 0.29 at the median and, of 7,279 texts of the development sets, less than this in three; Dutch,
#: the closest neighbour, has 0.07, and German, French, Spanish, Italian, Turkish, Indonesian and Somali below 0.04.
_ENGLISH = 0.09
_ENOUGH_WORDS = 20
#: Characters that are looked at: more change nothing.
_SAMPLE = 5000


def is_english(text: str) -> bool | None:
    """Whether ``text`` is English; ``None`` where fewer than twenty words leave it open."""
    words = _WORD.findall(text[:_SAMPLE])
    if len(words) < _ENOUGH_WORDS:
        return None
    return sum(1 for word in words if word.lower() in _FUNCTION_WORDS) >= _ENGLISH * len(words)
