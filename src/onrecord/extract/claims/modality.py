"""Whether a claim is of something that happened, or is planned, threatened, demanded, possible or negated."""

from spacy.tokens import Token

from onrecord.extract.claims.tables import person_nouns
from onrecord.extract.claims.triggers import is_infinitive, subjects_of
from onrecord.model import Modality

PLANNED_ADJECTIVES = frozenset("due set scheduled expected ready slated bound".split())
PLANNED_VERBS = frozenset(
    "plan intend expect schedule aim prepare try seek attempt want hope struggle battle fight strive go".split()
)
THREATENING = frozenset({"threaten", "vow", "pledge", "swear"})
DENYING = frozenset({"deny", "prevent", "foil", "thwart", "avert", "rule", "order"})
DEMANDING = frozenset("demand urge call ask tell order request appeal press pressure insist want push warn".split())
POSSIBLE_AUX = frozenset({"may", "might", "could", "can"})
#: not "reportedly": what was done by hearsay was done, and its origin says by whose word
POSSIBLE_WORDS = frozenset("allegedly possibly apparently likely probably suspected presumably".split())
BELIEF = frozenset({"believe", "think", "fear", "suspect", "assume", "presume", "suggest"})
BODIES = frozenset({"body", "corpse", "remains"})
#: who people are by what befell them: whatever is said of them, it did
STATED = BODIES | frozenset("idp refugee evacuee returnee displaced hostage deceased".split())
#: what stands behind these is taken as known: "plans to stay on after the murder of"
PRESUPPOSING = frozenset({"after", "since", "following", "despite", "because", "due"})
CONFIRMING = frozenset({"confirm", "verify", "corroborate"})
#: verbs by which a deed comes about: what they may do is not done yet ("could lead to the death of")
BRINGING = frozenset("cause result lead bring mean risk fear avoid carry commit perpetrate do".split())
#: whose "for" says that the deed is yet to be done
CALLING = frozenset({"warrant", "order", "plan", "call", "demand", "request"})
#: a deed behind "of" after these is yet to be done, or only feared
AIMS = frozenset({"aim", "goal", "objective", "intention", "prospect", "mission", "plan", "plot"})
RISKS = frozenset({"risk", "threat", "danger", "possibility"})
#: what is answered by a deed has happened: "in retaliation for the deaths of"
ANSWERS = frozenset({"retaliation", "revenge", "reprisal", "vengeance", "retribution"})
#: who has a part in a deed, though only allegedly, has it in one that was done; and what comes to who did one
SHARING = frozenset("involve implicate participate involvement participation role part complicity".split())
PUNISHING = frozenset("face try sentence punish prosecute charge jail hold arrest indict convict appear answer".split())
#: a question who did it or how takes the deed as done
ASKING = frozenset({"who", "how", "why", "where", "what", "when", "whose"})
#: who makes a deed possible has not made it done
ENABLING = frozenset({"enable", "allow", "permit"})
#: what bids a deed with its noun behind "for", and what makes one a plan with it as object: "announced a withdrawal"
CALLS = frozenset({"call", "appeal", "press", "push"})
ANNOUNCED = frozenset("withdrawal pullout pullback deployment redeployment evacuation repatriation".split())
FAILED = frozenset({"attempted", "failed", "foiled", "thwarted"})
#: who may have seen a deed or looks into it takes it as done
WITNESSING = frozenset(
    "witness see hear show investigate probe film discuss solve explain report clear avenge mourn commemorate".split()
)
PERSONAL = frozenset({"he", "she", "who"})
MERELY = frozenset({"merely", "only", "just", "simply", "solely"})
HYPOTHETICAL = frozenset({"if", "whether", "unless"})


def read_modality(token: Token) -> Modality:
    """The modality of the claim that ``token`` carries, read off the words around it and the verbs above it."""
    if token.lemma_.lower() in STATED:  # whatever is done with the bodies, there are some
        return own_modality(token) or "actual"
    own = own_modality(token)
    if token.head.lemma_.lower() in DEMANDING and token.dep_ in ("xcomp", "ccomp") and is_infinitive(token):
        return "demanded"
    if own is not None:
        return own
    verb, below = token, token
    for _ in range(4):
        if verb.head.i == verb.i or is_description(verb) or takes_as_done(verb):
            break
        below, verb = verb, verb.head
        if is_apart(below) or (below.dep_ == "advcl" and verb.pos_ == "AUX"):
            break
        if below.dep_ == "dobj" and verb.lemma_.lower() in WITNESSING:
            break
        governed = governed_modality(verb, below)
        if governed is not None and token.dep_ == "amod" and is_told_of(token, governed):
            break
        if governed is not None:
            return governed
        if verb.pos_ == "VERB" and below.dep_ not in (
            "xcomp",
            "ccomp",
            "conj",
            "dobj",
            "pobj",
            "prep",
            "nsubj",
            "nsubjpass",
            "pcomp",
        ):
            break
    return "actual"


def is_told_of(harm: Token, governed: Modality) -> bool:
    """Whether a sentence speaks of people known as hurt: "refuse to name the two injured men", "the two missing men may
    have fled"; who is only brought in ("there may be two injured men") is not."""
    return governed != "possible" or harm.lower_ == "missing" or harm.head.dep_ in ("nsubj", "nsubjpass")


def is_apart(clause: Token) -> bool:
    """Whether a clause joined to another says all of its own: "may have fled, and he killed her"."""
    has_own = any(child.dep_ in ("nsubj", "nsubjpass") for child in clause.children)
    bare = clause.tag_ in ("VBD", "VBZ", "VBP", "VBN")  # "left two dead and two wounded" has no auxiliary
    finite = bare or any(child.dep_ in ("aux", "auxpass") for child in clause.children)
    return clause.dep_ == "conj" and has_own and finite


def takes_as_done(word: Token) -> bool:
    """Whether what hangs on a word is taken as done whatever is said of it: "after the murder of", "in retaliation for
    the deaths of", "determine who hurt", "will face a judge for shooting", "allegedly involved in the murder of"."""
    over = word.head.lemma_.lower()
    if word.dep_ == "prep":
        answered = word.lower_ == "for" and (over in ANSWERS or (over in PUNISHING and tells_deed(word)))
        return word.lower_ in PRESUPPOSING or answered or (word.lower_ == "in" and over in SHARING)
    asked = word.dep_ == "ccomp" and not is_infinitive(word)
    return asked and any(child.lower_ in ASKING and child.i < word.i for child in word.children)


def is_asked_who(order: Token) -> bool:
    """Whether a question is who ordered a deed, which is done then: "who gave the order to kill six priests"."""
    verb = order.head if order.pos_ == "NOUN" else order
    return any(child.dep_ == "nsubj" and child.lower_ == "who" for child in verb.children)


def tells_deed(preposition: Token) -> bool:
    return any(child.dep_ == "pcomp" for child in preposition.children)


def deed_modality(noun: Token) -> Modality:
    """The modality of a deed that a noun tells by whom it hit ("the murder of X"): it is done, whatever comes of it
    ("will investigate the murder of X"), unless the verb over it plans, threatens or denies it."""
    over = next((token.lemma_.lower() for token in noun.ancestors if token.pos_ == "VERB"), "")
    if over in PLANNED_VERBS | THREATENING | DENYING | DEMANDING | BRINGING | CONFIRMING:
        return read_modality(noun)
    behind = noun.head if noun.dep_ == "pobj" and noun.head.lower_ in ("of", "for") else None
    feared = None if behind is None or behind.head.pos_ != "NOUN" else governed_modality(behind.head, behind)
    return own_modality(noun) or feared or "actual"


def is_hypothetical(deed: Token) -> bool:
    """Whether a deed is only supposed: "if nobody is evacuated"."""
    return any(child.dep_ == "mark" and child.lower_ in HYPOTHETICAL for child in deed.children)


def is_known(deed: Token) -> bool:
    """Whether a noun speaks of a deed as one that is known: "the murder of six priests", "the mayor's death"."""
    return any(child.dep_ == "poss" or (child.dep_ == "det" and child.lower_ == "the") for child in deed.children)


def is_attempt(deed: Token) -> bool:
    """Whether a deed is told as one that failed, so that what it would have done is not: "the attempted murder of"."""
    return deed.pos_ == "NOUN" and any(child.lower_ in FAILED for child in deed.children if child.dep_ == "amod")


def is_description(verb: Token) -> bool:
    """Whether a verb tells which one a noun is: a relative clause, a participle ("the two people taken hostage")."""
    if verb.dep_ == "relcl":
        return not is_infinitive(verb)
    return verb.dep_ == "acl" and verb.tag_ == "VBN" and all(child.dep_ != "mark" for child in verb.children)


def is_carried_on(verb: Token) -> bool:
    """Whether what follows was done next: "went on to kill"."""
    return verb.lemma_ == "go" and verb.tag_ == "VBD" and any(child.lower_ == "on" for child in verb.children)


def own_modality(token: Token) -> Modality | None:
    """Modality by the words that hang on a verb or noun itself."""
    for child in token.children:
        word = child.lower_
        if (child.dep_ == "neg" and not is_merely(child)) or (child.dep_ == "det" and word == "no"):
            return "negated"
        if child.dep_ == "aux":
            if word in POSSIBLE_AUX:
                return "possible"
            if word in ("will", "'ll", "shall", "would", "'d", "’ll"):
                return "possible" if is_conditional(token) else "planned"
        if word in POSSIBLE_WORDS and child.dep_ != "advcl" and not (word == "allegedly" and is_done_by_person(token)):
            return "possible"
        if child.dep_ == "mark" and word in HYPOTHETICAL:
            return "possible"
        if child.dep_ == "prep" and word == "according" and is_unnamed(child):
            return "possible"
    return None


def is_conditional(verb: Token) -> bool:
    """Whether what a verb says is to come only if something else does: "if they take the hill, they will"."""
    clauses = [child for child in verb.children if child.dep_ == "advcl"]
    return any(child.dep_ == "mark" and child.lower_ == "if" for clause in clauses for child in clause.children)


def is_merely(negation: Token) -> bool:
    """Whether a negation denies only that it was no more: "is not merely an attack on him"."""
    return negation.i + 1 < len(negation.doc) and negation.nbor().lower_ in MERELY


def is_done_by_person(verb: Token) -> bool:
    """Whether "allegedly" leaves open who did a deed and not that it was done: "the man who allegedly shot two", "he is
    believed to have shot two"."""
    hit = any(child.dep_ in ("dobj", "agent") for word in (verb, *verb.conjuncts) for child in word.children)
    doers = subjects_of(verb) if hit else []
    return any(
        doer.lemma_.lower() in person_nouns() | PERSONAL or doer.ent_type_ == "PERSON" for doer in doers
    ) and not has_aux(verb)


def has_aux(verb: Token) -> bool:
    """Whether a verb tells of a deed that may yet come: "is believed to kill", "may have killed"."""
    words = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    return bool(words & (POSSIBLE_AUX | {"will", "would"})) or ("to" in words and "have" not in words)


def is_unnamed(preposition: Token) -> bool:
    """Whether "according to" names nobody: "some reports"; those of a body, or received by one, are its own."""
    behind = [token for token in preposition.subtree if token.dep_ == "pobj" and token.lower_ in ("report", "reports")]
    named = (
        token.pos_ == "PROPN" or token.dep_ in ("compound", "poss") for report in behind for token in report.subtree
    )
    return bool(behind) and not any(named)


def governed_modality(verb: Token, below: Token) -> Modality | None:
    """Modality by the verb or adjective above: "was due to meet", "urged Russia to stop", "failed to enter"."""
    lemma = verb.lemma_.lower()
    if lemma == "order" and is_asked_who(verb):
        return None
    if verb.pos_ == "NOUN" and any(child.dep_ == "det" and child.lower_ == "no" for child in verb.children):
        return "negated"
    infinitive = is_infinitive(below) and not is_carried_on(verb)
    subordinate = below.dep_ in ("xcomp", "ccomp", "acl", "advcl")
    if lemma in PLANNED_ADJECTIVES and below.dep_ in ("xcomp", "ccomp", "acl") and infinitive:
        return "planned"
    if lemma in ("fail", "refuse") and infinitive:
        return "negated"
    if lemma in ("deny", "rule") and below.dep_ in ("xcomp", "ccomp", "dobj", "pcomp"):
        return "negated"
    if verb.pos_ in ("NOUN", "PROPN") and lemma in CALLING and below.dep_ == "prep" and below.lower_ == "for":
        return "planned"
    if verb.pos_ == "NOUN" and below.dep_ == "prep" and below.lower_ == "of" and lemma in AIMS | RISKS:
        return "planned" if lemma in AIMS else "possible"
    if lemma in CALLS and below.dep_ == "prep" and below.lower_ == "for":
        return "demanded"
    if below.dep_ == "dobj" and (lemma == "order" or (lemma == "announce" and below.lemma_.lower() in ANNOUNCED)):
        return "planned"
    if lemma == "aim" and below.dep_ == "prep" and below.lower_ == "at":
        return "planned"
    if lemma == "unable" and infinitive:
        return "negated"
    if lemma in ENABLING and subordinate and infinitive:
        return "possible"
    if lemma in BELIEF and subordinate:
        return None if is_done_by_person(below) else "possible"
    if lemma in THREATENING and subordinate and infinitive:
        return "threatened"
    if lemma in DEMANDING and subordinate and infinitive:
        return "demanded"
    if lemma in PLANNED_VERBS and subordinate and infinitive:
        return "planned"
    if subordinate and infinitive and below.dep_ in ("acl", "advcl") and not lemma.startswith("manage"):
        return "planned"
    told = below.dep_ == "attr" and any(child.dep_ == "expl" for child in verb.children)
    able = below.dep_ == "acomp" and below.lemma_.lower() in ("able", "unable")
    same = told or able or below.dep_ in ("conj", "xcomp", "dobj", "pobj", "prep", "nsubj", "nsubjpass")
    if same and verb.pos_ in ("VERB", "AUX"):
        return own_modality(verb)
    return None
