"""VERB JOINED TO ANOTHER -> whether it has people of its own, whom the parser hung elsewhere."""

from spacy.tokens import Token

from onrecord.extract.measure_cues import QUALIFIERS

_SPELLS = frozenset(["DATE", "TIME"])


def has_lost_subject(partner: Token, verb: Token) -> bool:
    """Whether a passive verb joined to another lost its subject: to the object of that ("killed 12, and 30 were hurt")
    or to a noun that the parser joined to the verb itself ("four were killed and at least ten more were hurt")."""
    own = {child.dep_ for child in partner.children}
    if "auxpass" not in own or "nsubjpass" in own:
        return False
    if stray_subject(partner) is not None:
        return True
    return any(
        child.dep_ == "dobj" or (child.dep_ == "conj" and child.pos_ != "VERB" and child.i < partner.i)
        for child in verb.children
    )


def stray_subject(verb: Token) -> Token | None:
    """The noun or number right before a passive verb's auxiliary, where the parser hung it on what stands before: "four
    were killed, including a boy, and ten more were hurt"."""
    first = min(child.i for child in verb.children if child.dep_ in ("auxpass", "aux"))
    before = verb.doc[first - 1] if first > verb.sent.start else None
    if before is None or before.dep_ != "pobj" or before.head.head.i != verb.head.i or before.ent_type_ in _SPELLS:
        return None
    joined = any(token.dep_ == "cc" for token in verb.doc[before.head.i : before.left_edge.i + 1])
    return before if joined else None


def find_stray_verb(token: Token) -> Token | None:
    """The passive verb whose subject a noun is that the parser joined to the verb before or to its object."""
    if any(child.dep_ == "conj" for child in token.children):
        return None
    if token.dep_ == "pobj":
        partners = [child for child in token.head.head.children if child.dep_ == "conj" and child.i > token.i]
        return next((one for one in partners if has_lost_subject(one, one.head) and stray_subject(one) == token), None)
    if token.head.dep_ != "dobj" and (token.head.pos_ != "VERB" or token.pos_ == "VERB"):
        return None
    verb = token.head if token.head.pos_ == "VERB" else token.head.head
    partners = [child for child in verb.children if child.dep_ == "conj" and child.i > token.i]
    return next((partner for partner in partners if has_lost_subject(partner, verb)), None)


def counts_more(partner: Token) -> bool:
    """Whether a joined participle has its own people, whom the parser took for an adverb: "three were killed and many
    more wounded"."""
    mores = (child for child in partner.children if child.lower_ == "more" and child.i < partner.i)
    return any(child.dep_ in ("amod", "nummod") for more in mores for child in more.children)


def counts_others(partner: Token, verb: Token) -> bool:
    """Whether a joined verb has a number of its own behind it that the parser hung elsewhere: "killed 16 people and
    wounded 40 Tuesday"."""
    behind = partner.doc[partner.i + 1 : partner.i + 4]
    own = next((token.like_num for token in behind if token.lower_ not in QUALIFIERS), False)
    return own and any(child.dep_ == "dobj" and child.i < partner.i for child in verb.children)
