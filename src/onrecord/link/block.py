"""Which pairs are worth comparing: sayings that meet under a key, in sorted windows, so that work stays n log n."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from onrecord.days import days_of
from onrecord.link.kinds import SPOKEN, alike, group_of
from onrecord.link.sayings import TOTALS, Saying
from onrecord.model import Claim

#: under one key a saying is compared with so many that follow it
WINDOW = 12
#: a happening known to lie within so many days stands under the key of each
LONGEST_DAYS = 4


def candidate_pairs(sayings: Sequence[Saying], story_of: Mapping[str, str]) -> tuple[tuple[int, int], ...]:
    """Pairs of indexes (smaller first), sorted. ``story_of`` names the story that each report tells mainly."""
    keyed: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, saying in enumerate(sayings):
        for key in _keys(saying.claim, story_of):
            keyed[key].append(index)
    nearest = sorted(range(len(sayings)), key=lambda i: _nearness(sayings[i].claim))
    rank = {index: position for position, index in enumerate(nearest)}
    pairs = set()
    for members in keyed.values():
        members.sort(key=rank.__getitem__)
        for position, first in enumerate(members):
            for second in members[position + 1 : position + 1 + WINDOW]:
                if first != second and alike(sayings[first].claim.kind, sayings[second].claim.kind):
                    pairs.add((first, second) if first < second else (second, first))
    return tuple(sorted(pairs))


def _keys(claim: Claim, story_of: Mapping[str, str]) -> Iterator[tuple[object, ...]]:
    for quantity in claim.quantities:
        if quantity.scope in TOTALS:
            yield "total", quantity.measure, quantity.period
    group = "harm" if group_of(claim.kind) not in SPOKEN else claim.kind
    yield "report", claim.report_id, group
    yield "story", story_of.get(claim.report_id, claim.report_id), group
    first, last = days_of(claim)
    wide = first is None or last is None or last - first >= LONGEST_DAYS
    if claim.place is not None and claim.occurred.start and (wide or claim.modality == "background"):
        yield "year", claim.occurred.start[:4], (claim.place.label or claim.place.name).casefold()
    if first is None and last is not None:
        for quantity in claim.quantities:
            yield "count", last, quantity.measure, quantity.value
    if first is None or last is None or wide:
        return
    # Each day and the one after: a day apart can be midnight or a time zone.
    for day in range(first, last + 2):
        yield "day", day, group
        if claim.place is not None:
            yield "place", day, (claim.place.label or claim.place.name).casefold()
        for quantity in claim.quantities:
            yield "count", day, quantity.measure, quantity.value


def _nearness(claim: Claim) -> tuple[object, ...]:
    """Sayings that belong together stand together: by area, place, number, then id."""
    place = claim.place
    counts = [q.value or q.lower or 0 for q in claim.quantities]
    where = (place.admin1 or "", place.label or place.name) if place is not None else ("", "")
    return *where, max(counts, default=0), claim.claim_id
