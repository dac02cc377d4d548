"""The words that fields of the records are drawn from (docs/record.md)."""

from typing import Literal

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
