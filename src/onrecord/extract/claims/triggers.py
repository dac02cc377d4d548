"""PARSED DOCUMENT -> TRIGGERS: the words that name an event, with its kind and outcome."""

from collections.abc import Iterable
from typing import NamedTuple

from spacy.tokens import Doc, Token

from onrecord.extract.claims.coming_about import enters_force
from onrecord.extract.claims.company import (
    ALWAYS_NOUNS,
    is_air_noun,
    is_driven,
    is_noun_for_verb,
    noun_lemma,
    tools_of,
    words_beside,
)
from onrecord.extract.claims.tables import (
    AIRCRAFT,
    CHARGES,
    CONSEQUENT,
    TEXTS,
    UNDERGONE,
    TriggerRow,
    facilities,
    forces,
    known_sides,
    person_nouns,
    terrain,
    things,
    trigger_rows,
)

PARTS = frozenset(
    {"part", "sector", "most", "some", "half", "area", "section", "swath", "swathe", "portion", "quarter", "third"}
)
ACTOR_NAMES = frozenset({"GPE", "NORP", "ORG", "PERSON"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
#: who runs from a deed, and what one runs from or on who does
RUNAWAYS = frozenset("suspect gunman gunmen shooter attacker assailant robber killer burglar thief".split())
LEFT_BEHIND = frozenset(
    "scene site foot car vehicle truck motorcycle police officer custody prison jail shooting crash court".split()
)


class Trigger(NamedTuple):
    """A word that names an event. ``token`` is its index in the document."""

    token: int
    kind: str
    outcome: str | None
    verb: bool


def find_triggers(doc: Doc, tokens: Iterable[Token]) -> list[Trigger]:
    """The triggers among ``tokens``, in order."""
    rows = trigger_rows()
    found = []
    for token in tokens:
        pos = token.pos_
        if pos == "VERB":
            candidates = rows.get((token.lemma_.lower(), "V")) or rows.get((token.lower_, "V"))
            if is_air_noun(token) or (candidates is None and is_noun_for_verb(token)):
                candidates, pos = rows.get((token.lower_.removesuffix("s"), "N")), "NOUN"
        elif pos in ("NOUN", "PROPN") or token.lemma_.lower() in ALWAYS_NOUNS:
            candidates = rows.get((token.lemma_.lower(), "N")) or rows.get((noun_lemma(token), "N"))
        else:
            continue
        if candidates is None or token.dep_ == "compound" or (pos == "PROPN" and token.ent_type_ == "PERSON"):
            continue
        row = choose_row(token, candidates)
        if row is not None and row.kind:
            found.append(Trigger(token.i, row.kind, settle_outcome(token, row), pos == "VERB"))
    return found


def choose_row(token: Token, rows: tuple[TriggerRow, ...]) -> TriggerRow | None:
    """The first row whose company and needs the token has."""
    company: frozenset[str] | None = None
    for row in rows:
        if row.beside:
            if company is None:
                company = words_beside(token)
            if not row.beside & (tools_of(token) if "armed" in row.needs else company):
                continue
        if all(meets(token, need) for need in row.needs - {"armed"}):
            return row
    return None


def meets(token: Token, need: str) -> bool:
    """Whether a token has the company that a row of the table asks for."""
    if need == "force":
        return any(is_force(subject) for subject in subjects_of(token))
    if need in ("place", "prize"):
        return any(is_ground(thing) for thing in objects_of(token, direct=need == "prize"))
    if need == "home":
        return not any(is_getaway(token, subject) for subject in subjects_of(token) or [token])
    if need == "flown":
        return any(subject.lemma_.lower() in AIRCRAFT for subject in subjects_of(token))
    if need in ("facility", "thing"):
        known = facilities() if need == "facility" else things()
        return any(thing.lemma_.lower() in known for thing in objects_of(token))
    if need == "people":
        return any(
            thing.pos_ in ("NOUN", "PROPN", "NUM") and not is_ground(thing)
            for thing in objects_of(token) + subjects_of(token)
        )
    if need == "actor":
        return any(child.ent_type_ in ACTOR_NAMES or is_force(child) or leader_of(child) for child in token.children)
    if need == "driven":
        return is_driven(token, subjects_of(token))
    if need == "truce":
        return enters_force(token)
    if need == "threatened":
        told = [child for child in token.children if child.dep_ == "nsubjpass"]
        people = any(thing.lemma_.lower() in person_nouns() or thing.ent_type_ == "PERSON" for thing in told)
        return people and all(is_speaker(subject) for subject in subjects_of(token))
    if need == "speaker":
        return any(is_speaker(subject) for subject in subjects_of(token))
    if need in ("bidden", "infinitive"):
        told = [child for child in token.children if child.dep_ in ("xcomp", "ccomp") and is_infinitive(child)]
        return bool(told) and (
            need == "infinitive"
            or any(child.dep_ in ("dobj", "nsubjpass") for child in token.children)
            or has_subject(told[0])
        )
    raise ValueError(f"triggers.csv asks for {need!r}, which nothing here tests")


def is_getaway(cue: Token, head: Token) -> bool:
    """Whether somebody runs from a deed and not from home: "fled the scene", "two suspects fled", "fled on foot"."""
    if cue.lemma_.lower() not in ("flee", "escape"):
        return False
    runs = head.lemma_.lower() in RUNAWAYS or any(word.lower_ == "interest" for word in head.subtree)
    behind = [noun for child in cue.children if child.dep_ == "prep" for noun in child.children]
    away = {noun.lemma_.lower() for noun in (*cue.children, *behind) if noun.dep_ in ("dobj", "pobj")}
    if any(noun.dep_ == "dobj" and is_ground(noun) for noun in cue.children):
        return runs
    return runs or bool(away & LEFT_BEHIND)


def with_conjuncts(token: Token) -> list[Token]:
    return [token, *token.conjuncts]


def subjects_of(verb: Token) -> list[Token]:
    """Who does what a verb says: its subject, a passive's agent, or the subject it shares with the verb above it."""
    charged: list[Token] = []
    for depth in range(6):
        if depth == 0:
            found = [child.children for child in verb.children if child.dep_ == "agent"]
            agents = [noun for children in found for noun in children if noun.dep_ == "pobj"]
            passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)
            if agents or passive:
                return [noun for agent in agents for noun in with_conjuncts(agent)]
        elif charged:
            return [noun for thing in charged for noun in with_conjuncts(thing)]
        auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
        subjects = [child for word in (verb, *auxiliaries) for child in word.children if child.dep_ == "nsubj"]
        bidden = (
            [child for child in verb.head.children if child.dep_ == "dobj"] if verb.dep_ in ("xcomp", "ccomp") else []
        )
        if not subjects and bidden and is_infinitive(verb):
            return [noun for thing in bidden for noun in with_conjuncts(thing)]
        if subjects:
            return [noun for subject in subjects for noun in with_conjuncts(antecedent_of(subject))]
        if verb.dep_ in ("acl", "relcl") and verb.head.pos_ in ("NOUN", "PROPN"):
            if verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD"):  # whom it befell; what hangs on it is another's deed
                above = verb_over(verb.head) if depth else None
                if above is None:
                    return []
                verb = above
                continue
            above = clause_over(verb) if verb.dep_ == "acl" and verb.tag_ == "VBG" else None
            if above is None:
                return with_conjuncts(verb.head)
            verb = above
            continue
        if verb.dep_ not in ("xcomp", "conj", "advcl", "ccomp", "pcomp", "prep") or verb.head.i == verb.i:
            return []
        if verb.dep_ == "prep" and verb.lower_ in UNDERGONE:
            return []
        charged = charged_with(verb)
        verb = verb.head
    return []


def clause_over(participle: Token) -> Token | None:
    """The verb whose subject did what a participle behind a noun says: "shelled the home of a guard, killing nine"."""
    head, lemma = participle.head, participle.head.lemma_.lower()
    harms = participle.lemma_.lower() in CONSEQUENT and (
        head.dep_ == "pobj" or (head.dep_ == "dobj" and not is_force(head) and lemma not in person_nouns())
    )
    return verb_over(head) if harms or (head.dep_ == "dobj" and lemma in TEXTS) else None


def verb_over(noun: Token) -> Token | None:
    return next((word for word in noun.ancestors if word.pos_ == "VERB"), None)


def charged_with(clause: Token) -> list[Token]:
    """Of whom a clause is said by the verb over it, where that is not who says so: "accused the army of shelling",
    "the rebels are believed to have shelled"."""
    over = clause.head
    objects = [child for child in over.children if child.dep_ in ("dobj", "nsubjpass")]
    if clause.dep_ == "prep" and over.pos_ == "VERB" and over.lemma_.lower() in CHARGES:
        return objects or ([over.head] if over.dep_ == "acl" else [])
    passive = any(child.dep_ == "auxpass" for child in over.children)
    return objects if passive and clause.dep_ == "xcomp" and is_infinitive(clause) else []


def antecedent_of(subject: Token) -> Token:
    """The noun that a relative or personal pronoun takes up within its sentence; else the pronoun itself."""
    if subject.lower_ in ("which", "that", "who") and subject.head.dep_ == "relcl":
        return subject.head.head
    if subject.lower_ in ("they", "it") and subject.head.dep_ in ("advcl", "ccomp", "relcl"):
        above = [child for child in subject.head.head.children if child.dep_ in SUBJECTS and child.i < subject.i]
        return above[0] if above else subject
    return subject


def objects_of(token: Token, *, direct: bool = False) -> list[Token]:
    """What a verb's deed falls on, or what stands after "of" behind a noun; conjuncts included.

    ``direct`` leaves out what only stands behind a preposition ("took office on Monday", "took a gun from Marchetti").
    """
    found = []
    for child in token.children:
        if child.dep_ in ("dobj", "nsubjpass"):
            found += [noun for thing in with_conjuncts(child) for noun in [thing, *of_objects(thing)]]
        elif (
            not direct and child.dep_ == "prep" and child.lower_ in ("of", "into", "to", "in", "from", "on", "through")
        ):
            found += [noun for thing in child.children if thing.dep_ == "pobj" for noun in [thing, *of_objects(thing)]]
    if token.dep_ in ("relcl", "acl") and not found:
        found.append(token.head)
    return found


def of_objects(noun: Token) -> list[Token]:
    """Nouns behind "of" after a noun, however deep: "parts of the key town of X" gives town and X."""
    found = []
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            for thing in child.children:
                if thing.dep_ == "pobj":
                    found += [thing, *of_objects(thing)]
    return found


def is_force(token: Token) -> bool:
    """Whether a noun can stand for an armed side: its kind of word, a name of a people, country or organisation."""
    if (
        token.lemma_.lower() in forces()
        or noun_lemma(token) in forces()
        or (token.pos_ != "AUX" and token.text in known_sides())
    ):
        return True
    return token.ent_type_ in ("GPE", "NORP", "ORG")


def leader_of(modifier: Token) -> Token | None:
    """Who leads in "US-led strikes" or "Riyadh-led raids"; ``None`` for other modifiers."""
    if modifier.lower_ != "led" or modifier.dep_ != "amod":
        return None
    return next((child for child in modifier.children if child.dep_ in ("npadvmod", "nmod", "compound")), None)


def is_speaker(token: Token) -> bool:
    """Whether a noun or pronoun can stand for somebody who speaks."""
    return is_force(token) or token.pos_ in ("PROPN", "PRON") or token.ent_type_ == "PERSON" or token.text.istitle()


def is_infinitive(verb: Token) -> bool:
    """Whether a verb stands behind "to"."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def has_subject(verb: Token) -> bool:
    return any(child.dep_ in SUBJECTS for child in verb.children)


def is_ground(token: Token) -> bool:
    if token.lower_ == "it" and token.head.dep_ == "conj":
        return any(child.dep_ == "dobj" and is_ground(child) for child in token.head.head.children)
    if token.ent_type_ in ("DATE", "TIME"):
        return False
    return token.lemma_.lower() in terrain() or token.ent_type_ in ("GPE", "LOC", "FAC") or token.pos_ == "PROPN"


def settle_outcome(token: Token, row: TriggerRow) -> str | None:
    """The outcome of the row; seized in part where the object says so."""
    if row.outcome in ("seized", "retaken") and any(
        child.dep_ in ("dobj", "nsubjpass") and child.lemma_.lower() in PARTS and of_objects(child)
        for child in token.children
    ):
        return "partly_seized"
    return row.outcome
