"""PLACE NAME -> KEYS: two spellings of one name meet under the same key.

``plain_key`` forgives what is typography: case, accents, apostrophes and signs for ayn and hamza, hyphens, full stops,
``St.`` for Saint. ``spelling_key`` forgives besides what differs between romanisations of Arabic, Persian, Hebrew and
Cyrillic names: the article in all its forms (al-, el-, ash-), q for k, ou for u, e for i or a, doubled letters, a final
h. Names in other scripts have a plain key like any other ("الكسوة" is found as such).
"""

import re
import unicodedata

_APOSTROPHES = str.maketrans("", "", "'’‘`´ʿʾʻʼ′ʹˈ\u02bd\u200e\u200f\u0640")
_TO_SPACE = re.compile(r"[\s\-‐‑–—_.,/()]+")
_OWN_LETTERS = str.maketrans(
    {"ı": "i", "ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ħ": "h", "ə": "e", "ð": "d", "þ": "th"}
)
_SHORT_FORMS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
#: forms of the Arabic article, assimilated to the sun letters or not
_ARTICLES = frozenset(("al", "el", "ad", "ed", "ar", "er", "as", "es", "ash", "esh", "at", "et", "ath", "an", "en"))
_ARTICLES |= {"az", "ez", "adh", "il", "ul"}
_DIGRAPHS = (
    ("sch", "s"), ("sh", "s"), ("kh", "h"), ("gh", "g"), ("th", "t"), ("dh", "d"), ("ph", "f"), ("zh", "z"),
    ("ch", "s"), ("ck", "k"), ("q", "k"), ("c", "k"), ("w", "v"), ("x", "ks"), ("p", "b"),
)  # fmt: skip
_VOWELS = re.compile(r"[aeiouy]+")
_DOUBLED = re.compile(r"(.)\1+")
_LATIN = re.compile(r"[a-z ]+\Z")
#: a name with fewer consonants keeps its vowels apart, else every short name would meet every other
_ENOUGH_CONSONANTS = 4


def plain_key(name: str) -> str:
    """The name without case, accents, apostrophes and punctuation.

    >>> plain_key("Dar‘ā"), plain_key("St. John's"), plain_key("Deir ez-Zor")
    ('dara', 'saint johns', 'deir ez zor')
    """
    folded = name.translate(_APOSTROPHES).casefold()
    if not folded.isascii():
        split = unicodedata.normalize("NFKD", folded.translate(_OWN_LETTERS))
        folded = "".join(c for c in split if not unicodedata.combining(c)).translate(_APOSTROPHES)
    words = _TO_SPACE.sub(" ", folded).split()
    return " ".join(_SHORT_FORMS.get(word, word) for word in words)


def spelling_key(name: str) -> str | None:
    """The key under which romanisations of one name meet; ``None`` for other scripts and for names too short for it.

    >>> spelling_key("Saraqeb") == spelling_key("Sarāqib"), spelling_key("Al-Kiswah") == spelling_key("Kisweh")
    (True, True)
    """
    plain = plain_key(name)
    if not _LATIN.match(plain):
        return None
    words = plain.split()
    kept = [word for word in words if word not in _ARTICLES] or words
    key = "".join(_fold_word(word) for word in kept)
    return key if len(key) >= 4 else None


def _fold_word(word: str) -> str:
    for digraph, letter in _DIGRAPHS:
        word = word.replace(digraph, letter)
    consonants = len(_VOWELS.sub("", word))
    if len(word) > 3 and word.endswith("h"):
        word = word[:-1]
    if consonants >= _ENOUGH_CONSONANTS:
        word = word[0] + _VOWELS.sub("a", word[1:]) if word[0] in "aeiouy" else _VOWELS.sub("a", word)
    else:
        word = _DOUBLED.sub(r"\1", word.replace("ou", "u").replace("oo", "u").replace("ee", "i"))
        word = (
            word.replace("e", "a" if word.endswith("e") and word.count("e") == 1 else "i")
            .replace("o", "u")
            .replace("y", "i")
        )
    return _DOUBLED.sub(r"\1", word)
