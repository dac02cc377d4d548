"""Every accuracy task answers every document, by its id, with the fields of the task."""

import importlib
import json
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

import onrecord
from onrecord.mentions import PlaceMention, Reading
from onrecord.model import Actor, Quantity
from onrecord.values import Place

BENCH = Path(__file__).parents[2] / "bench"
TEXT = (
    "KARETH, Varenia - At least 12 people were killed when shells hit a market in Kareth on Monday, Tessel Watch said. "
    "About 4,300 people fled to Orvany, the United Nations said."
)
DOC = {"id": "d1", "title": "Market shelled", "text": TEXT, "outlet": "Corvid Press", "published": "2020-02-04"}
OTHER = DOC | {"id": "d2", "text": TEXT.replace("12", "14")}
PAIR = {"id": "p1", "a": "d1", "b": "d2"}
KILLED = TEXT.index("killed")
MENTIONS = [{"id": "m0", "start": KILLED, "end": KILLED + 6, "text": "killed"}]
TOPIC = [{"id": d["id"], "topic": "1", "text": d["text"], "mentions": MENTIONS} for d in (DOC, OTHER)]
INCIDENT = {"id": "i1", "reports": [DOC | {"url": None}, OTHER | {"url": None}]}
TASKS = {
    "times": ([[DOC]], "d1", {"times"}),
    "places": ([[DOC]], "d1", {"places"}),
    "attributions": ([[DOC]], "d1", {"attributions"}),
    "copies": ([[DOC, OTHER], [PAIR]], "p1", {"dependent", "alignments", "edits"}),
    "deaths": ([[DOC]], "d1", {"killed", "children", "place", "actor", "cause"}),
    "displacement": ([[DOC]], "d1", {"figures"}),
    "incident": ([[INCIDENT]], "i1", {"killed", "injured", "city", "state", "date"}),
    "cluster": ([[DOC]], "d1", {"event"}),
    "coref": ([TOPIC[:1]], "d1", {"mentions"}),
    "muc4": ([[DOC]], "d1", {"incidents"}),
}
PREDICT = runpy.run_path(str(BENCH / "predict.py"))["main"]


@pytest.mark.parametrize("task", [task for task in TASKS if (BENCH / "tasks" / f"{task}.py").exists()])
def test_each_task_answers_each_document(task, tmp_path, capsys, monkeypatch):
    monkeypatch.syspath_prepend(str(BENCH))
    files, answered, fields = TASKS[task]
    paths = [tmp_path / f"{number}.jsonl" for number in range(len(files))]
    for path, rows in zip(paths, files, strict=True):
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert PREDICT([task, *map(str, paths)]) == 0
    (row,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert row["id"] == answered
    assert fields <= set(row)


@pytest.mark.parametrize(
    ("title", "text", "cause"),
    [
        ("Air strikes kill 12 in Kareth", "Air strikes killed 12 people in Kareth on Monday.", "shelling"),
        ("Car bomb kills 12 in Kareth", "A car bomb killed 12 people at a market in Kareth on Monday.", "explosion"),
        ("Sarin kills 12 in Kareth", "A sarin gas attack killed 12 people in Kareth on Monday.", "chemical"),
        ("Rebels take gas field, 12 dead", "Rebels killed 12 soldiers at a gas field near Kareth on Monday.", None),
        ("Rebels execute 12 in Kareth", "Rebels executed 12 prisoners in Kareth on Monday.", "execution"),
        # whom a side calls massacred died by what the words tell of it
        ("Massacre: 12 dead in Kareth", "Jets bombed Kareth on Monday, a massacre. It killed 12 people.", "shelling"),
    ],
)
def test_deaths_have_the_cause_that_the_article_names(title, text, cause, monkeypatch):
    monkeypatch.syspath_prepend(str(BENCH))
    (row,) = importlib.import_module("tasks.deaths").predict([DOC | {"title": title, "text": text}])
    assert (row["killed"], row["cause"]) == (12, cause)


def test_deaths_by_a_bomb_are_not_of_those_who_shelled_another_town(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCH))
    text = "A suicide car bomb killed 12 people in Kareth on Monday. Rebels shelled Orvany on Monday, a doctor said."
    (row,) = importlib.import_module("tasks.deaths").predict([DOC | {"title": "Bomb kills 12 in Kareth", "text": text}])
    assert (row["killed"], row["actor"]) == (12, None)


@pytest.mark.parametrize(
    ("role", "words", "side"),
    [
        ("agent", "Russian and Syrian warplanes", "government"),
        ("victim", "Syrian children", None),
        ("agent", "rebel fighters", "opposition"),
    ],
)
def test_a_side_of_the_deaths_task_is_known_by_its_words(role, words, side, monkeypatch):
    monkeypatch.syspath_prepend(str(BENCH))
    assert importlib.import_module("tasks.deaths").side_of(Actor(text=words, role=role)) == side


@pytest.mark.parametrize(
    ("population", "children"),
    [("woman and two children", 2), ("five women and a young child", 1), ("children", 4), ("men and women", None)],
)
def test_children_among_several_sorts_of_people_are_those_told_as_children(population, children, monkeypatch):
    monkeypatch.syspath_prepend(str(BENCH))
    quantity = Quantity(measure="killed", value=4, verbatim=f"four {population}", population=population)
    assert importlib.import_module("tasks.deaths").children_of(quantity) == children


def test_the_province_of_deaths_is_what_is_named_early(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCH))
    named = [(10, "Kareth"), (2000, "Orvany"), (2500, "Orvany")]
    places = [
        PlaceMention(
            start=at,
            end=at + 6,
            text=name,
            phrase=(at, at + 6),
            place=Place(name=name, country="V", admin1=name, precision=2),
        )
        for at, name in named
    ]
    reading = Reading(report=onrecord.read(TEXT).report, places=tuple(places))
    assert importlib.import_module("tasks.deaths").name_province([], reading) == "Kareth"


def test_mentions_of_one_event_in_two_copies_are_one_cluster(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCH))
    first, second = importlib.import_module("tasks.coref").predict(TOPIC)
    assert first["mentions"] == second["mentions"]


def test_no_task_stands_untested():
    assert {path.stem for path in (BENCH / "tasks").glob("[a-z]*.py")} <= set(TASKS)


def test_an_unknown_task_is_wrong_usage():
    done = subprocess.run([sys.executable, str(BENCH / "predict.py"), "nonsense", "x"], capture_output=True, text=True)
    assert done.returncode == 2
    assert "tasks: attributions, cluster, copies" in done.stderr
