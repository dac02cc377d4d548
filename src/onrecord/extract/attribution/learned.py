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
    find_beside,
    find_candidates,
    find_near,
    pair_tokens,
    read_columns,
)
from onrecord.extract.attribution.model import Floats, load_layer
from onrecord.extract.attribution.phrases import is_relative
from onrecord.extract.attribution.tree import Tree

#: a token is looked at as a cue from the first probability on, and counts as one for its neighbours from the second
CUE_FROM, CUE_LIKELY = 0.2, 0.4
#: an attribution is kept from this weight on; chosen on held-out documents of the training set
SURE = 0.2
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
    cues, chances = find_cues(columns, tree)
    if not cues:
        return []
    pairs = pair_tokens(columns, tree, quotes, cues)
    is_cue = np.zeros(len(doc), dtype=bool)
    is_cue[[cue for cue, chance in zip(cues, chances, strict=True) if chance >= CUE_LIKELY]] = True
    scores = score_roles(columns, tree, pairs, is_cue)
    roles = settle_roles(columns, tree, pairs, scores)
    sure = weigh(pairs, roles, scores, np.array(chances))
    found = [
        gather(tree, pairs, roles, cue) for cue in (c for c, weight in zip(cues, sure, strict=True) if weight >= SURE)
    ]
    return [f for f in found if f is not None]


def find_cues(columns: Columns, tree: Tree) -> tuple[list[int], list[float]]:
    """The possible heads of cues, each with its probability."""
    at = find_candidates(columns, tree)
    if not len(at):
        return [], []
    scores = load_layer("cue").score(describe_candidates(columns, at), columns.tensor, find_near(columns, at))[:, 1]
    likely = scores >= CUE_FROM
    return at[likely].tolist(), scores[likely].tolist()


def score_roles(columns: Columns, tree: Tree, pairs: Pairs, is_cue: NDArray[np.bool_]) -> Floats:
    """The probability of each role of each pair's token towards the pair's cue."""
    rows = describe_pairs(columns, tree, pairs, is_cue)
    return load_layer("pair").score(rows, columns.tensor, find_beside(columns, pairs))


def settle_roles(columns: Columns, tree: Tree, pairs: Pairs, scores: Floats) -> Ints:
    """The role of each pair's token: by its own probabilities and the mean ones of the passage it is in."""
    passage = group_passages(columns, pairs)
    sums = np.stack([np.bincount(passage, weights=scores[:, role]) for role in range(scores.shape[1])], axis=1)
    means = sums / np.maximum(np.bincount(passage), 1)[:, None]
    outside = pairs.branch == len(tree.heads)
    share = np.where(outside, OUTSIDE_SHARE, BRANCH_SHARE)[:, None]
    mixed = scores * (1 - share) + means[passage] * share
    return np.asarray(mixed.argmax(axis=1), dtype=np.int64)


def weigh(pairs: Pairs, roles: Ints, scores: Floats, chances: NDArray[np.float64]) -> NDArray[np.float64]:
    """How sure each attribution is: of its cue, of its content (squared), and, by half, of its source.

    The form was chosen on held-out documents of the training set: .011 more relation F1 than the cue's alone.
    """
    number = np.unique(pairs.cue, return_inverse=True)[1]
    content = roles == CONTENT
    size = np.bincount(number[content], minlength=len(chances))
    mean = np.bincount(number[content], weights=scores[content, CONTENT], minlength=len(chances)) / np.maximum(size, 1)
    best = np.zeros(len(chances))
    source = roles == SOURCE
    np.maximum.at(best, number[source], scores[source, SOURCE])
    return np.asarray(chances * mean**2 * (0.5 + 0.5 * best))


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
    content = tuple(t for t in tokens[CONTENT] if t not in source)
    return Found(cue, source, tuple(sorted({*tokens[CUE], cue})), content) if content else None


def join_source(tree: Tree, tokens: list[int], other: set[int]) -> tuple[int, ...]:
    """The longest run of the source's tokens, with the few between them that have no other role."""
    runs: list[tuple[int, ...]] = []
    for t in tokens:
        near = bool(runs) and t - runs[-1][-1] <= SOURCE_GAP and tree.paragraph_of[t] == tree.paragraph_of[runs[-1][-1]]
        if near and not other.intersection(range(runs[-1][-1], t)):
            runs[-1] = (*runs[-1], *range(runs[-1][-1] + 1, t + 1))
        else:
            runs.append((t,))
    named = [run for run in runs if any(tree.pos[t] in NOMINAL for t in run)]
    best = max(named, key=len, default=())
    if best and is_relative(tree, best[-1]):
        # a source does not end within its relative clause
        best = (*best, *range(best[-1] + 1, tree.last[tree.heads[best[-1]]] + 1))
    return best
