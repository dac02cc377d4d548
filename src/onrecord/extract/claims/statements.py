"""ATTRIBUTIONS -> STATEMENTS: what somebody confirmed, denied, did not comment on, or said beside any event."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from onrecord.extract.claims.agents import draft_doer
from onrecord.extract.claims.blame import Doer, take_part
from onrecord.extract.claims.causes import HARMING
from onrecord.extract.claims.doers import can_act, doers_of
from onrecord.extract.claims.scene import Scene, Sentence
from onrecord.extract.claims.tables import forces
from onrecord.extract.claims.triggers import is_force, with_conjuncts
from onrecord.mentions import AttributionMention, Draft, DraftActor
from onrecord.model import Attribution

#: stances that are news whatever else the sentence tells
MARKED = frozenset({"declined", "not_confirmed", "confirms"})
#: stances that take a side on what was told before
DISPUTING = frozenset({"accuses", "denies"})
#: characters back to the act that an accusation or denial is about
BACK = 900
BLAME = frozenset({"accuse", "blame", "charge"})
#: code points of the longest words that only take up what was said: "confirmed the latest casualty figures"
LONGEST_MATTER = 80
#: what a confirmation takes up from the sentence before
TAKEN_UP = frozenset("report reports it this that news claim claims account figure figures toll advance attack".split())


def find_statements(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Statements of named voices in sentences without another claim, and confirmations of what stands before."""
    starts = [sentence.start for sentence in scene.sentences]
    told: dict[int, list[Draft]] = {}
    for draft in drafts:
        told.setdefault(draft.start, []).append(draft)
    found: list[Draft] = []
    for mention in scene.attributions:
        voice = mention.attribution
        spans = mention.cue or mention.source
        at = bisect_right(starts, spans[0][0]) - 1 if spans else -1
        if voice is None or at < 0 or spans[0][0] >= scene.sentences[at].end:
            continue
        sentence = scene.sentences[at]
        taken = told.get(starts[at - 1], []) if at and takes_up(scene, mention) else []
        if voice.stance == "confirms" and taken:
            found += [restate(draft, sentence, mention, voice) for draft in taken if not draft.counts]
        elif voice.origin is not None and voice.stance in DISPUTING:
            found.append(draft_position(scene, sentence, mention, voice, drafts))
        elif voice.origin is not None and (voice.stance in MARKED or is_news(told, sentence, voice)):
            found.append(draft_statement(sentence, mention, voice))
    said = {(d.start, d.kind, d.attribution.origin, d.attribution.stance): d for d in reversed(found)}
    return sorted(said.values(), key=lambda draft: (draft.start, draft.anchor))


def takes_up(scene: Scene, mention: AttributionMention) -> bool:
    """Whether what is confirmed is the matter of the sentence before: "confirmed the report"."""
    if sum(end - start for start, end in mention.content) > LONGEST_MATTER:
        return False
    words = [word.strip(".,\"'“”") for start, end in mention.content for word in scene.text[start:end].lower().split()]
    return not words or (len(words) <= 4 and words[-1] in TAKEN_UP)


def is_news(told: Mapping[int, Sequence[Draft]], sentence: Sentence, voice: Attribution) -> bool:
    """Whether a plain statement is worth a claim: a sentence of the body without another claim that speaks of an event
    or of an armed side."""
    if sentence.headline or voice.origin_kind == "unattributed" or sentence.start in told:
        return False
    if (voice.origin or "").lower().startswith(("no ", "nobody", "none")):
        return False
    return bool(sentence.triggers) or any(token.lemma_.lower() in forces() for token in sentence.span)


def restate(draft: Draft, sentence: Sentence, mention: AttributionMention, voice: Attribution) -> Draft:
    """The same claim by another voice, with the words of the confirmation as its evidence."""
    anchor = (mention.cue or mention.source)[0][0]
    return replace(
        draft, start=sentence.start, end=sentence.end, anchor=anchor, attribution=voice, spoken=None, deadline=None,
        found_by=f"{voice.stance} what stands before: {draft.found_by}",
    )  # fmt: skip


def draft_position(
    scene: Scene, sentence: Sentence, mention: AttributionMention, voice: Attribution, drafts: Sequence[Draft]
) -> Draft:
    """An accusation or denial: of the harm that its own words name, else of that told last before it.

    Who is accused is the agent of the claim, and who denies a deed of his own its denied agent.
    """
    told = draft_statement(sentence, mention, voice)
    accused = accused_of(scene, mention, voice) if voice.stance == "accuses" else deniers_of(scene, sentence, mention)
    kind = next((trigger.kind for trigger in sentence.triggers if trigger.kind in HARMING), None)
    act = act_before(drafts, sentence.start, kind) if kind or not tells_deed(scene, mention) else None
    if act is None:
        own = f"{voice.stance} {kind or 'a deed'} in its own words"
        return replace(told, kind=kind or told.kind, actors=(*told.actors, *accused), found_by=own)
    return replace(
        told,
        kind=act.kind,
        outcome=act.outcome,
        time=act.time,
        places=act.places,
        carried=bool(act.places),
        actors=(*told.actors, *accused),
        found_by=f"{voice.stance} the harm told last: {act.found_by}",
    )


def tells_deed(scene: Scene, mention: AttributionMention) -> bool:
    """Whether what is said names a deed of its own ("of obstructing its advance"), and takes up none told before."""
    spans = [scene.doc.char_span(*content, alignment_mode="expand") for content in mention.content]
    return any(token.pos_ == "VERB" for span in spans if span is not None for token in span)


def act_before(drafts: Sequence[Draft], start: int, kind: str | None) -> Draft | None:
    """The harm told last before a sentence, of this kind where one is given, and what its sentence tells first;
    ``None`` where none stands near."""
    found: list[Draft] = []
    for draft in reversed(drafts):
        near = draft.start < start and start - draft.start < BACK
        if found and draft.start != found[0].start:
            break
        if near and draft.kind in HARMING and draft.modality == "actual" and kind in (None, draft.kind):
            found.append(draft)
    return min(found, key=lambda draft: draft.anchor, default=None)


def accused_of(scene: Scene, mention: AttributionMention, voice: Attribution) -> list[DraftActor]:
    """Whom a word of blame is turned on: "accused the army of", "blamed the Front"."""
    for start, end in mention.cue:
        span = scene.doc.char_span(start, end, alignment_mode="expand")
        for token in span if span is not None else ():
            if token.lemma_.lower() in BLAME:
                objects = [noun for child in token.children if child.dep_ == "dobj" for noun in with_conjuncts(child)]
                return [
                    replace(actor, certainty="accused", by=voice.origin, by_kind=voice.origin_kind)
                    for noun in objects if is_force(noun)
                    if (actor := draft_doer(scene, Doer(noun))) is not None
                ]  # fmt: skip
    return []


def deniers_of(scene: Scene, sentence: Sentence, mention: AttributionMention) -> list[DraftActor]:
    """Whose deed it was not, by a denial that names the deed or a part in it: "denied any involvement"."""
    cues = [scene.doc.char_span(start, end, alignment_mode="expand") for start, end in mention.cue]
    said = [token for span in cues if span is not None for token in span if token.pos_ == "VERB"]
    doers = [doer for token in said for doer in take_part(token) or ()]
    for trigger in sentence.triggers:
        doers += doers_of(scene.doc[trigger.token], scene.triggers, set())
    denied = [
        draft_doer(scene, doer) for doer in doers if doer.certainty == "denied" and can_act(doer.token, people=True)
    ]
    return sorted({actor for actor in denied if actor is not None}, key=lambda actor: (actor.start, actor.end))


def draft_statement(sentence: Sentence, mention: AttributionMention, voice: Attribution) -> Draft:
    speakers = tuple(
        DraftActor(start=start, end=end, role="speaker", name=voice.origin) for start, end in mention.source
    )
    return Draft(
        kind="statement",
        start=sentence.start,
        end=sentence.end,
        anchor=(mention.cue or mention.source)[0][0],
        actors=speakers,
        attribution=voice,
        found_by=f"statement: {voice.stance}",
    )
