"""REPORTS -> READINGS on this machine, in this process or on several cores. The result is the same."""

import os
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from itertools import islice
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait as wait_for
from pathlib import Path

import msgspec

from onrecord.collect.report import read_report as collect_report
from onrecord.errors import OnrecordError
from onrecord.extract.parse import load_parser
from onrecord.ground.actors import fold_names
from onrecord.mentions import Reading
from onrecord.model import Item, Judgement, Record, Rejected, Report
from onrecord.pipeline import Tools, assemble_record, keep_one_copy, read_report
from onrecord.run.fingerprint import check_parser
from onrecord.run.settings import list_actor_tables, list_gazetteers
from onrecord.store.actor_tables import load_names
from onrecord.store.gazetteer import load_gazetteer

#: reports a worker reads before it hands them in: one or two seconds of work
_BATCH = 16

#: the parser's memory grows with the text: so much takes half a gigabyte, and is longer than any article
MAX_CHARACTERS = 100_000

#: why a report can stand in the record without having been read
UNREAD = frozenset({"failed", "too_long"})

Keyed = list[tuple[str, bytes]]


def load_tools() -> Tools:
    """The parser, the gazetteer with the user's places and the user's actors, loaded once in a process: about two
    seconds."""
    return _load_tools(list_gazetteers(), list_actor_tables())


@cache
def _load_tools(places: tuple[Path, ...], actors: tuple[Path, ...]) -> Tools:
    check_parser()
    return Tools(parser=load_parser(), gazetteer=load_gazetteer(places), actors=fold_names(load_names(actors)))


def read_item(item: Item) -> Reading | Rejected:
    """What one item says, read in this process."""
    report = collect_report(item)
    return report if isinstance(report, Rejected) else _read_bounded(report, load_tools())


def assemble_items(items: Iterable[Item | Rejected], *, judgements: Sequence[Judgement] = ()) -> Record:
    """One record of these items, read and assembled in this process."""
    collected = [item if isinstance(item, Rejected) else collect_report(item) for item in items]
    left_out = [result for result in collected if isinstance(result, Rejected)]
    kept, repeated = keep_one_copy(result for result in collected if isinstance(result, Report))
    readings = [_read_bounded(report, load_tools()) for report in kept]
    return assemble_record(readings, rejected=[*left_out, *repeated], judgements=judgements)


def count_cores() -> int:
    """The cores that this process may use, which in a container can be fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def read_reports(reports: Mapping[str, Report], *, jobs: int) -> Iterator[Keyed]:
    """What the reports say, as JSON under the reports' keys, in batches as they come."""
    bodies = [(key, msgspec.json.encode(report)) for key, report in reports.items()]
    batches = [bodies[start : start + _BATCH] for start in range(0, len(bodies), _BATCH)]
    workers = min(jobs, len(batches))
    return _read_on_cores(batches, workers=workers) if workers > 1 else map(_read_batch, batches)


def _read_on_cores(batches: list[Keyed], *, workers: int) -> Iterator[Keyed]:
    waiting = iter(batches)
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_end_with_parent) as pool:
        try:
            # two batches a worker: nobody idles while the results are written, and they do not pile up
            running: set[Future[Keyed]] = {pool.submit(_read_batch, batch) for batch in islice(waiting, 2 * workers)}
            while running:
                done, running = wait(running, return_when=FIRST_COMPLETED)
                running |= {pool.submit(_read_batch, batch) for batch in islice(waiting, len(done))}
                yield from (future.result() for future in done)
        except BrokenProcessPool as error:
            raise OnrecordError(
                "a worker process was ended from outside (short of memory?); what was read is kept: "
                "run the same command again, with fewer --jobs"
            ) from error
        finally:
            pool.shutdown(cancel_futures=True)


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for work for ever."""
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_wait_and_exit, args=(parent.sentinel,), daemon=True).start()


def _wait_and_exit(sentinel: int) -> None:
    wait_for([sentinel])
    os._exit(1)


def _read_batch(batch: Keyed) -> Keyed:
    tools = load_tools()
    with tools.parser.memory_zone():  # the parser forgets the batch's words after it
        return [
            (key, msgspec.json.encode(_read_one(msgspec.json.decode(body, type=Report), tools))) for key, body in batch
        ]


def _read_one(report: Report, tools: Tools) -> Reading:
    try:
        reading = _read_bounded(report, tools)
    except Exception as error:  # one report that breaks the program must not cost the other ten thousand
        return _leave_unread(report, "failed", f"reading it failed ({type(error).__name__}: {error}); tell the makers")
    # the record needs no mentions: a claim carries its own spans
    return Reading(report=reading.report, claims=reading.claims, rejected=reading.rejected, imprint=reading.imprint)


def _read_bounded(report: Report, tools: Tools) -> Reading:
    if len(report.text) > MAX_CHARACTERS:
        return _leave_unread(report, "too_long", f"longer than {MAX_CHARACTERS:,} characters; split it")
    return read_report(report, tools=tools)


def _leave_unread(report: Report, reason: str, why: str) -> Reading:
    """The report stands in the record, without claims, and with the reason."""
    span = {"start": 0, "end": len(report.text)}
    message = f"{report.source}: {why}"
    left_out = Rejected(source=report.source, report_id=report.report_id, reason=reason, message=message, **span)
    return Reading(report=report, rejected=(left_out,))
