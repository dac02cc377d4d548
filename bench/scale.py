"""python bench/scale.py DOCS.jsonl... [--base N] [--reports N...]: how linking grows with the number of reports.

Some reports are read once; as many as are wanted are then made of them, under a fixed seed, as a crisis has them:
stories of about five reports within a year. Each story is a report read, most of its words replaced by others of
one length, the same way all through the story. A member tells it in its own words (nearly all replaced but the names)
or carries the copy of another, with a paragraph left out. Claims move along with their words, and their days with those
of the report. So what is linked is as rich as what was read, and nothing made is kept. Seconds are processor time;
reading is that of the reports read, for as many words.
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
from msgspec.structs import replace
from speed import read_items

from onrecord import pipeline
from onrecord.mentions import Reading
from onrecord.model import Claim, Evidence, Report
from onrecord.run.collector import rest_collector
from onrecord.run.local import load_tools, read_item
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
    chosen = options.parse_args()
    read, seconds = read_base(chosen.docs, chosen.base)
    words = sum(count_words(reading.report) for reading in read)
    print(json.dumps({"read": len(read), "words": words, "reading_us_a_word": round(1e6 * seconds / words, 1)}))
    last: dict[str, float] = {}
    for size in sorted(chosen.reports):
        row = measure_size(recombine(read, size), seconds / words)
        print(json.dumps(row | {"growth": tell_growth(last, row)}), flush=True)
        last = row


def read_base(docs: Sequence[Path], limit: int) -> tuple[list[Reading], float]:
    """Readings of some reports of each file, and the processor time that they took."""
    load_tools()
    readings: list[Reading] = []
    spent = 0.0
    for path in docs:
        for item in read_items(path)[: limit // len(docs)]:
            start = time.process_time()
            reading = read_item(item)
            spent += time.process_time() - start
            if isinstance(reading, Reading) and reading.claims:
                readings.append(Reading(report=reading.report, claims=reading.claims))
    return readings, spent


def count_words(report: Report) -> int:
    return len(report.text.split())


def measure_size(readings: Sequence[Reading], reading_a_word: float) -> dict[str, float]:
    """Seconds of each stage, what came out, and their sum as a share of the time that reading takes."""
    spent: dict[str, float] = defaultdict(float)
    original = {stage: getattr(pipeline, stage) for stage in STAGES}
    for stage in STAGES:
        setattr(pipeline, stage, time_calls(original[stage], stage, spent))
    start = time.process_time()
    with rest_collector():
        record = pipeline.assemble_record(readings)
    total = time.process_time() - start
    for stage in STAGES:
        setattr(pipeline, stage, original[stage])
    reading = reading_a_word * sum(count_words(r.report) for r in readings)
    counts = {"reports": len(record.reports), "claims": len(record.claims), "events": len(record.events)}
    seconds = {stage: round(spent[stage], 2) for stage in STAGES} | {"whole_record": round(total, 2)}
    memory = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    return counts | seconds | {"reading": round(reading, 1), "share": round(total / reading, 4), "largest_mb": memory}


def time_calls(stage: Callable[..., Any], name: str, spent: dict[str, float]) -> Callable[..., Any]:
    def timed(*args: Any, **kwargs: Any) -> Any:
        start = time.process_time()
        try:
            return stage(*args, **kwargs)
        finally:
            spent[name] += time.process_time() - start

    return timed


def tell_growth(last: Mapping[str, float], row: Mapping[str, float]) -> dict[str, float]:
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
    return Reading(report=report, claims=tuple(claims))


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
