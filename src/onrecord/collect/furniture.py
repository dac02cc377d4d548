"""LINE OF A PAGE -> WHAT IT IS, by its words alone: caption, byline, link to another story, or page furniture."""

import csv
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from onrecord.collect.dates import DATE, WEEKDAY
from onrecord.model import ZoneKind

#: Words of a credit: who took the picture, not who wrote the story.
_CREDIT_WORD = (
    r"photos?|photography|pictures?|images?|file|files|handout|courtesy|getty|shutterstock|epa|anadolu|supplied|"
    r"screengrab|screenshot|video|source|via|reuters|afp|ap|upi|dpa|efe|xinhua|tass|sana|wafa|aa|agencies|twitter|facebook|"
    r"social media|illustration|archive"
)
#: "(AFP photo)", "[Getty]", "(Photo: Ann Other)" at the end of a line.
CREDIT = re.compile(
    r"(?:\((?=[^()]{0,80}?\b(?:"
    + _CREDIT_WORD
    + r")\b)[^()]{1,80}\)|\(published [^()]{3,40}\)|\[(?=[^\[\]]{0,80}?\b(?:"
    + _CREDIT_WORD
    + r")\b)[^\[\]]{1,80}\]|/\s?(?:AFP|AP|Reuters|Getty[\w ]*))\.?$",
    re.IGNORECASE,
)
#: A short line with anything in square brackets after it, unless a sentence ends before them.
_BRACKETED = re.compile(r"[^\n\[\]]{10,200}(?<![.!?:;,\"”’] )\[[A-Z][^\[\]]{1,40}\]\.?$")
#: The same inside a paragraph, where only a photo word or a bare agency tells it.
CREDIT_ANYWHERE = re.compile(
    r"\s?(?:\((?=[^()]{0,60}?\b(?:photos?|pictures?|images?|handout|getty|reuters|afp|ap|epa|file)\b)[^()]{2,60}\)"
    r"(?!\s*(?:[-–—]|>>))|\[(?:getty|reuters|afp|ap|epa|image)[^\[\]]{0,40}\])",
    re.IGNORECASE,
)
_LEADING_CREDIT = re.compile(
    r"^(?:\(|\[)?(?:file )?(?:photo|picture|image|photograph)s?(?: by| credit)?\s*[:/]", re.IGNORECASE
)

#: A web or mail address, or a name on a social network, alone on its line.
_ADDRESS = re.compile(r"(?:(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w.-]{3,200}|@\w+)$", re.IGNORECASE)
#: A longer line is a paragraph, whatever words it has: a copyright notice has half of it.
_LONGEST_FURNITURE = 300

_NAME = r"[A-Z][\w'’.-]+(?:[ -](?:[A-Za-z][\w'’.-]*)){0,4}"
BYLINE = re.compile(
    r"^(?:By|BY|by|Written by|WRITTEN BY|Reported by|Words by|Author|Report by|by)(?::\s*|\s+)(?P<names>\S.*)$"
)
#: The credits that agencies print under a story: "Reporting by A and B; Editing by C".
REPORTERS = re.compile(r"^\(?(?:Additional r|R)eporting by\b|^\(?(?:Writing|Editing|Compiled) by\b")
_NAME_LINE = re.compile(r"^(?:" + _NAME + r")(?:(?:, | and | & )" + _NAME + r"){0,3}$")

_DATE_WORDS = re.compile(
    r"\b(?:first |last |originally )?(?:published|posted|updated|modified|issued|date|time|created)(?: on| at)?\b|"
    r"\b(?:on|at|by|and|local time|gmt|utc|est|edt|ist|[ap]\.?m)\b|" + WEEKDAY + r"|\d\d?:\d\d|[\W_]",
    re.IGNORECASE,
)


@cache
def _cues() -> dict[str, list[tuple[ZoneKind, re.Pattern[str]]]]:
    """The cue words of ``resources/page_furniture.csv`` as patterns, one for each zone and way of matching."""
    lines = (files("onrecord.resources") / "page_furniture.csv").read_text(encoding="utf-8").splitlines()
    words: dict[tuple[str, ZoneKind], list[str]] = {}
    for row in csv.DictReader(line for line in lines if not line.startswith("#")):
        words.setdefault((row["match"], row["zone"]), []).append(row["words"])  # type: ignore[arg-type]
    found: dict[str, list[tuple[ZoneKind, re.Pattern[str]]]] = {"whole": [], "start": [], "any": []}
    for (match, zone), phrases in words.items():
        found[match].append((zone, _phrases_pattern(phrases, match=match)))
    return found


def _phrases_pattern(phrases: list[str], *, match: str) -> re.Pattern[str]:
    parts = sorted(
        (re.escape(phrase).replace(r"\#", r"\d[\d,.]*").replace(r"\ ", r"\s+") for phrase in phrases), key=len
    )
    body = "(?:" + "|".join(reversed(parts)) + ")"
    if match == "whole":
        return re.compile(r"\W{0,3}" + body + r"\W{0,3}$", re.IGNORECASE)
    if match == "start":
        return re.compile(r"\W{0,3}" + body + r"(?!\w)", re.IGNORECASE)
    return re.compile(r"(?<!\w)" + body + r"(?!\w)", re.IGNORECASE)


def name_line(line: str) -> ZoneKind | None:
    """The zone that the words of a line give it, wherever it stands; ``None`` where they leave it open."""
    if len(line) <= _LONGEST_FURNITURE:
        if _ADDRESS.match(line):
            return "boilerplate"
        zone = _cued_zone(line, ("whole", "start"))
        if zone:
            return zone
    if REPORTERS.match(line) or (BYLINE.match(line) and len(line.split()) <= 20):
        return "byline"
    if CREDIT.search(line) or _LEADING_CREDIT.match(line) or _BRACKETED.match(line):
        return "caption"
    return _cued_zone(line, ("any",)) if len(line) <= _LONGEST_FURNITURE else None


def _cued_zone(line: str, ways: Sequence[str]) -> ZoneKind | None:
    """The zone of the first cue that the line has, in the order of the ways."""
    for way in ways:
        for zone, pattern in _cues()[way]:
            if pattern.search(line) if way == "any" else pattern.match(line):
                return zone
    return None


def starts_furniture(piece: str) -> ZoneKind | None:
    """The zone of a short run of text that opens with words of page furniture or of credits."""
    if REPORTERS.match(piece):
        return "byline"
    return next((zone for zone, pattern in _cues()["start"] if zone != "caption" and pattern.match(piece)), None)


def holds_furniture(piece: str) -> bool:
    """Whether a run of text without the end of a sentence is a menu: capitals in most words, and words of one."""
    words = re.findall(r"[^\W\d_]+", piece)
    capitals = sum(1 for word in words if word[0].isupper())
    if capitals * 2 < len(words):
        return False
    return any(pattern.search(piece) for way in ("start", "any") for _, pattern in _cues()[way])


def is_date_line(line: str) -> bool:
    """Whether a line is a date and the words around one, and nothing else."""
    return bool(DATE.search(line)) and not words_beside_date(line)


def words_beside_date(line: str) -> str:
    """What a line says besides its dates and their set phrases: an agency, a name; empty for a pure date line."""
    return " ".join(_DATE_WORDS.sub(" ", DATE.sub(" ", line)).split())


def is_name_line(line: str) -> bool:
    """Whether a line is nothing but one to four names of two words or more: an author's line without "By"."""
    return 2 <= len(line.split()) <= 12 and " " in line and bool(_NAME_LINE.match(line)) and line.istitle()
