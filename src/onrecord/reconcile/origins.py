"""Who a claim ultimately comes from: one origin under one id, however it is called and whoever carries it.

Rule 1: one origin, one vote. What nobody is named for is the word of the outlet or agency whose copy it is.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import get_args

from onrecord.model import Attribution, Claim, Family, Origin, OriginKind, Report
from onrecord.reconcile.names import acronym_of, is_acronym, is_description, known_origins, words_of

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
    labels = full_names(claims, roots)
    named: dict[str, Origin | None] = {}
    for claim in claims:
        report = by_id.get(claim.report_id)
        root = roots.get(claim.report_id, claim.report_id)
        voice = claim.attribution
        if is_own_word(voice, report):
            named[claim.claim_id] = own_word(report, by_id.get(root), families)
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
    known = known_origins().get(words_of(label))
    if known is not None:
        return Origin(id=slug(known[0]), label=known[0], kind=KINDS[known[1]])
    plain = re.sub(r"^(?:the|a|an)\s+", "", label, flags=re.I)
    if voice.origin_kind in NAMELESS:
        return Origin(id=f"{slug(plain)}@{root}", label=plain, kind=voice.origin_kind)
    return Origin(id=slug(plain), label=plain, kind=voice.origin_kind)


def own_word(report: Report | None, root: Report | None, families: Sequence[Family]) -> Origin | None:
    """The outlet or agency that says a thing in its own words: that of the root of the copy."""
    source = root or report
    if source is None:
        return None
    agency = source.agency or next(
        (f.agency for f in sorted(families, key=lambda f: f.family_id) if source.report_id == f.root and f.agency), None
    )
    name = agency or source.outlet
    if not name:
        return None
    known = known_origins().get(words_of(name))
    label = known[0] if known else name
    return Origin(id=slug(label), label=label, kind="agency" if agency else "outlet")


def own_reporter(report: Report | None, root: Report | None, root_id: str) -> Origin:
    """Somebody of the outlet or agency who saw it: an origin of its own."""
    source = own_word(report, root, ())
    label = f"reporter of {source.label}" if source else "reporter"
    return Origin(id=f"{slug(label)}@{root_id}", label=label, kind="own_reporter")


def slug(label: str) -> str:
    """A readable id: words in lower case joined by hyphens."""
    return "-".join(words_of(label)) or "unnamed"


def full_names(claims: Sequence[Claim], roots: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """(story, name as said) -> the fullest name of the same origin.

    Within a story a short form or a description takes the one fuller name that fits; across stories only a proper
    name does ("the Observatory"), never a common noun ("police").
    """
    kinds: dict[str, set[OriginKind]] = defaultdict(set)
    stories: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        voice = claim.attribution
        if voice.origin and voice.origin_kind != "unattributed":
            kinds[voice.origin].add(voice.origin_kind)
            stories[roots.get(claim.report_id, claim.report_id)].add(voice.origin)
    everywhere = sorted(kinds)
    full = {}
    for story, names in sorted(stories.items()):
        for name in sorted(names):
            fuller = _fuller(name, sorted(names), kinds, alone=True)
            if fuller is None and not is_description(name):
                fuller = _fuller(name, everywhere, kinds, alone=False)
            full[story, name] = fuller or name
    return {key: _fullest(key[0], name, full) for key, name in full.items()}


def _fullest(story: str, name: str, full: Mapping[tuple[str, str], str]) -> str:
    for _ in range(3):
        name = full.get((story, name), name)
    return name


def _fuller(name: str, names: Sequence[str], kinds: Mapping[str, set[OriginKind]], *, alone: bool) -> str | None:
    """The one longer name that this is short for; ``None`` when there is none or several."""
    fits = {
        other
        for other in names
        if other != name and kinds[other] & kinds[name] and _short_for(name, other, alone=alone)
    }
    longest = {" ".join(words_of(other)): other for other in sorted(fits)}
    kept = [other for key, other in sorted(longest.items()) if not any(key != k and key in k for k in longest)]
    return kept[0] if len(kept) == 1 else None


def _short_for(name: str, other: str, *, alone: bool) -> bool:
    if is_acronym(name) and not is_acronym(other):
        return words_of(name)[0].upper() == acronym_of(other) or f"({name})" in other
    mine, theirs = words_of(name), words_of(other)
    if set(mine) < set(theirs):
        return True
    return alone and is_description(name) and not is_description(other) and mine[-1:] == theirs[-1:]
