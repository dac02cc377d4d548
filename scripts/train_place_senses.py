"""Trains the weights that choose the sense of a name: src/onrecord/resources/place_senses.csv.

    python scripts/train_place_senses.py DOCS GOLD [DOCS GOLD ...] [--half]

DOCS and GOLD are lines {id, text} and {id, places: [{start, end, lat, lon}]}. An entry is right when it lies within
161 km of the label. A conditional logit for each pass; each pass sees the shares that the one before gave. Needs scipy
and numpy. ``--half`` leaves out every second document (by the CRC of its id), to measure on those.
"""

import argparse
import csv
import json
import zlib
from collections import defaultdict
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

import numpy
from scipy.optimize import minimize

from onrecord.extract.parse import load_parser, parse_text
from onrecord.extract.places import find_places
from onrecord.ground.place_names import gather_names, key_mentions
from onrecord.ground.place_senses import PASSES, Name, describe_entries, share_out
from onrecord.store.gazetteer import load_gazetteer

OUT = Path(__file__).parent.parent / "src" / "onrecord" / "resources" / "place_senses.csv"
NEAR_KM = 161.0
#: strength of the L2 penalty
PENALTY = 1.0

Labelled = tuple[list[Name], list[list[dict]]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--half", action="store_true")
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    pairs = zip(args.files[::2], args.files[1::2], strict=True)
    reports = [report for docs, gold in pairs for report in read_reports(docs, gold, args.half)]
    shares = [[[1 / len(n.entries)] * len(n.entries) if n.entries else [] for n in names] for names, _ in reports]
    with args.out.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(("pass", "feature", "weight"))
        for number in range(PASSES):
            weights = fit(
                [case for report, share in zip(reports, shares, strict=True) for case in cases(report, share)]
            )
            shares = [share_out(names, share, weights) for (names, _), share in zip(reports, shares, strict=True)]
            rows.writerows((number, name, f"{weight:.3f}") for name, weight in sorted(weights.items()))
    print(args.out)


def read_reports(docs: Path, gold: Path, half: bool) -> list[Labelled]:
    """The names of each report, with the labels of their mentions."""
    parser, gazetteer = load_parser(), load_gazetteer()
    labels = {row["id"]: row["places"] for row in map(json.loads, gold.open(encoding="utf-8"))}
    reports = []
    for row in map(json.loads, docs.open(encoding="utf-8")):
        if half and zlib.crc32(row["id"].encode()) % 2:
            continue
        mentions = find_places(parse_text(parser, row["text"]), gazetteer)
        keys = key_mentions(mentions, row["text"])
        found = defaultdict(list)
        for mention, key in zip(mentions, keys, strict=True):
            hits = [p for p in labels[row["id"]] if p["start"] < mention.end and mention.start < p["end"]]
            found[key] += [p for p in hits[:1] if p["lat"] is not None]
        names = gather_names(mentions, keys, row["text"], gazetteer)
        reports.append((list(names.values()), [found[key] for key in names]))
    return reports


def cases(report: Labelled, shares: list) -> list[tuple[list, numpy.ndarray, float]]:
    """For each labelled name of several entries: their features, how right each is, and the weight of the case."""
    names, labels = report
    found = []
    for name, places, rows in zip(names, labels, describe_entries(names, shares), strict=True):
        if places and len(name.entries) > 1:
            right = numpy.array(
                [numpy.mean([distance(e.lat, e.lon, p) <= NEAR_KM for p in places]) for e in name.entries]
            )
            if right.max() > 0:
                found.append((rows, right, len(places) ** 0.5))
    return found


def distance(lat: float, lon: float, place: dict) -> float:
    """Kilometres along the great circle."""
    a, b = radians(lat), radians(place["lat"])
    chord = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(place["lon"] - lon) / 2) ** 2
    return 2 * 6371.0 * asin(min(1.0, sqrt(chord)))


def fit(found: list) -> dict[str, float]:
    names = sorted({name for rows, _, _ in found for row in rows for name in row})
    index = {name: column for column, name in enumerate(names)}
    tables = []
    for rows, right, weight in found:
        table = numpy.zeros((len(rows), len(names)))
        for line, row in enumerate(rows):
            for name, value in row.items():
                table[line, index[name]] = value
        tables.append((table, right, weight))

    def loss(weights: numpy.ndarray) -> tuple[float, numpy.ndarray]:
        total, slope = PENALTY * (weights @ weights) / 2, PENALTY * weights
        for table, right, weight in tables:
            scores = table @ weights
            raised = numpy.exp(scores - scores.max())
            share = raised / raised.sum()
            hit = (share * right).sum() + 1e-9
            total -= weight * numpy.log(hit)
            slope = slope - weight * (table.T @ (share * right / hit - share))
        return total, slope

    best = minimize(loss, numpy.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 200})
    return dict(zip(names, best.x.tolist(), strict=True))


if __name__ == "__main__":
    main()
