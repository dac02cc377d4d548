"""ALIGNED PASSAGES -> CHANGES: the runs of words in which two copies differ, cleared of what only looks different."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from onrecord.copies.align import Match
from onrecord.copies.facts import (
    fold_name,
    is_exact,
    is_plain_saying,
    is_same_acronym,
    is_same_name,
    is_same_word,
    read_aliases,
)
from onrecord.copies.prose import Prose
from onrecord.values import Value

#: Words that one text alone has at the head or tail of a sentence, from which on they are no edit but other matter.
OTHER_HEAD, OTHER_TAIL = 6, 12
#: Words of a long run at an end that are kept beyond those of its partner.
SPARE = 2

Block = tuple[int, int, int]
Run = tuple[int, ...]


class Change(Value, frozen=True, kw_only=True):
    """Words of ``a`` in whose place ``b`` has others; either may be empty. Positions in the two proses.

    ``fresh_a`` and ``fresh_b`` are those of them that the other passage has nowhere, in no spelling.
    """

    a: Run
    b: Run
    fresh_a: Run
    fresh_b: Run


def find_changes(a: Prose, b: Prose, match: Match, used_a: set[int], used_b: set[int]) -> Iterator[Change]:
    """The changes inside a match. ``used_a`` and ``used_b`` are the words that other matches account for."""
    runs = list(_find_runs(match, used_a, used_b))
    lone_a, lone_b = clear_moved(a, b, [k for run, _ in runs for k in run], [k for _, run in runs for k in run])
    for run_a, run_b in runs:
        if is_respelled(a, b, run_a, run_b) or _is_aside(a, run_a, run_b) or _is_aside(b, run_b, run_a):
            continue
        fresh_a = tuple(k for k in run_a if k in lone_a)
        fresh_b = tuple(k for k in run_b if k in lone_b)
        if fresh_a or fresh_b:
            yield Change(a=run_a, b=run_b, fresh_a=fresh_a, fresh_b=fresh_b)


def _find_runs(match: Match, used_a: set[int], used_b: set[int]) -> Iterator[tuple[Run, Run]]:
    """The words between equal blocks, on both sides; at the ends without other sentences' words and other matter."""
    blocks = [(match.a[0], match.b[0], 0), *join_blocks(match.blocks), (match.a[1], match.b[1], 0)]
    last = len(blocks) - 2
    for n, ((one_a, one_b, length), (next_a, next_b, _)) in enumerate(pairwise(blocks)):
        run_a, run_b = tuple(range(one_a + length, next_a)), tuple(range(one_b + length, next_b))
        if n in (0, last):
            run_a = tuple(k for k in run_a if k not in used_a)
            run_b = tuple(k for k in run_b if k not in used_b)
            run_a, run_b = cut_end(run_a, len(run_b), head=n == 0), cut_end(run_b, len(run_a), head=n == 0)
        if run_a or run_b:
            yield run_a, run_b


def join_blocks(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without a single equal word between two changes of which one stands in one text alone: chance or an
    inserted word, and the two changes are one."""
    kept: list[Block] = []
    for n, block in enumerate(blocks):
        if block[2] == 1 and kept and n + 1 < len(blocks):
            before = block[0] - kept[-1][0] - kept[-1][2], block[1] - kept[-1][1] - kept[-1][2]
            after = blocks[n + 1][0] - block[0] - 1, blocks[n + 1][1] - block[1] - 1
            if not all((*before, *after)):
                continue
        kept.append(block)
    return kept


def cut_end(run: Run, partner: int, *, head: bool) -> Run:
    """A run at the head or tail of a sentence, where it is long: no more of it than its partner has words, and some."""
    if len(run) < (OTHER_HEAD if head else OTHER_TAIL) or partner > len(run) // 4:
        return run
    keep = partner + SPARE if partner else 0
    return run[len(run) - keep :] if head else run[:keep]


def is_respelled(a: Prose, b: Prose, run_a: Run, run_b: Run) -> bool:
    """Do two runs have the same letters ("air strike", "airstrike"), or name one body?"""
    if not (run_a and run_b):
        return False
    one, other = [a.word(k) for k in run_a], [b.word(k) for k in run_b]
    if "".join(one).casefold() == "".join(other).casefold():
        return True
    if _are_initials(one, other) or _are_initials(other, one):
        return True
    actor = read_aliases().get(fold_name(" ".join(one)))
    return actor is not None and actor == read_aliases().get(fold_name(" ".join(other)))


def _are_initials(short: Sequence[str], full: Sequence[str]) -> bool:
    return (
        len(short) == 1
        and len(full) >= 2
        and short[0].isupper()
        and short[0] == "".join(word[0] for word in full if word[0].isupper())
    )


def _is_aside(prose: Prose, run: Run, other: Run) -> bool:
    """Does one text alone have these words, and in brackets (a conversion of units), or beside their initials?"""
    if other or not run:
        return False
    words = [prose.word(k) for k in run]
    if any(_are_initials([prose.word(k)], words) for k in (run[0] - 1, run[-1] + 1) if 0 <= k < len(prose.keys)):
        return True
    return prose.mark_before(run[0]) in ("(", "[") and prose.mark_after(run[-1]) in (")", "]")


def clear_moved(a: Prose, b: Prose, words_a: list[int], words_b: list[int]) -> tuple[frozenset[int], frozenset[int]]:
    """The words of each side that have no like among those of the other side, one for one; equal ones go first."""
    left_a, left_b = _pair_off(words_a, words_b, lambda k, other: a.keys[k] == b.keys[other])
    lone_a, lone_b = _pair_off(left_a, left_b, lambda k, other: _is_like(a, b, k, other))
    return frozenset(lone_a), frozenset(lone_b)


def _pair_off(
    words_a: list[int], words_b: list[int], is_like: Callable[[int, int], bool]
) -> tuple[list[int], list[int]]:
    left_b = list(words_b)
    lone_a: list[int] = []
    for k in words_a:
        like = next((other for other in left_b if is_like(k, other)), None)
        if like is None:
            lone_a.append(k)
        else:
            left_b.remove(like)
    return lone_a, left_b


def _is_like(a: Prose, b: Prose, k: int, other: int) -> bool:
    if is_exact(a.keys[k]) or is_exact(b.keys[other]):
        return False
    one, two = a.word(k), b.word(other)
    alike = is_same_name if one[0].isupper() and two[0].isupper() else is_same_word
    if alike(a.keys[k], b.keys[other]) or is_same_acronym(one, two):
        return True
    return is_plain_saying(a.keys[k]) and is_plain_saying(b.keys[other])
