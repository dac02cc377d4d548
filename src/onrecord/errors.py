"""Three exceptions for broken use. What cannot be read is no exception: it is a Rejected record."""


class OnrecordError(Exception):
    """Base of what the command line prints as one line."""


class RecordError(OnrecordError):
    """The record on disk cannot be used: absent, of another version, or damaged."""


class TableError(OnrecordError):
    """A table handed in by the user (places, actors) cannot be read."""
