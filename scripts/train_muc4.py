"""Fit the weights of the muc4 task (bench/muc4/*.csv) on reports whose incidents people recorded.

    PYTHONPATH=bench python scripts/train_muc4.py DOCS.jsonl GOLD.jsonl

Logistic models, each with the features that its module in bench/muc4 gives: which claims are of one incident
(linking.csv), of what type it is (naming.csv). The others come from train_muc4_fills.py, the fit from fit_muc4.py.
A claim belongs to the recorded incident whose fills its sentence holds. Scores on folds of reports left out go to
standard error. Needs scikit-learn 1.9, which the program itself does not.
"""

# isort: split
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from fit_muc4 import Example, fit_table
from muc4.choosing import describe_incident
from muc4.linking import compare_told, link_told
from muc4.naming import NARROW, ask_type, describe_type
from muc4.placing import Candidate, describe_place, find_candidates
from muc4.told import Told, gather_told
from tasks import muc4 as task

from onrecord.extract.truecase import restore_case
from onrecord.mentions import Reading

#: how much a claim must share with a recorded incident to be of it, and what each kind of fill counts
SHARED = 1.4
FILLS = {"human_targets": 1.4, "physical_targets": 1.2, "perpetrator_orgs": 0.4, "instruments": 0.4}
#: types that the record may call by one another's name
NEIGHBOURS = frozenset({"ATTACK", "BOMBING", "ARSON", "ROBBERY", "FORCED WORK STOPPAGE"})
_WORD = re.compile(r"[A-Z]{2,}")
_IDLE = frozenset("THE AN OF IN ON AT FROM TO FOR WITH BY AND WHO HIS HER ITS THEIR PEOPLE PERSON PERSONS".split())


class Labelled(NamedTuple):
    """One report with its claims of violence and, for each, the recorded incident that it is of."""

    number: int
    reading: Reading
    restored: str
    told: list[Told]
    gold: list[dict[str, Any]]
    of: list[int | None]


def main(docs: str, gold: str) -> None:
    """Read, fit one model after the other, score each on folds, write the tables."""
    reports = list(label_reports(read_rows(docs), read_rows(gold)))
    fit_table("linking", [example for report in reports for example in pair_up(report)])
    fit_table("naming", [example for report in reports for example in type_all(report)])


def read_rows(path: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]


def label_reports(docs: Sequence[dict[str, Any]], gold: Sequence[dict[str, Any]]) -> Iterator[Labelled]:
    for number, (doc, row) in enumerate(zip(docs, gold, strict=True)):
        reading = task.read(doc)
        if isinstance(reading, Reading):
            told, known = gather_told(reading), row["incidents"]
            of = [find_incident(one, known) for one in told]
            yield Labelled(number, reading, restore_case(reading.report.text), told, known, of)


def find_incident(told: Told, incidents: Sequence[dict[str, Any]]) -> int | None:
    """The recorded incident that a claim shares most with; ``None`` where that is too little."""
    shared = [share_fills(told, incident) for incident in incidents]
    best = max(shared, default=0.0)
    return shared.index(best) if best >= SHARED else None


def share_fills(told: Told, incident: Mapping[str, Any]) -> float:
    """What the sentence of a claim holds of a recorded incident; nought where their types have nothing in common."""
    types = set(list_values(incident["type"]))
    if told.type not in types and not {told.type, *types} <= NEIGHBOURS:
        return 0.0
    return 0.5 * (told.type in types) + share_words(told, incident)


def share_words(told: Told, incident: Mapping[str, Any]) -> float:
    """What the sentence of a claim holds of the fills of a recorded incident, its place and day."""
    words = set(_WORD.findall(told.words.upper()))
    total = 0.0
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
        yield Example(compare_told(a, b, report.restored), one == other, report.number)


def type_all(report: Labelled) -> Iterator[Example]:
    """Every incident and every narrow type: is it of that type? Which recorded one it is, its words alone say."""
    for told in link_told(report.told, report.restored):
        shared = [[share_words(one, incident) for incident in report.gold] for one in told]
        votes = Counter(row.index(max(row)) for row in shared if row and max(row) >= SHARED)
        if votes:
            types = list_values(report.gold[votes.most_common(1)[0][0]]["type"])
            features = describe_type(told, report.restored)
            for kind in NARROW:
                yield Example(ask_type(kind, features), kind in types, report.number)


def place_all(report: Labelled) -> Iterator[Example]:
    """Every place of the report for every recorded incident: was it there?"""
    candidates = find_candidates(report.reading)
    for case, (told, of) in enumerate(group_told(report)):
        if of is not None and isinstance(report.gold[of].get("location"), dict):
            for candidate in candidates:
                features = describe_place(candidate, candidates, told, report.reading)
                yield Example(features, is_place(candidate, report.gold[of]), report.number, case)


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
    for told in link_told(report.told, report.restored):
        counts = Counter(of for one in told if (of := numbered[id(one)]) is not None)
        groups.append((told, min(counts, key=lambda of: (-counts[of], of)) if counts else None))
    return groups


def choose_among(report: Labelled) -> Iterator[Example]:
    """Every incident that the report tells: is it recorded?"""
    incidents = link_told(report.told, report.restored)
    rows = [task.tell(told, report.reading, report.restored) for told in incidents]
    known = {id(row) for row in pair_rows([row for row in rows if row is not None], report.gold)}
    for told, row in zip(incidents, rows, strict=True):
        if row is not None:
            features = describe_incident(row, told, incidents, report.reading, report.restored)
            yield Example(features, id(row) in known, report.number)


def pair_rows(rows: Sequence[dict[str, Any]], gold: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The answers that are recorded incidents: those most alike first, each with one."""
    alike = [(share_record(row, incident), -n, -m) for n, row in enumerate(rows) for m, incident in enumerate(gold)]
    paired: dict[int, int] = {}
    for share, n, m in sorted(alike, reverse=True):
        if share and -n not in paired and -m not in paired.values():
            paired[-n] = -m
    return [rows[n] for n in paired]


def share_record(row: Mapping[str, Any], incident: Mapping[str, Any]) -> float:
    """How much an answer and a recorded incident have in common; nought where the type differs, or all else does.

    An attack may be any incident by its vaguest name.
    """
    types = list_values(incident["type"])
    if row["type"] not in (*types, "ATTACK"):
        return 0.0
    shared = max(map(partial(share_days, str(row.get("date"))), list_values(incident.get("date"))), default=0.0)
    place = incident.get("location")
    if isinstance(place, dict) and place.get("country") == row["location"]["country"].upper():
        names = [[word_key(name) for name in names] for names in (row["location"]["places"], names_of(incident))]
        shared += 1.0 if names[0][-1:] == names[1][-1:] else 0.5
    for field in ("number", "effect"):
        told = Counter(str(line[field]) for line in row.get("human_targets", []) if line.get(field))
        known = Counter(text for line in incident.get("human_targets", []) for text in list_values(line.get(field)))
        shared += (told & known).total()
    return shared and shared + (1.0 if row["type"] in types else 0.5)


def share_days(told: str, known: str) -> float:
    """Whether two times are the same, or end on the same day."""
    return 1.0 if told == known else 0.5 * (told.split("/")[-1] == known.split("/")[-1])


if __name__ == "__main__":
    main(*sys.argv[1:])
