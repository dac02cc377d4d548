"""Who did it, and whether it was done at all: denials, and parties that name each other for one deed."""

import re
from collections import defaultdict
from collections.abc import Sequence

from onrecord.model import Claim, Conflict, ConflictKind
from onrecord.reconcile.basis import SAYING_SO, Basis, speaks_of_fact
from onrecord.reconcile.conflicts import ONE_SIDED, make_conflict, make_side
from onrecord.reconcile.names import opposed, same_side, words_of, words_telling

#: what a claim may say of an agent that names him as the doer no longer
NOT_DONE = ("denied", "cleared")
#: words of a denial that are about who did it, not about whether it happened
_OWN_DEED = re.compile(r"\b(?:carr(?:y|ied|ying) out|involve(?:d|ment)|responsib|behind|role in|part in)", re.I)


def find_disputed_deeds(event_id: str, kind: str, claims: Sequence[Claim], basis: Basis) -> list[Conflict]:
    """The denials of an event and the rival doers named for it, each dispute once."""
    found = [*find_denials(event_id, claims, basis), *find_rival_doers(event_id, kind, claims, basis)]
    held = [frozenset(claim for side in conflict.sides for claim in side.claims) for conflict in found]
    return [
        conflict
        for conflict, mine in zip(found, held, strict=True)
        if not any(other.kind == conflict.kind and mine < theirs for other, theirs in zip(found, held, strict=True))
    ]


def find_denials(event_id: str, claims: Sequence[Claim], basis: Basis) -> list[Conflict]:
    """Denials of the event or of having done it, one conflict for each that is accused.

    Declining to comment and not confirming deny nothing. Nor does a denial by who tells of the event himself, unless
    he is accused of it and blames somebody else.
    """
    told = [c for c in claims if speaks_of_fact(c)]
    denials: dict[tuple[ConflictKind, str], list[Claim]] = defaultdict(list)
    for denial in claims if told else ():
        denier = basis.origins.get(denial.claim_id)
        if denier is None or not _denies(denial, basis):
            continue
        accused = sorted(name for c in told for name in _doers(c) if of_one_side(name, denier.label))
        own = [c for c in told if basis.origins.get(c.claim_id) == denier]
        if own and not (accused and all(_blames_other(c, accused[0]) for c in own)):
            continue
        if accused or denier.kind == "person" or _OWN_DEED.search(denial.evidence.quote):
            denials["responsibility", accused[0] if accused else denier.label].append(denial)
        else:
            denials["occurrence", ""].append(denial)
    return [
        _contest_deed(event_id, who, told, denied, basis)
        if kind == "responsibility"
        else _contest_event(event_id, told, denied, basis)
        for (kind, who), denied in sorted(denials.items())
    ]


def _contest_event(event_id: str, told: Sequence[Claim], denials: Sequence[Claim], basis: Basis) -> Conflict:
    sides = [make_side("it happened", told, basis), make_side("it did not happen", denials, basis)]
    return make_conflict("occurrence", [event_id], sides)


def _contest_deed(event_id: str, who: str, told: Sequence[Claim], denials: Sequence[Claim], basis: Basis) -> Conflict:
    """Those who name the accused against those who deny it, with whomever these name themselves.

    Where nobody names him the denial answers all that tell of the event.
    """
    deniers = [basis.origins.get(c.claim_id) for c in denials]
    counter = [c for c in told if basis.origins.get(c.claim_id) in deniers]
    telling = [c for c in told if c not in counter]
    accusing = [c for c in telling if any(of_one_side(doer, who) for doer in _doers(c))]
    blamed = min((doer for c in counter for doer in _doers(c)), default=None)
    value = blamed or f"not {who}"
    note = "the accused denies it" if blamed is None else f"the accused denies it and blames {blamed}"
    sides = [make_side(who, accusing or telling, basis), make_side(value, [*denials, *counter], basis)]
    return make_conflict("responsibility", [event_id], sides, note)


def _denies(claim: Claim, basis: Basis) -> bool:
    """By its cue, or by saying in somebody's name that it did not happen; "nobody was hurt" denies no event."""
    if claim.attribution.stance == "denies":
        return True
    negated = claim.modality == "negated" and claim.attribution.stance in SAYING_SO
    return negated and not claim.quantities and claim.claim_id not in basis.own_words


def _doers(claim: Claim) -> list[str]:
    """Those whom a claim names as having done it, established or accused; not those of whom it is denied."""
    return [a.label or a.text for a in claim.actors if a.role == "agent" and a.certainty not in NOT_DONE]


def _blames_other(claim: Claim, who: str) -> bool:
    doers = _doers(claim)
    return bool(doers) and not any(of_one_side(doer, who) for doer in doers)


def of_one_side(a: str, b: str) -> bool:
    """Whether two names in the talk of one event are of one party.

    A name of common words alone is short for one that it shares its state or rebel word with: "an army spokesman"
    speaks for the army that others name in full.
    """
    mine, yours = set(words_of(a)), set(words_of(b))
    if same_side(a, b) or mine <= yours or yours <= mine:
        return True
    common, telling = words_telling("common"), words_telling("state") | words_telling("rebel")
    return bool(mine & yours & telling) and (mine <= common or yours <= common)


def find_rival_doers(event_id: str, kind: str, claims: Sequence[Claim], basis: Basis) -> list[Conflict]:
    """Two doers named for one deed: surely of different parties, or each in the mouth of the other."""
    if kind not in ONE_SIDED:
        return []
    by_doer: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        doers = _doers(claim)
        if speaks_of_fact(claim) and len(doers) == 1:
            by_doer[doers[0]].append(claim)
    names = sorted(by_doer)
    rivals = [
        (a, b)
        for i, a in enumerate(names)
        for b in names[i + 1 :]
        if opposed(a, b) or (_names_rival(by_doer[a], a, b, basis) and _names_rival(by_doer[b], b, a, basis))
    ]
    return [
        make_conflict("responsibility", [event_id], [make_side(name, by_doer[name], basis) for name in pair])
        for pair in rivals[:1]
    ]


def _names_rival(claims: Sequence[Claim], doer: str, rival: str, basis: Basis) -> bool:
    """Whether the rival's side is among those who name this doer, and he is not of that side."""
    named = (basis.origins.get(c.claim_id) for c in claims if c.claim_id not in basis.own_words)
    return not of_one_side(doer, rival) and any(o is not None and of_one_side(o.label, rival) for o in named)
