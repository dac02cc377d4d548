"""REPORTS -> FAMILIES: the reports that carry the same copy, the likeliest original of each, and what was changed."""

from collections.abc import Iterable, Mapping, Sequence

from onrecord.copies.candidates import find_candidates
from onrecord.copies.compare import link_proses
from onrecord.copies.decide import decide_dependence
from onrecord.copies.prose import Prose, read_prose
from onrecord.copies.stock import find_stock
from onrecord.ids import content_id
from onrecord.model import Family, Link, Report


def find_families(reports: Sequence[Report]) -> tuple[Family, ...]:
    """Every report in at least one family, sorted by family id; a report without copies is a family of one."""
    ordered = sorted(reports, key=lambda report: report.report_id)
    proses = [read_prose(report) for report in ordered]
    carriers = find_carriers(proses)
    by_id = {report.report_id: report for report in ordered}
    read = {prose.report_id: prose for prose in proses}
    ranked = rank_originals(ordered, read)
    families = [_build_family(by_id, read, carriers, members) for members in gather_members(ranked, carriers)]
    return tuple(sorted(families, key=lambda family: family.family_id))


def find_carriers(proses: Sequence[Prose]) -> dict[str, list[str]]:
    """Report id -> the ids of the reports that have copy in common with it, both ways."""
    carriers: dict[str, list[str]] = {prose.report_id: [] for prose in proses}
    candidates = find_candidates(proses)
    stock = find_stock(proses, candidates)
    for i, j in candidates:
        if decide_dependence(proses[i], proses[j], stock=stock):
            carriers[proses[i].report_id].append(proses[j].report_id)
            carriers[proses[j].report_id].append(proses[i].report_id)
    return carriers


def rank_originals(reports: Iterable[Report], read: Mapping[str, Prose]) -> list[str]:
    """Ids from the likeliest original: credits an agency, published earliest, longest, smallest id."""
    return [
        report.report_id
        for report in sorted(
            reports,
            key=lambda report: (
                report.agency is None,
                report.published or "9999",
                -len(read[report.report_id].keys),
                report.report_id,
            ),
        )
    ]


def gather_members(ranked: Sequence[str], carriers: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """The members of each family, its root first, in the order in which they were reached."""
    families: list[list[str]] = []
    placed: set[str] = set()
    for root in ranked:
        if root in placed:
            continue
        members = [root]
        for member in members:
            members.extend(other for other in carriers[member] if other not in members)
        families.append(members)
        placed.update(members)
    return families


def _build_family(
    by_id: Mapping[str, Report],
    read: Mapping[str, Prose],
    carriers: Mapping[str, Sequence[str]],
    members: Sequence[str],
) -> Family:
    root = members[0]
    links = tuple(link_proses(read[parent], read[member]) for member, parent in find_parents(members, carriers).items())
    return Family(
        family_id=content_id("f", root, sorted(members)),
        reports=tuple(sorted(members)),
        root=root,
        agency=by_id[root].agency,
        links=tuple(sorted(links, key=_link_order)),
    )


def find_parents(members: Sequence[str], carriers: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Member -> whose copy it carries: the root where that is known, else the member nearest to the root."""
    parents: dict[str, str] = {}
    for k, parent in enumerate(members):
        for member in members[k + 1 :]:
            if member not in parents and member in carriers[parent]:
                parents[member] = parent
    return parents


def _link_order(link: Link) -> tuple[str, str]:
    return link.from_, link.to
