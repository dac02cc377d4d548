"""Who does, suffers and takes part in what a trigger names, as spans."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace
from spacy.tokens import Token

from onrecord.extract.claims.agents import PARTICIPANTS, is_participant, name_span
from onrecord.extract.claims.counts import Counted
from onrecord.extract.claims.doers import find_doers, possessors, tells_where
from onrecord.extract.claims.scene import Scene, Sentence
from onrecord.extract.claims.sites import COUNTRY
from onrecord.extract.claims.tables import things
from onrecord.extract.claims.triggers import Trigger, is_speaker, objects_of, subjects_of
from onrecord.mentions import DraftActor, PlaceMention
from onrecord.model import Role

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
#: kinds of deed that a person does, whoever that is
VIOLENT = frozenset({"attack", "abduction", "bombing", "shelling", "air_strike", "interception"})
MUTUAL = frozenset({"clash", "agreement", "meeting", "violation"})


def find_actors(
    scene: Scene, sentence: Sentence, trigger: Trigger, cause: Trigger | None, counts: Sequence[Counted]
) -> tuple[DraftActor, ...]:
    """The actors of one claim. ``cause`` is the trigger behind it ("strike" behind "were killed"); ``counts`` are its
    counted people, who are its victims and nothing else."""
    token, act = scene.doc[trigger.token], None if cause is None else scene.doc[cause.token]
    kind = cause.kind if trigger.kind == "toll" and cause is not None else trigger.kind
    counted = {count.head for count in counts} | {count.number for count in counts}
    names = {root.i: scene.places[position] for position, root in sentence.places}
    sites = {token for token, mention in names.items() if mention.form == "name"}
    where = {token for token in sites if not is_other_country(names[token], names.values())}
    found = [
        DraftActor(start=count.population[0], end=count.population[1], role="victim")
        for count in counts
        if count.population is not None and count.measure in HARMS and not count.negated
    ]
    if trigger.kind in SPEECH_KINDS:
        speakers = subjects_of(token) if trigger.verb else possessors(token)
        found += name_all([speaker for speaker in speakers if is_speaker(speaker)], "speaker")
        found += name_all([thing for thing in objects_of(token) if is_participant(thing)], "target")
    elif kind in MUTUAL and not is_one_sided(scene, token if act is None else act):
        for word in [token] if act is None or act.i == token.i else [act, token]:
            parties = [party for party in parties_of(word, word.pos_ == "VERB") if party.i not in counted]
            found += name_all([party for party in parties if not (party.i in where and tells_where(party))], "party")
    elif kind not in AGENTLESS:
        words = [token] if act is None or act.i == token.i else [act, token]
        found += find_doers(scene, words, counted, where, people=kind in VIOLENT)
        found += name_all([thing for thing in targets_of(token) if thing.i not in counted | sites], "target")
    if trigger.kind in WRECKING:
        found += name_all([thing for thing in things_hit(token) if thing.i not in counted | sites], "target")
    found = [name_speaker(scene, actor) if actor.role == "speaker" else actor for actor in found]
    return tuple(sorted(set(found), key=lambda actor: (actor.start, actor.end, actor.role)))


def is_one_sided(scene: Scene, deed: Token) -> bool:
    """Whether what was done in a fight is told as the deed of one side: "troops killed 12 rebels"."""
    own = scene.triggers.get(deed.i)
    return own is None or own.kind not in MUTUAL


def name_speaker(scene: Scene, actor: DraftActor) -> DraftActor:
    """A speaker with the name that the report's attributions give those words ("he", "the minister")."""
    for mention in scene.attributions:
        voice = mention.attribution
        if voice is not None and voice.origin and any(s < actor.end and actor.start < e for s, e in mention.source):
            return replace(actor, name=voice.origin)
    return actor


def name_all(tokens: list[Token], role: Role) -> list[DraftActor]:
    return [DraftActor(start=start, end=end, role=role) for start, end in map(name_span, tokens)]


def is_other_country(mention: PlaceMention, around: Iterable[PlaceMention]) -> bool:
    """Whether a name is a country's and the sentence names a place in another: "a Varenia air strike near Lorrin"."""
    if mention.place is None or mention.place.precision != COUNTRY:
        return False
    lands = {other.place.country for other in around if other.place is not None and other.place.precision != COUNTRY}
    return bool(lands - {None}) and mention.place.country not in lands


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
