"""Where the program keeps what a user gives it once, for all records."""

import os
from pathlib import Path


def data_folder() -> Path:
    """ONRECORD_HOME, else where the system keeps the data of programs."""
    home = os.environ.get("ONRECORD_HOME")
    data = os.environ.get("XDG_DATA_HOME")
    return Path(home) if home else (Path(data) if data else Path.home() / ".local" / "share") / "onrecord"


def places_file() -> Path:
    """The user's gazetteer."""
    return data_folder() / "places.sqlite"


def actors_file() -> Path:
    """The user's table of actors."""
    return data_folder() / "actors.csv"


def list_gazetteers() -> tuple[Path, ...]:
    """What is laid over the shipped gazetteer: nothing until a user has added places."""
    return tuple(path for path in (places_file(),) if path.exists())


def list_actor_tables() -> tuple[Path, ...]:
    """What goes before the shipped table of actors: nothing until a user has added actors."""
    return tuple(path for path in (actors_file(),) if path.exists())
