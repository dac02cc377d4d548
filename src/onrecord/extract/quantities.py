"""PARSED DOCUMENT -> QUANTITIES: every counted phrase with its number, its noun, its unit and its sort."""

import re
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from onrecord.extract.counted import PERSON_NOUNS, Counted, find_counted, find_unit, noun_unit
from onrecord.extract.numbers import Wording, find_numbers, read_table
from onrecord.mentions import QuantityMention, TimeMention

_MEASURE_NOUNS = {row["noun"]: row["sort"] for row in read_table("measure_nouns.csv")}
_MONEY_BEFORE = re.compile(r"(?:[$€£¥₹]|\b(?:USD|EUR|GBP|US\$|Rs\.?))\s?$")
_NAME_TAGS = frozenset(["NNP", "NNPS"])


def find_quantities(doc: Doc, times: Sequence[TimeMention]) -> tuple[QuantityMention, ...]:
    """Every quantity of a parsed report in order; what stands inside an expression of time is none."""
    found: list[QuantityMention] = []
    spans = sorted((t.start, t.end) for t in times)
    for wording in find_numbers(doc):
        if any(start < doc[wording.last].idx + 1 and doc[wording.first].idx < end for start, end in spans):
            continue
        mention = _read_quantity(doc, wording)
        if mention is not None:
            found.append(mention)
    return tuple(_join_persons(doc, found))


def _read_quantity(doc: Doc, wording: Wording) -> QuantityMention | None:
    if wording.kind == "article":
        return _read_person(doc, wording)
    counted = find_counted(doc, wording)
    sort = _find_sort(doc, wording, counted)
    if wording.kind == "none" and (sort != "count" or (counted.noun and find_unit(doc, counted) == "other")):
        return None
    return QuantityMention(
        start=wording.start,
        end=wording.end,
        text=doc.text[wording.start : wording.end],
        noun=counted.noun,
        token=counted.head,
        unit=find_unit(doc, counted),
        sort=sort,  # type: ignore[arg-type]
    )


def _read_person(doc: Doc, wording: Wording) -> QuantityMention | None:
    """ "A man", "an elderly woman": one person, where the article's noun names a person and does not just say what
    somebody is."""
    article = doc[wording.first]
    noun = article.head
    if not (article.i < noun.i <= article.i + 8) or noun.lemma_.lower() not in PERSON_NOUNS or noun.tag_ != "NN":
        return None
    if noun.dep_ in ("attr", "appos", "compound", "poss", "npadvmod", "nmod") or _is_role(noun):
        return None
    span = (doc[article.i + 1].idx, noun.idx + len(noun))
    return QuantityMention(
        start=wording.start, end=wording.end, text=article.text, noun=span, token=noun.i, unit="person"
    )


def _is_role(noun: Token) -> bool:
    return noun.dep_ == "pobj" and noun.head.lower_ in ("as", "like")


def _find_sort(doc: Doc, wording: Wording, counted: Counted) -> str:
    """The sort of a number by what stands right around it; a count when nothing speaks against it."""
    text = doc.text
    after = doc[wording.last + 1] if wording.last + 1 < len(doc) else None
    before = doc[wording.first - 1] if wording.first else None
    if _MONEY_BEFORE.search(text[max(0, doc[wording.first].idx - 5) : doc[wording.first].idx]):
        return "money"
    if wording.kind == "share":
        return "percentage"
    if after is not None:
        if after.tag_ == "HYPH" or after.text in "-–":
            return "age" if "old" in text[after.idx : after.idx + 10] else "measure"
        if after.lower_ in _MEASURE_NOUNS and after.text:
            return _MEASURE_NOUNS[after.lower_]
        if after.lemma_.lower() in _MEASURE_NOUNS:
            return _MEASURE_NOUNS[after.lemma_.lower()]
        if after.text == "," and before is not None and before.text == "," and counted.noun is None:
            return "age"
    if counted.noun is not None and doc[counted.head].lemma_.lower() in _MEASURE_NOUNS:
        return _MEASURE_NOUNS[doc[counted.head].lemma_.lower()]
    if (
        before is not None
        and counted.noun is None
        and before.tag_ in _NAME_TAGS
        and before.ent_type_ not in ("GPE", "LOC")
    ):
        return "name"
    if doc[wording.last].text[-2:] in ("st", "nd", "rd", "th") and doc[wording.last].text[0].isdigit():
        return "rank"
    return "count"


def _join_persons(doc: Doc, found: list[QuantityMention]) -> list[QuantityMention]:
    """ "A woman and her two children" is one quantity, "three soldiers and two rebels" are two: joined are persons of
    whom one is an indefinite singular."""
    joined: list[QuantityMention] = []
    for mention in found:
        last = joined[-1] if joined else None
        if last is not None and _are_joined(doc, last, mention):
            start, end = last.start, mention.noun[1] if mention.noun else mention.end
            joined[-1] = QuantityMention(
                start=start, end=end, text=doc.text[start:end], noun=(start, end), token=last.token, unit="person"
            )
        else:
            joined.append(mention)
    return joined


def _are_joined(doc: Doc, a: QuantityMention, b: QuantityMention) -> bool:
    if not (a.unit == b.unit == "person" and a.sort == b.sort == "count" and a.noun and b.noun):
        return False
    token = doc[b.token]
    if token.dep_ != "conj" or not (a.token == token.head.i or doc[token.head.i].idx in range(a.start, a.end)):
        return False
    return any(m.text.lower() in ("a", "an") or m.noun == (m.start, m.end) for m in (a, b))
