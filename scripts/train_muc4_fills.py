"""Fit the weights that fill in the records of the muc4 task (bench/muc4/*.csv) on reports that people recorded.

    PYTHONPATH=bench python scripts/train_muc4_fills.py DOCS.jsonl GOLD.jsonl

Logistic models over the features that their modules give: where an incident was (placing.csv), when (dating.csv), whom
it hit (harmed.csv), what it struck (struck.csv), which body did it (blaming.csv), and whether the task wants it
(choosing.csv); those of place and time choose one among all of a report. Examples are the incidents that the claims of
a report make, each with the recorded one that most of them are of; so train_muc4.py comes first. Which are wanted is
asked of whole records, and so fitted last. Scores on blocks of reports left out go to standard error.
"""

# isort: split
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import train_muc4
from fit_muc4 import MOST, Example, fit_table
from muc4.blaming import describe_groups, read_page
from muc4.dating import describe_time, find_times
from muc4.groups import Group
from muc4.harmed import describe_line
from muc4.people import Line, gather_lines
from muc4.sentences import split_restored
from muc4.struck import describe_thing, find_things
from muc4.told import Told
from tasks.muc4 import name_type, plain
from train_muc4 import Labelled, choose_among, group_told, label_reports, list_values, place_all, read_rows

#: the share of words of the longer of two names that they must have in common
ALIKE = 0.5
_NATIONS = frozenset("SALVADORAN COLOMBIAN PERUVIAN CHILEAN GUATEMALAN HONDURAN ARGENTINE BOLIVIAN ECUADORAN".split())


def main(docs: str, gold: str) -> None:
    reports = list(label_reports(read_rows(docs), read_rows(gold)))
    fit_fills(reports)
    fit_table("choosing", [example for report in reports for example in choose_among(report)])


def fit_fills(reports: Sequence[Labelled]) -> None:
    """The tables of all fills."""
    fit_table("placing", [example for report in reports for example in place_all(report)])
    incidents = [
        (report, told, report.gold[of]) for report in reports for told, of in group_told(report) if of is not None
    ]
    for name, ask in (("dating", date_all), ("harmed", name_all), ("struck", strike_all), ("blaming", blame_all)):
        asked = (example._replace(case=n % MOST) for n, each in enumerate(incidents) for example in ask(*each))
        fit_table(name, list(asked))


def date_all(report: Labelled, told: Sequence[Told], incident: Mapping[str, Any]) -> Iterator[Example]:
    """Every time of the report: was the incident then?"""
    known = list_values(incident.get("date"))
    times = find_times(told, report.reading)
    for time in times if known else ():
        yield Example(describe_time(time, times, told, report.reading), time.answer in known, report.number)


def name_all(report: Labelled, told: Sequence[Told], incident: Mapping[str, Any]) -> Iterator[Example]:
    """Everybody whom the claims tell of: is he a line of the record?"""
    kind = name_type(told, report.restored)
    lines = gather_lines(told, kind, report.reading)
    known = pair_lines(lines, incident)
    for n, line in enumerate(lines):
        yield Example(describe_line(line, lines, told, kind, report.reading), n in known, report.number)


def pair_lines(lines: Sequence[Line], incident: Mapping[str, Any]) -> dict[int, int]:
    """Which candidates are which lines of a record, those most alike first, each with one."""
    recorded = [part for line in incident.get("human_targets", []) for part in part_line(line)]
    alike = [(share_line(line, known), -n, -m) for n, line in enumerate(lines) for m, known in enumerate(recorded)]
    paired: dict[int, int] = {}
    for share, n, m in sorted(alike, reverse=True):
        if share >= 1 and -n not in paired and -m not in paired.values():
            paired[-n] = -m
    return paired


def part_line(line: Mapping[str, Any]) -> Iterator[dict[str, list[str]]]:
    """A recorded line, or the parts of one with several numbers and effects."""
    names = list_values(line.get("name")) + list_values(line.get("description"))
    many = [value if isinstance(value, list) else [value] for value in (line.get("number"), line.get("effect"))]
    for n in range(max(map(len, many))):
        number, effect = (list_values(values[min(n, len(values) - 1)]) for values in many)
        yield {"names": names, "number": number, "effect": effect}


def share_line(line: Line, known: Mapping[str, list[str]]) -> float:
    """How much a candidate and a recorded line have in common: words, number and effect."""
    number = (
        str(line.number) in known["number"]
        or (str(line.number).rstrip("-") in {n.rstrip("-") for n in known["number"]}) / 2
    )
    effect = line.effect in known["effect"] if known["effect"] else line.effect is None
    said = [line.words, *([line.name] if line.name else [])]
    words = any(is_alike(name, one) for name in known["names"] for one in said) or (
        not known["names"] and not line.words
    )
    plain = not line.persons and number == 1 and effect
    return number + effect + words if words or plain else 0.0


def is_alike(name: str, other: str) -> bool:
    """Whether two names are one: all words of the shorter are in the longer, and they are half of it."""
    one, two = ({word.removesuffix("S") for word in train_muc4._WORD.findall(plain(words))} for words in (name, other))
    one, two = one - train_muc4._IDLE - _NATIONS or one, two - train_muc4._IDLE - _NATIONS or two
    shared = len(one & two)
    return bool(shared) and shared == min(len(one), len(two)) and shared >= ALIKE * max(len(one), len(two))


def blame_all(report: Labelled, told: Sequence[Told], incident: Mapping[str, Any]) -> Iterator[Example]:
    """Every body that the report names: did it do it?"""
    for group, features in describe_groups(told, report.reading, read_page(report.restored)):
        yield Example(features, find_body(group, incident) is not None, report.number)


def strike_all(report: Labelled, told: Sequence[Told], incident: Mapping[str, Any]) -> Iterator[Example]:
    """Everything in the sentences of an incident: was it struck?"""
    things = find_things(told, report.reading)
    kind, sentences = name_type(told, report.restored), split_restored(report.reading.report.text)
    known = [name for line in incident.get("physical_targets", []) for name in list_values(line.get("name"))]
    for thing in things:
        features = describe_thing(thing, things, told, kind, sentences)
        yield Example(features, any(is_alike(name, thing.words) for name in known), report.number)


def find_body(group: Group, incident: Mapping[str, Any]) -> dict[str, Any] | None:
    """The body of a record that one of a report is."""
    names = {mention.name for mention in group.mentions}
    for body in incident.get("perpetrator_orgs", []):
        if any(is_alike(known, name) for known in list_values(body.get("name")) for name in names):
            return dict(body)
    return None


if __name__ == "__main__":
    main(*sys.argv[1:])
