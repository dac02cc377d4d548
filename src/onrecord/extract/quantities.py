"""PARSED DOCUMENT -> QUANTITIES: every counted phrase with its number, its noun, its unit and its sort."""

from bisect import bisect_right
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from onrecord.extract.counted import COLLECTIVES, PERSON_NOUNS, Counted, find_counted, find_unit, is_teller
from onrecord.extract.measure_cues import match_adjective, match_noun, match_verb, noun_forms
from onrecord.extract.number_sorts import find_sort
from onrecord.extract.numbers import Wording, find_numbers
from onrecord.mentions import QuantityMention, TimeMention

#: where an indefinite singular says what somebody is and does not bring a person in ("he was a teacher")
_PREDICATE_DEPS = frozenset(["attr", "appos", "compound", "poss", "npadvmod", "nmod", "oprd"])
_NO_ARTICLE = COLLECTIVES | frozenset(["life", "body", "corpse", "soul"])
_ARTICLES = frozenset(["a", "an"])
_CLAUSES = frozenset(["relcl", "acl", "ROOT", "conj", "advcl"])
#: nouns that name another person when joined under one article ("a man and woman"), as "a teacher and poet" does not
_KIN = frozenset(
    "man woman boy girl male female husband wife mother father son daughter brother sister child baby grandmother"
    " grandfather grandson granddaughter uncle aunt nephew niece".split()
)
_DEFINITE = frozenset(["DT", "PRP$", "POS"])
#: nouns that measures take for people and that are none beside another: "fighting for his life and a boy dead"
_NO_PERSON = frozenset(["life", "body"])


def find_quantities(doc: Doc, times: Sequence[TimeMention]) -> tuple[QuantityMention, ...]:
    """Every quantity of a parsed report in order; what stands inside an expression of time is none.

    A count of persons joined to an indefinite singular is one quantity ("a woman and her two children": 3), and so is
    one joined to a named or definite person ("the driver and a passenger": 2).
    """
    text = doc.text
    found: list[QuantityMention] = []
    starts = sorted((t.start, t.end) for t in times)
    for wording in find_numbers(doc, text):
        counted = doc[wording.first].head if wording.kind == "article" else doc[wording.first]
        if _in_time(starts, counted.idx):
            continue
        mention = (
            _read_person(doc, text, wording)
            if wording.kind == "article"
            else _read_quantity(doc, text, wording, starts)
        )
        if mention is not None:
            found.append(mention)
    return tuple(_join_persons(doc, text, found))


def _in_time(times: list[tuple[int, int]], start: int) -> bool:
    at = bisect_right(times, (start, 1 << 60)) - 1
    return at >= 0 and start < times[at][1]


def _read_quantity(doc: Doc, text: str, wording: Wording, times: list[tuple[int, int]]) -> QuantityMention | None:
    counted = find_counted(doc, wording)
    if counted.noun is not None and _in_time(times, doc[counted.head].idx):
        counted = Counted(wording.last, None)  # "wounded 40 Tuesday"
    sort = find_sort(doc, text, wording, counted)
    if sort is None or not _counts(doc, wording, counted):
        return None
    return QuantityMention(
        start=wording.start,
        end=wording.end,
        text=text[wording.start : wording.end],
        noun=counted.noun,
        token=counted.head,
        unit=find_unit(doc, counted),
        sort=sort,  # type: ignore[arg-type]
    )


def _counts(doc: Doc, wording: Wording, counted: Counted) -> bool:
    """Whether words that often count nothing do so here: "no longer", "how many", the pronoun "one"."""
    low = doc[wording.first].lower_
    if wording.kind == "none":
        if counted.noun is None:
            return wording.end - wording.start > len("no")
        return find_unit(doc, counted) != "other" or match_noun(doc[counted.head], "self") is not None
    if wording.kind == "loose" and counted.noun is None:
        over = doc[wording.last].head
        return low not in ("some", "many", "few") or _suffers(over.head if over.lower_ == "more" else over)
    if low == "many" and wording.first and doc[wording.first - 1].lower_ in ("how", "so", "too", "as"):
        return False
    if low == "one" and counted.noun is None and wording.first == wording.last:
        after = doc[min(wording.last + 1, len(doc) - 1)]  # "leaving one dead"
        return _suffers(doc[wording.last].head) or match_adjective(after, "person") is not None
    return True


def _suffers(verb: Token) -> bool:
    """Whether a verb or adjective says what happens to people or things: with it even "one" and "many" count."""
    told = match_verb(verb, "subject") or match_verb(verb, "object") or match_adjective(verb)
    return told is not None


def _read_person(doc: Doc, text: str, wording: Wording) -> QuantityMention | None:
    """ "A man", "an elderly woman": one person, where the article's noun names a person and does not just say what
    somebody is."""
    article = doc[wording.first]
    noun = article.head
    if not article.i < noun.i <= article.i + 8 or noun.tag_ not in ("NN", "NNP", "JJ") or _is_predicate(noun):
        return None
    known = any(form in PERSON_NOUNS for form in noun_forms(noun)) and noun.lower_ not in _NO_ARTICLE
    if not known or _is_role(noun) or is_teller(noun):
        return None
    span = (doc[article.i + 1].idx, noun.idx + len(noun))
    last = _last_under_article(noun)
    if last is not None:
        return _joint(text, article.idx, noun.i, last.idx + len(last))
    return QuantityMention(
        start=wording.start, end=wording.end, text=article.text, noun=span, token=noun.i, unit="person"
    )


def _last_under_article(noun: Token) -> Token | None:
    """The last person of those joined under one article: "a mother, son and little girl"; ``None`` for one alone."""
    last = None
    for person in noun.conjuncts:
        bare = person.i > noun.i and person.lower_ in _KIN and not any(c.tag_ in _DEFINITE for c in person.children)
        if not bare:
            break
        last = person
    joint = last is not None and any(child.dep_ == "cc" for child in last.head.children)
    return last if joint else None


def _is_predicate(noun: Token) -> bool:
    """Whether a noun, or the one that it is joined to, says what somebody is; "two others, a man and a boy" too tells
    of no further persons."""
    while noun.dep_ == "conj":
        noun = noun.head
    return noun.dep_ in _PREDICATE_DEPS and not _is_listed(noun) and not _tells_who(noun)


def _tells_who(noun: Token) -> bool:
    """Whether a noun opens the list of who people are: "the victims were a man, a woman and a boy"."""
    if noun.dep_ != "attr" or noun.head.lemma_ != "be" or not any(c.dep_ in ("conj", "appos") for c in noun.children):
        return False
    return any(child.dep_ == "nsubj" and child.tag_ in ("NNS", "NNPS") for child in noun.head.children)


def _is_listed(noun: Token) -> bool:
    """Whether the parser took the second of a list ("a man, a woman and two children") for an apposition."""
    if noun.dep_ != "appos" or not any(child.dep_ == "conj" for child in noun.children):
        return False
    return any(child.lower_ in _ARTICLES for child in noun.head.children)


def _is_role(noun: Token) -> bool:
    return noun.dep_ == "pobj" and noun.head.lower_ in ("as", "like")


def _join_persons(doc: Doc, text: str, found: list[QuantityMention]) -> list[QuantityMention]:
    """The quantities with joined persons made one; "three soldiers and two rebels" stay two."""
    joined: list[QuantityMention] = []
    for mention in found:
        last = joined[-1] if joined else None
        if last is not None and _are_joined(doc, last, mention):
            joined[-1] = _joint(text, last.start, last.token, _end_of(mention))
            continue
        start = _joined_person(doc, mention, joined[-1].end if joined else 0)
        joined.append(mention if start is None else _joint(text, doc[start[0]].idx, start[1], _end_of(mention)))
    return joined


def _end_of(mention: QuantityMention) -> int:
    return mention.noun[1] if mention.noun else mention.end


def _joint(text: str, start: int, token: int, end: int) -> QuantityMention:
    return QuantityMention(start=start, end=end, text=text[start:end], noun=(start, end), token=token, unit="person")


def _are_joined(doc: Doc, a: QuantityMention, b: QuantityMention) -> bool:
    if not (a.unit == b.unit == "person" and _is_plain(a) and _is_plain(b) and a.noun and b.noun):
        return False
    token = doc[b.token]
    if not (token.dep_ == "conj" or _is_listed(token)) or not (
        a.token == token.head.i or a.start <= token.head.idx < a.noun[1]
    ):
        return False
    if _tells_more(doc, a.token, b.token):
        return False
    return any(m.text.lower() in _ARTICLES or m.noun == (m.start, m.end) for m in (a, b))


def _is_plain(mention: QuantityMention) -> bool:
    """A count in one word, or joined already: only such make one quantity with another person."""
    return mention.sort == "count" and (" " not in mention.text or mention.noun == (mention.start, mention.end))


def _tells_more(doc: Doc, first: int, last: int) -> bool:
    """Whether a clause stands between two joined persons ("a man who was shot at 5:17 p.m. and a woman"): its numbers
    count nobody."""
    return any(token.pos_ in ("VERB", "AUX") and token.dep_ in _CLAUSES for token in doc[first + 1 : last])


def _joined_person(doc: Doc, mention: QuantityMention, past: int) -> tuple[int, int] | None:
    """First token and head of the named or definite persons that a count is joined to ("Smith and six others", "the
    mayor, his driver and two guards")."""
    token = doc[mention.token]
    if mention.unit != "person" or not _is_plain(mention) or mention.noun is None:
        return None
    first: tuple[int, int] | None = None
    while token.dep_ == "conj" and token.head.i < token.i and token.head.idx >= past:
        token = token.head
        start = None if _is_predicate(token) else _person_start(doc, token)
        if start is None or _tells_more(doc, token.i, mention.token):
            break
        first = (start, token.i)
    return first


def _person_start(doc: Doc, person: Token) -> int | None:
    """The first token of one named or definite person; ``None`` for what is none."""
    if person.tag_ not in ("NN", "NNP") or person.lower_ in _NO_PERSON:
        return None
    if person.ent_type_ == "PERSON":
        start = person.i
        while start and doc[start - 1].ent_type_ == "PERSON" and doc[start].ent_iob_ == "I":
            start -= 1
        return start
    definite = [child.i for child in person.children if child.tag_ in _DEFINITE and child.i < person.i]
    known = any(form in PERSON_NOUNS for form in noun_forms(person))
    return definite[0] if definite and known else None
