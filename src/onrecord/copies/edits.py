"""ALIGNED PASSAGES -> EDITS: the changes between two copies that alter or drop a fact, each of one kind."""

from onrecord.copies.align import Match
from onrecord.copies.prose import Prose
from onrecord.model import Edit


def find_edits(a: Prose, b: Prose, matches: tuple[Match, ...]) -> tuple[Edit, ...]:
    """Every change inside aligned passages that alters or drops a fact."""
    return ()
