"""QUANTITY IN A PARSED DOCUMENT -> WHAT HAPPENED TO THE COUNTED: killed, injured, displaced ... by the syntax around it.

From the counted noun upwards: the verb or noun that governs it, then what modifies it, then the noun itself; where the
parse says nothing (headlines, fragments), the words right beside the count.
"""

from typing import NamedTuple

from spacy.tokens import Doc, Token

from onrecord.extract.measure_cues import Cue, Slot, match_adjective, match_noun, match_verb, verb_key
from onrecord.mentions import QuantityMention
from onrecord.model import Measure
from onrecord.values import Span, Unit

_DEPTH = 6
_CONTAINERS = frozenset(
    "group total number crowd convoy list remainder rest family majority people team unit crew score dozen hundred"
    " thousand million third half quarter some most any all none estimate maximum minimum average".split()
)
_PARTS = frozenset(["including", "among", "like", "with", "except", "besides", "excluding", "least"])
_TOLL_NOUNS = frozenset(
    ["toll", "number", "total", "count", "figure", "loss", "death", "tally", "fatality", "casualty"]
)
_REACH = 5


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
    number counts nothing."""
    if mention.sort not in ("count", "percentage"):
        return None
    token = doc[mention.token]
    found = (
        _find_beside(doc, mention, headline=True)
        or _find_governor(token, mention.token, _DEPTH)
        or _find_modifier(token)
        or _find_self(token)
        or _find_beside(doc, mention, headline=False)
    )
    if found is None or not found.cue.admits(mention.unit, alone=mention.noun is None):
        return None
    return _report(mention, found)


def _report(mention: QuantityMention, found: _Found) -> Measured:
    unit = mention.unit
    if mention.noun is None:
        unit = "person" if found.cue.units != "thing" else "building"
    negated = any(child.dep_ == "neg" for child in found.token.children) or mention.text.lower().startswith(
        ("no ", "nobody", "none")
    )
    token = found.token
    return Measured(
        measure=found.cue.measure,
        cue=(token.idx, token.idx + len(token)),
        token=token.i,
        term=found.cue.term,
        unit=unit,
        negated=negated or mention.text.lower() == "no",
    )


def _find_governor(token: Token, counted: int, depth: int) -> _Found | None:
    """The cue above a token: of its verb, of the noun that it completes, or of the whole that it is part of."""
    dep, head = token.dep_, token.head
    if depth == 0 or dep == "ROOT" or head is token:
        return _find_root(token)
    if dep in ("nsubj", "nsubjpass", "dobj", "csubj", "dative"):
        return _find_verb(token, head, depth)
    if dep == "pobj":
        return _find_preposition(head, counted, depth)
    if dep in ("conj", "appos", "nummod", "quantmod", "compound", "nmod", "amod", "npadvmod", "dep", "poss"):
        return (
            _find_governor(head, counted, depth - 1)
            if head.pos_ not in ("VERB", "AUX")
            else _found_verb(head, "object")
        )
    if dep in ("attr", "acomp", "oprd", "advmod", "ccomp", "advcl", "xcomp"):
        return _find_toll(head) or (_found_verb(head, "object") if dep == "oprd" else None)
    return None


def _find_root(token: Token) -> _Found | None:
    return _found_verb(token, "object") if token.pos_ == "VERB" else None


def _found_verb(verb: Token, slot: Slot) -> _Found | None:
    cue = match_verb(verb, slot)
    return _Found(cue, verb) if cue else None


def _find_verb(token: Token, verb: Token, depth: int) -> _Found | None:
    """The cue of a verb for its subject or object, of the verb that this one governs ("forced to flee"), or of one
    joined to it ("shot and killed")."""
    slot = _slot_of(token, verb)
    found = [f for f in (_found_verb(verb, slot), _find_joined(verb, slot)) if f]
    for one in found:
        if one.cue.measure == "killed":
            return one
    return (found[0] if found else None) or _find_complement(verb, token) or _find_adjective(verb) or _find_toll(verb)


def _slot_of(token: Token, verb: Token) -> Slot:
    """Subject or object; a headline's "24 killed in raids" has an object, whatever the parser says."""
    if token.dep_ in ("dobj", "nsubjpass", "dative"):
        return "object"
    if any(child.dep_ == "auxpass" for child in verb.children):
        return "object"
    bare = verb.tag_ in ("VBN", "VBD", "JJ", "NNP") and not any(
        c.dep_ in ("dobj", "ccomp", "aux") for c in verb.children
    )
    return "object" if bare and match_verb(verb, "subject") is None else "subject"


def _find_joined(verb: Token, slot: Slot) -> _Found | None:
    """The cue of a verb joined to another that has no subject or object of its own."""
    for child in verb.children:
        if child.dep_ == "conj" and child.pos_ == "VERB":
            if any(c.dep_ in ("nsubj", "nsubjpass", "dobj") for c in child.children):
                continue
            found = _found_verb(child, slot)
            if found:
                return found
    return None


def _find_complement(verb: Token, token: Token) -> _Found | None:
    """The verb that the counted does or suffers under another one: "forced 300 to flee", "were to be evacuated"."""
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp", "advcl") and child.i > token.i and verb_key(child):
            passive = any(c.dep_ == "auxpass" for c in child.children) or child.tag_ == "VBN"
            found = _found_verb(child, "object" if passive else "subject")
            if found:
                return found
    return None


def _find_adjective(verb: Token) -> _Found | None:
    """The adjective that a verb says of the counted: "were missing", "left 40,000 homeless"."""
    own = (
        match_adjective(verb)
        if verb.pos_ in ("ADJ", "VERB") and verb.lower_ in ("dead", "missing", "homeless")
        else None
    )
    if own:
        return _Found(own, verb)
    for child in verb.children:
        if child.dep_ in ("acomp", "oprd", "attr", "ccomp", "xcomp", "advcl") and child.pos_ in (
            "ADJ",
            "VERB",
            "ADV",
            "NOUN",
        ):
            cue = match_adjective(child)
            if cue:
                return _Found(cue, child)
    return None


def _find_preposition(prep: Token, counted: int, depth: int) -> _Found | None:
    """What a preposition hangs the counted on: the noun of "death of", the whole of "including", a toll that "rose to"."""
    low, head = prep.lower_, prep.head
    if low == "by" or prep.dep_ == "agent":
        return None
    noun_cue = match_noun(head, low) if head.pos_ in ("NOUN", "PROPN", "VERB") else None
    if noun_cue:
        return _Found(noun_cue, head)
    if low == "of":
        climbs = head.lemma_.lower() in _CONTAINERS or head.pos_ == "NUM" or head.like_num
        return _find_governor(head, counted, depth - 1) if climbs else None
    if low in _PARTS:
        if head.pos_ in ("VERB", "AUX"):
            return _found_verb(head, "object") or _found_verb(head, "subject") or _find_adjective(head)
        return _find_governor(head, counted, depth - 1) or _find_modifier(head) or _find_self(head)
    if low in ("to", "at", "from", "past", "above", "beyond") and head.pos_ == "VERB":
        return _find_toll(head)
    return None


def _find_toll(verb: Token) -> _Found | None:
    """The measure of a toll that a verb sets to the counted number ("the death toll rose to 16")."""
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass", "dobj") and child.lemma_.lower() in _TOLL_NOUNS:
            for inner in child.subtree:
                cue = match_noun(inner, "self") or match_noun(inner, "of") or match_adjective(inner)
                if cue and not (inner is child and inner.lemma_ in ("number", "total", "figure")):
                    return _Found(cue, inner)
    return None


def _find_modifier(token: Token) -> _Found | None:
    """The cue among the modifiers of the counted noun: "displaced families", "people killed by", "who fled"."""
    for child in token.children:
        if child.dep_ == "amod" and child.i < token.i:
            cue = match_adjective(child)
            if cue:
                return _Found(cue, child)
        elif child.dep_ == "acl":
            found = _found_verb(child, "subject" if child.tag_ == "VBG" else "object")
            if found:
                return found
        elif child.dep_ == "relcl":
            found = _find_relative(child)
            if found:
                return found
    return None


def _find_relative(verb: Token) -> _Found | None:
    """The cue of a relative clause whose pronoun stands for the counted."""
    for child in verb.children:
        if child.lower_ in ("who", "whom", "that", "which"):
            return _find_verb(child, verb, 1)
    return None


def _find_self(token: Token) -> _Found | None:
    cue = match_noun(token, "self")
    return _Found(cue, token) if cue else None


def _find_beside(doc: Doc, mention: QuantityMention, *, headline: bool) -> _Found | None:
    """The cue right after or right before a count. As a headline ("3 dead, 7 injured") only a participle or adjective
    right after it that itself has nothing after it to act upon."""
    end = mention.noun[1] if mention.noun else mention.end
    i = mention.token + 1
    while i < len(doc) and doc[i].idx < end:
        i += 1
    if headline:
        if i < len(doc) and doc[i].tag_ in ("VBN", "JJ", "VBD", "NNP") and not _acts(doc, i):
            cue = match_adjective(doc[i]) if doc[i].lower_.endswith(("ed", "dead", "hurt", "missing", "less")) else None
            if cue:
                return _Found(cue, doc[i])
        return None
    for j in range(i, min(len(doc), i + _REACH)):
        if doc[j].is_punct or doc[j].like_num or doc[j].is_space:
            break
        found = _found_adjective(doc[j]) or _found_verb(doc[j], "subject")
        if found:
            return found
    return _find_before(doc, mention)


def _acts(doc: Doc, i: int) -> bool:
    """Whether a verb form is followed by something that it may act upon."""
    return i + 1 < len(doc) and (
        doc[i + 1].tag_ in ("DT", "CD", "NN", "NNS", "NNP", "JJ", "PRP", "PRP$") or doc[i + 1].like_num
    )


def _found_adjective(token: Token) -> _Found | None:
    cue = match_adjective(token)
    return _Found(cue, token) if cue else None


def _find_before(doc: Doc, mention: QuantityMention) -> _Found | None:
    i = mention.token
    while i > 0 and doc[i].idx > mention.start:
        i -= 1
    for j in range(i - 1, max(-1, i - 4), -1):
        if doc[j].is_punct or doc[j].like_num or doc[j].is_space:
            break
        found = _found_verb(doc[j], "object")
        if found:
            return found
    return None
