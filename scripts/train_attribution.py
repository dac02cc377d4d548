"""Trains the two models of attribution and writes src/onrecord/resources/attribution.npz.

    python scripts/train_attribution.py docs.jsonl gold.jsonl [--out FILE] [--folds N]

``docs.jsonl``: {id, text}; ``gold.jsonl``: {id, attributions: [{source, cue, content: [[start, end], ..]}]}.
The first model tells the head of a cue, the second the role of a token towards a cue. Both have one hidden layer over
hashed features and the parser's own vectors. The seed is fixed: the same input gives the same weights on one machine.
"""

import argparse
import hashlib
import json
import time
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
RANK = {"VERB": 0, "NOUN": 1, "AUX": 1, "ADJ": 2}


class Net:
    """One hidden layer: ReLU(sparse rows of a table + dense vectors) -> classes. Adam, in place."""

    def __init__(self, rows: int, dense: int, classes: int, seed: int) -> None:
        rng = np.random.default_rng(seed)
        self.weights = {
            "table": (rng.standard_normal((rows, HIDDEN)) * 0.05).astype("f4"),
            "dense": (rng.standard_normal((dense, HIDDEN)) * (1 / dense) ** 0.5).astype("f4"),
            "bias": np.zeros(HIDDEN, "f4"),
            "out": (rng.standard_normal((HIDDEN, classes)) * (1 / HIDDEN) ** 0.5).astype("f4"),
            "out_bias": np.zeros(classes, "f4"),
        }
        self.m = {k: np.zeros_like(w) for k, w in self.weights.items()}
        self.v = {k: np.zeros_like(w) for k, w in self.weights.items()}
        self.step_count = 0
        self.rng = rng

    def forward(self, ids: np.ndarray, dense: np.ndarray) -> tuple[np.ndarray, np.ndarray, sp.csr_matrix]:
        w = self.weights
        n, k = ids.shape
        sparse = sp.csr_matrix(
            (np.ones(n * k, "f4"), ids.ravel(), np.arange(0, n * k + 1, k)), shape=(n, len(w["table"]))
        )
        hidden = np.maximum(sparse @ w["table"] + dense @ w["dense"] + w["bias"], 0)
        logits = hidden @ w["out"] + w["out_bias"]
        logits -= logits.max(axis=1, keepdims=True)
        p = np.exp(logits)
        return p / p.sum(axis=1, keepdims=True), hidden, sparse

    def step(self, ids: np.ndarray, dense: np.ndarray, gold: np.ndarray, rate: float, drop: float = 0.2) -> float:
        w = self.weights
        n = len(ids)
        n_, k = ids.shape
        keep = (self.rng.random(ids.shape) >= 0.1).astype("f4")
        sparse = sp.csr_matrix((keep.ravel(), ids.ravel(), np.arange(0, n * k + 1, k)), shape=(n, len(w["table"])))
        hidden = np.maximum(sparse @ w["table"] + dense @ w["dense"] + w["bias"], 0)
        mask = (self.rng.random(hidden.shape) >= drop).astype("f4") / (1 - drop)
        hidden *= mask
        logits = hidden @ w["out"] + w["out_bias"]
        logits -= logits.max(axis=1, keepdims=True)
        p = np.exp(logits)
        p /= p.sum(axis=1, keepdims=True)
        loss = float(-np.log(p[np.arange(n), gold] + 1e-9).mean())
        p[np.arange(n), gold] -= 1
        p /= n
        back = (p @ w["out"].T) * mask * (hidden > 0)
        grads = {
            "out": hidden.T @ p,
            "out_bias": p.sum(0),
            "table": np.asarray((sparse.T @ back)),
            "dense": dense.T @ back,
            "bias": back.sum(0),
        }
        self.step_count += 1
        c1, c2 = 1 - 0.9**self.step_count, 1 - 0.999**self.step_count
        for key, g in grads.items():
            g = g.astype("f4")
            if key in ("table", "dense"):
                g += 1e-7 * w[key]
            self.m[key] += 0.1 * (g - self.m[key])
            self.v[key] += 0.001 * (g * g - self.v[key])
            w[key] -= rate * (self.m[key] / c1) / (np.sqrt(self.v[key] / c2) + 1e-8)
        return loss


def tokens_in(tree: Tree, spans: list[list[int]]) -> list[int]:
    """The tokens that the spans touch, without white space."""
    out = []
    for start, end in spans:
        first = tree.token_at(start)
        for t in range(first, len(tree.starts)):
            if tree.starts[t] >= end:
                break
            if tree.ends[t] > start and tree.pos[t] != "SPACE":
                out.append(t)
    return out


def head_of_cue(tree: Tree, cue: list[int], fit: set[int]) -> int | None:
    """The token of a cue that stands for it: outside the reach of the others, a verb before a noun."""
    inside = set(cue)
    tops = [t for t in cue if (tree.heads[t] not in inside or tree.heads[t] == t) and t in fit]
    return min(tops, key=lambda t: (RANK.get(tree.pos[t], 3), t)) if tops else None


def collect(docs: list[tuple[str, Doc]], gold: dict[str, Any]) -> dict[str, np.ndarray]:
    """The training rows of both models, token numbers running over all documents."""
    tensors, cue_ids, cue_at, cue_gold = [], [], [], []
    pair_ids, pair_at, pair_gold = [], [], []
    offset = lost = covered = 0
    for key, doc in docs:
        tree = read_tree(doc)
        columns, quotes = features.read_columns(doc, tree)
        candidates = features.find_candidates(columns, tree)
        fit = set(candidates.tolist())
        roles: dict[int, dict[int, int]] = {}
        for a in gold[key]["attributions"]:
            spans = {r: tokens_in(tree, a[r]) for r in ROLES}
            head = head_of_cue(tree, spans["cue"], fit)
            if head is None or head in roles:
                lost += 1
                continue
            roles[head] = {t: n + 1 for n, r in enumerate(ROLES) for t in spans[r]}
        last = len(doc)
        tensors.append(columns.tensor)
        cue_ids.append(features.describe_candidates(columns, candidates).astype("i4"))
        cue_at.append(
            np.stack(
                [np.where(candidates > 0, candidates - 1, last), candidates, candidates + 1, columns.head[candidates]], 1
            )
            + offset
        )
        cue_gold.append(np.array([int(t) in roles for t in candidates]))
        heads = sorted(roles)
        is_cue = np.zeros(last, bool)
        is_cue[heads] = True
        pairs = features.pair_tokens(columns, tree, quotes, heads)
        pair_ids.append(features.describe_pairs(columns, tree, pairs, is_cue).astype("i4"))
        pair_at.append(np.stack([pairs.token, pairs.cue, pairs.branch], 1) + offset)
        pair_gold.append(np.array([roles[c].get(t, 0) for c, t in zip(pairs.cue.tolist(), pairs.token.tolist(), strict=True)], dtype="i1"))
        covered += int((pair_gold[-1] > 0).sum())
        lost += 0
        offset += last + 1
    total = sum(len(tokens_in(read_tree(d), a[r])) for k, d in docs[:20] for a in gold[k]["attributions"] for r in ROLES)
    print("attributions without usable cue head:", lost, "role tokens of 20 documents:", total, "covered in all:", covered)
    return {
        "tensor": np.concatenate(tensors).astype("f4"),
        "cue_ids": np.concatenate(cue_ids),
        "cue_at": np.concatenate(cue_at),
        "cue_gold": np.concatenate(cue_gold).astype("i1"),
        "pair_ids": np.concatenate(pair_ids),
        "pair_at": np.concatenate(pair_at),
        "pair_gold": np.concatenate(pair_gold),
    }


def fit(data: dict[str, np.ndarray], name: str, classes: int, epochs: int, seed: int) -> Net:
    ids, at, gold = data[name + "_ids"], data[name + "_at"], data[name + "_gold"]
    tensor = data["tensor"]
    net = Net(features.ROWS, at.shape[1] * tensor.shape[1], classes, seed)
    rng = np.random.default_rng(seed)
    size = 4096
    for epoch in range(epochs):
        order = rng.permutation(len(ids))
        losses, began = [], time.time()
        rate = 0.002 * (1 - epoch / epochs) + 0.0001
        for i in range(0, len(order), size):
            b = order[i : i + size]
            losses.append(net.step(ids[b], tensor[at[b]].reshape(len(b), -1), gold[b].astype("i8"), rate))
        print(name, "epoch", epoch, "loss", round(float(np.mean(losses)), 4), f"{time.time() - began:.0f} s", flush=True)
    return net


def save(path: Path, nets: dict[str, Net]) -> None:
    """Tables as 8-bit numbers with one scale a column, the rest as 16-bit floats."""
    arrays: dict[str, np.ndarray] = {}
    for name, net in nets.items():
        for key, w in net.weights.items():
            if key == "table":
                scale = np.abs(w).max(axis=0) / 127
                arrays[f"{name}_table"] = np.round(w / scale).astype("i1")
                arrays[f"{name}_scale"] = scale.astype("f4")
            else:
                arrays[f"{name}_{key}"] = w.astype("f2")
    np.savez_compressed(path, **arrays)
    print(path, path.stat().st_size, "bytes, sha256", hashlib.sha256(path.read_bytes()).hexdigest()[:16])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("docs", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, default=Path("src/onrecord/resources/attribution.npz"))
    parser.add_argument("--epochs", type=int, default=6)
    args = parser.parse_args()
    nlp = load_parser()
    docs = []
    for line in args.docs.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        docs.append((row["id"], parse_text(nlp, row["text"])))
    gold = {row["id"]: row for row in map(json.loads, args.gold.read_text(encoding="utf-8").splitlines())}
    data = collect(docs, gold)
    save(args.out, {"cue": fit(data, "cue", 2, args.epochs, 1), "pair": fit(data, "pair", 4, args.epochs, 2)})


if __name__ == "__main__":
    main()
