"""TEXT -> what in it is furniture: lines of the page, standing appeals, and what is run into the lead sentence."""

import re
from importlib import resources

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*"
#: A date with its year, as a page prints it over a story.
_DATE = re.compile(
    rf"\b(?:(?:{_MONTH}\.?\s*\d{{1,2}}(?:st|nd|rd|th)?\s*,?\s*(?:19|20)\d\d)|(?:\d{{1,2}}\s+{_MONTH}\.?\s*,?\s*(?:19|20)\d\d)"
    rf"|(?:\d{{1,2}}[-./]\d{{1,2}}[-./](?:19|20)\d\d)|(?:(?:19|20)\d\d-\d\d-\d\d))"
    r"(?:[ ,;|-]+(?:at )?\d{1,2}[:.]?\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4}\b)?)?"
)
#: A date in running text follows one of these.
_RUNNING = re.compile(r"(?:\b(?:on|in|of|since|until|from|by|before|after|to|and|the|for|dated?)|,)\s+$", re.IGNORECASE)
_WEEKDAY = re.compile(r"\b(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\s*,?\s*$")
#: "KARETH, Varenia (Corvid) — ", "BEIRUT: ", "ORVANY (MNA) - ": capitals, at most a province, a wire and a dash.
_DATELINE = re.compile(
    r"\s*[A-Z][A-Z.'’ -]+(?:,\s+[A-Z][\w.'’]*(?: [A-Z][\w.'’]*){0,2})?"
    r"(?:\s+(?:\([^)\n]{1,40}\)|-LRB- [^\n]{1,40}? -RRB-))?\s*(?:[—–:-]+|(?<=\)))\s+"
)
#: How far into the text something run into the lead may reach, in code points.
HEAD = 400
#: Code points of the longest line of a page; what is longer has a story in it.
LINE = 240


class Phrases:
    """Phrases of a table in resources, in lower case."""

    def __init__(self, name: str) -> None:
        lines = (resources.files("onrecord.resources") / name).read_text("utf-8").splitlines()
        self.phrases = [line for line in lines if line and not line.startswith("#")]
        self.pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, self.phrases)) + r")\b")

    def stand_in(self, text: str) -> bool:
        """Does one stand in the text, as words? Most texts have none, and to look for the mere letters is quick."""
        folded = text.casefold()
        return any(phrase in folded for phrase in self.phrases) and self.pattern.search(folded) is not None


_FURNITURE = Phrases("copies_furniture.txt")
_APPEAL = Phrases("copies_appeals.txt")
_TELEPHONE = re.compile(r"\b\d{3}[-. )]+\d{3,4}[-. ]?\d{3,4}\b|\b\d-\d{3}-")


def is_furniture(sentence: str) -> bool:
    """Is this a line of the page rather than of the story?"""
    return len(sentence) <= LINE and holds_furniture(sentence)


def holds_furniture(text: str) -> bool:
    """Does some line of the page stand in it?"""
    return "©" in text or _FURNITURE.stand_in(text)


def is_appeal(sentence: str) -> bool:
    """Is this a standing appeal to the public: a tip line, a reward, a collection?"""
    return _APPEAL.stand_in(sentence) or _TELEPHONE.search(sentence) is not None


def find_lead(text: str, start: int, end: int, *, headline: str | None) -> int:
    """Where the lead sentence begins, after a headline and a date of publication that go before it."""
    start = _skip_headline(text, start, end, headline or "")
    return _skip_date(text, start, min(end, start + HEAD))


def skip_dateline(text: str, start: int, end: int) -> int:
    """Where a sentence begins after its dateline."""
    dateline = _DATELINE.match(text, start, end)
    return dateline.end() if dateline else start


def _skip_headline(text: str, start: int, end: int, headline: str) -> int:
    """The end of the headline's words where they stand once more near the head of the text."""
    words = re.findall(r"\w+", headline)
    if len(words) < 4:
        return start
    repeated = re.compile(r"\W+".join(map(re.escape, words)) + r"[.!?\s]*", re.IGNORECASE)
    found = repeated.search(text, start, min(end, start + HEAD))
    return found.end() if found else start


def _skip_date(text: str, start: int, end: int) -> int:
    """The end of the last full date in the head that no word of the sentence leads up to."""
    for date in reversed(list(_DATE.finditer(text, start, end))):
        before = _WEEKDAY.sub("", text[start : date.start()])
        follower = text[date.end() : date.end() + 12].strip(" \n.|-–—")[:1]
        if not _RUNNING.search(before) and (follower.isupper() or follower.isdigit() or not follower):
            if "." in before.rstrip(". ") and "\n" not in text[start : date.end()] and len(before) > 120:
                continue
            return date.end()
    return start
