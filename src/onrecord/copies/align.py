"""TWO PROSES -> ALIGNED PASSAGES: which sentences of one carry the copy of which sentences of the other."""

from collections import Counter
from difflib import SequenceMatcher
from itertools import pairwise

from onrecord.copies.facts import read_words
from onrecord.copies.prose import Prose
from onrecord.values import Span, Value

#: Share of the shorter sentence's words that must stand in the other, in order: for a sentence alone, and for one next
#: to a sentence that is matched. Set on the development pairs.
ALIKE = 0.65
REWORDED = 0.4
#: Words in common below which two sentences are never the same copy.
FEWEST = 5
#: Words in common that must be more than "the", "was" or "said".
SUBSTANCE = 3
#: Share of a match's words that no likelier match may have used.
FRESH = 0.7
#: Sentences of the other text that a sentence is compared with word by word.
COMPARED = 3
#: Words at the head of one sentence alone from which on they may be run in, and the share of capitals that shows it.
RUN_IN = 4
CAPITALS = 0.6
#: Words that the other sentence may have at its head all the same.
SPARE = 2
#: Share of both sentences that must agree for a passage to stand against two, because a page repeats it.
REPEATED = 0.8


class Match(Value, frozen=True, kw_only=True):
    """Two runs of words, [first, end) in each prose, that carry the same copy.

    ``blocks`` are the (first in a, first in b, length) of the runs that are equal word by word, in order.
    """

    a: Span
    b: Span
    blocks: tuple[tuple[int, int, int], ...]

    @property
    def common(self) -> int:
        """The number of words that are equal, in order."""
        return sum(length for _, _, length in self.blocks)


def align_proses(a: Prose, b: Prose) -> tuple[Match, ...]:
    """The sentences of ``a`` and ``b`` that carry the same copy, in the order of ``a``.

    Likest first. A sentence may be matched again by words that no likelier match has used (it was split or merged), or
    as a whole (a page repeats it). A sentence between or beside matched ones may be less alike: an editor reworded it.
    """
    matches = {
        (i, j): match
        for i, j in _pair_sentences(a, b)
        if (match := match_words(a, b, a.sentences[i], b.sentences[j])) is not None
    }
    ranked = sorted(matches.items(), key=lambda item: _likest_first(item[1]))
    kept: dict[tuple[int, int], Match] = {}
    used_a: set[int] = set()
    used_b: set[int] = set()
    for alone in (True, False):
        for (i, j), match in ranked:
            beside = (i - 1, j - 1) in kept or (i + 1, j + 1) in kept
            if (i, j) in kept or not is_alike(match, ALIKE if alone or not beside else REWORDED):
                continue
            in_a = {first + k for first, _, length in match.blocks for k in range(length)}
            in_b = {first + k for _, first, length in match.blocks for k in range(length)}
            fresh = match.common - max(len(in_a & used_a), len(in_b & used_b))
            if fresh >= max(FEWEST, FRESH * match.common) or is_repeated(match):
                kept[i, j] = trim_match(a, b, match)
                used_a |= in_a
                used_b |= in_b
    return tuple(sorted(kept.values(), key=lambda match: (match.a, match.b)))


def is_alike(match: Match, share: float) -> bool:
    """Do at least this share of the shorter sentence's words stand in the other, and not too few?"""
    shorter = min(match.a[1] - match.a[0], match.b[1] - match.b[0])
    return match.common >= max(min(FEWEST, shorter), share * shorter)


def trim_match(a: Prose, b: Prose, match: Match) -> Match:
    """The match without a headline or tags that are run into the head of one of its sentences."""
    first_a, first_b, _ = match.blocks[0]
    head_a, head_b = first_a - match.a[0], first_b - match.b[0]
    start_a, start_b = match.a[0], match.b[0]
    if head_b <= SPARE and is_run_in(a, start_a, first_a - head_b):
        start_a = first_a - head_b
    elif head_a <= SPARE and is_run_in(b, start_b, first_b - head_a):
        start_b = first_b - head_a
    return Match(a=(start_a, match.a[1]), b=(start_b, match.b[1]), blocks=match.blocks)


def is_run_in(prose: Prose, first: int, end: int) -> bool:
    """Are these words at the head of a sentence, mostly capitals, a headline or tags rather than a clause?"""
    capitals = sum(prose.word(k)[0].isupper() for k in range(first, end))
    return end - first >= RUN_IN and capitals >= CAPITALS * (end - first)


def _likest_first(match: Match) -> tuple[float, Span, Span]:
    longer = max(match.a[1] - match.a[0], match.b[1] - match.b[0])
    return -match.common * match.common / longer, match.a, match.b


def is_repeated(match: Match) -> bool:
    """Nearly all of both sentences agrees."""
    return match.common >= REPEATED * max(match.a[1] - match.a[0], match.b[1] - match.b[0])


def _pair_sentences(a: Prose, b: Prose) -> list[tuple[int, int]]:
    """The pairs of sentences worth comparing: the equal ones, and of others those that share most pairs of words."""
    equal: dict[tuple[str, ...], list[int]] = {}
    for j, sentence in enumerate(b.sentences):
        equal.setdefault(b.keys[slice(*sentence)], []).append(j)
    kept = [(i, j) for i, sentence in enumerate(a.sentences) for j in equal.get(a.keys[slice(*sentence)], ())]
    done_a, done_b = {i for i, _ in kept}, {j for _, j in kept}
    shared = _count_shared(a, b, done_a, done_b)
    seen_a: Counter[int] = Counter()
    seen_b: Counter[int] = Counter()
    for i, j in sorted(shared, key=lambda pair: (-shared[pair], pair)):
        if seen_a[i] < COMPARED or seen_b[j] < COMPARED:
            kept.append((i, j))
        seen_a[i] += 1
        seen_b[j] += 1
    return kept


def _count_shared(a: Prose, b: Prose, done_a: set[int], done_b: set[int]) -> Counter[tuple[int, int]]:
    """For each pair of sentences that are not done the number of neighbouring words that both have."""
    where: dict[tuple[str, str], list[int]] = {}
    for j, sentence in enumerate(b.sentences):
        if j not in done_b:
            for pair in set(pairwise(b.keys[slice(*sentence)])):
                where.setdefault(pair, []).append(j)
    shared: Counter[tuple[int, int]] = Counter()
    for i, sentence in enumerate(a.sentences):
        if i not in done_a:
            for pair in set(pairwise(a.keys[slice(*sentence)])):
                for j in where.get(pair, ()):
                    shared[i, j] += 1
    return shared


def match_words(a: Prose, b: Prose, in_a: Span, in_b: Span) -> Match | None:
    """Two sentences word by word, or None if they are not even alike enough to be reworded copy."""
    match = Match(a=in_a, b=in_b, blocks=find_blocks(a, b, in_a, in_b))
    return match if is_alike(match, REWORDED) and has_substance(a, match) else None


def has_substance(a: Prose, match: Match) -> bool:
    """Are some of the equal words more than "it was the"? A sentence that is equal as a whole needs none."""
    equal = [a.keys[first + k] for first, _, length in match.blocks for k in range(length)]
    if len(equal) == match.a[1] - match.a[0] == match.b[1] - match.b[0]:
        return True
    return sum("small" not in read_words().get(key, ()) for key in equal) >= SUBSTANCE


def find_blocks(a: Prose, b: Prose, in_a: Span, in_b: Span) -> tuple[tuple[int, int, int], ...]:
    """The runs of equal words of two stretches, as word positions in the two proses."""
    words_a, words_b = a.keys[slice(*in_a)], b.keys[slice(*in_b)]
    if words_a == words_b:
        return ((in_a[0], in_b[0], len(words_a)),)
    matcher = SequenceMatcher(None, words_a, words_b, autojunk=False)
    return tuple(
        (in_a[0] + block.a, in_b[0] + block.b, block.size) for block in matcher.get_matching_blocks() if block.size
    )
