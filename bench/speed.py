"""python bench/speed.py DOCS.jsonl... [--limit N]: what the whole program costs beside the bare parser.

Parser and program read the same texts in turn, in one process, on one core; seconds are processor time, so that other
work on the machine counts little. ``multiple`` is the program's cost over the parser's: everything from the bytes of an
item to the record, parsing included. ``whole_record`` is what is done once for all reports: copies, links, figures.
"""

import onrecord.run  # noqa: F401  # first: numpy heeds its settings when it is loaded

# isort: split
import argparse
import json
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import spacy
from msgspec.json import encode

from onrecord import pipeline
from onrecord.collect.report import read_report as collect_report
from onrecord.extract.parse import MODEL
from onrecord.model import Item, Report
from onrecord.run.local import load_tools

STAGES = (
    "parse_text", "find_times", "date_report", "ground_times", "find_quantities", "ground_quantities", "find_places",
    "ground_places", "find_attributions", "find_victims", "quantify_victims",
    "find_claims", "ground_claims", "take_imprint", "find_families", "link_claims", "reconcile",
)  # fmt: skip


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("docs", nargs="+", type=Path)
    options.add_argument("--limit", type=int, default=300, help="reports to read, in equal parts of each file")
    chosen = options.parse_args()
    items = [item for path in chosen.docs for item in read_items(path)[: chosen.limit // len(chosen.docs)]]
    print(json.dumps(measure_cost(items) | {"help_seconds": time_help()}, indent=1))


def read_items(path: Path) -> list[Item]:
    """The documents of an evaluation set as the items that collecting hands on; an incident's reports one by one."""
    rows = [json.loads(line) for line in path.open(encoding="utf-8")]
    docs = [doc for row in rows for doc in row.get("reports", [row])]
    keys = ("title", "text", "published", "outlet")
    forms = [{key: doc.get(key) for key in keys} for doc in docs]
    sources = (f"{path}#{number}" for number in range(1, len(forms) + 1))
    return [Item(source=source, data=encode(form), form="json") for source, form in zip(sources, forms, strict=True)]


def measure_cost(items: list[Item]) -> dict[str, Any]:
    """Seconds for a thousand words by stage, and the multiple of the bare parser."""
    bare, tools = spacy.load(MODEL), load_tools()
    spent: dict[str, float] = defaultdict(float)
    for stage in STAGES:
        setattr(pipeline, stage, _timed(getattr(pipeline, stage), stage, spent))
    readings, words, parser, program = [], 0, 0.0, 0.0
    for position, item in enumerate([items[0], *items]):  # the first one twice: it warms up, and is not counted
        start = time.process_time()
        report = collect_report(item)
        spent["collect"] += time.process_time() - start
        if not isinstance(report, Report):
            continue
        before = time.process_time()
        bare(report.text)
        after = time.process_time()
        reading = pipeline.read_report(report, tools=tools)
        if position == 0:
            spent.clear()
            continue
        parser += after - before
        program += time.process_time() - after
        words += len(report.text.split())
        readings.append(reading)
    start = time.process_time()
    pipeline.assemble_record(readings)
    whole = time.process_time() - start
    total = spent["collect"] + program + whole
    return {
        "reports": len(readings),
        "words": words,
        "parser_microseconds_a_word": round(1e6 * parser / words, 2),
        "program_microseconds_a_word": round(1e6 * total / words, 2),
        "multiple": round(total / parser, 3),
        "share_of_parser": {stage: round(seconds / parser, 3) for stage, seconds in sorted(spent.items())}
        | {"whole_record": round(whole / parser, 3)},
        "peak_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        // (1 if sys.platform == "linux" else 1024)
        // 1024,
    }


def measure_memory() -> int:
    """The most memory this process has held, in megabytes; macOS counts it in bytes, Linux in kilobytes."""
    unit = 1024 if sys.platform == "darwin" else 1
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // unit // 1024


def _timed(function: Callable[..., Any], stage: str, spent: dict[str, float]) -> Callable[..., Any]:
    @wraps(function)
    def timed(*arguments: Any, **options: Any) -> Any:
        start = time.process_time()
        result = function(*arguments, **options)
        spent[stage] += time.process_time() - start
        return result

    return timed


def time_help() -> float:
    """Wall time of `onrecord --help`, the best of five."""
    command = [str(Path(sys.executable).with_name("onrecord")), "--help"]
    times = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return round(min(times), 3)


if __name__ == "__main__":
    main()
