"""Every expression of time in a text, by the patterns over its tokens and a look at the words beside it."""

import re
from collections.abc import Iterator

from onrecord.extract.times.patterns import PATTERN, RUN, TIMEX, Timex
from onrecord.extract.times.plausible import is_length, is_one_weekend, is_rate, is_time
from onrecord.extract.times.tokens import read_tokens
from onrecord.mentions import TimeMention

#: what goes on after a year or a day of a month, as a mention of its own: "1915-17", "May 6-8, 1940", "May 6 and 7th"
_YEAR_TAIL = re.compile(r"[-–/](\d\d)(?![\w%]|[.,:-]\d)")
_DAY_TAIL = re.compile(
    r"(?: ?[-–] ?(\d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?)(?![\w%]|[.,:]\d)"
    r"| (?:and|to|or|through|until) (?:the )?(\d{1,2}(?:st|nd|rd|th)(?!\w)|\d{1,2}(?:, \d{4}|(?=[,.;)](?!\d)|$))))"
)
_ENDS_IN_YEAR = re.compile(r"(?<!\d)\d\d(\d\d)$")
_ENDS_IN_DAY = re.compile(r"[A-Za-z.] ?\d{1,2}(?:st|nd|rd|th)?$")


def find_times(text: str) -> tuple[TimeMention, ...]:
    """Every expression of time in the text, in order, none inside another; ``value`` and ``when`` are not yet known."""
    letters, tokens = read_tokens(text)
    found: list[TimeMention] = []
    for match in _find_matches(letters):
        rule = match.lastgroup or ""
        start, end = tokens[match.start()].start(), tokens[match.end() - 1].end()
        if found and start < found[-1].end:
            continue
        if is_time(rule, text, start, end):
            timex = _timex(rule, text, start, end)
            if is_one_weekend(text, start, end):
                start, timex = start + len("a "), "DATE"
            found.append(TimeMention(start=start, end=end, text=text[start:end], timex=timex))
            found.extend(_find_tail(text, found[-1]))
    return tuple(found)


def _find_matches(letters: str) -> Iterator[re.Match[str]]:
    for run in RUN.finditer(letters):
        # one letter more, so that a pattern can see whether something follows
        yield from PATTERN.finditer(letters, run.start(), run.end() + 1)


def _timex(rule: str, text: str, start: int, end: int) -> Timex:
    if rule == "span" and is_rate(text, start, end):
        return "SET"
    if rule == "this_unit" and is_length(text, start, end):
        return "DURATION"
    return TIMEX[rule]


def _find_tail(text: str, mention: TimeMention) -> Iterator[TimeMention]:
    """The second end of a stretch written short: its year's last digits or its day alone."""
    if mention.timex != "DATE":
        return
    year = _ENDS_IN_YEAR.search(mention.text)
    if year:
        tail = _YEAR_TAIL.match(text, mention.end)
        if tail and int(tail.group(1)) > int(year.group(1)):
            yield TimeMention(start=tail.start(1), end=tail.end(1), text=tail.group(1))
    elif _ENDS_IN_DAY.search(mention.text):
        tail = _DAY_TAIL.match(text, mention.end)
        if tail:
            group = 1 if tail.group(1) else 2
            yield TimeMention(start=tail.start(group), end=tail.end(group), text=tail.group(group))
