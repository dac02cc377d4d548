"""Which reports hold a shingle, counted without looking at each pair."""

from array import array

from onrecord.copies.candidates import index_shingles
from onrecord.copies.fingerprint import Fingerprint

LAST = 2**32 - 1


def fingerprint(*shingles: int) -> Fingerprint:
    return Fingerprint(
        report_id="r", outlet=None, day=None, reporting=b"", shingles=array("I", shingles), grams=frozenset(shingles)
    )


def test_a_shingle_is_found_in_all_that_hold_it_once_each() -> None:
    prints = [fingerprint(4, 4, 0, LAST), fingerprint(0, LAST, 8), fingerprint(), fingerprint(4, 0)]
    assert list(index_shingles(prints, fewest=2)) == [(0, [0, 1, 3]), (4, [0, 3]), (LAST, [0, 1])]
    assert [shingle for shingle, _ in index_shingles(prints, fewest=1, sampled=4)] == [0, 4, 8]


def test_nothing_is_found_in_nothing() -> None:
    assert list(index_shingles([], fewest=1)) == list(index_shingles([fingerprint()], fewest=1)) == []
