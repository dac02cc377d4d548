"""TEXT -> THE BODIES THAT IT NAMES: armed groups, forces of a state, gangs, each with every mention of it.

Case is that of the restored text; a name made of the words of a body ("army of national liberation") counts in small
letters too, for restored capitals have lost its case.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from onrecord.extract.numbers import read_table
from onrecord.ground.actors import load_aliases

#: bodies of a state
STATE = re.compile(
    r"\b(?:armed forces|air force|army|national guard|treasury police|national police|police|navy|government|military"
    r"|regime|security forces|security services?|secret police|troops|intelligence services?)\b",
    re.I,
)
#: characters at the head of a report that hold its dateline and source
HEAD = 80
_ROOTS = (
    "alliance|army|armies|brigade|cartels?|cell|command|commandos?|corps|column|committee|coordinating board|battalion"
    "|death squads?|detachment|factions?|federation|forces|front|gangs?|groups?|mafias?|militias?|movement"
    "|organi[sz]ations?|party|squads?|union|unity"
)
_PARTS = (
    "anti-?\\w+|armed|christian|civic|clandestine|cocaine|communist|defen[sc]e|democratic"
    "|drug(?:[ -]traffick(?:ing|ers?))?|elite|extremist|freedom|guerrilla|independence|leftist|left-wing|liberation"
    "|maoist|marxist|narcotics(?:[ -]traffick(?:ing|ers?))?|national|nationalist|new|paramilitary|patriotic"
    "|peasants?|people's"
    "|popular|rebel|republican|resistance|revolutionary|rightist|right-wing|self-defen[sc]e|separatist|social|socialist"
    "|special|student|subversive|terrorist|ultrarightist|united|urban|vigilante|workers'?"
)
_CAPITAL = r"(?-i:[A-ZÁÉÍÓÚÑ0-9][\w'’.-]*|\"[A-Z][^\"\n]{1,40}\")"
_FIRST = rf"(?:{_CAPITAL}|\b(?:{_PARTS})|(?-i:[A-Z]\w+) (?:de|del|of) (?={_CAPITAL}))"
_LAST = rf"(?:{_CAPITAL}|(?:{_PARTS})\b|and(?= (?:{_CAPITAL}|freedom|liberation|justice)))"
_PHRASE = re.compile(
    rf"(?<!in )(?:{_FIRST} ){{0,5}}\b(?:{_ROOTS})\b(?: (?:of|for|de|del)(?: the| la)?(?: {_LAST}){{1,4}})?", re.I
)
ACRONYM = re.compile(r"\b(?=[A-Z0-9-]*[A-Z])[A-Z]{2,7}(?:-[A-Z]{2,7}|-\d+)?\b|\bM-\d+\b")
_PLURAL = re.compile(r"\b[Tt]he (\"?[A-Z][a-z]{3,}s\"?)(?! [A-Z])")
_QUOTED = re.compile(
    r"\"([A-Z][\w ]{3,30})\" (?:group|guerrillas?|movement|organi[sz]ation|band|gang|command|terrorists?|members?)"
)
#: abbreviations that name no body of this kind
_IDLE = frozenset(
    "MSGR US USA UN TV AFP EFE UPI AP DPA GMT KM KG AM PM OAS EEC CNN FBI CIA TNT MM II III IV VI PRC USSR FRG GDR DC"
    " LTD".split()
)
#: words of which one is enough to make a phrase a name
_OWN = re.compile(r"liberation|people's|popular|patriotic|independence|self-defen|freedom|mafia|cartel|death", re.I)
_ARTICLE = re.compile(r"^(?:the|an?) ", re.I)
_PART = re.compile(rf" (?:{_PARTS}) ", re.I)
_BARE = re.compile(
    rf"^(?:(?:the|an?|this|that|another|other) )*(?:{_ROOTS})$"
    r"|^(?-i:front|groups?|party|column|unity|command) (?:of|for|de)",
    re.I,
)
#: initials behind the name that they stand for: "Northern Front [NF]", "Northern Front (NF)"
_BEHIND = re.compile(r"\W?[\[(,-]\W?")
_PARTICLES = frozenset("of for the and de del la".split())
#: the fewest letters that are taken for the initials of a name in any order
_LETTERS = 3
_OF_COUNTRY = re.compile(
    "^(?:"
    + "|".join(
        people.casefold() for row in read_table("countries.csv") for people in row["people"].split("|") if people
    )
    + ") "
)
#: what a body can be called by, the surest first
_FORMS = ("known", "state", "initials", "body", "quoted", "plural", "general")
#: the shortest known name that need not be in capitals
_SPELT = 6


class Mention(NamedTuple):
    """A name with its place in the text and what it is called by (``_FORMS``)."""

    name: str
    start: int
    end: int
    form: str


class Group(NamedTuple):
    """A body with all its mentions; ``name`` is the longest."""

    name: str
    form: str
    mentions: tuple[Mention, ...]


def find_groups(restored: str) -> list[Group]:
    """The bodies of a text in the order of their first mention; initials go with the name that they stand for."""
    mentions = drop_inner(list(find_mentions(restored)))
    keys = [fold(mention.name) for mention in mentions]
    same = {key: key for key in keys}
    for (key, mention), (other, after) in pairwise(zip(keys, mentions, strict=True)):
        between = restored[mention.end : after.start]
        if is_initials(mention) != is_initials(after) and _BEHIND.fullmatch(between):
            join(same, key, other)
    for initials in {key: m for key, m in zip(keys, mentions, strict=True) if is_initials(m)}.values():
        spelt = next((m for m in mentions if not is_initials(m) and stand_for(initials.name, m.name)), None)
        if spelt is not None:
            join(same, fold(initials.name), fold(spelt.name))
    joined: dict[str, list[Mention]] = {}
    for key, mention in zip(keys, mentions, strict=True):
        joined.setdefault(same[key], []).append(mention)
    return [make_group(own) for own in joined.values()]


def join(same: dict[str, str], one: str, other: str) -> None:
    """Two names, with all that are joined to either, are of one body."""
    kept, gone = same[one], same[other]
    for key, first in same.items():
        if first == gone:
            same[key] = kept


def is_initials(mention: Mention) -> bool:
    return ACRONYM.fullmatch(mention.name) is not None


def stand_for(initials: str, name: str) -> bool:
    """Whether initials are made of the first letters of a name, in any order, as those of another language are."""
    first = Counter(word[0].upper() for word in name.split() if word not in _PARTICLES)
    letters = Counter(letter for letter in initials if letter.isalpha())
    return letters.total() >= _LETTERS and letters <= first and first.total() - letters.total() <= 1


def fold(name: str) -> str:
    """A name without case, signs and whose country it is of, or the id of the group that the tables know by it."""
    words = " ".join(re.sub(r"[^\w\s-]", "", name.casefold()).split())
    known = load_aliases().get(words.replace("-", " "))
    return known[0] if known is not None else _OF_COUNTRY.sub("", words) or words


def make_group(mentions: Sequence[Mention]) -> Group:
    """A body by its longest name, with its initials behind where the text has both."""
    spelt = [m.name for m in mentions if not is_initials(m)]
    initials = [m.name for m in mentions if is_initials(m)]
    name = max(spelt or initials, key=len)
    if spelt and initials and initials[0] not in name.split():
        name = f"{name} ({initials[0]})"
    return Group(name, min((m.form for m in mentions), key=_FORMS.index), tuple(mentions))


def drop_inner(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without those that a better one overlaps: a known name, then the one that begins first."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.form != "known", m.start, -m.end)):
        if not any(other.start < mention.end and mention.start < other.end for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda m: m.start)


def find_mentions(restored: str) -> Iterator[Mention]:
    """Everything that may name a body, overlaps included."""
    for match in known_names().finditer(restored):
        if len(match[0]) >= _SPELT or match[0].isupper():
            yield Mention(match[0], match.start(), match.end(), "known")
    for match in _PHRASE.finditer(restored):
        if not _BARE.match(match[0]) or STATE.fullmatch(match[0]):
            name = _ARTICLE.sub("", match[0])
            yield Mention(name, match.end() - len(name), match.end(), sort_of_phrase(name))
    for match in STATE.finditer(restored):
        yield Mention(match[0], match.start(), match.end(), "state")
    for match in ACRONYM.finditer(restored):
        dateline = match.start() < HEAD and restored[match.start() - 1 : match.start()] in ("(", "-")
        if match[0] not in _IDLE and not dateline:
            yield Mention(match[0], match.start(), match.end(), "initials")
    for form, pattern in (("plural", _PLURAL), ("quoted", _QUOTED)):
        for match in pattern.finditer(restored):
            yield Mention(match[1], match.start(1), match.end(1), form)


def sort_of_phrase(name: str) -> str:
    """Whether a phrase is that of a state's body, of one with a name, or of some ("a guerrilla group")."""
    if STATE.search(name) and not re.search(r"liberation|revolutionary|people's|popular", name, re.I):
        return "state"
    first, *others = name.split()
    capital = [word for word in others if word[0].isupper()]
    own = capital or _OWN.search(name) or (first[0].isupper() and not _PART.search(name))
    return "body" if own else "general"


@cache
def known_names() -> re.Pattern[str]:
    """The names of the armed groups that the tables know."""
    names = [name for name, (actor, _) in load_aliases().items() if actor.startswith("group:")]
    spelt = [re.escape(name).replace(r"\ ", "[ -]") for name in sorted(names, key=len, reverse=True)]
    return re.compile(rf"\b(?:{'|'.join(spelt)})\b", re.I)
