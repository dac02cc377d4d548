"""TWO PROSES -> ALIGNED PASSAGES: which sentences of one carry the copy of which sentences of the other."""

from collections import Counter
from difflib import SequenceMatcher

from onrecord.copies.prose import Prose
from onrecord.values import Span, Value

#: Share of the shorter sentence's words that must stand in the other, in order. Set on the development pairs.
ALIKE = 0.5
#: Words in common below which two sentences are never the same copy.
FEWEST = 4


class Match(Value, frozen=True, kw_only=True):
    """Two runs of words, [first, end) in each prose, that carry the same copy.

    ``blocks`` are the (first in a, first in b, length) of the runs that are equal word by word, in order.
    """

    a: Span
    b: Span
    blocks: tuple[tuple[int, int, int], ...]

    @property
    def common(self) -> int:
        """The number of words that are equal."""
        return sum(length for _, _, length in self.blocks)


def align_proses(a: Prose, b: Prose) -> tuple[Match, ...]:
    """The sentences of ``a`` and ``b`` that are each other's likest and alike enough, in the order of ``a``."""
    matches = {
        (i, j): match
        for i, j in _pair_sentences(a, b)
        if (match := match_words(a, b, a.sentences[i], b.sentences[j])) is not None
    }
    best_a: dict[int, tuple[int, int]] = {}
    best_b: dict[int, tuple[int, int]] = {}
    for pair, match in sorted(matches.items(), key=lambda item: (-item[1].common, item[0])):
        best_a.setdefault(pair[0], pair)
        best_b.setdefault(pair[1], pair)
    return tuple(matches[pair] for pair in sorted({*best_a.values(), *best_b.values()}))


def _pair_sentences(a: Prose, b: Prose) -> list[tuple[int, int]]:
    """The pairs of sentences that share two words in a row: for each sentence the three that share most."""
    where: dict[tuple[str, str], list[int]] = {}
    for j, (first, end) in enumerate(b.sentences):
        for pair in {(b.keys[k], b.keys[k + 1]) for k in range(first, end - 1)}:
            where.setdefault(pair, []).append(j)
    shared: Counter[tuple[int, int]] = Counter()
    for i, (first, end) in enumerate(a.sentences):
        for pair in {(a.keys[k], a.keys[k + 1]) for k in range(first, end - 1)}:
            for j in where.get(pair, ()):
                shared[i, j] += 1
    ranked = sorted(shared, key=lambda pair: (-shared[pair], pair))
    seen_a: Counter[int] = Counter()
    seen_b: Counter[int] = Counter()
    kept = []
    for i, j in ranked:
        if seen_a[i] < 3 or seen_b[j] < 3:
            kept.append((i, j))
        seen_a[i] += 1
        seen_b[j] += 1
    return kept


def match_words(a: Prose, b: Prose, in_a: Span, in_b: Span) -> Match | None:
    """Two sentences word by word, or None if they are not alike enough to be the same copy."""
    blocks = find_blocks(a, b, in_a, in_b)
    common = sum(length for _, _, length in blocks)
    shorter = min(in_a[1] - in_a[0], in_b[1] - in_b[0])
    if common < min(FEWEST, shorter) or common < ALIKE * shorter:
        return None
    return Match(a=in_a, b=in_b, blocks=blocks)


def find_blocks(a: Prose, b: Prose, in_a: Span, in_b: Span) -> tuple[tuple[int, int, int], ...]:
    """The runs of equal words of two stretches, as word positions in the two proses."""
    matcher = SequenceMatcher(None, a.keys[in_a[0] : in_a[1]], b.keys[in_b[0] : in_b[1]], autojunk=False)
    return tuple(
        (in_a[0] + block.a, in_b[0] + block.b, block.size) for block in matcher.get_matching_blocks() if block.size
    )
