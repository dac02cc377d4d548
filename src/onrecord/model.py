"""The records that every stage shares, and that the export writes: frozen, without I/O, without behaviour.

Field names and vocabularies are the output contract (docs/record.md). Unknown is ``None``.
"""

from typing import Literal

from onrecord.values import Place, Quantifier, Unit, Value, When

ZoneKind = Literal[
    "headline", "standfirst", "byline", "dateline", "subhead", "caption", "body", "related", "boilerplate"
]
PublishedBasis = Literal["header", "html", "given", "story"]
EditKind = Literal["number", "actor", "place", "time", "attribution", "status", "wording"]
Modality = Literal["actual", "planned", "threatened", "demanded", "possible", "negated", "background"]
Outcome = Literal[
    "entered",
    "encircled",
    "besieged",
    "partly_seized",
    "seized",
    "repelled",
    "retaken",
    "withdrew",
    "declared",
    "signed",
    "in_force",
    "violated",
    "ended",
]
Role = Literal["agent", "target", "victim", "party", "speaker"]
Certainty = Literal["reported", "claimed", "accused", "suspected", "denied", "cleared"]
Measure = Literal[
    "killed",
    "injured",
    "missing",
    "trapped",
    "hospitalised",
    "detained",
    "displaced",
    "evacuated",
    "returned",
    "hosted",
    "damaged",
    "other",
]
Scope = Literal["event", "day", "period", "cumulative"]
OriginKind = Literal[
    "monitor",
    "government",
    "armed_group",
    "agency",
    "outlet",
    "state_media",
    "un",
    "ngo",
    "witness",
    "person",
    "anonymous",
    "own_reporter",
    "unattributed",
]
Finder = Literal["model", "grammar", "headline", "text"]
Stance = Literal["asserts", "confirms", "denies", "not_confirmed", "declined", "accuses"]
Corroboration = Literal["corroborated", "single_origin", "contested", "unattributed"]
ConflictKind = Literal["value", "outcome", "responsibility", "occurrence", "category", "time", "place"]
ChangeKind = Literal[
    "new_event",
    "joined_events",
    "figure",
    "corroboration",
    "told_again",
    "new_conflict",
    "settled_conflict",
    "status",
    "series",
]
Why = Literal["came", "superseded", "corrected", "withdrawn", "copy", "left"]
StatusKind = Literal["territory", "ceasefire", "deadline", "access"]


class Zone(Value, frozen=True, kw_only=True):
    """A run of a report's text with one function on the page."""

    zone: ZoneKind
    start: int
    end: int


class Report(Value, frozen=True, kw_only=True):
    """One article as received: its canonical text and what its page says of itself.

    ``published`` and ``updated`` are EDTF days (or times); ``agency`` is the wire that the text itself credits. The
    zones do not overlap, are in order, and leave only white space between them.
    """

    report_id: str
    source: str
    outlet: str | None = None
    headline: str | None = None
    byline: tuple[str, ...] = ()
    dateline: str | None = None
    published: str | None = None
    published_basis: PublishedBasis | None = None
    updated: str | None = None
    agency: str | None = None
    language: str | None = None
    families: tuple[str, ...] = ()
    text: str
    zones: tuple[Zone, ...] = ()
    flags: tuple[str, ...] = ()


class Aligned(Value, frozen=True, kw_only=True, rename={"from_": "from"}):
    """Two passages of two reports that are the same copy: [start, end) in each."""

    from_: tuple[int, int]
    to: tuple[int, int]


class Edit(Value, frozen=True, kw_only=True, rename={"from_": "from"}):
    """A change inside aligned passages that alters or drops a fact; ``None`` where one text has nothing there."""

    kind: EditKind
    from_: tuple[int, int] | None = None
    to: tuple[int, int] | None = None


class Link(Value, frozen=True, kw_only=True, rename={"from_": "from"}):
    """That ``to`` carries copy of ``from``. ``containment`` is the share of ``to``'s words in aligned passages.

    ``version`` says that it is no copy by another: the same newsroom's later version of the story.
    """

    from_: str
    to: str
    containment: float
    aligned: tuple[Aligned, ...] = ()
    edits: tuple[Edit, ...] = ()
    version: bool = False


class Family(Value, frozen=True, kw_only=True):
    """The reports that carry the same copy, whole or in part; ``root`` is the likeliest original."""

    family_id: str
    reports: tuple[str, ...]
    root: str
    agency: str | None = None
    links: tuple[Link, ...] = ()


class Actor(Value, frozen=True, kw_only=True):
    """Somebody in a claim: the words, and who that is where the table of actors knows.

    ``certainty`` says how sure it is that an agent did it: ``reported`` (the claim's origin tells it as fact),
    ``claimed`` (by the agent itself), ``accused`` (by somebody else), ``suspected`` (held possible), ``denied`` (by the
    agent or another), ``cleared`` (by a court or an inquiry); ``None`` for every other role. ``by`` is who accuses,
    suspects, denies or clears, by name or in the report's words, and ``by_kind`` what kind of voice that is.
    """

    text: str
    label: str | None = None
    actor_id: str | None = None
    role: Role
    certainty: Certainty | None = None
    by: str | None = None
    by_kind: OriginKind | None = None


class Quantity(Value, frozen=True, kw_only=True):
    """A count of one population. See docs/record.md for how each field is filled.

    ``persons``: where people are told of one by one, the offset of the first mention of each in the report, by which
    they are known again; empty for a number. ``hit``: the words tell of shots or blows and not of what came of them,
    so that some of those people may be dead.
    """

    measure: Measure
    population: str | None = None
    value: float | int | None = None
    lower: float | int | None = None
    upper: float | int | None = None
    quantifier: Quantifier = "exact"
    unit: Unit = "person"
    stock_or_flow: Literal["stock", "flow"] = "flow"
    scope: Scope = "event"
    period: str | None = None
    verbatim: str
    flag: Literal["malformed", "ambiguous"] | None = None
    part_of: str | None = None
    persons: tuple[int, ...] = ()
    hit: bool = False


class ChainLink(Value, frozen=True, kw_only=True):
    """One voice between the page and the origin, with the words that name it."""

    name: str
    kind: OriginKind
    cue: str | None = None
    start: int
    end: int


class Attribution(Value, frozen=True, kw_only=True):
    """Who says so. ``chain`` runs from the page to the origin, the origin last. ``origin`` is ``None`` when unknown.

    ``found_by``: the learned model, the grammar, the rule for headline shorthand, or the text under a headline that
    names nobody; ``None`` for the writer's own word.
    """

    origin: str | None = None
    origin_kind: OriginKind = "unattributed"
    stance: Stance = "asserts"
    chain: tuple[ChainLink, ...] = ()
    found_by: Finder | None = None


class Evidence(Value, frozen=True, kw_only=True):
    """The words: ``report.text[start:end] == quote``."""

    start: int
    end: int
    quote: str


class Moves(Value, frozen=True, kw_only=True, rename={"from_": "from"}):
    """Where people were moved from and to."""

    from_: Place | None = None
    to: Place | None = None


class Claim(Value, frozen=True, kw_only=True):
    """One thing that one report says. ``event_id`` is ``None`` until claims are linked.

    ``found_by``: the words that made it a claim and what they were taken for.
    """

    claim_id: str
    report_id: str
    event_id: str | None = None
    kind: str
    outcome: Outcome | None = None
    modality: Modality = "actual"
    occurred: When
    place: Place | None = None
    moves: Moves | None = None
    actors: tuple[Actor, ...] = ()
    attributes: dict[str, float | int | str] = {}
    quantities: tuple[Quantity, ...] = ()
    attribution: Attribution
    evidence: Evidence
    found_by: str | None = None


class Figure(Value, frozen=True, kw_only=True):
    """One measure of one population in one event; ``low <= best <= high`` where they are known."""

    measure: Measure
    population: str | None = None
    low: float | int | None = None
    best: float | int | None = None
    high: float | int | None = None
    method: str
    claims: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()


class Origin(Value, frozen=True, kw_only=True):
    """The one that claims ultimately come from."""

    id: str
    label: str
    kind: OriginKind


class Event(Value, frozen=True, kw_only=True):
    """One thing that happened, assembled from the claims of all reports."""

    event_id: str
    kind: str
    summary: str
    occurred: When
    place: Place | None = None
    actors: tuple[Actor, ...] = ()
    figures: tuple[Figure, ...] = ()
    corroboration: Corroboration
    n_reports: int
    n_families: int
    origins: tuple[Origin, ...] = ()
    n_origins: int
    claims: tuple[str, ...]
    part_of: str | None = None
    includes: tuple[str, ...] = ()


class Side(Value, frozen=True, kw_only=True):
    """One position in a conflict: ``value`` in words, its quantity if it is one, who holds it, by which claims."""

    value: str
    quantity: Quantity | None = None
    origins: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


class Conflict(Value, frozen=True, kw_only=True):
    """Claims in one slot that cannot all hold."""

    conflict_id: str
    kind: ConflictKind
    events: tuple[str, ...]
    sides: tuple[Side, ...]
    note: str | None = None


class Status(Value, frozen=True, kw_only=True, rename={"from_": "from"}):
    """What holds over a time: who holds a town, whether a ceasefire is in force, a deadline."""

    kind: StatusKind
    subject: str
    place: Place | None = None
    value: str
    holder: str | None = None
    from_: str | None = None
    to: str | None = None
    known_at: str | None = None
    origins: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


class Point(Value, frozen=True, kw_only=True):
    """A cumulative total as of a day."""

    as_of: str | None = None
    value: float | int | None = None
    lower: float | int | None = None
    upper: float | int | None = None
    origin: str | None = None
    claim_id: str


class Series(Value, frozen=True, kw_only=True):
    """Cumulative totals of one population as of dates: never added to events or to each other."""

    measure: Measure
    population: str | None = None
    place: Place | None = None
    since: str | None = None
    points: tuple[Point, ...]


class Item(Value, frozen=True, kw_only=True):
    """One article as it came in, before it is read: its bytes and what came beside them (of a feed, a JSON line).

    ``source`` is the path or URL as given (``#n`` after it for the n-th article of a file with several, from 1);
    ``data`` are the bytes kept for the record; ``form`` says how to read them.
    """

    source: str
    data: bytes
    form: Literal["text", "html", "json"]


class Rejected(Value, frozen=True, kw_only=True):
    """Something left out, why, and where it stood. ``reason`` is a code, ``message`` one line for a person."""

    source: str
    report_id: str | None = None
    reason: str
    message: str
    start: int | None = None
    end: int | None = None


class Summary(Value, frozen=True, kw_only=True):
    """How much was read and how much left out, ``left_out`` by reason: the first line of rejected.jsonl."""

    source: None = None
    report_id: None = None
    reason: Literal["summary"] = "summary"
    message: str
    start: None = None
    end: None = None
    reports: int
    characters: int
    claims: int
    left_out: dict[str, int]


class Judgement(Value, frozen=True, kw_only=True):
    """A person's decision: append-only; a later one on the same targets supersedes, ``withdrawn`` takes one back.

    ``same`` and ``different`` are about two claims (of one event or not), ``best`` sets a figure's best value.
    """

    judgement_id: str
    decision: Literal["same", "different", "best", "withdrawn"]
    targets: tuple[str, ...]
    measure: Measure | None = None
    population: str | None = None
    value: float | int | None = None
    reason: str
    by: str
    at: str


class Record(Value, frozen=True, kw_only=True):
    """The whole result, each table sorted: what the export writes, one file a field."""

    reports: tuple[Report, ...] = ()
    families: tuple[Family, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    statuses: tuple[Status, ...] = ()
    series: tuple[Series, ...] = ()
    rejected: tuple[Rejected, ...] = ()


class Reason(Value, frozen=True, kw_only=True):
    """What a claim did to what is known. ``origin`` is who says so; ``instead_of`` the claim that it supersedes."""

    why: Why
    claim_id: str
    report_id: str
    source: str
    origin: str | None = None
    verbatim: str | None = None
    instead_of: str | None = None


class Change(Value, frozen=True, kw_only=True):
    """One difference between a record as known at two days. ``event_id`` is the later one's, ``was`` the earlier's."""

    change: ChangeKind
    event_id: str | None = None
    was: tuple[str, ...] = ()
    subject: str
    before: Figure | Conflict | Status | Point | str | None = None
    after: Figure | Conflict | Status | Point | str | None = None
    reasons: tuple[Reason, ...] = ()
