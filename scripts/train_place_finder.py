"""Trains the weights of the place finder: src/onrecord/resources/place_finder.csv.

    python scripts/train_place_finder.py DOCS GOLD [DOCS GOLD ...] [--half]

DOCS and GOLD are lines {id, text} and {id, places: [{start, end, lat, lon}]}; every pair of files weighs the same.
Needs scikit-learn 1.9, which the program itself does not. A place without coordinates is neither right nor wrong.
``--half`` leaves out every second document (by the CRC of its id), to measure on those.
"""

import argparse
import csv
import json
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from onrecord.extract.parse import load_parser, parse_text
from onrecord.extract.place_candidates import find_candidates
from onrecord.extract.place_features import describe_candidates
from onrecord.extract.place_tokens import Words
from onrecord.store.gazetteer import load_gazetteer

OUT = Path(__file__).parent.parent / "src" / "onrecord" / "resources" / "place_finder.csv"
#: a feature seen in fewer documents is not learned, a word even less
LEAST_DOCUMENTS = 5
LEAST_DOCUMENTS_OF_A_WORD = 10
#: inverse strength of the L2 penalty
C = 0.15

Example = tuple[list[str], bool]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--half", action="store_true")
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    sets = [list(read_set(docs, gold, args.half)) for docs, gold in zip(args.files[::2], args.files[1::2], strict=True)]
    weights = fit(sets)
    with args.out.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(("feature", "weight"))
        rows.writerows((name, f"{weight:.3f}") for name, weight in sorted(weights.items()) if abs(weight) >= 0.01)
    print(f"{args.out}: {len(weights)} features")


def read_set(docs: Path, gold: Path, half: bool) -> Iterator[list[Example]]:
    """The examples of each document."""
    parser, gazetteer = load_parser(), load_gazetteer()
    labels = {row["id"]: row["places"] for row in map(json.loads, gold.open(encoding="utf-8"))}
    for row in map(json.loads, docs.open(encoding="utf-8")):
        if half and zlib.crc32(row["id"].encode()) % 2:
            continue
        yield list(examples(Words(parse_text(parser, row["text"])), gazetteer, labels[row["id"]]))


def examples(words: Words, gazetteer: object, places: list) -> Iterator[Example]:
    candidates = find_candidates(words, gazetteer)
    for candidate, features in zip(candidates, describe_candidates(words, candidates), strict=True):
        start, end = words.starts[candidate.first], words.end(candidate.stop - 1)
        hits = [place for place in places if place["start"] < end and start < place["end"]]
        if not hits or any(place["lat"] is not None for place in hits):
            yield sorted(set(features)), bool(hits)


def fit(sets: list[list[list[Example]]]) -> dict[str, float]:
    spread = Counter(
        name for documents in sets for document in documents for name in {n for e in document for n in e[0]}
    )
    names = sorted(name for name, documents in spread.items() if documents >= least(name))
    index = {name: column for column, name in enumerate(names)}
    columns, starts, right, weight = [], [0], [], []
    total = sum(len(document) for documents in sets for document in documents)
    for documents in sets:
        size = sum(len(document) for document in documents)
        for features, is_place in (example for document in documents for example in document):
            columns += [index[name] for name in features if name in index]
            starts.append(len(columns))
            right.append(is_place)
            weight.append(total / len(sets) / size)
    matrix = csr_matrix(([1.0] * len(columns), columns, starts), shape=(len(right), len(names)))
    model = LogisticRegression(C=C, max_iter=5000, fit_intercept=False).fit(matrix, right, sample_weight=weight)
    return dict(zip(names, model.coef_[0].tolist(), strict=True))


def least(name: str) -> int:
    return LEAST_DOCUMENTS_OF_A_WORD if name.startswith(("before=", "after=")) else LEAST_DOCUMENTS


if __name__ == "__main__":
    main()
