"""CLAIMS OF ONE REPORT -> THE TOTAL THAT IS ITS NEWS: of all the numbers of killed that it tells, the one it is about.

A report tells the toll of its event beside those of parts of it, of other events and of the whole war. Where a number
first stands, how often and how early it is told, over what time it runs and whom it counts decide, with weights learned
by scripts/train_main_total.py (resources/main_total.csv): log odds between the numbers of one report.
"""

import csv
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from math import exp, log1p
from typing import NamedTuple

from onrecord.model import Claim, Measure, Quantity, Report

Number = float | int
#: modalities of what came about
TOLD = frozenset({"actual", "possible", "background"})
#: kinds of harm; the first that headline and lead name is what the report is about
HARM = frozenset({"clash", "advance", "air_strike", "shelling", "bombing", "attack"})
#: characters behind the headline that are the lead
LEAD = 350
#: a number up to a tenth above one that is only a lower bound ("more than 50") is the fuller telling of it
FULLER = 1.1
#: the most that a whole exceeds a part by which it is told
WHOLE = 6
#: who is mostly counted as a part of all
YOUNG = re.compile(r"\bchild|\bminor|\bkid|\bwom[ae]n|\bgirl|\bboy|\bbab", re.I)


class Telling(NamedTuple):
    """A claim with those of its quantities that make up one number."""

    claim: Claim
    counted: tuple[Quantity, ...]


class Total(NamedTuple):
    """A number, the tellings that give it, and the share of certainty that it is the report's own."""

    number: Number
    tellings: tuple[Telling, ...]
    share: float


@cache
def total_weights() -> dict[str, float]:
    """Weight by feature."""
    table = (resources.files("onrecord.resources") / "main_total.csv").read_text("utf-8").splitlines()
    rows = csv.DictReader(line for line in table if not line.startswith("#"))
    return {row["feature"]: float(row["weight"]) for row in rows}


def weigh_totals(claims: Sequence[Claim], report: Report, *, measure: Measure = "killed") -> tuple[Total, ...]:
    """Every number that the report's claims give for a measure, the likeliest to be its news first."""
    told = gather_tellings(claims, measure)
    rows = describe_totals(told, claims, report)
    weights = total_weights()
    scores = {number: sum([weights.get(name, 0.0) * value for name, value in row.items()]) for number, row in rows}
    top = max(scores.values(), default=0.0)
    raised = {number: exp(score - top) for number, score in scores.items()}
    whole = sum(raised.values())
    ranked = sorted(raised, key=lambda number: (-raised[number], number))
    return tuple(Total(number, told[number], raised[number] / whole) for number in ranked)


def gather_tellings(claims: Sequence[Claim], measure: Measure) -> dict[Number, tuple[Telling, ...]]:
    """The tellings of each number."""
    told: dict[Number, list[Telling]] = {}
    for claim in claims:
        counted = counted_in(claim, measure) if claim.modality in TOLD else ()
        if counted:
            told.setdefault(sum([number_of(quantity) or 0 for quantity in counted]), []).append(Telling(claim, counted))
    return {number: tuple(tellings) for number, tellings in told.items()}


def counted_in(claim: Claim, measure: Measure) -> tuple[Quantity, ...]:
    """The quantities that one claim adds up to: "ten children and five women" are fifteen. Somebody told in words adds
    to "six others", and not to a number of people at large."""
    counted = [
        quantity
        for quantity in claim.quantities
        if quantity.measure == measure and quantity.part_of is None and quantity.quantifier != "vague"
        if number_of(quantity) is not None
    ]
    numbered = [quantity for quantity in counted if quantity.verbatim != quantity.population]
    if numbered and not any("other" in (quantity.population or "") for quantity in numbered):
        return tuple(numbered)
    return tuple(counted)


def number_of(quantity: Quantity) -> Number | None:
    """One number for a quantity: as said, else the upper end of a range, else the bound."""
    return next((n for n in (quantity.value, quantity.upper, quantity.lower) if n is not None), None)


def describe_totals(
    told: Mapping[Number, Sequence[Telling]], claims: Sequence[Claim], report: Report
) -> list[tuple[Number, dict[str, float]]]:
    """The features of each number of a report, which only ever compare it with the report's others."""
    headline = max([zone.end for zone in report.zones if zone.zone == "headline"], default=0)
    tellings = sum([len(of_it) for of_it in told.values()])
    parts = Counter(q.part_of for claim in claims for q in claim.quantities if q.part_of is not None)
    events = [number for number in told if any(q.scope in ("event", "day") for q in counts_of(told[number]))]
    largest = max(events, default=None)
    bounded = [number for number in told if any(q.quantifier == "more_than" for q in counts_of(told[number]))]
    news = next((c.kind for c in claims if c.kind in HARM and c.evidence.start < headline + LEAD), None)
    rows = []
    for number in sorted(told):
        features = describe_tellings(told[number], headline, max(len(report.text), 1))
        late = features["period"] * features["lead"]
        features |= {
            "share": len(told[number]) / tellings,
            "one": float(number == 1),
            "largest": float(number == largest),
            "period beyond events": late if largest is not None and number > largest else 0.0,
            "has parts": float(any(parts[telling.claim.claim_id] for telling in told[number])),
            "news kind": float(any(telling.claim.kind == news for telling in told[number])),
            "bound of fuller": float(number in bounded and any(is_fuller(other, number) for other in told)),
            "fuller": float(any(is_fuller(number, other) for other in bounded)),
            "part": float(is_part(number, told)),
        }
        del features["period"]
        rows.append((number, features))
    return rows


def describe_tellings(tellings: Sequence[Telling], headline: int, length: int) -> dict[str, float]:
    """What the tellings of one number show by themselves."""
    starts = [telling.claim.evidence.start for telling in tellings]
    counted = counts_of(tellings)
    return {
        "tellings": log1p(len(tellings)),
        "first": min(starts) / length,
        "mean": sum(starts) / len(starts) / length,
        "headline": float(min(starts) < headline),
        "lead": float(any(headline <= start < headline + LEAD for start in starts)),
        "joined": float(any(len(telling.counted) > 1 for telling in tellings)),
        "young": float(all(map(is_young, counted))),
        "toll": share_of([telling.claim.kind == "toll" for telling in tellings]),
        "cumulative": share_of([quantity.scope == "cumulative" for quantity in counted]),
        "period": share_of([quantity.scope == "period" for quantity in counted]),
        "background": share_of([telling.claim.modality == "background" for telling in tellings]),
    }


def counts_of(tellings: Sequence[Telling]) -> list[Quantity]:
    return [quantity for telling in tellings for quantity in telling.counted]


def share_of(held: Sequence[bool]) -> float:
    return sum(held) / len(held)


def is_fuller(number: Number, bound: Number) -> bool:
    return bound < number <= bound * FULLER


def is_part(number: Number, told: Mapping[Number, Sequence[Telling]]) -> bool:
    """Whether a number counts children or women, alone or with others, where a larger one tells how many people died
    at one time."""
    if not all(any(map(is_young, telling.counted)) for telling in told[number]):
        return False
    return any(number < other <= WHOLE * number and any(map(is_whole, told[other])) for other in told)


def is_young(quantity: Quantity) -> bool:
    return YOUNG.search(quantity.population or "") is not None


def is_whole(telling: Telling) -> bool:
    """Whether one number is told of people at large, killed in one event or on one day."""
    if telling.claim.modality == "background" or len(telling.counted) > 1:
        return False
    return all(q.scope in ("event", "day") and not is_young(q) for q in telling.counted)
