"""ATTRIBUTIONS -> STATEMENTS: what somebody confirmed, denied, did not comment on, or said beside any event."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from onrecord.extract.claims.scene import Scene, Sentence
from onrecord.mentions import AttributionMention, Draft, DraftActor
from onrecord.model import Attribution

#: stances that are news whatever else the sentence tells
MARKED = frozenset({"declined", "not_confirmed", "denies", "confirms"})
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
        elif voice.origin is not None and (voice.stance in MARKED or is_news(told, sentence, voice)):
            found.append(draft_statement(sentence, mention, voice))
    said = {(d.start, d.kind, d.attribution.origin, d.attribution.stance): d for d in reversed(found)}
    return sorted(said.values(), key=lambda draft: (draft.start, draft.anchor))


def takes_up(scene: Scene, mention: AttributionMention) -> bool:
    """Whether what is confirmed is the matter of the sentence before: "confirmed the report"."""
    words = [
        word.strip(".,\"'“”") for start, end in mention.content for word in scene.doc.text[start:end].lower().split()
    ]
    return not words or (len(words) <= 4 and words[-1] in TAKEN_UP)


def is_news(told: Mapping[int, Sequence[Draft]], sentence: Sentence, voice: Attribution) -> bool:
    """Whether a plain statement is worth a claim: a sentence of the body that no other claim stands in."""
    if (voice.origin or "").lower().startswith(("no ", "nobody", "none")):
        return False
    return not sentence.headline and voice.origin_kind != "unattributed" and sentence.start not in told


def restate(draft: Draft, sentence: Sentence, mention: AttributionMention, voice: Attribution) -> Draft:
    """The same claim by another voice, with the words of the confirmation as its evidence."""
    anchor = (mention.cue or mention.source)[0][0]
    return replace(
        draft, start=sentence.start, end=sentence.end, anchor=anchor, attribution=voice, spoken=None, deadline=None
    )


def draft_statement(sentence: Sentence, mention: AttributionMention, voice: Attribution) -> Draft:
    speakers = tuple(DraftActor(start=start, end=end, role="speaker") for start, end in mention.source)
    return Draft(
        kind="statement",
        start=sentence.start,
        end=sentence.end,
        anchor=(mention.cue or mention.source)[0][0],
        actors=speakers,
        attribution=voice,
    )
