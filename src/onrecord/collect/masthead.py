"""TEXT AND ZONES -> THE DAY THAT STANDS OVER THE STORY, and whether it goes before one that came beside the text.

Lists of articles often give the day on which a page was collected. The page's own masthead knows better.
"""

import re
from collections.abc import Sequence

from msgspec import Struct

from onrecord.collect.dates import PageDate, find_page_dates, long_year, read_date
from onrecord.model import Zone

#: the flag of a day that came beside the text where the masthead has another
OVERRULED = "given date contradicted by the masthead"

_OVER_STORY = ("boilerplate", "byline", "dateline")
#: characters from the start of a text within which a masthead stands, and that of a lead before it
_REACH, _LEAD = 600, 160
#: "KARETH, 12 JAN 90 (MNA) --": the dateline of a wire, with the year in two digits
_WIRE = re.compile(
    r"\s*[A-Z][^\n\d,]{1,60}(?:,[^\n\d,]{1,40})?,\s+(\d\d? [A-Z][A-Za-z]{2,8}\.?) ['’]?(\d\d)\b(?=\s*(?:\(|--|[-–—]))"
)
_UPDATED = re.compile(r"\b(?:updated|modified|edited)\b[^\d\n]{0,30}$", re.IGNORECASE)
#: "Date: 14 February 2017" over a police log is the day of the deed; an "UPDATE" stands over a story that is older
_ANOTHER_DAY = re.compile(
    r"^\W*date\b(?! of publication)|\bupdate\b|©|\bcopyright\b|\(c\)|\bborn\b|\bdob\b", re.IGNORECASE
)
#: numbers of two digits each; a single one before a hyphen may have lost its first
_HYPHENS = re.compile(r"\d\d-\d\d-\d{4}")
#: what follows a date that opens the story's first paragraph outside any sentence
_AFTER = re.compile(r"(?: at \d{3,4})?\s+[A-Z]")


class Masthead(Struct, frozen=True):
    """The day (EDTF) of publication, or of the last update where ``updated``; ``other`` is the day that the same
    numbers mean with day and month the other way round."""

    edtf: str
    updated: bool = False
    other: str | None = None


def find_masthead(text: str, zones: Sequence[Zone]) -> Masthead | None:
    """The first full date over the story, or that opens it outside any sentence; ``None`` where there is none, where
    its label says that it is another day's, or where day and month may be either way round: with hyphens between two
    digits each ("06-05-2016") the day is taken to stand first."""
    wire = _WIRE.match(text)
    if wire:
        found = read_date(f"{wire[1]} {long_year(wire[2])}")
        return Masthead(found.edtf) if found is not None and found.edtf else None
    for zone in zones:
        line = text[zone.start : zone.end]
        if zone.zone not in (*_OVER_STORY, "body"):
            if zone.zone != "headline" and len(line) > _LEAD:
                return None
            continue
        if zone.start > _REACH:
            return None
        found = next(find_page_dates(line), None)
        if zone.zone == "body" and (found is None or found.start or not _AFTER.match(line, found.end)):
            return None
        if found is not None:
            return _read_line(line, found)
    return None


def _read_line(line: str, found: PageDate) -> Masthead | None:
    if _ANOTHER_DAY.search(line, 0, found.start):
        return None
    if found.edtf is None:
        day_first = found.readings and _HYPHENS.fullmatch(line, found.start, found.end)
        return Masthead(found.readings[0], other=found.readings[1]) if day_first else None
    return Masthead(found.edtf, _UPDATED.search(line, 0, found.start) is not None)


def overrules(masthead: Masthead, given: str) -> bool:
    """Whether a masthead shows a given day to be wrong: it has another day; one of an update only where that came
    before the given day, for a page is not updated before it is published. A day that one way of reading the masthead
    bears out stands.

    >>> overrules(Masthead("2020-02-06"), "2020-02-16"), overrules(Masthead("2020-02-08", updated=True), "2020-02-06")
    (True, False)
    """
    own, beside = masthead.edtf[:10], given[:10]
    return own < beside if masthead.updated else beside not in (own, masthead.other)
