"""QUANTITY IN A PARSED DOCUMENT -> WHAT HAPPENED TO THE COUNTED: killed, injured, displaced, by the syntax around it.

From the counted noun upwards: the verb or noun that governs it, then what modifies it, then the noun itself; where the
parse says nothing (headlines, fragments), the words right beside the count, and for a part of something counted before
("three of them children") the measure of that.
"""

from typing import NamedTuple

from spacy.tokens import Doc, Token

from onrecord.extract.measure_cues import Cue, Kind, Slot, match_adjective, match_noun, match_verb, verb_key
from onrecord.mentions import QuantityMention
from onrecord.model import Measure
from onrecord.values import Span, Unit

_CONTAINERS = frozenset(
    "group total number crowd convoy list remainder rest family majority people team unit crew score dozen hundred"
    " thousand million third half quarter some most any all none estimate maximum minimum average".split()
)
_PARTS = frozenset(["including", "among", "like", "with", "except", "besides", "excluding"])
_TOLL_NOUNS = frozenset(
    ["toll", "number", "count", "figure", "loss", "death", "tally", "fatality", "casualty", "injury"]
)
_TOLL_PREPOSITIONS = frozenset(["to", "at", "from", "past", "above", "beyond", "over"])
_UPWARD = frozenset(["conj", "appos", "nummod", "quantmod", "compound", "nmod", "amod", "npadvmod", "dep", "poss"])
_BETWEEN_TAGS = frozenset(["RB", "RBR", "MD", "JJR"])
_BETWEEN_WORDS = frozenset(
    "be is are was were been being have has had get got others people more reportedly the another".split()
)
_COMPLEMENTS = frozenset(["acomp", "oprd", "attr", "ccomp", "xcomp"])
_HEADLINE_ENDINGS = ("ed", "dead", "hurt", "missing", "less", "shot", "slain", "fatally")
_MARKS = frozenset([":", '"', "“", "”", "''", "``"])
_CLIMB = 6  # the most steps up the tree
_SCAN = 25  # the most tokens back to the count that a part belongs to


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


class _Found(NamedTuple):
    cue: Cue
    token: Token


def measure_of(doc: Doc, mention: QuantityMention) -> Measured | None:
    """What the report says happened to the counted; ``None`` when it says nothing that is measured, or when the
    number counts nothing. "A town of 110,000 residents" was destroyed: the residents were not."""
    if mention.sort not in ("count", "percentage"):
        return None
    token, kind = doc[mention.token], _kind_of(doc, mention)
    if _is_whole(token, mention.start):
        found = _find_modifier(token, kind) or _find_self(token, kind)
    else:
        found = (
            _find_headline(doc, mention, kind)
            or _find_governor(token, mention.start, kind, _CLIMB)
            or _find_modifier(token, kind)
            or _find_self(token, kind)
            or _find_beside(doc, mention, kind)
            or _find_antecedent(doc, mention, kind)
        )
    pronoun = token.tag_ in ("WDT", "DT", "PRP")
    return _report(mention, found, pronoun=pronoun) if found else None


def _kind_of(doc: Doc, mention: QuantityMention) -> Kind:
    """Persons or things; a number alone, a household and an unknown name ("12 Houthis") may be either."""
    if mention.unit == "person":
        return "person"
    head = doc[mention.token]
    unknown = mention.unit == "other" and (head.text[0].isupper() or head.tag_ in ("WDT", "DT", "PRP"))
    return "any" if mention.noun is None or mention.unit == "household" or unknown else "thing"


def _is_whole(token: Token, start: int) -> bool:
    """Whether a count is the whole of which another is the part: "12" in "seven of the 12 passengers died"."""
    prep = token.head
    if token.dep_ != "pobj" or prep.lower_ != "of" or start < prep.idx:
        return False
    return prep.head.like_num or prep.head.pos_ in ("NUM", "PRON", "DET")


def _report(mention: QuantityMention, found: _Found, *, pronoun: bool) -> Measured:
    cue, token = found
    unit = mention.unit
    if mention.noun is None or (unit == "other" and pronoun):
        unit = "building" if cue.units == "thing" else "person"
    denied = mention.text.lower().split()[0] in ("no", "nobody", "none")
    return Measured(
        measure=cue.measure,
        cue=(token.idx, token.idx + len(token)),
        token=token.i,
        term=cue.term,
        unit=unit,
        negated=denied or any(child.dep_ == "neg" for child in token.children),
    )


def _found_verb(verb: Token, slot: Slot, kind: Kind) -> _Found | None:
    cue = match_verb(verb, slot, kind)
    return _Found(cue, verb) if cue else None


def _found_adjective(token: Token, kind: Kind) -> _Found | None:
    cue = match_adjective(token, kind)
    return _Found(cue, token) if cue else None


def _find_self(token: Token, kind: Kind) -> _Found | None:
    cue = match_noun(token, "self", kind)
    return _Found(cue, token) if cue else None


def _find_governor(token: Token, start: int, kind: Kind, steps: int) -> _Found | None:
    """The cue above a token: of its verb, of the noun that it completes, or of the whole that it is part of.
    ``start`` is where the count begins, so that "12" in "seven of the 12" does not get what befell the seven."""
    dep, head = token.dep_, token.head
    if steps == 0 or head is token:
        return _found_verb(token, "object", kind) if token.pos_ == "VERB" else None
    if dep in ("nsubj", "nsubjpass", "dobj", "csubj", "dative"):
        return _find_verb(token, head, kind)
    if dep == "pobj":
        return _find_preposition(head, start, kind, steps)
    if dep in _UPWARD:
        if head.pos_ in ("VERB", "AUX"):
            return _found_verb(head, "object", kind)
        return _find_governor(head, start, kind, steps - 1)
    if dep in ("attr", "acomp", "oprd", "advmod", "ccomp", "advcl", "xcomp"):
        return _find_toll(head, kind) or (_found_verb(head, "object", kind) if dep == "oprd" else None)
    return None


def _find_verb(token: Token, verb: Token, kind: Kind) -> _Found | None:
    """The cue of a verb for its subject or object, of a verb joined to it ("shot and killed"), of one that it governs
    ("forced to flee") or of the adjective that it gives the counted."""
    slot = _slot_of(token, verb)
    own, joined = _found_verb(verb, slot, kind), _find_joined(verb, slot, kind)
    if joined and (own is None or joined.cue.measure == "killed"):
        return joined
    return own or _find_complement(verb, token, kind) or _find_adjective(verb, kind) or _find_toll(verb, kind)


def _slot_of(token: Token, verb: Token) -> Slot:
    """Subject or object; a headline's "24 killed in raids" has an object, whatever the parser says."""
    if token.dep_ in ("dobj", "nsubjpass", "dative"):
        return "object"
    dependents = {child.dep_ for child in verb.children}
    if "auxpass" in dependents:
        return "object"
    bare = verb.tag_ in ("VBN", "VBD", "JJ", "NNP") and not dependents & {"dobj", "ccomp", "aux"}
    return "object" if bare and match_verb(verb, "subject") is None else "subject"


def _find_joined(verb: Token, slot: Slot, kind: Kind) -> _Found | None:
    """The cue of a verb joined to another that has no subject or object of its own."""
    for child in verb.children:
        if child.dep_ == "conj" and child.pos_ == "VERB":
            alone = not any(c.dep_ in ("nsubj", "nsubjpass", "dobj") for c in child.children)
            found = _found_verb(child, slot, kind) if alone else None
            if found:
                return found
    return None


def _find_complement(verb: Token, token: Token, kind: Kind) -> _Found | None:
    """The verb that the counted does or suffers under another one: "forced 300 to flee", "were to be evacuated"."""
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp", "advcl") and child.i > token.i and verb_key(child):
            passive = child.tag_ == "VBN" and not any(c.lower_ in ("have", "having") for c in child.children)
            passive = passive or any(c.dep_ == "auxpass" for c in child.children)
            found = _found_verb(child, "object" if passive else "subject", kind)
            if found:
                return found
    return None


def _find_adjective(verb: Token, kind: Kind) -> _Found | None:
    """The adjective said of the counted: "were missing", "left 40,000 homeless", or what it is among ("the dead")."""
    own = _found_adjective(verb, kind) if verb.tag_ == "JJ" else None
    if own:
        return own
    for child in verb.children:
        if child.dep_ in _COMPLEMENTS and child.i > verb.i and child.tag_ in ("JJ", "VBN", "RB", "NN"):
            found = _found_adjective(child, kind)
            if found:
                return found
        elif child.lower_ == "among" and verb.lemma_ == "be":
            for noun in child.children:
                found = _find_modifier(noun, kind) or _find_self(noun, kind)
                if found:
                    return found
    return None


def _find_preposition(prep: Token, start: int, kind: Kind, steps: int) -> _Found | None:
    """What a preposition hangs the counted on: a noun ("death of"), a whole ("including"), a toll ("rose to")."""
    low, head = prep.lower_, prep.head
    cue = match_noun(head, low, kind)
    if cue:
        return _Found(cue, head)
    if low == "of":
        climbs = start < prep.idx or head.lemma_.lower() in _CONTAINERS
        return _find_governor(head, start, kind, steps - 1) if climbs else None
    if low in _PARTS:
        if head.pos_ in ("VERB", "AUX"):
            found = _found_verb(head, "object", kind) or _found_verb(head, "subject", kind)
            return found or _find_adjective(head, kind)
        return _find_governor(head, start, kind, steps - 1) or _find_modifier(head, kind) or _find_self(head, kind)
    if low in _TOLL_PREPOSITIONS and head.pos_ == "VERB":
        return _find_toll(head, kind)
    return _found_companion(prep, kind)


def _found_companion(prep: Token, kind: Kind) -> _Found | None:
    """The cue of a verb that takes the counted by a preposition ("hosts the largest number, with 3.6 million")."""
    return _found_verb(prep.head, "object", kind) if prep.lower_ == "with" else None


def _find_toll(verb: Token, kind: Kind) -> _Found | None:
    """The measure of a toll that a verb sets to the counted number ("the death toll rose to 16")."""
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and child.lemma_.lower() in _TOLL_NOUNS:
            for inner in child.subtree:
                cue = match_noun(inner, "self", kind) or match_noun(inner, "of", kind) or match_adjective(inner, kind)
                if cue:
                    return _Found(cue, inner)
    return None


def _find_modifier(token: Token, kind: Kind) -> _Found | None:
    """The cue among the modifiers of the counted noun: "displaced families", "people killed by", "who fled"."""
    for child in token.children:
        found = None
        if child.dep_ == "amod" and child.i < token.i:
            found = _found_adjective(child, kind)
        elif child.dep_ == "acl":
            found = _found_verb(child, "subject" if child.tag_ == "VBG" else "object", kind)
        elif child.dep_ == "relcl":
            found = _find_relative(child, kind)
        if found:
            return found
    return None


def _find_relative(verb: Token, kind: Kind) -> _Found | None:
    """The cue of a relative clause whose pronoun stands for the counted."""
    for child in verb.children:
        if child.lower_ in ("who", "whom", "that", "which"):
            return _find_verb(child, verb, kind)
    return None


def _end_token(doc: Doc, mention: QuantityMention) -> int:
    """The first token after a counted phrase."""
    end = max(mention.end, mention.noun[1]) if mention.noun else mention.end
    i = mention.token + 1
    while i < len(doc) and doc[i].idx < end:
        i += 1
    return i


def _start_token(doc: Doc, mention: QuantityMention) -> int:
    """The first token of a counted phrase, or of the number where its label stands before it."""
    i = mention.token
    while doc[i].idx + len(doc[i]) <= mention.start:
        i += 1
    while i > 0 and doc[i].idx > mention.start:
        i -= 1
    return i


def _find_headline(doc: Doc, mention: QuantityMention, kind: Kind) -> _Found | None:
    """A participle or adjective right after the count with nothing after it to act upon: "3 dead, 7 injured"."""
    i = _end_token(doc, mention)
    if not _is_predicate(doc, i) or (_acts(doc, i) and not _lists_on(doc, i + 1)):
        return None
    governor = _find_governor(doc[mention.token], mention.start, kind, _CLIMB)
    # "rescued 40 people trapped inside": a verb right before the count outranks the participle after it
    if governor is not None and governor.token.i == _start_token(doc, mention) - 1 and not _is_headed(governor.token):
        return None
    return _found_adjective(doc[i], kind)


def _is_predicate(doc: Doc, i: int) -> bool:
    """Whether a token has the form of what a headline says of a count."""
    return (
        i < len(doc) and doc[i].tag_ in ("VBN", "JJ", "VBD", "NNP", "RB") and doc[i].lower_.endswith(_HEADLINE_ENDINGS)
    )


def _lists_on(doc: Doc, i: int) -> bool:
    """Whether another count with a predicate of its own follows: "20 people killed 30 others injured"."""
    if not doc[i].like_num:
        return False
    return any(_is_predicate(doc, j) and verb_key(doc[j]) for j in range(i + 1, min(len(doc), i + 4)))


def _is_headed(verb: Token) -> bool:
    """Whether a verb stands right after its own counted subject: "20 killed 30 others injured" is two headlines."""
    return any(child.dep_ == "nsubj" and child.i == verb.i - 1 for child in verb.children)


def _acts(doc: Doc, i: int) -> bool:
    """Whether a verb form is followed by something that it may act upon."""
    if i + 1 >= len(doc):
        return False
    return doc[i + 1].like_num or doc[i + 1].tag_ in ("DT", "CD", "NN", "NNS", "NNP", "JJ", "PRP", "PRP$")


def _find_beside(doc: Doc, mention: QuantityMention, kind: Kind) -> _Found | None:
    """The cue next to a count, with nothing but auxiliaries and adverbs between."""
    i = _end_token(doc, mention)
    while i < len(doc) and (doc[i].tag_ in _BETWEEN_TAGS or doc[i].lower_ in _BETWEEN_WORDS):
        i += 1
    if i < len(doc) and not _acts(doc, i):
        found = _found_adjective(doc[i], kind) or _found_verb(doc[i], "subject", kind)
        if found:
            return found
    i = _start_token(doc, mention) - 1
    while i > 0 and (doc[i].tag_ in _BETWEEN_TAGS or doc[i].lower_ in _BETWEEN_WORDS or doc[i].text in _MARKS):
        i -= 1
    participle = i >= 0 and doc[i].tag_ in ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "NNP", "JJ")
    return _found_verb(doc[i], "object", kind) if participle else None


def _find_antecedent(doc: Doc, mention: QuantityMention, kind: Kind) -> _Found | None:
    """For a part of what was counted before ("three of them children", "bringing the total to 12"): the last cue of a
    verb or adjective before it in its sentence."""
    i = _start_token(doc, mention)
    of_them = doc[mention.token].lower_ in ("them", "whom", "these", "which")
    before = doc[max(0, i - 4) : i].text.lower()
    if not (of_them or before.endswith(("including", "among them", "of them", "of whom", "total to", "figure to"))):
        return None
    first = max(doc[i].sent.start, i - _SCAN)
    for j in range(i - 1, first - 1, -1):
        found = _found_verb(doc[j], "object", kind) or _found_verb(doc[j], "subject", kind)
        if found or (found := _found_adjective(doc[j], kind)):
            return found
    return None
