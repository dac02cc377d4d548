"""What a later record says otherwise, and why."""

from onrecord.model.events import Conflict, Figure, Point, Status
from onrecord.model.vocabulary import ChangeKind, Why
from onrecord.values import Value


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
