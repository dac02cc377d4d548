"""TEXT -> PLACES THAT NO GAZETTEER HOLDS: quarters, villages, farms, campuses, told as places by the words beside them.

A name stands before or behind a noun of place ("Sel Marra neighbourhood", "the hamlet of Orvany") or behind "in". So
does one that the gazetteer knows in a country of which the report does not speak.
"""

import re
from collections.abc import Iterator, Set

from onrecord.extract.truecase import is_common
from onrecord.mentions import PlaceMention, Reading
from onrecord.values import Place

_PART = r"[A-Z]\w+(?:['’](?!s\b)\w+)?"
_NAME = rf"{_PART}(?:[ -](?:(?:de|del|la|las|los|el|y)[ ]){{0,2}}{_PART}){{0,4}}"
#: nouns of places that stand beside a name
_NOUNS = (
    "neighbou?rhood|colony|colonia|suburb|quarter|sector|canton|village|hamlet|town|township|city|municipality|district"
    "|department|province|region|zone|area|valley|basin|jungle|mountain|volcano|hill|river|island|farm|ranch|hacienda"
    "|estate|plantation|camp|community|settlement|jurisdiction"
)
#: a name of which the noun is a part
_WHOLE = re.compile(rf"\b(?P<name>{_NAME} (?P<noun>(?i:university|airport|campus)))\b")
_BESIDE = (
    re.compile(rf"\b(?P<name>{_NAME}) (?P<noun>(?i:{_NOUNS})s?)\b"),
    re.compile(rf"\b(?P<noun>(?i:{_NOUNS})s?) of (?:the )?[\"']?(?P<name>{_NAME})"),
    re.compile(rf"(?<![\w'’])(?P<noun>[Ii]n|[Aa]t|[Nn]ear) (?P<name>{_NAME})"),
)
#: a word before a name that is no part of it
_BEFORE = re.compile(
    r"^(?:The|North|South|East|West|Northern|Southern|Eastern|Western|Central|Downtown|This|That|In|At|Of)[ -]"
)
_NO_PLACE = re.compile(
    r"^(?:January|February|March|April|May|June|July|August|September|October|November|December|\w+day|The|This|That)$"
)


def find_unlisted(
    reading: Reading, restored: str, land: str, lands: Set[str]
) -> Iterator[tuple[str, PlaceMention]]:  # fmt: skip
    """How each further place was found, and its mention, as one in the country ``land``; ``lands`` are the countries
    that the report speaks of, ``restored`` is its text in its case."""
    known = set()
    for mention in reading.places:
        country = None if mention.place is None else mention.place.country
        if mention.form != "name":
            continue
        if country is not None and country in lands:
            known.add(mention.text.lower())
        else:
            yield ("unknown" if country is None else "elsewhere"), place_at(mention.start, mention.text, land)
    for noun, start, end in find_names(restored):
        if restored[start:end].lower() not in known:
            yield f"by {noun}", place_at(start, reading.report.text[start:end], land)


def find_names(restored: str) -> Iterator[tuple[str, int, int]]:
    """The names that the words beside them make places: those words, start and end."""
    for match in _WHOLE.finditer(restored):
        yield match["noun"].lower(), *match.span("name")
    for pattern in _BESIDE:
        for match in pattern.finditer(restored):
            start, end = match.span("name")
            if hit := _BEFORE.match(match["name"]):
                start += hit.end()
            if not _NO_PLACE.match(restored[start:end]) and not is_word(restored[start:end]):
                yield match["noun"].lower().removesuffix("s"), start, end


def is_word(name: str) -> bool:
    """Whether a name is one word of the language, as at the head of a sentence: "In Daybreak raids"."""
    return name.isalpha() and is_common(name.lower())


def place_at(start: int, name: str, land: str) -> PlaceMention:
    end = start + len(name)
    return PlaceMention(start=start, end=end, text=name, phrase=(start, end), place=Place(name=name, country=land))
