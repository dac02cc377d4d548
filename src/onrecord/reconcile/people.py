"""PEOPLE TOLD OF ONE BY ONE -> ONE NUMBER A REPORT: "the driver was shot" and, further down, "his mother died".

The distinct persons of one event in one report add up, measure by measure, each counted with the gravest that befell
them. A report may leave somebody out, so that the sum is a lower bound; a number that the same report states beats it,
unless the sum is of more people.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from onrecord.model import Claim, Measure, Quantity, Report
from onrecord.reconcile.accounts import HARMS, read_account
from onrecord.reconcile.basis import Basis
from onrecord.reconcile.casualties import choose_casualties
from onrecord.reconcile.slots import Said, class_of

#: more reports of one event than these are judged by the rules alone
MOST_REPORTS = 40


def add_up_people(said: Sequence[Said]) -> list[Said]:
    """The numbers of an event, those of single persons replaced by their sums; a person told of once, in one report,
    stays as worded."""
    said = without_lesser(said)
    tellings = Counter(one.quantity.measure for one in said)
    summed = {measure for measure, number in tellings.items() if number > 1}
    kept = [one for one in said if not is_single(one) or one.quantity.measure not in summed]
    singles: dict[str, list[Said]] = defaultdict(list)
    for one in said:
        if is_single(one) and one.quantity.measure in summed:
            singles[one.claim.report_id].append(one)
    sums = [total for report in sorted(singles) for total in count_report(singles[report], kept)]
    return [*(one for one in kept if not any(is_exceeded(one, total) for total in sums)), *sums]


def is_exceeded(one: Said, total: Said) -> bool:
    """Whether a stated number of people at large is of fewer than the persons whom the same report names."""
    at_large = class_of(one.quantity.population) in ("", "people") and one.quantity.scope == "event"
    return at_large and is_same(one, total) and 0 < number_of(one) < number_of(total)


def without_lesser(said: Sequence[Said]) -> list[Said]:
    """Without what befell single persons before something graver did, in the same report: who was shot and died is no
    longer hurt."""
    fates: dict[tuple[str, int], Measure] = {}
    for one in said:
        for person in one.quantity.persons if is_single(one) else ():
            key = one.claim.report_id, person
            fates[key] = min(fates.get(key, one.quantity.measure), one.quantity.measure, key=HARMS.index)
    return [
        one
        for one in said
        if not is_single(one)
        or any(fates[one.claim.report_id, person] == one.quantity.measure for person in one.quantity.persons)
    ]


def is_single(one: Said) -> bool:
    """Whether a number stands for persons told of one by one and for no part of another number."""
    quantity = one.quantity
    return bool(quantity.persons) and quantity.measure in HARMS and quantity.part_of is None


def count_report(singles: Sequence[Said], stated: Sequence[Said]) -> list[Said]:
    """The sums of one report, none where it states a number as great."""
    told: dict[Measure, list[Said]] = defaultdict(list)
    persons: dict[Measure, set[int]] = defaultdict(set)
    for one in sorted(singles, key=lambda s: (s.claim.evidence.start, s.claim.claim_id)):
        told[one.quantity.measure].append(one)
        persons[one.quantity.measure] |= set(one.quantity.persons)
    sums = []
    for measure in sorted(told):
        first, count = told[measure][0], len(persons[measure])
        most = max((number_of(s) for s in stated if is_same(s, first)), default=0)
        if count > most:
            sums.append(sum_up(first, tuple(sorted(persons[measure])), told[measure]))
    return sums


def sum_up(first: Said, persons: tuple[int, ...], told: Sequence[Said]) -> Said:
    """The sum of persons as one number of their report, backed by all their claims."""
    quantity = Quantity(
        measure=first.quantity.measure,
        lower=len(persons),
        quantifier="at_least",
        verbatim="; ".join(dict.fromkeys(one.quantity.verbatim for one in told)),
        persons=persons,
    )
    return replace(first, quantity=quantity, counted=tuple(dict.fromkeys(one.claim.claim_id for one in told)))


def is_same(one: Said, first: Said) -> bool:
    """Whether a number is of the same measure in the same report."""
    return one.claim.report_id == first.claim.report_id and one.quantity.measure == first.quantity.measure


def number_of(one: Said) -> float:
    return one.quantity.value or one.quantity.lower or 0


def choose_likeliest(claims: Sequence[Claim], said: Sequence[Said], basis: Basis) -> dict[Measure, int]:
    """The likeliest numbers of killed and injured of an event of which people are told one by one in several reports;
    empty where the rules for stated numbers decide."""
    if not any(one.counted for one in said):
        return {}
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        told[claim.report_id].append(claim)
    reports: list[Report] = [basis.reports[report] for report in sorted(told) if report in basis.reports]
    if not 1 < len(reports) <= MOST_REPORTS:
        return {}
    chosen = choose_casualties([read_account(told[report.report_id], report) for report in reports])
    if chosen is None:
        return {}
    return {"killed": chosen.killed, "injured": chosen.injured}
