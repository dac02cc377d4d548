"""A TOLL -> THE MEASURE OF ITS NUMBER: "the death toll rose to 16", "the number of displaced is 300"."""

from spacy.tokens import Token

from onrecord.extract.measure_cues import Found, Kind, match_adjective, match_noun, match_verb

PARTS = frozenset(["including", "among", "like", "except", "besides", "excluding"])
TOLL_NOUNS = frozenset(
    "toll number count figure loss death tally fatality casualty injury dead body corpse martyr".split()
)
#: as objects what others find: "two hikers discovered the bodies"
_REMAINS = frozenset(["body", "corpse"])
TOLL_PREPOSITIONS = frozenset(["to", "at", "from", "past", "above", "beyond", "over"])
_TOLL_CLIMB = 4  # the most words between a number and the verb that sets a toll to it


def find_toll_above(prep: Token, kind: Kind) -> Found | None:
    """The toll that a number after a preposition belongs to, over the few words that the parser may hang it on."""
    if not any(token.like_num for token in prep.subtree):
        return None
    node = prep.head
    for _ in range(_TOLL_CLIMB):
        if node.pos_ in ("VERB", "AUX") and not (node.tag_ == "VBN" and node.dep_ in ("acl", "pcomp")):
            return find_toll(node, kind)
        if node.lemma_.lower() in TOLL_NOUNS:
            return _toll_cue(node, kind)
        node = node.head
    return None


def find_toll(verb: Token, kind: Kind) -> Found | None:
    """The measure of a toll that a verb sets to the counted number ("the death toll rose to 16")."""
    for child in verb.children:
        found_by_them = child.dep_ == "dobj" and child.lemma_.lower() in _REMAINS
        told = child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and child.lemma_.lower() in TOLL_NOUNS
        if told and not found_by_them:
            found = _toll_cue(child, kind)
            if found:
                return found
    return None


def find_toll_of(number: Token, kind: Kind) -> Found | None:
    """The toll that a number alone is set to, where the parser hung it on a word between ("at 16 earlier")."""
    node = number
    for _ in range(_TOLL_CLIMB):
        node = node.head
        if node.pos_ in ("VERB", "AUX"):
            return find_toll(node, kind)
    return None


def _toll_cue(noun: Token, kind: Kind) -> Found | None:
    """What a toll is a toll of: "death toll", "number of displaced"; "the number of dead and wounded" is ``other``."""
    first: Found | None = None
    for inner in noun.subtree:
        if inner.lower_ in PARTS and inner.i > noun.i:
            break  # what "including" lists may be other people: "56 dead, including 11 children, and dozens wounded"
        cue = match_noun(inner, "self", kind) or match_noun(inner, "of", kind) or match_adjective(inner, kind)
        if cue is None and inner.dep_ == "relcl":  # "the number of those who died"
            cue = match_verb(inner, "subject", kind)
        if cue and first is None:
            first = Found(cue, inner)
        elif cue and first and {cue.measure, first.cue.measure} == {"killed", "injured"}:
            return first._replace(cue=first.cue._replace(measure="other"))
    return first
