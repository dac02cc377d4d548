"""Where the program keeps what a user gives it once for all records."""

import os
from pathlib import Path


def places_folder() -> Path:
    """The folder of the user's gazetteers: under ONRECORD_HOME, else where the system keeps the data of programs."""
    home = os.environ.get("ONRECORD_HOME")
    if home:
        return Path(home) / "places"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "onrecord" / "places"
