"""ARTICLE -> THE CAUSE of the deaths that are its news, by the words that tell of them and of the harm around.

A softmax over plain counts: the kinds and weapons of the claims of the total, the weapons named there, near by and
elsewhere (onrecord's table of weapons), the kinds of harm in the lead and in the rest, and words of six sorts in
headline, lead and claims. Weights in cause.csv, learned by scripts/train_deaths_cause.py on the labels of the task.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from math import log1p
from pathlib import Path

from onrecord.extract.claims.weapons import weapon_sorts
from onrecord.mentions import Reading
from onrecord.model import Claim

WEIGHTS = Path(__file__).with_name("cause.csv")
LABELS = ("shelling", "explosion", "chemical", "shooting", "execution", "unknown")
HARM = frozenset({"clash", "air_strike", "shelling", "bombing", "attack", "advance"})
FIGHTERS = re.compile(
    r"soldier|fighter|militant|rebel|terrorist|troop|jihad|insurgent|force|isis|daesh|member|gunm|combat", re.I
)
WORDS = {
    name: re.compile(pattern, re.I)
    for name, pattern in {
        "chemical": r"chemical|sarin|chlorine|\bgas\b|nerve|toxic|poison",
        "execution": r"execut|behead|crucif|hang(?:ed|ing)|slaughter|massacre|mass grave|murder",
        "shots": r"\bshot|gunfire|gunm[ae]n|sniper|open(?:ed)? fire|ambush",
        "fight": r"clash|fight|battle|offensive|assault",
        "explosion": r"car bomb|suicide|blew|explo|\bblast|\bmine|\bIED|booby|detonat",
        "fire from afar": r"air ?strike|air raid|warplane|\bjets?\b|barrel|helicopter|shell|rocket|missile|mortar"
        r"|bombard|artiller|air force",
    }.items()
}
#: characters of the lead by words and by claims, from the deaths to a weapon that is near, and per step of its weight
LEAD, LEAD_OF_CLAIMS, NEAR, STEP = 600, 500, 300, 200


def choose_cause(told: Sequence[Claim], reading: Reading) -> str | None:
    """The likeliest label; ``None`` for unknown. ``told`` are the claims of the total that is the news."""
    features, weights = describe_cause(told, reading), read_weights()
    scores = {
        label: sum([value * weights[name][at] for name, value in features.items() if name in weights])
        for at, label in enumerate(LABELS)
    }
    best = max(LABELS, key=lambda label: scores[label])
    return None if best == "unknown" else best


@cache
def read_weights() -> dict[str, tuple[float, ...]]:
    """The weights of each feature, one a label; that of "" is the constant."""
    with WEIGHTS.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(line for line in lines if not line.startswith("#"))
        return {row["feature"]: tuple(float(row[label]) for label in LABELS) for row in rows}


def describe_cause(told: Sequence[Claim], reading: Reading) -> dict[str, float]:
    """The features of one article, each the logarithm of a count; "" is 1."""
    counted: dict[str, float] = defaultdict(float)
    for name, value in (
        *describe_claims(told),
        *describe_weapons(told, reading),
        *describe_harm(reading),
        *describe_words(told, reading),
    ):
        counted[name] += value
    return {"": 1.0, **{name: log1p(value) for name, value in counted.items() if value}}


def describe_claims(told: Sequence[Claim]) -> Iterator[tuple[str, float]]:
    """Shares of kinds and weapons among the claims of the total, and whether those killed were fighters."""
    for claim in told:
        yield f"kind {claim.kind}", 1 / len(told)
        yield f"weapon {claim.attributes.get('weapon_sort')}", 1 / len(told)
    actors = [actor for claim in told for actor in claim.actors]
    yield "fighters", float(any(actor.role == "victim" and FIGHTERS.search(actor.text) for actor in actors))
    yield "agent", float(any(actor.role == "agent" for actor in actors))


def describe_weapons(told: Sequence[Claim], reading: Reading) -> Iterator[tuple[str, float]]:
    """The weapons named in the claims of the total, near them, far from them, in the headline; and all by nearness."""
    headline = len(reading.report.headline or "")
    spans = [(claim.evidence.start, claim.evidence.end) for claim in told] or [(0, headline + NEAR)]
    zones: set[str] = set()
    for hit in weapon_pattern().finditer(reading.report.text):
        at, sort = hit.start(), weapon_sorts()[hit[1].lower().replace("-", " ")]
        away = min(0 if start <= at < end else min(abs(at - start), abs(at - end)) for start, end in spans)
        zones.add(f"{'in' if away == 0 else 'near' if away < NEAR else 'far'} {sort}")
        if at < headline:
            zones.add(f"headline {sort}")
        yield f"all {sort}", 1 / (1 + away / STEP)
    yield from ((zone, 1.0) for zone in sorted(zones))


@cache
def weapon_pattern() -> re.Pattern[str]:
    longest_first = sorted(weapon_sorts(), key=lambda words: (-len(words), words))
    words = "|".join(re.escape(words).replace("\\ ", "[ -]") for words in longest_first)
    return re.compile(rf"\b({words})s?\b", re.I)


def describe_harm(reading: Reading) -> Iterator[tuple[str, float]]:
    """The kinds of harm that the lead tells of, and the rest."""
    lead = len(reading.report.headline or "") + LEAD_OF_CLAIMS
    for claim in reading.claims:
        if claim.kind in HARM and claim.modality != "background":
            early = claim.evidence.start < lead
            yield f"{'lead' if early else 'rest'} {claim.kind}", 1.0 if early else 0.5


def describe_words(told: Sequence[Claim], reading: Reading) -> Iterator[tuple[str, float]]:
    """Words of each sort in the headline, the lead and the claims of the total."""
    text, headline = reading.report.text, len(reading.report.headline or "")
    parts: Mapping[str, str] = {
        "headline": text[:headline],
        "lead": text[headline : headline + LEAD],
        "claims": " ".join(claim.evidence.quote for claim in told),
    }
    for name, pattern in WORDS.items():
        for part, words in parts.items():
            yield f"{name} in {part}", float(len(pattern.findall(words)))
