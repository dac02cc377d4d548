"""WHY TWO CLAIMS ARE ONE EVENT OR TWO -> LINES FOR A TERMINAL: every word of a report escaped."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from onrecord.model import Claim, Record
from onrecord.model.comparison import NEVER, Explanation
from onrecord.render.terminal import escape_line


def render_comparison(record: Record, claim_ids: Sequence[str], explanation: Explanation) -> Iterator[Text]:
    """The two claims with their words, a line for each feature, their sum, and what the record made of it."""
    known = {claim.claim_id: claim for claim in record.claims}
    for claim_id in claim_ids:
        yield Text(escape_line(f"{claim_id}: {_quote(known[claim_id])}"), style="bold")
    for said in explanation.comparisons:
        yield Text(escape_line(f"{_tell_score(said.score):>6}  {said.feature}: {said.words}"))
    yield Text(_tell_sum(explanation))
    yield Text(_tell_events(record, claim_ids))


def _quote(claim: Claim) -> str:
    return f"{claim.kind}, \u201c{claim.evidence.quote}\u201d"


def _tell_score(score: float) -> str:
    return "never" if score == NEVER else f"{score:+.2f}"


def _tell_sum(explanation: Explanation) -> str:
    if not explanation.comparisons:
        return "the same words: one copies the other"
    score = sum(said.score for said in explanation.comparisons)
    if score == NEVER:
        return "never  one of these rules out one event"
    return f"{_tell_score(score):>6}  together; {explanation.bar:+.2f} speaks for one event"


def _tell_events(record: Record, claim_ids: Sequence[str]) -> str:
    events = [[event.event_id for event in record.events if claim_id in event.claims] for claim_id in claim_ids]
    named = [ids[0] if ids else "none" for ids in events]
    if named[0] == named[1] != "none":
        return f"the record has them in one event, {named[0]}; others told of it can have joined them"
    return f"the record has them apart: {named[0]} and {named[1]}"
