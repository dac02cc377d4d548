"""A PERSON'S DECISION -> KEPT IN THE RECORD: checked against what the record holds, heeded by every later build."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, NamedTuple

from msgspec import ValidationError, convert

from onrecord.errors import RecordError
from onrecord.ids import content_id
from onrecord.model import Judgement
from onrecord.store.record import Store, hold_record

Decision = Literal["same", "different", "best", "withdrawn"]

#: what a decision is about, and how many of them
_KINDS = {"same": "claims", "different": "claims", "best": "event or claim", "withdrawn": "judgement"}
_TARGETS = {"same": 2, "different": 2, "best": 1, "withdrawn": 1}


class Best(NamedTuple):
    """The value that a person sets for a figure; ``population`` ``None`` means whoever was counted."""

    measure: str
    population: str | None
    value: float


def judge(
    folder: Path, decision: Decision, targets: Sequence[str], *, best: Best | None = None, reason: str, by: str
) -> Judgement:
    """Keep a decision about claims of the record (of one event or not), a figure's best value, or an earlier decision.

    Nothing is changed or deleted: a later decision supersedes, and ``withdrawn`` takes an earlier one back by its id.
    The next build heeds it.
    """
    judgement = _make_judgement(decision, targets, best, reason=reason, by=by)
    with Store.open(folder) as store, hold_record(folder):
        unknown = [target for target in targets if target not in _list_targets(store, decision)]
        if unknown:
            raise RecordError(f"the record holds no {_KINDS[decision]} {', '.join(unknown)}")
        store.add_judgement(judgement)
    return judgement


def _make_judgement(
    decision: Decision, targets: Sequence[str], best: Best | None, *, reason: str, by: str
) -> Judgement:
    if len(set(targets)) != _TARGETS[decision]:
        raise RecordError(f"`{decision}` is about {_TARGETS[decision]} {_KINDS[decision]}, not {len(set(targets))}")
    if (decision == "best") != (best is not None):
        raise RecordError("`best`, and no other decision, needs --measure and --value")
    fields = {
        "decision": decision,
        "targets": tuple(targets),
        **(best._asdict() if best else {}),
        "reason": reason,
        "by": by,
        "at": datetime.now(UTC).isoformat(timespec="microseconds"),
    }
    try:
        return convert({"judgement_id": content_id("j", fields), **fields}, Judgement)
    except ValidationError as error:
        raise RecordError(f"no such judgement: {error}") from error


def _list_targets(store: Store, decision: Decision) -> set[str]:
    if decision == "withdrawn":
        return {judgement.judgement_id for judgement in store.load_judgements()}
    record = store.load_record()
    events = {event.event_id for event in record.events} if decision == "best" else set()
    return events | {claim.claim_id for claim in record.claims}
