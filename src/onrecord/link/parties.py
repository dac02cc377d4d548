"""How much two sayings have the same doers, victims or speakers."""

from onrecord.link.kinds import SPOKEN, group_of, telling_words
from onrecord.model import Claim
from onrecord.model.comparison import NEVER, Comparison
from onrecord.values import Value

NO_PARTIES = Comparison(feature="actors", score=0.0, words="who did it and to whom")

#: an actor by id, a state being its forces, and by the words that tell him
Name = tuple[str | None, frozenset[str]]


class Parties(Value, frozen=True, kw_only=True):
    """Who did what a claim tells, who suffered it, and who speaks, acts or takes part in it."""

    kind: str
    doers: frozenset[Name]
    suffered: frozenset[Name]
    speakers: frozenset[Name]


def find_parties(claim: Claim) -> Parties:
    """The parties of a claim by the names that they are compared by."""
    return Parties(
        kind=claim.kind,
        doers=actor_names(claim, "agent", "party"),
        suffered=actor_names(claim, "victim", "target"),
        speakers=actor_names(claim, "speaker", "agent", "party"),
    )


def actor_names(claim: Claim, *roles: str) -> frozenset[Name]:
    """Who has one of the roles; of whom a claim denies a deed, he did nothing in it."""
    held = [x for x in claim.actors if x.role in roles and x.certainty not in ("denied", "cleared")]
    return frozenset(
        (x.actor_id.removesuffix(":state").removesuffix(":police"), telling_words(x.text))
        if x.actor_id
        else (None, telling_words(x.label or x.text))
        for x in held
    )


def share_name(a: frozenset[Name], b: frozenset[Name]) -> bool:
    """Whether somebody stands in both: by id, or by half the telling words of the shorter name where one has no id."""
    return bool(a & b) or any(_same_name(x, y) for x in a for y in b)


def _same_name(a: Name, b: Name) -> bool:
    if a[0] is not None and b[0] is not None:
        return a[0] == b[0]
    return 2 * len(a[1] & b[1]) >= min(len(a[1]), len(b[1])) > 0


def compare_parties(a: Parties, b: Parties) -> Comparison:
    """The same doers, the same victims; of two that fight each other each can be the doer. Speech needs one speaker."""
    if group_of(a.kind) in SPOKEN:
        return _compare_speakers(a.speakers, b.speakers)
    if not (a.doers and b.doers) and not (a.suffered and b.suffered):
        return NO_PARTIES
    score = 0.0
    if a.doers and b.doers:
        fought = share_name(a.doers, b.suffered) or share_name(b.doers, a.suffered)
        score += 0.8 if share_name(a.doers, b.doers) else 0.0 if fought else -0.8
    if a.suffered and b.suffered:
        score += 0.5 if share_name(a.suffered, b.suffered) else 0.0
    return Comparison(feature="actors", score=score, words=NO_PARTIES.words)


def _compare_speakers(a: frozenset[Name], b: frozenset[Name]) -> Comparison:
    if not a or not b:
        return Comparison(feature="actors", score=-1.0, words="a speaker is unknown")
    if share_name(a, b):
        return Comparison(feature="actors", score=1.0, words="the same speaker")
    return Comparison(feature="actors", score=NEVER, words="different speakers")
