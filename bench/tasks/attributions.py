"""Accuracy task ``attributions``: documents {id, text, published} -> predictions in the form of the gold lines."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.extract.attribution import find_attributions
from onrecord.extract.parse import load_parser, parse_text
from onrecord.mentions import AttributionMention
from onrecord.model import Report

#: a wire credited in a dateline: "KARETH, Nov. 5 (UPI) --", "ORVANY (Reuters) -"
DATELINE = re.compile(r"^[^\n(]{0,80}\((AP|UPI|AFP|Reuters)\)\s*(?:--|[-–—])", re.MULTILINE)


def predict(docs: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One row a document: the attributions found, no token in two of them, and the wire credited in the dateline."""
    parser = load_parser()
    for row in docs:
        text = row["text"]
        report = Report(report_id=row["id"], source=row["id"], text=text)
        mentions = find_attributions(parse_text(parser, text), report)
        credit = DATELINE.search(text)
        yield {
            "id": row["id"],
            "attributions": [to_row(m) for m in leave_outermost(mentions)],
            "wire": credit.group(1) if credit else "none",
        }


def to_row(mention: AttributionMention) -> dict[str, list[list[int]]]:
    """The spans of a mention as lists."""
    return {role: [list(span) for span in getattr(mention, role)] for role in ("source", "cue", "content")}


def leave_outermost(mentions: Iterable[AttributionMention]) -> list[AttributionMention]:
    """The mentions whose cue does not stand in the content of another: the labels of this task do not nest."""
    kept = [m for m in mentions if m.cue]
    spans = sorted((s, e) for m in kept for s, e in m.content)
    return [m for m in kept if not any(s <= m.cue[0][0] < e for s, e in spans)]
