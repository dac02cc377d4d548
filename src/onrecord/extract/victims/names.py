"""TOKEN -> whether it ends the name of a person."""

from spacy.tokens import Token

from onrecord.extract.truecase import is_common

_NO_NAMES = frozenset(["DATE", "TIME", "NORP", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW"])
NAME_PARTS = frozenset(["compound", "flat", "nmod", "amod", "poss"])
#: what ends the name of a house, a street or a place, which the parser may take for a person's
_PREMISES = frozenset(
    "hospital clinic center centre street avenue road school university park church county region district province"
    " city town village hill camp base airport bridge broadway boulevard lane drive court place square highway".split()
)
KIN = frozenset(
    "husband wife son daughter brother sister mother father uncle aunt cousin nephew niece grandson".split()
)
PLAIN = frozenset(["boy", "girl", "man", "woman", "teen", "teenager", "toddler", "baby", "child", "son", "daughter"])


def is_name(token: Token) -> bool:
    """Whether a token ends the name of a person; what is made of words of the language alone is none, though the parser
    may take it for one ("Observatory", "Syrian Observatory")."""
    if token.pos_ != "PROPN" or token.lower_ in _PREMISES:
        return False
    before = token.nbor(-1) if token.i else token
    if token.ent_type_ == "PERSON":
        after = token.nbor(1) if token.i + 1 < len(token.doc) else token
        if after.i != token.i and after.ent_iob_ == "I" and after.ent_type_ == "PERSON" and after.pos_ == "PROPN":
            return False
        named = before.pos_ == "PROPN" and before.tag_ != "JJ" and not is_common(before.lower_)
        return named or not is_common(token.lower_) or token.lower_ in PLAIN
    return before.i != token.i and before.pos_ == "PROPN" and is_aged(token)


def is_entity_wide(token: Token) -> bool:
    """Whether a place's or body's name goes on behind a token, or holds one that is no first name ("ALALAM Syria")."""
    doc, i = token.doc, token.i
    follows = i + 1 < len(doc) and (doc[i + 1].ent_iob_ == "I" or doc[i + 1].lower_ in ("for", "of"))
    return follows or token.ent_type_ != "ORG" or doc[i - 1].ent_iob_ == "O"


def is_kin(token: Token) -> bool:
    """Whether somebody's kin stands before a name: "her husband Ivo"."""
    kin = (child for child in token.children if child.dep_ == "compound" and child.i == token.i - 1)
    return any(child.lower_ in KIN for child in kin) and any(child.dep_ == "poss" for child in token.children)


def is_aged(token: Token) -> bool:
    """Whether an age between commas follows, which only persons have: "Ivo Marr, 17,"."""
    doc, i = token.doc, token.i
    return i + 3 < len(doc) and doc[i + 1].text == "," and doc[i + 2].is_digit and doc[i + 3].text in (",", ".")


def may_be_name(token: Token, known: frozenset[str], *, listed: bool = False) -> bool:
    """Whether a proper noun can be a person's name although the parser does not say so: of two words or more, none of
    them a word of the language, or one that is ``known`` from a person's name. Who is ``listed`` with persons is."""
    if token.pos_ != "PROPN" or token.ent_type_ in _NO_NAMES or not token.text[:1].isupper():
        return False
    if token.lower_ in known or is_aged(token) or is_kin(token):
        return True
    placed = token.ent_type_ in ("ORG", "GPE", "LOC", "FAC") and not token.text.isupper() and not listed
    if placed and is_entity_wide(token):
        return False
    before = token.nbor(-1) if token.i else token
    double = before.pos_ == "PROPN" and before.dep_ in NAME_PARTS and before.head.i == token.i
    return double and not (is_common(token.lower_) or is_common(before.lower_))
