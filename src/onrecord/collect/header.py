"""TEXT AND ZONES -> WHAT THE PAGE SAYS OF ITSELF: headline, byline, dateline, day of publication, notices."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from onrecord.collect.agency import holds_agency
from onrecord.collect.blocks import COLON_DATELINE, DATELINE
from onrecord.collect.dates import PageDate, find_page_dates
from onrecord.collect.furniture import BYLINE, REPORTERS, is_name_line
from onrecord.model import Zone

_UPDATED = re.compile(r"\b(?:last )?(?:updated|modified|edited)\b[^\d\n]{0,30}$", re.IGNORECASE)
_COPYRIGHT = re.compile(r"©|\bcopyright\b|\(c\)", re.IGNORECASE)
_HOLDER = re.compile(
    r"\(?(?:(?:©|(?i:copyright)|\([cC]\))\s*)+(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?)?,?\s*(?:by\s+)?"
    r"(?P<name>[A-Z][^.|\n©()]*?)(?=\s*(?:$|[.|()]|\s[-–—]\s|,?\s*(?i:all rights)))"
)
_LONGEST_OUTLET = 6
#: American stations: initials that begin with K or W, or with the number of their channel
_STATION = re.compile(r"[KW][A-Z]{2,3}(?:-TV)?|[A-Z]{2,5}\s?\d{1,2}")
#: A paper on its own custom: "The Kareth Courier is not naming the boy", "The Kareth Courier does not identify".
_POLICY = re.compile(
    r"\bThe (?P<name>(?:[A-Z][\w'’-]* ){1,3}(?:Advocate|Bee|Chronicle|Courier|Dispatch|Examiner|Gazette|Globe|Herald"
    r"|Inquirer|Journal|Ledger|Mail|Mirror|News|Observer|Post|Register|Sentinel|Standard|Star|Sun|Telegraph|Times"
    r"|Tribune)) (?:is|does|generally|typically|usually|has)\b[^.]{0,25}\b(?:nam|identif)(?:e|ed|y|ied|ing|ying)\b"
)
_LINE_START = re.compile(r"^(?=[A-Z])", re.MULTILINE)
_NO_DATE = re.compile(r"\bNO DATE\b")
_SPLIT_NAMES = re.compile(r"\s*(?:,|;|&|\band\b|\bwith\b)\s*")
_NAME_END = re.compile(
    r"\s*(?:\b(?:Updated|Published|Posted|Date)\b|[|/•·]|\s[-–—]\s|,?\s+(?:in|at|for|of)\s+[A-Z]|\s\().*$"
)

#: Notices that an editor puts over or under a story.
_NOTICES = (
    (
        "corrected",
        re.compile(
            r"^\W{0,3}(?:correct(?:ion|ed|s)|clarification|editor'?s note: .{0,80}\bcorrect(?:ed|s|ion))\b",
            re.IGNORECASE,
        ),
    ),
    (
        "withdrawn",
        re.compile(
            r"^\W{0,3}(?:withdrawn|retract(?:ed|ion)|kill notice|attention editors.{0,60}\bwithdraw)\b", re.IGNORECASE
        ),
    ),
    (
        "corrected",
        re.compile(
            r"\b(?:this (?:article|story|report|version)|an earlier version)\b.{0,120}"
            r"\b(?:correct(?:ed|s)|misstated|incorrectly)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "withdrawn",
        re.compile(r"\bthis (?:article|story|report) (?:has been|was|is) (?:withdrawn|retracted)\b", re.IGNORECASE),
    ),
    (
        "updated",
        re.compile(
            r"^\W{0,3}(?:\(?update[ds]?\b\s*(?:\d+\s*)?[:)\]–—-]|this (?:article|story) (?:has been|was) updated)",
            re.IGNORECASE,
        ),
    ),
)


class Header(Struct, frozen=True):
    """What a page says of itself in its own text; ``None`` and ``()`` where it does not."""

    headline: str | None = None
    outlet: str | None = None
    byline: tuple[str, ...] = ()
    dateline: str | None = None
    published: str | None = None
    updated: str | None = None
    flags: tuple[str, ...] = ()


def read_header(text: str, zones: Sequence[Zone]) -> Header:
    """The header of a text whose zones are known."""
    published, updated, flags = _read_dates(text, zones)
    return Header(
        headline=_first_of(text, zones, "headline"),
        outlet=_read_copyright(text, zones) or _read_credit(text, zones),
        byline=tuple(dict.fromkeys(_read_byline(text, zones))),
        dateline=_read_dateline(text, zones),
        published=published,
        updated=updated,
        flags=(*flags, *find_notices(text, zones)),
    )


def find_notices(text: str, zones: Sequence[Zone]) -> tuple[str, ...]:
    """``corrected``, ``withdrawn`` and ``updated``, where the page carries such a notice."""
    lines = [text[zone.start : zone.end] for zone in zones if zone.zone not in ("caption", "related")]
    return tuple(dict.fromkeys(flag for flag, pattern in _NOTICES if any(pattern.search(line[:400]) for line in lines)))


def read_names(line: str) -> tuple[str, ...]:
    """The names of a line of authors.

    >>> read_names("By Ann Other and Bo Quill in Kareth")
    ('Ann Other', 'Bo Quill')
    """
    match = BYLINE.match(line)
    names = _NAME_END.sub("", match["names"] if match else line)
    return tuple(
        name for name in _SPLIT_NAMES.split(names) if name[:1].isupper() and not any(c.isdigit() for c in name)
    )


def _first_of(text: str, zones: Sequence[Zone], kind: str) -> str | None:
    return next((" ".join(text[zone.start : zone.end].split()) for zone in zones if zone.zone == kind), None)


def _read_byline(text: str, zones: Sequence[Zone]) -> Iterator[str]:
    for zone in zones:
        line = text[zone.start : zone.end]
        if zone.zone == "byline" and not REPORTERS.match(line) and (BYLINE.match(line) or is_name_line(line)):
            yield from read_names(line)


def _read_copyright(text: str, zones: Sequence[Zone]) -> str | None:
    """The holder of the copyright, which is the outlet where it is no agency; else ``None``."""
    for zone in zones:
        line = text[zone.start : zone.end]
        if zone.zone == "boilerplate" and (holder := _HOLDER.match(line)):
            name = holder["name"].strip(" .,-–—")
            return name if name and not holds_agency(name) and len(name.split()) <= _LONGEST_OUTLET else None
    return None


def _read_credit(text: str, zones: Sequence[Zone]) -> str | None:
    """The outlet that signs the dateline, by a station's initials ("KARETH (WNKR) -") or behind the day ("KARETH, 3 MAY
    88 (RADIO TESSEL) --"); ``None`` where an agency does or nobody."""
    for zone in zones:
        match = DATELINE.match(text[zone.start : zone.end] + " X") if zone.zone == "dateline" else None
        credit = match and (match["station"] or match["credit"])
        if match and credit:
            name = " ".join(credit.strip("()[]").split())
            signed = match["day"] or _NO_DATE.search(match["place"]) or _STATION.fullmatch(name)
            return name if signed and not holds_agency(name) else None
    return _read_station(text, zones)


def _read_station(text: str, zones: Sequence[Zone]) -> str | None:
    """The station that signs the dateline of the earlier story under an update, or the paper that names nobody."""
    for match in filter(None, (DATELINE.match(text, line.start()) for line in _LINE_START.finditer(text))):
        name = (match["station"] or match["credit"] or "").strip("()[] ")
        if _STATION.fullmatch(name):
            return name
    papers = (_POLICY.search(text, zone.start, zone.end) for zone in zones if zone.zone == "body")
    return next((paper["name"] for paper in papers if paper), None)


def _read_dateline(text: str, zones: Sequence[Zone]) -> str | None:
    for zone in zones:
        if zone.zone == "dateline":
            line = text[zone.start : zone.end] + " X"
            match = DATELINE.match(line) or COLON_DATELINE.match(line)
            return match["place"].strip(" ,-–—") if match else None
    return None


def _read_dates(text: str, zones: Sequence[Zone]) -> tuple[str | None, str | None, tuple[str, ...]]:
    """published, updated, flags: from the dates that stand in the masthead, else in the page furniture."""
    published: list[PageDate] = []
    updated: list[PageDate] = []
    for zone in zones:
        line = text[zone.start : zone.end]
        if zone.zone not in ("boilerplate", "byline", "dateline") or _COPYRIGHT.search(line):
            continue
        for found in find_page_dates(line):
            (updated if _UPDATED.search(line, 0, found.start) else published).append(found)
    flags = ("published_ambiguous",) if published and published[0].edtf is None else ()
    day = published[0].edtf if published else None
    revised = updated[0].edtf if updated else None
    return day if published else revised, revised, flags
