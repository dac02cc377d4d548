"""make demo: builds the record of the example reports by the commands a user would type, and says where to look."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from onrecord.model import Conflict, Event, Record
from onrecord.render.terminal import escape_line
from onrecord.store.record import Store

ROOT = Path(__file__).parent.parent
FOLDER = Path("demo-record")
RECORD, EXPORT, PAGE = FOLDER / "record", FOLDER / "export", FOLDER / "record.html"
COMMANDS = (
    "places add examples/places.csv",
    f"build examples/varenia-conflict examples/tessel-flood --out {RECORD}",
    f"export {RECORD} --format jsonl --out {EXPORT}",
    f"page {RECORD} --out {PAGE}",
)


def main() -> None:
    os.chdir(ROOT)
    shutil.rmtree(FOLDER, ignore_errors=True)
    for command in COMMANDS:
        print(f"$ onrecord {command}", flush=True)
        # the invented places stay in the demonstration: the user's own gazetteer has no use for them
        environment = os.environ | {"ONRECORD_HOME": str(FOLDER / "home")}
        subprocess.run([sys.executable, "-m", "onrecord", *shlex.split(command)], check=True, env=environment)
    with Store.open(RECORD) as store:
        for line in tell_findings(store.load_record()):
            print(escape_line(line))
    print(f"\nThe record as a page: {PAGE.resolve()}")


def tell_findings(record: Record) -> list[str]:
    """The events that most stories tell of, some conflicts, and the copies."""
    events = sorted(record.events, key=lambda event: (-event.n_families, -event.n_origins, event.event_id))
    copies = sum(len(family.reports) - 1 for family in record.families)
    return [
        "",
        f"{len(record.reports)} reports, {copies} of them copies in whole or in part",
        f"{len(record.events)} events, most told of them:",
        *(f"  {tell_event(event)}" for event in events[:5]),
        f"{len(record.conflicts)} conflicts, among them:",
        *(
            f"  {conflict.kind}: {' / '.join(side.value for side in conflict.sides)}"
            for conflict in record.conflicts[:3]
        ),
        f"{len(record.series)} counts that run on, {len(record.statuses)} statuses; "
        f"{len(record.rejected)} left out, with the reason in {EXPORT / 'rejected.jsonl'}",
    ]


def tell_event(event: Event) -> str:
    origins = ", ".join(origin.label for origin in event.origins[:3]) or "nobody named"
    return f"{event.summary} [{event.corroboration}: {origins}]"


def tell_conflict(conflict: Conflict) -> str:
    return f"{conflict.kind}: {' / '.join(side.value for side in conflict.sides)}"


if __name__ == "__main__":
    main()
