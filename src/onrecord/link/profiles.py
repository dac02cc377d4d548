"""REPORTS -> PROFILES: what of a report tells which story it is of, besides its words."""

import csv
import functools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from importlib import resources

from onrecord.days import day_number, days_of
from onrecord.link.kinds import HARMFUL, group_of
from onrecord.link.words import named_ages, word_shares
from onrecord.model import Claim, Report
from onrecord.values import Value

#: a name that so few reports hold, or so small a share of them, is one story's
FEW_REPORTS, SMALL_SHARE = 3, 0.004
#: the precision of a place that is a town or smaller
TOWN = 2
#: two words in capitals: a person, a street, a school
_NAME = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b")
_COUNTED = ("killed", "injured")


class Profile(Value, frozen=True, kw_only=True):
    """What of a report is compared.

    ``days`` and ``towns``: of harm done; ``counts``: (measure, value) of people killed or injured; ``ages`` of people;
    ``streets`` by name; ``names`` that few other reports hold; ``published``: the day, ``None`` where it is unknown.
    """

    days: frozenset[int]
    towns: frozenset[str]
    counts: frozenset[tuple[str, float | int]]
    ages: frozenset[str]
    streets: frozenset[str]
    names: frozenset[str]
    published: int | None


def make_profiles(reports: Sequence[Report], claims: Sequence[Claim], texts: Mapping[str, str]) -> dict[str, Profile]:
    """The profile of each report whose text is given. ``texts`` are without page furniture, and none is a copy."""
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if group_of(claim.kind) in HARMFUL:
            told[claim.report_id].append(claim)
    names = find_rare_names(texts)
    return {
        r.report_id: Profile(
            days=_days(told[r.report_id]),
            towns=frozenset(_towns(told[r.report_id])),
            counts=_counts(told[r.report_id]),
            ages=named_ages(texts[r.report_id]),
            streets=find_streets(texts[r.report_id]),
            names=names[r.report_id],
            published=day_number(r.published) if r.published else None,
        )
        for r in reports
        if r.report_id in texts
    }


def find_rare_names(texts: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """The names in each text that only few of the texts and of reports at large hold."""
    names = {report_id: frozenset(_NAME.findall(text)) for report_id, text in texts.items()}
    holders = Counter(name for found in names.values() for name in found)
    most, at_large = max(FEW_REPORTS, SMALL_SHARE * len(texts)), word_shares()
    rare = {n for n, held in holders.items() if held <= most and at_large.get(n.casefold(), 0) <= SMALL_SHARE}
    return {report_id: found & rare for report_id, found in names.items()}


def find_streets(text: str) -> frozenset[str]:
    """The names of the streets, roads and squares in it, each by its last word: "Old Mill Road" is "mill"."""
    return frozenset(name.casefold() for name in _street_pattern().findall(text))


@functools.cache
def _street_pattern() -> re.Pattern[str]:
    """A capitalised word or a number before a word for a street (the class "street" of resources/place_words.csv)."""
    text = resources.files("onrecord.resources").joinpath("place_words.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    words = next(row["words"] for row in rows if row["class"] == "street").title().split()
    return re.compile(rf"\b([A-Z0-9][\w'’]*) (?:{'|'.join(words)})\b")


def _days(claims: Iterable[Claim]) -> frozenset[int]:
    """The exact days of what happened: how many are displaced by now is of the day of publication alone."""
    days = (days_of(claim) for claim in claims if not _counts_displaced(claim))
    return frozenset(first for first, last in days if first is not None and first == last)


def _counts_displaced(claim: Claim) -> bool:
    return any(q.stock_or_flow == "stock" and q.measure in ("displaced", "hosted") for q in claim.quantities)


def _towns(claims: Iterable[Claim]) -> Iterable[str]:
    for claim in claims:
        if claim.place is not None and (claim.place.precision or 9) <= TOWN:
            yield (claim.place.label or claim.place.name).casefold()


def _counts(claims: Iterable[Claim]) -> frozenset[tuple[str, float | int]]:
    quantities = (q for claim in claims for q in claim.quantities)
    return frozenset((q.measure, q.value) for q in quantities if q.measure in _COUNTED and q.value)
