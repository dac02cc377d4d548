"""Every expression of time in a text, by the patterns over its tokens and a look at the words beside it."""

import re
from collections.abc import Iterator

from onrecord.extract.times.patterns import PATTERN, RUN, TIMEX
from onrecord.extract.times.tokens import read_tokens
from onrecord.mentions import TimeMention


def find_times(text: str) -> tuple[TimeMention, ...]:
    """Every expression of time in the text, in order, none inside another; ``value`` and ``when`` are not yet known."""
    letters, tokens = read_tokens(text)
    found = []
    for match in _find_matches(letters):
        rule = match.lastgroup or ""
        start, end = tokens[match.start()].start(), tokens[match.end() - 1].end()
        before, after = text[max(0, start - 30) : start], text[end : end + 30]
        if _is_time(rule, text[start:end], before, after):
            found.append(TimeMention(start=start, end=end, text=text[start:end], timex=TIMEX[rule]))
    return tuple(found)


def _find_matches(letters: str) -> Iterator[re.Match[str]]:
    for run in RUN.finditer(letters):
        # one letter more, so that a pattern can see whether something follows
        yield from PATTERN.finditer(letters, run.start(), run.end() + 1)


#: a bare "May" or "March" is a month only after these
_MONTH_CUE = re.compile(
    r"\b(?:in|of|since|until|till|by|from|to|before|after|and|during|through|for|between|or|late|early),? $", re.I
)
_YEAR_CUE = re.compile(
    r"\b(?:in|of|since|until|till|by|from|to|before|after|and|during|through|throughout|for|between|or|the|around|about|early"
    r"|late|mid|that|when)[ -]$|[(\-–—/] ?$",
    re.I,
)
_NUMBERED = re.compile(
    r"(?:[$£€#№.]|\b(?:no|number|flight|resolution|route|highway|page|article|section|boeing|model|unit|room|lot|at least|nearly"
    r"|than|some|over|about \w+))\.? ?$",
    re.I,
)
_COUNTED = re.compile(
    r" (?:[a-z]+ )?(?:[a-z]+(?<![sui])s|people|men|women|children|troops|km|kg|mm|feet|block)\b|[-‐]?[A-Za-z]|%| ?(?:km|m|ft)\b"
)
_CAPITAL_INSIDE = re.compile(r"[^\s.!?:;\"“”‘'(–—-]['\"”’]? $")


def _is_time(rule: str, quote: str, before: str, after: str) -> bool:
    """Whether an ambiguous form is a time where it stands."""
    if rule == "month":
        return quote.rstrip(".") not in ("May", "March", "MAY", "MARCH") or bool(_MONTH_CUE.search(before))
    if rule == "year" and re.fullmatch(r"\d{4}|['’]\d\d", quote):
        return _is_year(quote, before, after)
    if rule in ("part", "season", "units") and quote[0].isupper() and " " not in quote:
        return not _CAPITAL_INSIDE.search(before)
    if rule == "nth":
        return bool(re.search(r"\b(?:on|of|until|by|from|since) $", before)) and not re.match(r" [A-Za-z]", after)
    return True


def _is_year(quote: str, before: str, after: str) -> bool:
    if quote[0] in "'’":
        return bool(_YEAR_CUE.search(before))
    if _NUMBERED.search(before) or re.match(r"[-‐]?[A-Za-z]{1,2}\b|[.,]\d|[%:]", after):
        return False
    if _YEAR_CUE.search(before):
        return not (quote.endswith("00") and _COUNTED.match(after) and not re.search(r"\b(?:in|since|the) $", before))
    return not _COUNTED.match(after)
