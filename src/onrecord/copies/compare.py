"""TWO REPORTS -> LINK: the passages they have in common, how much of the second that is, and what was changed."""

from onrecord.copies.align import Match, align_proses
from onrecord.copies.decide import decide_dependence
from onrecord.copies.edits import find_edits
from onrecord.copies.prose import Prose, cut_passage, read_prose
from onrecord.model import Aligned, Link, Report


def compare_copies(a: Report, b: Report) -> Link:
    """What ``b`` carries of ``a``: aligned passages, the share of ``b``'s words in them, the edits between them."""
    return link_proses(read_prose(a), read_prose(b))


def is_dependent(a: Report, b: Report) -> bool:
    """Does one report carry copy of the other, or both of a third text? Judged from the two alone."""
    return decide_dependence(read_prose(a), read_prose(b))


def link_proses(a: Prose, b: Prose) -> Link:
    """The link between two proses already read. See compare_copies."""
    matches = align_proses(a, b)
    return Link(
        from_=a.report_id,
        to=b.report_id,
        containment=measure_containment(matches, b),
        aligned=tuple(Aligned(from_=cut_passage(a, match.a), to=cut_passage(b, match.b)) for match in matches),
        edits=find_edits(a, b, matches),
    )


def measure_containment(matches: tuple[Match, ...], b: Prose) -> float:
    """The share of ``b``'s words that stand in aligned passages; 0 where it has no words."""
    covered = {k for match in matches for k in range(*match.b)}
    return round(len(covered) / len(b.keys), 4) if b.keys else 0.0
