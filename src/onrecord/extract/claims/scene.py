"""One report laid out for claim reading: the parsed text with every mention and trigger at its token."""

from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from onrecord.extract.claims.counts import Counted, find_counts
from onrecord.extract.claims.reach import find_roots, nearest
from onrecord.extract.claims.triggers import Trigger, find_triggers
from onrecord.mentions import AttributionMention, PlaceMention, QuantityMention, TimeMention
from onrecord.model import Report

#: zones whose words are the report's own account; the others are read for dates and credits alone
TOLD = frozenset({"headline", "standfirst", "subhead", "body"})


class Scene(NamedTuple):
    """What the claims of one report are made of. ``*_roots`` hold the token that each mention hangs on."""

    doc: Doc
    sentences: tuple[Span, ...]
    headlines: frozenset[int]
    times: Sequence[TimeMention]
    time_roots: list[Token | None]
    places: Sequence[PlaceMention]
    place_roots: list[Token | None]
    attributions: Sequence[AttributionMention]
    speech: frozenset[int]
    triggers: dict[int, Trigger]
    counts: list[Counted]


def lay_out(
    doc: Doc,
    report: Report,
    times: Sequence[TimeMention],
    places: Sequence[PlaceMention],
    quantities: Sequence[QuantityMention],
    attributions: Sequence[AttributionMention],
) -> Scene:
    """Everything of one report at its place, sentences outside the told zones left out."""
    told = tell_zones(doc, report)
    sentences = tuple(sentence for sentence, zone in told if zone in TOLD and not sentence.text.isspace())
    tokens = {token.i for sentence in sentences for token in sentence}
    triggers = find_triggers(doc, (doc[i] for i in sorted(tokens)))
    counts = [count for count in find_counts(doc, quantities) if count.head in tokens]
    return Scene(
        doc=doc,
        sentences=sentences,
        headlines=frozenset(s.start for s, zone in told if zone in ("headline", "standfirst", "subhead")),
        times=times,
        time_roots=find_roots(doc, times),
        places=places,
        place_roots=find_roots(doc, places),
        attributions=attributions,
        speech=find_speech(doc, attributions),
        triggers={trigger.token: trigger for trigger in triggers},
        counts=counts,
    )


def tell_zones(doc: Doc, report: Report) -> list[tuple[Span, str]]:
    """Every sentence with the zone it starts in; a report without zones is all body."""
    zones, position = report.zones, 0
    told: list[tuple[Span, str]] = []
    for sentence in doc.sents:
        first = next((token for token in sentence if not token.is_space), None)
        if first is None:
            continue
        while position < len(zones) and zones[position].end <= first.idx:
            position += 1
        inside = position < len(zones) and zones[position].start <= first.idx
        told.append((sentence, zones[position].zone if inside else "body" if not zones else "boilerplate"))
    return told


def find_speech(doc: Doc, attributions: Sequence[AttributionMention]) -> frozenset[int]:
    """Tokens of the words of saying."""
    cues = [
        doc.char_span(start, end, alignment_mode="expand") for mention in attributions for start, end in mention.cue
    ]
    return frozenset(
        token.i for cue in cues if cue is not None for token in cue if token.pos_ in ("VERB", "NOUN", "ADP", "AUX")
    )


def find_time(scene: Scene, anchors: Sequence[Token], sentence: Span) -> int | None:
    """The time that belongs to a claim: the first anchor that reaches one decides; durations come last."""
    for anchor in anchors:
        near = nearest(anchor, scene.time_roots, sentence, scene.speech)
        for _, position in near:
            if scene.times[position].timex in ("DATE", "TIME"):
                return position
        if near:
            return near[0][1]
    return None


def find_spoken(scene: Scene, anchor: Token, sentence: Span) -> int | None:
    """The time that hangs on a word of saying above the anchor: the day of the statement."""
    token = anchor
    for _ in range(8):
        if token.i in scene.speech:
            for position, root in enumerate(scene.time_roots):
                if root is not None and sentence.start <= root.i < sentence.end and hangs_on(root, token):
                    return position
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def hangs_on(root: Token, verb: Token) -> bool:
    """Whether a time is an adjunct of a verb, at once or behind a preposition."""
    return root.head.i == verb.i or (root.dep_ == "pobj" and root.head.head.i == verb.i)
