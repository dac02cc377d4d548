"""The two small models of attribution: one hidden layer each, run with numpy.

The weights in resources/attribution.npz are made by scripts/train_attribution.py.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Layer:
    """``table``: a row for each hashed feature; ``dense``: one matrix for each vector that a case brings along."""

    table: Floats
    dense: tuple[Floats, ...]
    bias: Floats
    out: Floats
    out_bias: Floats

    def score(self, rows: Ints, tensor: Floats, at: Ints) -> Floats:
        """The probability of each class for each case.

        ``rows`` are the numbers of the features of a case, ``at`` the tokens whose vectors in ``tensor`` it brings.
        """
        hidden = np.tile(self.bias, (len(rows), 1))
        for column in range(rows.shape[1]):
            hidden += self.table[rows[:, column]]
        for column, weights in enumerate(self.dense):
            hidden += (tensor @ weights)[at[:, column]]
        np.maximum(hidden, 0, out=hidden)
        logits = hidden @ self.out + self.out_bias
        logits -= logits.max(axis=1, keepdims=True)
        np.exp(logits, out=logits)
        scores: Floats = logits / logits.sum(axis=1, keepdims=True)
        return scores


@cache
def load_layer(name: Literal["cue", "pair"]) -> Layer:
    """The weights of a model, read once."""
    with (files("onrecord.resources") / "attribution.npz").open("rb") as file, np.load(file) as arrays:
        dense = arrays[f"{name}_dense"].astype(np.float32)
        width = dense.shape[0] // VECTORS[name]
        return Layer(
            table=arrays[f"{name}_table"].astype(np.float32) * arrays[f"{name}_scale"],
            dense=tuple(dense[i * width : (i + 1) * width] for i in range(VECTORS[name])),
            bias=arrays[f"{name}_bias"].astype(np.float32),
            out=arrays[f"{name}_out"].astype(np.float32),
            out_bias=arrays[f"{name}_out_bias"].astype(np.float32),
        )


#: how many vectors a case brings along: features.find_near and find_beside
VECTORS: dict[str, int] = {"cue": 4, "pair": 3}
