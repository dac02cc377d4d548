"""CLAIMS OF ONE EVENT IN ONE REPORT -> AN ACCOUNT: its numbers of dead and hurt, and whom it tells of one by one.

A report seldom gives one figure of an event. It states some ("four people were shot, one died"), names persons ("the
driver, 34"), or both of the same people. What is told of another case ("last year", "in an unrelated shooting") is left
out.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec.structs import replace

from onrecord.model import Claim, Measure, Quantity, Report
from onrecord.reconcile.deed_names import DeedNames, read_deed_names
from onrecord.reconcile.other_cases import BODY, FIRST, LEAD, find_main_day, find_other_cases
from onrecord.reconcile.told_numbers import OTHERS, by_claim, is_hit, take_least, tells_others
from onrecord.values import Value

#: what befalls a body, the gravest first; people taken to hospital are among the hurt
HARMS: tuple[Measure, ...] = ("killed", "injured", "hospitalised")
#: modalities of harm that came about; "allegedly" speaks of the deed, not of the wound
TOLD = frozenset({"actual", "background", "possible"})
#: characters from the end of a sentence to the start of the next
_NEXT = 40
# the patterns that run over a whole text are for one in lower case, which takes a third of the time
_DEATH = re.compile(
    r"\b(?:kill(?:ed|s|ing)?|dead|d(?:ied|ies)|fatal(?:ly)?|murder(?:ed|s)?|homicides?|slain|deaths?|deceased|suicide)\b"
)
_LIVING = re.compile(
    r"\b(?:injur|wound|critical condition|surviv|recover|hospitali[sz]ed|non-life|others?|another|also|second|both"
    r"|critical|stable)",
    re.I,
)
_SURVIVAL = re.compile(
    r"\bsurviv(?:ed|ing)\b|\bexpected to (?:survive|recover|be (?:ok|okay|fine))|\bfull recovery\b|\brecovering\b"
    r"|\bnon-?\s?life[- ]threatening|\bnot (?:\w+ )?life[- ]threatening|\b(?:stable|fair|good|satisfactory) condition"
    r"|\btreated and released\b|\bw(?:as|ere) wounded\b|\balso (?:shot|wounded|injured|hit|struck)\b"
    r"|\b(?:injur|wound)(?:ing|ed) (?:another|two|three|one|an?|his|her)\b"
)
#: number -> its share of what the report states, the headline weighing most
Shares = Mapping[int, float]


class Account(Value, frozen=True, kw_only=True):
    """What one report tells of one event.

    ``killed``, ``injured``, ``hospitalised`` and ``hit`` (shot or struck, and perhaps dead) are stated numbers with
    their shares, ``head`` those of the headline alone, ``others`` numbers of hurt besides those told before. ``dead``
    and ``hurt`` count persons told of one by one, each with the gravest that befell them; of the hurt ``living`` those
    of whom the words say that they live, ``spared`` those of them who are told dead nowhere, ``beside`` those whom a
    sentence tells of beside dead. ``survival`` is how often the report speaks of living on, ``words`` of death at all;
    ``deadly`` and ``hurtful`` say whether headline or lead tells of dead or hurt people, ``names`` what the names of
    deeds tell.
    """

    report_id: str
    published: str
    killed: Shares = {}
    injured: Shares = {}
    hospitalised: Shares = {}
    hit: Shares = {}
    head: Mapping[str, Shares] = {}
    others: frozenset[int] = frozenset()
    dead: int = 0
    hurt: int = 0
    living: int = 0
    spared: int = 0
    beside: int = 0
    survival: int = 0
    most_dead: int = 0
    most_hurt: int = 0
    words: int = 0
    deadly: bool = False
    hurtful: bool = False
    mortal_head: bool = False
    mortal_lead: bool = False
    some_dead: bool = False
    names: DeedNames = DeedNames()


class _Stated(Value, frozen=True, kw_only=True):
    sort: str
    number: int
    start: int
    head: bool = False
    others: bool


def read_account(claims: Sequence[Claim], report: Report) -> Account:
    """The account of one report; ``claims`` are those that it makes of the event."""
    quantities = [(claim, as_hurt(one)) for claim in claims for one in claim.quantities]
    counted = [(claim, take_least(one)) for claim, one in quantities if counts_harm(claim, one)]
    day = find_main_day(claims)
    away = find_other_cases(counted, day, report.text)
    own = [(claim, quantity) for claim, quantity in counted if (claim.evidence.start, quantity.measure) not in away]
    head, text = len(report.headline or ""), report.text.lower()
    stated = [replace(one, head=one.start < head) for one in state_numbers(own)]
    fates = find_fates(own)
    tally = Counter(fates.values())
    living, whole = find_living(own), count_whole(own, fates)
    early = {quantity.measure for claim, quantity in counted if claim.evidence.start < LEAD}
    return Account(
        report_id=report.report_id,
        published=report.updated or report.published or "",
        **{
            sort: share(one for one in stated if one.sort == sort)
            for sort in ("killed", "injured", "hospitalised", "hit")
        },
        head={
            sort: share(one for one in stated if one.sort == sort and one.head) for sort in ("killed", "injured", "hit")
        },
        others=frozenset(one.number for one in stated if one.others and one.sort != "killed"),
        dead=tally["killed"],
        hurt=tally["injured"] + tally["hospitalised"],
        living=len(living),
        spared=sum(fates[person] != "killed" for person in living),
        beside=len(find_beside_dead(own, fates)),
        survival=len(_SURVIVAL.findall(text)),
        most_dead=whole["killed"],
        most_hurt=max(whole["injured"], whole["hospitalised"]),
        words=len(_DEATH.findall(text)),
        deadly="killed" in early,
        hurtful=bool(early & {"injured", "hospitalised"}),
        mortal_head=bool(_DEATH.search(report.text[:head].lower())),
        mortal_lead=bool(_DEATH.search(report.text[:LEAD].lower())),
        some_dead=any(quantity.measure == "killed" for _, quantity in counted),
        names=read_deed_names(text),
    )


def as_hurt(quantity: Quantity) -> Quantity:
    """A number of people shot or struck of whom some died, as one of people hit."""
    return replace(quantity, measure="injured") if quantity.hit and quantity.measure == "other" else quantity


def counts_harm(claim: Claim, quantity: Quantity) -> bool:
    """Whether a count is of people whom an event itself killed or hurt, and no total of a period."""
    told = quantity.measure in HARMS and quantity.unit == "person" and claim.modality in TOLD
    return told and (quantity.scope in ("event", "day") or bool(quantity.persons))


def find_fates(counted: Iterable[tuple[Claim, Quantity]]) -> dict[int, Measure]:
    """The gravest that befell each person, by the offset of their first mention."""
    fates: dict[int, Measure] = {}
    for _, quantity in counted:
        for person in quantity.persons:
            before = fates.get(person, quantity.measure)
            fates[person] = min(before, quantity.measure, key=HARMS.index)
    return fates


def find_living(counted: Iterable[tuple[Claim, Quantity]]) -> set[int]:
    """The hurt of whom the sentence says that they live: of the dead too it is told that they were shot."""
    return {
        person
        for claim, quantity in counted
        for person in quantity.persons
        if quantity.measure != "killed" and _LIVING.search(claim.evidence.quote)
    }


def find_beside_dead(counted: Sequence[tuple[Claim, Quantity]], fates: Mapping[int, Measure]) -> set[int]:
    """The hurt, not told dead anywhere, of whom a sentence tells beside dead people: "killing him and wounding her"."""
    deadly = {claim.evidence.start for claim, quantity in counted if quantity.measure == "killed"}
    return {
        person
        for claim, quantity in counted
        if claim.evidence.start in deadly
        for person in quantity.persons
        if quantity.measure != "killed" and fates[person] != "killed"
    }


def state_numbers(counted: Sequence[tuple[Claim, Quantity]]) -> Iterator[_Stated]:
    """The number of each claim and measure: what it lists added up ("three children and two adults"), of "one of three"
    the three, of a person the one."""
    for measure, counts in by_claim(counted):
        claim = counts[0][0]
        quantities = [quantity for _, quantity in counts]
        numbers = [int(quantity.value or 0) for quantity in quantities]
        hit = measure == "injured" and is_hit(quantities)
        yield _Stated(
            sort="hit" if hit else measure,
            number=max(numbers) if any(" of " in quantity.verbatim for quantity in quantities) else sum(numbers),
            start=claim.evidence.start,
            others=any(tells_others(quantity) for quantity in quantities),
        )


def count_whole(counted: Sequence[tuple[Claim, Quantity]], fates: Mapping[int, Measure]) -> dict[Measure, int]:
    """How many each harm befell by the report as a whole: the persons told of one by one or the largest number of one
    claim, whichever is more, since the persons are among those numbered. Of people who were shot the dead are taken
    off."""
    persons = Counter(fates.values())
    largest: dict[Measure, int] = defaultdict(int)
    listed = sorted(by_claim(counted), key=lambda one: HARMS.index(one[0]))
    for measure, counts in listed:
        own = [q for _, q in counts if not q.persons or any(fates[person] == measure for person in q.persons)]
        number = sum(number_left(quantity, measure, fates) for quantity in own)
        dead = max(persons["killed"], largest["killed"])
        if number > dead and measure == "injured" and own and is_hit(own):
            number -= dead
        largest[measure] = max(largest[measure], number)
    for measure, number in count_with_rest(counted):
        largest[measure] = max(largest[measure], number)
    return {measure: max(persons[measure], largest[measure]) for measure in HARMS}


def count_with_rest(counted: Sequence[tuple[Claim, Quantity]]) -> Iterator[tuple[Measure, int]]:
    """The hurt of two sentences in a row, of which the second tells of the rest: "one man is in critical condition; the
    three other victims are stable"."""
    hurt = sorted((c for c in counted if c[1].measure != "killed"), key=lambda one: one[0].evidence.start)
    for (claim, one), (later, rest) in pairwise(hurt):
        at = later.evidence.quote.find(rest.verbatim)
        words = later.evidence.quote[max(0, at - len("other ")) : at + len(rest.verbatim)]
        near = later.evidence.start >= claim.evidence.start and later.evidence.start - claim.evidence.end <= _NEXT
        if near and not rest.persons and OTHERS.search(words) and not OTHERS.search(one.verbatim):
            yield rest.measure, int((one.value or 0) + (rest.value or 0))


def number_left(quantity: Quantity, measure: Measure, fates: Mapping[int, Measure]) -> int:
    """How many of a number nothing graver befell, where it is of persons told of one by one."""
    number = int(quantity.value or 0)
    if len(quantity.persons) < number:
        return number
    return sum(fates[person] == measure for person in quantity.persons)


def share(stated: Iterable[_Stated]) -> dict[int, float]:
    """Shares of the numbers by where they stand: headline and first lines weigh most, what stands far down least."""
    votes: dict[int, float] = defaultdict(float)
    for one in stated:
        votes[one.number] += 3.0 if one.head else 2.0 if one.start < FIRST else 1.0 if one.start < BODY else 0.5
    whole = sum(votes.values())
    return {number: votes[number] / whole for number in sorted(votes)}
