"""WORDS BESIDE AN EXPRESSION -> whether its clause speaks of what is past or still to come."""

import re

_SENTENCE_END = re.compile(r"(?:(?<=[a-z0-9)\]%][a-z0-9)\]%])|(?<=[A-Z]{3}))[.!?]['\"”’)]*\s+(?=[^a-z\s])|\n")


def sentence_around(text: str, start: int, end: int) -> tuple[str, str]:
    """The text of the sentence before and after a span, at most 200 characters each."""
    before = _SENTENCE_END.split(text[max(0, start - 200) : start])[-1]
    after = _SENTENCE_END.split(text[end : end + 200])[0]
    return before, after


_FUTURE = re.compile(
    r"\b(?:will|shall|won['’]t|(?:is|are|be) (?:due|set|scheduled|slated|expected|planned|going|likely|meant)"
    r"|due to (?:be|meet|begin|start|take|hold|arrive|visit|vote|resume|end|expire|speak|travel|open|leave|return"
    r"|appear|report|discuss|sign|go|come|make|face|release|deliver)"
    r"|scheduled (?:for|to)|plans? (?:to|for)|planned for|planning|hopes? to|(?:is|are) to|would|upcoming|expires?"
    r"|ahead of|begins|starts|opens|faces?)\b|['’]ll\b",
    re.I,
)
_WAS_DUE = re.compile(r"\b(?:was|were|had been) (?:due|set|scheduled|slated|expected|planned|supposed|meant) ", re.I)
#: "has until", "gave them until", "must leave by", "closed until": a bound that is still to come
_DEADLINE = re.compile(
    r"\b(?:has|have|gave|gives?|given|giving|must|should|closed|shut|suspended|extended|postponed|delayed|deadline"
    r"|ordered)\b[^.;]*\b(?:until|till|by|before)(?: the| late| early)? $",
    re.I,
)
_IS_ON = re.compile(r"\b(?:is|are)(?: on| this)? $")
_SINCE = re.compile(r"\bsince(?: the| early| late)? $", re.I)
#: a cue after the expression counts within so many characters of its own clause; one of the past on either side
_AHEAD, _NEAR = 60, 80
#: "will be held" is no past: participles after "be" do not count
_PAST = re.compile(
    r"(?<!be )(?<!been )(?<!being )\b(?:said|told|was|were|had|did|has|have|began|came|took|went|fell|left|broke|killed"
    r"|died|made|held|met|won|lost|struck|shot|fought|rose|became|saw|hit|shook|swept|blew|burst|sank|tore|burnt|fled"
    r"|drove|ran|stood|brought|caught|found|sent|gave|withdrew|killing|wounding|injuring|[a-z]{3,}ed)\b",
    re.I,
)


def is_future(before: str, after: str) -> bool:
    """Whether the words of the clause speak of what is still to come."""
    if _DEADLINE.search(before) or _IS_ON.search(before):
        return True
    if _WAS_DUE.search(before) or _SINCE.search(before):
        return False
    cues = [m.end() for m in _FUTURE.finditer(before)]
    if cues:
        past = [m.end() for m in _PAST.finditer(before, cues[-1])]
        return len(past) == 0
    if _PAST.search(before):
        return False
    after = re.split(r"[\"“”]|''", after[:_AHEAD])[0]
    ahead = _FUTURE.search(after)
    return bool(ahead) and not _PAST.search(after, 0, ahead.start() if ahead else 0)


def is_past(before: str, after: str) -> bool:
    """Whether the words of the clause speak of what has happened."""
    return bool(_PAST.search(before[-_NEAR:]) or _PAST.search(after[:_NEAR]))
