"""PROSES -> CANDIDATE PAIRS: which reports are worth comparing, without comparing each with each.

An index from sampled shingles to reports. Sampling is by the shingle's own checksum, so that two reports sample the
same shingles; the cost grows with the text, not with the pairs.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from onrecord.copies.prose import Prose

#: One shingle in this many is indexed: two sentences of copy still leave ten.
SAMPLED = 4
#: Reports under one shingle up to which all their pairs count. Above it each is paired with the next ones in order.
CROWD = 24
#: How many next ones.
NEIGHBOURS = 6
#: Sampled shingles that a pair must share.
FEWEST_SHARED = 2


def find_candidates(proses: Sequence[Prose]) -> list[tuple[int, int]]:
    """Pairs of positions in ``proses`` (smaller first, sorted) that share enough rare shingles to be compared."""
    shared: Counter[tuple[int, int]] = Counter()
    for carriers in index_shingles(proses).values():
        shared.update(_pair_carriers(carriers))
    return sorted(pair for pair, count in shared.items() if count >= FEWEST_SHARED)


def index_shingles(proses: Sequence[Prose]) -> dict[int, list[int]]:
    """Sampled shingle -> the positions of the reports that hold it, in order."""
    index: dict[int, list[int]] = {}
    for position, prose in enumerate(proses):
        for shingle in prose.grams:
            if shingle % SAMPLED == 0:
                index.setdefault(shingle, []).append(position)
    return index


def _pair_carriers(carriers: list[int]) -> Iterator[tuple[int, int]]:
    """All pairs of few; of many only near neighbours, which is enough to connect them."""
    reach = len(carriers) if len(carriers) <= CROWD else NEIGHBOURS
    for k, one in enumerate(carriers):
        for other in carriers[k + 1 : k + 1 + reach]:
            yield one, other
