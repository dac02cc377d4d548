"""What extraction finds in one report: spans with a role, before and after grounding gives them a value.

Every span counts code points of the report's canonical text, end exclusive: ``text[start:end]`` is the wording.
A ``token`` is an index into the parsed document of the same report.
"""

from typing import Literal

from onrecord.model import (
    Attribution,
    Certainty,
    Claim,
    Measure,
    Modality,
    OriginKind,
    Outcome,
    Rejected,
    Report,
    Role,
    Scope,
)
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
    """A name of a place. ``form`` tells a plain name from an adjective ("Syrian"), a name inside an organisation's, the
    name of what lies within a town and no gazetteer knows (``local``), and words for a place named before ("the city").

    ``start`` and ``end`` hold the name alone; ``phrase`` holds the whole wording of relation and name
    ("the eastern outskirts of Kareth").
    """

    start: int
    end: int
    text: str
    form: Literal["name", "adjective", "organisation", "person", "local", "taken_up"] = "name"
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
    sort: Literal["count", "percentage", "age", "distance", "money", "rank", "score", "name", "measure", "duration"] = (
        "count"
    )
    amount: Amount | None = None


class AttributionMention(Value, frozen=True, kw_only=True):
    """Somebody (source) by some words (cue) is said to say something (content); each role is a list of spans.

    ``attribution`` is the same with its speaker resolved within the report: origin, kind, stance, and the chain from
    the page to the origin. ``source`` is empty where nobody is named ("is believed to"). ``others`` are the same for
    the further voices of a joined source ("witnesses and a war monitor said").
    """

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()
    attribution: Attribution | None = None
    others: tuple[Attribution, ...] = ()


class VictimMention(Value, frozen=True, kw_only=True):
    """People to whom something happened, told in words or by a number: "the driver and a passenger were shot".

    ``start``..``end`` are the words here, ``token`` their head, ``cue`` the token of the word of harm. ``number`` is
    how many people the words stand for, ``None`` for a plural without a number; ``quantity`` the position of the
    quantity that counts them, where one does. ``person`` is the token of the first mention of the same person in the
    report; ``name`` and ``description`` are the spans of the first words that name and describe them, wherever they
    are; ``taken_up`` those of its own sentence that a pronoun takes up. ``hit``: the words tell of shots or blows and
    not of what came of them, so that some may be dead.
    ``suspect``: it is who did it, or did it to themselves. ``apart``: the sentence tells of another case.
    """

    start: int
    end: int
    token: int
    cue: int
    measure: Measure
    number: int | None = 1
    quantity: int | None = None
    person: int
    name: Span | None = None
    description: Span | None = None
    taken_up: Span | None = None
    age: int | None = None
    gender: Literal["m", "f"] | None = None
    pronoun: bool = False
    hit: bool = False
    suspect: bool = False
    modality: Modality = "actual"
    apart: bool = False


class DraftActor(Value, frozen=True, kw_only=True):
    """The words that name somebody, and the part they play; ``name``: who that is, where the report tells elsewhere.

    ``certainty``, ``by`` and ``by_kind`` are those of an agent (see :class:`onrecord.model.Actor`).
    """

    start: int
    end: int
    role: Role
    name: str | None = None
    certainty: Certainty | None = None
    by: str | None = None
    by_kind: OriginKind | None = None


class DraftCount(Value, frozen=True, kw_only=True):
    """A count in a claim: which quantity of the reading, of what, how far it reaches.

    ``population`` is the span of who was counted, ``None`` when only the whole tells. ``part_of`` is the draft and the
    count in it that hold the whole, by position. ``persons`` and ``hit`` are those of the quantity.
    """

    quantity: int
    measure: Measure
    population: Span | None = None
    scope: Scope = "event"
    stock: bool = False
    part_of: tuple[int, int] | None = None
    persons: tuple[int, ...] = ()
    hit: bool = False


class Draft(Value, frozen=True, kw_only=True):
    """A claim in words: mentions by their position in the reading's lists, no values yet.

    ``start``..``end`` is the evidence, ``anchor`` the offset of the word that carries the claim. ``time`` is when it
    happened, ``spoken`` when it was said; ``places`` hold the event together; ``carried`` says that the place stands in
    the sentence before. ``deadline`` is the time up to which something is demanded. ``others`` are further voices
    that say the same: each makes a claim of its own. ``found_by``: the words that made it a claim, and as what.
    """

    kind: str
    outcome: Outcome | None = None
    modality: Modality = "actual"
    start: int
    end: int
    anchor: int
    time: int | None = None
    spoken: int | None = None
    deadline: int | None = None
    places: tuple[int, ...] = ()
    carried: bool = False
    origin_places: tuple[int, ...] = ()
    goal_places: tuple[int, ...] = ()
    actors: tuple[DraftActor, ...] = ()
    counts: tuple[DraftCount, ...] = ()
    attributes: dict[str, float | int | str] = {}
    attribution: Attribution
    others: tuple[Attribution, ...] = ()
    found_by: str


class Imprint(Value, frozen=True, kw_only=True):
    """What of a report can be another's copy, found where it is read, so that comparing all of them begins with it.

    ``sentences`` are their places in the text; ``reporting`` has a byte for each of their words, 1 or 0, and
    ``shingles`` four for the checksum of each run of words. See copies/prose.py.
    """

    sentences: tuple[Span, ...]
    reporting: bytes
    shingles: bytes


class Reading(Value, frozen=True, kw_only=True):
    """What one report says: everything found in it, each with its span, and what was left out with the reason."""

    report: Report
    times: tuple[TimeMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    quantities: tuple[QuantityMention, ...] = ()
    attributions: tuple[AttributionMention, ...] = ()
    victims: tuple[VictimMention, ...] = ()
    claims: tuple[Claim, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    imprint: Imprint | None = None
