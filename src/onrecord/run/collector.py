"""Python's cyclic garbage collector, at rest while a record is put together.

Linking makes millions of records that stay and no cycles: to look through them again and again took a sixth of its
time.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def rest_collector() -> Iterator[None]:
    """The collector stands still inside; afterwards it is as it was."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
