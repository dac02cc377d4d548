"""Who does, suffers and takes part in what a trigger names, as spans."""

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace
from spacy.tokens import Token

from onrecord.extract.claims.counts import Counted
from onrecord.extract.claims.modality import BELIEF
from onrecord.extract.claims.places import COUNTRY
from onrecord.extract.claims.scene import Scene, Sentence
from onrecord.extract.claims.tables import forces, things
from onrecord.extract.claims.triggers import Trigger, is_force, is_speaker, leader_of, objects_of, subjects_of
from onrecord.mentions import DraftActor, PlaceMention
from onrecord.model import Role

MODIFIERS = frozenset({"compound", "amod", "poss", "nmod", "npadvmod", "nummod", "punct", "case", "conj", "cc"})
#: where a form in -ing stands for a noun: "in government shelling of"
NOMINAL = frozenset({"pobj", "pcomp", "dobj", "nsubj", "nsubjpass", "acl"})
SPEECH_KINDS = frozenset({"demand", "threat", "condemnation", "statement"})
HARMS = frozenset({"killed", "injured", "missing", "trapped", "hospitalised", "detained"})
AGENTLESS = frozenset(
    {"flood", "storm", "earthquake", "wildfire", "epidemic", "accident", "toll", "displacement", "return", "damage"}
)
#: kinds of harm that hit things as well as people
WRECKING = frozenset({"clash", "air_strike", "shelling", "bombing", "attack", "damage"})
#: verbs whose object is the weapon, and the prepositions behind which stands what it hits
AIMED = frozenset("fire hurl lob open set shoot throw toss".split())
AT = frozenset({"at", "on", "to", "against", "into"})
#: verbs by which a side carries out an act that a noun names; what blame is laid with
DOING = frozenset(
    "carry claim commit conduct deliver drop execute fire launch mount perpetrate stage unleash wage".split()
)
LAYING = {"blame": ("on", "upon"), "attribute": ("to",), "pin": ("on",)}
_JOINING = re.compile(r"(?: |-|-led )?\Z")
MUTUAL = frozenset({"clash", "agreement", "meeting", "violation"})
PARTICIPANTS = frozenset({"PERSON", "ORG", "NORP", "GPE"})


def find_actors(
    scene: Scene, sentence: Sentence, trigger: Trigger, cause: Trigger | None, counts: Sequence[Counted]
) -> tuple[DraftActor, ...]:
    """The actors of one claim. ``cause`` is the trigger behind it ("strike" behind "were killed"); ``counts`` are its
    counted people, who are its victims and nothing else."""
    token, act = scene.doc[trigger.token], None if cause is None else scene.doc[cause.token]
    counted = {count.head for count in counts} | {count.number for count in counts}
    names = {root.i: scene.places[position] for position, root in sentence.places}
    sites = {token for token, mention in names.items() if mention.form == "name"}
    where = {token for token in sites if not is_other_country(names[token], names.values())}
    found = [
        DraftActor(start=count.population[0], end=count.population[1], role="victim")
        for count in counts
        if count.population is not None and count.measure in HARMS
    ]
    if trigger.kind in SPEECH_KINDS:
        speakers = subjects_of(token) if trigger.verb else possessors(token)
        found += name_all([speaker for speaker in speakers if is_speaker(speaker)], "speaker")
        found += name_all([thing for thing in objects_of(token) if is_participant(thing)], "target")
    elif trigger.kind in MUTUAL:
        for word in [token] if act is None or act.i == token.i else [act, token]:
            parties = [party for party in parties_of(word, word.pos_ == "VERB") if party.i not in counted]
            found += name_all([party for party in parties if not (party.i in where and tells_where(party))], "party")
    elif trigger.kind not in AGENTLESS:
        agents: list[Token] = []
        for word in [token] if act is None or act.i == token.i else [act, token]:
            agents += [a for a in agents_of(word, scene.triggers, counted) if not (a.i in where and tells_where(a))]
        found += join_spans(name_all(agents, "agent"), scene.doc.text)
        found += name_all([thing for thing in targets_of(token) if thing.i not in counted | sites], "target")
    if trigger.kind in WRECKING:
        found += name_all([thing for thing in things_hit(token) if thing.i not in counted | sites], "target")
    found = [name_speaker(scene, actor) if actor.role == "speaker" else actor for actor in found]
    return tuple(sorted(set(found), key=lambda actor: (actor.start, actor.end, actor.role)))


def name_speaker(scene: Scene, actor: DraftActor) -> DraftActor:
    """A speaker with the name that the report's attributions give those words ("he", "the minister")."""
    for mention in scene.attributions:
        voice = mention.attribution
        if voice is not None and voice.origin and any(s < actor.end and actor.start < e for s, e in mention.source):
            return replace(actor, name=voice.origin)
    return actor


def name_all(tokens: list[Token], role: Role) -> list[DraftActor]:
    return [DraftActor(start=start, end=end, role=role) for start, end in map(name_span, tokens)]


def join_spans(actors: list[DraftActor], text: str) -> list[DraftActor]:
    """Actors with nothing but a blank, hyphen or "-led" between are one: "Syrian" "air force", "US"-led "coalition"."""
    joined: list[DraftActor] = []
    for actor in sorted(set(actors), key=lambda actor: (actor.start, -actor.end)):
        last = joined[-1] if joined else None
        if last is not None and (actor.start < last.end or _JOINING.match(text[last.end : actor.start])):
            joined[-1] = DraftActor(start=last.start, end=max(last.end, actor.end), role=actor.role)
        else:
            joined.append(actor)
    return joined


def is_other_country(mention: PlaceMention, around: Iterable[PlaceMention]) -> bool:
    """Whether a name is a country's and the sentence names a place in another: "a Varenia air strike near Lorrin"."""
    if mention.place is None or mention.place.precision != COUNTRY:
        return False
    lands = {other.place.country for other in around if other.place is not None and other.place.precision != COUNTRY}
    return bool(lands - {None}) and mention.place.country not in lands


def tells_where(token: Token) -> bool:
    """Whether a place's name by a deed tells where and not who: a plain name before the noun ("a Kareth bombing"), or
    one behind a preposition. Initials ("U.S. raids") and a name before a side ("Kareth army fire") tell who."""
    if token.dep_ == "pobj":
        return token.head.lower_ not in ("by", "from", "of", "on", "to")
    if token.dep_ not in ("compound", "nmod", "amod") or token.text.replace(".", "").isupper():
        return False
    behind = token.nbor(1) if token.i + 1 < len(token.doc) else token
    return behind.lower_ not in ("-", "–") and behind.lemma_.lower() not in forces()


def name_span(token: Token) -> tuple[int, int]:
    """The span of a noun with the modifiers that stand right before it, articles left out."""
    first = token
    for left in reversed(list(token.lefts)):
        if left.dep_ not in MODIFIERS or left.right_edge.i + 1 < first.left_edge.i:
            break
        first = left.left_edge
    while first.i < token.i and (first.is_punct or first.is_space or first.dep_ in ("det", "cc") or first.is_quote):
        first = first.nbor(1)
    return first.idx, token.idx + len(token)


def is_participant(token: Token) -> bool:
    return token.ent_type_ in PARTICIPANTS or is_force(token)


def possessors(noun: Token) -> list[Token]:
    """Nouns that own a noun ("Ankara's warning") or do it ("a warning by the army")."""
    found = [child for child in noun.children if child.dep_ == "poss" and child.pos_ != "PRON"]
    for child in noun.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from"):
            found += [thing for thing in child.children if thing.dep_ == "pobj" and is_participant(thing)]
    return found


def agents_of(token: Token, triggers: Mapping[int, Trigger], counted: set[int]) -> list[Token]:
    """Who does the act that a verb or noun names; nobody is inferred, and who was counted suffered it."""
    if token.pos_ != "VERB":
        if token.i in triggers:
            return noun_agents(token)
        # a verb with a capital, as in a headline, that the parser takes for a name
        return [
            child for child in token.children if child.dep_ == "nsubj" and child.i not in counted and is_force(child)
        ]
    found = noun_agents(token) if token.dep_ in NOMINAL else []
    for subject in subjects_of(token):
        if subject.i in counted:
            continue
        if subject.i in triggers:
            found += noun_agents(subject)
        elif is_participant(subject) and subject.pos_ != "PRON" and not any(c.lower_ == "no" for c in subject.children):
            found.append(subject)
    return found


def noun_agents(noun: Token) -> list[Token]:
    """Agents among the words around a noun of an act: "Russian air strike", "fire by the army", "regime bombing"."""
    found = possessors(noun)
    for child in noun.children:
        if (leader := leader_of(child)) is not None:
            found.append(leader)
        elif child.dep_ in ("acl", "relcl"):
            found += [by for by in doers_of(child) if is_participant(by)]
        elif child.dep_ in ("amod", "compound", "nmod") and child.pos_ != "VERB" and names_participant(child):
            found += [child, *(other for other in child.conjuncts if names_participant(other))]
    if noun.dep_ == "pobj" and noun.head.lower_ in ("behind", "for") and noun.head.head.lemma_ in ("be", "responsible"):
        verb = noun.head.head if noun.head.head.lemma_ == "be" else noun.head.head.head
        found += [by for by in subjects_of(verb) if is_participant(by) and by.pos_ != "PRON"]
    if noun.dep_ in ("nsubjpass", "dobj") and noun.head.lemma_.lower() in DOING:
        found += [by for by in doers_of(noun.head) if is_participant(by) and by.pos_ != "PRON"]
    if noun.tag_ == "VBG" and noun.i and not found and is_force(noun.nbor(-1)):
        found.append(noun.nbor(-1))
    return found


def doers_of(verb: Token) -> list[Token]:
    """Who carries out an act, by the verb that says so of it: "launched by", "believed to have been dropped by",
    "blamed on"; nobody for other verbs."""
    lemma = verb.lemma_.lower()
    if lemma in BELIEF:
        return [by for child in verb.children if child.dep_ == "xcomp" for by in doers_of(child)]
    if lemma in LAYING:
        on = [child for child in verb.children if child.dep_ == "prep" and child.lower_ in LAYING[lemma]]
        return [thing for child in on for thing in child.children if thing.dep_ == "pobj"]
    return subjects_of(verb) if lemma in DOING else []


def names_participant(modifier: Token) -> bool:
    """Whether a word before a noun names who acts, or ends such a name ("Islamic State missile fire")."""
    return is_participant(modifier) or any(child.ent_type_ in ("NORP", "ORG") for child in modifier.children)


def targets_of(token: Token) -> list[Token]:
    """What an act falls on, where it names a side and not a counted victim."""
    return [
        thing
        for thing in fallen_on(token)
        if is_participant(thing) and thing.pos_ != "PRON" and thing.ent_type_ not in ("GPE", "DATE")
    ]


def things_hit(token: Token) -> list[Token]:
    """What people build, drive or lay, where an act falls on it: "blew up two pylons", "the attack on the bank"."""
    return [thing for thing in fallen_on(token) if thing.pos_ == "NOUN" and thing.lemma_.lower() in things()]


def fallen_on(token: Token) -> list[Token]:
    """The objects of a verb of an act, or what stands behind "on" and "against" after a noun of one; with conjuncts.

    Of what is fired, thrown or set, it is what stands behind "at", "on" or "to"."""
    if token.pos_ == "VERB":
        hit = [child for child in token.children if child.dep_ in ("dobj", "nsubjpass")]
        if token.lemma_.lower() in AIMED:
            hit += [thing for word in (token, *hit) for thing in behind(word, AT)]
    else:
        hit = behind(token, frozenset({"on", "against"}))
    return [noun for thing in hit for noun in (thing, *thing.conjuncts)]


def behind(word: Token, prepositions: frozenset[str]) -> list[Token]:
    """The nouns behind prepositions of a word."""
    return [
        thing
        for child in word.children
        if child.dep_ in ("prep", "dative") and child.lower_ in prepositions
        for thing in child.children
        if thing.dep_ == "pobj"
    ]


def parties_of(token: Token, verb: bool) -> list[Token]:
    """The sides of a clash, deal or meeting."""
    found = list(subjects_of(token)) if verb else possessors(token)
    if not verb:
        found += [
            child for child in token.children if child.dep_ in ("amod", "compound") and child.ent_type_ in PARTICIPANTS
        ]
        if token.dep_ == "dobj":
            found += [noun for noun in subjects_of(token.head) if is_participant(noun)]
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in ("between", "with", "among"):
            found += [noun for thing in child.children if thing.dep_ == "pobj" for noun in [thing, *thing.conjuncts]]
    return [noun for noun in found if is_participant(noun) and noun.pos_ != "PRON"]
