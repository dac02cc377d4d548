"""REPORTS -> FAMILIES: the reports that carry the same copy, the likeliest original of each, and what was changed."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from onrecord.copies.candidates import find_candidates
from onrecord.copies.compare import link_proses
from onrecord.copies.decide import decide_dependence
from onrecord.copies.fingerprint import Fingerprint, read_fingerprint
from onrecord.copies.prose import Prose, read_prose, take_imprint
from onrecord.copies.stock import find_stock
from onrecord.copies.texts import gather_texts
from onrecord.copies.versions import RENEWED, is_version
from onrecord.ids import content_id
from onrecord.mentions import Imprint
from onrecord.model import Family, Link, Report


def find_families(reports: Sequence[Report], imprints: Mapping[str, Imprint | None] = {}) -> tuple[Family, ...]:
    """Every report in at least one family, sorted by family id; a report without copies is a family of one.

    ``imprints`` are by report id; of a report without one it is taken here.
    """
    by_id = {report.report_id: report for report in sorted(reports, key=lambda report: report.report_id)}
    taken = {report_id: imprints.get(report_id) or take_imprint(report) for report_id, report in by_id.items()}
    read = {report_id: read_fingerprint(report, taken[report_id]) for report_id, report in by_id.items()}
    carriers = find_carriers(list(read.values()))
    ranked = rank_originals(by_id, read)
    families = (_build_family(by_id, taken, carriers, text) for text in gather_texts(ranked, carriers, read))
    return tuple(sorted(families, key=lambda family: family.family_id))


def find_carriers(prints: Sequence[Fingerprint]) -> dict[str, list[str]]:
    """Report id -> the ids of the reports that have copy in common with it, sorted; both ways."""
    carriers: dict[str, list[str]] = {one.report_id: [] for one in prints}
    candidates = find_candidates(prints)
    stock = find_stock(prints, candidates)
    for i, j in candidates:
        if decide_dependence(prints[i], prints[j], stock=stock):
            carriers[prints[i].report_id].append(prints[j].report_id)
            carriers[prints[j].report_id].append(prints[i].report_id)
    return carriers


def rank_originals(by_id: Mapping[str, Report], read: Mapping[str, Fingerprint]) -> list[str]:
    """Ids from the likeliest original down.

    It credits an agency, was published earliest, is no renewed version, is the longest, has the smallest id.
    """

    def rank(report_id: str) -> tuple[bool, str, bool, int, str]:
        report = by_id[report_id]
        renewed = bool(RENEWED & set(report.flags))
        return report.agency is None, report.published or "9999", renewed, -len(read[report_id].reporting), report_id

    return sorted(by_id, key=rank)


def _build_family(
    by_id: Mapping[str, Report],
    imprints: Mapping[str, Imprint],
    carriers: Mapping[str, Sequence[str]],
    members: Sequence[str],
) -> Family:
    root = members[0]
    parents = find_parents(members, carriers)
    read = {member: read_prose(by_id[member], imprints[member]) for member in members if len(members) > 1}
    links = [_link(by_id, read, parents[member], member) for member in members[1:]]
    return Family(
        family_id=content_id("f", root, sorted(members)),
        reports=tuple(sorted(members)),
        root=root,
        agency=by_id[root].agency,
        links=tuple(sorted(links, key=lambda link: (link.from_, link.to))),
    )


def _link(by_id: Mapping[str, Report], read: Mapping[str, Prose], parent: str, member: str) -> Link:
    link = link_proses(read[parent], read[member])
    return replace(link, version=is_version(by_id[parent], by_id[member], link.containment))


def find_parents(members: Sequence[str], carriers: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Member -> whose copy it carries: the root's where it does, else that of the first member reached before it."""
    parents: dict[str, str] = {}
    inside = set(members)
    for parent in members:
        for member in carriers[parent]:
            if member in inside and member != members[0]:
                parents.setdefault(member, parent)
    return parents
