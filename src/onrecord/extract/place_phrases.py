"""NAME OF A PLACE -> THE WHOLE WORDING around it: distance, direction, part, sort ("16 km north of the town of X")."""

import re

from onrecord.values import Span

_COMPASS = (
    r"(?:north|south|east|west|north[\s-]?east|north[\s-]?west|south[\s-]?east|south[\s-]?west|"
    r"(?-i:NE|NW|SE|SW|[NSEW]\.))"
)
_SIDE = rf"(?:{_COMPASS}(?:ern|ernmost)?|central|upper|lower|inner|outer)"
_PART = (
    r"(?:outskirts|countryside|suburbs?|edges?|parts?|sides?|districts?|neighbou?rhoods?|approaches|rural\s+areas|fringes|"
    r"tip|coast|border|hinterland|centre|center|entrances?|vicinity|area|environs)"
)
SORT = (
    r"(?:town|city|village|province|governorate|district|region|state|county|area|hamlet|suburb|port|capital|island|"
    r"enclave|neighbou?rhood|camp|provinces|counties|districts|governorates|states|regions|cities|towns|villages|municipality|department|prefecture|oblast|valley|sub-?district|parish)"
)
_DISTANCE = (
    r"(?:(?:about|around|some|roughly|nearly|just|almost|less\s+than|more\s+than)\s+)?\d[\d,.]*[\s-]*"
    r"(?:km|kms|kilomet(?:er|re)s?|miles?|mi)\b(?:\s*\([^)]{1,25}\))?"
)
_BEFORE = re.compile(
    rf"(?:\b{_DISTANCE}\s+)?"
    rf"(?:\b(?:the\s+)?(?:{_SIDE}\s+)?(?:{_SIDE}\s+)?(?:and\s+{_SIDE}\s+)?{_PART}\s+of\s+"
    rf"|\b(?:to\s+the\s+|just\s+)?{_COMPASS}\s+(?:of|from)\s+"
    rf"|(?<=\d\s)(?:km|miles)\s+from\s+"
    rf"|\b(?:near|close\s+to|outside|in\s+the\s+vicinity\s+of|not\s+far\s+from|around|off|from|on\s+the\s+road\s+to"
    rf"|(?:roads?|highway|area|land|border|railway|line|midway|halfway|lies|located|villages?)\s+between)\s+)?"
    rf"(?:\b(?:the\s+)?(?:{_SIDE}\s+)?(?:{_SIDE}[-\s])?(?:{SORT}\s+of\s+))?(?:\bthe\s+)?(?:\b{_SIDE}\s+)?\Z",
    re.IGNORECASE,
)
#: "state television" tells of no state
_AFTER = re.compile(
    rf"(?:['’]s)?\s+(?:{_SIDE}\s+)?(?!state\s+(?:television|tv|media|news|radio|police|troopers?|run)\b)(?:{SORT}|{_PART})\b",
    re.IGNORECASE,
)
#: the second place of "between A and B"
_AND_ANOTHER = re.compile(
    r"\s+and\s+(?:the\s+)?(?:(?:town|city|village)\s+of\s+)?[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*){0,2}"
)
#: a relation ends in one of these words; looking at the last one spares most names the search
_LAST_WORD = re.compile(rf"(?:\b(?:of|from|near|to|outside|around|off|between|the)|\b{_SIDE})[\s-]+\Z", re.IGNORECASE)
#: how far before the name its relation may begin
_REACH = 110


def widen_to_phrase(text: str, start: int, end: int) -> Span:
    """The span of relation, sort and name around the name at ``start`` to ``end``."""
    first = start
    window = text[max(0, start - _REACH) : start]
    before = _BEFORE.search(window) if _LAST_WORD.search(text, max(0, start - 20), start) else None
    if before and before.group().strip().lower() != "the":
        first = start - len(window) + before.start()
        first += len(text[first:start]) - len(text[first:start].lstrip())
    if re.search(r"\bbetween\s", text[first:start], re.IGNORECASE):
        another = _AND_ANOTHER.match(text, end)
        return first, another.end() if another else end
    after = _AFTER.match(text, end)
    return first, after.end() if after else end
