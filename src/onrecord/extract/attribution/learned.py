"""Attributions found by the two models: first the cues, then the tokens that are each one's source and content."""

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from onrecord.extract.attribution.cues import Found
from onrecord.extract.attribution.features import (
    Columns,
    Ints,
    Pairs,
    describe_candidates,
    describe_pairs,
    find_candidates,
    find_near,
    pair_tokens,
    read_columns,
)
from onrecord.extract.attribution.model import load_layer
from onrecord.extract.attribution.tree import Tree

#: a token is a cue from this probability on; chosen on held-out documents of the training set
CUE_FROM = 0.4
SOURCE, CUE, CONTENT = 1, 2, 3
#: how far the mean of a token's passage counts towards its role: a branch of its cue's sentence, a quote outside it
BRANCH_SHARE, OUTSIDE_SHARE = 0.4, 0.9
#: parts of speech that can name a source
NOMINAL = ("NOUN", "PROPN", "PRON", "ADJ", "DET", "NUM")
#: farthest apart that two tokens of one source may stand
SOURCE_GAP = 3


def find_by_model(doc: Doc, tree: Tree) -> list[Found]:
    """Every attribution that the models see, in the order of their cues."""
    if not len(doc):
        return []
    columns, quotes = read_columns(doc, tree)
    cues = find_cues(columns, tree)
    pairs = pair_tokens(columns, tree, quotes, cues)
    if not cues:
        return []
    is_cue = np.zeros(len(doc), dtype=bool)
    is_cue[cues] = True
    roles = find_roles(columns, tree, pairs, is_cue)
    return [f for f in (gather(tree, pairs, roles, cue) for cue in cues) if f is not None]


def find_cues(columns: Columns, tree: Tree) -> list[int]:
    """The heads of cues."""
    at = find_candidates(columns, tree)
    if not len(at):
        return []
    scores = load_layer("cue").score(describe_candidates(columns, at), columns.tensor, find_near(columns, at))
    return [int(t) for t in at[scores[:, 1] >= CUE_FROM]]


def find_roles(columns: Columns, tree: Tree, pairs: Pairs, is_cue: NDArray[np.bool_]) -> Ints:
    """The role of each pair's token towards the pair's cue: its own likeliest and its passage's, half and half."""
    rows = describe_pairs(columns, tree, pairs, is_cue)
    at = np.stack([pairs.token, pairs.cue, pairs.branch], axis=1)
    scores = load_layer("pair").score(rows, columns.tensor, at)
    passage = group_passages(columns, pairs)
    sums = np.stack([np.bincount(passage, weights=scores[:, role]) for role in range(scores.shape[1])], axis=1)
    means = sums / np.maximum(np.bincount(passage), 1)[:, None]
    outside = pairs.branch == len(tree.heads)
    share = np.where(outside, OUTSIDE_SHARE, BRANCH_SHARE)[:, None]
    mixed = scores * (1 - share) + means[passage] * share
    return np.asarray(mixed.argmax(axis=1), dtype=np.int64)


def group_passages(columns: Columns, pairs: Pairs) -> Ints:
    """Numbers that pairs of one cue share when their tokens hang on one branch or lie in one quote outside it."""
    size = len(columns.head)
    outside = pairs.branch == size - 1
    key = pairs.cue * (2 * size) + np.where(outside, size + columns.quote[pairs.token], pairs.branch)
    return np.asarray(np.unique(key, return_inverse=True)[1], dtype=np.int64)


def gather(tree: Tree, pairs: Pairs, roles: Ints, cue: int) -> Found | None:
    """The attribution of one cue; ``None`` where nothing is said."""
    mine = slice(*np.searchsorted(pairs.cue, [cue, cue + 1]))
    tokens: dict[int, list[int]] = {SOURCE: [], CUE: [], CONTENT: []}
    for token, role in sorted(zip(pairs.token[mine].tolist(), roles[mine].tolist(), strict=True)):
        if role and tree.pos[token] != "SPACE":
            tokens[role].append(token)
    if not tokens[CONTENT]:
        return None
    source = join_source(tree, tokens[SOURCE], {*tokens[CUE], *tokens[CONTENT]})
    return Found(cue, source, tuple(sorted({*tokens[CUE], cue})), tuple(tokens[CONTENT]))


def join_source(tree: Tree, tokens: list[int], other: set[int]) -> tuple[int, ...]:
    """The longest run of the source's tokens, with the few between them that have no other role."""
    runs: list[tuple[int, ...]] = []
    for t in tokens:
        if runs and t - runs[-1][-1] <= SOURCE_GAP and not other.intersection(range(runs[-1][-1], t)):
            runs[-1] = (*runs[-1], *range(runs[-1][-1] + 1, t + 1))
        else:
            runs.append((t,))
    named = [run for run in runs if any(tree.pos[t] in NOMINAL for t in run)]
    return max(named, key=len, default=())
