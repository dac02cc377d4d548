"""Pairs of reports -> does one carry the other's copy, which passages, which edits; by the functions of the build."""

from collections.abc import Iterator
from typing import Any

from onrecord.copies.candidates import find_candidates
from onrecord.copies.compare import link_proses
from onrecord.copies.decide import decide_dependence
from onrecord.copies.prose import Prose, read_prose
from onrecord.copies.stock import find_stock
from onrecord.model import Report


def predict(docs: list[dict[str, Any]], pairs: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One prediction row for each pair, as the build judges it among all the reports."""
    proses = {doc["id"]: read_prose(to_report(doc)) for doc in sorted(docs, key=lambda doc: str(doc["id"]))}
    everything = list(proses.values())
    stock = find_stock(everything, find_candidates(everything))
    for pair in pairs:
        yield predict_pair(pair["id"], proses[pair["a"]], proses[pair["b"]], stock)


def to_report(doc: dict[str, Any]) -> Report:
    """A report as the collect stage would give it, without zones: the texts come without their pages."""
    return Report(
        report_id=doc["id"],
        source=doc["id"],
        outlet=doc["outlet"],
        headline=doc["title"],
        published=doc["published"],
        text=doc["text"],
    )


def predict_pair(pair_id: str, a: Prose, b: Prose, stock: frozenset[int]) -> dict[str, Any]:
    """The row of one pair. The task has no field for a change of status; it counts such a change as wording."""
    link = link_proses(a, b)
    return {
        "id": pair_id,
        "dependent": decide_dependence(a, b, stock=stock),
        "alignments": [[*passage.from_, *passage.to] for passage in link.aligned],
        "edits": [
            {"a": edit.from_, "b": edit.to, "field": "wording" if edit.kind == "status" else edit.kind}
            for edit in link.edits
        ],
    }
