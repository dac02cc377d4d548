"""Who a claim ultimately comes from: one origin under one id, however it is called and whoever carries it.

Rule 1: one origin, one vote. What nobody is named for is the word of the outlet or agency whose copy it is.
"""

import re
from collections.abc import Mapping, Sequence
from typing import get_args

from onrecord.model import Attribution, Claim, Family, Origin, OriginKind, Report
from onrecord.reconcile.aliases import full_names
from onrecord.reconcile.names import known_origins, words_of

#: voices without a name: the same words in two stories are two voices
NAMELESS: frozenset[OriginKind] = frozenset({"witness", "anonymous", "own_reporter"})
#: the word of the page itself
OWN_WORD: frozenset[OriginKind] = frozenset({"agency", "outlet"})
KINDS: dict[str, OriginKind] = {kind: kind for kind in get_args(OriginKind)}


def name_origins(
    claims: Sequence[Claim], reports: Sequence[Report], families: Sequence[Family]
) -> dict[str, Origin | None]:
    """Claim id -> its origin; ``None`` where nobody is known to stand behind the words."""
    by_id = {report.report_id: report for report in reports}
    roots = root_of_reports(families)
    agencies = {f.root: f.agency for f in sorted(families, key=lambda f: f.family_id) if f.agency}
    labels = full_names(claims, roots)
    named: dict[str, Origin | None] = {}
    for claim in claims:
        report = by_id.get(claim.report_id)
        root = roots.get(claim.report_id, claim.report_id)
        voice = claim.attribution
        if is_own_word(voice, report):
            named[claim.claim_id] = own_word(report, by_id.get(root), agencies)
        elif voice.origin_kind == "own_reporter":
            named[claim.claim_id] = own_reporter(report, by_id.get(root), root)
        elif voice.origin:
            named[claim.claim_id] = named_origin(voice, labels.get((root, voice.origin), voice.origin), root)
        else:
            named[claim.claim_id] = None
    return named


def is_own_word(voice: Attribution, report: Report | None) -> bool:
    """Whether nobody is named but the outlet or the agency whose page it is."""
    if voice.origin_kind == "unattributed":
        return True
    own = {words_of(name) for name in (report.outlet, report.agency) if name} if report is not None else set()
    return voice.origin_kind in OWN_WORD and words_of(voice.origin or "") in own


def root_of_reports(families: Sequence[Family]) -> dict[str, str]:
    """Report id -> the root of its family; of several families, the one whose root is another report."""
    roots: dict[str, str] = {}
    for family in sorted(families, key=lambda f: f.family_id):
        for report in family.reports:
            if report not in roots or roots[report] == report:
                roots[report] = family.root
    return roots


def named_origin(voice: Attribution, label: str, root: str) -> Origin:
    """The origin of a claim that names one. A nameless voice is one origin for each story that quotes it."""
    words = words_of(label)
    known = known_origins().get(words)
    if known is None and words and any(word in label for word in (words[-1].upper(), words[-1].title())):
        known = known_origins().get(words[-1:])
    if known is not None:
        return Origin(id=slug(known[0]), label=known[0], kind=KINDS[known[1]])
    plain = re.sub(r"^(?:the|a|an)\s+", "", label, flags=re.I)
    if voice.origin_kind in NAMELESS:
        return Origin(id=f"{slug(plain)}@{root}", label=plain, kind=voice.origin_kind)
    return Origin(id=slug(plain), label=plain, kind=voice.origin_kind)


def own_word(report: Report | None, root: Report | None, agencies: Mapping[str, str]) -> Origin | None:
    """The outlet or agency that says a thing in its own words: that of the root of the copy.

    ``agencies`` names the agency of a root where its family shows it.
    """
    source = root or report
    if source is None:
        return None
    agency = source.agency or agencies.get(source.report_id)
    name = agency or source.outlet
    if not name:
        return None
    known = known_origins().get(words_of(name))
    label = known[0] if known else name
    return Origin(id=slug(label), label=label, kind="agency" if agency else "outlet")


def own_reporter(report: Report | None, root: Report | None, root_id: str) -> Origin:
    """Somebody of the outlet or agency who saw it: an origin of its own."""
    source = own_word(report, root, {})
    label = f"reporter of {source.label}" if source else "reporter"
    return Origin(id=f"{slug(label)}@{root_id}", label=label, kind="own_reporter")


def slug(label: str) -> str:
    """A readable id: words in lower case joined by hyphens."""
    return "-".join(words_of(label)) or "unnamed"
