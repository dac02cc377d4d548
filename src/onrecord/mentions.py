"""What extraction finds in one report: spans with a role, before and after grounding gives them a value.

Every span counts code points of the report's canonical text, end exclusive: ``text[start:end]`` is the wording.
A ``token`` is an index into the parsed document of the same report.
"""

from typing import Literal

from onrecord.model import Attribution, Claim, Rejected, Report
from onrecord.values import Amount, Place, Span, Unit, Value, When


class TimeMention(Value, frozen=True, kw_only=True):
    """An expression of time. ``timex`` and ``value`` are TIMEX3's; ``when`` is what the record uses."""

    start: int
    end: int
    text: str
    timex: Literal["DATE", "TIME", "DURATION", "SET"] = "DATE"
    value: str | None = None
    when: When | None = None


class PlaceMention(Value, frozen=True, kw_only=True):
    """A name of a place. ``form`` tells a plain name from an adjective ("Syrian") and a name inside an organisation's.

    ``start`` and ``end`` hold the name alone; ``phrase`` holds the whole wording of relation and name
    ("the eastern outskirts of Idlib city").
    """

    start: int
    end: int
    text: str
    form: Literal["name", "adjective", "organisation", "person"] = "name"
    phrase: Span
    place: Place | None = None


class QuantityMention(Value, frozen=True, kw_only=True):
    """A counted thing.

    ``start``..``end`` is the number with its quantifier ("more than 300"); ``noun`` is the whole counted phrase without
    the number ("civilians", "Syrian and foreign fighters"), ``None`` when the number stands alone ("17 on Thursday").
    ``token`` is the head of the phrase in the parsed document: the counted noun, or the number where it stands alone.
    ``sort`` says what kind of number it is: a count of people or things, or one of the numbers that count nothing
    (age, year, distance, rank, percentage, money, name of a unit).
    """

    start: int
    end: int
    text: str
    noun: Span | None = None
    token: int
    unit: Unit = "other"
    sort: Literal["count", "percentage", "age", "distance", "money", "rank", "score", "name", "measure", "duration"] = "count"
    amount: Amount | None = None


class AttributionMention(Value, frozen=True, kw_only=True):
    """Somebody (source) by some words (cue) is said to say something (content); each role is a list of spans.

    ``attribution`` is the same with its speaker resolved within the report: origin, kind, stance, and the chain from
    the page to the origin. ``source`` is empty where nobody is named ("is believed to").
    """

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()
    attribution: Attribution | None = None


class Reading(Value, frozen=True, kw_only=True):
    """What one report says: everything found in it, each with its span, and what was left out with the reason."""

    report: Report
    times: tuple[TimeMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    quantities: tuple[QuantityMention, ...] = ()
    attributions: tuple[AttributionMention, ...] = ()
    claims: tuple[Claim, ...] = ()
    rejected: tuple[Rejected, ...] = ()
