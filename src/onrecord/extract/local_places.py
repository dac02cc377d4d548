"""PARSED DOCUMENT + PLACES -> LOCAL PLACES: what has a name of its own within a town, and what is taken up.

A gazetteer knows few districts, streets and bases, and "the city" is no name at all; each is told beside, or after, the
place that holds it. Here are the words; :mod:`onrecord.ground.local_places` says where they lie.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from spacy.tokens import Doc

from onrecord.extract.place_phrases import widen_to_phrase
from onrecord.extract.place_words import NEVER_FIRST, word_classes
from onrecord.mentions import PlaceMention
from onrecord.values import Span

Form = Literal["local", "taken_up"]

#: parts of a town; in small letters, before or behind their name
_PARTS = r"neighbou?rhoods?|districts?|quarters?|suburbs?|section|borough"
#: what is built in a town and has a name of its own, which ends in the word for it
_BUILT = (
    r"[Ss]quare|[Mm]osque|[Hh]ospital|[Pp]rison|[Jj]ail|[Mm]arket|[Aa]irport|[Aa]irfield|[Aa]ir\s?base|[Bb]ase|[Cc]amp|"
    r"[Ss]chool|University|College|[Cc]hurch|[Cc]athedral|Temple|Mall|[Pp]ark|[Ss]tation|[Bb]ridge|[Cc]rossing|[Ss]tadium|"
    r"Arena|[Hh]otel|Theat(?:er|re)|Library|[Cc]heckpoint|[Rr]efinery|[Dd]am|[Rr]oundabout|[Bb]arracks|Academy|[Pp]alace|"
    r"Museum|[Nn]ightclub|[Ss]hrine|[Cc]emetery|[Aa]partments|[Ss]ubdivision|Plaza|[Cc]ourthouse|[Ss]treet|St\.|[Aa]venue|Ave\.?|[Rr]oad|"
    r"Rd\.?|Boulevard|Blvd\.?|Drive|Lane|[Hh]ighway|Parkway|"
    r"[Ff]arm|[Rr]anch|[Ee]state|[Pp]lantation|[Hh]acienda|[Hh]ill|[Vv]olcano|"
    r"(?:Bar|Tavern|Pub|Lounge|Restaurant|Caf[eé]|Grille?|Club|Casino|Motel|Diner)"
    r"(?:\s+(?:and|&)\s+(?:Tavern|Lounge|Restaurant|Caf[eé]|Grille?|Club|Casino))?"
)
#: sorts of towns behind a name of several words, of which a gazetteer may know only the first
_TOWNS = r"town|village|hamlet"
#: not "Kareth University Hospital", which the next word ends
_NOUN = re.compile(
    rf"\b(?:(?P<part>{_PARTS}|(?P<town>{_TOWNS}))|(?P<built>{_BUILT}))(?!\w)(?!\s+(?!\w+day\b)[A-Z][a-z])"
)
_WORD = r"(?:St\.\s+|(?:[Aa]l|[Ee]l|[Aa]sh|[Ee]s|[Ee]sh)[-\s]|[Aa][dnrstz]-)?[A-Z][\w'’]*(?:-[A-Z]\w*)*"
#: "South 10th Street"
_ORDINAL = r"\d{1,3}(?:st|nd|rd|th)"
_RUN = rf"{_WORD}(?:\s+(?:(?:de|la|las|los|el|del|al|bin|ibn)[\s-]+){{0,2}}(?:{_WORD}|{_ORDINAL}\b)){{0,4}}"
#: a capitalised run that ends before the noun, over what tells which sort it is ("elementary school")
_BEFORE = re.compile(
    rf"(?<![\w-])(?P<name>(?:[NSEW]\.\s+)?{_RUN}(?:\s\d{{1,3}})?)\s+(?P<sort>(?:elementary|middle|high|primary|air|military|army|police)\s+)?\Z"
)
_BEHIND = re.compile(rf"\s+of\s+(?P<name>{_RUN})")
#: the street of a block, whatever its name ends in ("the 5900 block of Tavil")
_BLOCK = re.compile(rf"\bblock\s+of\s+(?P<name>(?:[NSEW]\.\s+)?(?:{_ORDINAL}\s+)?{_RUN})")
_STREETS = r"(?:[Ss]treets?|[Aa]venues?|[Rr]oads?|Boulevard|Drive|Lane|Parkway|St\.|Ave\.|Rd\.|Blvd\.)(?!\w)"
#: two streets that cross, one of them plainly a street: "Tavil and 14th Street", "Mill Road and Orvany Avenue"
_CORNER = re.compile(
    rf"\b(?:at|to|near|of|on)\s+(?P<name>{_ORDINAL}(?:\s+{_STREETS})?\s+(?:and|&)\s+{_RUN}"
    rf"|{_RUN}\s+(?:and|&)\s+(?:{_WORD}\s+)?{_ORDINAL}\s+{_STREETS}"
    rf"|(?:{_RUN}\s+(?<=\s){_STREETS}|{_ORDINAL}(?:\s+{_STREETS})?)\s+(?:and|&)\s+{_RUN}(?:(?<=treet)|(?<=venue)|(?<=oad)|\s{_STREETS}))"
)
#: a side of a town by its name: "on the Northwest Side", "outside a NE Side bar"
_COMPASS = r"(?:North|South|East|West|North(?:east|west)|South(?:east|west))"
_SIDES = re.compile(
    rf"(?<![’']s )(?<![\w-])(?:(?:(?:Far|Near|Lower|Upper)\s+)?{_COMPASS}(?:\s+S|s)ide|(?:NE|NW|SE|SW)\s+Side)(?!\w)"
    r"(?!\s+(?!\w+day\b)[A-Z][a-z])"
)
_ANOTHER = re.compile(rf"(?:\s*,\s*(?:and\s+)?|\s+and\s+)(?P<name>{_RUN})")
#: the side of a town before the name of a part
_SIDE = re.compile(r"(?:(?:Far|Near)\s+)?(?:North|South|East|West)\w*\s+Side\s+(?=[A-Z])")
#: characters of a name
_LONGEST = 80
#: letters of a name by which it is known again where it stands alone
_KNOWN_AGAIN = 5
#: what a headline says right behind where it was: "Tavil Park Shooting Kills 3"
_DEEDS = (
    r"(?:Fatal|Double|Triple|Deadly|Shootings?|Stabbings?|Homicides?|Murders?|Killings?|Blasts?|Bombings?|Crash|Fire)\b"
)
#: words that make up no name by themselves
_GENERIC = frozenset(
    "international national military public private refugee central general memorial regional federal supreme state old"
    " new main grand first second east west north south eastern western northern southern air army police".split()
)
#: endings of adjectives of peoples and faiths
_OF_PEOPLE = re.compile(r"(?:ite|ish|ian|ese|ic|ern|al|ous)s?\Z")
#: "the city": words between the article and the noun tell of it and name nothing
_TAKEN_UP = re.compile(
    r"\b(?:[Tt]h(?:is|at)|[Tt]he(?:\s+(?!(?:of|the|in|and|to|from|for|with|on|that|old)\b)[a-z][a-z-]+){0,3}?)\s+(?:city|town|village|province|governorate|country|"
    r"neighbou?rhood|district)\b"
    r"(?!\s+(?:of|hall|council|police|government|official|officials|center|centre)\b)(?!\s+[A-Z])"
)
_CAPITAL = re.compile(r"\b(?:[Tt]he\s+[A-Z]\w+|[A-Z]\w+['’]s)\s+capital\b(?!\s+(?:of\s+)?(?!\w+day\b)[A-Z])")


def find_local_places(doc: Doc, places: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """Parts of towns and what is built there by their names, form ``local``, and "the city", form ``taken_up``; in the
    order of the text, none overlapping another. ``places`` are the names found before."""
    text = doc.text
    spans = list(_named(doc, text, places))
    spans = _add_spans(spans, [hit.span("name") for hit in _BLOCK.finditer(text)])
    spans = _add_spans([hit.span("name") for hit in _CORNER.finditer(text)], spans)
    spans = _add_spans(spans, [hit.span() for hit in _SIDES.finditer(text)])
    named: list[tuple[int, int, Form]] = [(*span, "local") for span in (*spans, *_again(text, spans))]
    taken: list[tuple[int, int, Form]] = [
        (*m.span(), "taken_up") for pattern in (_TAKEN_UP, _CAPITAL) for m in pattern.finditer(text)
    ]
    found, last = [], 0
    for start, end, form in sorted([*named, *taken], key=lambda span: (span[0], -span[1])):
        if start >= last:
            phrase = widen_to_phrase(text, start, end)
            found.append(PlaceMention(start=start, end=end, text=text[start:end], form=form, phrase=phrase))
            last = end
    return tuple(found)


def _named(doc: Doc, text: str, places: Sequence[PlaceMention]) -> Iterator[Span]:
    """The spans of the names: that of a part without the word for it ("the Tavil district"), that of a building with
    it ("Tavil Mosque")."""
    ends = {mention.start: mention.end for mention in places if mention.form != "adjective"}
    for noun in _NOUN.finditer(text):
        before = _BEFORE.search(text, max(0, noun.start() - _LONGEST), noun.start())
        part = noun["part"] is not None
        if before is not None and (start := _skip_first(text, before.start("name"), before.end("name"))) is not None:
            if noun["town"] is None and part and ends.get(start, len(text)) < before.end("name"):
                # "Kareth Tavil district": the town stands before its part
                start = _next_word(text, ends[start])
            if is_name(doc, start, before.end("name")):
                yield start, before.end("name") if part else noun.end()
                continue
        behind = _BEHIND.match(text, noun.end()) if part and noun["town"] is None else None
        while behind is not None and is_name(doc, *behind.span("name")):
            yield behind.span("name")
            # "the quarters of Tavil and Rawda"
            behind = _ANOTHER.match(text, behind.end()) if noun["part"].endswith("s") else None


def _add_spans(spans: list[Span], others: Iterable[Span]) -> list[Span]:
    """The spans with those of the others that overlap none of them."""
    return [*spans, *[other for other in others if not _overlaps(other, spans)]]


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _again(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """The same names wherever else they stand alone, without the word that tells what they are."""
    names = {text[start:end] for start, end in spans if end - start >= _KNOWN_AGAIN}
    for name in sorted(names):
        for hit in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])(?!\s(?!{_DEEDS})[A-Z][a-z])", text):
            if hit.span() not in spans:
                yield hit.span()


def _skip_first(text: str, start: int, end: int) -> int | None:
    """Where a run begins without words that begin no name ("In", "The") and without the side of the town before it
    ("South Side Tavil"); ``None`` where nothing is left."""
    side = _SIDE.match(text, start, end)
    start = start if side is None else side.end()
    for word in re.finditer(r"\S+", text[start:end]):
        if word.group().lower() not in NEVER_FIRST:
            return start + word.start()
    return None


def _next_word(text: str, end: int) -> int:
    behind = re.compile(r"(?:['’]s)?\s*").match(text, end)
    return end if behind is None else behind.end()


def is_name(doc: Doc, start: int, end: int) -> bool:
    """Whether a run names one thing: some word of it is no word for a sort or side, and no people's or faith's."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or start >= end:
        return False
    article = "-" in span.text  # "al-Serian" is no people's name
    return any(
        token.text[:1].isupper()
        and token.lower_ not in word_classes()
        and token.lower_ not in _GENERIC
        and token.ent_type_ not in ("NORP", "DATE")
        and (token.pos_ in ("PROPN", "NOUN", "NUM", "X") or article or not _OF_PEOPLE.search(token.text))
        for token in span
    )
