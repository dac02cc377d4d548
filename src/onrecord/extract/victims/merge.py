"""CHAINS -> FEWER CHAINS: who came to harm without a name and who is named later are the same, where they can be.

A report says "a man was shot" at its head and further down what befell somebody by name, and seldom that they are one.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from onrecord.extract.victims.chains import Chain
from onrecord.extract.victims.harms import BODILY, MEASURES, Harm
from onrecord.extract.victims.people import Person
from onrecord.extract.victims.traits import Gender

_BODILY = frozenset(MEASURES.index(measure) for measure in BODILY)


class Fate(NamedTuple):
    """What befell one person: the rank of the gravest measure, and the sentences that tell of it."""

    rank: int
    sentences: frozenset[int]


def merge_chains(
    chains: Sequence[Chain],
    people: Mapping[int, Person],
    harms: Iterable[Harm],
    starts: Sequence[int],
    guilty: frozenset[int],
) -> list[Chain]:
    """The chains with those of one person made one. ``starts`` are the first tokens of the sentences, ``guilty`` the
    first mentions of those who did it."""
    fates = find_fates(chains, harms, starts)
    kept: list[Chain] = []
    for chain in chains:
        mine = fates.get(chain.mentions[0])
        earlier = None
        if mine is not None and chain.number == 1:
            earlier = find_earlier(chain, mine, kept, people, fates, guilty)
        if mine is None or earlier is None:
            kept.append(chain)
            continue
        other = fates[earlier.mentions[0]]
        earlier.join(chain)
        fates[earlier.mentions[0]] = Fate(min(mine.rank, other.rank), mine.sentences | other.sentences)
    return kept


def find_fates(chains: Sequence[Chain], harms: Iterable[Harm], starts: Sequence[int]) -> dict[int, Fate]:
    """The fate of everybody who came to harm, by the token of their first mention."""
    of = {token: chain.mentions[0] for chain in chains for token in chain.mentions}
    fates: dict[int, Fate] = {}
    for harm in harms:
        rank, sentence = MEASURES.index(harm.measure), frozenset([bisect_right(starts, harm.cue)])
        for token in harm.sufferers:
            if token in of:
                known = fates.get(of[token], Fate(rank, sentence))
                fates[of[token]] = Fate(min(known.rank, rank), known.sentences | sentence)
    return fates


def find_earlier(
    chain: Chain,
    mine: Fate,
    kept: Sequence[Chain],
    people: Mapping[int, Person],
    fates: Mapping[int, Fate],
    guilty: frozenset[int],
) -> Chain | None:
    """Somebody who came to harm before and may be the same: the same gravest harm first, then any."""
    first = people[chain.mentions[0]]
    if first.other:
        return None
    fitting = [
        (fates[other.mentions[0]].rank != mine.rank, position)
        for position, other in enumerate(kept)
        if other.number == 1
        and other.mentions[0] in fates
        and not (other.name and chain.name)
        and agree(chain, other)
        and (fates[other.mentions[0]].rank == mine.rank or {fates[other.mentions[0]].rank, mine.rank} <= _BODILY)
        and not fates[other.mentions[0]].sentences & mine.sentences
        and (other.mentions[0] in guilty) == (chain.mentions[0] in guilty)
    ]
    return kept[min(fitting)[1]] if fitting else None


def agree(a: Chain, b: Chain) -> bool:
    """Whether age and sex of two persons do not differ; of who is only spoken of as "he", the sex is that."""
    pairs = ((a.age, b.age), (sex_of(a), sex_of(b)), (a.child, b.child))
    return all(one is None or other is None or one == other for one, other in pairs)


def sex_of(chain: Chain) -> Gender | None:
    """The sex that nouns tell, or the pronouns of somebody whom nothing names."""
    return chain.gender or (None if chain.name or chain.nouns else chain.spoken)
