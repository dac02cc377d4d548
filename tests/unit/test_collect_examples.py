"""The example reports: every one is read, with the day of its page, but the line that is broken on purpose."""

from pathlib import Path

import pytest

from onrecord.collect.read import read_items
from onrecord.collect.report import read_report
from onrecord.model import Rejected, Report

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.parametrize(("folder", "count"), [("varenia-conflict", 14), ("tessel-flood", 11)])
def test_examples(folder: str, count: int) -> None:
    results = [row if isinstance(row, Rejected) else read_report(row) for row in read_items([str(EXAMPLES / folder)])]
    reports = [result for result in results if isinstance(result, Report)]
    broken = [Path(result.source).name for result in results if isinstance(result, Rejected)]
    assert len(reports) == count
    assert broken == (["08-wire-flashes.jsonl#4"] if folder == "varenia-conflict" else [])
    undated = [Path(report.source).name for report in reports if report.published is None]
    assert undated == (["02-ostrel-courier.txt"] if folder == "varenia-conflict" else [])
    assert all(report.language == "en" and report.zones for report in reports)
