"""PARSED DOCUMENT -> PLACE MENTIONS: the spans of place names, with the wording of relation around each."""

import re
from collections.abc import Iterator
from typing import Literal

from spacy.tokens import Doc

from onrecord.extract.place_candidates import LARGE, LEADING, Candidate, find_candidates
from onrecord.extract.place_events import is_placed, is_told_again, listed_behind
from onrecord.extract.place_features import describe_candidates
from onrecord.extract.place_model import probability
from onrecord.extract.place_phrases import widen_to_phrase
from onrecord.extract.place_tokens import Words, is_sorted, lies_in_area
from onrecord.extract.place_words import NEVER_FIRST, PLACING, holds, in_hands, is_town_word, word_classes
from onrecord.mentions import PlaceMention
from onrecord.values import Gazetteer

Form = Literal["name", "adjective", "organisation"]
NamedSpan = tuple[int, int, Form]

#: a candidate less likely than this is no place; the value that gave the best F1 on the training documents
LEAST_LIKELY = 0.4
#: ... and a name of the gazetteer that is a whole run behind a preposition of place, one less likely than this
LED_LIKELY = 0.3
#: ... and a place of the report by its name once more, one less likely than this
AGAIN_LIKELY = 0.1
AT = frozenset({"in", "near", "outside", "at"})
#: how the ids of places begin that a user has added
OWN = "place-"
ARTICLES = frozenset("al el ad an ar as ash at az".split())
_COMPASS = frozenset("north south east west northern southern eastern western central".split())
_SMALL_LINE = re.compile(r"^[^\nA-Z]{12,}$", re.MULTILINE)
_CAPITAL = re.compile(r"\b(?:of|[Ii]n|from|near|outside|around|to)\s+(the capital)\b(?!\s+(?:of|city of|[A-Z]))")


def find_places(doc: Doc, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """The names of places in the text, in its order, none overlapping another; names of persons are none.

    "the capital" is a mention where a place stands ("west of the capital"): it names the capital of a country that the
    report speaks of.
    """
    words = Words(doc)
    spans = list(_named_spans(doc, words, gazetteer))
    spans += list(_in_small_letters(words, spans))
    spans += [(m.start(1), m.end(1), "name") for m in _CAPITAL.finditer(words.text)]
    return tuple(_mention(words.text, start, end, form) for start, end, form in _without_overlaps(spans))


def _named_spans(doc: Doc, words: Words, gazetteer: Gazetteer) -> Iterator[NamedSpan]:
    """The likely candidates, and what is listed behind them."""
    likely = _likely(doc, words, gazetteer)
    taken = {token for candidate, _ in likely for token in range(candidate.first, candidate.stop)}
    for candidate, form in likely:
        yield words.starts[candidate.first], words.end(candidate.stop - 1), form
        listed = None if candidate.is_adjective else listed_behind(words, candidate.first, candidate.stop)
        while listed is not None and taken.isdisjoint(range(*listed)):
            yield words.starts[listed[0]], words.end(listed[1] - 1), "name"
            listed = listed_behind(words, candidate.first, listed[1])


def _likely(doc: Doc, words: Words, gazetteer: Gazetteer) -> list[tuple[Candidate, Form]]:
    candidates = find_candidates(words, gazetteer)
    found: list[tuple[Candidate, Form]] = []
    doubted: list[Candidate] = []
    owner: Candidate | None = None
    for candidate, features in zip(candidates, describe_candidates(words, candidates), strict=True):
        if is_article(words, candidate):
            continue
        told = (
            is_own(words, candidate) or is_held(words, candidate, owner)
            if candidate.entries
            else candidate.whole or is_told(words, candidate)
        )
        owner = candidate
        least = LED_LIKELY if is_led(words, candidate) else LEAST_LIKELY
        likely = probability(features)
        if candidate.is_adjective or told or likely >= least:
            found.append((candidate, _form(words, candidate)))
        elif is_placed(doc, words, candidate):
            found.append((candidate, "name"))
        elif likely >= AGAIN_LIKELY:
            doubted.append(candidate)
    names = {words.span(candidate.first, candidate.stop) for candidate, form in found if form == "name"}
    again = [(candidate, _form(words, candidate)) for candidate in doubted if is_told_again(words, candidate, names)]
    return sorted([*found, *again], key=lambda pair: pair[0].first)


def is_article(words: Words, candidate: Candidate) -> bool:
    """Whether a candidate is the Arabic article before a hyphen ("al-Kareth"), which a state may share its letters."""
    last = candidate.stop - 1
    joined = words.text[words.end(last) : words.end(last) + 1] == "-"
    return joined and candidate.first == last and words.lower[last] in ARTICLES


def is_led(words: Words, candidate: Candidate) -> bool:
    """Whether a name that the gazetteer has as written is a whole capitalised run behind "in", "near" and the like."""
    whole = candidate.run == (candidate.first, candidate.stop) and candidate.first > 0
    exact = bool(candidate.entries) and candidate.entries[0].match == "exact"
    return whole and exact and words.words[candidate.first - 1] in AT


def is_own(words: Words, candidate: Candidate) -> bool:
    """Whether a name is one of the user's own places behind a preposition of place, or with no person's name around."""
    if not any(entry.place_id.startswith(OWN) for entry in candidate.entries):
        return False
    lead = words.lower[candidate.first - 1] if candidate.first else ""
    return lead in LEADING or words.label[candidate.first] != "PERSON"


def is_held(words: Words, candidate: Candidate, owner: Candidate | None) -> bool:
    """Whether words beside a known name say that it is a place: "town of X", "in the X area", "Country's X"; "northern
    X" and "X city" of a large X.

    ``owner`` is the candidate before it.
    """
    before, lead = words.lower[max(0, candidate.first - 2)], words.lower[max(0, candidate.first - 1)]
    if candidate.first > 1 and lead == "of" and is_town_word(before):
        return True
    if candidate.entries[0].match == "exact" and is_sorted(words, candidate.first, candidate.stop):
        return True
    if is_listed(words, candidate) or is_in_hands(words, candidate):
        return True
    if owner is not None and lead in ("'s", "’s") and owner.stop == candidate.first - 1:
        return any(holds(big, small) for big in owner.entries for small in candidate.entries)
    best = candidate.entries[0]
    large = best.match == "exact" and best.population >= LARGE and best.kind in ("city", "admin1")
    after = words.words[candidate.stop] if candidate.stop < len(words.words) else ""
    sorted_behind = after.islower() and word_classes().get(after) in ("town", "area")
    side_before = candidate.first > 0 and lead in _COMPASS and words.words[candidate.first - 1].islower()
    called = candidate.first > 0 and word_classes().get(words.words[candidate.first - 1]) == "town"
    return large and (sorted_behind or side_before or called)


def is_listed(words: Words, candidate: Candidate) -> bool:
    """Whether a large town or area stands among other names behind a preposition of place: "in Kareth Orvany", where
    commas were lost."""
    first, stop = candidate.run
    best = candidate.entries[0]
    if first == 0 or stop - first < 2 or words.words[first - 1] not in AT or best.match != "exact":
        return False
    named = best.population >= LARGE and best.kind in ("city", "admin1")
    return named and not any(word in word_classes() or word in NEVER_FIRST for word in words.lower[first:stop])


def is_in_hands(words: Words, candidate: Candidate) -> bool:
    """Whether a name is a whole capitalised run, or a large town's, behind words that say who holds it."""
    whole = candidate.run == (candidate.first, candidate.stop)
    large = bool(candidate.entries) and candidate.entries[0].population >= LARGE
    return (whole or large) and in_hands(words.words, candidate.first)


def is_told(words: Words, candidate: Candidate) -> bool:
    """Whether words around an unknown name say that it is a place: "village of X", "shelling of X", "in X, near"."""
    if candidate.first < 2:
        return False
    before, lead = words.lower[candidate.first - 2], words.lower[candidate.first - 1]
    if lead == "of" and (is_town_word(before) or word_classes().get(before) == "deed"):
        return True
    if is_sorted(words, candidate.first, candidate.stop) or is_in_hands(words, candidate):
        return True
    if lead == "on" and lies_in_area(words, candidate.stop):
        return True
    after = words.lower[candidate.stop : candidate.stop + 3]
    if (lead not in LEADING and lead != "and") or not after:
        return False
    placed = after[1] if after[0] == "," and len(after) > 1 else after[0]
    return placed in PLACING


def _in_small_letters(words: Words, spans: list[NamedSpan]) -> Iterator[NamedSpan]:
    """Names of the report once more, in lines that have no capitals at all (headlines of some outlets)."""
    names = {words.text[start:end].lower(): form for start, end, form in spans}
    for line in _SMALL_LINE.finditer(words.text) if names else ():
        for name, form in names.items():
            for hit in re.finditer(rf"\b{re.escape(name)}\b", line.group()):
                yield line.start() + hit.start(), line.start() + hit.end(), form


def _form(words: Words, candidate: Candidate) -> Form:
    if candidate.is_adjective:
        return "adjective"
    span = words.entity[candidate.first]
    inside = span is not None and (span[0] < candidate.first or span[1] > candidate.stop)
    return "organisation" if inside and words.label[candidate.first] == "ORG" else "name"


def _without_overlaps(spans: list[NamedSpan]) -> Iterator[NamedSpan]:
    last = 0
    for start, end, form in sorted(spans):
        if start >= last:
            yield start, end, form
            last = end


def _mention(text: str, start: int, end: int, form: Form) -> PlaceMention:
    phrase = widen_to_phrase(text, start, end)
    return PlaceMention(start=start, end=end, text=text[start:end], form=form, phrase=phrase)
