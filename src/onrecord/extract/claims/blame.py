"""WORDS AROUND A DEED -> WHO IS SAID TO HAVE DONE IT, and how sure that is: blame, suspicion, claims, denials."""

from collections.abc import Iterable
from typing import NamedTuple

from spacy.tokens import Token

from onrecord.extract.claims.modality import BELIEF, HYPOTHETICAL, POSSIBLE_AUX, POSSIBLE_WORDS
from onrecord.extract.claims.triggers import subjects_of, with_conjuncts
from onrecord.model import Certainty

#: from told as fact to cleared of it: of two readings the less sure one holds
UNSURE: tuple[Certainty, ...] = ("reported", "claimed", "accused", "suspected", "denied", "cleared")
#: verbs by which a side carries out an act that a noun names
DOING = frozenset(
    "begin carry commit conduct continue deliver drop escalate execute fire intensify launch mastermind mount"
    " orchestrate order perpetrate renew repeat resume stage start undertake unleash wage".split()
)
#: verbs by which somebody sets up what harms
SETTING = frozenset("drop fire launch plant throw hurl lay detonate place set drive release leave trigger".split())
#: what a side says of a deed that a noun names as its own or not its own
OWNING: dict[str, Certainty] = {
    "claim": "claimed", "admit": "claimed", "acknowledge": "claimed", "confess": "claimed", "deny": "denied",
}  # fmt: skip
#: verbs that lay a deed on somebody, with the preposition before him
LAYING: dict[str, tuple[str, ...]] = {
    "blame": ("on", "upon"), "attribute": ("to",), "ascribe": ("to",), "pin": ("on",), "trace": ("to",),
    "lay": ("on", "to"),
}  # fmt: skip
#: verbs that charge somebody with a deed: the prepositions before the deed, and what that makes of him
CHARGING: dict[str, tuple[frozenset[str], Certainty]] = {
    "accuse": (frozenset({"of"}), "accused"),
    "blame": (frozenset({"for"}), "accused"),
    "charge": (frozenset({"with", "in", "over"}), "accused"),
    "indict": (frozenset({"for", "in", "on", "over"}), "accused"),
    "implicate": (frozenset({"in"}), "accused"),
    "suspect": (frozenset({"of", "in"}), "suspected"),
    "link": (frozenset({"to", "with"}), "suspected"),
    "tie": (frozenset({"to"}), "suspected"),
    "arrest": (frozenset({"for", "over", "in"}), "suspected"),
    "convict": (frozenset({"of", "for", "in"}), "reported"),
    "acquit": (frozenset({"of", "in"}), "cleared"),
    "clear": (frozenset({"of"}), "cleared"),
    "exonerate": (frozenset({"of", "in"}), "cleared"),
    "absolve": (frozenset({"of"}), "cleared"),
}
#: verbs with "in" that make their subject one of the doers
SHARING = frozenset({"participate", "involve", "implicate", "engage"})
#: nouns between a deed and the word about it: "involvement in the killing", "responsibility for it"
PART = frozenset("complicity credit hand involvement part participation role responsibility".split())
TAKING = frozenset({"claim", "take", "assume", "accept", "admit", "bear", "acknowledge", "play", "have"})
#: parts that one plays or has; of the others one says that one has them
PLAYED = frozenset({"hand", "part", "participation", "role"})
REFUSING = frozenset({"deny", "reject", "disclaim", "refute"})
HEDGING = frozenset({"alleged", "apparent", "presumed", "possible", "accused"})
#: whose saying makes an accusation of what follows
ALLEGING = frozenset({"allege", "accuse", "charge"})
#: verbs in the passive with what somebody is said to have done: "are believed to have"
SAID_OF = BELIEF | ALLEGING | {"say", "report", "know"}


class Doer(NamedTuple):
    """A noun for who did a deed, how sure that is, and the noun for who else says so (``None``: nobody named)."""

    token: Token
    certainty: Certainty = "reported"
    by: Token | None = None


def less_sure(one: Certainty, other: Certainty) -> Certainty:
    return max(one, other, key=UNSURE.index)


def weaken(doers: Iterable[Doer], certainty: Certainty, by: Token | None = None) -> list[Doer]:
    """The doers with no more certainty than this."""
    return [doer._replace(certainty=less_sure(doer.certainty, certainty), by=doer.by or by) for doer in doers]


def objects_behind(token: Token, prepositions: Iterable[str]) -> list[Token]:
    """Nouns behind one of these prepositions of a word, or of its object ("blamed the strike on the army")."""
    words = [token, *(child for child in token.children if child.dep_ in ("dobj", "prt"))]
    behind = [
        child for word in words for child in word.children if child.dep_ == "prep" and child.lower_ in prepositions
    ]
    return [
        noun for child in behind for thing in child.children if thing.dep_ == "pobj" for noun in with_conjuncts(thing)
    ]


def hedge_on(word: Token) -> Certainty:
    """What the words on a deed or a doer itself make of it: "suspected rebels", "may have been", "was not"."""
    certainty: Certainty = "reported"
    for child in word.children:
        if child.dep_ == "neg" and not any(opens_doubt(other) or other.lower_ == "to" for other in word.children):
            certainty = less_sure(certainty, "denied")
        elif child.lower_ in POSSIBLE_WORDS or child.lower_ in HEDGING or opens_doubt(child):
            certainty = less_sure(certainty, "suspected")
    return certainty


def opens_doubt(child: Token) -> bool:
    """ "may have", "whether"."""
    return (child.dep_ == "aux" and child.lower_ in POSSIBLE_AUX) or (
        child.dep_ == "mark" and child.lower_ in HYPOTHETICAL
    )


def read_above(verb: Token, doer: Token) -> tuple[Certainty, Token | None]:
    """How sure the clauses over a verb leave it that somebody did what it says, and whose word that is."""
    certainty, by = hedge_on(verb), None
    for _ in range(5):
        above = verb.head
        if above.i == verb.i or verb.dep_ not in ("xcomp", "ccomp", "pcomp", "prep", "conj", "advcl", "acomp", "attr"):
            break
        lemma = above.lemma_.lower()
        given, sayer = judge_verb(above, lemma, verb, doer)
        if verb.dep_ in ("xcomp", "conj"):
            given = less_sure(given, hedge_on(above))
        certainty, by = less_sure(certainty, given), by or sayer
        verb = above
    return certainty, by


def judge_verb(verb: Token, lemma: str, below: Token, doer: Token) -> tuple[Certainty, Token | None]:
    """What one verb makes of the clause below it."""
    sayers = [noun for noun in subjects_of(verb) if noun.i != doer.i]
    by = sayers[0] if sayers else None
    if below.dep_ == "prep":
        charge = CHARGING.get(lemma)
        return (charge[1], by) if charge is not None and below.lower_ in charge[0] else ("reported", None)
    if below.dep_ not in ("xcomp", "ccomp", "pcomp"):
        return "reported", None
    if lemma in BELIEF:
        return "suspected", by
    if lemma in ALLEGING:
        return "accused", by
    if lemma in OWNING:
        return ("accused", by) if lemma == "claim" and by is not None else (OWNING[lemma], by or doer)
    return "reported", None


def is_passive(verb: Token) -> bool:
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return True
    return any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)


def doers_of_verb(verb: Token) -> list[Doer]:
    """Who does what a verb says, with the certainty that the words around leave."""
    return [Doer(noun, *read_above(verb, noun)) for noun in subjects_of(verb)]


def doers_over(noun: Token) -> list[Doer]:
    """Who did the deed of a noun, by the verbs over it and in its relative clauses."""
    found: list[Doer] = []
    for child in noun.children:
        if child.dep_ in ("acl", "relcl"):
            found += doers_by_clause(child)
    if noun.dep_ in ("nsubjpass", "dobj"):
        found += doers_by_object(noun.head)
    elif noun.dep_ == "nsubj":
        found += doers_by_subject(noun.head)
    elif noun.dep_ == "pobj" and noun.head.dep_ in ("prep", "dative"):
        found += doers_by_preposition(noun.head)
    return found


def doers_by_clause(verb: Token) -> list[Doer]:
    """Doers in a clause on the deed: "claimed by", "which the army blamed on", "for which the Front claimed credit"."""
    for child in verb.children:
        if child.dep_ == "prep" and any(thing.tag_ == "WDT" for thing in child.children):
            if (own := take_part(verb)) is not None:
                return own
            return doers_by_preposition(child)
    return doers_by_object(verb)


def doers_by_object(verb: Token) -> list[Doer]:
    """Doers by a verb whose object, or subject in the passive, is the deed."""
    lemma = verb.lemma_.lower()
    if lemma in SAID_OF and is_passive(verb):
        below = [by for child in verb.children if child.dep_ == "xcomp" for by in doers_by_object(child)]
        below += [by for child in verb.children if child.dep_ == "xcomp" for by in doers_by_subject(child)]
        return weaken(below, "suspected") if lemma in BELIEF or lemma in ALLEGING else below
    if lemma in LAYING:
        accusers = subjects_of(verb)
        certainty, _ = read_above(verb, verb)
        laid = [
            Doer(noun, "accused", accusers[0] if accusers else None) for noun in objects_behind(verb, LAYING[lemma])
        ]
        return weaken(laid, certainty if certainty in ("suspected", "denied") else "accused")
    if lemma in OWNING:
        return [Doer(noun, OWNING[lemma], noun) for noun in subjects_of(verb)]
    return doers_of_verb(verb) if lemma in DOING else []


def doers_by_subject(verb: Token) -> list[Doer]:
    """Doers by a verb that says of a deed whose it was: "was the work of", "bore the hallmarks of"."""
    found: list[Doer] = []
    for child in verb.children:
        word = child.lemma_.lower()
        if child.dep_ == "attr":
            found += [
                Doer(noun, hedge_on(verb))
                for noun in objects_behind(child, ("of", "by") if word == "work" else ("by",))
            ]
        elif child.dep_ == "dobj" and verb.lemma_.lower() == "involve":
            found += [Doer(noun, *read_above(verb, noun)) for noun in with_conjuncts(child)]
        elif child.dep_ == "dobj" and word in ("hallmark", "fingerprint"):
            found += [Doer(noun, "suspected") for noun in objects_behind(child, ("of",))]
    return found


def take_part(verb: Token) -> list[Doer] | None:
    """Who claims or refuses a part in a deed by a verb ("claimed responsibility"); ``None`` for other verbs."""
    if verb.lemma_.lower() not in TAKING | REFUSING:
        return None
    parts = [child for child in verb.children if child.dep_ == "dobj" and child.lemma_.lower() in PART]
    return own_part(parts[0]) if parts else None


def own_part(part: Token) -> list[Doer]:
    """Who has a part in a deed by the words over that part: "claimed responsibility", "denied any role"."""
    verb, lemma = part.head, part.head.lemma_.lower()
    owners = [child for child in part.children if child.dep_ == "poss" and child.pos_ != "PRON"]
    if part.dep_ == "dobj" and (lemma in TAKING or lemma in REFUSING):
        played = part.lemma_.lower() in PLAYED and lemma in ("take", "play", "have", "bear")
        certainty: Certainty = "reported" if played else "claimed" if lemma in TAKING else "denied"
        if any(child.dep_ == "neg" for child in verb.children):
            certainty = "suspected" if certainty == "denied" else "denied"
        own = [Doer(noun, certainty, noun) for noun in subjects_of(verb) if not is_nobody(noun)]
        return [Doer(noun, "denied", own[0].token if own else None) for noun in owners] if owners else own
    charged = doers_by_preposition(part.head) if part.dep_ == "pobj" else []
    return charged or [Doer(noun, "accused") for noun in owners]


def is_nobody(noun: Token) -> bool:
    return noun.lower_ in ("nobody", "none") or any(child.lower_ in ("no", "neither") for child in noun.children)


def doers_by_preposition(preposition: Token) -> list[Doer]:
    """Doers by what a preposition before the deed hangs on: "accused of", "behind", "responsible for", "credit for"."""
    over, word = preposition.head, preposition.lower_
    above = CHARGING.get(over.head.lemma_.lower()) if over.dep_ in ("dobj", "nsubjpass") else None
    if above is not None and word in above[0]:  # the parser hangs "for the murder" on whom they blamed
        over = over.head
    lemma = over.lemma_.lower()
    if over.pos_ == "NOUN" and lemma in PART and word in ("for", "in"):
        return own_part(over)
    charge = CHARGING.get(lemma)
    if charge is not None and word in charge[0]:
        return charged_by(over, charge[1])
    if word in ("for", "in") and (own := take_part(over)) is not None:
        return own
    if lemma in SHARING and word == "in":
        return sharers(over)
    if (word == "behind" and lemma == "be") or (word == "for" and lemma == "responsible"):
        return answerable(over)
    return []


def sharers(verb: Token) -> list[Doer]:
    """Who participated or was involved in a deed: "suspects believed to have participated in the murder"."""
    suffered = [noun for child in verb.children if child.dep_ == "nsubjpass" for noun in with_conjuncts(child)]
    if suffered:
        return [Doer(noun, *read_above(verb, noun)) for noun in suffered]
    return doers_of_verb(verb)


def charged_by(verb: Token, certainty: Certainty) -> list[Doer]:
    """Whom a verb charges, and who does the charging."""
    objects = [noun for child in verb.children if child.dep_ in ("dobj", "nsubjpass") for noun in with_conjuncts(child)]
    charged = objects or ([verb.head] if verb.dep_ in ("acl", "relcl") else [])
    accusers = [noun for noun in subjects_of(verb) if noun not in charged]
    return [Doer(noun, certainty, accusers[0] if accusers else None) for noun in charged if not is_nobody(noun)]


def answerable(word: Token) -> list[Doer]:
    """Who is behind or responsible for a deed, and how sure: "is responsible", "hold the army responsible"."""
    held = [child for child in word.children if child.dep_ == "nsubj"]
    over = word.head
    if over.lemma_.lower() == "hold" and (held or word.dep_ in ("oprd", "acomp", "ccomp")):
        held = held or [child for child in over.children if child.dep_ in ("dobj", "nsubjpass")]
        holders = subjects_of(over)
        return [Doer(noun, "accused", holders[0] if holders else None) for noun in held if noun not in holders]
    verb = word if word.pos_ in ("VERB", "AUX") else over
    if verb.lemma_.lower() != "be" or any(noun.tag_ in ("WP", "WDT") for noun in subjects_of(verb)):
        return []
    return doers_of_verb(verb)
