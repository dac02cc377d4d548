"""Short forms and descriptions of origins -> the fullest name of the same origin in the story, or in the record."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from onrecord.model import Claim, OriginKind
from onrecord.reconcile.names import acronym_of, is_acronym, is_description, words_of

#: longer names above which a short form stands for none of them
MOST_FORMS = 12


class Names:
    """The names under which origins are quoted, found by any of their words or by their initials."""

    def __init__(self, kinds: Mapping[str, frozenset[OriginKind]]) -> None:
        self.kinds = kinds
        self.holding: dict[str, list[str]] = defaultdict(list)
        for name in sorted(kinds):
            for word in set(words_of(name)) | {acronym_of(name).casefold()}:
                self.holding[word].append(name)

    def fuller(self, name: str, *, one_story: bool) -> str | None:
        """The one longer name of the same kind that this is short for; ``None`` when there is none or several."""
        words = words_of(name)
        if not words:
            return None
        rarest = words[-1] if one_story and is_description(name) else min(words, key=lambda w: len(self.holding[w]))
        fits = [o for o in self.holding[rarest] if self._can_be(name, o) and _short_for(name, o, one_story=one_story)]
        longest = {" ".join(words_of(other)): other for other in fits}
        if len(longest) > MOST_FORMS:
            return None
        kept = [other for key, other in sorted(longest.items()) if not any(key != k and key in k for k in longest)]
        return kept[0] if len(kept) == 1 else None

    def _can_be(self, name: str, other: str) -> bool:
        return other != name and bool(self.kinds[other] & self.kinds[name])


def _short_for(name: str, other: str, *, one_story: bool) -> bool:
    mine, theirs = words_of(name), words_of(other)
    if is_acronym(name) and not is_acronym(other):
        return mine[0].upper() == acronym_of(other) or mine[0] in theirs
    if set(mine) < set(theirs):
        return True
    return one_story and is_description(name) and not is_description(other) and mine[-1:] == theirs[-1:]


def full_names(claims: Iterable[Claim], roots: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """(story, name as said) -> the fullest name of the same origin.

    Within a story a short form or a description takes the one fuller name that fits. Across stories only a proper name
    does ("the Observatory"), never a common noun ("police") nor the family name of a person.
    """
    kinds: dict[str, set[OriginKind]] = defaultdict(set)
    told: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        voice = claim.attribution
        if voice.origin and voice.origin_kind != "unattributed":
            kinds[voice.origin].add(voice.origin_kind)
            told[roots.get(claim.report_id, claim.report_id)].add(voice.origin)
    frozen = {name: frozenset(kinds[name]) for name in kinds}
    everywhere = Names(frozen)
    full = {}
    for story in sorted(told):
        here = Names({name: frozen[name] for name in told[story]})
        for name in sorted(told[story]):
            fuller = here.fuller(name, one_story=True)
            if fuller is None and _travels(name, frozen[name]):
                fuller = everywhere.fuller(name, one_story=False)
            full[story, name] = fuller or name
    return {(story, name): _fullest(story, name, full) for story, name in full}


def _travels(name: str, kinds: Iterable[OriginKind]) -> bool:
    """Whether a name means the same in every story."""
    return not is_description(name) and not ("person" in kinds and len(words_of(name)) == 1)


def _fullest(story: str, name: str, full: Mapping[tuple[str, str], str]) -> str:
    """Steps on while a fuller name is short for a still fuller one: at most twice, an acronym and a part of a name."""
    for _ in range(2):
        name = full.get((story, name), name)
    return name
