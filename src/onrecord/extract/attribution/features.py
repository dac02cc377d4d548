"""PARSED REPORT -> NUMBERS FOR THE TWO MODELS: which token is a cue, and which tokens are its source and its content.

Every feature is a row number of a hashed table: a few properties of tokens mixed with the number of the feature. The
mixing uses spaCy's string hashes, which are the same on every machine.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_TYPE, LEMMA, LOWER, POS
from spacy.symbols import ADJ, ADP, AUX, NOUN, PROPN, PUNCT, VERB
from spacy.tokens import Doc

from onrecord.extract.attribution.quotes import Quotes, read_quotes
from onrecord.extract.attribution.tree import Tree

Ints = NDArray[np.int64]
Hashes = NDArray[np.uint64]

#: rows of each hashed table
ROWS = 1 << 15
CANDIDATES = np.array([VERB, AUX, NOUN, PROPN, ADJ, ADP, PUNCT], dtype=np.uint64)
#: relations whose presence below a token tells whether it is a cue
TELLING = (
    "nsubj", "nsubjpass", "ccomp", "xcomp", "dobj", "prep", "auxpass", "neg", "poss", "acl", "agent", "advcl",
    "parataxis", "relcl", "dative", "prt", "det",
)  # fmt: skip
SUBJECTS = ("nsubj", "nsubjpass", "poss")
CLAUSES = ("relcl", "advcl", "ccomp", "acl", "conj", "appos", "xcomp", "pcomp", "parataxis", "csubj", "ROOT")
#: ancestors of a cue that are looked at
HEIGHT = 5


@dataclass(frozen=True, slots=True)
class Columns:
    """The properties of every token as arrays; one more entry at the end stands for 'no token' (index -1)."""

    lower: Hashes
    lemma: Hashes
    pos: Hashes
    dep: Hashes
    entity: Hashes
    head: Ints
    below: Hashes
    subject: Ints
    clause: Ints
    sentence: Ints
    paragraph: Ints
    quote: Ints
    tensor: NDArray[np.float32]


def read_columns(doc: Doc, tree: Tree) -> tuple[Columns, Quotes]:
    """The arrays of one parsed report."""
    size = len(doc)
    lower, lemma, pos, dep, entity = (
        pad(c) for c in doc.to_array([LOWER, LEMMA, POS, DEP, ENT_TYPE]).T.astype(np.uint64)
    )
    head = np.array([*tree.heads, size], dtype=np.int64)
    strings = doc.vocab.strings
    below = np.zeros(size + 1, dtype=np.uint64)
    for bit, name in enumerate(TELLING):
        governed = head[:-1][dep[:-1] == np.uint64(strings[name])]
        below[governed] |= np.uint64(1 << bit)
    subject = np.full(size + 1, size, dtype=np.int64)
    for name in SUBJECTS[::-1]:
        children = np.nonzero(dep[:-1] == np.uint64(strings[name]))[0]
        subject[head[children]] = children
    clausal = np.isin(dep, np.array([strings[name] for name in CLAUSES], dtype=np.uint64))
    quotes = read_quotes(tree)
    columns = Columns(
        lower, lemma, pos, dep, entity, head, below, subject,
        clause=find_clauses(head, clausal),
        sentence=np.array([*tree.sentence_of, -9], dtype=np.int64),
        paragraph=np.array([*tree.paragraph_of, -9], dtype=np.int64),
        quote=np.array([*quotes.of, -1], dtype=np.int64),
        tensor=np.vstack([doc.tensor, np.zeros((1, doc.tensor.shape[1]), dtype=np.float32)]),
    )  # fmt: skip
    return columns, quotes


def pad(column: NDArray[Any]) -> Hashes:
    return np.append(column, np.uint64(0))


def find_clauses(head: Ints, clausal: NDArray[np.bool_]) -> Ints:
    """For each token the head of the innermost clause it is in: itself or an ancestor."""
    at = np.where(clausal, np.arange(len(head)), head)
    for _ in range(HEIGHT):
        at = np.where(clausal[at], at, head[at])
    return at


def mix(number: int, *columns: Hashes | Ints) -> Ints:
    """Row numbers of a feature: its number and its columns hashed together."""
    key = np.full(len(columns[0]), (number * 0x9E3779B97F4A7C15) & 0xFFFFFFFFFFFFFFFF, dtype=np.uint64)
    for column in columns:
        key = (key ^ column.astype(np.uint64)) * np.uint64(0xFF51AFD7ED558CCD)
        key ^= key >> np.uint64(32)
    return (key % np.uint64(ROWS)).astype(np.int64)


def find_candidates(columns: Columns, tree: Tree) -> Ints:
    """The tokens that can be the head of a cue: verbs, nouns, adjectives, prepositions, and the colon."""
    fit = np.isin(columns.pos[:-1], CANDIDATES[:-1])
    colons = [i for i, word in enumerate(tree.lowers) if word == ":"]
    fit[colons] = True
    return np.nonzero(fit)[0]


def find_near(columns: Columns, at: Ints) -> Ints:
    """The tokens whose vectors a possible cue brings along: the one before, itself, the one after, its head."""
    last = len(columns.head) - 1
    return np.stack([np.where(at > 0, at - 1, last), at, at + 1, columns.head[at]], axis=1)


def describe_candidates(columns: Columns, at: Ints) -> Ints:
    """The features of possible cues, one row of numbers a token."""
    c, last = columns, len(columns.head) - 1
    before, before2 = np.where(at > 0, at - 1, last), np.where(at > 1, at - 2, last)
    after, after2 = np.minimum(at + 1, last), np.minimum(at + 2, last)
    head, subject = c.head[at], c.subject[at]
    quoted = (c.quote[at] >= 0).astype(np.int64)
    beside = (
        (c.quote[before] >= 0) * 1
        + (c.quote[before2] >= 0) * 2
        + (c.quote[after] >= 0) * 4
        + (c.quote[after2] >= 0) * 8
    )
    first = (c.paragraph[at] == 0).astype(np.int64)
    features = [
        mix(1, c.lemma[at], c.pos[at]),
        mix(2, c.lower[at], c.dep[at]),
        mix(3, c.pos[at], c.dep[at], c.dep[head], c.pos[head]),
        mix(4, c.lower[before], c.pos[at]),
        mix(5, c.lower[after], c.pos[at]),
        mix(6, c.lemma[at], c.lower[after]),
        mix(7, c.pos[before], c.pos[at], c.pos[after], c.pos[after2]),
        mix(8, c.lemma[head], c.dep[at]),
        mix(9, c.below[at], c.pos[at]),
        mix(10, c.below[at], c.lemma[at]),
        mix(11, c.lower[subject], c.pos[at]),
        mix(12, c.entity[subject], c.pos[subject], c.lemma[at]),
        mix(13, quoted, beside, c.pos[at]),
        mix(14, quoted, beside, c.lemma[at]),
        mix(15, c.lower[after], c.lower[after2]),
        mix(16, c.below[head], c.dep[at], c.pos[at]),
        mix(17, c.lower[before2], c.lower[before]),
        mix(18, first, c.pos[at], c.dep[at]),
        mix(19, c.lemma[c.clause[head]], c.dep[at], quoted),
    ]
    return np.stack(features, axis=1)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Cue and token, and the branch of the tree by which the token hangs on the cue's line of ancestors.

    ``branch`` is the head of that branch; ``path`` tells the way from the cue to it.
    """

    cue: Ints
    token: Ints
    branch: Ints
    path: Hashes


def pair_tokens(columns: Columns, tree: Tree, quotes: Quotes, cues: list[int]) -> Pairs:
    """Every cue with every token of its sentence, and with the quoted ones of the sentences around it."""
    cue_parts, token_parts, branch_parts, path_parts = [], [], [], []
    for cue in cues:
        start, end = tree.sentences[tree.sentence_of[cue]]
        branch, path = climb(columns, tree, cue, start, end)
        outside = quotes.around(tree, cue)
        tokens = np.concatenate([np.arange(start, end), outside])
        cue_parts.append(np.full(len(tokens), cue))
        token_parts.append(tokens)
        branch_parts.append(np.concatenate([branch, np.full(len(outside), len(tree.heads))]))
        path_parts.append(np.concatenate([path, np.zeros(len(outside), dtype=np.uint64)]))
    if not cues:
        nothing = np.zeros(0, dtype=np.int64)
        return Pairs(nothing, nothing, nothing, nothing.astype(np.uint64))
    return Pairs(*(np.concatenate(p) for p in (cue_parts, token_parts, branch_parts, path_parts)))


def climb(columns: Columns, tree: Tree, cue: int, start: int, end: int) -> tuple[Ints, Hashes]:
    """For each token of the sentence the branch it is in, seen from the cue, and the way there."""
    line = [cue]
    while tree.heads[line[-1]] != line[-1] and len(line) <= HEIGHT:
        line.append(tree.heads[line[-1]])
    branch = np.full(end - start, line[-1], dtype=np.int64)
    path = np.zeros(end - start, dtype=np.uint64)
    way, ways = 17, []
    deps = tree.dep_ids
    for node in line:
        ways.append(way)
        way = (way * 1000003 + deps[node]) & 0xFFFFFFFFFFFF
    for up in range(len(line) - 1, -1, -1):
        node = line[up]
        for k in tree.children[node]:
            left, right = tree.first[k] - start, tree.last[k] + 1 - start
            branch[left:right] = k
            path[left:right] = (ways[up] * 31 + deps[k] * 2 + (k < cue)) & 0xFFFFFFFFFFFF
        branch[node - start] = node
        path[node - start] = ways[up] * 31 + 1
    return branch, path


def find_beside(columns: Columns, pairs: Pairs) -> Ints:
    """The tokens whose vectors a pair brings along: the token, the cue, the head of the branch."""
    return np.stack([pairs.token, pairs.cue, pairs.branch], axis=1)


def describe_pairs(columns: Columns, tree: Tree, pairs: Pairs, is_cue: NDArray[np.bool_]) -> Ints:
    """The features of cue-token pairs, one row of numbers a pair. ``is_cue`` marks the heads of all cues."""
    c, last = columns, len(columns.head) - 1
    cue, token, branch, path = pairs.cue, pairs.token, pairs.branch, pairs.path
    opening = np.array([*tree.first, last], dtype=np.int64)[branch]
    before, after = np.where(token > 0, token - 1, last), np.minimum(token + 1, last)
    offset = np.clip(c.sentence[token] - c.sentence[cue], -3, 3) + 3
    gap = c.paragraph[token] - c.paragraph[cue] + 1
    distance = token - cue
    bucket = np.sign(distance) * np.ceil(np.log2(np.abs(distance) + 1)).astype(np.int64) + 16
    quoted = (c.quote[token] >= 0) + 2 * (c.quote[cue] >= 0) + 4 * (c.quote[token] == c.quote[cue])
    clause = c.clause[token]
    deeper = (clause != c.clause[branch]).astype(np.int64)
    passed = np.append(np.cumsum(is_cue), 0)
    between = np.clip(np.abs(passed[token] - passed[cue]), 0, 3)
    at_branch = (token == branch).astype(np.int64)
    features = [
        mix(101, path),
        mix(102, path, c.lemma[cue]),
        mix(103, path, c.lower[opening]),
        mix(104, path, c.dep[token], at_branch),
        mix(105, c.dep[branch], c.dep[token], c.dep[c.head[token]], c.pos[token]),
        mix(106, c.lower[token], c.dep[branch]),
        mix(107, quoted, path),
        mix(108, quoted, offset, gap, between),
        mix(109, bucket, c.pos[token], offset),
        mix(110, c.lemma[cue], quoted, offset, gap),
        mix(111, c.pos[before], c.dep[token], c.pos[after], at_branch),
        mix(112, path, c.dep[clause], deeper, between),
        mix(113, c.lower[opening], c.dep[clause], deeper, c.pos[cue]),
        mix(114, c.entity[branch], c.pos[branch], path),
        mix(115, c.below[cue], path),
        mix(116, c.lower[cue + 1], path),
        mix(117, c.lower[before], bucket),
    ]
    return np.stack(features, axis=1)
