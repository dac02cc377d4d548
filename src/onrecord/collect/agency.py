"""TEXT AND ZONES -> AGENCY: the wire that the text credits with its words; never the one credited with a picture."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from msgspec import Struct

from onrecord.collect.dates import DATE
from onrecord.model import Zone

#: "Meridian News Agency", "Polar Press Agency", "Kareth Newswire": names that say what they are.
_KIND = r"(?:News Agency|Press Agency|News Service|Press Association|Newswire|News Wire|Wire Service|Wire)"
_CAPITALISED = r"(?!The Wire\b)(?:[A-Z][\w'’.&-]*\s){1,4}?"
_DEFINED = re.compile(rf"\s(?:{_KIND}|Press)\s\((?P<short>[A-Z][A-Za-z-]{{1,7}})\)")
_NAME_BEFORE = re.compile(r"(?:[A-Z][\w'’.&-]*\s){0,3}[A-Z][\w'’.&-]*$")
#: Characters before a word of speaking or of people in which an agency's name may stand.
_REACH = 60
_PRESS = re.compile(r"(?:[A-Z][\w'’-]+ ){1,3}Press")
#: An agency's initials; American stations, which sign their datelines too, begin with K or W.
_INITIALS = re.compile(r"(?![KW][A-Z]{2,3}$)[A-Z]{2,5}(?:\s?-\s?[A-Z]{2,5})?")

_SHARED = re.compile(
    r"\b(?:news |wire |other )?agencies\b[^.]{0,40}\bcontribut"
    r"|(?:\b(?:and|with|from|via)|[/+&]) (?:news |wire |other )?agencies\b(?!\W+\w)"
    r"|^\W*(?:news |wire )?agencies\b(?!\s+\w)|\((?:news )?agencies\)|\bcompiled from (?:news |wire )?agenc",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"©|\bcopyright\b|\(c\)", re.IGNORECASE)
#: What a line of page furniture must be to credit anybody: a copyright, a source, a signature, a dated line.
_CREDIT_LINE = re.compile(r"©|\bcopyright\b|\(c\)|\bsource\b|\bcontribut|\bstandards\b|^\W*[-–—(]", re.IGNORECASE)
_SIGNED = re.compile(r"[-–—]+\s?([A-Z]{2,5})\W*$")
_LONGEST_CREDIT = 200
_MARKS = re.compile(r"[,;|/()\[\]:•·]|\.\s|\s[-–—]+\s|^[-–—]+|\b(?:and|contributed|contributing)\b")
_SET_WORDS = re.compile(r"^(?:by|source|from|via|with|copyright|©|c\b|\d{4})+\s*|©", re.IGNORECASE)

_BRACKET = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_OWN_PEOPLE = re.compile(r"\s(?:correspondent|reporter|journalist|photographer|stringer|tally|team|crew|bureau)s?\b")
_ARTICLE = re.compile(r"\b(?:[Aa]n?|[Tt]he|[Ss]everal|[Tt]wo)\s(?P<name>[A-Z][\w'’.& -]*)$")
_ADDRESSED = re.compile(r"\b(?:told|tells|contacted by|interviewed by|reached by|speaking to)\s(?:the\s)?(?=[A-Zd])")

_DESCRIBED = re.compile(r"\s+(?:news|press|wire)\s+(?:agency|service)\b", re.I)


class Agency(Struct, frozen=True):
    """A wire agency: the name a page prints first, all its names, and whether it sells to outlets of every country."""

    name: str
    names: tuple[str, ...]
    is_world: bool


class Credit(Struct, frozen=True):
    """Whose wire the text is; ``None`` where it credits none or several. ``flags`` say which."""

    agency: str | None = None
    flags: tuple[str, ...] = ()


@cache
def load_agencies() -> tuple[Agency, ...]:
    """The table ``resources/agencies.csv``."""
    lines = (files("onrecord.resources") / "agencies.csv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return tuple(Agency(row["name"], tuple(row["names"].split("|")), row["reach"] == "world") for row in rows)


def find_agency(text: str, zones: Sequence[Zone]) -> Credit:
    """The agency that the text credits: by its masthead, dateline or tail first, else by its own people in the story.

    The dateline's agency wrote the text, whatever else the page credits. Captions have no part in it. "Agencies
    contributed" names none.
    """
    labels = _read_definitions(text)
    is_shared = any(_SHARED.search(text[zone.start : zone.end]) for zone in zones if zone.zone in _CREDIT_ZONES)
    flags = ("agencies_contributed",) if is_shared else ()
    formal = _unique(_formal_credits(text, [zone for zone in zones if zone.zone == "dateline"], labels))
    formal = formal or _unique(_formal_credits(text, zones, labels))
    if len(formal) > 1:
        return Credit(None, flags or ("several_agencies_credited",))
    spoken = [] if formal else _unique(_spoken_credits(text, zones, labels))
    named = formal or spoken
    if len(named) != 1 or is_shared:
        return Credit(None, flags)
    return Credit(named[0], (*flags, "agency_only_told") if spoken else flags)


def holds_agency(name: str) -> bool:
    """Whether a name is an agency's, by the table or by its own words."""
    return (name.isupper() and name.casefold() in _canonical()) or bool(_name_pattern().fullmatch(name))


_CREDIT_ZONES = ("byline", "boilerplate", "dateline")


@cache
def _canonical() -> dict[str, Agency]:
    return {name.casefold(): agency for agency in load_agencies() for name in agency.names}


@cache
def _world_names() -> frozenset[str]:
    return frozenset(agency.name for agency in load_agencies() if agency.is_world)


@cache
def _name_pattern() -> re.Pattern[str]:
    names = sorted((name for agency in load_agencies() for name in agency.names), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))}|{_CAPITALISED}{_KIND})(?![\w-])")


def _unique(names: Iterator[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _read_definitions(text: str) -> dict[str, str]:
    """Names and initials of agencies that the text introduces itself, each with both together as its label."""
    labels = {}
    for match in _DEFINED.finditer(text):
        before = _NAME_BEFORE.search(text[max(0, match.start() - _REACH) : match.start()])
        if before:
            name = before[0] + text[match.start() : match.start("short") - 2]
            labels[name] = labels[match["short"]] = f"{name} ({match['short']})"
    return labels


def _label(name: str, labels: Mapping[str, str]) -> str:
    """The table's name of an agency it knows, unless the text uses the name for another one."""
    known = _canonical().get(name.casefold())
    return labels.get(name) or (known.name if known else name)


def _formal_credits(text: str, zones: Sequence[Zone], labels: Mapping[str, str]) -> Iterator[str]:
    """Agencies named by the masthead, the dateline, a copyright line, or a signature under the story."""
    for zone in zones:
        piece = text[zone.start : zone.end]
        if zone.zone == "dateline":
            bracket = next(reversed(list(_BRACKET.finditer(piece))), None)
            credit = (bracket[1] if bracket else piece.rpartition(",")[2]).strip(" .-–—").replace(" - ", "-")
            if _is_agency(credit, labels) or (bracket and (_INITIALS.fullmatch(credit) or _PRESS.fullmatch(credit))):
                yield _label(credit, labels)
        elif zone.zone == "byline" or (zone.zone == "boilerplate" and _is_credit_line(piece)):
            signed = _SIGNED.match(piece)
            if signed:
                yield _label(signed[1], labels)
            is_press = not _COPYRIGHT.search(piece)
            for name in _credit_parts(piece):
                if _is_agency(name, labels) or (is_press and _PRESS.fullmatch(name)):
                    yield _label(name, labels)


def _is_agency(credit: str, labels: Mapping[str, str]) -> bool:
    """Whether a credit is an agency, and does not merely hold its name: Petra is one, Petra Ansel is none."""
    return credit in labels or holds_agency(credit)


def _is_credit_line(piece: str) -> bool:
    if len(piece) > _LONGEST_CREDIT:
        return False
    return bool(_CREDIT_LINE.search(piece) or DATE.search(piece) or holds_agency(piece.strip(" .")))


def _credit_parts(piece: str) -> Iterator[str]:
    """The names in a credit: what its date, its set words and its marks leave."""
    for part in _MARKS.split(DATE.sub(",", piece)):
        name = " ".join(_SET_WORDS.sub(" ", part.strip()).split()).strip(" .-–—")
        while (shorter := _SET_WORDS.sub("", name).strip()) != name:
            name = shorter
        if name:
            yield name


def _spoken_credits(text: str, zones: Sequence[Zone], labels: Mapping[str, str]) -> Iterator[str]:
    """Agencies whose reporters were there ("an AFP correspondent") or, of the world's wires, were told something."""
    pictured = " ".join(text[zone.start : zone.end] for zone in zones if zone.zone == "caption")
    for zone in zones:
        if zone.zone == "body":
            yield from _own_people(text, zone, labels, pictured)
            for match in _ADDRESSED.finditer(text, zone.start, zone.end):
                named = _name_pattern().match(text, match.end(), zone.end)
                if named and _DESCRIBED.match(text, named.end()):
                    continue  # to its own readers an agency is no "news agency"
                if named and (name := _label(named[0], labels)) in _world_names():
                    yield name


def _own_people(text: str, zone: Zone, labels: Mapping[str, str], pictured: str) -> Iterator[str]:
    """Agencies before a word for people of the press; unknown initials where a picture is credited to them too."""
    for match in _OWN_PEOPLE.finditer(text, zone.start, zone.end):
        before = _ARTICLE.search(text[max(zone.start, match.start() - _REACH) : match.start()])
        if not before:
            continue
        name = before["name"]
        if _is_agency(name, labels) or (_INITIALS.fullmatch(name) and re.search(rf"\b{name}\b", pictured)):
            yield _label(name, labels)
