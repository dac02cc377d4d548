"""CARRIERS -> WIRE TEXTS: which reports carry one and the same text. A report spliced from two texts is under both."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from onrecord.copies.decide import cover_words
from onrecord.copies.fingerprint import Fingerprint

#: Share of the smaller of two sets of passages that must lie in the other for both to be of one text.
SAME_PASSAGE = 0.2
#: Share of a report that lies in another from which on it may be an excerpt of it.
EXCERPT = 0.6


def gather_texts(
    ranked: Sequence[str], carriers: Mapping[str, Sequence[str]], read: Mapping[str, Fingerprint]
) -> list[list[str]]:
    """The carriers of each text, its root first, nearest first. Roots are taken in the order of ``ranked``, those
    that look spliced last."""
    spliced = {report_id for report_id in ranked if is_spliced(report_id, carriers, read)}
    texts: list[list[str]] = []
    placed: set[str] = set()
    for root in sorted(ranked, key=lambda report_id: report_id in spliced):
        if root not in placed:
            texts.append(_follow_text(root, carriers, read))
            placed.update(texts[-1])
    return texts


def is_spliced(report_id: str, carriers: Mapping[str, Sequence[str]], read: Mapping[str, Fingerprint]) -> bool:
    """Does the report hold passages of two others that have nothing to do with each other, and came later than both
    or has but a part of both? Else the two are excerpts of it."""
    own = read[report_id]
    for one, other in combinations(carriers[report_id], 2):
        if other in carriers[one]:
            continue
        a, b = read[one], read[other]
        passages_a, passages_b = cover_passages(own, a), cover_passages(own, b)
        if not share_passages(passages_a, passages_b) and (_is_later(own, a, b) or _holds_part(own, a, b)):
            return True
    return False


def _is_later(own: Fingerprint, a: Fingerprint, b: Fingerprint) -> bool:
    return None not in (own.day, a.day, b.day) and str(own.day) > max(str(a.day), str(b.day))


def _holds_part(own: Fingerprint, a: Fingerprint, b: Fingerprint) -> bool:
    return all(cover_passages(other, own).count(1) < EXCERPT * len(other.reporting) for other in (a, b))


def _follow_text(root: str, carriers: Mapping[str, Sequence[str]], read: Mapping[str, Fingerprint]) -> list[str]:
    """The reports that carry the root's text, or through a carrier a version of the passages that it has from there."""
    members = [root]
    passages = {root: b"\x01" * len(read[root].reporting)}
    for member in members:
        for other in carriers[member]:
            if other in passages:
                continue
            if share_passages(cover_passages(read[member], read[other]), passages[member]):
                members.append(other)
                passages[other] = cover_passages(read[other], read[member])
    return members


def cover_passages(own: Fingerprint, other: Fingerprint) -> bytes:
    """For each word of ``own`` 1 if ``other`` has it too, in a run of words."""
    return cover_words(own, own.grams & other.grams)


def share_passages(one: bytes, other: bytes) -> bool:
    """Do two sets of passages of one report overlap by more than chance?"""
    both = (int.from_bytes(one) & int.from_bytes(other)).bit_count()
    return both > SAME_PASSAGE * min(one.count(1), other.count(1))
