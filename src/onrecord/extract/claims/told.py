"""EVENTS AS FAR AS THEY HAVE BEEN TOLD -> which of them words take up, and what a claim has of it.

A claim that says "the attack", "five of them" or "at the scene" is of an event told before: of what it does not say
itself, day and place are that event's. :mod:`onrecord.extract.claims.anaphora` reads the words; here are the events,
``events`` of the scene, of which every sentence adds what it tells.
"""

from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Token

from onrecord.days import day_number
from onrecord.extract.claims.anaphora import Asked, takes_up_deed, told_by
from onrecord.extract.claims.causes import HARMING, is_plotted
from onrecord.extract.claims.places import find_places_of, preposition_of
from onrecord.extract.claims.reach import find_time
from onrecord.extract.claims.scene import Event, Scene, Sentence
from onrecord.extract.claims.sites import WHERE, is_site
from onrecord.mentions import Draft

#: kinds that words for one may take up as another: "the bombing" is the raid, "the battle" the advance
ALIKE = (
    frozenset({"bombing", "air_strike", "shelling", "interception", "attack"}),
    frozenset({"clash", "advance", "siege", "attack"}),
    frozenset({"flood", "storm", "earthquake", "wildfire", "accident"}),
    frozenset({"protest", "riot", "clash"}),
)
#: harm that is told without its cause, which "the attack" may take up
UNSAID = frozenset({"damage", "other"})
DONE = frozenset({"actual", "possible", "background"})
#: characters back that words for a deed reach, those for people and those for a scene
REACH = {"deed": 900, "harmed": 450, "scene": 450}
#: characters back to a place where nothing is told to have happened, and to the sentence right before
SETTING, BESIDE = 200, 3
#: days before publication from which on an event is an aside, which only the next words take up
OLD_DAYS = 45
#: characters into a sentence up to which a time stands at its head
OPENING = 12
#: the basis of an hour whose day its own words do not name
SPOKEN_OF = "time of the day spoken of"
#: events back that a sentence may tell more of
BACK = 5
#: verbs by which an event told before is given its place, and those that send somebody to one
HAPPENING = frozenset({"happen", "occur", "unfold", "begin", "start", "erupt", "take"})
SENDING = frozenset("call respond dispatch summon rush arrive alert".split())


class Taken(NamedTuple):
    """What a claim takes up: positions of places, and of a time; ``bare``: the kind of the event, where no word takes
    it up and the next sentence only goes on."""

    places: tuple[int, ...] = ()
    time: int | None = None
    bare: str | None = None


def take_up(scene: Scene, sentence: Sentence, asked: Asked) -> Taken:
    """Place and day of the event that words of a sentence take up; what its last telling leaves out, an earlier one may
    have."""
    places: tuple[int, ...] = ()
    time, last = day_beside(sentence, asked.noun), 0
    day = day_of(scene, time)
    for event in reversed(scene.events):
        back = sentence.start - event.end
        if asked.what == "nothing" or back > REACH[asked.what]:
            break
        if back < 0 or not is_meant(scene, event, asked, back) or day not in (None, day_of(scene, event.time) or day):
            continue
        if asked.what == "scene":
            return Taken(event.places)
        if asked.what == "harmed" and event.end < last:
            break
        last = event.end
        places = places or event.places
        time = event.time if time is None and is_read(scene, event.time) else time
        if places and time is not None:
            break
    return Taken(places, time)


def go_on(scene: Scene, sentence: Sentence, time: int | None) -> Taken:
    """The place of the harm told in the sentence right before, for harm of which nothing is told but whom it befell, at
    its own ``time``, and no other day. An account of the past that opened with its day goes on with it too."""
    event = next((event for event in reversed(scene.events) if event.end <= sentence.start), None)
    if event is None or event.kind is None or sentence.start - event.end > BESIDE:
        return Taken()
    days = {day for position in (time, event.time) if (day := day_of(scene, position)) is not None}
    opened = event.time is not None and scene.times[event.time].start - event.start < OPENING
    past = event.time if opened and not sentence.times and is_past(scene, event) else None
    return Taken(event.here, past, event.kind) if len(days) < 2 else Taken()


def is_meant(scene: Scene, event: Event, asked: Asked, back: int) -> bool:
    """Whether an event can be the one that words take up, ``back`` characters behind it."""
    if back > BESIDE and is_past(scene, event):
        return False
    if asked.what == "scene":
        return bool(event.places) and (event.kind is not None or back < SETTING)
    if asked.what == "harmed":
        return event.harmed or (event.kind is not None and back < BESIDE)
    if event.kind is None:
        return False
    told = scene.report.text[event.start : event.end].lower()
    which = [] if asked.noun is None else told_by(asked.noun)
    return is_alike(asked.kind, event.kind) and all(word.lower_ in told for word in which)


def day_beside(sentence: Sentence, noun: Token | None) -> int | None:
    """The time that tells which event a noun takes up: "the Tuesday raids", "Tuesday's raids"."""
    return next((position for position, root in sentence.times if noun is not None and root.head == noun), None)


def is_alike(kind: str, told: str) -> bool:
    """Whether words of one kind may take up an event of another."""
    return kind in ("attack", told) or any(kind in group and told in group for group in ALIKE)


def is_past(scene: Scene, event: Event) -> bool:
    """Whether an event lies well before the news."""
    told, published = day_number(day_of(scene, event.time) or ""), day_number(scene.report.published or "")
    return told is not None and published is not None and published - told > OLD_DAYS


def day_of(scene: Scene, time: int | None) -> str | None:
    """The last day of a time; ``None`` where it is unknown."""
    when = None if time is None else scene.times[time].when
    return None if when is None or not when.end else when.end[:10]


def is_read(scene: Scene, time: int | None) -> bool:
    """Whether a time tells when an event was, be it no day ("recently"); not so "a few seconds later"."""
    return time is not None and (scene.times[time].value == "PAST_REF" or day_of(scene, time) is not None)


def names_day(scene: Scene, time: int | None) -> bool:
    """Whether a time names its day, as the hour of a day told elsewhere does not."""
    when = None if time is None else scene.times[time].when
    return when is not None and when.end is not None and when.basis != SPOKEN_OF


def add_told(scene: Scene, sentence: Sentence, drafts: Sequence[Draft]) -> None:
    """Add to the events what a sentence tells; ``drafts`` are its claims."""
    harms = [draft for draft in drafts if draft.kind in HARMING | UNSAID | {"toll"}]
    for draft in harms:
        if draft.modality in DONE:
            single = all(count.scope == "event" for count in draft.counts)
            here = draft.places if draft.kind in HARMING and single and not draft.carried else ()
            kind = draft.kind if single else None
            add_event(scene, Event(kind, draft.start, draft.end, draft.places, draft.time, bool(draft.counts), here))
    if not harms and (sentence.places or sentence.times):
        add_uncounted(scene, sentence)


def add_event(scene: Scene, event: Event, *, again: bool = False) -> None:
    """Add an event, or what is new of one told before that it shares its day or place with, that it adds neither to, or
    that it takes up (``again``)."""
    for position in range(len(scene.events) - 1, max(-1, len(scene.events) - 1 - BACK), -1):
        before = scene.events[position]
        shared = (
            is_same_place(scene, event, before) if event.places else event.time is None and before is scene.events[-1]
        )
        shared = shared or (event.time is not None and event.time == before.time)
        if before.kind is None or event.kind is None or not (shared or again) or not is_alike(event.kind, before.kind):
            continue
        own = event.time is not None and not (again and before.time is not None)
        del scene.events[position]
        event = event._replace(
            kind=before.kind if event.kind in UNSAID | {"attack"} else event.kind,
            places=event.places or before.places,
            time=event.time if own else before.time,
            harmed=event.harmed or before.harmed,
        )
        break
    scene.events.append(event)


def is_same_place(scene: Scene, event: Event, before: Event) -> bool:
    """Whether two events are told of one place, by its name or, where no other day parts them, as "the town"."""
    if event.places == before.places:
        return True
    days = {day for time in (event.time, before.time) if (day := day_of(scene, time)) is not None}
    if len(days) > 1:
        return False
    one, other = (scene.places[told.places[0]].place if told.places else None for told in (event, before))
    return one is not None and other is not None and one.place_id is not None and one.place_id == other.place_id


def add_uncounted(scene: Scene, sentence: Sentence) -> None:
    """Add an event that a sentence tells without a claim, by a word of harm; where one told before happened; or the
    place where somebody was called to or is."""
    verbs = [token for token in sentence.span if token.pos_ == "VERB" and token.lemma_.lower() in HAPPENING | SENDING]
    for trigger in sentence.triggers:
        token = scene.doc[trigger.token]
        if trigger.kind in HARMING and not is_plotted(token):
            places, time = circumstances_of(scene, sentence, [token, *verbs], trigger.kind)
            if places or time is not None:
                event = Event(trigger.kind, sentence.start, sentence.end, places, time, False)
                add_event(scene, event, again=not trigger.verb and takes_up_deed(token))
                return
    places, time = circumstances_of(scene, sentence, verbs, "attack")
    if scene.events and (places or time is not None) and any(happens_again(verb) for verb in verbs):
        last = scene.events[-1]
        scene.events[-1] = last._replace(
            start=sentence.start, end=sentence.end, places=places or last.places,
            time=time if last.time is None and names_day(scene, time) else last.time,
        )  # fmt: skip
        return
    sites = [position for position, root in sentence.places if is_site(root, "attack", scene.places[position])]
    roots = dict(sentence.places)
    places = places or tuple(position for position in sites if preposition_of(roots[position]) in WHERE | {"on"})
    if places:
        scene.events.append(Event(None, sentence.start, sentence.end, places, None, False))


def circumstances_of(
    scene: Scene, sentence: Sentence, anchors: Sequence[Token], kind: str
) -> tuple[tuple[int, ...], int | None]:
    """The places and the time that words of a sentence are told with."""
    if not anchors:
        return (), None
    found = find_places_of(anchors, kind, scene.places, sentence.places, scene.speech, scene.triggers).at
    return found, find_time(anchors, sentence.times, scene.times, scene.speech)


def happens_again(verb: Token) -> bool:
    """Whether the subject of a verb of happening is an event told before: "it happened", "the incident occurred"."""
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    return any(subject.lower_ in ("it", "this", "that") or takes_up_deed(subject) for subject in subjects)
