"""PATTERNS OF EXPRESSIONS OF TIME over the letters of tokens: what forms there are, and the TIMEX3 type of each.

A lower-case name is a class of words or numbers (resources/times/words.csv, tokens.py), a name in capitals one of
the PARTS below; the rest is the usual notation of regular expressions. The first rule that fits at a place is taken,
so longer forms stand first.
"""

import re
from typing import Literal

from onrecord.extract.times.tokens import LETTERS

Timex = Literal["DATE", "TIME", "DURATION", "SET"]

PARTS = {
    "YEAR": "(year|short_year)",
    "BCYEAR": "(old_year|count) bc",
    "MONTH": "(month|may|month_abbr dot?)",
    "DAY": "(day|nth)",
    "WEEKDAY": "(weekday|weekday_abbr dot?)",
    "NEAR": "((w_at approx_tail|approx_pair approx_tail|approx){1,3})",
    "NUMBER": "(count|day|number ((dash|w_and)? number){0,4})",
    "COUNT": "(NEAR? ((article? vague|NUMBER) w_of? (w_and article? half)?|article? half (w_of|dash)? article?)"
    "|NEAR? article)",
    "RANGE": "(COUNT ((w_to|w_or|dash) COUNT)?)",
    "EARLY": "(early dash? (w_in|w_on|w_of)? w_the?)",
    "END": "((w_the? (ordinal|final|last|adjective|early)? end|w_the (ordinal|final|early)? portion"
    "|(ordinal|early) portion) w_of w_the?)",
    "FIRST": "(w_the? (ordinal|final|last|next) COUNT? (units|unit) w_of w_the?)",
    "EDGE": "(approx_date? (END|EARLY){1,2}|approx_date w_the?)",
    "TO": "(w_to|w_and|w_or|dash|comma)",
    "DATE": "(DAY month_abbr two_digits"
    "|(w_the? DAY w_of? w_the? MONTH|MONTH w_the? DAY (?!dash day comma? bc)) (comma? YEAR|comma? BCYEAR)?)",
    "FULLDATE": "((WEEKDAY comma? w_the? )? DATE)",
    "THIS": "(w_the following|w_the? (this|last|next){1,3})",
    "POINT": "(FULLDATE|iso|slash_date|THIS? WEEKDAY|deictic|holiday (w_day|w_eve)?)",
    "CLOCK": "(NEAR? (clock ampm?|clock4 w_local w_time|clock4 zone|hour ampm|hour oclock|clock_dot ampm)"
    " (w_local w_time|open? zone close?)? (w_in w_the daypart)?)",
    "DAYPART": "((pre dash)? daypart (w_hours)?)",
    "UNITS": "(units|short_units|unit|short_unit)",
}

#: the classes without which nothing is a time: numbers, articles, prepositions and the like make none by themselves
CORE = frozenset(
    "month may month_abbr weekday weekday_abbr weekdays short_unit unit short_units units century long_unit daypart"
    " season fall often now deictic tonight past holiday bc clock clock4 clock_dot decade iso slash_date short_year"
    " year ampm zone oclock nth period modern recent w_date".split()
)

RULES: tuple[tuple[str, Timex, str], ...] = (
    ("feast_weekend", "DATE", "(w_the|THIS)? (holiday|w_holiday|w_long) w_weekend"),
    ("clock", "TIME", "CLOCK ((w_on|comma|w_of){0,2} w_the? (early|THIS)? (POINT daypart?|daypart|tonight) zone?)?"),
    ("point_clock", "TIME", "POINT daypart? (comma|w_at|w_on){0,2} CLOCK"),
    ("part_point", "TIME", "EDGE? (w_the|this|article)? (early dash?)? DAYPART (comma? w_on|w_of|comma) w_the? POINT"),
    ("point_part", "TIME", "EDGE? POINT (comma|dash)? early? DAYPART"),
    ("part", "TIME", "(EDGE|NEAR)? (THIS|w_the|article|number)? ordinal? (early dash?)? DAYPART"),
    ("early_hours", "TIME", "(w_the|THIS)? early w_hours ((w_of|w_on) w_the? (POINT|daypart))?"),
    ("tonight", "TIME", "EDGE? tonight"),
    ("iso", "DATE", "iso|slash_date"),
    (
        "quarter",
        "DATE",
        "w_the? (ordinal|last|next) w_fiscal? w_quarter w_of? w_the? (YEAR|THIS? w_fiscal? w_year)"
        "|w_the ordinal w_fiscal? w_quarter",
    ),
    ("first_of", "DURATION", "FIRST (DATE|MONTH (comma? w_of? YEAR)?|YEAR|(w_the|THIS)? unit|season (w_of? YEAR)?)"),
    ("day_list", "DATE", "w_the? DAY (?=TO w_the? DAY w_of? MONTH)"),
    ("full_date", "DATE", "EDGE? FULLDATE (w_of w_the? THIS w_year)?"),
    ("month_year", "DATE", "EDGE? MONTH (w_of|comma)? (YEAR|BCYEAR|w_of THIS w_year|THIS w_year)"),
    ("this_month", "DATE", "EDGE? THIS MONTH"),
    ("edge_month", "DATE", "EDGE MONTH"),
    (
        "season", "DATE",
        "(EDGE|w_the|THIS){0,3} (season|fall) comma? w_of? (YEAR|BCYEAR|w_of? THIS w_year)|YEAR season"
        "|(EDGE|w_the|THIS){1,3} (season|fall)|season",
    ),
    ("weekday", "DATE", "EDGE? THIS? (weekday|weekday_abbr dot) (comma? w_of? THIS w_week)?"),
    ("decade", "DATE", "EDGE? w_the? early? decade bc?"),
    ("century", "DATE", "EDGE? w_the? early? (ordinal|nth|big_nth) dash? century bc?"),
    ("fiscal", "DATE", "w_the? w_fiscal w_year? YEAR"),
    ("before_deictic", "DATE", "w_the? w_day before deictic"),
    ("age", "DURATION", "NEAR? (NUMBER|article) dash? UNITS dash? w_old|NUMBER UNITS w_of w_age"),
    ("ago_short", "TIME", "RANGE adjective? (short_unit|short_units) (previous|before (?=comma|dot|close|\n|$))"),
    ("ago", "DATE", "RANGE adjective? UNITS (previous|before before?(?=comma|dot|close|\n|$))"),
    (
        "this_span", "DURATION",
        "(w_the following|w_the? (this|last|next|final|ordinal){1,3}) (NEAR? (NUMBER|vague w_of?) adjective?)?"
        " (units|short_units)",
    ),
    ("count_this_span", "DURATION", "w_the? COUNT (last|next|following|final) UNITS"),
    (
        "span_dash", "DURATION",
        "NEAR? (NUMBER|vague)? dash? UNITS (dash w_and dash article dash half)? dash? w_long"
        "|NEAR? (NUMBER|vague) dash UNITS",
    ),
    ("span", "DURATION", "RANGE adjective? UNITS (?!dash? w_long) (w_and article? half)?"),
    ("long_unit", "DURATION", "long_unit"),
    ("later", "DATE", "units previous"),
    ("later_short", "TIME", "short_units previous"),
    ("every", "SET", "every (count|number|ordinal|adjective)? (UNITS|WEEKDAY|daypart|MONTH|season)"),
    ("per", "SET", "per UNITS|weekdays|often"),
    ("edge_unit", "DATE", "(EDGE|early) (THIS|w_the)? unit"),
    ("day_before", "DATE", "w_the unit (before|previous)"),
    ("past_unit", "DURATION", "w_the w_past unit|w_the (last|next) w_decade"),
    ("weekend", "DATE", "w_the? w_weekend"),
    ("this_unit", "DATE", "THIS adjective? unit"),
    ("bc", "DATE", "EDGE? w_the? w_year? (old_year|count) (?=TO w_the? (old_year|count) bc)|EDGE? (old_year|count) bc"),
    ("year", "DATE", "EDGE? (w_the? (w_year|w_years))? YEAR"),
    ("month", "DATE", "MONTH"),
    ("holiday", "DATE", "holiday (w_day|w_eve)? YEAR?"),
    ("nth", "DATE", "w_the nth"),
    ("period", "DATE", "w_the? this{1,2} period"),
    ("at_period", "DATE", "w_the period"),
    ("modern", "DATE", "modern dash? w_day|w_to w_date"),
    ("recent", "DATE", "recent"),
    ("deictic", "DATE", "deictic|now"),
    ("past", "DATE", "w_the past|w_at past"),
    ("units", "DURATION", "units|short_units"),
)  # fmt: skip

_NAME = re.compile(r"[A-Za-z_]\w*")


def _spell(match: re.Match[str]) -> str:
    """A name as a set of letters, or as the pattern of a part."""
    name = match.group()
    if name in PARTS:
        return _NAME.sub(_spell, PARTS[name])
    letters = "".join(letter for classes, letter in LETTERS.items() if name in classes)
    if not letters:
        raise KeyError(name)
    return f"[{letters}]"


def _compile() -> re.Pattern[str]:
    groups = []
    for name, _, source in RULES:
        pattern = _NAME.sub(_spell, source).replace(" ", "")
        groups.append(f"(?P<{name}>{re.sub(r'[(](?![?])', '(?:', pattern)})")
    return re.compile("|".join(groups))


def _compile_run() -> re.Pattern[str]:
    """A run of known tokens with at least one in it that can make it a time; most text has none and is skipped."""
    core = "".join(letter for classes, letter in LETTERS.items() if classes & CORE)
    rest = "".join(letter for classes, letter in LETTERS.items() if not classes & CORE)
    return re.compile(f"[{rest}]*[{core}][{rest}{core}]*")


PATTERN = _compile()
RUN = _compile_run()
TIMEX: dict[str, Timex] = {name: timex for name, timex, _ in RULES}
