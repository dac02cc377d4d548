"""Who does, suffers and takes part in what a trigger names, as spans."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace
from spacy.tokens import Token

from onrecord.extract.claims.counts import Counted
from onrecord.extract.claims.scene import Scene, Sentence
from onrecord.extract.claims.triggers import Trigger, is_force, is_speaker, leader_of, objects_of, subjects_of
from onrecord.mentions import DraftActor
from onrecord.model import Role

MODIFIERS = frozenset({"compound", "amod", "poss", "nmod", "npadvmod", "nummod", "punct", "case", "conj", "cc"})
#: where a form in -ing stands for a noun: "in government shelling of"
NOMINAL = frozenset({"pobj", "pcomp", "dobj", "nsubj", "nsubjpass", "acl"})
SPEECH_KINDS = frozenset({"demand", "threat", "condemnation", "statement"})
HARMS = frozenset({"killed", "injured", "missing", "trapped", "hospitalised", "detained"})
AGENTLESS = frozenset(
    {"flood", "storm", "earthquake", "wildfire", "epidemic", "accident", "toll", "displacement", "return", "damage"}
)
MUTUAL = frozenset({"clash", "agreement", "meeting", "violation"})
PARTICIPANTS = frozenset({"PERSON", "ORG", "NORP", "GPE"})


def find_actors(
    scene: Scene, sentence: Sentence, trigger: Trigger, cause: Trigger | None, counts: Sequence[Counted]
) -> tuple[DraftActor, ...]:
    """The actors of one claim. ``cause`` is the trigger behind it ("strike" behind "were killed"); ``counts`` are its
    counted people, who are its victims and nothing else."""
    token, act = scene.doc[trigger.token], None if cause is None else scene.doc[cause.token]
    counted = {count.head for count in counts} | {count.number for count in counts}
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
            parties = parties_of(word, word.pos_ == "VERB")
            found += name_all([party for party in parties if party.i not in counted], "party")
    elif trigger.kind not in AGENTLESS:
        for word in [token] if act is None or act.i == token.i else [act, token]:
            found += name_all(agents_of(word, scene.triggers, counted), "agent")
        sites = {root.i for position, root in sentence.places if scene.places[position].form == "name"}
        found += name_all([thing for thing in targets_of(token) if thing.i not in counted | sites], "target")
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
        return noun_agents(token) if token.i in triggers else []
    found = noun_agents(token) if token.dep_ in NOMINAL else []
    for subject in subjects_of(token):
        if subject.i in counted:
            continue
        if subject.i in triggers:
            found += noun_agents(subject)
        elif is_participant(subject) and subject.pos_ != "PRON":
            found.append(subject)
    return found


def noun_agents(noun: Token) -> list[Token]:
    """Agents among the words around a noun of an act: "Russian air strike", "fire by the army", "regime bombing"."""
    found = possessors(noun)
    for child in noun.children:
        if (leader := leader_of(child)) is not None:
            found.append(leader)
        elif child.dep_ == "acl" and child.lemma_ == "claim":
            found += [by for by in subjects_of(child) if is_participant(by)]
        elif child.dep_ in ("amod", "compound", "nmod") and child.pos_ != "VERB" and names_participant(child):
            found += [child, *(other for other in child.conjuncts if names_participant(other))]
    if noun.tag_ == "VBG" and noun.i and not found and is_force(noun.nbor(-1)):
        found.append(noun.nbor(-1))
    return found


def names_participant(modifier: Token) -> bool:
    """Whether a word before a noun names who acts, or ends such a name ("Islamic State missile fire")."""
    return is_participant(modifier) or any(child.ent_type_ in ("NORP", "ORG") for child in modifier.children)


def targets_of(token: Token) -> list[Token]:
    """What a verb's act falls on, where it names a side or a thing and not a counted victim."""
    if token.pos_ == "VERB":
        things = [child for child in token.children if child.dep_ in ("dobj", "nsubjpass")]
    else:
        things = [
            thing
            for child in token.children
            if child.dep_ == "prep" and child.lower_ in ("on", "against")
            for thing in child.children
            if thing.dep_ == "pobj"
        ]
    return [
        thing
        for thing in things
        if is_participant(thing) and thing.pos_ != "PRON" and thing.ent_type_ not in ("GPE", "DATE")
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
