"""CLAIMS OF ONE REPORT THAT COUNT ALIKE -> one kind: 16 killed in "the assault" are the 16 that the strikes killed."""

from collections.abc import Sequence

from msgspec.structs import replace

from onrecord.extract.claims.causes import MEANS
from onrecord.extract.claims.scene import Scene
from onrecord.mentions import Draft

#: kinds that say least, and those that tell what it was
GENERAL = frozenset({"attack", "other"})
TELLING = MEANS | {"clash", "accident"}
#: weapons of an attack that is no strike, bomb or fight
IN_HAND = frozenset({"firearm", "execution", "blade", "fire", "chemical"})
#: what may be dropped from aircraft or not
DROPPED = frozenset({"bomb", "bombing", "bombardment"})
#: from how many on one count alike is no chance, and where the report tells of one means alone; of fewer, the
#: dead and the hurt must be alike
MANY, FEW = 5, 2


def share_kinds(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts; those that do not tell what the harm was are of the kind of those that count the same people."""
    telling = [draft for draft in drafts if draft.kind in TELLING and count_up(scene, draft)]
    if not telling:
        return list(drafts)
    shared = []
    for draft in drafts:
        kind = kind_of_same(scene, draft, telling) if says_little(draft) else None
        found_by = f"{draft.found_by}; the same count told as {kind}"
        shared.append(draft if kind in (None, draft.kind) else replace(draft, kind=kind, found_by=found_by))
    return shared


def kind_of_same(scene: Scene, draft: Draft, telling: Sequence[Draft]) -> str | None:
    """The one kind that claims of the same count tell; those count first that tell it by more than who did it."""
    sorts = {other.kind for other in telling if other is not draft}
    few = FEW if len(sorts) == 1 and sorts <= MEANS else MANY
    same = [other for other in telling if other is not draft and is_same(scene, draft, other, few=few)]
    same = [other for other in same if not says_little(other)] or same
    kinds = {other.kind for other in same if not is_by_side(other)} or {other.kind for other in same}
    fits = len(kinds) == 1 and (draft.kind in GENERAL or kinds == {"air_strike"} or is_by_side(draft))
    return kinds.pop() if fits else None


def is_by_side(draft: Draft) -> bool:
    """Whether a claim is a clash by nothing but that one side killed fighters of another."""
    return draft.kind == "clash" and draft.found_by.endswith("by who did it")


def says_little(draft: Draft) -> bool:
    """Whether a claim tells harm in general words: an attack by nothing that people hold, bombs that may be dropped."""
    if is_by_side(draft):
        return True
    if draft.kind in GENERAL:
        return draft.attributes.get("weapon_sort") not in IN_HAND
    if draft.kind == "bombing" and "weapon" not in draft.attributes:
        return True
    return draft.kind in MEANS and str(draft.attributes.get("weapon", "")).lower().removesuffix("s") in DROPPED


def count_up(scene: Scene, draft: Draft) -> dict[str, float]:
    """The least number of those who were killed and hurt in one event, by the first count of each."""
    numbers: dict[str, float] = {}
    for count in draft.counts:
        amount = scene.quantities[count.quantity].amount
        number = None if amount is None else amount.value or amount.lower
        vague = amount is None or amount.quantifier == "vague"
        others = count.measure == "killed" and "other" in scene.text[slice(*(count.population or (0, 0)))].lower()
        if count.measure in ("killed", "injured") and count.scope == "event" and number and not vague and not others:
            numbers.setdefault(count.measure, number)
    return numbers


def is_same(scene: Scene, draft: Draft, other: Draft, *, few: int) -> bool:
    """Whether two claims count the same people: as many, at least ``few`` of one sort, and on no different days."""
    mine, theirs = count_up(scene, draft), count_up(scene, other)
    shared = mine.keys() & theirs.keys()
    if not shared or any(mine[measure] != theirs[measure] for measure in shared):
        return False
    days = [scene.times[one.time].when for one in (draft, other) if one.time is not None]
    told = {when.end for when in days if when is not None and when.end}
    return len(told) < 2 and (len(shared) > 1 or max(mine[measure] for measure in shared) >= few)
