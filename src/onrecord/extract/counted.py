"""NUMBER IN A PARSED DOCUMENT -> WHAT IT COUNTS: the counted phrase, its head, its unit.

The parser says which noun a number belongs to; where it takes the number for an argument of its own although a noun
follows, the words between decide.
"""

from importlib import resources
from typing import NamedTuple

from spacy.tokens import Doc, Token

from onrecord.extract.numbers import Wording, read_table
from onrecord.values import Span, Unit

PERSON_NOUNS = frozenset(
    line
    for line in resources.files("onrecord.resources").joinpath("person_nouns.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
)
_UNIT_NOUNS: dict[str, Unit] = {row["noun"]: row["unit"] for row in read_table("unit_nouns.csv")}  # type: ignore[misc]
_TO_HEAD = frozenset(["nummod", "quantmod", "compound", "nmod", "amod", "det", "advmod", "punct", "cc", "conj", "case"])
_NOUN_TAGS = frozenset(["NN", "NNS", "NNP", "NNPS"])
_PREMODIFIER_TAGS = frozenset(
    ["JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG", "HYPH", "``", "''", "RB", '"']
)
_DETERMINERS = frozenset(["DT", "PRP$", "PDT", "WDT"])
_REACH = 12  # the most tokens between a number and its noun


class Counted(NamedTuple):
    """``head`` is the token of the counted noun, or of the number where it stands alone (``noun`` is ``None`` then)."""

    head: int
    noun: Span | None


def find_counted(doc: Doc, wording: Wording) -> Counted:
    """What a number counts: the noun that it modifies, or the noun of the of-phrase after it."""
    after = wording.last + 1
    while after < len(doc) and doc[after].idx < wording.end:
        after += 1
    if after < len(doc) and (doc[after].lower_ == "of" or doc[after - 1].lower_ in ("of", "the")):
        head = _partitive_noun(doc, after + (doc[after].lower_ == "of"))
        if head is not None:
            return Counted(head, _noun_span(doc, after + (doc[after].lower_ == "of"), head))
    head = _modified_noun(doc, wording)
    if head is None:
        head = _following_noun(doc, wording, after)
    if head is None:
        return Counted(wording.last, None)
    return Counted(head, _noun_span(doc, after, head))


def _partitive_noun(doc: Doc, start: int) -> int | None:
    """The head of the noun phrase that begins at a token, determiners and all; "those" and "them" may be heads."""
    i = start
    while i < len(doc) and doc[i].tag_ in _DETERMINERS and i + 1 < len(doc) and _opens_noun(doc[i + 1]):
        i += 1
    head = _run_head(doc, i)
    if head is None and i < len(doc) and doc[i].tag_ in ("DT", "PRP", "WDT", "WP"):
        return i
    return head


def _opens_noun(token: Token) -> bool:
    return token.tag_ in _PREMODIFIER_TAGS and not (token.tag_ in ("VBN", "VBG", "RB") and token.dep_ != "amod")


def _modified_noun(doc: Doc, wording: Wording) -> int | None:
    """The noun that the parser hangs the number on, when it follows within reach."""
    token = doc[wording.last]
    for _ in range(4):
        if token.dep_ not in _TO_HEAD or token.head is token:
            return None
        token = token.head
        if token.i > wording.last:
            near = token.i - wording.last <= _REACH and token.tag_ in _NOUN_TAGS
            return token.i if near and not _parted(doc, wording.last + 1, token.i) else None
    return None


def _parted(doc: Doc, start: int, end: int) -> bool:
    """Whether a verb, a comma or a preposition stands between a number and a noun, which then is not its noun."""
    return any(
        doc[i].tag_ in (".", ":", "IN", "VBD", "VBZ", "VBP", "MD") or doc[i].dep_ == "auxpass"
        for i in range(start, end)
    )


def _following_noun(doc: Doc, wording: Wording, after: int) -> int | None:
    """The noun right after a number that the parser took for an argument of its own ("10m hungry people")."""
    if wording.kind == "none" and wording.end - wording.start > 2:
        return None
    return _run_head(doc, after)


def _run_head(doc: Doc, start: int) -> int | None:
    """The last noun of the run of adjectives and nouns that begins at a token."""
    head = None
    for i in range(start, min(len(doc), start + _REACH)):
        token = doc[i]
        if token.tag_ not in _PREMODIFIER_TAGS or (
            token.tag_ in ("VBN", "VBG", "RB") and token.dep_ not in ("amod", "advmod")
        ):
            break
        if token.tag_ in _NOUN_TAGS:
            head = i
            if token.tag_ in ("NNS", "NNPS"):
                break
    return head


def _noun_span(doc: Doc, start: int, head: int) -> Span:
    """The counted phrase: from the first word after the number to the head, with an of-phrase and a joined noun."""
    while start < head and (doc[start].is_punct or doc[start].is_space or doc[start].tag_ in ("HYPH",)):
        start += 1
    start = min(start, head)
    end = head
    if head + 2 < len(doc) and doc[head + 1].lower_ == "of" and doc[head].lower_ not in ("homes",):
        inner = _partitive_noun(doc, head + 2)
        end = inner if inner is not None else end
    elif head + 2 < len(doc) and doc[head + 1].lower_ in ("and", "or") and doc[head + 2].dep_ == "conj":
        if doc[head + 2].head.i == head and doc[head + 2].tag_ in _NOUN_TAGS:
            end = head + 2
    return doc[start].idx, doc[end].idx + len(doc[end])


def find_unit(doc: Doc, counted: Counted) -> Unit:
    """The unit of a counted noun; a number alone counts nothing that can be told here: ``other``."""
    if counted.noun is None:
        return "other"
    return noun_unit(doc[counted.head])


def noun_unit(token: Token) -> Unit:
    """Person, household, building, vehicle or other, by the noun; names of peoples ("Iranians") are persons."""
    lemma = token.lemma_.lower()
    if lemma in PERSON_NOUNS or token.lower_ in PERSON_NOUNS:
        return "person"
    if lemma in _UNIT_NOUNS:
        return _UNIT_NOUNS[lemma]
    if token.lower_ in ("those", "them", "whom", "us", "who"):
        return "person"
    if token.lower_.endswith(("men", "women", "children", "people", "workers", "keepers", "fighters")):
        return "person"
    if token.text[0].isupper() and token.tag_ in ("NNPS", "NNS") and token.lower_.endswith(("ans", "is", "ese")):
        return "person"
    return "person" if token.ent_type_ == "NORP" else "other"
