"""ATTRIBUTIONS -> STATEMENTS: what somebody confirmed, denied, did not comment on, or said beside any event."""

from collections.abc import Sequence

from msgspec.structs import replace
from spacy.tokens import Span

from onrecord.extract.claims.scene import Scene
from onrecord.mentions import AttributionMention, Draft, DraftActor
from onrecord.model import Attribution, Report

#: stances that are news whatever else the sentence tells
MARKED = frozenset({"declined", "not_confirmed", "denies", "confirms"})
#: what a confirmation takes up from the sentence before
TAKEN_UP = frozenset("report reports it this that news claim claims account figure figures toll advance attack".split())


def find_statements(scene: Scene, drafts: Sequence[Draft], report: Report) -> list[Draft]:
    """Statements of named voices in sentences without another claim, and confirmations of what stands before."""
    starts = [sentence.start_char for sentence in scene.sentences]
    found: list[Draft] = []
    for mention in scene.attributions:
        voice = mention.attribution
        at = position_of(scene.sentences, mention)
        if voice is None or at is None:
            continue
        sentence = scene.sentences[at]
        taken = [
            draft for draft in drafts if at and starts[at - 1] <= draft.start < starts[at] and takes_up(scene, mention)
        ]
        if voice.stance == "confirms" and taken:
            found += [restate(draft, sentence, mention, voice) for draft in taken if not draft.counts]
        elif voice.origin is not None and (voice.stance in MARKED or is_news(scene, drafts, sentence, voice)):
            found.append(draft_statement(sentence, mention, voice))
    said = {
        (draft.start, draft.kind, draft.attribution.origin, draft.attribution.stance): draft
        for draft in reversed(found)
    }
    return sorted(said.values(), key=lambda draft: (draft.start, draft.anchor))


def position_of(sentences: Sequence[Span], mention: AttributionMention) -> int | None:
    """The sentence in which an attribution is spoken: that of its cue, else of its source."""
    spans = mention.cue or mention.source
    if not spans:
        return None
    start = spans[0][0]
    for position, sentence in enumerate(sentences):
        if sentence.start_char <= start < sentence.end_char:
            return position
    return None


def takes_up(scene: Scene, mention: AttributionMention) -> bool:
    """Whether what is confirmed is the matter of the sentence before: "confirmed the report"."""
    words = [
        word.strip(".,\"'“”") for start, end in mention.content for word in scene.doc.text[start:end].lower().split()
    ]
    return not words or (len(words) <= 4 and words[-1] in TAKEN_UP)


def is_news(scene: Scene, drafts: Sequence[Draft], sentence: Span, voice: Attribution) -> bool:
    """Whether a plain statement is worth a claim: a sentence of the body that no other claim stands in."""
    if sentence.start in scene.headlines or voice.origin_kind == "unattributed":
        return False
    return not any(sentence.start_char <= draft.anchor < sentence.end_char for draft in drafts)


def restate(draft: Draft, sentence: Span, mention: AttributionMention, voice: Attribution) -> Draft:
    """The same claim by another voice, with the words of the confirmation as its evidence."""
    start, end = bounds(sentence)
    anchor = (mention.cue or mention.source)[0][0]
    return replace(draft, start=start, end=end, anchor=anchor, attribution=voice, spoken=None, deadline=None)


def draft_statement(sentence: Span, mention: AttributionMention, voice: Attribution) -> Draft:
    start, end = bounds(sentence)
    speakers = tuple(DraftActor(start=s, end=e, role="speaker") for s, e in mention.source)
    return Draft(
        kind="statement",
        start=start,
        end=end,
        anchor=(mention.cue or mention.source)[0][0],
        actors=speakers,
        attribution=voice,
    )


def bounds(sentence: Span) -> tuple[int, int]:
    """Start and end of a sentence without the white space around it."""
    text = sentence.text
    return sentence.start_char + len(text) - len(text.lstrip()), sentence.start_char + len(text.rstrip())
