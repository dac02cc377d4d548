"""Paths to items: one an article, and one clear line for what is none."""

import io
from pathlib import Path

import pytest

from onrecord.collect import read
from onrecord.collect.read import read_items
from onrecord.model import Item, Rejected


def reasons(found: list[Item | Rejected]) -> list[str]:
    return [row.reason for row in found if isinstance(row, Rejected)]


def test_folder_is_read_in_order_with_its_folders(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "sub/c.htm", ".hidden/d.txt", ".e.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Six people died.")
    found = list(read_items([str(tmp_path)]))
    assert [(Path(row.source).name, row.form) for row in found if isinstance(row, Item)] == [
        ("a.html", "html"),
        ("b.txt", "text"),
        ("c.htm", "html"),
    ]


def test_bytes_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfSix\r\ndied")
    assert list(read_items([str(path)])) == [Item(source=str(path), data=b"\xef\xbb\xbfSix\r\ndied", form="text")]


def test_json_list_gives_its_entries_as_written(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('[ {"text": "one"} , {"text":  "two"}]')
    found = list(read_items([str(path)]))
    assert [(row.source, row.data) for row in found if isinstance(row, Item)] == [
        (f"{path}#1", b'{"text": "one"}'),
        (f"{path}#2", b'{"text":  "two"}'),
    ]


def test_json_object_is_one_item(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"text": "one"}')
    assert [row.source for row in read_items([str(path)])] == [str(path)]


def test_json_lines_count_what_they_hold(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "one"}\n\nnonsense\n{"text": "two"}')
    assert [row.source for row in read_items([str(path)])] == [f"{path}#1", f"{path}#2", f"{path}#3"]


def test_json_lines_are_not_held_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "MAX_ARTICLE", 50)
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "one"}\n' + b"x" * 500 + b'\n{"text": "two"}\n')
    found = list(read_items([str(path)]))
    assert [type(row) for row in found] == [Item, Rejected, Item]
    assert reasons(found) == ["too_large"]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.pdf", b"%PDF", "unsupported"),
        ("a", b"text", "unsupported"),
        ("a.json", b"[1, 2", "malformed"),
        ("a.json", b"[" * 100_000, "malformed"),
        ("a.json", b"[]", "empty"),
        ("a.jsonl", b"\n \n", "empty"),
        ("a.rss", b"<rss><channel/></rss>", "empty"),
        ("a.rss", b"no feed", "malformed"),
        ("a.rss", b"<rss><channel><item><title>T</title></item></channel></rss>", "empty"),
        ("a.txt", b"x" * 5_000_001, "too_large"),
    ],
)
def test_rejects_with_one_line(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    found = list(read_items([str(path)]))
    assert reasons(found) == [reason]
    (row,) = found
    assert isinstance(row, Rejected)
    assert row.message.startswith(row.source) and "\n" not in row.message


def test_absent_file_and_empty_folder(tmp_path: Path) -> None:
    found = list(read_items([str(tmp_path / "absent.txt"), str(tmp_path)]))
    assert reasons(found) == ["unreadable", "empty"]


@pytest.mark.parametrize(
    ("data", "forms"),
    [
        (b"Six people died.", ["text"]),
        (b"<!DOCTYPE html><html><body><p>Six people died.</p></body></html>", ["html"]),
        (b'{"text": "Six people died."}', ["json"]),
        (b'{\n "text": "Six people died."\n}', ["json"]),
        (b'{"text": "one"}\n{"text": "two"}\n', ["json", "json"]),
        (b'[{"text": "one"}, {"text": "two"}]', ["json", "json"]),
        (b"<?xml version='1.0'?><rss><channel><item><description>one</description></item></channel></rss>", ["json"]),
    ],
)
def test_standard_input_tells_its_form(data: bytes, forms: list[str]) -> None:
    found = list(read_items(["-"], io.BytesIO(data)))
    assert [row.form for row in found if isinstance(row, Item)] == forms


def test_no_standard_input() -> None:
    assert reasons(list(read_items(["-"], None))) == ["unreadable"]


def test_a_path_that_is_not_there_is_told_so(tmp_path: Path) -> None:
    (left_out,) = read_items([str(tmp_path / "nowhere")])
    assert isinstance(left_out, Rejected) and left_out.reason == "unreadable" and "no such file" in left_out.message
