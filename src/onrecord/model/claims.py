"""What one report says, and by whose word."""

from typing import Literal

from onrecord.model.vocabulary import Certainty, Finder, Measure, Modality, OriginKind, Outcome, Role, Scope, Stance
from onrecord.values import Place, Quantifier, Unit, Value, When


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
