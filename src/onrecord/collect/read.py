"""PATHS -> ITEMS: files, folders, feeds and standard input, one item an article. The only I/O of this stage."""

import os
import re
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import BinaryIO

import msgspec

from onrecord.collect.decode import decode_bytes
from onrecord.collect.feed import FeedError, read_feed
from onrecord.collect.page import looks_like_html
from onrecord.model import Item, Rejected

#: An article longer than this is no article: a book has a tenth of it.
MAX_ARTICLE = 5_000_000
#: A file of many articles may be larger; a list or a feed is held whole, JSON Lines are not.
_MAX_LIST = 200_000_000

_JSON_LINE = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{.*\}\s*")
_FORMS = {
    ".txt": "text", ".html": "html", ".htm": "html", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".xml": "feed", ".rss": "feed", ".atom": "feed",
}  # fmt: skip
_KINDS = ".txt, .html, .json, .jsonl, .xml, .rss and .atom"


def read_items(paths: Sequence[str], stdin: BinaryIO | None = None) -> Iterator[Item | Rejected]:
    """Every article under ``paths``, in their order; what cannot be one, as Rejected.

    A folder gives its files, sorted, folders below it included, hidden ones left out. ``-`` is standard input, its form
    told from its beginning. A JSON list, JSON Lines and a feed give one item an entry, ``#1`` and so on after the path.
    """
    for path in paths:
        if path == "-":
            yield from _read_stdin(stdin)
        elif os.path.isdir(path):
            yield from _read_folder(path)
        else:
            yield from _read_file(path)


def _read_folder(folder: str) -> Iterator[Item | Rejected]:
    found = False
    for base, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                found = True
                yield from _read_file(os.path.join(base, name))
    if not found:
        yield _reject(folder, "empty", "no files in this folder; name one that holds reports")


def _read_file(path: str) -> Iterator[Item | Rejected]:
    form = _FORMS.get(Path(path).suffix.lower())
    if not os.path.lexists(path):
        yield _reject(path, "unreadable", "no such file or folder; check the path")
        return
    if form is None:
        yield _reject(path, "unsupported", f"not a kind of file that holds reports; give {_KINDS}")
        return
    try:
        with open(path, "rb") as stream:
            yield from _read_stream(stream, path, form)
    except OSError as error:
        yield _reject(
            path, "unreadable", f"cannot be opened ({error.strerror or error}); check the path and its rights"
        )


def _read_stdin(stdin: BinaryIO | None) -> Iterator[Item | Rejected]:
    if stdin is None:
        yield _reject("-", "unreadable", "there is no standard input; name a file")
        return
    first = stdin.readline(MAX_ARTICLE + 2)
    if _JSON_LINE.fullmatch(first):
        lines = (line for line in _bounded_lines(stdin) if line.strip())
        second = next(lines, None)
        if second is not None:
            yield from _read_lines(chain((first, second), lines), "-")
            return
    data = first + stdin.read(_MAX_LIST + 1 - len(first))
    yield from _read_whole(data, "-", _sniff(data))


def _sniff(data: bytes) -> str:
    """The form of bytes without a file name: a feed and JSON begin as such; pages have the elements of one."""
    head = data[:20_000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head[:1] in (b"{", b"["):
        return "json"
    if head.startswith(b"<?xml") or head[:5].lower() in (b"<rss ", b"<feed"):
        return "html" if b"<html" in head.lower() else "feed"
    decoded = decode_bytes(data[:20_000])
    return "html" if not isinstance(decoded, str) and looks_like_html(decoded.text) else "text"


def _read_stream(stream: BinaryIO, path: str, form: str) -> Iterator[Item | Rejected]:
    if form == "jsonl":
        yield from _read_lines(_bounded_lines(stream), path)
    else:
        limit = MAX_ARTICLE if form in ("text", "html") else _MAX_LIST
        yield from _read_whole(stream.read(limit + 1), path, form)


def _bounded_lines(stream: BinaryIO) -> Iterator[bytes]:
    """Lines, of which an enormous one is cut (and so refused): its rest is passed over, never held."""
    while line := stream.readline(MAX_ARTICLE + 2):
        rest = line
        while not rest.endswith(b"\n") and (rest := stream.readline(MAX_ARTICLE)):
            pass
        yield line


def _read_lines(lines: Iterator[bytes], path: str) -> Iterator[Item | Rejected]:
    """One article a line; a line that is none is left out alone. Empty lines are no articles."""
    number = 0
    for line in lines:
        if line.strip():
            number += 1
            yield _make_item(f"{path}#{number}", line.strip(), "json")
    if not number:
        yield _reject(path, "empty", "no articles in it; nothing to do")


def _read_whole(data: bytes, path: str, form: str) -> Iterator[Item | Rejected]:
    if len(data) > _MAX_LIST:
        yield _reject(path, "too_large", f"more than {_MAX_LIST // 1_000_000} MB; split it, or give JSON Lines")
    elif form == "json":
        yield from _read_json(data, path)
    elif form == "feed":
        yield from _read_feed(data, path)
    else:
        yield _make_item(path, data, "html" if form == "html" else "text")


def _read_json(data: bytes, path: str) -> Iterator[Item | Rejected]:
    decoded = decode_bytes(data)
    if isinstance(decoded, str) or not decoded.text.lstrip().startswith("["):
        yield _make_item(path, data, "json")
        return
    try:
        entries = msgspec.json.decode(decoded.text, type=list[msgspec.Raw])
    except (msgspec.DecodeError, RecursionError) as error:
        yield _reject(path, "malformed", f"not a JSON list that can be read ({error}); mend it, or give JSON Lines")
        return
    if not entries:
        yield _reject(path, "empty", "no articles in it; nothing to do")
    for number, entry in enumerate(entries, start=1):
        yield _make_item(f"{path}#{number}", bytes(entry), "json")


def _read_feed(data: bytes, path: str) -> Iterator[Item | Rejected]:
    try:
        entries = list(read_feed(data))
    except FeedError as error:
        yield _reject(path, "malformed", f"not a feed that can be read: {error}")
        return
    if not entries:
        yield _reject(path, "empty", "no entries in this feed; nothing to do")
    for number, entry in enumerate(entries, start=1):
        source = f"{path}#{number}"
        if entry is None:
            yield _reject(source, "empty", "this entry has a link but no text; give the article itself")
        else:
            yield _make_item(source, entry, "json")


def _make_item(source: str, data: bytes, form: str) -> Item | Rejected:
    if len(data) > MAX_ARTICLE:
        return _reject(source, "too_large", f"more than {MAX_ARTICLE // 1_000_000} MB, which no article is; cut it")
    return Item(source=source, data=data, form=form)  # type: ignore[arg-type]


def _reject(source: str, reason: str, message: str) -> Rejected:
    return Rejected(source=source, reason=reason, message=f"{source}: {message}")
