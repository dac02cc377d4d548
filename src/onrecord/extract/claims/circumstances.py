"""What holds a count: the trigger it comes of, its time, its places and how far it reaches."""

from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Token

from onrecord.extract.claims.accidents import is_own_doing, is_shot_wound
from onrecord.extract.claims.anaphora import find_asked
from onrecord.extract.claims.apart import part_times
from onrecord.extract.claims.causes import HARMING, find_cause
from onrecord.extract.claims.coming_about import occurs
from onrecord.extract.claims.counts import Counted, included
from onrecord.extract.claims.places import Found, find_places_of
from onrecord.extract.claims.reach import find_time, is_lasting, own_mentions
from onrecord.extract.claims.scene import Scene, Sentence, voices_of, word_told
from onrecord.extract.claims.scope import is_running, read_scope, runs_undated
from onrecord.extract.claims.stretches import is_between, is_of_several, is_total, scope_of_tally, spans
from onrecord.extract.claims.told import Taken, go_on, take_up
from onrecord.extract.claims.triggers import Trigger
from onrecord.mentions import Draft
from onrecord.model import Scope

MEASURE_KINDS = {
    "displaced": "displacement",
    "hosted": "displacement",
    "evacuated": "evacuation",
    "returned": "return",
    "detained": "arrest",
}
#: what strikes once: a total of its dead as of a day is still the count of one event
SINGLE = frozenset({"earthquake", "storm", "accident"})
#: words for people held that tell of no authority
TAKEN = frozenset({"kidnap", "kidnapped", "abduct", "abducted", "hostage", "captive"})
TOTALS = frozenset({"killed", "injured", "missing"})


class Circumstances(NamedTuple):
    """What counts of one claim share. ``apart``: a part with its own time or place ("including 17 on Thursday");
    ``voice``: who is said to say so, ``None`` for the writer's own word; ``bound``: the time of what came after it;
    ``bare``: see :class:`Taken`."""

    apart: bool
    cause: Trigger | None
    time: int | None
    places: Found
    scope: Scope
    kind: str | None
    voice: str | None
    bound: int | None
    bare: str | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """What two counts of one sentence must share to be one claim."""
        cause = None if self.cause is None else self.cause.token
        return self.apart, cause, self.time, self.places.at[:1], self.scope, self.kind, self.voice


def read_circumstances(scene: Scene, count: Counted, sentence: Sentence, drafts: Sequence[Draft]) -> Circumstances:
    """The circumstances of one count; ``drafts`` are the claims before it, whose day "the attacks" take up.

    ``kind`` is ``None`` where the sentence does not tell what the count is of.
    """
    head, cue = scene.doc[count.head], scene.doc[count.cue]
    apart = stands_apart(scene, count, sentence)
    anchors = [head, cue] if apart else [cue]
    kinds = HARMING if count.measure == "detained" else HARMING - {"arrest"}
    cause = None if apart else find_cause(cue, scene.triggers, kinds)
    act = [] if cause is None else [scene.doc[cause.token]]
    told = cue.i in scene.triggers and cue.pos_ == "NOUN" and cause is not None and cause.token == cue.i != count.head
    times = own_mentions(cue, sentence.times) if told and not occurs(cue) else sentence.times
    arrest = count.measure == "detained" and (cause is None or cause.kind == "arrest")
    if arrest and cue.dep_ == "acl":  # "charges were filed on Monday against the woman arrested"
        times = own_mentions(cue.head, times)
    times, bound = part_times(scene, cue, times, arrest=arrest)
    # "one of the slain soldiers was identified on Tuesday": they were slain before
    near = own_mentions(head, times) if cue.dep_ == "amod" and cue.head == head else times
    time = find_time(anchors, near, scene.times, scene.speech)
    if time is None:
        time = find_time(act, times, scene.times, scene.speech)
    deeds = cue.tag_ == "NNS" and cause is not None and cause.token == cue.i
    if time is None and (cause is None or deeds) and count.measure in TOTALS and not apart:
        time = find_stretch(scene, sentence, running=deeds)
    taken = Taken() if apart else take_up_for(scene, sentence, count, cause, time)
    mention = None if time is None else scene.times[time]
    root = next((token for position, token in sentence.times if position == time), None)
    amount = least(scene, count)
    caused = cause is not None and cause.token != cue.i
    scope = read_scope(scene.doc, count, mention, root, caused=caused, amount=amount)
    if scope == "event" and is_total(act[0] if act else None, mention, root, amount, scene.report.text):
        scope = "period"
    tally = scope in ("event", "period") and amount > 1 and not count.persons and bool(act) and is_of_several(act[0])
    if tally and scope == "event":
        scope = scope_of_tally(mention)
    vague = tells_vaguely(scene, count)
    dated = any(scene.times[position].timex != "DURATION" for position, _ in sentence.times)
    if scope == "event" and count.measure in TOTALS and not dated:
        scope = "cumulative" if runs_undated(cue, act[0] if act else None, amount=amount, vague=vague) else scope
    if scope == "event" and count.cue == count.figure:
        scope = scope_before(drafts, count) or scope
    if time is None and scope == "event":
        time = taken.time
    kind = name_kind(count, cause, scope, apart=apart)
    if tally and scope != "event":
        kind = "toll"
    if kind in (None, "attack") and is_own_doing(cue):
        kind = "other"
    if kind == "accident" and is_shot_wound(cue):
        kind = "attack"
    if kind == "arrest" and cue.lemma_.lower() in TAKEN:
        kind = "abduction"
    places = find_places_of([*anchors, *act], kind or "", scene.places, sentence.places, scene.speech, scene.triggers)
    if not places.at and scope == "event" and (taken.bare is None or kind is None):
        places = places._replace(at=taken.places, carried=True)
    voice = voices_of(scene, word_told(scene, count))[0]
    origin = voice.origin if voice.chain else None
    return Circumstances(apart, cause, time, places, scope, kind, origin, bound, taken.bare)


def take_up_for(scene: Scene, sentence: Sentence, count: Counted, cause: Trigger | None, time: int | None) -> Taken:
    """What a count takes up of an event told before; ``time`` is its own. Who is detained is so for an event and not in
    it, and one man is no part of its dead."""
    if count.measure == "detained":
        return Taken()
    cue, head = scene.doc[count.cue], scene.doc[count.head]
    asked = find_asked(sentence.span, cue, head, cause, scene.triggers)
    part = count.measure in TOTALS and least(scene, count) > 1
    taken = take_up(scene, sentence, asked) if part or asked.what != "harmed" else Taken()
    if taken == Taken() and cause is None and asked.what != "deed":
        return go_on(scene, sentence, time)
    return taken


def scope_before(drafts: Sequence[Draft], count: Counted) -> Scope | None:
    """The scope of the count that a bare figure takes up."""
    told = [c for draft in drafts for c in draft.counts if c.measure == count.measure]
    return told[-1].scope if told else None


def find_stretch(scene: Scene, sentence: Sentence, *, running: bool) -> int | None:
    """The length of time that a whole sentence is of though no word of harm hangs near it: "over the past nine years,
    the group says, 140 have vanished", "between 21 and 26 May the clinics had received";
    ``running``: so may be one that is not over, "police counted 12 murders this year"."""
    for position, root in sentence.times:
        time = scene.times[position]
        stretch = time.timex == "DURATION" and is_lasting(time, root) and spans(scene.doc, time)
        if stretch or (running and is_running(time.text.lower())) or (is_between(time, root) and time.timex == "DATE"):
            return position
    return None


def tells_vaguely(scene: Scene, count: Counted) -> bool:
    amount = scene.quantities[count.quantity].amount
    return amount is not None and amount.quantifier == "vague"


def least(scene: Scene, count: Counted) -> float:
    """The least number that a count can be, 0 where it gives none."""
    amount = scene.quantities[count.quantity].amount
    return 0 if amount is None else amount.value or amount.lower or 0


def stands_apart(scene: Scene, count: Counted, sentence: Sentence) -> bool:
    """Whether a part has a time or place of its own: "including 17 on Thursday".

    What hangs on a part with its own noun ("including five children in strikes on Kareth") is of the whole, unless the
    sentence gives the whole another time.
    """
    head = scene.doc[count.head]
    if not has_circumstances(head) or not included(head):
        return False
    inside = sum(1 for _, root in sentence.times if head.is_ancestor(root))
    return count.head == count.number or 0 < inside < len(sentence.times)


def has_circumstances(head: Token) -> bool:
    """Whether a time or place may hang on the count itself."""
    return any(child.dep_ in ("prep", "npadvmod") and child.lower_ != "of" for child in head.children)


def name_kind(count: Counted, cause: Trigger | None, scope: Scope, *, apart: bool) -> str | None:
    """What a count is a count of: what its measure says, a toll where it spans time or stands apart, else its cause."""
    if count.measure == "detained" and cause is not None and cause.kind == "abduction":
        return cause.kind
    if count.measure in MEASURE_KINDS:
        return MEASURE_KINDS[count.measure]
    if scope in ("cumulative", "period") and (cause is None or count.measure in TOTALS):
        return cause.kind if cause is not None and cause.kind in SINGLE else "toll"
    if cause is not None:
        return cause.kind
    return "toll" if apart else None
