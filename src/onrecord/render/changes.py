"""CHANGES OF A RECORD -> LINES FOR A TERMINAL: every word of a report escaped."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from onrecord.model import Change, Conflict, Figure, Point, Reason, Status
from onrecord.render.terminal import escape_line
from onrecord.render.wording import UNKNOWN, tell_counted, tell_number

#: reasons of one change that are written out; the others are counted
MOST_REASONS = 6
SIGNS = {
    "new_event": "+", "joined_events": "&", "figure": "~", "corroboration": "~", "told_again": "=",
    "new_conflict": "!", "settled_conflict": "-", "status": "~", "series": "~",
}  # fmt: skip
WHY = {
    "came": "came",
    "superseded": "superseded",
    "corrected": "corrected",
    "withdrawn": "withdrawn, counts nothing",
    "copy": "a copy, changed nothing",
    "left": "no longer counted here",
}


def render_changes(changes: Sequence[Change]) -> Iterator[Text]:
    """Each change in a line, with the claims that made it below."""
    if not changes:
        yield Text("nothing changed")
    for change in changes:
        event = f" ({change.event_id})" if change.event_id else ""
        yield Text(escape_line(f"{SIGNS[change.change]} {_tell_change(change)}{event}"), style="bold")
        for reason in change.reasons[:MOST_REASONS]:
            yield Text(escape_line(f"    {_tell_reason(reason)}"))
        if len(change.reasons) > MOST_REASONS:
            yield Text(f"    and {len(change.reasons) - MOST_REASONS} more claims")
        if change.change == "figure" and not change.reasons:
            yield Text("    no new claim: who carries whose copy, or who speaks for whom, is known better now")


def _tell_change(change: Change) -> str:
    words = {
        "new_event": f"new event: {change.subject}",
        "joined_events": f"now one event: {change.before}",
        "told_again": f"told again, no figure moved: {change.subject}",
    }
    return words.get(change.change) or _tell_move(change)


def _tell_move(change: Change) -> str:
    before, after = _tell_state(change.before), _tell_state(change.after)
    if change.change == "new_conflict":
        return f"new conflict: {after}: {change.subject}"
    if change.change == "settled_conflict":
        return f"no longer in conflict: {before}: {change.subject}"
    if change.change == "figure":
        figure = change.after or change.before
        counted = tell_counted(figure) if isinstance(figure, Figure) else ""
        return f"{counted}: {before} -> {after}: {change.subject}"
    return f"{change.subject}: {before} -> {after}"


def _tell_state(state: Figure | Conflict | Status | Point | str | None) -> str:
    if state is None:
        return "nothing"
    if isinstance(state, Figure):
        low, best, high = (UNKNOWN if n is None else tell_number(n) for n in (state.low, state.best, state.high))
        return best if low == best == high else f"{best} (low {low}, high {high})"
    if isinstance(state, Conflict):
        return f"{state.kind}: {' / '.join(side.value for side in state.sides)}"
    if isinstance(state, Point):
        return _tell_point(state)
    if isinstance(state, Status):
        held = f" by {state.holder}" if state.holder else ""
        days = "".join(f" {word} {day}" for word, day in (("from", state.from_), ("to", state.to)) if day)
        return f"{state.kind} {state.value.replace('_', ' ')}{held}{days}"
    return state.replace("_", " ")


def _tell_point(point: Point) -> str:
    if point.value is not None:
        number = tell_number(point.value)
    else:
        ends = [f"{word} {tell_number(n)}" for word, n in (("from", point.lower), ("to", point.upper)) if n is not None]
        number = " ".join(ends) or UNKNOWN
    return f"{number} as of {point.as_of or 'an unknown day'}"


def _tell_reason(reason: Reason) -> str:
    number = f": {reason.verbatim}" if reason.verbatim else ""
    instead = f", instead of claim {reason.instead_of}" if reason.instead_of else ""
    return f"{WHY[reason.why]}: {reason.origin or 'nobody named'}{number}{instead} [{reason.source}, {reason.claim_id}]"
