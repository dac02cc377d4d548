"""PARSED DOCUMENT -> PLACE MENTIONS: the spans of place names, with the wording of relation around each."""

import re
from collections.abc import Iterator
from typing import Literal

from spacy.tokens import Doc, Span, Token

from onrecord.mentions import PlaceMention
from onrecord.values import Entry, Gazetteer

Form = Literal["name", "adjective", "organisation", "person"]
NamedSpan = tuple[int, int, Form]

#: longest name looked up, in tokens ("Democratic Republic of the Congo" has 5; hyphens count)
LONGEST = 6
_JOINERS = frozenset(
    "of the de la le el al ez es ed ash an as and du des da do van von upon on sur - – ' ’ . &".split()
)
_NEVER_START = frozenset(
    "the a an he she it they we i you his her their its our my this that these those there here in on at by for from with to of "
    "and but or if when while as after before since until although though because what who how why where which not no yes one "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december mr mrs ms dr sir".split()
)
_PLACE_LABELS = frozenset(("GPE", "LOC", "FAC", "NORP"))
_PREPOSITIONS = frozenset(
    "in near at from outside inside around towards toward to into across throughout of within for".split()
)
_DIRECTION = r"(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)"
_SIDE = rf"(?:{_DIRECTION}(?:ern)?|central|upper|lower)"
_PART = r"(?:outskirts|countryside|suburbs?|edges?|parts?|side|districts?|neighbou?rhoods?|approaches|rural areas|fringes|tip|coast|border)"
_SORT = r"(?:town|city|village|province|governorate|district|region|state|county|area|hamlet|suburb|port|capital|island|enclave)"
_BEFORE = re.compile(
    r"(?:(?:(?:about|around|some|roughly|nearly|just|almost)\s+)?\d[\d,.]*\s*(?:-\s*)?(?:km|kilomet(?:er|re)s?|miles?|mi)(?:\s*\([^)]{1,20}\))?\s+)?"
    rf"(?:(?:the\s+)?(?:{_SIDE}\s+)?{_PART}\s+of\s+|(?:to\s+the\s+)?{_DIRECTION}\s+of\s+|(?:from|outside|near|close\s+to|in\s+the\s+vicinity\s+of|around|off)\s+)?"
    rf"(?:(?:the\s+)?(?:{_SIDE}\s+)?(?:{_SORT}\s+of\s+))?(?:the\s+)?(?:{_SIDE}\s+)?$",
    re.IGNORECASE,
)
_AFTER = re.compile(rf"(?:['’]s)?\s+(?:{_SIDE}\s+)?(?:{_SORT}|{_PART})\b", re.IGNORECASE)
_CAPITAL = re.compile(r"\b(?:of|in|from|near|outside|around|to)\s+(the capital)\b(?!\s+(?:of|city of|[A-Z]))")


def find_places(doc: Doc, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """The names of places in the text, in its order, none overlapping another; names of persons are none."""
    spans = list(_named_spans(doc, gazetteer))
    spans += [(m.start(1), m.end(1), "name") for m in _CAPITAL.finditer(doc.text)]
    return tuple(_mention(doc.text, start, end, form) for start, end, form in _without_overlaps(spans))


def _without_overlaps(spans: list[NamedSpan]) -> Iterator[NamedSpan]:
    last = 0
    for start, end, form in sorted(spans):
        if start >= last:
            yield start, end, form
            last = end


def _mention(text: str, start: int, end: int, form: Form) -> PlaceMention:
    before = _BEFORE.search(text, max(0, start - 90), start)
    first = before.start() if before else start
    first += len(text[first:start]) - len(text[first:start].lstrip())
    after = _AFTER.match(text, end)
    return PlaceMention(
        start=start, end=end, text=text[start:end], form=form, phrase=(first, after.end() if after else end)
    )


def _named_spans(doc: Doc, gazetteer: Gazetteer) -> Iterator[NamedSpan]:
    entity_of = {token.i: entity for entity in doc.ents for token in entity}
    i = 0
    while i < len(doc):
        if not _may_start(doc[i]):
            i += 1
            continue
        stop, found = _longest_match(doc, i, gazetteer)
        form = _judge(doc, i, stop, found, entity_of) if found else None
        if form:
            yield doc[i].idx, doc[stop - 1].idx + len(doc[stop - 1]), form
        i = stop if found else i + 1
    for entity in doc.ents:
        if entity.label_ in ("GPE", "LOC") and entity[0].text[:1].isupper() and not gazetteer.find(entity.text):
            yield entity.start_char, entity.end_char, "name"


def _may_start(token: Token) -> bool:
    return token.text[:1].isupper() and token.lower_ not in _NEVER_START


def _longest_match(doc: Doc, start: int, gazetteer: Gazetteer) -> tuple[int, tuple[Entry, ...]]:
    end = start + 1
    while end < len(doc) and end - start < LONGEST and (doc[end].text[:1].isupper() or doc[end].lower_ in _JOINERS):
        end += 1
    for stop in range(end, start, -1):
        if doc[stop - 1].text[:1].isupper() or stop == start + 1:
            found = gazetteer.find(doc.text[doc[start].idx : doc[stop - 1].idx + len(doc[stop - 1])])
            if found:
                return stop, found
    return start + 1, ()


def _judge(doc: Doc, start: int, stop: int, found: tuple[Entry, ...], entity_of: dict[int, Span]) -> Form | None:
    """Which form the match has, ``None`` when it is no place here."""
    if all(entry.match == "adjective" for entry in found):
        return "adjective"
    entity = entity_of.get(start)
    label = entity.label_ if entity is not None else ""
    if label == "PERSON":
        return None
    if label in _PLACE_LABELS:
        return "name"
    if label == "ORG":
        return "organisation" if found[0].population > 100_000 or found[0].kind != "city" else None
    after_preposition = start > 0 and doc[start - 1].lower_ in _PREPOSITIONS
    return "name" if after_preposition or found[0].kind in ("country", "region") else None
