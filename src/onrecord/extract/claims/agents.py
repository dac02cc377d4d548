"""DOER -> AGENT in words: its full span, the side that its words belong to, and who says that he did it."""

import re
from collections.abc import Mapping

from msgspec.structs import replace
from spacy.tokens import Token

from onrecord.extract.attribution.kinds import find_kind
from onrecord.extract.claims.blame import HEDGING, Doer, hedge_on, less_sure
from onrecord.extract.claims.modality import POSSIBLE_WORDS
from onrecord.extract.claims.scene import Scene
from onrecord.extract.claims.triggers import is_force
from onrecord.mentions import DraftActor
from onrecord.model import Certainty, OriginKind

MODIFIERS = frozenset({"compound", "amod", "poss", "nmod", "npadvmod", "nummod", "punct", "case", "conj", "cc"})
PARTICIPANTS = frozenset({"PERSON", "ORG", "NORP", "GPE"})
#: words for some of a side, whose name stands behind them: "members of the Front", "soldiers from the garrison"
SOME_OF = frozenset(
    "member unit element column squad wing cell faction group militant fighter gunman rebel guerrilla soldier troop"
    " force commando supporter activist follower agent officer policeman bomber attacker assailant man individual"
    " militiaman insurgent extremist terrorist combatant warplane jet aircraft plane helicopter branch".split()
)
#: what an apposition names nobody by
UNNAMING = frozenset({"DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "ORDINAL"})
#: heads of names that go on behind "of" or "for"
BODIES = frozenset(
    "army band cartel command committee council force front gang group guard movement organisation organization party"
    " union".split()
)
LEADING = frozenset({"of", "from", "with"})
TIED = frozenset({"belong", "loyal", "link", "affiliate", "ally", "connect", "tie", "close"})
#: doers that say nothing of their side: who they are may stand elsewhere
FACELESS = frozenset(
    "gunman attacker assailant bomber kidnapper abductor hijacker killer raider sniper shooter perpetrator assassin"
    " suspect individual man".split()
)
#: kinds of voice that can be a side of a fight and speak of its own deeds
SIDES: frozenset[OriginKind] = frozenset({"government", "armed_group", "state_media"})
_JOINING = re.compile(r"(?: |-|-led )?\Z")


def draft_doer(scene: Scene, doer: Doer) -> DraftActor | None:
    """An agent in words; a pronoun is who speaks of its own deed, or nobody."""
    token = doer.token
    if token.pos_ == "PRON":
        return own_deed(scene, token)
    start, end = full_span(token)
    if (own := next((child for child in token.children if child.tag_ == "PRP$"), None)) is not None:
        told = own_deed(scene, own)
        if told is not None:
            return replace(told, start=own.idx, end=end)
    side = side_behind(token)
    by, kind = name_sayer(scene, None if doer.certainty == "claimed" else doer.by)
    return DraftActor(
        start=start,
        end=side[1] if side is not None and "," not in scene.text[end : side[0]] else end,
        role="agent",
        name=None if side is None else scene.text[side[0] : side[1]],
        certainty=less_sure(doer.certainty, hedge_before(token)),
        by=by,
        by_kind=kind,
    )


def own_deed(scene: Scene, pronoun: Token) -> DraftActor | None:
    """ "The army said it had shelled": the speaker, where a side speaks of itself."""
    if pronoun.lower_ not in ("it", "we", "they", "its", "our", "their"):
        return None
    for mention in scene.attributions:
        voice = mention.attribution
        inside = any(start <= pronoun.idx < end for start, end in mention.content)
        if inside and voice is not None and voice.origin is not None and voice.origin_kind in SIDES:
            return DraftActor(
                start=pronoun.idx, end=pronoun.idx + len(pronoun), role="agent", name=voice.origin,
                certainty="claimed",
            )  # fmt: skip
    return None


def name_sayer(scene: Scene, sayer: Token | None) -> tuple[str | None, OriginKind | None]:
    """Name and kind of who claims, accuses or denies: as the report's attributions resolve him, else by his words."""
    if sayer is None:
        return None, None
    start, end = name_span(sayer)
    for mention in scene.attributions:
        voice = mention.attribution
        if voice is not None and voice.origin and any(s <= sayer.idx < e for s, e in mention.source):
            return voice.origin, voice.origin_kind
    if sayer.pos_ == "PRON":
        return None, None
    words = scene.text[start:end]
    return words, find_kind(words)


def side_behind(token: Token) -> tuple[int, int] | None:
    """The name of the side beside words for some of it: "members of the Front", "forces loyal to President Dorn",
    "a commando unit, the Red Column"."""
    if token.pos_ == "NOUN":
        for mate in token.children:
            if mate.dep_ == "appos" and mate.pos_ == "PROPN" and mate.ent_type_ not in UNNAMING:
                return full_span(mate)
    if token.lemma_.lower() not in SOME_OF:
        return None
    for child in (
        *token.children,
        *(word for mate in token.children if mate.dep_ == "appos" for word in mate.children),
    ):
        links = [child] if child.dep_ == "prep" and child.lower_ in LEADING else []
        if child.lemma_.lower() in TIED:
            links = [below for below in child.children if below.dep_ == "prep"]
        for thing in (thing for link in links for thing in link.children if thing.dep_ == "pobj"):
            named = thing.pos_ == "PROPN" or thing.lemma_.lower() in BODIES or is_participant(thing)
            if named and thing.ent_type_ != "GPE":
                return full_span(thing)
    return None


def hedge_before(token: Token) -> Certainty:
    """What the words of a name make of the doing: "suspected Front guerrillas"."""
    hedged = any(word.lower_ in HEDGING or word.lower_ in POSSIBLE_WORDS for word in token.lefts)
    inner = (word for child in token.lefts if child.dep_ in MODIFIERS for word in child.lefts)
    hedged = hedged or any(word.lower_ in HEDGING or word.lower_ in POSSIBLE_WORDS for word in inner)
    return "suspected" if hedged else hedge_on(token)


def full_span(token: Token) -> tuple[int, int]:
    """The span of a name to its end: "Army of National Liberation", "Armed Forces of Liberation"."""
    start, end = name_span(token)
    last = token
    if token.ent_type_ == "ORG":
        while last.i + 1 < len(token.doc) and last.nbor().ent_type_ == "ORG" and last.nbor().ent_iob_ == "I":
            last = last.nbor()
    if last.lemma_.lower() in BODIES and last.i + 1 < len(token.doc) and last.nbor().lower_ in ("of", "for"):
        behind = [thing for thing in last.nbor().children if thing.dep_ == "pobj" and thing.pos_ == "PROPN"]
        last = behind[-1] if behind else last
    return start, max(end, last.idx + len(last))


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


def join_spans(actors: list[DraftActor], text: str) -> list[DraftActor]:
    """Agents with nothing but a blank, hyphen or "-led" between are one: "Syrian" "air force", "US"-led "coalition"."""
    if len(actors) < 2:
        return actors
    joined: list[DraftActor] = []
    for actor in sorted(
        set(actors), key=lambda actor: (actor.start, -actor.end, actor.certainty or "", actor.by or "")
    ):
        last = joined[-1] if joined else None
        if last is not None and (actor.start < last.end or _JOINING.match(text[last.end : actor.start])):
            sure = less_sure(last.certainty or "reported", actor.certainty or "reported")
            voiced = actor if last.by is None else last
            joined[-1] = replace(
                last, end=max(last.end, actor.end), name=last.name or actor.name, certainty=sure, by=voiced.by,
                by_kind=voiced.by_kind,
            )  # fmt: skip
        else:
            joined.append(actor)
    return joined


def name_faceless(scene: Scene, actors: tuple[DraftActor, ...], names: Mapping[str, str]) -> tuple[DraftActor, ...]:
    """The agents with the side that the report gives them elsewhere."""
    return tuple(
        replace(actor, name=names[word])
        if actor.role == "agent" and actor.name is None
        and (word := scene.text[actor.start : actor.end].lower().rsplit(" ", 1)[-1]) in names
        else actor
        for actor in actors
    )  # fmt: skip


def read_affiliations(scene: Scene) -> dict[str, str]:
    """Side by word for a doer without a face, where the report tells one: "The gunmen, members of the Red Column"."""
    found: dict[str, set[str]] = {}
    for token in scene.doc:
        if token.lemma_.lower() not in FACELESS:
            continue
        side = side_behind(token)
        if side is None and token.dep_ == "nsubj" and token.head.lemma_ == "be":
            told = [child for child in token.head.children if child.dep_ == "attr"]
            side = next((span for child in told if (span := side_behind(child)) is not None), None)
        if side is not None:
            found.setdefault(token.lower_, set()).add(scene.text[side[0] : side[1]])
    return {word: next(iter(names)) for word, names in found.items() if len(names) == 1}


def is_participant(token: Token) -> bool:
    return token.ent_type_ in PARTICIPANTS or is_force(token)
