"""Predictions of the incident task: one record of one incident out of several reports.

The numbers are those of the reports' claims. What is this task's alone is the meaning of its labels: ``injured`` are
those who were hit and live, so who died is taken off "four people were shot".
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import onrecord
from onrecord.extract.victims import count_victims
from onrecord.mentions import Reading
from onrecord.model import Claim, Measure, Quantity

DEATH = re.compile(
    r"\b(?:kill(?:ed|s|ing)?|dead|d(?:ied|ies)|fatal(?:ly)?|murder(?:ed|s)?|homicides?|slain|deaths?|deceased|suicide)\b",
    re.I,
)
HIT = re.compile(r"\bshot\b|\bshooting", re.I)
HURT = re.compile(r"\b(?:injur|wound|critical condition|surviv|recover|hospitali[sz]ed|non-life)", re.I)
BESIDES = re.compile(
    r"\b(?:others?|another|also|second|both|and (?:injur|wound)|critical|stable|recover|surviv|non-life)", re.I
)
LIVING = re.compile(f"{HURT.pattern}|{BESIDES.pattern}", re.I)
NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|both|dozen)\b", re.I
)
#: modalities of harm that came about
TOLD = frozenset({"actual", "background", "possible"})
#: kinds of claims that count nobody who was harmed
ELSE = frozenset({"arrest", "displacement", "demand", "statement", "meeting", "return"})
Votes = Mapping[Any, float]
#: the largest number of people hit that is no misread number
MOST = 60
#: votes of the people that a report tells of one by one, beside the one vote of its numbers
KILLED_BY_PEOPLE = 0.8
INJURED_BY_PEOPLE = 0.5
#: what a count without a number weighs, and one of people taken to hospital, who are among the hurt
IN_WORDS = 0.25
TAKEN = 0.5
HOSPITAL: Measure = "hospitalised"
#: the precision of a place that is a town or smaller
TOWN = 2
#: characters from its start within which a report says what its news is
LEAD = 600
#: the vote of a report that says nothing of a number
SILENT = 0.3


class Account(NamedTuple):
    """What one report says of the dead: the votes of its numbers and persons, and whether its lead tells of death."""

    reading: Reading
    people: Mapping[Measure, int]
    killed: Votes
    deadly: bool

    @property
    def top(self) -> int:
        """The number of dead that it most likely means."""
        return int(best_of(self.killed) or 0)


def predict(docs: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One row for each incident: {"id", "killed", "injured", "city", "state", "date"}."""
    for doc in docs:
        read = (onrecord.read(r["text"], published=r["published"], title=r["title"]) for r in doc["reports"])
        readings = [reading for reading in read if isinstance(reading, Reading)]
        yield {"id": doc["id"], **(tell_incident(readings) if readings else {})}


def tell_incident(readings: Sequence[Reading]) -> dict[str, Any]:
    """The record: every report's reading of each field weighs the same."""
    accounts = [read_account(reading) for reading in readings]
    killed = choose(heed_later_deaths(accounts)) or 0
    injured = choose([vote_living(account, accounts[at + 1 :], killed) for at, account in enumerate(accounts)])
    state = most(weight for reading in readings for weight in weigh_states(reading))
    published = [reading.report.published for reading in readings if reading.report.published]
    first = min(published)[:10] if published else None
    return {
        "killed": killed,
        "injured": injured,
        "city": most(weight for reading in readings for weight in weigh_towns(reading, state)),
        "state": state,
        "date": most(weight for reading in readings for weight in weigh_days(reading, first)) or first,
    }


def read_account(reading: Reading) -> Account:
    """The report's votes on the dead. One whose lead tells of the hurt alone has its deaths in the background."""
    deadly = tells_in_lead(reading, "killed")
    hurtful = tells_in_lead(reading, "injured") or tells_in_lead(reading, HOSPITAL)
    people = count_victims(reading.victims)
    if hurtful and not deadly and not DEATH.search(reading.report.text[:LEAD]):
        return Account(reading, people, {0: 1.0 + KILLED_BY_PEOPLE}, deadly=False)
    return Account(reading, people, add_people(vote_killed(reading), people.get("killed", 0), KILLED_BY_PEOPLE), deadly)


def tells_in_lead(reading: Reading, measure: Measure) -> bool:
    """Whether somebody comes to this harm at the head of the report."""
    victims = any(
        victim.measure == measure and victim.start < LEAD and victim.modality in TOLD and not victim.apart
        for victim in reading.victims
    )
    return victims or any(
        quantity.value and claim.evidence.start < LEAD for claim, quantity, _ in find_counts(reading, measure)
    )


def add_people(votes: Votes, people: int, weight: float) -> Votes:
    """The votes of a report's numbers, together one at most, and that of the people it tells of one by one."""
    together: dict[int, float] = defaultdict(float)
    whole = max(1.0, sum(votes.values()))
    for value, vote in votes.items():
        together[value] += vote / whole
    together[people] += weight
    return together


def heed_later_deaths(accounts: Sequence[Account]) -> list[Votes]:
    """The votes on the dead; who was alive in one report and is dead in the news of a later one has died since."""
    return [
        {value: vote for value, vote in account.killed.items() if value}
        if account.top == 0 and accounts[-1].top and any(later.deadly and later.top for later in accounts[at + 1 :])
        else account.killed
        for at, account in enumerate(accounts)
    ]


def vote_living(account: Account, later: Sequence[Account], killed: int) -> Votes:
    """The hurt who live, less those who died after this report."""
    people = max(account.people.get("injured", 0), account.people.get(HOSPITAL, 0))
    if account.top and people == 1:
        people = min(people, count_living(account.reading))
    votes = add_people(vote_injured(account.reading, killed), people, INJURED_BY_PEOPLE)
    if account.top or not any(other.top >= killed for other in later):
        return votes
    alive: dict[int, float] = defaultdict(float)
    for value, vote in votes.items():
        alive[max(0, value - killed)] += vote
    return alive


def count_living(reading: Reading) -> int:
    """Persons of whom the words near say that they live: of the dead it is told too that they were shot."""
    text = reading.report.text
    return len(
        {
            victim.person
            for victim in reading.victims
            if victim.number == 1 and victim.modality in TOLD and not victim.apart
            if victim.measure in ("injured", HOSPITAL)
            if LIVING.search(text[max(0, victim.start - 60) : victim.end + 90])
        }
    )


def choose(votes: Sequence[Votes]) -> Any:
    """What has the most votes; ``None`` where nobody has voted."""
    together: dict[Any, float] = defaultdict(float)
    for vote in votes:
        for value, weight in vote.items():
            together[value] += weight
    return best_of(together)


def best_of(votes: Votes) -> Any:
    """The value with the most votes, the greater of two that tie."""
    return max(votes, key=lambda value: (round(votes[value], 6), value), default=None)


def weigh(start: int) -> float:
    """Headline and lead weigh double, what stands far down half."""
    return 2.0 if start < 350 else 1.0 if start < 1000 else 0.5


def find_counts(reading: Reading, measure: Measure) -> list[tuple[Claim, Quantity, float]]:
    """The counts of one measure that are no parts, with their weights; people told in words weigh little, since they
    are counted by their persons as well."""
    return [
        (claim, quantity, weigh(claim.evidence.start) * (1.0 if NUMBER.search(quantity.verbatim) else IN_WORDS))
        for claim in reading.claims
        if claim.kind not in ELSE and claim.modality in TOLD
        for quantity in claim.quantities
        if quantity.measure == measure and quantity.value is not None and quantity.value <= MOST
        if quantity.scope == "event" and quantity.unit == "person" and not quantity.part_of
    ]


def sum_counts(reading: Reading, measure: Measure) -> Iterator[tuple[Claim, int, bool, float]]:
    """The number of each claim, what it lists added up ("three children and two adults"), whether it is of others than
    those told before, and its weight; of "one of three" the three."""
    listed: dict[str, list[tuple[Claim, Quantity, float]]] = defaultdict(list)
    for claim, quantity, weight in find_counts(reading, measure):
        listed[claim.claim_id].append((claim, quantity, weight))
    for counts in listed.values():
        numbers = [int(quantity.value or 0) for _, quantity, _ in counts]
        nested = any(" of " in quantity.verbatim for _, quantity, _ in counts)
        others = any("other" in (quantity.population or "") for _, quantity, _ in counts)
        yield counts[0][0], max(numbers) if nested else sum(numbers), others, max(weight for _, _, weight in counts)


def vote_killed(reading: Reading) -> Votes:
    """The dead; where nobody is counted one, if the report speaks of death more than once."""
    votes: dict[int, float] = defaultdict(float)
    for _, number, _, weight in sum_counts(reading, "killed"):
        votes[number] += weight
    deaths = len(DEATH.findall(reading.report.text))
    return votes or {int(deaths > 1): SILENT if deaths == 1 else 1.0}


def vote_injured(reading: Reading, killed: int) -> Votes:
    """The hurt who live: of those shot without a word of wounds, the dead are taken off."""
    votes: dict[int, float] = defaultdict(float)
    taken = ((claim, number, others, weight * TAKEN) for claim, number, others, weight in sum_counts(reading, HOSPITAL))
    for claim, number, others, weight in (*sum_counts(reading, "injured"), *taken):
        words = claim.evidence.quote
        living = others or bool(HURT.search(words))
        if number > 1 and number >= killed and not living and HIT.search(words):
            votes[number - killed] += weight
        elif number == 1 and killed and not BESIDES.search(words):
            votes[0] += weight / 2
            votes[1] += weight / 2
        else:
            votes[number] += weight
    return votes or {0 if killed else 1: SILENT}


def most(weights: Iterable[tuple[str, float]]) -> str | None:
    """The value with the greatest weight over all reports."""
    together: dict[str, float] = defaultdict(float)
    for value, weight in weights:
        together[value] += weight
    return max(together, key=lambda value: (together[value], value), default=None)


def weigh_states(reading: Reading) -> Iterator[tuple[str, float]]:
    """What the places lie in, by how often and how early they are named."""
    for mention in reading.places:
        if mention.place is not None and mention.place.admin1:
            yield mention.place.admin1, weigh(mention.start)


def weigh_towns(reading: Reading, state: str | None) -> Iterator[tuple[str, float]]:
    """The towns of a state, by how often and how early they are named."""
    for mention in reading.places:
        place = mention.place
        if place is not None and place.label and place.admin1 == state and (place.precision or 9) <= TOWN:
            yield place.label, weigh(mention.start)


def weigh_days(reading: Reading, latest: str | None) -> Iterator[tuple[str, float]]:
    """The days on which harm was done, none after the day on which it was first reported."""
    for claim in reading.claims:
        day = claim.occurred.start
        if claim.kind not in ELSE and day and day == claim.occurred.end and day <= (latest or day):
            yield day, weigh(claim.evidence.start)
