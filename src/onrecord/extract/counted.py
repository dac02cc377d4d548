"""NUMBER IN A PARSED DOCUMENT -> WHAT IT COUNTS: the counted phrase, its head, its unit.

The parser says which noun a number belongs to; where it takes the number for an argument of its own although a noun
follows, the words between decide.
"""

from importlib import resources
from typing import NamedTuple

from spacy.tokens import Doc, Token

from onrecord.extract.measure_cues import match_adjective, match_verb, noun_forms
from onrecord.extract.numbers import Wording, read_table
from onrecord.values import Span, Unit

PERSON_NOUNS = frozenset(
    line
    for line in resources.files("onrecord.resources").joinpath("person_nouns.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
)
_UNIT_NOUNS: dict[str, Unit] = {row["noun"]: row["unit"] for row in read_table("unit_nouns.csv")}  # type: ignore[misc]
#: nouns of many people in the singular: "a crew" is no one person, "a crew of five" are five
COLLECTIVES = frozenset(
    "family household population crew staff personnel police people group team crowd gang party force class".split()
)
#: what a headline names behind a toll as the one who gives it: "kills 58 Observatory"
_SOURCES = frozenset(row["word"] for row in read_table("source_kinds.csv")) - COLLECTIVES
_TO_HEAD = frozenset(["nummod", "quantmod", "compound", "nmod", "amod", "det", "advmod", "punct", "cc", "conj", "case"])
_NOUN_TAGS = frozenset(["NN", "NNS", "NNP", "NNPS"])
_PARTICIPLES = frozenset(["VBN", "VBG", "RB"])
_PREMODIFIER_TAGS = _NOUN_TAGS | _PARTICIPLES | frozenset(["JJ", "JJR", "JJS", "HYPH", "``", "''", '"', "POS", "_SP"])
_DETERMINERS = frozenset(["DT", "PRP$", "PDT", "WDT", "CD", "_SP"])
_PRONOUNS = frozenset(["DT", "PRP", "WDT", "WP"])
_PARTING_TAGS = frozenset([".", ":", "IN", "VBD", "VBZ", "VBP", "MD"])
_MASSES = frozenset(["dozens", "scores", "hundreds", "thousands", "tens", "millions"])
_DASHES = frozenset("-–—")
_PERSON_PRONOUNS = frozenset(["those", "them", "whom", "us", "who", "one", "nobody", "olds"])
_PERSON_ENDINGS = ("men", "women", "children", "people", "workers", "keepers", "fighters", "mates")
_PEOPLE_ENDINGS = ("ans", "is", "ese")
_DEEDS = frozenset("seizure capture destruction injury damage displacement wounding killing arrest loss".split())
_NOUNS_AND_VERBS = frozenset(
    ["host", "shelter", "house", "level", "houses", "shelters", "hosts", "captures", "arrests", "martyrs"]
)
#: before a noun in the singular these lead to a place: a bomb "kills 16 outside bakery"
_WHEREABOUTS = frozenset(["outside", "inside", "near", "across", "around", "off"])
_SAID = frozenset("said says say reported announced added told".split())
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
    while after < len(doc) and is_mere_space(doc[after]):
        after += 1
    start = after
    if after < len(doc) and doc[after].lower_ in ("%", "percent", "per", "pct") and wording.kind == "count":
        start += 1 + (doc[after].lower_ == "per")
    partitive = start < len(doc) and doc[start].lower_ == "of"
    if partitive or doc[after - 1].lower_ in ("of", "the"):
        head = _partitive_noun(doc, start + partitive)
        if head is not None:
            return Counted(head, _noun_span(doc, start + partitive, head))
    if wording.kind == "none" and wording.end - wording.start > len("no"):
        return Counted(wording.last, None)
    head = _modified_noun(doc, wording)
    if head is None:
        head = _run_head(doc, after)
    if head is not None and not (doc[head].tag_ == "NN" and _is_headline_rest(doc, wording, after, head)):
        return Counted(head, _noun_span(doc, after, head))
    label = after if _is_bare_other(doc, after) else _label_noun(doc, wording, after)
    if label is None:
        return Counted(wording.last, None)
    return Counted(label, (doc[label].idx, doc[label].idx + len(doc[label])))


def _is_headline_rest(doc: Doc, wording: Wording, after: int, head: int) -> bool:
    """Whether a noun in the singular goes on with a headline and is not what its number counts: "kills 16 outside
    bakery", "strike kills 10 monitoring group says", "toll rises to 14 monitor"."""
    several = doc[wording.first].lower_ not in ("one", "1")
    if doc[after].lower_ in _WHEREABOUTS or (several and doc[head].lower_ in _SOURCES):
        return True
    before = wording.first - 1
    while before >= 0 and doc[before].idx >= wording.start:
        before -= 1
    killing = before >= 0 and match_verb(doc[before], "object", "person") is not None
    return several and killing and noun_unit(doc[head]) == "other"


def _is_bare_other(doc: Doc, i: int) -> bool:
    """Whether "other" stands for "others" before what befell them: "nine other wounded"."""
    return i + 1 < len(doc) and doc[i].lower_ == "other" and match_adjective(doc[i + 1], "person") is not None


def _label_noun(doc: Doc, wording: Wording, after: int) -> int | None:
    """The noun of a label that a number closes, as in the tables of situation reports ("Houses damaged: 1,200")."""
    if wording.kind != "count" or not (after >= len(doc) or doc[after].is_space or doc[after].text in "(;|"):
        return None
    i = wording.first - 1
    if i > 0 and doc[i].text in (":", "-", "–", "="):
        i -= 1
    for j in range(i, max(-1, i - 4), -1):
        if doc[j].tag_ in _NOUN_TAGS and noun_unit(doc[j]) != "other":
            return j
        if doc[j].tag_ not in _PREMODIFIER_TAGS and doc[j].tag_ not in ("VBD", "SYM"):
            return None
    return None


def _partitive_noun(doc: Doc, start: int) -> int | None:
    """The head of the noun phrase that begins at a token, determiners and all; "those", "them" and "the wounded" may
    be heads."""
    i = start
    if start + 2 < len(doc) and doc[start + 1].tag_ in ("RBS", "RBR") and doc[start].tag_ in _DETERMINERS:
        i = start + 2  # "one of the most wanted men"
    while i + 1 < len(doc) and doc[i].tag_ in _DETERMINERS and (_opens_noun(doc[i + 1]) or doc[i + 1].tag_ == "CD"):
        i += 1
    head = _run_head(doc, i, inside=True)
    if head is None and i < len(doc) and (doc[i].tag_ in _PRONOUNS or doc[i].lower_ in PERSON_NOUNS):
        return i
    return head


def _opens_noun(token: Token) -> bool:
    return token.tag_ in _PREMODIFIER_TAGS and (
        token.tag_ not in _PARTICIPLES or token.dep_ == "amod" or token.lower_ in PERSON_NOUNS
    )


def _modified_noun(doc: Doc, wording: Wording) -> int | None:
    """The noun that the parser hangs the number on, when it follows within reach."""
    token = doc[wording.last]
    for _ in range(4):
        if token.dep_ not in _TO_HEAD or token.head.i == token.i:
            return None
        token = token.head
        if token.i > wording.last and (_goes_on_past_bracket(token) or _is_model(token)):
            token = token.head
        if token.i > wording.last:
            near = token.i - wording.last <= _REACH and token.tag_ in _NOUN_TAGS and not _is_headline_verb(token)
            return token.i if near and not _is_source(token) and not _parted(doc, wording.last + 1, token.i) else None
    return None


def _goes_on_past_bracket(token: Token) -> bool:
    """Whether a name before a bracket tells which people are counted behind it: "20 Northern Front (NF) fighters"."""
    over = token.head
    joined = token.dep_ in ("nmod", "compound") and over.i > token.i and over.tag_ == "NNS"
    return joined and over.doc[over.i - 1].text == ")" and noun_unit(over) == "person"


def _is_model(token: Token) -> bool:
    """Whether a number with letters names a make of the things counted behind it: "seven T-72 tanks"."""
    mixed = token.text[0].isalpha() and any(map(str.isdigit, token.text))
    return token.tag_ == "CD" and mixed and token.head.i > token.i


def _parted(doc: Doc, start: int, end: int) -> bool:
    """Whether a verb, a full stop or a preposition stands between a number and a noun, which then is not its noun."""
    return any(
        doc[i].tag_ in _PARTING_TAGS
        or (doc[i].text in _DASHES and doc[i].whitespace_ and doc[i - 1].whitespace_)
        or doc[i].dep_ == "auxpass"
        or (doc[i].is_space and not is_mere_space(doc[i]))
        or _is_headline_verb(doc[i])
        for i in range(start, end)
    )


def _run_head(doc: Doc, start: int, *, inside: bool = False) -> int | None:
    """The last noun of the run of adjectives and nouns that begins at a token ("10m hungry people"). ``inside``: the
    run stands behind "of", where nobody speaks ("members of the Varenian Army")."""
    head = None
    for i in range(start, min(len(doc), start + _REACH)):
        token = doc[i]
        if not _continues_run(doc, token) and not (token.tag_ == "CC" and head is None and i > start):
            break
        if token.tag_ == "CC" and doc[min(i + 1, len(doc) - 1)].lower_ in _MASSES | {"others"}:
            break  # "20 dead and dozens wounded", "hundreds dead and others hurt"
        if token.tag_ in _NOUN_TAGS and (inside or not _is_source(token)):
            head = i
            if token.tag_ == "NNS" and not (i + 1 < len(doc) and token.dep_ == "compound"):
                break
    return head


def _is_source(token: Token) -> bool:
    if token.lower_ == "media":
        return any(child.dep_ == "compound" and child.text[0].isupper() for child in token.children)
    if token.lower_ in PERSON_NOUNS and any(child.ent_type_ == "NORP" for child in token.children):
        return False  # "one Varenian Colonel"
    return token.tag_ in ("NNP", "NN") and token.text[0].isupper() and token.lower_ in _SOURCES


def _continues_run(doc: Doc, token: Token) -> bool:
    if token.tag_ in _PARTICIPLES:
        return token.dep_ in ("amod", "advmod") and token.head.i > token.i
    if token.is_space:
        return is_mere_space(token)
    if token.tag_ == "HYPH":
        return not doc[token.i - 1].whitespace_ and token.text in ("-", "–")
    return token.tag_ in _PREMODIFIER_TAGS and not _is_headline_verb(token)


def is_mere_space(token: Token) -> bool:
    """White space inside a sentence that the parser made a token of: a hard blank, one line break."""
    return token.is_space and token.text.count("\n") < 2


def _is_headline_verb(token: Token) -> bool:
    """A verb that a headline's style made a noun of: "Four Shot", "4 shot", "Eight Killed", "kills 30 injures 90"."""
    if token.tag_ == "NNS":
        return token.lower_ in ("injures", "kills")
    if token.tag_ == "NN":
        before = token.nbor(-1) if token.i else token
        return token.lower_ in ("shot", "hurt") and before.like_num and before.lower_ not in ("one", "1")
    if token.tag_ not in ("NNP", "NNPS") or token.lower_ in _NOUNS_AND_VERBS:
        return False
    return match_verb(token, "object") is not None


def _noun_span(doc: Doc, start: int, head: int) -> Span:
    """The counted phrase: from the first word after the number to the head, with an of-phrase and a joined noun."""
    while start < head and (doc[start].is_punct or doc[start].is_space):
        start += 1
    start = min(start, head)
    end = head
    if head + 2 < len(doc) and doc[head + 1].lower_ == "of" and doc[head + 2].lower_ not in ("which", "whom"):
        inner = _partitive_noun(doc, head + 2)
        end = inner if inner is not None else end
    elif head + 2 < len(doc) and doc[head + 1].lower_ in ("and", "or") and _is_joined(doc[head + 2], head):
        end = head + 2
    return doc[start].idx, doc[end].idx + len(doc[end])


def _is_joined(token: Token, head: int) -> bool:
    joined = token.dep_ == "conj" and token.head.i == head and token.tag_ in _NOUN_TAGS
    deed = token.lemma_.lower() in _DEEDS  # "the death of 30 fighters and seizure of arms"
    return joined and token.lower_ not in _MASSES and not deed


def find_unit(doc: Doc, counted: Counted) -> Unit:
    """The unit of a counted noun; a number alone counts nothing that can be told here: ``other``."""
    if counted.noun is None:
        number = doc[counted.head]
        of_people = number.dep_ == "pobj" and number.head.lower_ == "of" and number.head.head.lower_ in COLLECTIVES
        return "person" if of_people or number.lower_ in _PERSON_PRONOUNS else "other"
    return noun_unit(doc[counted.head])


def is_teller(noun: Token) -> bool:
    """Whether somebody, or the last of those joined to them, stands right before a verb of saying that has no other
    subject, where the comma before them was lost: "killed four on Sunday a monitor and a doctor said"."""
    last = max((noun.i, *(other.i for other in noun.conjuncts)))
    telling = noun.i == last or noun.lower_ in _SOURCES
    if last + 1 >= len(noun.doc) or noun.dep_ not in ("dobj", "conj") or not telling:
        return False
    verb = noun.doc[last + 1]
    return verb.lower_ in _SAID and not any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)


def noun_unit(token: Token) -> Unit:
    """Person, household, building, vehicle or other, by the noun; names of peoples ("Iranians") are persons."""
    low = token.lower_
    for form in noun_forms(token):
        if form in _UNIT_NOUNS:
            return _UNIT_NOUNS[form]
        if form in PERSON_NOUNS:
            return "person"
    if low in _PERSON_PRONOUNS or low.endswith(_PERSON_ENDINGS) or low.startswith("people"):
        return "person"
    named = token.text[0].isupper() and token.tag_ in ("NNPS", "NNP", "NNS")
    return "person" if (named and low.endswith(_PEOPLE_ENDINGS)) or token.ent_type_ == "NORP" else "other"
