"""Who did an incident of the muc4 task, and how sure the report is of it."""

import re
from collections import Counter
from collections.abc import Sequence

from onrecord.extract.numbers import read_table
from onrecord.model import Claim

CLAIMED = re.compile(
    r"claimed (?:responsibility|credit)|(?:claim|admit)\w* (?:that )?(?:it|they|having)|took responsibility", re.I
)
SUSPECTED = re.compile(
    r"\b(?:suspect|alleg|presum|apparent|accus|blam|attribut|believ|probabl|possibl|suppos|charged that|responsib)",
    re.I,
)
AUTHORITIES = frozenset({"government", "state_media"})
ORGANISATION = re.compile(
    r"\b(?:[A-Z]{3,7}(?:-\d+)?|[A-Z]{1,2}-\d{1,2}|(?:[A-Z][\w'-]+ )+(?:Path|Front|Army|Movement|Cartel|Forces?|Brigade"
    r"|Command|Battalion|Guard|Party|Squads?|Organization|Police)|(?:Armed Forces|Air Force|Army)"
    r"|(?:Army|Movement|Front|Forces) (?:of|for) (?:[A-Z][\w'-]+ ?)+)\b"
)
#: initials that are no organisation of doers: news agencies, countries, marks of the wire
AGENCIES = frozenset(
    name
    for row in read_table("agencies.csv")
    for cell in row.values()
    for name in re.findall(r"\b[A-Z]{2,7}\b", cell or "")
)
NO_ORGANISATION = re.compile(r"^(?:TEXT|USA|U\.?S\.?|TV|KM|KG)$|Police$")


#: words before and behind the name of who did it
BY = re.compile(
    r"\b(?:by|blamed|accused|members of|units of|elements of|responsibility (?:of|for)) (?:an? |the )?(?:[a-z]+ ){0,3}$"
)
DOERS = re.compile(
    r"[\])]?,? (?:\([A-Z-]+\) |\[[^\]]+\] )?(?:urban )?(?:guerrillas?|members?|terrorists?|rebels?|commandos?|units?"
    r"|columns?|troops|soldiers|has claimed|claimed|today claimed|attack(?:ed|s)|kidnapped|killed|murdered)",
    re.I,
)


def tell_organisations(claims: Sequence[Claim], restored: str) -> list[dict[str, str]]:
    """The organisation named as the doer in the sentences of the incident, else in the whole report, with how sure
    that is."""
    for claim in claims:
        words = restored[claim.evidence.start : claim.evidence.end]
        for name in name_doers(words):
            return [{"name": name, "confidence": confidence_of(claim, words)}]
    named = Counter(name_doers(restored))
    if not named:
        return []
    name = named.most_common(1)[0][0]
    sentence = next(part for part in re.split(r"(?<=[.!?])\s+", restored) if name in part.upper())
    return [{"name": name, "confidence": confidence_of(claims[0], sentence)}]


def name_doers(words: str) -> list[str]:
    """The organisations that stand where a doer does."""
    return [
        match[0].upper()
        for match in ORGANISATION.finditer(words)
        if not NO_ORGANISATION.search(match[0]) and match[0] not in AGENCIES
        if BY.search(words[max(0, match.start() - 60) : match.start()]) or DOERS.match(words[match.end() :])
    ]


def confidence_of(claim: Claim, words: str) -> str:
    if CLAIMED.search(words):
        return "CLAIMED OR ADMITTED"
    if claim.attribution.stance == "accuses" or claim.modality == "possible" or SUSPECTED.search(words):
        authority = claim.attribution.origin_kind in AUTHORITIES
        return "SUSPECTED OR ACCUSED BY AUTHORITIES" if authority else "SUSPECTED OR ACCUSED"
    return "REPORTED AS FACT"
