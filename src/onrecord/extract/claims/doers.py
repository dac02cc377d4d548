"""WORD OF A DEED -> WHO DID IT: the nouns around its verb or noun that can act."""

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from onrecord.extract.claims.agents import BODIES, SOME_OF, draft_doer, is_participant, join_spans
from onrecord.extract.claims.blame import SETTING, Doer, doers_of_verb, doers_over, hedge_on, take_part, weaken
from onrecord.extract.claims.scene import Scene
from onrecord.extract.claims.tables import forces, person_nouns
from onrecord.extract.claims.triggers import Trigger, is_force, leader_of
from onrecord.extract.claims.weapons import weapon_sorts
from onrecord.mentions import DraftActor

#: where a form in -ing stands for a noun: "in government shelling of"
NOMINAL = frozenset({"pobj", "pcomp", "dobj", "nsubj", "nsubjpass", "acl"})
TIMES = frozenset({"DATE", "TIME", "CARDINAL", "PERCENT", "MONEY"})
#: deeds whose owner suffered them: "the judge's murder"
SUFFERED = frozenset(
    "abduction arrest assassination beheading death detention execution homicide kidnapping killing lynching murder"
    " slaying".split()
)
#: voices that tell of the deeds of others
TELLERS = frozenset({"monitor", "agency", "outlet", "un", "witness", "own_reporter"})


def find_doers(
    scene: Scene, words: Sequence[Token], counted: set[int], where: set[int], *, people: bool
) -> list[DraftActor]:
    """The agents of the deed that ``words`` name (its verb or noun, and the cause behind it): who was ``counted``
    suffered it, and the places ``where`` do not act unless their words tell so. ``people``: anybody can act."""
    named: list[DraftActor] = []
    for word in reversed(words):
        told = [doer._replace(token=whole_of(doer.token)) for doer in doers_of(word, scene.triggers, counted)]
        able = [doer for doer in told if doer.token.i not in counted and can_act(doer.token, people=people)]
        drafted = [
            draft_doer(scene, doer)
            for doer in able
            if not (doer.token.i in where and tells_where(doer.token)) and not only_tells(scene, doer, words[-1])
        ]
        named += [actor for actor in drafted if actor is not None]
        if named and word.pos_ == "VERB":  # who killed them, not whose attack he repelled
            break
    return join_spans(named, scene.text)


def whole_of(token: Token) -> Token:
    """ "One of its fighters", "two of the gunmen": the noun behind "of"."""
    if token.ent_type_ != "CARDINAL" and token.lower_ not in ("one", "some", "several", "many"):
        return token
    behind = [thing for child in token.children if child.lower_ == "of" for thing in child.children]
    return next((thing for thing in behind if thing.dep_ == "pobj"), token)


def only_tells(scene: Scene, doer: Doer, deed: Token) -> bool:
    """Whether a noun is who tells of a deed and is no side that tells of its own."""
    token = doer.token
    if doer.certainty != "reported":
        return False
    for mention in scene.attributions:
        voice = mention.attribution
        if voice is not None and any(start <= token.idx < end for start, end in mention.source):
            told = any(start <= deed.idx < end for start, end in mention.content)
            return told and voice.origin_kind in TELLERS
    return False


def can_act(token: Token, *, people: bool) -> bool:
    """Whether a noun can do a deed: a side, a person, or a pronoun that its speaker fills in."""
    if token.ent_type_ in TIMES or token.tag_ in ("WP", "WDT", "EX"):
        return False
    if token.pos_ == "PRON" or is_participant(token):
        return True
    lemma = token.lemma_.lower()
    named = token.pos_ == "PROPN" and lemma not in weapon_sorts()
    return lemma in SOME_OF | BODIES or (people and (named or lemma in person_nouns()))


def doers_of(token: Token, triggers: Mapping[int, Trigger], counted: set[int]) -> list[Doer]:
    """Who does the act that a verb or noun names; nobody is inferred."""
    if token.pos_ != "VERB":
        if token.i in triggers:
            return noun_doers(token)
        if token.pos_ == "NOUN":  # "the deaths were blamed on": whose deaths they are tells of no doer
            return doers_over(token)
        # a verb with a capital, as in a headline, that the parser takes for a name
        return [Doer(child) for child in token.children if child.dep_ == "nsubj" and is_force(child)]
    if (own := take_part(token)) is not None:
        return own
    found = noun_doers(token) if token.dep_ in NOMINAL else []
    for doer in doers_of_verb(token):
        subject = doer.token
        if subject.i in counted:
            continue
        if subject.i in triggers:
            found += weaken(noun_doers(subject), doer.certainty, doer.by)
        elif not any(child.lower_ == "no" for child in subject.children):
            found += [doer, *weaken(doers_through(subject), doer.certainty, doer.by)]
    return found


def doers_through(thing: Token) -> list[Doer]:
    """Who used the thing that harmed: "gas dropped by army aircraft", "a bomb planted by the Front"."""
    clauses = [word for word in (*thing.children, *thing.conjuncts) if word.lemma_.lower() in SETTING]
    return [
        doer
        for clause in clauses
        if any(child.dep_ == "agent" for child in clause.children)
        for doer in doers_of_verb(clause)
    ]


def noun_doers(noun: Token) -> list[Doer]:
    """Doers among the words around a noun of a deed: "Russian air strike", "fire by the army", "regime bombing", and by
    the verbs over it."""
    suffered = noun.lemma_.lower() in SUFFERED
    found = [Doer(owner) for owner in possessors(noun) if not (suffered and owner.dep_ == "poss")]
    for child in noun.children:
        if (leader := leader_of(child)) is not None:
            found.append(Doer(leader))
        elif child.dep_ in ("amod", "compound", "nmod") and child.pos_ != "VERB" and names_participant(child):
            found += [Doer(word) for word in (child, *child.conjuncts) if names_participant(word)]
    if noun.tag_ == "VBG" and noun.dep_ != "acl" and noun.i and not found and is_force(noun.nbor(-1)):
        found.append(Doer(noun.nbor(-1)))
    found = weaken(found, hedge_on(noun))
    return [*found, *doers_over(noun)]


def names_participant(modifier: Token) -> bool:
    """Whether a word before a noun names who acts, or ends such a name ("Islamic State missile fire")."""
    if modifier.ent_type_ in TIMES:
        return False
    return is_participant(modifier) or any(child.ent_type_ in ("NORP", "ORG") for child in modifier.children)


def possessors(noun: Token) -> list[Token]:
    """Nouns that own a noun ("Ankara's warning") or do it ("a warning by the army")."""
    found = [child for child in noun.children if child.dep_ == "poss" and child.pos_ != "PRON"]
    for child in noun.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from"):
            nouns = [noun for thing in child.children if thing.dep_ == "pobj" for noun in (thing, *thing.conjuncts)]
            found += [side for noun in nouns for side in sides_of(noun)]
    return [owner for owner in found if owner.ent_type_ not in TIMES]


def sides_of(noun: Token) -> list[Token]:
    """A noun that names who acts, or the names before it: "from army positions"."""
    if is_participant(noun) or noun.lemma_.lower() in SOME_OF:
        return [noun]
    return [child for child in noun.children if child.dep_ in ("compound", "amod", "nmod") and is_participant(child)]


def tells_where(token: Token) -> bool:
    """Whether a place's name by a deed tells where and not who: a plain name before the noun ("a Kareth bombing"), or
    one behind a preposition. Initials ("U.S. raids") and a name before a side ("Kareth army fire") tell who."""
    if token.dep_ == "pobj" and token.head.lower_ == "of":
        return token.head.head.dep_ not in ("attr", "dobj")
    if token.dep_ == "pobj":
        return token.head.lower_ not in ("by", "from", "on", "to")
    if token.dep_ == "nsubj":  # "Kareth fighting kills five"
        return any(child.dep_ == "acl" and child.tag_ == "VBG" and child.i == token.i + 1 for child in token.children)
    if token.dep_ not in ("compound", "nmod", "amod") or token.text.replace(".", "").isupper():
        return False
    behind = token.nbor(1) if token.i + 1 < len(token.doc) else token
    return behind.lower_ not in ("-", "–") and behind.lemma_.lower() not in forces()
