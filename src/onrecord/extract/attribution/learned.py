"""Attributions found by the two models: first the cues, then the tokens that are each one's source and content."""

import numpy as np
from spacy.tokens import Doc

from onrecord.extract.attribution.cues import Found
from onrecord.extract.attribution.features import (
    Columns,
    Ints,
    Pairs,
    describe_candidates,
    describe_pairs,
    find_candidates,
    pair_tokens,
    read_columns,
)
from onrecord.extract.attribution.model import load_layer
from onrecord.extract.attribution.tree import Tree

#: a token is a cue from this probability on; chosen on held-out documents of the training set
CUE_FROM = 0.4
SOURCE, CUE, CONTENT = 1, 2, 3


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
    last = len(columns.head) - 1
    near = np.stack([np.where(at > 0, at - 1, last), at, at + 1, columns.head[at]], axis=1)
    scores = load_layer("cue").score(describe_candidates(columns, at), columns.tensor, near)
    return [int(t) for t in at[scores[:, 1] >= CUE_FROM]]


def find_roles(columns: Columns, tree: Tree, pairs: Pairs, is_cue: np.ndarray) -> Ints:
    """The role of each pair's token towards the pair's cue."""
    rows = describe_pairs(columns, tree, pairs, is_cue)
    at = np.stack([pairs.token, pairs.cue, pairs.branch], axis=1)
    return np.asarray(load_layer("pair").score(rows, columns.tensor, at).argmax(axis=1), dtype=np.int64)


def gather(tree: Tree, pairs: Pairs, roles: Ints, cue: int) -> Found | None:
    """The attribution of one cue; ``None`` where nothing is said."""
    mine = np.nonzero(pairs.cue == cue)[0]
    tokens: dict[int, list[int]] = {SOURCE: [], CUE: [], CONTENT: []}
    for token, role in sorted(zip(pairs.token[mine].tolist(), roles[mine].tolist(), strict=True)):
        if role and tree.pos[token] != "SPACE":
            tokens[role].append(token)
    if not tokens[CONTENT]:
        return None
    return Found(cue, tuple(tokens[SOURCE]), tuple(sorted({*tokens[CUE], cue})), tuple(tokens[CONTENT]))
