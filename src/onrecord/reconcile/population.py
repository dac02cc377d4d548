"""THE NUMBERS OF A SLOT -> WHOM THEY COUNT, in the reports' words, without what only tells one from another."""

import re
from collections import Counter
from collections.abc import Sequence

from onrecord.reconcile.slots import Said, names_person

#: "another", "a fifth" and the like
_NUMBERING = re.compile(
    r"^(?:(?:an?|the|one|two|three|four|five|six|seven|eight|nine|ten|another|first|second|third|fourth|fifth|sixth"
    r"|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)?)(?:\s+|\Z))+",
    re.IGNORECASE,
)
_ONE_OF_MANY = {"people": "person", "children": "child", "men": "man", "women": "woman"}
_MANY = re.compile(r"[a-z]{2,}[^su\W]s\Z")


def choose_population(said: Sequence[Said], best: float | int | None, high: float | int | None) -> str | None:
    """Whom a figure counts: the words that most of its numbers use, those of the best number first; of as many the
    earliest published, and a list of people only where no other words are. ``None`` where no report says."""
    ordered = sorted(said, key=lambda one: (one.published or "9999", one.claim.claim_id))
    named = [
        (one, words)
        for one in ordered
        if not names_person(one.quantity) and (words := plain_population(one.quantity.population)) is not None
    ]
    told = [words for one, words in named if best in (one.quantity.value, one.quantity.lower)] or [w for _, w in named]
    told = [words for words in told if " and " not in words] or told
    if not told:
        return None
    words = Counter(told).most_common(1)[0][0]
    return tell_one(words) if best == high == 1 else words


def plain_population(population: str | None) -> str | None:
    """The words without those that number; ``None`` where nothing is left ("Another").

    >>> plain_population("A fifth person")
    'person'
    """
    return _NUMBERING.sub("", population or "").strip() or None


def tell_one(words: str) -> str:
    """The words for one of them.

    >>> tell_one("shooting victims")
    'shooting victim'
    """
    start, _, last = words.rpartition(" ")
    one = _ONE_OF_MANY.get(last.lower(), last[:-1] if _MANY.match(last) else last)
    return f"{start} {one}".strip()
