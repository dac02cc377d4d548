"""TEXT AND ZONES -> AGENCY: the wire that the text credits with its words; never the one credited with a picture."""

import csv
import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from msgspec import Struct

from onrecord.model import Zone

#: "Meridian News Agency (MNA)", "Polar Press Agency", "Kareth Newswire": names that say what they are.
_KIND = r"(?:News Agency|Press Agency|News Service|Press Association|Newswire|News Wire|Wire Service)"
_NAMED = r"(?:[A-Z][\w'’.&-]*\s){1,4}?" + _KIND
_DEFINED = re.compile(
    r"\b(?P<name>(?:[A-Z][\w'’.&-]*\s){1,4}?(?:" + _KIND + r"|Press))\s\((?P<short>[A-Z][A-Za-z-]{1,7})\)"
)
_SHARED = re.compile(
    r"\b(?:news |wire |other )?agencies\b[^.]{0,40}\bcontribut"
    r"|(?:\b(?:and|with|from|via)|[/+&]) (?:news |wire |other )?agencies\b(?!\W+\w)"
    r"|^\W*(?:news )?agencies\W*$|\bcompiled from (?:news |wire )?agenc",
    re.IGNORECASE | re.MULTILINE,
)
_OWN_PEOPLE = re.compile(r"\s(?:correspondent|reporter|journalist|photographer|stringer|tally|team|crew|bureau)s?\b")
_ARTICLE = re.compile(r"\b(?:an?|the|several|two)\s$", re.IGNORECASE)
_ADDRESSED = re.compile(r"\b(?:told|tells|contacted by|interviewed by|reached by|speaking to)\s(?:the\s)?$")


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


@cache
def _name_pattern() -> re.Pattern[str]:
    names = sorted((name for agency in load_agencies() for name in agency.names), key=lambda name: (-len(name), name))
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, names)) + r"|" + _NAMED + r")(?![\w-])")


@cache
def _canonical() -> dict[str, Agency]:
    return {name.casefold(): agency for agency in load_agencies() for name in agency.names}


@cache
def _world_names() -> frozenset[str]:
    return frozenset(agency.name for agency in load_agencies() if agency.is_world)


def find_agency(text: str, zones: Sequence[Zone]) -> Credit:
    """The agency that the text credits: by its masthead, dateline or tail first, else by its own people in the story.

    Captions have no part in it. "Agencies contributed" names none.
    """
    own = {match["short"]: match["name"] for match in _DEFINED.finditer(text)}
    is_shared = any(_SHARED.search(text, zone.start, zone.end) for zone in zones if zone.zone in _CREDIT_ZONES)
    flags = ("agencies_contributed",) if is_shared else ()
    formal = _unique(_formal_credits(text, zones, own))
    if len(formal) == 1 and not is_shared:
        return Credit(formal[0])
    if len(formal) > 1:
        return Credit(None, flags or ("several_agencies_credited",))
    spoken = _unique(_spoken_credits(text, zones, own))
    return Credit(spoken[0] if len(spoken) == 1 and not is_shared else None, flags)


_CREDIT_ZONES = ("byline", "boilerplate", "dateline")


def _unique(names: Iterator[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _formal_credits(text: str, zones: Sequence[Zone], own: dict[str, str]) -> Iterator[str]:
    """Agencies named by the masthead, the dateline, a copyright line, or a signature after the last sentence."""
    for zone in zones:
        piece = text[zone.start : zone.end]
        if zone.zone in _CREDIT_ZONES:
            yield from _credited_names(piece, own, is_dateline=zone.zone == "dateline")
    last = max((zone.end for zone in zones if zone.zone == "body"), default=0)
    signature = re.search(
        r"[.!?\"”’]\s*(?:[-–—]{1,2}\s?|\(|/)([^\n.()]{2,40})[)/]?\.?\s*$", text[max(0, last - 80) : last]
    )
    if signature:
        yield from _credited_names(signature[1], own, is_dateline=True)


def _credited_names(piece: str, own: dict[str, str], *, is_dateline: bool) -> Iterator[str]:
    for match in _name_pattern().finditer(piece):
        yield _canonical_name(match[0], own)
    for short, name in own.items():
        if re.search(r"(?<![\w-])" + re.escape(short) + r"(?![\w-])", piece):
            yield _canonical_name(name, own)
    if is_dateline:
        press = re.search(r"\(((?:[A-Z][\w'’-]+ ){1,3}Press)\)", piece) or re.fullmatch(
            r"\s*((?:[A-Z][\w'’-]+ ){1,3}Press)\s*", piece
        )
        if press:
            yield _canonical_name(press[1], own)


def _canonical_name(name: str, own: dict[str, str]) -> str:
    known = _canonical().get(name.casefold())
    return known.name if known and name not in own else name


def _spoken_credits(text: str, zones: Sequence[Zone], own: dict[str, str]) -> Iterator[str]:
    """Agencies whose reporters were there ("an AFP correspondent") or, of the world's wires, were told something."""
    for zone in zones:
        if zone.zone != "body":
            continue
        for match in _name_pattern().finditer(text, zone.start, zone.end):
            name = _canonical_name(match[0], own)
            before, after = (
                text[max(zone.start, match.start() - 24) : match.start()],
                text[match.end() : match.end() + 24],
            )
            is_world = name in _world_names()
            if (_OWN_PEOPLE.match(after) and _ARTICLE.search(before)) or (is_world and _ADDRESSED.search(before)):
                yield name
