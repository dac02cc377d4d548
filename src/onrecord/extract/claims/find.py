"""MENTIONS IN REACH OF ONE ANOTHER -> CLAIMS in words: counts, events told without a number, statements."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace
from spacy.tokens import Doc, Token

from onrecord.extract.claims.agents import name_faceless, read_affiliations
from onrecord.extract.claims.causes import main_kind
from onrecord.extract.claims.circumstances import TOTALS, Circumstances, read_circumstances
from onrecord.extract.claims.drafts import draft_counts, draft_event
from onrecord.extract.claims.kinds import HURT
from onrecord.extract.claims.means import carry_on
from onrecord.extract.claims.retold import find_retold
from onrecord.extract.claims.same_harm import share_kinds
from onrecord.extract.claims.scene import Scene, Sentence, lay_out
from onrecord.extract.claims.settled import settle_kinds
from onrecord.extract.claims.standing import stands_alone
from onrecord.extract.claims.statements import find_statements
from onrecord.extract.claims.told import add_told
from onrecord.extract.claims.wholes import find_whole
from onrecord.mentions import AttributionMention, Draft, PlaceMention, QuantityMention, TimeMention, VictimMention
from onrecord.model import Report


def find_claims(
    doc: Doc,
    report: Report,
    *,
    times: Sequence[TimeMention],
    places: Sequence[PlaceMention],
    quantities: Sequence[QuantityMention],
    attributions: Sequence[AttributionMention],
    victims: Sequence[VictimMention] = (),
) -> tuple[Draft, ...]:
    """The claims of one report, statements last; positions in them point into the lists and the claims themselves.

    ``victims`` point into ``quantities``: those told in words are counts like any other."""
    scene = lay_out(doc, report, times, places, quantities, attributions, victims)
    triggers = list(scene.triggers.values())
    kind_before = main_kind(triggers)
    headlined = kind_before or main_kind(triggers, len(doc))
    harmed: dict[int, list[VictimMention]] = {}
    for victim in victims:
        harmed.setdefault(doc[victim.cue].sent.start, []).append(victim)
    drafts: list[Draft] = []
    homes: dict[int, tuple[int, int]] = {}
    for sentence in scene.sentences:
        first = len(drafts)
        used = find_counted(scene, sentence, headlined if sentence.headline else kind_before, drafts, homes)
        find_retold(scene, sentence, harmed.get(sentence.span.start, ()), used, kind_before, drafts)
        find_events(scene, sentence, used, drafts)
        add_told(scene, sentence, drafts[first:])
        kind_before = counted_kind(drafts[first:]) or carry_on(kind_before, sentence.triggers, doc)
    drafts = share_kinds(scene, settle_kinds(scene, tie_parts(scene, drafts, homes), victims))
    told = (*share_out(drafts), *find_statements(scene, drafts))
    sides = read_affiliations(scene)
    return tuple(replace(draft, actors=name_faceless(scene, draft.actors, sides)) for draft in told) if sides else told


def counted_kind(drafts: Sequence[Draft]) -> str | None:
    """What the people of a sentence were killed or hurt by, where it was one means or fight: what else it tells, as the
    fighting that they fled from, is not what the next sentence goes on about."""
    kinds = {draft.kind for draft in drafts if any(count.measure in HURT for count in draft.counts)}
    return kinds.pop() if len(kinds) == 1 and kinds <= {"air_strike", "shelling", "clash"} else None


def share_out(drafts: Sequence[Draft]) -> list[Draft]:
    """The claims, and behind them those of a joined source once more for each further voice: one origin, one claim.

    A part told by a further voice is a part of what the same voice tells as the whole.
    """
    shared = list(drafts)
    copies = {}
    for position, draft in enumerate(drafts):
        for voice in draft.others:
            copies[position, voice.origin] = len(shared)
            shared.append(replace(draft, attribution=voice, others=()))
    for (_, origin), position in copies.items():
        counts = (
            count
            if count.part_of is None
            else replace(count, part_of=(copies.get((count.part_of[0], origin), count.part_of[0]), count.part_of[1]))
            for count in shared[position].counts
        )
        shared[position] = replace(shared[position], counts=tuple(counts))
    return shared


def find_counted(
    scene: Scene, sentence: Sentence, kind_before: str | None, drafts: list[Draft], homes: dict[int, tuple[int, int]]
) -> set[int]:
    """Add the claims of a sentence's counts; the tokens that they account for. ``homes`` tells where each count went.

    Counts that share cause, time, place and scope are one claim; each other count is a claim of its own, and so is one
    of another voice ("the army said six had died, while the monitor said 35").
    """
    used: set[int] = set()
    groups: dict[tuple[object, ...], list[int]] = {}
    around = {
        position: read_circumstances(scene, scene.counts[position], sentence, drafts) for position in sentence.counts
    }
    voice = next((held.voice for held in around.values() if held.voice is not None), None)
    for position in around:
        around[position] = around[position]._replace(voice=around[position].voice or voice)
    share_time(sentence, around)
    for position in around:
        whole = find_whole(scene.doc, scene.counts, position)
        if whole in around and whole < position and not around[position].apart:
            around[position] = around[whole]
        elif (total := joined_total(scene, around, position)) is not None:
            around[position] = around[position]._replace(scope=total.scope, time=total.time, kind=total.kind)
    for position, circumstances in around.items():
        groups.setdefault(circumstances.key, []).append(position)
    for group in groups.values():
        circumstances = around[group[0]]
        counts = [scene.counts[position] for position in group]
        for place_in_draft, position in enumerate(group):
            homes[position] = (len(drafts), place_in_draft)
        drafts.append(draft_counts(scene, sentence, counts, circumstances, kind_before, drafts))
        used.update(count.cue for count in counts)
        if circumstances.cause is not None:
            used.add(circumstances.cause.token)
    return used


def share_time(sentence: Sentence, around: dict[int, Circumstances]) -> None:
    """The one day of an event told before that some counts of a sentence without a time take up, for those that name no
    cause either: "one was killed and three were hurt in the shooting"."""
    taken = {held.time for held in around.values() if held.time is not None}
    if sentence.times or len(taken) != 1:
        return
    for position, held in around.items():
        if held.time is None and held.cause is None and held.scope == "event" and not held.apart:
            around[position] = held._replace(time=min(taken))


def joined_total(scene: Scene, around: Mapping[int, Circumstances], position: int) -> Circumstances | None:
    """The total over a time to which a count without a time or a cause of its own is joined: "since then thousands have
    died and millions more fled"."""
    held, count = around[position], scene.counts[position]
    dated = held.time is not None and scene.times[held.time].timex != "DURATION"
    bare = not dated and held.scope != "cumulative" and not count.persons and not held.apart
    if not bare or count.measure not in TOTALS:
        return None
    heads = {word.head.i for word in climb(scene.doc[count.cue]) if word.dep_ == "conj"}
    for other in range(position - 1, min(around) - 1, -1):
        over = around.get(other)
        if over is not None and over.scope in ("period", "cumulative"):
            near = {scene.counts[other].cue, scene.counts[other].head}
            return over if near & heads and held.cause in (None, over.cause) else None
    return None


def climb(token: Token, steps: int = 3) -> list[Token]:
    """A word and those right above it."""
    way = [token]
    while len(way) < steps and way[-1].head.i != way[-1].i:
        way.append(way[-1].head)
    return way


def find_events(scene: Scene, sentence: Sentence, used: set[int], drafts: list[Draft]) -> None:
    """Add the claims of a sentence's events that no count speaks of."""
    if sentence.question:
        return
    for trigger in sentence.triggers:
        if trigger.token in used or (sentence.headline and trigger.kind != "advance"):
            continue
        if not stands_alone(scene, sentence, trigger):
            continue
        draft = draft_event(scene, sentence, trigger, drafts)
        if trigger.verb or not told_already(drafts, draft):
            drafts.append(draft)


def told_already(drafts: Sequence[Draft], draft: Draft) -> bool:
    """Whether the sentence already tells of an event of this kind and time: "met ... at an emergency session"."""
    same = (draft.kind, draft.start, draft.time)
    return any((other.kind, other.start, other.time) == same for other in reversed(drafts[-8:]))


def tie_parts(scene: Scene, drafts: list[Draft], homes: dict[int, tuple[int, int]]) -> list[Draft]:
    """Point every count that is part of another to the draft and count that hold the whole."""
    tied = list(drafts)
    for position, (draft, place) in homes.items():
        whole = find_whole(scene.doc, scene.counts, position)
        if whole not in homes:
            continue
        counts = list(tied[draft].counts)
        counts[place] = replace(counts[place], part_of=homes[whole])
        tied[draft] = hold_within(replace(tied[draft], counts=tuple(counts)), tied[homes[whole][0]], homes[whole][1])
    return tied


def hold_within(part: Draft, over: Draft, place: int) -> Draft:
    """The claim of a part that names no other time, over the time of its whole where that is a total: "Tessel Watch had
    counted 270 dead in May. The dead included 51 children"."""
    scope = over.counts[place].scope
    taken_up = part.time == over.time and part.start != over.start
    apart = part.time is not None and not taken_up
    if apart or scope in ("event", "day") or any(count.scope != "event" for count in part.counts):
        return part
    counts = tuple(replace(count, scope=scope) for count in part.counts)
    site = {} if part.places else {"places": over.places, "carried": True}
    return replace(part, kind=over.kind, time=over.time, counts=counts, **site)
