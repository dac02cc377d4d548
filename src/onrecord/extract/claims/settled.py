"""CLAIMS OF ONE REPORT -> one kind for one harm: who was shot is no victim of an attack where another sentence tells
that nobody meant it, or that it was his own hand."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace
from spacy.tokens import Span

from onrecord.days import day_number
from onrecord.extract.claims.accidents import GROWING, is_own_doing, is_unmeant, name_unmeant
from onrecord.extract.claims.scene import Scene, Sentence
from onrecord.mentions import Draft, VictimMention

#: what befalls a body, and where it is then taken
BODILY = frozenset({"killed", "injured", "hospitalised"})
#: kinds that say least of what befell people
UNTOLD = frozenset({"attack", "other"})
#: words of shots: an accident that the lead tells of with one is that of all shots of the report
SHOTS = frozenset("shoot shooting shot gunshot gunfire gun handgun pistol rifle discharge bullet".split())
#: words that make no accident of a death that the lead tells of
MURDEROUS = frozenset("murder homicide slaying assassination massacre terrorist soldier militant".split())
#: words that bring up another shooting than that of the report
ANOTHER = frozenset("another separate similar previous earlier different".split())
#: tokens of headline and lead, and days back from publication to what a report is about
LEAD, DAYS = 60, 45


def settle_kinds(scene: Scene, drafts: Sequence[Draft], victims: Sequence[VictimMention]) -> list[Draft]:
    """The drafts; harm to people of whom the report tells otherwise is of the kind that it tells."""
    known = kinds_of_persons(scene, drafts, victims)
    shots = lead_tells_accident(scene)
    if not known and not shots:
        return list(drafts)
    alone = is_of_one_person(scene, victims, known) and all(is_of_one(scene, draft) for draft in drafts)
    settled = []
    for draft in drafts:
        kind = None
        if draft.kind in UNTOLD and is_bodily(draft) and is_of_this_case(scene, draft):
            told = {known.get(person) for person in persons_of(scene, draft, victims)}
            kind = told.pop() if len(told) == 1 else None
            kind = kind or ("accident" if shots and is_of_shots(scene, draft) else None)
            by_another = any(actor.role == "agent" for actor in draft.actors)
            kind = kind or (next(iter(known.values())) if alone and not by_another else None)
        found_by = f"{draft.found_by}; elsewhere told as {kind}"
        settled.append(draft if kind in (None, draft.kind) else replace(draft, kind=kind, found_by=found_by))
    return settled


def kinds_of_persons(scene: Scene, drafts: Sequence[Draft], victims: Sequence[VictimMention]) -> dict[int, str]:
    """Who was hurt by an accident, by the offset of his first mention; a small child's own hand is one."""
    told: dict[int, str] = {}
    for victim in victims:
        cue = scene.doc[victim.cue]
        unmeant = name_unmeant("attack", cue) == "accident" or (is_own_doing(cue) and is_small(scene, victim))
        if unmeant and victim.number == 1 and victim.modality == "actual":
            told[scene.doc[victim.person].idx] = "accident"
    for draft in drafts:
        if draft.kind == "accident" and is_told_unmeant(scene, draft):
            told |= dict.fromkeys(persons_of(scene, draft, victims), "accident")
    return told


def is_small(scene: Scene, victim: VictimMention) -> bool:
    """Whether somebody is a child too small to mean what a gun does in its hands."""
    if victim.age is not None:
        return victim.age < GROWING
    words = scene.text[victim.start : victim.end].lower().split()
    return bool(words) and words[-1] in ("toddler", "baby", "infant")


def is_told_unmeant(scene: Scene, draft: Draft) -> bool:
    """Whether an accident is one by words that say so: who was shot and then crashed his car was shot all the same."""
    anchor = scene.doc.char_span(draft.anchor, draft.anchor + 1, alignment_mode="expand")
    return anchor is not None and name_unmeant("attack", anchor[0]) == "accident"


def persons_of(scene: Scene, draft: Draft, victims: Sequence[VictimMention]) -> frozenset[int]:
    """The people told of one by one in a draft, by the offsets of their first mentions."""
    told = [victim for victim in victims if victim.number == 1 and scene.doc[victim.cue].idx == draft.anchor]
    counted = {person for count in draft.counts for person in count.persons}
    return frozenset(counted | {scene.doc[victim.person].idx for victim in told})


def lead_tells_accident(scene: Scene) -> bool:
    """Whether headline or lead tell that shots were fired by accident, and speak of no murder."""
    lead = [sentence for sentence in scene.sentences if sentence.headline or sentence.span.start < LEAD]
    words = {token.lemma_.lower() for sentence in lead for token in sentence.span}
    return not words & MURDEROUS and any(is_accidental(sentence) for sentence in lead)


def is_accidental(sentence: Sentence) -> bool:
    unmeant = any(is_unmeant(token) for token in sentence.span)
    return unmeant and any(token.lemma_.lower() in SHOTS for token in sentence.span)


def is_bodily(draft: Draft) -> bool:
    return not draft.counts or any(count.measure in BODILY for count in draft.counts)


def is_of_one_person(scene: Scene, victims: Sequence[VictimMention], known: Mapping[int, str]) -> bool:
    """Whether nobody but one person was hurt as far as ages, sexes and names tell, and all that is known of him is that
    it was an accident, or that it was his own hand."""
    hurt = [victim for victim in victims if victim.measure in BODILY and not victim.apart]
    names = {scene.text[slice(*victim.name)].split()[-1] for victim in hurt if victim.name is not None}
    ages = {victim.age for victim in hurt} - {None}
    return len(set(known.values())) == 1 and max(len(names), len(ages), len({v.gender for v in hurt} - {None})) < 2


def is_of_one(scene: Scene, draft: Draft) -> bool:
    """Whether a draft tells harm of one person, or none at all."""
    amounts = [scene.quantities[count.quantity].amount for count in draft.counts if count.measure in BODILY]
    return all(amount is not None and amount.value == 1 for amount in amounts)


def is_of_this_case(scene: Scene, draft: Draft) -> bool:
    """Whether harm is that which the report is about, and not another one or one long past."""
    if any(token.lower_ in ANOTHER for token in tokens_of(scene, draft)):
        return False
    when = None if draft.time is None else scene.times[draft.time].when
    told = None if when is None or not when.end else day_number(when.end)
    published = day_number(scene.report.published or "")
    return told is None or published is None or published - told < DAYS


def is_of_shots(scene: Scene, draft: Draft) -> bool:
    """Whether harm is told to be of shots, or of nothing at all."""
    return "attack by" not in draft.found_by or any(token.lemma_.lower() in SHOTS for token in tokens_of(scene, draft))


def tokens_of(scene: Scene, draft: Draft) -> Span | tuple[()]:
    return scene.doc.char_span(draft.start, draft.end, alignment_mode="expand") or ()
