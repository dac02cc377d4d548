"""Pairs of reports -> does one carry the other's copy, which passages, which edits; by the functions of the build."""

from collections.abc import Iterator
from typing import Any

from onrecord.copies.compare import compare_copies, is_dependent
from onrecord.model import Report


def predict(docs: list[dict[str, Any]], pairs: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One prediction row for each pair. ``title`` stands outside ``text`` in this task and is not compared."""
    reports = {doc["id"]: to_report(doc) for doc in docs}
    for pair in pairs:
        yield predict_pair(pair["id"], reports[pair["a"]], reports[pair["b"]])


def to_report(doc: dict[str, Any]) -> Report:
    """A report as the collect stage would give it, without zones: the texts come without their pages."""
    return Report(
        report_id=doc["id"], source=doc["id"], outlet=doc["outlet"], published=doc["published"], text=doc["text"]
    )


def predict_pair(pair_id: str, a: Report, b: Report) -> dict[str, Any]:
    """The row of one pair."""
    link = compare_copies(a, b)
    return {
        "id": pair_id,
        "dependent": is_dependent(a, b),
        "alignments": [[*passage.from_, *passage.to] for passage in link.aligned],
        "edits": [
            {"a": edit.from_, "b": edit.to, "field": "wording" if edit.kind == "status" else edit.kind}
            for edit in link.edits
        ],
    }
