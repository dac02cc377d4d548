"""REPORT -> ITS DAY OF PUBLICATION where the page gave none, worked out from full dates and weekdays of its own text.

A day that the page gave is kept as it is; where the text's own dates cannot be squared with it, a flag says so. A day
that came beside the text moves on where the text tells of the weekdays after it as past.
"""

import re
from datetime import date, timedelta

from msgspec.structs import replace

from onrecord.ground.times.cues import is_future, is_past, sentence_around
from onrecord.ground.times.moments import make_date, read_day
from onrecord.ground.times.short_forms import read_wordings
from onrecord.ground.times.wording import Wording
from onrecord.mentions import TimeMention
from onrecord.model import Report, ZoneKind
from onrecord.values import Value

WORKED_OUT = "publication day worked out from the text"
CONTRADICTED = "header date contradicted by the text"
OUTRUN = "given date moved on: the text tells of a later weekday as past"

#: of these nothing is learnt about the story's own day
_ELSEWHERE: frozenset[ZoneKind] = frozenset({"boilerplate", "related"})
_HEAD: frozenset[ZoneKind] = frozenset({"dateline", "byline", "standfirst", "headline", "caption"})
#: without zones, the first characters of a text stand for its head
_HEAD_LENGTH = 600
#: a label before the page's own date is no longer than this ("Date of publication", "BEIRUT (Agency)")
_LABEL_LENGTH = 40
_LABEL_WORDS = frozenset({"date", "of", "on", "at", "by", "publication", "published", "posted", "for", "the", "and"})
#: a date after these words is no day of publication
_OLD_PHOTO = re.compile(r"\b(?:file|archive|undated|updated|modified)\b", re.I)
#: a date in the text this many days after the header's, or one in its head this many days before, contradicts it
_AFTER_HEADER, _BEFORE_HEADER = 2, 7
#: a date of these is when they were taken
_PICTURE = re.compile(r"\b(?:photo|photograph|picture|image|footage)", re.I)


#: what is planned, imagined or announced for a weekday; the words before one that say so
_NOT_YET = re.compile(
    r"\b(?:would|(?:was|were) to|until|till|due|expected|scheduled|planned|supposed|starting|beginning|tune in)\b"
    r"[^.]*$",
    re.I,
)
#: so many days later than given a story may be: each told beside the day before
_MOST_LATE = 2
#: how many days after its latest date a story may be published
_MOST_AHEAD = 4
_LABEL = re.compile(r"\b(?:published|posted|date)\b[\s:,(]*(?:on |at )?$", re.I)


class _Dated(Value, frozen=True, kw_only=True):
    """A full date of the text: its day, whether its weekday was named too, whether it stands in the head.

    ``lead`` says that it stands in the first words of the text, of no picture; ``own`` that it stands in the head as
    the page's own date, outside any sentence.
    """

    day: date
    weekday: bool
    head: bool
    lead: bool
    own: bool


def date_report(report: Report, mentions: tuple[TimeMention, ...]) -> Report:
    """The report with ``published`` worked out where the page gave none: basis ``story`` and a flag that says so.

    A date that stands in the head as the page's own is the day. Else the story's latest full date ("Wednesday Feb. 5,
    2020" in a caption) is the anchor and the weekday used most is the news: the first such day from the anchor on, at
    most four days later, else the anchor's own day; of a text that names no other weekday a full date with its weekday
    in its first words is the news. ``None`` stays where the text has no full date of its own time. A ``published``
    that the page gave is never changed; a flag says where the text contradicts it. One that came beside the text moves
    to the weekday after it, with a flag, where that is told as past beside the given day's own.
    """
    wordings = read_wordings(mentions, report.text)
    own = [(m, w) for m, w in zip(mentions, wordings, strict=True) if _zone_at(report, m.start) not in _ELSEWHERE]
    dated = _find_dates(report, own)
    if report.published is not None:
        later = _outrun(report, own)
        if later is not None:
            return replace(report, published=str(later), published_basis="story", flags=(*report.flags, OUTRUN))
        return _check_header(report, dated)
    day = _work_out(dated, own)
    if day is None:
        return report
    return replace(report, published=str(day), published_basis="story", flags=(*report.flags, WORKED_OUT))


def _zone_at(report: Report, offset: int) -> ZoneKind | None:
    return next((zone.zone for zone in report.zones if zone.start <= offset < zone.end), None)


def _find_dates(report: Report, own: list[tuple[TimeMention, Wording]]) -> list[_Dated]:
    """The full dates that the story tells as past or present; old photographs and plans are left out."""
    years = [w.year for _, w in own if w.year is not None and not (w.bc or w.decade or w.century)]
    dated = []
    for mention, wording in own:
        day = _full_day(wording, years)
        before, after = sentence_around(report.text, mention.start, mention.end)
        if day is None or is_future(before, after) or _OLD_PHOTO.search(before):
            continue
        zone = _zone_at(report, mention.start)
        head = zone in _HEAD if report.zones else mention.start < _HEAD_LENGTH
        weekday = wording.weekday == day.isoweekday()
        lead = mention.start < _HEAD_LENGTH and zone != "caption" and not _PICTURE.search(before)
        own_date = _is_own(report.text, mention, zone, head)
        dated.append(_Dated(day=day, weekday=weekday, head=head, lead=lead, own=own_date))
    return dated


def _is_own(text: str, mention: TimeMention, zone: ZoneKind | None, head: bool) -> bool:
    """Whether a date has a label of publication, or in the head nothing before it in its line but labels and names."""
    if _LABEL.search(text, max(0, mention.start - 24), mention.start):
        return True
    if zone == "caption" or not head:
        return False
    line = text[text.rfind("\n", 0, mention.start) + 1 : mention.start]
    words = re.findall(r"[^\W\d_]+", line)
    return len(line) <= _LABEL_LENGTH and all(word[0].isupper() or word in _LABEL_WORDS for word in words)


def _full_day(wording: Wording, years: list[int]) -> date | None:
    """The day of a full date; of one with its weekday but no year, in the text's latest year if that fits."""
    if wording.month is None or wording.day is None or wording.bc:
        return None
    if wording.year is not None:
        return make_date(wording.year, wording.month, wording.day)
    if wording.weekday is None or not years:
        return None
    day = make_date(max(years), wording.month, wording.day)
    return day if day is not None and day.isoweekday() == wording.weekday else None


def _work_out(dated: list[_Dated], own: list[tuple[TimeMention, Wording]]) -> date | None:
    """The news day from the latest date on; ``None`` where a later year or the want of a weekday leaves it open."""
    anchors = [d.day for d in dated if d.head or d.weekday]
    years = [w.year for _, w in own if w.year is not None and not (w.bc or w.decade or w.century)]
    page = next((d.day for d in dated if d.own), None)
    if page is not None and max(years) <= page.year:
        return page
    if not anchors or max(years, default=0) > max(anchors).year:
        return None
    latest, news = max(anchors), _news_weekday([w for _, w in own])
    if news is None:
        return latest if any(d.day == latest and d.lead and d.weekday for d in dated) else None
    ahead = (news - latest.isoweekday()) % 7
    # the day before or the day before that told on the date itself, rather than the news of most of a week later
    return latest + timedelta(days=ahead if ahead <= _MOST_AHEAD else 0)


def _news_weekday(wordings: list[Wording]) -> int | None:
    """The weekday named most without a date; of several the one named first."""
    named = [w.weekday for w in wordings if w.weekday is not None and w.day is None and w.order is None]
    return max(dict.fromkeys(named), key=named.count, default=None)


def _outrun(report: Report, own: list[tuple[TimeMention, Wording]]) -> date | None:
    """The last of the weekdays right after a given day that a text tells as past, each beside the one before it.

    "Shot Monday night; no one was held as of early Tuesday" cannot have been published on that Monday: the Tuesday six
    days before would not be named so beside it. ``None`` where nothing speaks against the day.
    """
    day = read_day(report.published)
    if day is None or report.published_basis != "given":
        return None
    bare = [(m, w.weekday) for m, w in own if w.weekday and w.day is None and w.order is None and w.unit is None]
    if len({weekday for _, weekday in bare}) < 2:
        return None
    past = {weekday for mention, weekday in bare if _is_told_past(report.text, mention)}
    for late in range(_MOST_LATE, 0, -1):
        if {(day + timedelta(days=n)).isoweekday() for n in range(late + 1)} <= past:
            return day + timedelta(days=late)
    return None


def _is_told_past(text: str, mention: TimeMention) -> bool:
    before, after = sentence_around(text, mention.start, mention.end)
    return is_past(before, after) and not is_future(before, after) and not _NOT_YET.search(before)


def _check_header(report: Report, dated: list[_Dated]) -> Report:
    header = read_day(report.published)
    if header is None or CONTRADICTED in report.flags:
        return report
    later = any((d.day - header).days >= _AFTER_HEADER for d in dated)
    heads = [d.day for d in dated if d.head]
    earlier = bool(heads) and (header - max(heads)).days > _BEFORE_HEADER and any(d.weekday and d.head for d in dated)
    return replace(report, flags=(*report.flags, CONTRADICTED)) if later or earlier else report
