"""Whether a form that may be a time is one where it stands: "May", "2000", "fall", "Night" and the like."""

import re

_BEFORE = 30
_AFTER = 30
#: a bare "May" or "March" is a month only after these words or before another month
_MONTH_CUE = re.compile(
    r"(?:\b(?:in|of|since|until|till|by|from|to|before|after|and|during|through|for|between|or|late|early|an?|the),?"
    r"|\() ?$",
    re.I,
)
_YEAR_CUE = re.compile(
    r"\b(?:in|of|since|until|till|by|from|to|before|after|and|during|through|throughout|for|between|or|the|around|about|early"
    r"|late|mid|that|when|its|their|his|her|our|as|or|an?|year)[ -]$|[(\-–—/] ?$",
    re.I,
)
_NUMBERED = re.compile(
    r"(?:[$£€#№]|\b\d{3}[-.]|\b(?:no|number|flight|resolution|route|highway|page|article|section|boeing|model|unit|room|lot"
    r"|at least|nearly|than|some|over|about \w+))\.? ?$",
    re.I,
)
_NO_NOUN = r"(?!(?:was|has|does|is|as|its|his|this|sees|begins|brings|marks)\b)"
_PLURAL = _NO_NOUN + r"(?:[a-z]+(?<![sui])s|people|men|women|children|troops)"
#: what is counted follows the number; after a round one ("2000 Varenian soldiers") one word may stand between
_COUNTED = re.compile(rf" {_PLURAL}\b|%| ?(?:km|kg|mm|m|ft|feet)\b")
_COUNTED_ROUND = re.compile(rf" (?:[A-Za-z]+ )?{_PLURAL}\b|%| ?(?:km|kg|mm|m|ft|feet)\b")
_STREET = r"(?:[A-Z]\w+ ){1,3}(?:St|Street|Ave|Avenue|Road|Rd|Drive|Dr|Blvd|Lane)\b"
_BLOCK = re.compile(rf"[ -](?:block|hundred|hrs|hours|calor|rpm|mAh|Main|[NSEW]\b|{_STREET})")
_NO_YEAR = re.compile(r"[-‐]?[A-Za-z]{1,2}\b|[.,:]\d|%")
_INSIDE = re.compile(r"[^\s.!?:;\"“”‘'(–—-]['\"”’]? $")
_DAY_CUE = re.compile(r"\b(?:on|of|until|by|from|since|and|to) $", re.I)
_PERIOD_CUE = re.compile(r"\b(?:during|throughout|until|since|by|at|from|in|for|of|within) $", re.I)


def is_time(rule: str, text: str, start: int, end: int) -> bool:
    """Whether the words of the span, found by the rule, are a time between the words beside them."""
    test = _TESTS.get(rule)
    return test is None or test(text[start:end], text[max(0, start - _BEFORE) : start], text[end : end + _AFTER])


_RATE = re.compile(
    r"(?:\d[\d,.]*|\b(?:miles|kilomet(?:re|er)s|km|once|twice|times|hours|days|minutes|thousand|million|billion|trillion"
    r"|dollars|people|per ?cent|tons|tonnes|barrels)) $"
)


def is_rate(text: str, start: int, end: int) -> bool:
    """Whether "a day", "a year" says how often or how much each ("twice a day", "$1 billion a year")."""
    return bool(
        re.fullmatch(r"an? (?:day|week|month|year|night|hour)", text[start:end])
        and _RATE.search(text, max(0, start - 12), start)
    )


_WITHIN = re.compile(r"\b(?:in|over|during|within|for|throughout) $", re.I)


def is_length(text: str, start: int, end: int) -> bool:
    """Whether "the last year" is a length up to now ("over the last year") and no year of the calendar."""
    quote = text[start:end].lower()
    return bool(
        re.fullmatch(r"the last (?:week|month|year|decade|century)", quote)
        and _WITHIN.search(text, max(0, start - 12), start)
    )


def _is_month(quote: str, before: str, after: str) -> bool:
    if quote.rstrip(".").lower() not in ("may", "march"):
        named = re.search(r"\bold,? $", before) and re.match(r" [A-Z][a-z]+", after)  # "43-year-old April Lund"
        return not named and not re.match(r" [A-Z][a-z]+ (?:said|told)", after)
    if re.match(r"['’]s\b| (?:said|told|has|is) ", after) or (
        quote[0] == "M" and re.search(r"\b(?:the|an?) $", before, re.I) and re.match(r" (?:on|for|of)\b", after)
    ):
        return False
    return bool(_MONTH_CUE.search(before) or re.match(r" ?[-–] ?[A-Z]", after))


_ON = re.compile(r"(?:\b(?:on|last|next|this|until|till|by|since|from|to)|[(,]) ?$", re.I)


def _is_weekday(quote: str, before: str, after: str) -> bool:
    """ "the Mountain Sun." at the end of a sentence is a name."""
    return quote[-1] != "." or len(quote) > 6 or bool(_ON.search(before))


def _is_year(quote: str, before: str, after: str) -> bool:
    digits = re.fullmatch(
        r"(?:about|around|approximately|nearly|roughly|exactly|ca\.?|circa)?(?: the)? ?['’]?(\d\d(?:\d\d)?)",
        quote,
        re.I,
    )
    if _BLOCK.match(after) or _NO_YEAR.match(after):
        return False
    if not digits:
        return True
    if len(digits.group(1)) == 2:
        return bool(_YEAR_CUE.search(before) or re.search(r"\bthe so called $", before))
    if _NUMBERED.search(before):
        return False
    if re.match(r" ?[-–] ?\d\d(?:\d\d)?(?!\d)", after):
        return True
    cue = _YEAR_CUE.search(before)
    after = after.lower() if after.isupper() else after
    is_round = quote.endswith("00")
    if (_COUNTED_ROUND if is_round else _COUNTED).match(after) and (is_round or not cue):
        return bool(re.search(r"\b(?:in|since|the) $", before, re.I))
    return 1800 <= int(digits.group(1)) < 2050 or bool(cue)


_GREETING = re.compile(r"\bgood $", re.I)


def _is_no_name(quote: str, before: str, after: str) -> bool:
    """A capitalised "Night" or "Spring" inside a sentence or before another capital is part of a name."""
    if re.match(r" ?club", after) or _GREETING.search(before):
        return False
    capital = quote.split()[-1][0].isupper() and not (quote.isupper() and before.upper() == before)
    alone = " " not in quote and not re.fullmatch(r"\w+(?:days|ends|nights)", quote)
    return not (capital and ((alone and _INSIDE.search(before)) or re.match(r" [A-Z][a-z]", after)))


_SOMEBODY = re.compile(r"\b(?:his|her|their|my|our|your)(?: early| late| mid)?[ -]$", re.I)


def _is_decade(quote: str, before: str, after: str) -> bool:
    """ "in his 50s" is an age, "the low 50s" are degrees: a decade in two digits needs its apostrophe."""
    if re.search(r"\d{3,4}s", quote):
        return True
    worded = re.search(r"['’]\d", quote) or (re.search(r"ties$", quote) and re.match(r"the\b", quote, re.I))
    return bool(worded) and not _SOMEBODY.search(before)


_IN_SEASON = re.compile(r"\b(?:in|by|during|until|since|throughout) $", re.I)


def _is_season(quote: str, before: str, after: str) -> bool:
    if re.match(r" (?:break|training|term|semester)\b", after):
        return False
    if quote.lower().endswith("fall") and (after.startswith(" of") or not re.match(r"[\s,.;:)]", after or " ")):
        return False
    if quote[0].isupper() and (re.match(r" (?:Offensive|Campaign)\b", after) or _IN_SEASON.search(before)):
        return not re.match(r" (?!Offensive|Campaign)[A-Z]", after)
    return _is_no_name(quote, before, after)


_EVERY = re.compile(r"\b(?:every|each|per|any|one|two|three|several|most|many|next|last|this|that|past) $", re.I)
_NOT_OF = re.compile(r" (?:of|in|at|on|and|or|for|to|as|when|that|was|were|is|by|with|from|but|after|before)\b", re.I)


def _is_holiday(quote: str, before: str, after: str) -> bool:
    return not re.match(
        r" (?:[A-Z]\w+ )?(?:Ave|St|Road|Rd|Dr|Lane|Ln|Island|Park|Offensive|Rising|Seals?|Carol)", after
    )


def _is_nth(quote: str, before: str, after: str) -> bool:
    return bool(_DAY_CUE.search(before)) and not re.match(
        r" (?!(?:and|was|were|in|to|it|he|she|they|we|the|a|his|her|their)\b)[A-Za-z]|-", after
    )


def _is_period(quote: str, before: str, after: str) -> bool:
    """ "at the same time" only joins clauses; "this time" counts turns unless a preposition makes it a time."""
    if re.match(r"the same time", quote, re.I) or re.match(r" (?:around|for|to)\b", after):
        return False
    return bool(_PERIOD_CUE.search(before))


def _is_at_period(quote: str, before: str, after: str) -> bool:
    return (
        bool(re.search(r"\bat $", before, re.I))
        and quote.lower() == "the time"
        and bool(re.match(r"[,.;:)\"”]|$", after))
    )


def _is_span(quote: str, before: str, after: str) -> bool:
    """ "a quarter of", "a second" are no lengths of time."""
    return not re.search(r"\bquarters?$", quote)


def _is_quarter(quote: str, before: str, after: str) -> bool:
    """A quarter without its year is one of the calendar only where something was done in it."""
    return quote[-1] not in "rR" or bool(re.search(r"\b(?:in|of|for|during|from|since|by) $", before))


def _is_modern(quote: str, before: str, after: str) -> bool:
    return not quote.lower().startswith("to ") or bool(re.match(r"[.,;)]| (?:ha[sv]e?|is|are)\b", after))


def is_one_weekend(text: str, start: int, end: int) -> bool:
    """Whether "a weekend" tells when something was that the next word names: "hurt in a weekend shooting"."""
    behind = text[end : end + 2]
    return text[start:end].lower() == "a weekend" and behind.lstrip().isalpha() and not _NOT_OF.match(text[end:])


def _is_weekend(quote: str, before: str, after: str) -> bool:
    """ "a weekend shooting" is one of the weekend; "every weekend", "a weekend in May" name none."""
    return " " in quote or (after[:2].lstrip().isalpha() and not _EVERY.search(before) and not _NOT_OF.match(after))


_TESTS = {
    "weekend": _is_weekend,
    "month": _is_month,
    "weekday": _is_weekday,
    "year": _is_year,
    "part": _is_no_name,
    "deictic": _is_no_name,
    "units": _is_no_name,
    "per": _is_no_name,
    "long_unit": _is_no_name,
    "decade": _is_decade,
    "season": _is_season,
    "holiday": _is_holiday,
    "nth": _is_nth,
    "period": _is_period,
    "at_period": _is_at_period,
    "span": _is_span,
    "quarter": _is_quarter,
    "modern": _is_modern,
}
