"""INCIDENT -> ITS PLACE: the likeliest of the places that its report names, or its country alone.

A conditional logistic model over how near a name stands to the words that tell of the incident (weights in
placing.csv) chooses; a place that no sentence of the incident names counts too, for a report often tells once where all
of it happened.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from muc4.linear import probability, read_weights
from muc4.sentences import IN, Sentences, distance, split_restored, weigh_around
from muc4.told import COUNTRIES, Told, bin_of
from muc4.unlisted import find_unlisted

from onrecord.mentions import PlaceMention, Reading

WEIGHTS = Path(__file__).with_name("placing.csv")
#: the countries of which the task wants to know
WANTED = frozenset("El Salvador|Guatemala|Honduras|Argentina|Bolivia|Chile|Colombia|Ecuador|Peru".split("|"))
#: UCDP's precision of a whole country
COUNTRY = 6
#: characters at the head of a report within which its dateline stands
DATELINE = 60
#: characters between two names of one place
CHAINED = 30
_SORT = re.compile(
    r"\b(?:town|city|village|department|province|municipality|neighbou?rhood|district|region|airport|area|capital)\b",
    re.I,
)
#: characters beside a name that hold the words beside it
BESIDE = 40
_COMMON = re.compile(r"[a-z]+")
_LEAD = re.compile(r"(\w+)\W*$")


class Candidate(NamedTuple):
    """A place that an incident may be at: its country, its names from the general to the special, its mentions, and how
    it was found where no gazetteer holds it."""

    country: str
    names: tuple[str, ...]
    mentions: tuple[PlaceMention, ...]
    found: frozenset[str] = frozenset()


def choose_place(
    told: Sequence[Told], reading: Reading, weights: Mapping[str, float] | None = None
) -> dict[str, Any] | None:
    """Country and names of the likeliest place; ``None`` where the report names no wanted country."""
    known = read_weights(WEIGHTS) if weights is None else weights
    candidates = find_candidates(reading)
    scored = [
        (probability(describe_place(candidate, candidates, told, reading), known), -n)
        for n, candidate in enumerate(candidates)
    ]
    if not scored:
        return None
    best = candidates[-max(scored)[1]]
    return {"country": best.country, "places": list(best.names)}


def find_candidates(reading: Reading) -> list[Candidate]:
    """Every place of the report in a wanted country, and the countries themselves."""
    exact: dict[object, list[PlaceMention]] = {}
    lands: dict[str, list[PlaceMention]] = {}
    for mention in reading.places:
        place = mention.place
        land = None if place is None else COUNTRIES.get(place.country or "")
        if place is None or land not in WANTED:
            continue
        lands.setdefault(land, []).append(mention)
        if mention.form in ("name", "organisation") and (place.precision or 9) < COUNTRY:
            exact.setdefault(place.place_id or place.name.lower(), []).append(mention)
    found = [Candidate(land, (), tuple(mentions)) for land, mentions in lands.items()]
    for mentions in exact.values():
        place = mentions[0].place
        assert place is not None
        names = [name for name in (place.admin1, name_of(mentions[0])) if name]
        found.append(Candidate(COUNTRIES[place.country or ""], tuple(dict.fromkeys(names)), tuple(mentions)))
    return found + further_candidates(reading, found) if found else found


def further_candidates(reading: Reading, known: Sequence[Candidate]) -> list[Candidate]:
    """Places that no gazetteer holds, in the country of which the report speaks most."""
    spoken = Counter(m.place.country for m in reading.places if m.place is not None and m.place.country)
    wanted = [land for land, _ in spoken.most_common() if COUNTRIES.get(land) in WANTED]
    lands = {m.place.country for m in reading.places if m.place is not None and m.place.precision == COUNTRY}
    held = {one.names[-1].lower() for one in known if one.names}
    found: dict[str, list[tuple[str, PlaceMention]]] = {}
    restored = split_restored(reading.report.text).text
    for how, mention in find_unlisted(reading, restored, wanted[0], lands | {*wanted}):
        if (key := mention.text.lower()) not in held:
            found.setdefault(key, []).append((how, mention))
    return [
        Candidate(
            COUNTRIES[wanted[0]],
            (each[0][1].text,),
            tuple({mention.start: mention for _, mention in each}.values()),
            frozenset(how for how, _ in each),
        )
        for each in found.values()
    ]


def name_of(mention: PlaceMention) -> str:
    """A place's name as written, or its known one where the words are "the capital"."""
    place = mention.place
    assert place is not None
    if place.label and (mention.text.lower() == "the capital" or place.label.lower() == f"{mention.text} city".lower()):
        return place.label
    return mention.text


def describe_place(
    candidate: Candidate, candidates: Sequence[Candidate], told: Sequence[Told], reading: Reading
) -> dict[str, float]:
    """The features of one place for one incident."""
    lands = Counter({other.country: len(other.mentions) for other in candidates if not other.names})
    main = candidate.country == max(lands, key=lambda land: lands[land])
    inside = [c for c in candidates if c.names and any(within(m, one) for m in c.mentions for one in told)]
    exact = len(candidates) - len(lands)
    names = [f"country {'main' if main else 'other'}"]
    if candidate.names:
        names += describe_exact(candidate, inside, exact, told)
        names += describe_mentions(candidate, candidates, told, reading)
    else:
        names += [
            f"country alone, {min(3, len(inside))} in its words",
            f"country alone, of {bin_of(exact, (1, 2, 3, 5, 9))}",
            f"country alone, claims {bin_of(len(told), (2, 3, 5))}",
        ]
    sentences = split_restored(reading.report.text)
    starts = [mention.start for mention in candidate.mentions] if candidate.names else None
    return {**dict.fromkeys(names, 1.0), **weigh_around(sentences, told, starts)}


def describe_exact(candidate: Candidate, inside: Sequence[Candidate], exact: int, told: Sequence[Told]) -> list[str]:
    """What a place is among the others: ``inside`` are those that the incident's words name, ``exact`` is how many."""
    own = any(same_place(candidate, one) for one in told)
    first = same_place(candidate, told[0])
    near = nearest(candidate, told)
    precision = min(m.place.precision or 9 for m in candidate.mentions if m.place)
    return [
        f"own {own} {first}",
        f"nearest {near}",
        f"nearest {near} rivals {min(2, len(inside))}",
        f"nearest {near} of {bin_of(exact, (1, 2, 4))}",
        f"claims {bin_of(sum(any(within(m, one) for m in candidate.mentions) for one in told), (1, 2, 3))}",
        f"rivals {min(3, len(inside))} {candidate in inside}",
        f"precision {precision}",
        f"head {first} {precision}",
        f"mentions {bin_of(len(candidate.mentions), (2, 3, 5))}",
        f"dateline {candidate.mentions[0].start < DATELINE} {len(candidate.mentions) > 1}",
        f"of {bin_of(exact, (1, 2, 3, 5, 9))}",
        f"form {candidate.mentions[0].form}",
        *(f"found {how}" for how in candidate.found),
        f"unlisted {bool(candidate.found)}",
    ]


def describe_mentions(
    candidate: Candidate, candidates: Sequence[Candidate], told: Sequence[Told], reading: Reading
) -> set[str]:
    """What the words around the names of a place say."""
    found = set()
    sentences = split_restored(reading.report.text)
    found.add(f"away {distance([mention.start for mention in candidate.mentions], told, sentences)}")
    for mention in candidate.mentions:
        found |= words_beside(mention, told, sentences)
        side = "inside" if any(within(mention, one) for one in told) else "outside"
        found.add(f"{side} lead {lead_of(mention, reading)}")
        found |= {f"chain {chain}" for chain in chain_of(mention, candidate, candidates)}
        if mention.place is not None:
            found.add(f"relation {mention.place.relation}")
        if hit := _SORT.search(reading.report.text[slice(*mention.phrase)]):
            found.add(f"sort {hit[0].lower()}")
    return found


def words_beside(mention: PlaceMention, told: Sequence[Told], sentences: Sentences) -> set[str]:
    """The three words before a name and behind it, with whether it stands in a sentence of the incident."""
    side = "in" if distance([mention.start], told, sentences) in IN else "off"
    before = _COMMON.findall(sentences.text[max(0, mention.start - BESIDE) : mention.start])[-3:]
    after = _COMMON.findall(sentences.text[mention.end : mention.end + BESIDE])[:3]
    return {f"{side} before {word}" for word in before} | {f"{side} after {word}" for word in after}


def within(mention: PlaceMention, one: Told) -> bool:
    return one.claim.evidence.start <= mention.start < one.claim.evidence.end


def same_place(candidate: Candidate, one: Told) -> bool:
    place = one.claim.place
    return place is not None and any(
        m.place is not None and (m.place.place_id, m.place.name) == (place.place_id, place.name)
        for m in candidate.mentions
    )


def nearest(candidate: Candidate, told: Sequence[Told]) -> str:
    """Where a place's nearest mention stands: in the incident's words, or how far before or after them."""
    best = (10**6, "")
    for mention in candidate.mentions:
        for one in told:
            before, after = one.start - mention.start, mention.start - one.claim.evidence.end
            if before <= 0 and after < 0:
                return "inside"
            side, gap = ("before", before) if before > 0 else ("after", after)
            best = min(best, (gap, side))
    return f"{best[1]} {bin_of(best[0], (80, 200, 400, 800, 1600))}"


def chain_of(mention: PlaceMention, candidate: Candidate, candidates: Sequence[Candidate]) -> list[str]:
    """Whether a name stands right before that of a place around it ("Kareth, Orvany province"), or behind one in it."""
    found = []
    for other in candidates:
        if other.names and other is not candidate:
            for m in other.mentions:
                if 0 <= m.start - mention.end < CHAINED:
                    found.append("narrower")
                if 0 <= mention.start - m.end < CHAINED:
                    found.append("wider")
    return found


def lead_of(mention: PlaceMention, reading: Reading) -> str:
    """The sort of word before a place: of place, of source, or another."""
    hit = _LEAD.search(reading.report.text[max(0, mention.start - 20) : mention.start])
    word = "" if hit is None else hit[1].lower()
    return word if word in ("in", "at", "near", "of", "from", "to", "the", "and") else "other"
