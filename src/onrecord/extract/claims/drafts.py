"""CIRCUMSTANCES -> DRAFTS: the claim of counts that share them, and of an event that no count speaks of."""

import re
from collections.abc import Sequence

from msgspec.structs import replace
from spacy.tokens import Token

from onrecord.extract.claims.accidents import name_unmeant
from onrecord.extract.claims.anaphora import Asked, takes_up_deed
from onrecord.extract.claims.apart import part_times
from onrecord.extract.claims.circumstances import Circumstances
from onrecord.extract.claims.coming_about import occurs
from onrecord.extract.claims.counts import REVISING, Counted
from onrecord.extract.claims.kinds import is_laid_to_aircraft, kind_of_deed, settle_kind
from onrecord.extract.claims.measured import find_attributes
from onrecord.extract.claims.modality import deed_modality, is_attempt, is_hypothetical, is_known, read_modality
from onrecord.extract.claims.places import Found, find_places_of
from onrecord.extract.claims.reach import find_spoken, find_time, is_aside, own_mentions
from onrecord.extract.claims.roles import find_actors
from onrecord.extract.claims.scene import Scene, Sentence, voices_of, word_told
from onrecord.extract.claims.scope import is_stock
from onrecord.extract.claims.statements import act_before
from onrecord.extract.claims.told import is_alike, take_up
from onrecord.extract.claims.triggers import Trigger
from onrecord.extract.claims.weapons import find_weapon
from onrecord.mentions import Draft, DraftCount
from onrecord.model import Attribution, Modality

#: kinds of harm that people do with something, or of which the sentence does not tell what it was
ARMED = frozenset("clash air_strike shelling bombing attack advance toll damage other".split())
#: how a sentence opens that goes on with the people of the one before it
PARTS = re.compile(
    r"(?:among|amongst|of) (?:the (?:dead|killed|victims|wounded|injured|casualties|fatalities)|those|them)\b",
    re.IGNORECASE,
)
#: most claims of one sentence
NEAR = 6


def draft_counts(
    scene: Scene, sentence: Sentence, counts: Sequence[Counted], held: Circumstances, kind_before: str | None,
    drafts: Sequence[Draft],
) -> Draft:  # fmt: skip
    """The claim of counts that share their circumstances, of what was told before where they do not say of what."""
    first = counts[0]
    cue = scene.doc[first.cue]
    kind = settle_kind(scene, sentence, first, held, kind_before, drafts)
    anchors = [cue] if held.cause is None else [cue, scene.doc[held.cause.token]]
    # "One man died of a heart attack" behind a bombing is no part of it
    goes_on = held.bare is None or kind in ("damage", "other") or is_alike(kind, held.bare)
    places = held.places if goes_on or not held.places.carried else Found()
    trigger = Trigger(first.cue, kind, None, cue.pos_ == "VERB")
    voice, *others = voices_of(scene, word_told(scene, first))
    if first.figure == first.cue and cue.lemma_.lower() in REVISING and not voice.chain:
        voice, *others = taken_up_voices(drafts, first) or (voice,)
    elif not voice.chain and PARTS.match(scene.report.text, sentence.start):
        near = [draft for draft in drafts[-NEAR:] if 0 <= sentence.start - draft.end <= 2]
        voice, *others = taken_up_voices(near, first) or (voice,)
    bare = bare_draft(scene, sentence, kind, anchors, places, found_by=tell_count(scene, counts, held, kind))
    return replace(
        bare,
        modality=modality_of(scene, counts, cue),
        time=held.time,
        spoken=held.bound if bare.spoken is None else bare.spoken,
        attribution=voice,
        others=tuple(others),
        actors=find_actors(scene, sentence, trigger, held.cause, counts),
        counts=tuple(
            DraftCount(
                quantity=count.quantity,
                measure=count.told,
                population=count.population,
                scope=held.scope,
                stock=is_stock(scene.doc, count),
                persons=tuple(scene.doc[token].idx for token in count.persons),
                hit=count.hit,
            )
            for count in counts
        ),
    )


def modality_of(scene: Scene, counts: Sequence[Counted], cue: Token) -> Modality:
    """The modality of counts that share a claim, of those that are not of nobody ("no dead but six houses lost")."""
    told = [count for count in counts if not count.negated]
    if not told or is_attempt(cue):
        return "possible" if is_hypothetical(cue) else "negated"
    word = cue if told[0] is counts[0] else scene.doc[told[0].cue]
    return deed_modality(word) if word.pos_ == "NOUN" and is_known(word) else read_modality(word)


def taken_up_voices(drafts: Sequence[Draft], count: Counted) -> tuple[Attribution, ...]:
    """Whose the count is that a bare figure or a part takes up: "This was later updated to 82" and "Among the dead were
    two children" are of who told it first."""
    told = (draft for draft in reversed(drafts) if any(known.measure == count.measure for known in draft.counts))
    before = next(told, None)
    return () if before is None else (before.attribution, *before.others)


def tell_count(scene: Scene, counts: Sequence[Counted], held: Circumstances, kind: str) -> str:
    """The words that say what befell the counted, and what makes it an event of this kind."""
    cues = dict.fromkeys(f'{count.told} by "{scene.doc[count.cue].text}"' for count in counts)
    if held.cause is not None:
        reason = f'{kind} by "{scene.doc[held.cause.token].text}"'
    elif kind == "accident" == name_unmeant("other", scene.doc[counts[0].cue]):
        reason = f"{kind} that nobody meant"
    elif held.kind is not None:
        reason = f"{kind} by the measure or its time"
    elif kind_of_deed(scene.doc[counts[0].cue], counts[0]) is not None:
        reason = f"{kind} by who did it"
    elif kind == "air_strike" and is_laid_to_aircraft(scene.doc[counts[0].cue].sent):
        reason = f"{kind} laid to aircraft"
    else:
        reason = f"{kind} as told before" if kind != "other" else "of what is not told"
    return ", ".join([*cues, reason])


def draft_event(scene: Scene, sentence: Sentence, trigger: Trigger, drafts: Sequence[Draft]) -> Draft:
    """The claim of an event that is told without a number; ``drafts`` are the claims before it.

    Who "claimed responsibility" claims the harm told last.
    """
    token = scene.doc[trigger.token]
    # "met in Orvany after clashes": the clashes were elsewhere
    near = own_mentions(token, sentence.places) if is_aside(token) else sentence.places
    places = find_places_of([token], trigger.kind, scene.places, near, scene.speech, scene.triggers)
    # "struck a day after the truce came into force": the truce has only the times of its own words
    own = trigger.outcome == "in_force" or not (trigger.verb or occurs(token))
    times = own_mentions(token, sentence.times) if own else sentence.times
    if trigger.outcome == "in_force":
        times = [item for item in times if not scene.times[item[0]].text.lower().endswith(("after", "before"))]
    times, bound = part_times(scene, token, times, arrest=trigger.kind == "arrest")
    time = find_time([token], times, scene.times, scene.speech)
    bare = bare_draft(scene, sentence, trigger.kind, [token], places, found_by=f'{trigger.kind} by "{token.text}"')
    drafted = replace(
        bare,
        spoken=bound if bare.spoken is None else bare.spoken,
        outcome=trigger.outcome,
        modality=read_modality(token) if trigger.verb or occurs(token) else deed_modality(token),
        time=take_up_day(scene, sentence, token, trigger.kind) if time is None else time,
        deadline=find_deadline(scene, sentence) if trigger.kind in ("demand", "threat") else None,
        actors=find_actors(scene, sentence, trigger, None, ()),
    )
    act = act_before(drafts, sentence.start, None) if token.lemma_ == "claim" else None
    if act is None:
        return drafted
    claimed = f"claims the harm told last: {act.found_by}"
    return replace(drafted, kind=act.kind, time=act.time, places=act.places, found_by=claimed)


def take_up_day(scene: Scene, sentence: Sentence, token: Token, kind: str) -> int | None:
    """The time of the event told before that a noun of harm takes up."""
    if token.pos_ not in ("NOUN", "PROPN") or not takes_up_deed(token):
        return None
    return take_up(scene, sentence, Asked("deed", token, kind)).time


def bare_draft(
    scene: Scene, sentence: Sentence, kind: str, anchors: Sequence[Token], places: Found, *, found_by: str
) -> Draft:
    """What every draft fills alike: the sentence, its places, its numbers of nature, who says so and when."""
    voice, *others = voices_of(scene, anchors[0])
    return Draft(
        kind=kind,
        start=sentence.start,
        end=sentence.end,
        anchor=anchors[0].idx,
        spoken=find_spoken(anchors[0], sentence.times, scene.speech),
        places=places.at,
        carried=places.carried,
        origin_places=places.origin,
        goal_places=places.goal,
        attributes={
            **find_attributes(scene.report.text[sentence.start : sentence.end], anchors[-1].idx - sentence.start),
            **(find_weapon(scene, sentence, anchors) if kind in ARMED else {}),
        },
        attribution=voice,
        others=tuple(others),
        found_by=found_by,
    )


def find_deadline(scene: Scene, sentence: Sentence) -> int | None:
    """The time by or until which something is demanded in a sentence."""
    for position, _ in sentence.times:
        mention = scene.times[position]
        before = scene.report.text[max(0, mention.start - 12) : mention.start].lower().split()
        if (before and before[-1] in ("by", "until", "before")) or mention.text.lower().startswith(("by ", "until ")):
            return position
    return None
