"""What happened, assembled from the claims of all reports."""

from onrecord.model.claims import Actor, Quantity
from onrecord.model.vocabulary import ConflictKind, Corroboration, Measure, OriginKind, StatusKind
from onrecord.values import Place, Value, When


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
