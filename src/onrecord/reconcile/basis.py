"""What every rule of judgement looks things up in: claims, their origins, the days and families of their reports."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from onrecord.model import Claim, Family, Link, Origin, Quantity, Report
from onrecord.reconcile.arithmetic import parts_by_whole
from onrecord.reconcile.origins import is_own_word, name_origins, root_of_reports
from onrecord.values import Value

#: flags of a report whose claims no longer count (rule 4): nothing is deleted, nothing of it is used
RETIRED = ("withdrawn", "retracted", "killed story")
#: who speaks for a party where they are one
PARTISAN = frozenset({"government", "armed_group", "state_media"})
SAYING_SO = frozenset({"asserts", "confirms", "accuses"})


#: measure, value, lower, upper
Number = tuple[str, float | int | None, float | int | None, float | int | None]


class Basis(Value, frozen=True, kw_only=True):
    """Looked up by claim id or report id."""

    claims: Mapping[str, Claim]
    origins: Mapping[str, Origin | None]
    published: Mapping[str, str]
    roots: Mapping[str, str]
    families: Mapping[str, tuple[str, ...]]
    retired: frozenset[str]
    carried: Mapping[str, str]
    own_words: frozenset[str]
    parts: Mapping[tuple[str, str], Sequence[Quantity]]
    reports: Mapping[str, Report]


def lay_basis(claims: Sequence[Claim], reports: Sequence[Report], families: Sequence[Family]) -> Basis:
    """The basis of one record."""
    memberships: dict[str, tuple[str, ...]] = {}
    for family in sorted(families, key=lambda f: f.family_id):
        for report in family.reports:
            memberships[report] = (*memberships.get(report, ()), family.family_id)
    by_id = {report.report_id: report for report in reports}
    retired = {r.report_id for r in reports if any(mark in flag.casefold() for flag in r.flags for mark in RETIRED)}
    retired |= {link.from_ for family in families for link in family.links if link.version and link.to in retired}
    return Basis(
        claims={claim.claim_id: claim for claim in sorted(claims, key=lambda c: c.claim_id)},
        origins=name_origins(claims, reports, families),
        published={report.report_id: report.updated or report.published or "" for report in reports},
        roots=root_of_reports(families),
        families=memberships,
        retired=frozenset(c.claim_id for c in claims if c.report_id in retired),
        carried=find_carried(claims, families),
        parts=parts_by_whole(claims),
        reports=by_id,
        own_words=frozenset(c.claim_id for c in claims if is_own_word(c.attribution, by_id.get(c.report_id))),
    )


def find_carried(claims: Sequence[Claim], families: Sequence[Family]) -> dict[str, str]:
    """Claim id -> the root whose copy it is: its words stand mostly in passages taken from the root, or its report is
    mainly the root's copy and it has no number but the root's (a headline of its own over a wire story).

    A later version of a story by its own newsroom is no carrier: its words are its own, and newer.
    """
    passages = list_passages(families)
    mainly = {
        link.to: family.root
        for family in sorted(families, key=lambda f: f.family_id)
        for link in family.links
        if link.from_ == family.root and not link.version and _is_mainly(link)
    }
    told: dict[str, set[Number]] = defaultdict(set)
    for claim in claims:
        told[claim.report_id].update(_numbers(claim))
    carried = {}
    for claim in claims:
        root = _copied_from(claim, passages.get(claim.report_id, ()))
        main = mainly.get(claim.report_id, "")
        if not root and claim.quantities and _numbers(claim) <= told[main]:
            root = main
        if root:
            carried[claim.claim_id] = root
    return carried


def list_passages(families: Sequence[Family]) -> dict[str, list[tuple[int, int, str]]]:
    """Report id -> its passages that are a root's copy: start, end, root."""
    passages: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for family in sorted(families, key=lambda f: f.family_id):
        for link in family.links:
            for block in () if link.version else link.aligned:
                if link.from_ == family.root:
                    passages[link.to].append((*block.to, family.root))
                elif link.to == family.root:
                    passages[link.from_].append((*block.from_, family.root))
    return passages


def _is_mainly(link: Link) -> bool:
    return 2 * link.containment >= 1


def _numbers(claim: Claim) -> set[Number]:
    return {(q.measure, q.value, q.lower, q.upper) for q in claim.quantities}


def _copied_from(claim: Claim, passages: Sequence[tuple[int, int, str]]) -> str:
    """The root whose passages hold most of a claim's words, if they hold half of them; else ``""``."""
    shared: dict[str, int] = {}
    for start, end, root in passages:
        common = min(end, claim.evidence.end) - max(start, claim.evidence.start)
        if common > 0:
            shared[root] = shared.get(root, 0) + common
    root = max(sorted(shared), key=lambda r: shared[r], default="")
    return root if root and 2 * shared[root] >= claim.evidence.end - claim.evidence.start else ""


def speaks_of_fact(claim: Claim) -> bool:
    """Whether it says that something happened: not planned, threatened, demanded, possible or negated."""
    return claim.modality in ("actual", "background") and claim.attribution.stance in SAYING_SO


def standing_claims(cluster: Sequence[str], basis: Basis) -> list[Claim]:
    """The claims of a cluster that count: not retired, and in the root's words where a carrier has changed them."""
    claims = [basis.claims[i] for i in sorted(cluster) if i not in basis.retired]
    told: set[tuple[str, str]] = {(c.report_id, q.measure) for c in claims for q in c.quantities}
    told |= {(c.report_id, "") for c in claims}

    def repeats_root(claim: Claim) -> bool:
        root = basis.carried.get(claim.claim_id)
        measures: list[str] = [q.measure for q in claim.quantities]
        return root is not None and all((root, measure) in told for measure in measures or [""])

    return [claim for claim in claims if not repeats_root(claim)]


def independent_origins(claims: Sequence[Claim], basis: Basis) -> dict[str, Origin]:
    """The origins that vote on a thing, by id.

    Words in nobody's name count as their outlet's or agency's, unless the same story names somebody for the same
    thing: then whose they are is unknown, and what is unknown is dependent.
    """
    named, own = {}, {}
    stories = set()
    for claim in claims:
        origin = basis.origins.get(claim.claim_id)
        story = basis.carried.get(claim.claim_id) or basis.roots.get(claim.report_id, claim.report_id)
        if origin is None:
            continue
        if claim.claim_id in basis.own_words:
            own[origin.id, story] = origin
        else:
            named[origin.id] = origin
            stories.add(story)
    votes = dict(named)
    votes.update({origin.id: origin for (_, story), origin in own.items() if story not in stories})
    return {key: votes[key] for key in sorted(votes)}
