"""CANDIDATE -> whether the sentence makes a place of a name that the words beside it leave in doubt: an event lies in
it, falls on it or takes it, or it is listed with a place."""

from collections.abc import Container

from spacy.tokens import Doc, Token

from onrecord.extract.place_candidates import LARGE, Candidate, run_end
from onrecord.extract.place_tokens import ARTICLES, Words
from onrecord.extract.place_words import JOINERS, NEVER_FIRST, is_town_word, word_classes
from onrecord.values import Span

#: prepositions that lead to a place alone
LED = frozenset({"in", "near", "around", "outside", "inside"})
#: what falls on ground, as nouns and verbs
FALLING = frozenset(
    "attack raid strike airstrike air-strike bombing bombardment shelling assault offensive shell rocket mortar missile"
    " bomb land fall fire drop launch rain".split()
)
#: what is done to a town by an armed side
TAKING = frozenset(
    "seize capture liberate retake recapture besiege encircle storm bomb bombard shell pound overrun regain".split()
)
#: words around a name that tell whether all are capitalised, and the letters of a word that titles may leave small
REACH, SHORT = 5, 3
_NAMED_LABELS = frozenset(("GPE", "LOC", "FAC"))
#: labels under which a name is that of the place by which the report tells of it elsewhere
_ANEW = _NAMED_LABELS | {"", "NORP"}
#: labels of what is never a place
_OTHER = frozenset(("DATE", "TIME", "LANGUAGE", "EVENT", "MONEY", "PERCENT", "CARDINAL", "LAW", "WORK_OF_ART"))


def is_placed(doc: Doc, words: Words, candidate: Candidate) -> bool:
    """Whether an event of the sentence places a whole capitalised name."""
    first, stop = candidate.first, candidate.stop
    if not is_whole(words, candidate) or words.label[first] in _OTHER:
        return False
    large = bool(candidate.entries) and candidate.entries[0].population >= LARGE
    if in_title_case(words, first, stop) and not large and not has_article(words, first):
        return False
    if any(word_classes().get(word) in ("body", "title", "street") for word in words.lower[first:stop]):
        return False
    exact = bool(candidate.entries) and candidate.entries[0].match == "exact"
    if not (exact or words.label[first] in _NAMED_LABELS or has_article(words, first)):
        return False
    ahead = before_sides(words, first)
    if words.lower[ahead] in LED:
        return True
    root = doc[first:stop].root
    if words.lower[ahead] == "on" and ahead > 0 and is_unlabelled(words, first, stop):
        return falls(doc[ahead - 1]) or (root.dep_ == "pobj" and falls(root.head.head))
    return root.dep_ == "dobj" and root.head.lemma_.lower() in TAKING


def is_told_again(words: Words, candidate: Candidate, names: Container[str]) -> bool:
    """Whether a whole known name is one of ``names``, the places of the report, and no person or body here."""
    exact = bool(candidate.entries) and candidate.entries[0].match == "exact"
    known = exact and words.span(candidate.first, candidate.stop) in names
    return known and words.label[candidate.first] in _ANEW and candidate.run == (candidate.first, candidate.stop)


def is_whole(words: Words, candidate: Candidate) -> bool:
    """Whether nothing capitalised adjoins a name, and no noun that it is only told of ("in Kareth's raids")."""
    first, stop = candidate.run
    while first < candidate.first and words.lower[first] in NEVER_FIRST:
        first += 1
    ends = stop == candidate.stop or words.words[candidate.stop] == "the"
    return first == candidate.first and ends and is_closed(words, candidate.stop)


def is_closed(words: Words, stop: int) -> bool:
    """Whether what stands behind a name is no noun that it belongs to, but a stop, a function word or a sort of
    place."""
    behind = words.words[stop] if stop < len(words.words) else ""
    if behind in ("'s", "’s", "'", "’"):
        return False
    sort = word_classes().get(behind.removesuffix("s"))
    return not behind[:1].isalpha() or behind.lower() in NEVER_FIRST or sort in ("area", "town", "side")


def has_article(words: Words, first: int) -> bool:
    return words.lower[first] in ARTICLES or words.lower[first].partition("-")[0] in ARTICLES


def in_title_case(words: Words, first: int, stop: int) -> bool:
    """Whether all longer words around a name are capitalised, so that a capital tells nothing."""
    around = [*words.words[max(0, first - REACH) : first], *words.words[stop : stop + REACH]]
    return not any(word.islower() and word.isalpha() and len(word) > SHORT for word in around)


def before_sides(words: Words, first: int) -> int:
    """The token before a name, over the side of it that is told ("in rural Kareth")."""
    ahead = first - 1
    while ahead > 0 and (word_classes().get(words.words[ahead]) == "side" or words.words[ahead] == "rural"):
        ahead -= 1
    return max(ahead, 0)


def falls(token: Token) -> bool:
    return token.lemma_.lower() in FALLING


def listed_behind(words: Words, first: int, stop: int) -> Span | None:
    """The tokens of the capitalised run listed right behind a place that words of its own lead to: of several towns
    ("the towns of Kareth and Tavil Ford") any run, behind "in" one that is not taken for a person or a body."""
    i = stop
    while i < len(words.words) and words.lower[i] in (",", "and", "or") and i < stop + 2:
        i += 1
    if i == stop or i >= len(words.words) or not words.capital[i] or words.lower[i] in NEVER_FIRST:
        return None
    end = run_end(words, i, JOINERS)
    sorted_behind = is_plural_sort(words.lower[end - 1]) and end - 1 > i
    if sorted_behind and word_classes().get(words.lower[i]) == "side":
        return None  # "Kareth and Northern Districts"
    several = sorted_behind or stands_for_several(words, first) or is_plural_sort("".join(words.lower[end : end + 1]))
    end -= sorted_behind  # "Kareth and Tavil Departments"
    if not several and words.lower[before_sides(words, first)] not in LED:
        return None
    if in_title_case(words, i, end) or not (sorted_behind or is_closed(words, end)):
        return None
    if not several and not is_unlabelled(words, i, end):
        return None
    return i, end


def stands_for_several(words: Words, first: int) -> bool:
    """Whether a name is the first of several that a sort in the plural announces: "the towns of"."""
    return first > 1 and words.lower[first - 1] == "of" and is_plural_sort(words.lower[first - 2])


def is_plural_sort(word: str) -> bool:
    """Whether a word in small letters tells of several towns or areas: "villages", "departments"."""
    singular = f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")
    return word != singular and (is_town_word(word) or word_classes().get(singular) == "area")


def is_unlabelled(words: Words, first: int, stop: int) -> bool:
    """Whether neither the parser nor a word of the name makes it a person, a day, a people or a body."""
    label = words.label[first]
    if label in _OTHER or (label == "PERSON" and not has_article(words, first)):
        return False
    return not any(word_classes().get(word) in ("body", "title", "street") for word in words.lower[first:stop])
