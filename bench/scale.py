"""python bench/scale.py DOCS.jsonl... [--base N] [--reports N...] [--jobs N]: how linking grows with the reports.

Some reports are read; as many as are wanted are then made of them, under a fixed seed, as a crisis has them: stories
of about five reports within a year. Each story is a report read, most of its words replaced by others of one length,
the same way all through the story. A member tells it in its own words (nearly all replaced but the names) or carries
the copy of another, with a paragraph left out. Claims move along with their words, and their days with those of the
report. So what is linked is as rich as what was read, and nothing made is kept.

Both are timed by the clock: reading on the cores that a build would take, anew before each size, and linking where a
build links. ``share`` is the time of linking beside that of reading as many words; on a machine whose other work
changes it means little. The stages are in processor time, which tells their growth there too.
"""

import onrecord.run  # noqa: F401  # first: numpy heeds its settings when it is loaded

# isort: split
import argparse
import json
import math
import random
import re
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
import msgspec
from msgspec.structs import replace
from speed import read_items

from onrecord import pipeline
from onrecord.collect.report import read_report as collect_report
from onrecord.mentions import Reading
from onrecord.model import Claim, Evidence, Report
from onrecord.pipeline import keep_one_copy
from onrecord.run.collector import rest_collector
from onrecord.run.local import count_cores, read_reports
from onrecord.store.record import report_key
from onrecord.values import When

STAGES = ("find_families", "settle_places", "link_claims", "reconcile")
#: members of a story, days of the crisis, share of copies among them
STORY, DAYS, COPIES = 5, 365, 0.3
#: share of words replaced in a story (names, other words), and once more in a telling of it
STORY_WORDS, OWN_WORDS = (0.9, 0.7), (0.0, 0.9)
FIRST_DAY = date(2019, 1, 1)
_WORD = re.compile(r"[^\W\d_]{3,}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("docs", nargs="+", type=Path)
    options.add_argument("--base", type=int, default=400, help="reports to read, in equal parts of each file")
    options.add_argument("--reports", type=int, nargs="+", default=[300, 1000, 3000, 10000], help="sizes to link")
    options.add_argument("--jobs", type=int, default=count_cores(), help="cores to read on")
    chosen = options.parse_args()
    reports = collect_reports(chosen.docs, chosen.base)
    print(json.dumps({"read": len(reports), "words": sum(map(count_words, reports.values())), "jobs": chosen.jobs}))
    last: dict[str, Any] = {}
    for size in sorted(chosen.reports):
        read, seconds_a_word = read_base(reports, chosen.jobs)
        row = measure_size(recombine(read, size), seconds_a_word)
        print(json.dumps(row | {"growth": tell_growth(last, row)}), flush=True)
        last = row


def collect_reports(docs: Sequence[Path], limit: int) -> dict[str, Report]:
    """Some reports of each file, under their keys."""
    items = [item for path in docs for item in read_items(path)[: limit // len(docs)]]
    kept, _ = keep_one_copy(report for item in items if isinstance(report := collect_report(item), Report))
    return {report_key(report): report for report in kept}


def read_base(reports: Mapping[str, Report], jobs: int) -> tuple[list[Reading], float]:
    """Readings of reports that make claims, and seconds by the clock for a word.

    The clock runs from the batch by which each worker may have handed one in to the last but as many: neither loading
    the parser nor a worker without work counts.
    """
    readings: list[Reading] = []
    handed_in: list[tuple[float, int]] = []
    for batch in read_reports(reports, jobs=jobs):
        found = [msgspec.json.decode(body, type=Reading) for _, body in batch]
        handed_in.append((time.perf_counter(), sum(count_words(reading.report) for reading in found)))
        readings += [reading for reading in found if reading.claims]
    (start, _), *between = handed_in[jobs - 1 : -jobs]
    read = sum(words for _, words in between)
    return sorted(readings, key=lambda reading: reading.report.source), (between[-1][0] - start) / read


def count_words(report: Report) -> int:
    return len(report.text.split())


def measure_size(readings: Sequence[Reading], seconds_a_word: float) -> dict[str, Any]:
    """Seconds of each stage, what came out, and linking by the clock as a share of reading."""
    spent: dict[str, float] = defaultdict(float)
    original = {stage: getattr(pipeline, stage) for stage in STAGES}
    for stage in STAGES:
        setattr(pipeline, stage, time_calls(original[stage], stage, spent))
    start, clock = time.process_time(), time.perf_counter()
    with rest_collector():
        record = pipeline.assemble_record(readings)
    total, linking = time.process_time() - start, time.perf_counter() - clock
    for stage in STAGES:
        setattr(pipeline, stage, original[stage])
    reading = seconds_a_word * sum(count_words(r.report) for r in readings)
    counts = {"reports": len(record.reports), "claims": len(record.claims), "events": len(record.events)}
    seconds = {stage: round(spent[stage], 2) for stage in STAGES} | {"whole_record": round(total, 2)}
    by_clock = {"linking": round(linking, 1), "reading": round(reading, 1), "share": round(linking / reading, 4)}
    memory = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    return counts | seconds | {"by_the_clock": by_clock, "largest_mb": memory}


def time_calls(stage: Callable[..., Any], name: str, spent: dict[str, float]) -> Callable[..., Any]:
    def timed(*args: Any, **kwargs: Any) -> Any:
        start = time.process_time()
        try:
            return stage(*args, **kwargs)
        finally:
            spent[name] += time.process_time() - start

    return timed


def tell_growth(last: Mapping[str, Any], row: Mapping[str, Any]) -> dict[str, float]:
    """The exponent of each stage's growth since the size before: 1 is as fast as the reports, 2 quadratic."""
    if not last:
        return {}
    ratio = math.log(row["reports"] / last["reports"])
    stages = [stage for stage in (*STAGES, "whole_record") if last[stage] > 0 and row[stage] > 0]
    return {stage: round(math.log(row[stage] / last[stage]) / ratio, 2) for stage in stages}


def recombine(read: Sequence[Reading], size: int) -> list[Reading]:
    """So many readings, the same for the same base and size."""
    chance = random.Random(size)
    lengths: dict[tuple[int, bool], set[str]] = defaultdict(set)
    for reading in read:
        for word in _WORD.findall(reading.report.text):
            lengths[len(word), word[0].isupper()].add(word)
    vocabulary = {key: sorted(words) for key, words in lengths.items()}
    made: list[Reading] = []
    while len(made) < size:
        story = retell(chance.choice(read), vocabulary, chance, STORY_WORDS)
        day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
        members = [story]
        for _ in range(chance.randrange(2 * STORY - 1)):
            copied = chance.random() < COPIES
            members.append(chance.choice(members) if copied else retell(story, vocabulary, chance, OWN_WORDS))
        for member in members:
            made.append(publish(member, len(made), day + timedelta(days=chance.randrange(3)), chance))
    return made[:size]


def retell(
    reading: Reading,
    vocabulary: Mapping[tuple[int, bool], Sequence[str]],
    chance: random.Random,
    shares: tuple[float, float],
) -> Reading:
    """Some of its names and other words replaced, each by one and the same; offsets stay."""
    swapped: dict[str, str] = {}

    def swap(match: re.Match[str]) -> str:
        word = match[0]
        if word not in swapped:
            others = vocabulary.get((len(word), word[0].isupper()), [word])
            share = shares[0] if word[0].isupper() else shares[1]
            swapped[word] = chance.choice(others) if chance.random() < share else word
        return swapped[word]

    return replace(reading, report=replace(reading.report, text=_WORD.sub(swap, reading.report.text)))


def publish(reading: Reading, number: int, day: date, chance: random.Random) -> Reading:
    """It as a report of its own, published that day, with its claims; a paragraph at its end may be left out."""
    old = reading.report
    text = old.text.rpartition("\n")[0] if chance.random() < COPIES and old.text.count("\n") > 4 else old.text
    zones = tuple(replace(z, end=min(z.end, len(text))) for z in old.zones if z.start < len(text))
    shift = day - date.fromisoformat(old.published[:10]) if old.published else timedelta(0)
    report = replace(
        old, report_id=f"r-{number}", source=f"{number}.txt", text=text, zones=zones, published=str(day), updated=None,
        outlet=f"Outlet {number % 40}",
    )  # fmt: skip
    claims = [move_claim(claim, report, number, shift) for claim in reading.claims if claim.evidence.end <= len(text)]
    return Reading(report=report, claims=tuple(claims), imprint=pipeline.take_imprint(report))


def move_claim(claim: Claim, report: Report, number: int, shift: timedelta) -> Claim:
    span = claim.evidence
    quantities = tuple(replace(q, part_of=q.part_of and f"{q.part_of}-{number}") for q in claim.quantities)
    return replace(
        claim, claim_id=f"{claim.claim_id}-{number}", report_id=report.report_id, quantities=quantities,
        occurred=move_when(claim.occurred, shift),
        evidence=Evidence(start=span.start, end=span.end, quote=report.text[span.start : span.end]),
    )  # fmt: skip


def move_when(when: When, shift: timedelta) -> When:
    start, end = (str(date.fromisoformat(day[:10]) + shift) if day else None for day in (when.start, when.end))
    return replace(when, edtf=None if when.edtf is None else f"{start or '..'}/{end or '..'}", start=start, end=end)


if __name__ == "__main__":
    main()
