"""INCIDENT -> THE BODY THAT DID IT, where the claims name none as its doer: the likeliest of those in the report.

A logistic model (weights in blaming.csv) weighs every body that the text names (muc4/groups.py) by where it stands,
what the claims make of it and the words beside it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from muc4.bodies import CONFIDENCES, gather_bodies
from muc4.choosing import sort_of
from muc4.groups import Group, Mention, find_groups
from muc4.linear import probability, read_weights
from muc4.sentences import Sentences, distance, split
from muc4.told import Told, bin_of

from onrecord.extract.truecase import is_common
from onrecord.mentions import Reading

WEIGHTS = Path(__file__).with_name("blaming.csv")
TELLING = frozenset({"agent", "party"})
#: a body that is less likely than this to have done it is not named
LEAST_LIKELY = 0.3
#: how much likelier than that it must be for the confidence in it to be told: that is wrong more often
SURE = 1.3
#: so many sentences off the words about a body still tell of the incident
NEAR = 2
_WORD = re.compile(r"[a-z]+|[.,;:]", re.I)
_COMMON = re.compile(r"[a-z]{4,}")
#: words of a sentence that tell of blame
CUES = re.compile(
    r"\b(?:responsib\w+|claim\w*|attribut\w+|blam\w+|accus\w+|suspect\w*|allege\w*|den(?:y|ied|ies)|admit\w*"
    r"|presum\w+|believ\w+|credit\w*|apparent\w+|reject\w*|condemn\w*|order\w*|authorit(?:y|ies)|police|official\w*|communique\w*"
    r"|member\w*|guerrillas?|rebels?|terrorists?|belong\w*|calls? (?:itself|themselves)|by|against|threat\w*|if"
    r"|could|may|might|possib\w+|known|anonymous|caller|telephone\w*|leaflets?|pamphlets?|sign\w*|identified)\b",
    re.I,
)


class Page(NamedTuple):
    """A restored text in sentences, and the bodies that it names."""

    sentences: Sentences
    groups: tuple[Group, ...]


@lru_cache(maxsize=4)
def read_page(restored: str) -> Page:
    return Page(split(restored), tuple(find_groups(restored)))


def tell_body(
    told: Sequence[Told],
    reading: Reading,
    restored: str,
    *,
    least: float = LEAST_LIKELY,
    weights: Mapping[str, float] | None = None,
) -> list[tuple[str, str | None]]:
    """The organisation that did an incident with the confidence in it: the agent of its claims that is one, else the
    likeliest of the report; none where none is as likely as ``least``, no confidence where it is hardly likelier."""
    known = read_weights(WEIGHTS) if weights is None else weights
    agents, others = name_agents(told, restored), name_others(reading, restored)
    scored = [
        (probability(features, known), -n, group)
        for n, (group, features) in enumerate(describe_groups(told, reading, read_page(restored)))
    ]
    named = [row for row in scored if agents and is_named(agents[0][0], row[2])]
    if agents:
        name, sure = agents[0]
        return [(max(max(named)[2].name, name, key=len) if named else name, sure)]
    likely, _, best = max(scored, default=(0.0, 0, None))
    if best is None or likely < least:
        return []
    sure = next((sure for name, sure in others if is_named(name, best)), CONFIDENCES["reported"])
    return [(best.name, sure if likely >= SURE * least else None)]


def name_agents(told: Sequence[Told], restored: str) -> list[tuple[str, str]]:
    """The organisations among the agents of an incident's claims, each with the confidence in it."""
    agents = [(actor, one.claim) for one in told for actor in one.claim.actors if actor.role == "agent"]
    return gather_bodies(agents, restored)


def name_others(reading: Reading, restored: str) -> list[tuple[str, str]]:
    """The organisations that any claim of the report makes an agent or a party."""
    actors = [(actor, claim) for claim in reading.claims for actor in claim.actors if actor.role in TELLING]
    return gather_bodies(actors, restored)


def describe_groups(told: Sequence[Told], reading: Reading, page: Page) -> Iterator[tuple[Group, dict[str, float]]]:
    """Every body of the report with its features for one incident."""
    common = describe_incident(told)
    ruled = name_agents(told, page.sentences.text)
    further = [] if ruled else name_others(reading, page.sentences.text)
    spread = [distance([m.start for m in group.mentions], told, page.sentences) for group in page.groups]
    for n, group in enumerate(page.groups):
        near = spread[n]
        names = {
            f"form {group.form}",
            f"near {near}",
            f"near {near} {sided(group)}",
            *(f"word {word}" for word in words_of(group)),
            *(f"word {word} {near}" for word in words_of(group)),
            *describe_rivals(n, page.groups, spread),
            *describe_roles(group, told, reading),
            *describe_context(group, told, reading, page),
            *(f"{sided(group)} {name}" for name in common),
            *describe_ruled(group, ruled, "own"),
            *describe_ruled(group, further, "other"),
        }
        yield group, dict.fromkeys(names, 1.0)


def describe_ruled(group: Group, ruled: Sequence[tuple[str, str]], which: str) -> set[str]:
    """Whether the agents of the claims are this body, by their own names, and how sure their words are."""
    hits = [n for n, (name, _) in enumerate(ruled) if is_named(name, group)]
    if not hits:
        return {f"ruled {which} none of {min(1, len(ruled))}"}
    return {
        f"ruled {which} {hits[0] == 0}",
        f"ruled {which} {ruled[hits[0]][1]}",
        f"ruled {which} of {min(2, len(ruled))}",
    }


def is_named(name: str, group: Group) -> bool:
    folded = name.casefold()
    return any(folded in f" {m.name.casefold()} " or m.name.casefold() in folded for m in group.mentions)


def words_of(group: Group) -> set[str]:
    """The common words of a body's names, which tell what sort of body it is."""
    return {word for mention in group.mentions for word in _COMMON.findall(mention.name.lower()) if is_common(word)}


def sided(group: Group) -> str:
    return "state" if group.form == "state" else "other"


def describe_incident(told: Sequence[Told]) -> set[str]:
    """What of an incident may go with one side or the other."""
    agents = [actor for one in told for actor in one.claim.actors if actor.role == "agent"]
    return {f"done by {sort_of(actor.text)}" for actor in agents} or {"done by none"}


def describe_rivals(n: int, groups: Sequence[Group], spread: Sequence[str]) -> set[str]:
    """How a body stands to the others of the report."""
    group = groups[n]
    mine = [i for i, other in enumerate(groups) if sided(other) == sided(group)]
    most = max(len(groups[i].mentions) for i in mine)
    inside = sum(spread[i] == "inside" for i in mine if i != n)
    return {
        f"mentions {bin_of(len(group.mentions), (2, 3, 5, 8))} {sided(group)}",
        f"most {len(group.mentions) == most} of {bin_of(len(mine), (2, 3, 5))} {sided(group)}",
        f"alone {len(mine) == 1} {sided(group)}",
        f"rank {min(3, mine.index(n))} {sided(group)}",
        f"rivals inside {min(2, inside)} {spread[n]}",
        f"words {bin_of(len(group.name.split()), (2, 3, 4, 6))}",
    }


def describe_roles(group: Group, told: Sequence[Told], reading: Reading) -> set[str]:
    """What the claims of the incident and the others of the report make of a body, and of which it is the voice."""
    found = set()
    own = {one.claim.claim_id for one in told}
    for claim in reading.claims:
        where = "own" if claim.claim_id in own else "other"
        for actor in claim.actors:
            if names_group(f"{actor.text} {actor.label or ''}", group):
                found.add(f"{where} {actor.role} {actor.certainty or ''}".strip())
            if actor.by is not None and names_group(actor.by, group):
                found.add(f"{where} accuser")
        if claim.attribution.origin and names_group(claim.attribution.origin, group):
            found.add(f"{where} voice {claim.attribution.stance}")
    found |= {"role none own"} if not any(name.startswith("own") for name in found) else set()
    kinds = {f"by kind {actor.by_kind}" for one in told for actor in one.claim.actors if actor.by_kind}
    return found | kinds | {f"origin {one.claim.attribution.origin_kind}" for one in told}


def names_group(words: str, group: Group) -> bool:
    low = f" {words.lower()} "
    return any(f" {name} " in low for name in {mention.name.lower() for mention in group.mentions})


def describe_context(group: Group, told: Sequence[Told], reading: Reading, page: Page) -> set[str]:
    """The words beside the mentions in or near the incident's sentences, and the words of blame in their sentences."""
    lines = {page.sentences.at(one.start) for one in told}
    found = set()
    for mention in group.mentions:
        n = page.sentences.at(mention.start)
        gap = min(abs(n - line) for line in lines)
        reach = "in" if gap == 0 else "near" if gap <= NEAR else "off"
        before, after = words_beside(mention, page.sentences.text)
        found |= {f"before {word}" for word in before[-3:]} | {f"after {word}" for word in after[:3]}
        if gap <= NEAR:
            found |= {f"{reach} cue {match[0].lower()}" for match in CUES.finditer(page.sentences.words(n))}
            found.add(f"{reach} voice {voice_over(mention, reading)}")
    return found


def voice_over(mention: Mention, reading: Reading) -> str:
    """Whose words a mention stands in: the kind of voice and its stance; the report's own where nobody's."""
    for said in reading.attributions:
        voice = said.attribution
        if voice is not None and any(start <= mention.start < end for start, end in said.content):
            return f"{voice.origin_kind} {voice.stance}"
    return "own"


def words_beside(mention: Mention, text: str) -> tuple[list[str], list[str]]:
    before = _WORD.findall(text[max(0, mention.start - 40) : mention.start].lower())
    return before[-3:], _WORD.findall(text[mention.end : mention.end + 40].lower())[:3]
