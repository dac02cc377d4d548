"""A word of an event -> the words in its company, by which triggers.csv tells its senses apart."""

from spacy.tokens import Token

from onrecord.extract.claims.tables import person_nouns

NOUNLIKE = frozenset({"pobj", "dobj", "nsubj", "nsubjpass"})
#: nouns that the parser takes for verbs or adjectives
ALWAYS_NOUNS = frozenset({"airstrike", "airstrikes"})
#: prepositions before what a deed fell on, and not what it was done with: "the attack on a truck"
AGAINST = frozenset({"on", "against"})
#: prepositions before what a deed was done with
WITH = frozenset({"with", "by", "using"})
#: letters of a name that may be a plural: "Raids" and not "ISIS"
SHORT = 4
#: what runs people over
VEHICLES = frozenset("vehicle car truck lorry bus van suv taxi tram train motorcycle motorbike motorist driver".split())

DRIVERS = frozenset({"driver", "motorist"})


def noun_lemma(token: Token) -> str:
    """The lemma of a noun in small letters; the singular of a plural in title case that the parser took for a name."""
    lemma = token.lemma_.lower()
    return lemma.removesuffix("s") if token.tag_ == "NNPS" or (token.pos_ == "PROPN" and len(lemma) > SHORT) else lemma


def is_air_noun(token: Token) -> bool:
    """Whether the parser took for a verb what "air" makes a noun: "the air strikes wounded 60"."""
    return token.lower_ in ("strike", "strikes", "raid", "raids") and token.i > 0 and token.nbor(-1).lower_ == "air"


def is_noun_for_verb(token: Token) -> bool:
    """Whether the parser took a plural noun for a verb."""
    if token.lemma_.lower() in ALWAYS_NOUNS:
        return True
    return token.dep_ in NOUNLIKE and not any(child.dep_ == "dobj" for child in token.children)


def words_beside(token: Token) -> frozenset[str]:
    """Lemmas of the words that hang on a token, one step further for its objects and their modifiers; of a noun, not
    of what its deed fell on."""
    words = set()
    for child in token.children:
        if child.dep_ == "aux" and child.lower_ == "to":  # of an infinitive, and no way to anywhere
            continue
        words.add(child.lemma_.lower())
        if child.dep_ == "prep" and child.lower_ in AGAINST and token.pos_ != "VERB":
            continue
        if child.dep_ in ("nsubj", "nsubjpass", "dobj", "prep", "agent", "compound", "prt"):
            words.update(grandchild.lemma_.lower() for grandchild in child.children)
        if child.dep_ == "dobj" and child.head.lemma_ == "set":  # "set a bus loaded with timber on fire"
            words.update(word.lemma_.lower() for word in child.subtree if word.head.lower_ == "on")
    if token.dep_ in NOUNLIKE:
        words.add(token.head.lemma_.lower())
    if token.dep_ == "pobj" and token.head.lower_ == "of":  # "a wave of strikes", "the state of siege"
        words.add(token.head.head.lemma_.lower())
    return frozenset(words)


def tools_of(verb: Token) -> frozenset[str]:
    """Lemmas of what a verb says a deed was done with: its subject, and what stands behind "with" or "by"."""
    things = [child for child in verb.children if child.dep_ == "nsubj"]
    for child in verb.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in WITH:
            things += [noun for thing in child.children if thing.dep_ == "pobj" for noun in (thing, *thing.conjuncts)]
        elif child.dep_ == "advcl" and child.lower_ == "using":
            things += [thing for thing in child.children if thing.dep_ == "dobj"]
    return frozenset(word.lemma_.lower() for thing in things for word in (thing, *thing.children))


def is_driven(verb: Token, doers: list[Token]) -> bool:
    """Whether a vehicle in traffic did it to people: "two women were struck by a car"."""
    deadly = verb.lemma_.lower() in ("kill", "injure")  # "killed by a train"; what a driver or an assault did is open
    if deadly and not any(child.dep_ == "agent" for child in verb.children):
        return False
    if not any(doer.lemma_.lower() in (VEHICLES - DRIVERS if deadly else VEHICLES) for doer in doers):
        return False
    struck = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    if not struck and any(child.dep_ == "auxpass" for child in verb.children):  # "ran onto the tracks and was struck"
        struck = [child for child in verb.head.children if child.dep_ in ("nsubj", "nsubjpass")]
    return any(thing.pos_ in ("PROPN", "PRON", "NUM") or thing.lemma_.lower() in person_nouns() for thing in struck)
