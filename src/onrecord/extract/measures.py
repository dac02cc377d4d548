"""QUANTITY IN A PARSED DOCUMENT -> WHAT HAPPENED TO THE COUNTED: killed, injured, displaced, by the syntax around it.

From the counted noun upwards: the verb or noun that governs it, then what modifies it, then the noun itself; where the
parse says nothing (headlines, fragments), the words right beside the count, and for a part of something counted before
("three of them children") the measure of that.
"""

from typing import NamedTuple

from spacy.tokens import Doc, Token

from onrecord.extract.measure_cues import Cue, Found, Kind, find_self, found_adjective, found_verb, noun_forms
from onrecord.extract.measure_neighbours import find_antecedent, find_before, find_beside, find_headline
from onrecord.extract.measure_syntax import find_governor, find_modifier, find_return
from onrecord.extract.measure_tolls import TOLL_NOUNS, find_toll_of
from onrecord.mentions import QuantityMention
from onrecord.model import Measure
from onrecord.values import Span, Unit

#: what only people suffer
_OF_PEOPLE = frozenset(["killed", "injured"])
_ARGUMENTS = frozenset(["nsubj", "nsubjpass", "dobj"])


class Measured(NamedTuple):
    """What happened to a counted population. ``cue`` is the span of the word that says so, ``token`` its token;
    ``term`` is IDMC's word for it, where it has one; ``negated`` when the text says that it did not happen. ``unit`` is
    the mention's unit, or for a number alone the unit that the measure speaks of."""

    measure: Measure
    cue: Span
    token: int
    term: str | None
    unit: Unit
    negated: bool


def measure_of(doc: Doc, mention: QuantityMention) -> Measured | None:
    """What the report says happened to the counted; ``None`` when it says nothing that is measured, or when the
    number counts nothing. "A town of 110,000 residents" was destroyed: the residents were not."""
    if mention.sort not in ("count", "percentage"):
        return None
    token, kind = doc[mention.token], _kind_of(doc, mention)
    if _is_whole(token, mention.start):
        found = find_modifier(token, kind) or find_self(token, kind)
    elif TOLL_NOUNS.intersection(noun_forms(token)):
        found = find_self(token, kind)  # "8 deaths and 15 injuries" need no verb
    else:
        found = (
            find_return(token, kind)
            or find_headline(doc, mention, kind)
            or find_before(doc, mention, kind)
            or find_governor(token, mention.start, kind)
            or _find_part(doc, mention, kind)
            or find_modifier(token, kind)
            or find_self(token, kind)
            or find_beside(doc, mention, kind)
            or (find_toll_of(token, kind) if mention.noun is None and token.dep_ not in _ARGUMENTS else None)
            or find_antecedent(doc, mention, kind)
        )
    if found and found.cue.measure == "injured":
        found = _find_death(token, kind) or found
    if found and kind == "thing" and found.cue.measure in _OF_PEOPLE and found.token.i != token.i:
        return None  # "nine deaths from 117 cases": only what is itself a word for them counts the dead
    if found and _is_mixed(found):
        found = found._replace(cue=found.cue._replace(measure="other"))
    return _report(doc, mention, found) if found else None


def _is_mixed(found: Found) -> bool:
    """Whether one number is of dead and hurt alike: "scores of dead and wounded men", and not "20 dead and 9 hurt"."""
    measure, token = found.cue.measure, found.token
    if measure not in ("killed", "injured") or token.pos_ == "VERB" or token.i + 2 >= len(token.doc):
        return False
    link, other = token.nbor(1), found_adjective(token.nbor(2), "person")
    joined = link.lower_ in ("and", "or") and other is not None and found_adjective(token, "person") is not None
    return joined and other is not None and {measure, other.cue.measure} == {"killed", "injured"}


def _find_death(token: Token, kind: Kind) -> Found | None:
    """What a clause on the counted tells of their death: "all three who died had gunshot wounds"."""
    clauses = (child for child in token.children if child.dep_ == "relcl")
    died = (found_verb(clause, "subject", kind) for clause in clauses)
    return next((found for found in died if found and found.cue.measure == "killed"), None)


def _find_part(doc: Doc, mention: QuantityMention, kind: Kind) -> Found | None:
    """The cue above the number of "three of the five wounded", where the parser hung the noun elsewhere."""
    if mention.noun is None or mention.noun[0] < mention.end:
        return None
    number = doc.char_span(mention.end - 1, mention.end, alignment_mode="expand")
    if number is None or doc[number.end % len(doc)].lower_ != "of":
        return None
    return find_governor(number[-1], mention.start, kind)


def _kind_of(doc: Doc, mention: QuantityMention) -> Kind:
    """Persons or things; a number alone, a household and an unknown name ("12 Houthis") may be either."""
    head = doc[mention.token]
    if mention.unit == "person" and head.lower_ != "others":
        return "person"
    unknown = mention.unit == "other" and (head.text[0].isupper() or _is_pronoun(head))
    if head.lower_ == "others" or mention.noun is None or mention.unit == "household" or unknown:
        return "any"
    return "structure" if mention.unit in ("building", "vehicle") else "thing"


def _is_whole(token: Token, start: int) -> bool:
    """Whether a count is the whole of which another is the part: "12" in "seven of the 12 passengers died"."""
    prep = token.head
    if token.dep_ != "pobj" or prep.lower_ != "of" or start < prep.idx:
        return False
    return prep.head.like_num or prep.head.pos_ in ("NUM", "PRON", "DET")


def _is_pronoun(token: Token) -> bool:
    return token.tag_ in ("WDT", "DT", "PRP") or token.lower_ == "others"


def _report(doc: Doc, mention: QuantityMention, found: Found) -> Measured:
    cue, token = found
    unit = mention.unit
    if mention.noun is None or _is_pronoun(doc[mention.token]):
        unit = "building" if cue.units in ("thing", "structure") else "person"
    before = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    denied = mention.text.lower().split()[0] in ("no", "nobody", "none") or (
        before is not None and before.start > 0 and doc[before.start - 1].lower_ == "not"
    )
    return Measured(
        measure=cue.measure,
        cue=(token.idx, token.idx + len(token)),
        token=token.i,
        term=_find_term(doc[mention.token], cue),
        unit=unit,
        negated=denied or any(child.dep_ == "neg" for child in token.children),
    )


def _find_term(counted: Token, cue: Cue) -> str | None:
    """IDMC's term: for who returned, what they are called ("300 evacuees were able to return")."""
    own = find_self(counted, "person") if cue.measure == "returned" else None
    return cue.term if own is None else own.cue.term
