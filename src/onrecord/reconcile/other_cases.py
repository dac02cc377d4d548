"""CLAIMS OF ONE REPORT -> THOSE OF ANOTHER CASE THAN ITS OWN, by their words or by their day.

"In an unrelated shooting", "last year" and what was over before the day that the report is of have no part in its
account.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from onrecord.days import day_number, days_of
from onrecord.model import Claim, Measure, Quantity

#: characters from its start within which a report says what its news is
LEAD = 600
#: and where its first lines and its first paragraphs end
FIRST = 350
BODY = 1000
#: the longest that a paragraph goes on with another case
PARAGRAPH = 500
#: kinds of claims that tell of no harm
_HARMLESS = frozenset({"arrest", "displacement", "demand", "statement", "meeting", "return"})
_ELSEWHERE = re.compile(
    r"\bunrelated\b|\bseparate (?:incident|shooting|attack|case)"
    r"|\b(?:last|previous|past|this) year\b|\byears? (?:ago|earlier)\b|\bsince (?:19|20)\d\d\b"
    r"|\bprevious(?:ly)?\b|\bin (?:[A-Z][a-z]+ )?(?:19|20)\d\d\b|\bmonths? (?:ago|earlier)\b"
    r"|\b(?:comes?|came) (?:\w+ ){0,3}(?:days?|weeks?|months?) after\b"
    r"|\bin (?:an)?other (?:shooting|incident|case|attack)",
    re.I,
)


def find_other_cases(
    counted: Sequence[tuple[Claim, Quantity]], day: int | None, text: str
) -> frozenset[tuple[int, Measure]]:
    """The sentences, with their measures, that tell of another case than the report's own: by their words, or what was
    over before its day, and what goes on with such a sentence in its paragraph without a later day of its own."""
    away: set[tuple[int, Measure]] = set()
    past = 0
    for claim, quantity in sorted(counted, key=lambda one: one[0].evidence.start):
        start = claim.evidence.start
        by_words = is_elsewhere(claim)
        by_day = quantity.measure == "killed" and is_before(claim, day)
        end = days_of(claim)[1]
        own_day = day is not None and claim.occurred.start is not None and end is not None and end >= day - 1
        if by_words or by_day or (start < past and not own_day):
            away.add((start, quantity.measure))
            if by_words or by_day:
                stop = text.find("\n", start)
                past = min(stop if stop >= 0 else len(text), start + PARAGRAPH)
    return frozenset(away)


def is_elsewhere(claim: Claim) -> bool:
    """Whether a sentence below the lead tells of another case."""
    return claim.evidence.start > LEAD and _ELSEWHERE.search(claim.evidence.quote) is not None


def find_main_day(claims: Iterable[Claim]) -> int | None:
    """The day on which most of what the report tells of happened, its first lines weighing most."""
    weights: dict[str, float] = defaultdict(float)
    for claim in claims:
        when, start = claim.occurred, claim.evidence.start
        if when.start is not None and when.start == when.end and when.precision == 1 and claim.kind not in _HARMLESS:
            weights[when.start] += 2.0 if start < FIRST else 1.0 if start < BODY else 0.5
    main = max(weights, key=lambda day: (weights[day], day), default=None)
    return None if main is None else day_number(main)


def is_before(claim: Claim, day: int | None) -> bool:
    """Whether a sentence below the lead tells of what was over more than a day before the day that the report is of."""
    end = days_of(claim)[1]
    return day is not None and end is not None and claim.evidence.start > LEAD and end < day - 1
