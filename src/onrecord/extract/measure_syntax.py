"""TOKEN IN A PARSED DOCUMENT -> THE CUE THAT GOVERNS IT: its verb, the noun that it completes, what modifies it."""

from spacy.tokens import Token

from onrecord.extract.measure_cues import (
    ADJECTIVES,
    Cue,
    Found,
    Kind,
    Slot,
    find_self,
    found_adjective,
    found_verb,
    match_noun,
    match_state,
    match_verb,
    verb_key,
)
from onrecord.extract.measure_joined import counts_more, counts_others, find_stray_verb, has_lost_subject
from onrecord.extract.measure_tolls import PARTS, TOLL_PREPOSITIONS, find_toll, find_toll_above

_CONTAINERS = frozenset(
    "group total number crowd convoy list remainder rest family majority people team unit crew score dozen hundred"
    " thousand million third half quarter some most any all none estimate maximum minimum average".split()
)
_UPWARD = frozenset(["conj", "appos", "nummod", "quantmod", "compound", "nmod", "amod", "npadvmod", "dep", "poss"])
_COMPLEMENTS = frozenset(["acomp", "oprd", "attr", "ccomp", "xcomp"])
#: verbs of harm that a "killed" joined to them explains
_MEANS = frozenset(["shoot", "stab", "strike", "hit", "beat", "burn", "gun"])
_LEFT_REACH = 14  # the most tokens between what "leave" left and the state that it left it in


def find_return(token: Token, kind: Kind) -> Found | None:
    """The cue of a verb that says of people who had moved that they are back: "300 displaced families returned"."""
    if token.dep_ not in ("nsubj", "nsubjpass"):
        return None
    found = _find_verb(token, token.head, kind)
    return found if found and found.cue.measure == "returned" else None


def find_governor(token: Token, start: int, kind: Kind, steps: int = 6) -> Found | None:
    """The cue above a token: of its verb, of the noun that it completes, or of the whole that it is part of.
    ``start`` is where the count begins, so that "12" in "seven of the 12" does not get what befell the seven."""
    dep, head = token.dep_, token.head
    if steps == 0 or head.i == token.i:
        return found_verb(token, "object", kind) if token.pos_ == "VERB" else None
    if dep in ("nsubj", "nsubjpass", "dobj", "csubj", "dative"):
        return _find_verb(token, head.head if head.dep_ == "auxpass" else head, kind)  # "300 remained displaced"
    if dep == "pobj" and (own := find_stray_verb(token)) is not None:
        return found_verb(own, "object", kind)
    if dep == "pobj":
        return _find_preposition(head, start, kind, steps)
    if dep == "conj" and (own := find_stray_verb(token)) is not None:
        return found_verb(own, "object", kind)
    if dep in _UPWARD:
        if head.pos_ in ("VERB", "AUX"):
            return found_verb(_verb_before(token, head), "object", kind)
        return find_governor(head, start, kind, steps - 1)
    if dep in ("attr", "acomp", "oprd", "advmod", "ccomp", "advcl", "xcomp"):
        found = find_toll(head, kind) or _find_identity(head, kind)
        if dep == "attr" and head.dep_ == "auxpass" and head.head.i < head.i:
            return found or found_verb(head.head, "object", kind)  # "killed in the raid were 14 people"
        return found or (found_verb(head, "object", kind) if dep == "oprd" else None)
    return None


def _verb_before(token: Token, verb: Token) -> Token:
    """The verb whose object a noun is that the parser joined to the first of two: "burnt a truck and seized two guns,
    eight rifles"."""
    between = (child for child in verb.children if child.dep_ == "conj" and child.pos_ == "VERB")
    return max((child for child in between if verb.i < child.i < token.i), key=lambda child: child.i, default=verb)


def _find_verb(token: Token, verb: Token, kind: Kind) -> Found | None:
    """The cue of a verb for its subject or object, of a verb joined to it ("shot and killed"), of one that it governs
    ("forced to flee") or of the adjective that it gives the counted."""
    if verb.lemma_ == "include" and token.dep_ == "dobj":
        return _find_identity(verb, kind)
    found = (
        (verb.lemma_ == "hit" and find_toll(verb, kind))  # "the toll hit 14"
        or find_act(verb, _slot_of(token, verb), kind)
        or _find_complement(verb, token, kind)
        or _find_adjective(verb, kind)
        or find_toll(verb, kind)
    )
    return found or (_find_left(token, verb, kind) if verb.lemma_ == "leave" else None)


def find_act(verb: Token, slot: Slot, kind: Kind) -> Found | None:
    """The cue of a verb or of one joined to it: to be shot and killed is to be killed, but "killed and injured 50" and
    "wounded or killed" leave open how many of each there were (measure ``other``)."""
    own, joined = found_verb(verb, slot, kind), _find_joined(verb, slot, kind)
    if own is None or joined is None:
        return own or joined
    measures = {own.cue.measure, joined.cue.measure}
    if measures == {"killed", "injured"}:
        means = own if own.cue.measure == "injured" else joined
        if verb_key(means.token) not in _MEANS:
            return own._replace(cue=own.cue._replace(measure="other"))
    return joined if joined.cue.measure == "killed" else own


def _slot_of(token: Token, verb: Token) -> Slot:
    """Subject or object; a headline's "24 killed in raids" has an object, whatever the parser says."""
    if token.dep_ in ("dobj", "nsubjpass", "dative"):
        return "object"
    dependents = {child.dep_ for child in verb.children}
    if "auxpass" in dependents:
        return "object"
    acting = acts_with_another(verb) or (token.lower_ == "who" and verb.tag_ == "VBD" and _shares_object(verb))
    bare = verb.tag_ in ("VBN", "VBD", "JJ", "NNP") and not dependents & {"dobj", "ccomp", "aux"} and not acting
    return "object" if bare and match_verb(verb, "subject") is None else "subject"


def acts_with_another(verb: Token) -> bool:
    """Whether a verb is done by its subject with the one joined to it: "a girl shot and killed her brother"."""
    return verb.tag_ == "VBD" and verb_key(verb) in _MEANS and _shares_object(verb)


def _shares_object(verb: Token) -> bool:
    """Whether a verb joined to another has the object of both, and no subject of its own."""
    joined = ({child.dep_ for child in other.children} for other in verb.children if other.dep_ == "conj")
    return any("dobj" in own and not own & {"nsubj", "nsubjpass"} for own in joined)


def _find_joined(verb: Token, slot: Slot, kind: Kind) -> Found | None:
    """The cue of a verb joined to another that has no subject or object of its own."""
    partners = [child for child in verb.children if child.dep_ == "conj" and child.pos_ == "VERB"]
    own = {child.dep_ for child in verb.children}
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and "dobj" in own and not own & {"nsubj", "nsubjpass"}:
        partners.append(verb.head)
    for partner in partners:
        dependents = {child.dep_ for child in partner.children}
        alone = not dependents & {"nsubjpass", "dobj"} and ("nsubj" not in dependents or partner.i == verb.head.i)
        if counts_others(partner, verb) or has_lost_subject(partner, verb) or counts_more(partner):
            continue
        found = found_verb(partner, slot, kind) if alone else None
        if found:
            return found
    return None


def _find_complement(verb: Token, token: Token, kind: Kind) -> Found | None:
    """The verb that the counted does or suffers under another one: "forced 300 to flee", "were to be evacuated"."""
    able = (word for child in verb.children if child.lower_ in ("able", "unable") for word in child.children)
    for child in (*verb.children, *able):
        has_subject = any(c.dep_ in ("nsubj", "nsubjpass") and c.i != token.i for c in child.children)
        if child.dep_ in ("xcomp", "ccomp", "advcl") and child.i > token.i and not has_subject and verb_key(child):
            passive = child.tag_ == "VBN" and not any(c.lower_ in ("have", "having") for c in child.children)
            passive = passive or any(c.dep_ == "auxpass" for c in child.children)
            found = found_verb(child, "object" if passive else "subject", kind)
            if found:
                return found
    return None


def _find_adjective(verb: Token, kind: Kind) -> Found | None:
    """The adjective said of the counted: "were missing", "left 40,000 homeless", or what it is among ("the dead")."""
    own = found_adjective(verb, kind) if verb.tag_ == "JJ" else None
    if own:
        return own
    for child in verb.children:
        if child.dep_ in _COMPLEMENTS and child.i > verb.i and child.tag_ in ("JJ", "VBN", "RB", "NN"):
            found = found_adjective(child, kind)
            if found:
                return found
        elif child.lower_ == "among" and verb.lemma_ == "be":
            found = _find_class(child, kind)
            if found:
                return found
    return None


def _find_class(among: Token, kind: Kind) -> Found | None:
    """What the people are among whom the counted are: "among the 26 killed", "among the wounded"."""
    for noun in among.children:
        found = find_modifier(noun, kind) or find_self(noun, kind) or found_adjective(noun, kind)
        if found:
            return found
    return None


def _find_identity(verb: Token, kind: Kind) -> Found | None:
    """What the counted are said to be, or to be among: "the dead were four soldiers", "among the dead were two"."""
    for child in verb.children:
        if child.lower_ == "among":
            return _find_class(child, kind)
        if child.dep_ in ("nsubj", "nsubjpass", "acomp", "csubj") and child.i < verb.i:
            return find_self(child, kind) or found_adjective(child, kind) or find_modifier(child, kind)
    return None


def _find_left(counted: Token, verb: Token, kind: Kind) -> Found | None:
    """The adjective of "leave" where an insertion parts it from the counted ("leaving 23 civilians, nine of them
    children, dead")."""
    doc = verb.doc
    for i in range(counted.i + 1, min(len(doc), counted.i + _LEFT_REACH)):
        if doc[i].is_sent_start or doc[i].tag_ in ("VBZ", "VBP", "MD") or doc[i].dep_ == "mark":
            return None
        if doc[i].lower_ in ADJECTIVES:
            return found_adjective(doc[i], kind)
    return None


def _find_preposition(prep: Token, start: int, kind: Kind, steps: int) -> Found | None:
    """What a preposition hangs the counted on: a noun ("death of"), a whole ("including"), a toll ("rose to")."""
    low, head = prep.lower_, prep.head
    cue = match_noun(head, low, kind)
    if cue:
        return Found(_blend(cue, head, low, kind), head)
    if low == "of":
        climbs = start < prep.idx or head.lemma_.lower() in _CONTAINERS
        return find_governor(head, start, kind, steps - 1) if climbs else None
    if low in PARTS:
        if head.pos_ in ("VERB", "AUX"):
            found = found_verb(head, "object", kind) or found_verb(head, "subject", kind)
            return found or _find_adjective(head, kind)
        return find_governor(head, start, kind, steps - 1) or find_modifier(head, kind) or find_self(head, kind)
    if low == "with":
        verb = head if head.pos_ == "VERB" else head.head
        found = found_verb(verb, "object", kind)  # "hosts the largest number, with 3.6 million people"
        alike = prep.i > 0 and prep.nbor(-1).lower_ in ("along", "together")  # "was killed along with two others"
        return found if found and (alike or found.cue.measure == "hosted") else None
    if low == "to":
        for child in head.children:
            harm = match_noun(child, low, kind) if child.dep_ == "dobj" else None
            if harm:
                return Found(harm, child)  # "caused damage to 20 shops"
    return find_toll_above(prep, kind) if low in TOLL_PREPOSITIONS else None


def _blend(cue: Cue, noun: Token, link: str, kind: Kind) -> Cue:
    """The cue of a noun of harm; ``other`` where another shares its complement: "the killing or wounding of"."""
    joined = [child for child in noun.children if child.dep_ == "conj" and child.i < noun.i + 3]
    joined += [noun.head] if noun.dep_ == "conj" else []
    joined = [word for word in joined if not any(child.lower_ == link for child in word.children)]
    measures = {other.measure for word in joined if (other := match_noun(word, link, kind))} | {cue.measure}
    return cue._replace(measure="other") if measures == {"killed", "injured"} else cue


def find_modifier(token: Token, kind: Kind) -> Found | None:
    """The cue among the modifiers of the counted noun: "displaced families", "people killed by", "who fled"."""
    for child in token.children:
        found = None
        if child.dep_ == "amod" and child.i < token.i:
            found = found_adjective(child, kind)
        elif child.dep_ == "acl":
            found = find_act(child, "subject" if child.tag_ in ("VBG", "VB") else "object", kind)
        elif child.dep_ == "prep":
            cue = match_state(child, kind)
            found = Found(cue, child) if cue else _find_class(child, kind) if child.lower_ == "among" else None
        elif child.dep_ == "relcl":
            found = _find_relative(child, kind)
        if found:
            return found
    return None


def _find_relative(verb: Token, kind: Kind) -> Found | None:
    """The cue of a relative clause whose pronoun stands for the counted."""
    for child in verb.children:
        if child.lower_ in ("who", "whom", "that", "which") and verb.doc[child.i - 1].lower_ != "of":  # "of whom four"
            return _find_verb(child, verb, kind)
    return None
