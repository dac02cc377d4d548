"""WHAT AN EXPRESSION COUNTS FROM: publication in news, the date spoken of last in a narrative of the past."""

from datetime import date

from onrecord.ground.times.moments import Moment
from onrecord.ground.times.wording import Wording
from onrecord.values import Value


class Context(Value, frozen=True, kw_only=True):
    """``published`` anchors news; ``narrative`` says that the text tells of a past and dates count from one another.

    ``spoken`` is the last moment spoken of whose year is known, ``day`` the last one that is a day, ``aside`` the last
    one that the story only glanced at.
    """

    published: date | None
    narrative: bool
    antiquity: bool = False
    spoken: Moment | None = None
    day: Moment | None = None
    aside: Moment | None = None


#: at least so many years far from publication, and so many times the words that count from publication
_FAR_YEARS, _FAR_TO_NEWS = 5, 12


def is_narrative(readings: list[Wording], published: date | None) -> bool:
    """Whether the text tells of a past: its years lie far from publication and hardly anything counts from that day.

    Weekdays, "yesterday", "two weeks ago" and "last month" are what news counts from publication. Without a day of
    publication there is nothing else to count from than the dates of the text.
    """
    if published is None:
        return True
    years = [r for r in readings if r.year is not None and not (r.decade or r.century)]
    far = sum(r.bc or abs(published.year - (r.year or 0)) >= 2 for r in years)
    news = sum(
        (r.weekday is not None and r.day is None) or r.deictic is not None or r.overnight or r.ago or r.newsy
        for r in readings
    )
    return far >= _FAR_YEARS and far >= _FAR_TO_NEWS * news and 2 * far > len(years)
