"""A CLAIM THAT CAME OR WENT -> WHY IT MOVED WHAT IS KNOWN, or why it did not."""

from collections.abc import Mapping, Sequence

from onrecord.model import Claim, Measure, Reason, Record, Why
from onrecord.reconcile.basis import Basis, lay_basis
from onrecord.values import Value

#: flag of a report that says of itself that it was corrected
CORRECTED = "corrected"


class Ground(Value, frozen=True, kw_only=True):
    """What reasons are looked up in: the later record, and the claims that were known before."""

    basis: Basis
    known: frozenset[str]
    sources: Mapping[str, str]
    corrected: frozenset[str]


def lay_ground(before: Record, after: Record) -> Ground:
    """What both records know, for the reasons of their differences."""
    return Ground(
        basis=lay_basis(after.claims, after.reports, after.families),
        known=frozenset(claim.claim_id for claim in before.claims),
        sources={report.report_id: report.source for report in after.reports},
        corrected=frozenset(report.report_id for report in after.reports if CORRECTED in report.flags),
    )


def tell_left(claim: Claim, measure: Measure, ground: Ground) -> Reason:
    return _tell(claim, "withdrawn" if claim.claim_id in ground.basis.retired else "left", measure, ground)


def tell_came(
    claim: Claim, measure: Measure | None, ground: Ground, earlier: Sequence[Claim] = (), *, counted: bool = False
) -> Reason:
    """Why a new claim counts: it came, or supersedes what its origin said before; or why it does not."""
    if claim.claim_id in ground.basis.retired:
        return _tell(claim, "withdrawn", measure, ground)
    if claim.claim_id in ground.basis.carried and not counted:
        return _tell(claim, "copy", measure, ground)
    origin = ground.basis.origins.get(claim.claim_id)
    own = [c for c in earlier if origin is not None and ground.basis.origins.get(c.claim_id) == origin]
    own = [c for c in own if _number(c, measure) != _number(claim, measure)]
    if not own:
        return _tell(claim, "came", measure, ground)
    last = max(own, key=lambda c: (ground.basis.published.get(c.report_id, ""), c.claim_id))
    why: Why = "corrected" if claim.report_id in ground.corrected else "superseded"
    return _tell(claim, why, measure, ground, instead_of=last.claim_id)


def _tell(claim: Claim, why: Why, measure: Measure | None, ground: Ground, instead_of: str | None = None) -> Reason:
    origin = ground.basis.origins.get(claim.claim_id)
    return Reason(
        why=why, claim_id=claim.claim_id, report_id=claim.report_id, source=ground.sources[claim.report_id],
        origin=origin.label if origin else None, verbatim=_number(claim, measure), instead_of=instead_of,
    )  # fmt: skip


def _number(claim: Claim, measure: Measure | None) -> str | None:
    """Its number of this measure, as written; its first where none is asked for."""
    return next((q.verbatim for q in claim.quantities if measure in (None, q.measure)), None)
