"""What one feature says of a pair of claims: a score like log-odds, and the words for it."""

import math

from onrecord.values import Value

#: the score that rules a pair out
NEVER = -math.inf


class Reason(Value, frozen=True, kw_only=True):
    """What one feature says of a pair."""

    feature: str
    score: float
    words: str
