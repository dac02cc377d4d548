"""The command line: what it prints, where, and with which exit status."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.build_reports import write_reports
from typer.testing import CliRunner

from onrecord.cli import app, main

run = CliRunner().invoke


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    """A record built by the command line, and what that printed."""
    folder = tmp_path_factory.mktemp("cli")
    write_reports(folder / "in")
    result = run(app, ["build", str(folder / "in"), "--out", str(folder / "record"), "--jobs", "1"])
    assert result.exit_code == 0, result.output
    return folder / "record", result


def call_main(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """The exit status of the installed command with these arguments."""
    monkeypatch.setattr(sys, "argv", ["onrecord", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


def test_build_says_what_it_made_and_one_line_for_each_bad_input(record):
    _, result = record
    assert "7 reports (7 read now)" in result.stdout
    left_out = result.stderr.splitlines()
    assert len(left_out) == 3
    assert all(line.startswith("left out: ") and line.endswith("]") for line in left_out)


def test_building_again_reads_nothing(record):
    folder, _ = record
    result = run(app, ["build", str(folder.parent / "in"), "--out", str(folder), "--jobs", "1"])
    assert (result.exit_code, "(0 read now)" in result.stdout) == (0, True)


def test_going_on_without_a_path_keeps_the_record(record):
    result = run(app, ["build", "--out", str(record[0])])
    assert (result.exit_code, "7 reports (0 read now)" in result.stdout) == (0, True)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("binary.txt", bytes(range(256)) * 20),
        ("broken.jsonl", b'{"text": \n[1, 2\n'),
        ("broken.json", b'{"text": "no end'),
        ("enormous.txt", b"a " * 3_000_000),
        ("photo.jpg", b"\xff\xd8\xff"),
        ("missing.txt", None),
    ],
)
def test_bad_input_alone_builds_nothing(name, content, tmp_path):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    result = run(app, ["build", str(path), "--out", str(tmp_path / "record"), "--jobs", "1"])
    assert result.exit_code == 3
    assert "Traceback" not in result.output
    assert all(name in line for line in result.stderr.splitlines())
    assert result.stderr.strip()


def test_an_empty_folder_builds_nothing(tmp_path):
    (tmp_path / "in").mkdir()
    assert run(app, ["build", str(tmp_path / "in"), "--out", str(tmp_path / "record")]).exit_code == 3


def test_a_report_too_long_to_read_stands_without_claims(tmp_path):
    (tmp_path / "long.txt").write_text("Two people died at Kareth on Monday. " * 4_000)
    result = run(app, ["build", str(tmp_path / "long.txt"), "--out", str(tmp_path / "record"), "--jobs", "1"])
    assert result.exit_code == 0
    assert "1 reports (1 read now), 0 claims" in result.stdout
    assert "too_long" in result.stderr


def test_bytes_that_are_no_text_in_a_name_are_written_out(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    try:
        (folder / b"\xff\x1b[31m.txt".decode(errors="surrogateescape")).write_text("Two people died at Kareth.")
    except (OSError, UnicodeError):
        pytest.skip("this file system takes only names that are text")
    assert run(app, ["build", str(folder), "--out", str(tmp_path / "record"), "--jobs", "1"]).exit_code == 0
    run(app, ["export", str(tmp_path / "record"), "--out", str(tmp_path / "out")])
    assert r"\udcff" in json.loads((tmp_path / "out" / "reports.jsonl").read_text())["source"]


def test_names_of_bad_inputs_reach_the_terminal_escaped(tmp_path):
    result = run(app, ["build", str(tmp_path / "\x1b[31mred.txt"), "--out", str(tmp_path / "record")])
    assert "\x1b" not in result.output
    assert r"\x1b[31mred.txt" in result.stderr


def test_export_names_the_rows_of_each_file(record, tmp_path):
    result = run(app, ["export", str(record[0]), "--format", "jsonl", "--out", str(tmp_path / "out")])
    assert result.exit_code == 0
    assert "7 reports" in result.stdout
    assert len(list((tmp_path / "out").iterdir())) == 8


def test_show_lists_events_and_one_of_them(record, tmp_path):
    shown = run(app, ["show", str(record[0])])
    assert shown.exit_code == 0
    assert "Tessel Watch" in shown.stdout
    run(app, ["export", str(record[0]), "--out", str(tmp_path)])
    event = json.loads((tmp_path / "events.jsonl").read_text().splitlines()[0])
    assert event["summary"] in run(app, ["show", str(record[0]), "--event", event["event_id"]]).stdout


def test_read_tells_what_a_report_says(record):
    path = str(record[0].parent / "in" / "market.txt")
    assert "Tessel Watch" in run(app, ["read", path]).stdout
    reading = json.loads(run(app, ["read", path, "--format", "json"]).stdout)
    text = reading["report"]["text"]
    for claim in reading["claims"]:
        evidence = claim["evidence"]
        assert text[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_find_tells_which_reports_hold_the_words(record):
    found = run(app, ["find", str(record[0]), "TESSEL", "floods"])
    assert found.exit_code == 0
    assert [line.split(": ")[0].endswith("flood.txt") for line in found.stdout.splitlines()] == [True]
    assert run(app, ["find", str(record[0]), 'nowhere" OR "Tessel']).exit_code == 3


def test_judge_keeps_a_decision_and_builds_with_it(record, tmp_path):
    folder = tmp_path / "record"
    shutil.copytree(record[0], folder)
    run(app, ["export", str(folder), "--out", str(tmp_path)])
    events = [json.loads(line) for line in (tmp_path / "events.jsonl").read_text().splitlines()]
    claims = [event["claims"][0] for event in events[:2]]
    result = run(app, ["judge", str(folder), "same", *claims, "--reason", "one event", "--by", "a reader"])
    assert (result.exit_code, "is kept" in result.stdout) == (0, True)
    run(app, ["export", str(folder), "--out", str(tmp_path)])
    events = [json.loads(line) for line in (tmp_path / "events.jsonl").read_text().splitlines()]
    assert [set(claims) <= set(event["claims"]) for event in events].count(True) == 1


def test_compare_tells_why_two_claims_are_one_event_or_two(record, tmp_path):
    folder = str(record[0])
    run(app, ["export", folder, "--out", str(tmp_path)])
    events = [json.loads(line) for line in (tmp_path / "events.jsonl").read_text().splitlines()]
    apart = [event["claims"][0] for event in events[:2]]
    result = run(app, ["compare", folder, *apart])
    assert result.exit_code == 0
    assert "kind: " in result.stdout
    assert result.stdout.splitlines()[-1].startswith("the record has them apart: ")
    together = next(event["claims"] for event in events if len(event["claims"]) > 1)[:2]
    assert "the record has them in one event" in run(app, ["compare", folder, *together]).stdout


def test_compare_of_a_claim_that_is_not_there_is_refused_in_one_line(record, monkeypatch, capsys):
    assert call_main(monkeypatch, "compare", str(record[0]), "c-0", "c-1") == 3
    assert capsys.readouterr().err == "onrecord: the record holds no claim c-0, c-1\n"


def test_page_is_written_whole_or_refused_in_one_line(record, tmp_path, monkeypatch, capsys):
    assert run(app, ["page", str(record[0]), "--out", str(tmp_path / "page.html")]).exit_code == 0
    assert "Tessel Watch" in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert call_main(monkeypatch, "page", str(record[0]), "--out", str(tmp_path / "nowhere" / "page.html")) == 3
    assert capsys.readouterr().err.count("\n") == 1


def test_places_are_added_and_heeded_by_the_next_build(tmp_path, monkeypatch):
    monkeypatch.setenv("ONRECORD_HOME", str(tmp_path / "home"))
    (tmp_path / "a.txt").write_text("Two people died in Zorvath Hresk on Monday.")
    table = tmp_path / "places.csv"
    table.write_text("name,kind,country,lat,lon\nZorvath Hresk,city,XV,48.6,34.6\nKareth,city,XV,north,34.6\n")
    for known in (False, True):
        run(app, ["build", str(tmp_path / "a.txt"), "--out", str(tmp_path / "record"), "--jobs", "1"])
        run(app, ["export", str(tmp_path / "record"), "--out", str(tmp_path)])
        assert ('"lat":48.6' in (tmp_path / "claims.jsonl").read_text()) == known
        added = run(app, ["places", "add", str(table)])
        assert ("1 places" in added.stdout, "row 3" in added.stderr, added.exit_code) == (True, True, 0)


def test_actors_are_added_and_heeded_by_the_next_build(tmp_path, monkeypatch):
    monkeypatch.setenv("ONRECORD_HOME", str(tmp_path / "home"))
    (tmp_path / "a.txt").write_text("The Red Column killed four people in Kareth on Friday.")
    table = tmp_path / "actors.csv"
    table.write_text("actor_id,label,kind,aliases\ngroup:red,Red Column,armed_group,\n,Nobody,armed_group,\n")
    for known in (False, True):
        run(app, ["build", str(tmp_path / "a.txt"), "--out", str(tmp_path / "record"), "--jobs", "1"])
        run(app, ["export", str(tmp_path / "record"), "--out", str(tmp_path)])
        assert ('"group:red"' in (tmp_path / "claims.jsonl").read_text()) == known
        added = run(app, ["actors", "add", str(table)])
        assert ("1 actors" in added.stdout, "row 3" in added.stderr, added.exit_code) == (True, True, 0)


def test_a_list_without_places_is_one_line(tmp_path, monkeypatch, capsys):
    (tmp_path / "places.csv").write_text("town\nKareth\n")
    assert call_main(monkeypatch, "places", "add", str(tmp_path / "places.csv")) == 3
    assert capsys.readouterr().err.count("\n") == 1


def test_json_steers_no_terminal_and_stays_json(tmp_path):
    (tmp_path / "a.txt").write_text("Two people \x9b2J died \u202e at Kareth.", encoding="utf-8")
    output = run(app, ["read", str(tmp_path / "a.txt"), "--format", "json"]).stdout
    assert not set(output) & {"\x9b", "\u202e"}
    assert "\u202e" in json.loads(output)["report"]["text"]


def test_read_takes_standard_input():
    result = run(app, ["read", "-", "--format", "json"], input="Two people died at Kareth on Monday.")
    assert json.loads(result.stdout)["report"]["source"] == "-"


def test_reading_nothing_is_said(tmp_path):
    assert run(app, ["read", str(tmp_path / "missing.txt")]).exit_code == 3


@pytest.mark.parametrize("arguments", [["build"], ["build", "x.txt"], ["nonsense"], ["export", "x", "--format", "xml"]])
def test_wrong_usage_is_status_two(arguments):
    assert run(app, arguments).exit_code == 2


def test_no_record_is_one_line_and_status_three(tmp_path, monkeypatch, capsys):
    assert call_main(monkeypatch, "show", str(tmp_path)) == 3
    error = capsys.readouterr().err
    assert error.startswith("onrecord: ")
    assert error.count("\n") == 1


def test_the_version_is_told(monkeypatch, capsys):
    assert call_main(monkeypatch, "--version") == 0
    assert capsys.readouterr().out.startswith("onrecord ")


def test_help_imports_nothing_heavy():
    heavy = "{'spacy', 'numpy', 'rich', 'msgspec', 'jinja2'}"
    script = f"import sys, onrecord, onrecord.cli; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_the_module_runs_like_the_command(tmp_path):
    done = subprocess.run([sys.executable, "-m", "onrecord", "--version"], check=True, capture_output=True, text=True)
    assert done.stdout.startswith("onrecord ")
    assert Path(done.args[0]).exists()


@pytest.mark.parametrize("command", ["show", "page", "export"])
def test_a_view_by_day_or_model(command, record, tmp_path):
    out = [] if command == "show" else ["--out", str(tmp_path / "out")]
    result = run(app, [command, str(record[0]), *out, "--as-known-at", "2020-02-03", "--model", "informative"])
    assert result.exit_code == 0, result.output
    if command == "show":
        assert "in 2 reports" in result.stdout
    if command == "export":
        assert "2 reports" in result.stdout


def test_a_day_that_is_none_is_wrong_usage(record):
    result = run(app, ["show", str(record[0]), "--as-known-at", "3 March"])
    assert (result.exit_code, "is no day" in result.output) == (2, True)


def test_a_day_before_the_first_report_shows_nothing(record, monkeypatch, capsys):
    assert call_main(monkeypatch, "show", str(record[0]), "--as-known-at", "1990-01-01") == 3
    assert capsys.readouterr().err == "onrecord: no report of the record was there by 1990-01-01\n"


def test_diff_tells_what_changed(record):
    result = run(app, ["diff", str(record[0]), "--since", "2020-02-03"])
    assert result.exit_code == 0, result.output
    assert "+ new event: " in result.stdout
    assert "    came: " in result.stdout


def test_diff_for_programs(record):
    result = run(app, ["diff", str(record[0]), "--since", "2020-02-03", "--until", "2020-02-05", "--format", "jsonl"])
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert {row["change"] for row in rows} >= {"new_event"}
    assert not any("talks.json" in reason["source"] for row in rows for reason in row["reasons"])


def test_diff_of_a_day_with_itself_is_nothing(record):
    result = run(app, ["diff", str(record[0]), "--since", "2020-02-05", "--until", "2020-02-05"])
    assert (result.exit_code, result.stdout) == (0, "nothing changed\n")


def test_diff_backwards_is_wrong_usage(record):
    result = run(app, ["diff", str(record[0]), "--since", "2020-02-05", "--until", "2020-02-03"])
    assert (result.exit_code, "is before" in result.output) == (2, True)
