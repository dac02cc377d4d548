"""HARM THAT COUNTS NOBODY -> CLAIMS: "the villagers were killed", "she was shot at home" of whom was counted before."""

from collections.abc import Sequence

from msgspec.structs import replace

from onrecord.extract.claims.causes import find_cause
from onrecord.extract.claims.drafts import draft_event
from onrecord.extract.claims.scene import Scene, Sentence
from onrecord.extract.claims.triggers import Trigger, is_force, subjects_of
from onrecord.mentions import Draft, DraftActor, VictimMention

#: what befalls a body; who is missing or held is told by counts and by the words of the deed
TOLD = frozenset({"killed", "injured"})
#: how somebody fares is told of the day of the news and not of the harm: "was listed in critical condition on Tuesday"
STATED = frozenset({"list", "remain", "stay"})
DONE = frozenset({"actual", "possible"})


def find_retold(
    scene: Scene, sentence: Sentence, victims: Sequence[VictimMention], used: set[int], kind_before: str | None,
    drafts: list[Draft],
) -> None:  # fmt: skip
    """Add the claims of harm to people who are counted elsewhere or by no number, and the tokens they account for.

    Day, place and doer often stand only where a victim is spoken of again."""
    if sentence.headline or sentence.question:
        return
    for victim in victims:
        cue = scene.doc[victim.cue]
        if victim.quantity is not None or victim.measure not in TOLD or victim.modality not in DONE:
            continue
        if cue.i in used or cue.i in scene.triggers:
            continue
        cause = find_cause(cue, scene.triggers)
        if cause is not None and cause.token in used:
            continue
        done = cue.pos_ == "VERB" and any(is_force(doer) and doer.i != victim.token for doer in subjects_of(cue))
        kind = (
            cause.kind
            if cause is not None
            else "attack"
            if done
            else "clash"
            if kind_before == "advance"
            else kind_before
        )
        if kind is None:
            continue
        draft = draft_event(scene, sentence, Trigger(cue.i, kind, None, cue.pos_ == "VERB"), drafts)
        if cue.lemma_.lower() in STATED:
            draft = replace(draft, time=None)
        others = {actor for actor in draft.actors if actor.end <= victim.start or victim.end <= actor.start}
        drafts.append(replace(draft, actors=tuple(sorted({*others, name_victim(scene, victim)}, key=in_order))))
        used |= {cue.i} if cause is None else {cue.i, cause.token}


def name_victim(scene: Scene, victim: VictimMention) -> DraftActor:
    """A victim by the words here; by the name where they are a pronoun."""
    name = None if victim.name is None or not victim.pronoun else scene.text[slice(*victim.name)]
    return DraftActor(start=victim.start, end=victim.end, role="victim", name=name)


def in_order(actor: DraftActor) -> tuple[int, int, str]:
    return actor.start, actor.end, actor.role
