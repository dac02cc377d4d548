"""What speaks for two claims being of one event, and what against it."""

import math

from onrecord.values import Value

#: the score that rules a pair out
NEVER = -math.inf


class Comparison(Value, frozen=True, kw_only=True):
    """What one feature says of a pair of claims: a score like log-odds, and the words for it."""

    feature: str
    score: float
    words: str


class Explanation(Value, frozen=True, kw_only=True):
    """All that is said of a pair, as far as the first that rules it out; nothing where both carry one copy.

    From ``bar`` on the sum of the scores speaks for one event.
    """

    comparisons: tuple[Comparison, ...]
    bar: float
