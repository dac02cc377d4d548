"""MENTIONS IN REACH OF ONE ANOTHER -> CLAIMS in words: counts, events told without a number, statements."""

from collections.abc import Sequence

from msgspec.structs import replace
from spacy.tokens import Doc, Span, Token

from onrecord.extract.attribution import attribution_at
from onrecord.extract.claims.causes import HARMING, find_cause, main_kind
from onrecord.extract.claims.counts import Counted, find_whole, included, is_stock, read_scope
from onrecord.extract.claims.measured import find_attributes
from onrecord.extract.claims.modality import read_modality
from onrecord.extract.claims.places import Found, find_claim_places
from onrecord.extract.claims.roles import find_actors
from onrecord.extract.claims.scene import Scene, find_spoken, find_time, lay_out
from onrecord.extract.claims.statements import bounds, find_statements
from onrecord.extract.claims.triggers import LIGHT_VERBS, Trigger
from onrecord.mentions import AttributionMention, Draft, DraftCount, PlaceMention, QuantityMention, TimeMention
from onrecord.model import Attribution, Report

MEASURE_KINDS = {
    "displaced": "displacement",
    "hosted": "displacement",
    "evacuated": "evacuation",
    "returned": "return",
    "detained": "arrest",
}
#: tokens of headline and lead that tell what a report is mainly about
LEAD = 150


def find_claims(
    doc: Doc,
    report: Report,
    *,
    times: Sequence[TimeMention],
    places: Sequence[PlaceMention],
    quantities: Sequence[QuantityMention],
    attributions: Sequence[AttributionMention],
) -> tuple[Draft, ...]:
    """The claims of one report, statements last; positions in them point into the lists and the claims themselves."""
    scene = lay_out(doc, report, times, places, quantities, attributions)
    main = main_kind(list(scene.triggers.values()), LEAD)
    drafts: list[Draft] = []
    used: set[int] = set()
    homes: dict[int, tuple[int, int]] = {}
    kind_before: str | None = None
    for sentence in scene.sentences:
        counts = [i for i, count in enumerate(scene.counts) if sentence.start <= count.head < sentence.end]
        for group in group_counts(scene, counts, sentence):
            draft = draft_counts(scene, group, sentence, kind_before or main, report, used)
            for place_in_draft, position in enumerate(group):
                homes[position] = (len(drafts), place_in_draft)
            drafts.append(draft)
        triggers = [scene.triggers[token.i] for token in sentence if token.i in scene.triggers]
        for trigger in triggers:
            if trigger.token not in used and stands_alone(scene, trigger, sentence):
                draft = draft_event(scene, trigger, sentence, report)
                if trigger.verb or not told_already(drafts, draft):
                    drafts.append(draft)
        harms = [trigger.kind for trigger in triggers if trigger.kind in HARMING]
        kind_before = harms[-1] if harms else kind_before
    drafts = tie_parts(scene, drafts, homes)
    return (*drafts, *find_statements(scene, drafts, report))


def group_counts(scene: Scene, counts: list[int], sentence: Span) -> list[list[int]]:
    """Counts of one sentence that share cause, time, place and scope are one claim; others are claims of their own."""
    groups: dict[tuple[object, ...], list[int]] = {}
    for position in counts:
        count = scene.counts[position]
        cause = cause_of(scene, count)
        anchors = anchors_of(scene, count)
        time = find_time(scene, anchors, sentence)
        places = find_claim_places(anchors, "", scene.places, scene.place_roots, sentence, scene.speech)
        key = (
            MEASURE_KINDS.get(count.measure),
            cause and cause.token,
            time,
            places.at[:1],
            scope_of(scene, count, time, caused=cause is not None),
        )
        groups.setdefault(key, []).append(position)
    return list(groups.values())


def cause_of(scene: Scene, count: Counted) -> Trigger | None:
    """The trigger a count comes of; none for a part with circumstances of its own ("including 17 on Thursday")."""
    if len(anchors_of(scene, count)) > 1:
        return None
    return find_cause(scene.doc[count.cue], scene.triggers)


def anchors_of(scene: Scene, count: Counted) -> list[Token]:
    """The words from which a count looks for its time and place: itself where they hang on it, then its deed."""
    head, cue = scene.doc[count.head], scene.doc[count.cue]
    own = any(child.dep_ in ("prep", "npadvmod") and child.lower_ != "of" for child in head.children)
    return [head, cue] if own and included(head) else [cue]


def scope_of(scene: Scene, count: Counted, time: int | None, *, caused: bool) -> str:
    mention = None if time is None else scene.times[time]
    root = None if time is None else scene.time_roots[time]
    return read_scope(scene.doc, count, mention, root, caused=caused)


def draft_counts(
    scene: Scene, group: list[int], sentence: Span, fallback: str | None, report: Report, used: set[int]
) -> Draft:
    """The claim of counts that share their circumstances."""
    first = scene.counts[group[0]]
    cue = scene.doc[first.cue]
    cause = cause_of(scene, first)
    anchors = anchors_of(scene, first)
    time = find_time(scene, anchors, sentence)
    scope = scope_of(scene, first, time, caused=cause is not None)
    fallback = "toll" if cause is None and len(anchors) > 1 else fallback
    kind = MEASURE_KINDS.get(first.measure) or kind_of_count(cause, scope, fallback, first)
    if cause is not None:
        used.add(cause.token)
    used.update(position for position in (first.cue, *(scene.counts[i].cue for i in group)))
    found = find_claim_places(
        [*anchors, *([scene.doc[cause.token]] if cause else [])],
        kind,
        scene.places,
        scene.place_roots,
        sentence,
        scene.speech,
    )
    trigger = Trigger(first.cue, kind, None, cue.pos_ == "VERB")
    return replace(
        bare_draft(scene, kind, cue, sentence, report, found),
        modality="negated" if all(scene.counts[i].negated for i in group) else read_modality(cue),
        time=time,
        actors=find_actors(scene, trigger, cause, [scene.counts[i] for i in group]),
        counts=tuple(draft_count(scene, position, time, caused=cause is not None) for position in group),
    )


def kind_of_count(cause: Trigger | None, scope: str, fallback: str | None, count: Counted) -> str:
    """What a count is a count of: its cause, a toll where it spans time, else what the sentences before told of."""
    if scope in ("cumulative", "period") and cause is None:
        return "toll"
    if scope in ("cumulative", "period") and count.measure in ("killed", "injured", "missing"):
        return "toll"
    if cause is not None:
        return cause.kind
    return fallback or ("damage" if count.measure == "damaged" else "other")


def draft_count(scene: Scene, position: int, time: int | None, *, caused: bool) -> DraftCount:
    count = scene.counts[position]
    return DraftCount(
        quantity=count.quantity,
        measure=count.measure,
        population=count.population,
        scope=scope_of(scene, count, time, caused=caused),  # type: ignore[arg-type]
        stock=is_stock(scene.doc, count),
    )


def draft_event(scene: Scene, trigger: Trigger, sentence: Span, report: Report) -> Draft:
    """The claim of an event that is told without a number."""
    token = scene.doc[trigger.token]
    found = find_claim_places([token], trigger.kind, scene.places, scene.place_roots, sentence, scene.speech)
    return replace(
        bare_draft(scene, trigger.kind, token, sentence, report, found),
        outcome=trigger.outcome,
        modality=read_modality(token),
        time=find_time(scene, [token], sentence),
        deadline=find_deadline(scene, sentence) if trigger.kind in ("demand", "threat") else None,
        actors=find_actors(scene, trigger, None, []),
    )


def bare_draft(scene: Scene, kind: str, token: Token, sentence: Span, report: Report, found: Found) -> Draft:
    """What every draft fills alike: the sentence, its places, its numbers of nature, who says so and when."""
    start, end = bounds(sentence)
    return Draft(
        kind=kind,
        start=start,
        end=end,
        anchor=token.idx,
        spoken=find_spoken(scene, token, sentence),
        places=found.at,
        origin_places=found.origin,
        goal_places=found.goal,
        attributes=find_attributes(sentence.text),
        attribution=voice_at(scene, token, report),
    )


def voice_at(scene: Scene, token: Token, report: Report) -> Attribution:
    return attribution_at(scene.attributions, token.idx, token.idx + len(token), report=report)


def stands_alone(scene: Scene, trigger: Trigger, sentence: Span) -> bool:
    """Whether a trigger tells of an event by itself: a verb does; a noun that is said to occur or has its own day."""
    token = scene.doc[trigger.token]
    if sentence.start in scene.headlines and trigger.kind != "advance":
        return False
    if sentence.text.rstrip(" \n\"”’'").endswith("?"):
        return False
    above = scene.triggers.get(token.head.i)
    if not trigger.verb and above is not None and above.kind == trigger.kind:
        return False
    if trigger.verb:
        return token.dep_ not in ("amod", "compound")
    if token.dep_ in ("nsubj", "nsubjpass", "dobj") and (
        token.head.lemma_.lower() in LIGHT_VERBS or token.head.i in scene.speech
    ):
        return True
    return any(
        root is not None and sentence.start <= root.i < sentence.end and within(root, token)
        for root in scene.time_roots
    )


def told_already(drafts: Sequence[Draft], draft: Draft) -> bool:
    """Whether the sentence already tells of an event of this kind and time: "met ... at an emergency session"."""
    same = (draft.kind, draft.start, draft.time)
    return any((other.kind, other.start, other.time) == same for other in reversed(drafts[-8:]))


def within(root: Token, noun: Token) -> bool:
    """Whether a mention hangs on a noun with at most a preposition between."""
    token = root
    for _ in range(4):
        if token.head.i == noun.i:
            return True
        if (
            token.dep_ not in ("pobj", "compound", "amod", "nmod", "npadvmod", "prep", "nummod")
            or token.head.i == token.i
        ):
            return False
        token = token.head
    return False


def find_deadline(scene: Scene, sentence: Span) -> int | None:
    """The time by or until which something is demanded in a sentence."""
    for position, (mention, root) in enumerate(zip(scene.times, scene.time_roots, strict=True)):
        if root is not None and sentence.start <= root.i < sentence.end:
            before = scene.doc.text[max(0, mention.start - 12) : mention.start].lower().split()
            words = mention.text.lower().split()
            if (before and before[-1] in ("by", "until", "before")) or words[0] in ("by", "until"):
                return position
    return None


def tie_parts(scene: Scene, drafts: list[Draft], homes: dict[int, tuple[int, int]]) -> list[Draft]:
    """Point every count that is part of another to the draft and count that hold the whole."""
    tied = list(drafts)
    for position, (draft, place) in homes.items():
        whole = find_whole(scene.doc, scene.counts, position)
        if whole is None:
            continue
        counts = list(tied[draft].counts)
        counts[place] = replace(counts[place], part_of=homes[whole])
        tied[draft] = replace(tied[draft], counts=tuple(counts))
    return tied
