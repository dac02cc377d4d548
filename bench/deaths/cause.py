"""ARTICLE -> THE CAUSE of the deaths that are its news, by the words that tell of them and of the harm around.

A softmax over plain counts: the kinds and weapons of the claims of the total, the kinds of harm in the lead, and words
of eight sorts in headline, lead and claims, near them and anywhere. Weights in cause.csv, learned by
scripts/train_deaths_cause.py on the labels of the task.
"""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from math import log1p
from pathlib import Path

from onrecord.mentions import Reading
from onrecord.model import Claim

WEIGHTS = Path(__file__).with_name("cause.csv")
LABELS = ("shelling", "explosion", "chemical", "shooting", "execution", "unknown")
FIGHTERS = re.compile(r"soldier|fighter|militant|rebel|terrorist|troop|jihad|insurgent|force|member|gunm|combat", re.I)
WORDS = {
    name: re.compile(pattern, re.I)
    for name, pattern in {
        "chemical": r"chemical|sarin|chlorine|\bgas(?:es|sed)?\b(?! (?:field|plant|station|pipe|compan|facilit|explo))"
        r"|nerve agent|toxic|poison|suffocat",
        # not "massacre" or "murder", which sides say of any deed of the other
        "execution": r"\bexecut(?:e[ds]?|ing|ions?)\b|behead|decapitat|crucif|\bhang(?:ed|ing)\b|\bston(?:ed|ing) to"
        r"|mass grave|firing squad|in cold blood",
        "captive": r"captive|captured|hostage|prisoner|abduct|kidnap|detain|apostas|\bspy|spies"
        r"|accused of (?:being|spying|coll|work)|on charges|sentence|punish",
        "shots": r"\bshot\b|\bshoot|gunfire|gunm[ae]n|sniper|open(?:ed|ing)? fire|ambush|bullet|machine.?gun"
        r"|gun battle",
        "fight": r"clash|\bfighting\b|in-?fighting|battles?\b|firefight",
        "assault": r"offensive|assault|\boperations?\b|repel|advanc|foil|thwart|raid on|storm",
        "explosion": r"car[ -]bomb|suicide|blew|explo(?:de|sion|sive|ding)|\bblast|\bmines?\b|landmine|\bIED|booby"
        r"|detonat|\bbombings?\b",
        "afar": r"air ?strike|air raid|\braids\b|warplane|\bjets?\b|barrel|helicopter|shell|rocket|missile|mortar"
        r"|bombard|artiller|air force|aerial|aircraft|air campaign|\bstrikes\b|projectile",
    }.items()
}
#: characters of the lead, from the deaths to a word that is near, and per step of its weight
LEAD, NEAR, STEP = 600, 300, 200
#: kinds of harm that headline and lead may tell, of these deaths or beside them
HARM = frozenset({"clash", "advance", "air_strike", "shelling", "bombing", "attack"})
#: unknown is answered where it leads a cause by so much: few articles are of each cause but two, so that the penalty
#: holds their weights down; by folds mean F1 is best from 0.5 to 0.65
UNKNOWN_LEADS = 0.5


def choose_cause(told: Sequence[Claim], reading: Reading) -> str | None:
    """The likeliest label; ``None`` for unknown. ``told`` are the claims of the total that is the news."""
    features, weights = describe_cause(told, reading), read_weights()
    scores = {
        label: sum([value * weights[name][at] for name, value in features.items() if name in weights])
        for at, label in enumerate(LABELS)
    }
    scores["unknown"] -= UNKNOWN_LEADS
    best = max(LABELS, key=lambda label: scores[label])
    return None if best == "unknown" else best


@cache
def read_weights() -> dict[str, tuple[float, ...]]:
    """The weights of each feature, one a label; that of "" is the constant."""
    with WEIGHTS.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(line for line in lines if not line.startswith("#"))
        return {row["feature"]: tuple(float(row[label]) for label in LABELS) for row in rows}


def describe_cause(told: Sequence[Claim], reading: Reading) -> dict[str, float]:
    """The features of one article, shares of claims and logarithms of counts; "" is 1."""
    counted: dict[str, float] = defaultdict(float)
    for name, value in describe_words(told, reading):
        counted[name] += value
    words = {name: log1p(value) for name, value in counted.items()}
    return {"": 1.0, **dict(describe_claims(told)), **describe_lead(reading), **words}


def describe_claims(told: Sequence[Claim]) -> Iterator[tuple[str, float]]:
    """Shares of kinds and weapons among the claims of the total, and whether those killed were fighters."""
    shares: dict[str, float] = defaultdict(float)
    for claim in told:
        shares[f"kind {claim.kind}"] += 1 / len(told)
        if (weapon := claim.attributes.get("weapon_sort")) is not None:
            shares[f"weapon {weapon}"] += 1 / len(told)
    yield from shares.items()
    actors = [actor for claim in told for actor in claim.actors]
    yield "fighters", float(any(actor.role == "victim" and FIGHTERS.search(actor.text) for actor in actors))
    yield "agent", float(any(actor.role == "agent" for actor in actors))


def describe_lead(reading: Reading) -> dict[str, float]:
    """Shares of the kinds of harm that headline and lead tell."""
    end = len(reading.report.headline or "") + LEAD
    early = (claim for claim in reading.claims if claim.evidence.start < end and claim.modality != "background")
    kinds = Counter(claim.kind for claim in early if claim.kind in HARM)
    return {f"lead {kind}": count / kinds.total() for kind, count in kinds.items()}


def describe_words(told: Sequence[Claim], reading: Reading) -> Iterator[tuple[str, float]]:
    """Words of each sort in the headline, the lead and the claims of the total, near these, and all by nearness."""
    headline = len(reading.report.headline or "")
    spans = [(claim.evidence.start, claim.evidence.end) for claim in told] or [(0, headline + NEAR)]
    for sort, pattern in WORDS.items():
        for hit in pattern.finditer(reading.report.text):
            at = hit.start()
            away = min(0 if start <= at < end else min(abs(at - start), abs(at - end)) for start, end in spans)
            if at < headline:
                yield f"{sort} in headline", 1.0
            elif at < headline + LEAD:
                yield f"{sort} in lead", 1.0
            if away < NEAR:
                yield f"{sort} {'near' if away else 'in claims'}", 1.0
            yield f"{sort} anywhere", 1 / (1 + away / STEP)
