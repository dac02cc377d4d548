"""Claims that carriers of one copy repeat: folded into one saying before anything is compared.

So a further carrier of a known copy adds a name to a list and nothing else: no new thing to compare, no new vote.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from onrecord.link.kinds import alike
from onrecord.link.sayings import Saying, make_saying
from onrecord.model import Aligned, Claim, Family, Report

#: share of the shorter evidence that must stand in aligned words for two claims to be the same words
COPIED = 0.5


def map_span(start: int, end: int, block: Aligned) -> tuple[int, int]:
    """Where the part of a span inside an aligned passage stands in the other text; empty when outside."""
    first, last = max(start, block.from_[0]), min(end, block.from_[1])
    if first >= last:
        return 0, 0
    scale = (block.to[1] - block.to[0]) / max(1, block.from_[1] - block.from_[0])
    offset = block.to[0] - block.from_[0] * scale
    return round(first * scale + offset), round(last * scale + offset)


def copied_spans(claim: Claim, aligned: Iterable[Aligned]) -> list[tuple[int, int]]:
    """Where the words of a claim stand in the other report, a span for each passage they have part in."""
    spans = (map_span(claim.evidence.start, claim.evidence.end, block) for block in aligned)
    return [(start, end) for start, end in spans if start < end]


def copied_share(a: Claim, b: Claim, spans: Iterable[tuple[int, int]]) -> float:
    """The share of the shorter evidence that the other report carries in the same passage: ``spans`` of ``a``."""
    shared = sum(max(0, min(end, b.evidence.end) - max(start, b.evidence.start)) for start, end in spans)
    return shared / max(1, min(a.evidence.end - a.evidence.start, b.evidence.end - b.evidence.start))


def same_words(a: Claim, b: Claim, *, version: bool) -> int | None:
    """How well two claims of aligned evidence match, ``None`` when they say different things.

    Values may differ: a copy can change a number in silence, and is a copy still. A later version of a story says
    something new with another number.
    """
    if not alike(a.kind, b.kind) or a.outcome != b.outcome:
        return None
    mine, yours = [q.measure for q in a.quantities], [q.measure for q in b.quantities]
    if sorted(mine) != sorted(yours):
        return None
    values = [[(q.value, q.lower) for q in claim.quantities] for claim in (a, b)]
    if version and values[0] != values[1]:
        return None
    score = 4 * ([q.value for q in a.quantities] == [q.value for q in b.quantities])
    score += 2 * ([q.lower for q in a.quantities] == [q.lower for q in b.quantities])
    score += 2 * (a.kind == b.kind) + (a.modality == b.modality)
    return score + (a.attribution.stance == b.attribution.stance)


def fold_copies(
    claims: Sequence[Claim], reports: Sequence[Report], families: Sequence[Family], parted: frozenset[tuple[str, str]]
) -> tuple[Saying, ...]:
    """Every claim in exactly one saying, sorted. ``parted`` are pairs of claims that a person holds apart."""
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: c.claim_id):
        by_report[claim.report_id].append(claim)
    groups = {claim.claim_id: {claim.claim_id} for claim in claims}
    known = {claim.claim_id: claim for claim in claims}
    for _, first, second in sorted(_copied_pairs(by_report, families)):
        _join(groups, known, first, second, parted)
    roots = {report: family.root for family in families for report in family.reports}
    published = {report.report_id: report.published or "9999" for report in reports}

    def rank(claim_id: str) -> tuple[bool, str, str, int, str]:
        claim = known[claim_id]
        report = claim.report_id
        return roots.get(report) != report, published.get(report, "9999"), report, claim.evidence.start, claim_id

    once = {min(group): group for group in groups.values()}
    return tuple(make_saying(known[min(once[key], key=rank)], once[key]) for key in sorted(once))


def _copied_pairs(by_report: dict[str, list[Claim]], families: Sequence[Family]) -> set[tuple[float, str, str]]:
    pairs = set()
    for link in (link for family in families for link in family.links):
        in_order = sorted(by_report.get(link.to, ()), key=lambda claim: claim.evidence.start)
        for a in by_report.get(link.from_, ()):
            spans = copied_spans(a, link.aligned)
            for b in _standing_in(spans, in_order):
                share = copied_share(a, b, spans)
                match = same_words(a, b, version=link.version) if share >= COPIED else None
                if match is not None:
                    pairs.add((-round(match + share, 3), a.claim_id, b.claim_id))
    return pairs


def _standing_in(spans: Sequence[tuple[int, int]], claims: Sequence[Claim]) -> list[Claim]:
    """The claims, given in order of their start, that have words between the first and the last of these spans."""
    if not spans:
        return []
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    until = bisect_left(claims, last, key=lambda claim: claim.evidence.start)
    return [claim for claim in claims[:until] if claim.evidence.end > first]


def _join(
    groups: dict[str, set[str]], known: dict[str, Claim], a: str, b: str, parted: frozenset[tuple[str, str]]
) -> None:
    """Unite two groups, unless one report would then say the same thing twice or a person holds them apart."""
    first, second = groups[a], groups[b]
    if first is second or {known[i].report_id for i in first} & {known[i].report_id for i in second}:
        return
    if any((min(x, y), max(x, y)) in parted for x in first for y in second):
        return
    first |= second
    for member in second:
        groups[member] = first
