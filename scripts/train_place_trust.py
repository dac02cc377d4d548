"""Trains the weights that doubt the chosen bearer of a name: src/onrecord/resources/place_trust.csv.

    python scripts/train_place_trust.py DOCS GOLD [DOCS GOLD ...] [--half]

DOCS and GOLD are lines {id, text} and {id, places: [{start, end, lat, lon}]}. A bearer is right at a mention when it
lies within 161 km of its label, or of that of another mention of the name; a name without a label is none. A logistic
regression with a row for each name of a report that may be doubted. Needs scipy and numpy. ``--half`` leaves out every
second document (by the CRC of its id); printed is the share of right ones on those fitted and those left out, with what
the threshold gives up.
"""

import argparse
import csv
import json
import zlib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy
from scipy.optimize import minimize
from train_place_senses import NEAR_KM, distance

from onrecord.extract.parse import load_parser, parse_text
from onrecord.extract.places import find_places
from onrecord.ground.place_trust import LEAST_LIKELY, describe_chosen
from onrecord.ground.places import sense_names
from onrecord.store.gazetteer import load_gazetteer

OUT = Path(__file__).parent.parent / "src" / "onrecord" / "resources" / "place_trust.csv"
#: strength of the L2 penalty
PENALTY = 1.0
#: weight of a mention without a label: sets disagree on what is a place inside an organisation's name
UNLABELLED = {"name": 0.5, "organisation": 0.2}


class Row(NamedTuple):
    """One name of a report: the share of its mentions at which the bearer is right, and the weight of these."""

    features: dict[str, float]
    right: float
    weight: float
    fitted: bool


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--half", action="store_true")
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    rows = [
        row
        for docs, gold in zip(args.files[::2], args.files[1::2], strict=True)
        for row in read_rows(docs, gold, args.half)
    ]
    names = sorted({name for row in rows for name in row.features})
    weights = fit([row for row in rows if row.fitted], names)
    with args.out.open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(("feature", "weight"))
        table.writerows((name, f"{weight:.3f}") for name, weight in zip(names, weights, strict=True))
    for fitted in (True, False):
        report([row for row in rows if row.fitted is fitted], names, weights, "fitted" if fitted else "left out")
    print(args.out)


def read_rows(docs: Path, gold: Path, half: bool) -> Iterator[Row]:
    parser, gazetteer = load_parser(), load_gazetteer()
    labels = {row["id"]: row["places"] for row in map(json.loads, gold.open(encoding="utf-8"))}
    for row in map(json.loads, docs.open(encoding="utf-8")):
        text, places = row["text"], labels[row["id"]]
        fitted = not half or zlib.crc32(row["id"].encode()) % 2 == 0
        mentions = find_places(parse_text(parser, text), gazetteer)
        keys, names, senses, chosen = sense_names(mentions, text, gazetteer)
        bearers = {n: entry for n, (entry, _) in chosen.items()}
        votes = defaultdict(list)
        for n, entry in bearers.items():
            votes[keys[n]] += judge(mentions[n], entry, places, text)
        for key, features in describe_chosen(mentions, text, keys, names, senses, bearers).items():
            if votes[key]:
                weight = sum(weight for _, weight in votes[key])
                yield Row(features, sum(right * weight for right, weight in votes[key]) / weight, weight, fitted)


def judge(mention, entry, places: list[dict], text: str) -> list[tuple[bool, float]]:
    """Whether the bearer is right at a mention, and the weight of that; empty where the label has no point."""
    hits = [p for p in places if p["start"] < mention.end and mention.start < p["end"]]
    if hits and hits[0]["lat"] is None:
        return []
    named = [p for p in places if text[p["start"] : p["end"]].casefold() == mention.text.casefold()]
    known = [p for p in hits + named if p["lat"] is not None]
    if known:
        return [(distance(entry.lat, entry.lon, known[0]) <= NEAR_KM, 1.0)]
    return [(False, UNLABELLED.get(mention.form, 0.5))]


def fit(rows: list[Row], names: list[str]) -> list[float]:
    table, right, weight = to_arrays(rows, names)

    def loss(weights: numpy.ndarray) -> tuple[float, numpy.ndarray]:
        p = 1 / (1 + numpy.exp(-(table @ weights)))
        total = -(weight**0.5 * (right * numpy.log(p + 1e-9) + (1 - right) * numpy.log(1 - p + 1e-9))).sum()
        slope = table.T @ (weight**0.5 * (p - right))
        return total + PENALTY * (weights @ weights) / 2, slope + PENALTY * weights

    best = minimize(loss, numpy.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return best.x.tolist()


def to_arrays(rows: list[Row], names: list[str]) -> tuple[numpy.ndarray, numpy.ndarray, numpy.ndarray]:
    table = numpy.array([[row.features.get(name, 0.0) for name in names] for row in rows])
    return table, numpy.array([row.right for row in rows]), numpy.array([row.weight for row in rows])


def report(rows: list[Row], names: list[str], weights: list[float], title: str) -> None:
    if not rows:
        return
    table, right, weight = to_arrays(rows, names)
    kept = 1 / (1 + numpy.exp(-(table @ numpy.array(weights)))) >= LEAST_LIKELY
    lost, mended = (right * weight)[~kept].sum(), ((1 - right) * weight)[~kept].sum()
    share = numpy.average(right, weights=weight), numpy.average(right[kept], weights=weight[kept])
    print(f"{title}: {len(rows)} names, {share[0]:.3f} right; of those kept {share[1]:.3f}; "
          f"given up {mended:.0f} wrong and {lost:.0f} right mentions")  # fmt: skip


if __name__ == "__main__":
    main()
