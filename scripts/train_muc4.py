"""Fit the weights of the muc4 task (bench/muc4/*.csv) on reports whose incidents people recorded.

    PYTHONPATH=bench python scripts/train_muc4.py DOCS.jsonl GOLD.jsonl

Three logistic models, each with the features that its module in bench/muc4 gives: which claims are of one incident
(linking.csv), where an incident was (placing.csv), which incidents the task wants (choosing.csv). A claim belongs to
the recorded incident whose fills its sentence holds. Scores on folds of reports left out go to standard error.
"""

# isort: split
import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from muc4.choosing import describe_incident
from muc4.linking import compare_told, link_told
from muc4.placing import Candidate, describe_place, find_candidates
from muc4.told import Told, gather_told
from numpy.typing import NDArray
from tasks import muc4 as task

from onrecord.mentions import Reading

Array = NDArray[np.float64]
BENCH = Path(__file__).parents[1] / "bench"
FOLDS = 5
#: a feature of fewer examples than this is left out
LEAST = 8
#: how strongly the weights of each model are held to nought
PENALTIES = {"linking": 1.0, "placing": 3.0, "choosing": 20.0}
#: how much a claim must share with a recorded incident to be of it, and what each kind of fill counts
SHARED = 1.4
FILLS = {"human_targets": 1.4, "physical_targets": 1.2, "perpetrator_orgs": 0.4, "instruments": 0.4}
#: types that the record may call by one another's name
NEIGHBOURS = frozenset({"ATTACK", "BOMBING", "ARSON", "ROBBERY", "FORCED WORK STOPPAGE"})
_WORD = re.compile(r"[A-Z]{2,}")
_IDLE = frozenset("THE AN OF IN ON AT FROM TO FOR WITH BY AND WHO HIS HER ITS THEIR PEOPLE PERSON PERSONS".split())


class Example(NamedTuple):
    """Features, whether they are of what was recorded, and the report that they come from."""

    features: dict[str, float]
    label: bool
    report: int


class Labelled(NamedTuple):
    """One report with its claims of violence and, for each, the recorded incident that it is of."""

    number: int
    reading: Reading
    told: list[Told]
    gold: list[dict[str, Any]]
    of: list[int | None]


def main(docs: str, gold: str) -> None:
    """Read, fit one model after the other, score each on folds, write the tables."""
    reports = list(label_reports(read_rows(docs), read_rows(gold)))
    fit_table("linking", [example for report in reports for example in pair_up(report)])
    fit_table("placing", [example for report in reports for example in place_all(report)])
    fit_table("choosing", [example for report in reports for example in choose_among(report)])


def read_rows(path: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]


def label_reports(docs: Sequence[dict[str, Any]], gold: Sequence[dict[str, Any]]) -> Iterator[Labelled]:
    for number, (doc, row) in enumerate(zip(docs, gold, strict=True)):
        reading = task.read(doc)
        if isinstance(reading, Reading):
            told = gather_told(reading)
            yield Labelled(number, reading, told, row["incidents"], [find_incident(t, row["incidents"]) for t in told])


def find_incident(told: Told, incidents: Sequence[dict[str, Any]]) -> int | None:
    """The recorded incident that a claim shares most with; ``None`` where that is too little."""
    shared = [share_fills(told, incident) for incident in incidents]
    best = max(shared, default=0.0)
    return shared.index(best) if best >= SHARED else None


def share_fills(told: Told, incident: Mapping[str, Any]) -> float:
    """What the sentence of a claim holds of the fills of a recorded incident, its type, place and day."""
    types = set(list_values(incident["type"]))
    if told.type not in types and not {told.type, *types} <= NEIGHBOURS:
        return 0.0
    words = set(_WORD.findall(told.words.upper()))
    total = 0.5 * (told.type in types)
    for table, value in FILLS.items():
        held = [
            any(holds(words, name) for field in ("name", "description") for name in list_values(line.get(field)))
            for line in incident.get(table, [])
        ]
        total += value * (sum(held) if value > 1 else any(held))
    total += 0.4 * any(holds(words, name) for name in list_values(incident.get("perpetrator_individuals")))
    total += 0.8 * any(told.place is not None and holds(words, name) for name in names_of(incident)[-1:])
    if told.day and "day" in (day := day_sort(incident)):
        total += 1.0 if told.day == day["day"] else -1.2
    return total


def day_sort(incident: Mapping[str, Any]) -> dict[str, str]:
    date = incident.get("date")
    return {"day": date} if isinstance(date, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", date) else {}


def list_values(value: Any) -> list[str]:
    """The texts of a fill with its alternatives."""
    if isinstance(value, dict):
        return list_values(value.get("any"))
    if isinstance(value, list):
        return [text for each in value for text in list_values(each)]
    return [] if value is None else [str(value)]


def holds(words: set[str], name: str) -> bool:
    """Whether a sentence holds most words of a name, whatever their number."""
    wanted = [word for word in _WORD.findall(name.upper()) if word not in _IDLE]
    return bool(wanted) and sum(w in words or w.removesuffix("S") in words for w in wanted) >= 0.6 * len(wanted)


def names_of(incident: Mapping[str, Any]) -> list[str]:
    """The names of where a recorded incident was, from the general to the special."""
    location = incident.get("location")
    places = location.get("places", []) if isinstance(location, dict) else []
    return [place["name"] for place in places if isinstance(place, dict) and isinstance(place.get("name"), str)]


def pair_up(report: Labelled) -> Iterator[Example]:
    """Every two claims of recorded incidents: are they of one?"""
    known = [(told, of) for told, of in zip(report.told, report.of, strict=True) if of is not None]
    for (a, one), (b, other) in combinations(known, 2):
        yield Example(compare_told(a, b), one == other, report.number)


def place_all(report: Labelled) -> Iterator[Example]:
    """Every place of the report for every recorded incident: was it there?"""
    candidates = find_candidates(report.reading)
    for told, of in group_told(report):
        if of is not None and isinstance(report.gold[of].get("location"), dict):
            for candidate in candidates:
                features = describe_place(candidate, candidates, told, report.reading)
                yield Example(features, is_place(candidate, report.gold[of]), report.number)


def is_place(candidate: Candidate, incident: Mapping[str, Any]) -> bool:
    """Whether a place is the most special of a recorded incident's, or both are the country alone."""
    names = [word_key(name) for name in names_of(incident)]
    if candidate.country.upper() != str(incident["location"].get("country")).upper():
        return False
    if not names or not candidate.names:
        return not names and not candidate.names
    return word_key(candidate.names[-1]) == names[-1]


def word_key(name: str) -> str:
    return " ".join(_WORD.findall(task.plain(name)))


def group_told(report: Labelled) -> list[tuple[list[Told], int | None]]:
    """The incidents that the linking makes of the report's claims, each with the recorded one that most are of."""
    numbered = {id(told): of for told, of in zip(report.told, report.of, strict=True)}
    groups = []
    for told in link_told(report.told):
        counts = Counter(of for one in told if (of := numbered[id(one)]) is not None)
        groups.append((told, min(counts, key=lambda of: (-counts[of], of)) if counts else None))
    return groups


def choose_among(report: Labelled) -> Iterator[Example]:
    """Every incident that the report tells: is it recorded? Of two that are the same one, the fuller is."""
    groups = group_told(report)
    best: dict[int, int] = {}
    for n, (told, of) in enumerate(groups):
        if of is not None and (of not in best or len(told) > len(groups[best[of]][0])):
            best[of] = n
    incidents = [told for told, _ in groups]
    for n, told in enumerate(incidents):
        row = task.tell(told, report.reading, report.reading.report.text)
        if row is not None:
            features = describe_incident(row, told, incidents, report.reading)
            yield Example(features, n in best.values(), report.number)


def fit_table(name: str, examples: Sequence[Example]) -> None:
    """Score a model on folds, then fit it on all and write its table."""
    counts = Counter(feature for example in examples for feature in example.features)
    features = sorted(feature for feature, count in counts.items() if count >= LEAST)
    column = {feature: n for n, feature in enumerate(features)}
    rows = np.zeros((len(examples), len(features) + 1))
    rows[:, -1] = 1.0
    for n, example in enumerate(examples):
        for feature, value in example.features.items():
            if feature in column:
                rows[n, column[feature]] = value
    labels = np.array([example.label for example in examples], dtype=np.float64)
    fold = np.array([example.report % FOLDS for example in examples])
    chances = np.zeros(len(labels))
    for k in range(FOLDS):
        chances[fold == k] = rows[fold == k] @ fit(rows[fold != k], labels[fold != k], PENALTIES[name])
    right = np.mean((chances > 0) == (labels > 0))
    print(f"{name}: {len(labels)} examples, {right:.3f} right on folds left out", file=sys.stderr)
    write_table(BENCH / "muc4" / f"{name}.csv", features, fit(rows, labels, PENALTIES[name]))


def fit(rows: Array, labels: Array, penalty: float) -> Array:
    """The weights of a logistic model by Newton's method, that of the constant last."""
    held = penalty * np.r_[np.ones(rows.shape[1] - 1), 1e-6]
    weights = np.zeros(rows.shape[1])
    for _ in range(8):
        chance = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (chance - labels) + held * weights
        weights -= np.linalg.solve((rows.T * (chance * (1 - chance))) @ rows + np.diag(held), slope)
    return weights


def write_table(path: Path, features: Iterable[str], weights: Array) -> None:
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(["feature", "weight"])
        writer.writerow(["", f"{weights[-1]:.3f}"])
        writer.writerows((name, f"{weight:.3f}") for name, weight in zip(features, weights, strict=False))


if __name__ == "__main__":
    main(*sys.argv[1:])
