"""Where the program keeps what a user gives it once, for all records."""

import os
from pathlib import Path


def places_file() -> Path:
    """The user's gazetteer: under ONRECORD_HOME, else where the system keeps the data of programs."""
    home = os.environ.get("ONRECORD_HOME")
    data = os.environ.get("XDG_DATA_HOME")
    folder = Path(home) if home else (Path(data) if data else Path.home() / ".local" / "share") / "onrecord"
    return folder / "places.sqlite"


def list_gazetteers() -> tuple[Path, ...]:
    """What is laid over the shipped gazetteer: nothing until a user has added places."""
    return tuple(path for path in (places_file(),) if path.exists())
