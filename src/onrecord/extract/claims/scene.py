"""One report laid out for claim reading: its sentences, each with the mentions and triggers that stand in it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from onrecord.extract.attribution import voices_at
from onrecord.extract.claims.aerial import settle_aerial, settle_report
from onrecord.extract.claims.counts import REVISING, TOLLS, Counted, find_counts
from onrecord.extract.claims.triggers import Trigger, find_triggers
from onrecord.extract.claims.wholes import drop_repeats
from onrecord.mentions import AttributionMention, PlaceMention, QuantityMention, TimeMention, VictimMention
from onrecord.model import Attribution, Report

#: zones whose words are the report's own account; the others are read for dates and credits alone
TOLD = frozenset({"headline", "standfirst", "subhead", "body"})
#: what falls on ground and traps nobody by itself
ENCIRCLING = frozenset({"encircle", "besiege", "surround"})
#: characters of a source in brackets before its date
CITED = 90
_CITATION = re.compile(r"[(;]\s*[A-Z][^()]*,\s*$")
#: verbs by which a count of people goes on
RISING = REVISING | {"reach", "jump", "stand", "mount", "soar", "swell", "top", "hit", "pass"}
DASHES = frozenset({"-", "--", "–", "—", "|"})
HEADS = frozenset({"headline", "standfirst", "subhead"})

#: who speaks of people brought to them, or of what others did
POSTED = frozenset("medical medic medics commander correspondent".split())
#: a mention by its position in the reading's list, with the token that it hangs on
Rooted = tuple[int, Token]


class Sentence(NamedTuple):
    """A sentence of the report's account. ``start`` and ``end`` are its offsets without the white space around it."""

    span: Span
    start: int
    end: int
    headline: bool
    question: bool
    triggers: tuple[Trigger, ...]
    counts: tuple[int, ...]
    times: tuple[Rooted, ...]
    places: tuple[Rooted, ...]


class Event(NamedTuple):
    """An event as far as it has been told: its kind, ``None`` where no more is told than where somebody was; the
    sentence that tells of it last; positions of its places and of its time; whether people were counted in it; and
    ``here``, the places that the claims of that sentence have."""

    kind: str | None
    start: int
    end: int
    places: tuple[int, ...]
    time: int | None
    harmed: bool
    here: tuple[int, ...] = ()


class Scene(NamedTuple):
    """What the claims of one report are made of. ``text`` is the document's, which puts it together anew for each who
    asks; ``speech`` are the tokens of words of saying, ``answers`` the attributions without those of who declined to
    say, ``events`` those told so far, the last told last."""

    doc: Doc
    text: str
    report: Report
    sentences: tuple[Sentence, ...]
    times: Sequence[TimeMention]
    places: Sequence[PlaceMention]
    quantities: Sequence[QuantityMention]
    attributions: Sequence[AttributionMention]
    answers: Sequence[AttributionMention]
    speech: frozenset[int]
    triggers: dict[int, Trigger]
    counts: list[Counted]
    events: list[Event]


def lay_out(
    doc: Doc,
    report: Report,
    times: Sequence[TimeMention],
    places: Sequence[PlaceMention],
    quantities: Sequence[QuantityMention],
    attributions: Sequence[AttributionMention],
    victims: Sequence[VictimMention] = (),
) -> Scene:
    """Everything of one report at its place, sentences outside the told zones left out."""
    told = [(span, zone) for span, zone in tell_zones(doc, report) if zone in TOLD and not span.text.isspace()]
    starts = [span.start for span, _ in told]
    voiced = [mention for mention in attributions if mention.attribution is not None]
    others = [span for mention in voiced for span in mention.source]
    others += [(mention.start, mention.end) for mention in places if mention.form in ("name", "local")]
    ground = {token.i for token in doc if token.lemma_.lower() in ENCIRCLING}
    counts = [
        count
        for count in drop_repeats(doc, quantities, find_counts(doc, quantities, victims))
        if count.cue not in ground
        and (suffers(doc, count) or len(count.persons) > 1 or not covered(doc[count.head].idx, others))
    ]
    at_counts = spread([(position, doc[count.head]) for position, count in enumerate(counts)], starts, told)
    at_times = spread([r for r in find_roots(doc, times) if not is_cited(report.text, times[r[0]])], starts, told)
    posts = [(start, end) for mention in voiced for start, end in mention.source if is_posted(report.text[start:end])]
    at_places = spread([r for r in find_roots(doc, places) if not covered(places[r[0]].start, posts)], starts, told)
    named = settle_report([settle_aerial(find_triggers(doc, span), span) for span, _ in told], told)
    sentences = []
    for index, (span, zone) in enumerate(told):
        text = span.text
        sentences.append(
            Sentence(
                span=span,
                start=span.start_char + len(text) - len(text.lstrip()),
                end=span.start_char + len(text.rstrip()),
                headline=zone in HEADS,
                question=text.rstrip(" \n\"”’'").endswith("?"),
                triggers=tuple(named[index]),
                counts=tuple(position for position, _ in at_counts[index]),
                times=tuple(at_times[index]),
                places=tuple(at_places[index] if zone not in HEADS else before_outlet(span, at_places[index])),
            )
        )
    return Scene(
        doc=doc,
        text=doc.text,
        report=report,
        sentences=tuple(sentences),
        times=times,
        places=places,
        quantities=quantities,
        attributions=voiced,
        answers=[mention for mention in voiced if mention.attribution and mention.attribution.stance != "declined"],
        speech=find_speech(doc, voiced) | find_tallying(doc),
        triggers={trigger.token: trigger for sentence in sentences for trigger in sentence.triggers},
        counts=counts,
        events=[],
    )


def suffers(doc: Doc, count: Counted) -> bool:
    """Whether a verb of harm stands before the number of a count, so that it is no part of a speaker whose comma was
    lost: "killed 13 people a doctor said"."""
    return doc[count.cue].pos_ == "VERB" and count.cue < count.number


def covered(offset: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether an offset lies in one of the spans: neither who speaks nor a place is who was counted."""
    return any(start <= offset < end for start, end in spans)


def is_posted(source: str) -> bool:
    """Whether words for who speaks tell where they work, and not where what they tell of was: "a medical source in
    Kareth", "the commander of the Orvany zone"."""
    return not POSTED.isdisjoint(source.lower().split())


def is_cited(text: str, time: TimeMention) -> bool:
    """Whether a time is that of a source in brackets: "(National Relief Office, 29 March 2017)"."""
    return _CITATION.search(text, max(0, time.start - CITED), time.start) is not None


def told_sentences(doc: Doc, report: Report) -> list[tuple[int, int]]:
    """First and last token (exclusive) of every sentence of the report's account."""
    told = [(span, zone) for span, zone in tell_zones(doc, report) if zone in TOLD and not span.text.isspace()]
    return [(span.start, span.end) for span, _ in told]


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


def find_roots(doc: Doc, mentions: Iterable[TimeMention | PlaceMention]) -> list[Rooted]:
    """The token of each mention that hangs on a word outside it; mentions that no token covers are left out."""
    roots = []
    for position, mention in enumerate(mentions):
        span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if span is not None and len(span):
            roots.append((position, span.root))
    return roots


def spread(rooted: Sequence[Rooted], starts: Sequence[int], told: Sequence[tuple[Span, str]]) -> list[list[Rooted]]:
    """Mentions by the sentence that their token stands in; those outside the told sentences are left out."""
    found: list[list[Rooted]] = [[] for _ in told]
    for position, token in rooted:
        index = bisect_right(starts, token.i) - 1
        if index >= 0 and token.i < told[index][0].end:
            found[index].append((position, token))
    return found


def before_outlet(headline: Span, places: Sequence[Rooted]) -> list[Rooted]:
    """The places of a headline, where there are such before its last dash without those behind it, which are in the
    outlet's own name ("Boy hurt in Orvany - Kareth News")."""
    dash = max((token.i for token in headline if token.text in DASHES), default=headline.end)
    told = [(position, root) for position, root in places if root.i < dash]
    behind = headline.doc[dash + 1 : headline.end]
    verbs = any(token.pos_ in ("VERB", "AUX") for token in behind)
    return list(places) if not told or verbs or len(behind) * 2 > len(headline) else told


def find_speech(doc: Doc, attributions: Sequence[AttributionMention]) -> frozenset[int]:
    """Tokens of the words of saying."""
    cues = [doc.char_span(*cue, alignment_mode="expand") for mention in attributions for cue in mention.cue]
    parts = ("VERB", "NOUN", "ADP", "AUX")
    return frozenset(token.i for cue in cues if cue is not None for token in cue if token.pos_ in parts)


def find_tallying(doc: Doc) -> frozenset[int]:
    """Tokens of verbs that only say how far a count has come: on the day when "the toll rose to 10" it was told."""
    verbs = (token for token in doc if token.pos_ == "VERB" and token.lemma_.lower() in RISING)
    return frozenset(verb.i for verb in verbs if any(is_tally(child) for child in verb.children))


def is_tally(subject: Token) -> bool:
    """Whether a subject is a count of people: "the death toll", "the number of dead"."""
    return subject.dep_ in ("nsubj", "nsubjpass") and subject.lemma_.lower() in TOLLS


def voices_of(scene: Scene, token: Token) -> tuple[Attribution, ...]:
    """Who says what a token says: one voice, or all of a joined source.

    Who did not say how somebody was killed takes it as known that he was: that is the report's own word.
    """
    return voices_at(scene.answers, token.idx, token.idx + len(token), report=scene.report)


def word_told(scene: Scene, count: Counted) -> Token:
    """The word of a count by which to find who says so: that of what befell the counted, and where the parser hung them
    on a word of saying ("confirms nine children among the Kareth dead") they themselves."""
    return scene.doc[count.head if count.cue in scene.speech else count.cue]
