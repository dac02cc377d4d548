"""REPORT + IMPRINT -> FINGERPRINT: what of a report tells whether it has copy in common with another.

Whatever is asked of all reports is asked of their fingerprints; words and places are read again (prose.py) where two
reports turn out to have copy in common.
"""

import re
import sys
from array import array
from collections.abc import Iterable, Sequence
from zlib import crc32

from onrecord.mentions import Imprint
from onrecord.model import Report
from onrecord.values import Value

#: Words in a shingle. Four are the measure by which the pairs of the development set were drawn.
SHINGLE = 4

_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:$|T)")


class Fingerprint(Value, frozen=True, kw_only=True):
    """The words of a report's prose without the words.

    ``reporting`` has a byte for each word: 1, or 0 in quotation marks, in an appeal to the public and in what the page
    prints twice. ``shingles`` holds a checksum for every run of four words, ``grams`` is the set of them. ``day`` is
    the ISO day of publication, None where it is not known to the day.
    """

    report_id: str
    outlet: str | None
    day: str | None
    reporting: bytes
    shingles: Sequence[int]
    grams: frozenset[int]


def read_fingerprint(report: Report, imprint: Imprint) -> Fingerprint:
    """The fingerprint of a report whose imprint was taken."""
    shingles = unpack(imprint.shingles)
    return Fingerprint(
        report_id=report.report_id,
        outlet=report.outlet,
        day=read_day(report.published),
        reporting=imprint.reporting,
        shingles=shingles,
        grams=frozenset(shingles),
    )


def read_day(published: str | None) -> str | None:
    """The day of an EDTF date of publication, None where that is no single day."""
    return published[:10] if published and _DAY.match(published) else None


def shingle_words(keys: Sequence[str]) -> list[int]:
    """A checksum for every run of SHINGLE words. The shingle at ``i`` covers the words ``i`` to ``i + SHINGLE - 1``."""
    runs = zip(*(keys[k:] for k in range(SHINGLE)), strict=False)
    return [crc32(run.encode()) for run in map(" ".join, runs)]


def pack(numbers: Iterable[int]) -> bytes:
    """Numbers below 2 to the 32 as bytes, the same on every machine.

    >>> pack([1, 258])
    b'\\x01\\x00\\x00\\x00\\x02\\x01\\x00\\x00'
    """
    return _as_little(array("I", numbers)).tobytes()


def unpack(data: bytes) -> Sequence[int]:
    """The numbers that were packed."""
    return _as_little(array("I", data))


def _as_little(numbers: "array[int]") -> "array[int]":
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
