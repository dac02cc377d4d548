"""Trains the two models of attribution and writes src/onrecord/resources/attribution.npz.

    python scripts/train_attribution.py docs.jsonl gold.jsonl [--out FILE]

``docs.jsonl``: {id, text}; ``gold.jsonl``: {id, attributions: [{source, cue, content: [[start, end], ..]}]}.
The first model tells the head of a cue, the second the role of a token towards a cue. Both have one hidden layer over
hashed features and the parser's own vectors. The seeds are fixed: the same input gives the same weights on one machine.
Prints the loss of each epoch, and the size and hash of what it wrote. Takes some five minutes and 2 GB on one core.
"""

import argparse
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sp
from spacy.tokens import Doc

from onrecord.extract.attribution import features
from onrecord.extract.attribution.tree import Tree, read_tree
from onrecord.extract.parse import load_parser, parse_text

ROLES = ("source", "cue", "content")
HIDDEN = 64
BATCH = 4096
#: rounds over the data; chosen on a sixth of the documents held out
EPOCHS = {"cue": 6, "pair": 10}
#: shares of hidden units and of features left out at each step
DROP_HIDDEN, DROP_FEATURES = 0.2, 0.1
RANK = {"VERB": 0, "NOUN": 1, "AUX": 1, "ADJ": 2}
Array = np.ndarray[Any, Any]


@dataclass
class Rows:
    """The cases of one model: hashed features, tokens whose vectors they bring, and the class."""

    ids: list[Array]
    at: list[Array]
    gold: list[Array]


class Net:
    """One hidden layer: ReLU(rows of a table + vectors) -> classes. Learns by Adam."""

    def __init__(self, dense: int, classes: int, seed: int) -> None:
        self.rng = rng = np.random.default_rng(seed)
        self.weights: dict[str, Array] = {
            "table": (rng.standard_normal((features.ROWS, HIDDEN)) * 0.05).astype("f4"),
            "dense": (rng.standard_normal((dense, HIDDEN)) * (1 / dense) ** 0.5).astype("f4"),
            "bias": np.zeros(HIDDEN, "f4"),
            "out": (rng.standard_normal((HIDDEN, classes)) * (1 / HIDDEN) ** 0.5).astype("f4"),
            "out_bias": np.zeros(classes, "f4"),
        }
        self.mean = {k: np.zeros_like(w) for k, w in self.weights.items()}
        self.square = {k: np.zeros_like(w) for k, w in self.weights.items()}
        self.steps = 0

    def learn(self, ids: Array, dense: Array, gold: Array, rate: float) -> float:
        """One step down the gradient; the mean loss of the batch before it."""
        w = self.weights
        n, k = ids.shape
        kept = np.asarray(self.rng.random(ids.shape) >= DROP_FEATURES, dtype="f4")
        sparse = sp.csr_matrix((kept.ravel(), ids.ravel(), np.arange(0, n * k + 1, k)), shape=(n, features.ROWS))
        hidden = np.maximum(sparse @ w["table"] + dense @ w["dense"] + w["bias"], 0)
        mask = np.asarray(self.rng.random(hidden.shape) >= DROP_HIDDEN, dtype="f4") / (1 - DROP_HIDDEN)
        hidden *= mask
        scores = hidden @ w["out"] + w["out_bias"]
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        scores /= scores.sum(axis=1, keepdims=True)
        loss = float(-np.log(scores[np.arange(n), gold] + 1e-9).mean())
        scores[np.arange(n), gold] -= 1
        scores /= n
        back = (scores @ w["out"].T) * mask * (hidden > 0)
        self.descend(
            {
                "out": hidden.T @ scores,
                "out_bias": scores.sum(0),
                "table": np.asarray(sparse.T @ back) + 1e-7 * w["table"],
                "dense": dense.T @ back + 1e-7 * w["dense"],
                "bias": back.sum(0),
            },
            rate,
        )
        return loss

    def descend(self, gradients: dict[str, Array], rate: float) -> None:
        self.steps += 1
        for key, gradient in gradients.items():
            g = gradient.astype("f4")
            self.mean[key] += 0.1 * (g - self.mean[key])
            self.square[key] += 0.001 * (g * g - self.square[key])
            step = self.mean[key] / (1 - 0.9**self.steps)
            self.weights[key] -= rate * step / (np.sqrt(self.square[key] / (1 - 0.999**self.steps)) + 1e-8)


def tokens_in(tree: Tree, spans: list[list[int]]) -> list[int]:
    """The tokens that the spans touch, without white space."""
    found = []
    for start, end in spans:
        for t in range(tree.token_at(start), len(tree.starts)):
            if tree.starts[t] >= end:
                break
            if tree.ends[t] > start and tree.pos[t] != "SPACE":
                found.append(t)
    return found


def head_of_cue(tree: Tree, cue: list[int], fit: set[int]) -> int | None:
    """The token that stands for a cue: one that hangs outside it, a verb before a noun; ``None`` where none fits."""
    inside = set(cue)
    tops = [t for t in cue if (tree.heads[t] not in inside or tree.heads[t] == t) and t in fit]
    return min(tops, key=lambda t: (RANK.get(tree.pos[t], 3), t)) if tops else None


def read_roles(tree: Tree, labels: list[dict[str, Any]], fit: set[int]) -> dict[int, dict[int, int]]:
    """Head of each cue -> token -> number of its role."""
    roles: dict[int, dict[int, int]] = {}
    for label in labels:
        spans = {role: tokens_in(tree, label[role]) for role in ROLES}
        head = head_of_cue(tree, spans["cue"], fit)
        if head is not None and head not in roles:
            roles[head] = {t: n + 1 for n, role in enumerate(ROLES) for t in spans[role]}
    return roles


def add_document(doc: Doc, text: str, labels: list[dict[str, Any]], cues: Rows, pairs: Rows, offset: int) -> Array:
    """Adds the cases of one document; its token vectors."""
    tree = read_tree(doc, text)
    columns, quotes = features.read_columns(doc, tree)
    candidates = features.find_candidates(columns, tree)
    roles = read_roles(tree, labels, set(candidates.tolist()))
    cues.ids.append(features.describe_candidates(columns, candidates).astype("i4"))
    cues.at.append(features.find_near(columns, candidates) + offset)
    cues.gold.append(np.array([int(t) in roles for t in candidates], dtype="i8"))
    heads = sorted(roles)
    is_cue = np.zeros(len(doc), bool)
    is_cue[heads] = True
    found = features.pair_tokens(columns, tree, quotes, heads)
    pairs.ids.append(features.describe_pairs(columns, tree, found, is_cue).astype("i4"))
    pairs.at.append(features.find_beside(columns, found) + offset)
    both = zip(found.cue.tolist(), found.token.tolist(), strict=True)
    pairs.gold.append(np.array([roles[c].get(t, 0) for c, t in both], dtype="i8"))
    return columns.tensor


def fit_net(rows: Rows, tensor: Array, *, classes: int, epochs: int, seed: int) -> Net:
    """The model learnt from the cases, in ``epochs`` rounds at a falling rate."""
    ids, at, gold = (np.concatenate(part) for part in (rows.ids, rows.at, rows.gold))
    net = Net(at.shape[1] * tensor.shape[1], classes, seed)
    for epoch in range(epochs):
        rate = 0.002 * (1 - epoch / epochs) + 0.0001
        order = net.rng.permutation(len(ids))
        batches = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
        losses = [net.learn(ids[b], tensor[at[b]].reshape(len(b), -1), gold[b], rate) for b in batches]
        print("epoch", epoch, "loss", round(float(np.mean(losses)), 4), flush=True)
    return net


def save_nets(path: Path, nets: dict[str, Net]) -> None:
    """Tables as 8-bit numbers with one scale a column, the rest as 16-bit floats."""
    arrays: dict[str, Array] = {}
    for name, net in nets.items():
        for key, w in net.weights.items():
            arrays[f"{name}_{key}"] = w.astype("f2")
        table = net.weights["table"]
        scale = np.abs(table).max(axis=0) / 127
        arrays[f"{name}_table"] = np.round(table / scale).astype("i1")
        arrays[f"{name}_scale"] = scale.astype("f4")
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]
    print(path, path.stat().st_size, "bytes, sha256", hashlib.sha256(path.read_bytes()).hexdigest()[:16])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docs", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, default=Path("src/onrecord/resources/attribution.npz"))
    args = parser.parse_args()
    nlp = load_parser()
    gold = {row["id"]: row for row in map(json.loads, args.gold.read_text(encoding="utf-8").splitlines())}
    cues, pairs, tensors, offset = Rows([], [], []), Rows([], [], []), [], 0
    for line in args.docs.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text, labels = row["text"], gold[row["id"]]["attributions"]
        tensors.append(add_document(parse_text(nlp, text), text, labels, cues, pairs, offset))
        offset += len(tensors[-1])
    tensor = np.concatenate(tensors).astype("f4")
    nets = {
        "cue": fit_net(cues, tensor, classes=2, epochs=EPOCHS["cue"], seed=1),
        "pair": fit_net(pairs, tensor, classes=len(ROLES) + 1, epochs=EPOCHS["pair"], seed=2),
    }
    save_nets(args.out, nets)


if __name__ == "__main__":
    main()
