"""FINGERPRINTS -> CANDIDATE PAIRS: which reports are worth comparing, without comparing each with each.

An index from sampled shingles to reports. Sampling is by the shingle's own checksum, so that two reports sample the
same shingles; the cost grows with the text, not with the pairs.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.copies.fingerprint import Fingerprint

#: a shingle and, in the lower half, the position of a report that holds it
Keys = NDArray[np.uint64]
NO_KEYS: Keys = np.empty(0, np.uint64)

#: One shingle in this many is indexed: two sentences of copy still leave ten.
SAMPLED = 4
#: Reports under one shingle up to which all their pairs count. Above it each is paired with the next ones in order.
CROWD = 24
#: How many next ones.
NEIGHBOURS = 6
#: Sampled shingles that a pair must share.
FEWEST_SHARED = 2


def find_candidates(prints: Sequence[Fingerprint]) -> list[tuple[int, int]]:
    """Pairs of positions in ``prints`` (smaller first, sorted) that share enough rare shingles to be compared."""
    shared: Counter[tuple[int, int]] = Counter()
    for _, carriers in index_shingles(prints, fewest=2, sampled=SAMPLED):
        shared.update(_pair_carriers(carriers))
    return sorted(pair for pair, count in shared.items() if count >= FEWEST_SHARED)


def index_shingles(prints: Sequence[Fingerprint], *, fewest: int, sampled: int = 1) -> Iterator[tuple[int, list[int]]]:
    """Each shingle that stands in at least so many reports, with the positions of these, in order.

    Of ``sampled`` shingles one is looked at. There are millions, most of them in one report alone: they are sorted as
    numbers, each with its report.
    """
    keys = np.sort(np.concatenate([_key_shingles(one, n, sampled) for n, one in enumerate(prints)] or [NO_KEYS]))
    keys = keys[np.diff(keys, prepend=~keys[:1]) != 0]  # one that a report holds twice counts once
    shingles, positions = keys >> 32, keys & 0xFFFFFFFF
    starts = np.flatnonzero(np.diff(shingles, prepend=~shingles[:1]))
    lengths = np.diff(starts, append=len(keys))
    for start, length in zip(starts[lengths >= fewest].tolist(), lengths[lengths >= fewest].tolist(), strict=True):
        yield int(shingles[start]), positions[start : start + length].tolist()


def _key_shingles(one: Fingerprint, position: int, sampled: int) -> Keys:
    shingles: Keys = np.array(one.shingles, dtype=np.uint64)
    keys: Keys = shingles[shingles % sampled == 0] << 32 | position
    return keys


def _pair_carriers(carriers: list[int]) -> Iterator[tuple[int, int]]:
    """All pairs of few; of many only near neighbours, which is enough to connect them."""
    reach = len(carriers) if len(carriers) <= CROWD else NEIGHBOURS
    for k, one in enumerate(carriers):
        for other in carriers[k + 1 : k + 1 + reach]:
            yield one, other
