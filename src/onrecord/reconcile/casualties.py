"""ACCOUNTS OF ONE EVENT -> HOW MANY DIED AND HOW MANY WERE HURT AND LIVE, the two chosen together.

Every pair of numbers that the reports make thinkable is weighed by how it fits each account: what is stated, where, and
whom the report tells of one by one; "four were shot, one died" speaks for one dead and three hurt, and who was hurt in
an early report may be dead in a later one. The weights stand in resources/casualties.csv (scripts/train_casualties.py).
"""

import csv
import functools
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from importlib import resources
from typing import NamedTuple

from onrecord.reconcile.accounts import Account, Shares
from onrecord.reconcile.deed_names import fit_deed_names

Features = dict[str, float]
#: the most numbers of dead or of hurt that are weighed, so that a much told event costs no more than others
MOST_NUMBERS = 16


class Casualties(NamedTuple):
    """People killed, and people hurt who live."""

    killed: int
    injured: int


@functools.cache
def read_weights() -> dict[str, float]:
    """The weight of each feature."""
    text = resources.files("onrecord.resources").joinpath("casualties.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {row["feature"]: float(row["weight"]) for row in rows}


def choose_casualties(accounts: Sequence[Account]) -> Casualties | None:
    """The likeliest pair; ``None`` where no report tells of anybody. Accounts are taken in order of publication."""
    accounts = sorted(accounts, key=lambda account: (account.published, account.report_id))
    pairs = think_of_pairs(accounts)
    if not pairs:
        return None
    weights = read_weights()
    scores = {pair: sum(weights.get(name, 0.0) * value for name, value in f.items()) for pair, f in pairs.items()}
    return max(scores, key=lambda pair: (round(scores[pair], 9), pair))


def think_of_pairs(accounts: Sequence[Account]) -> dict[Casualties, Features]:
    """The pairs that the accounts make thinkable, with their features."""
    killed: Counter[int] = Counter()
    injured: Counter[int] = Counter()
    for account in accounts:
        killed.update([0, 1, account.dead, account.dead + 1, max(0, account.dead - 1)])
        killed.update([one for number in account.killed for one in (number, number + 1)])
        injured.update([0, 1, account.most_hurt, account.hurt, account.hurt + 1, max(0, account.hurt - 1)])
        injured.update([*account.injured, *account.hospitalised, *account.hit])
    dead = most_told(killed)
    for account in accounts:
        killed.update(account.names.killings)
        numbers = {*account.hit, *account.injured, *account.hospitalised}
        injured.update([number - one for number in sorted(numbers) for one in dead if 0 < one <= number])
    pairs = [Casualties(one, other) for one in dead for other in most_told(injured)]
    return {pair: weigh_pair(pair, accounts) for pair in pairs if pair.killed + pair.injured}


def most_told(numbers: Counter[int]) -> list[int]:
    """The numbers worth weighing, those of most reports where there are very many."""
    kept = sorted(numbers, key=lambda number: (-numbers[number], number))[:MOST_NUMBERS]
    return sorted(kept)


def weigh_pair(pair: Casualties, accounts: Sequence[Account]) -> Features:
    """The features of a pair: what fits each report, growing with the root of their number, since they tell much the
    same."""
    features: Features = defaultdict(float)
    for account in accounts:
        for name, value in fit_account(pair, account):
            features[name] += value / math.sqrt(len(accounts))
    named = fit_deed_names(pair.killed, pair.injured, [account.names for account in accounts])
    for name, value in (*describe_pair(pair), *agree(pair, accounts), *heed_latest(pair, accounts), *named):
        features[name] += value
    return features


def describe_pair(pair: Casualties) -> Iterator[tuple[str, float]]:
    """What is likely before any report is read."""
    dead, hurt = pair
    if dead in (0, 1):
        yield f"{dead} dead", 1.0
    elif dead > 2:
        yield "3 dead or more", 1.0
    if hurt in (0, 1):
        yield f"{hurt} hurt", 1.0
    elif hurt > 4:
        yield "5 hurt or more", 1.0
    if not dead and hurt == 1:
        yield "one hurt alone", 1.0
    yield "size of dead", math.log1p(dead)
    yield "size of hurt", math.log1p(hurt)
    yield "size", math.log1p(dead + hurt)


def agree(pair: Casualties, accounts: Sequence[Account]) -> Iterator[tuple[str, float]]:
    """In how many of the reports each number is told."""
    dead, hurt = pair
    for name, told in (
        ("dead", [dead in account.killed or account.dead == dead for account in accounts]),
        (
            "hurt",
            [
                hurt in account.injured
                or hurt in account.hospitalised
                or account.hurt == hurt
                or hurt + dead in account.hit
                for account in accounts
            ],
        ),
    ):
        part = sum(told) / len(told)
        yield f"{name} told in part", part
        yield f"{name} told at all", float(part > 0)
        yield f"{name} told by most", float(part > 0.5)
    wholes = [account.most_dead + account.most_hurt for account in accounts]
    yield "whole told in part", wholes.count(dead + hurt) / len(wholes)
    yield "whole told at last", float(wholes[-1] == dead + hurt)
    yield "whole the greatest", float(max(wholes) == dead + hurt)


def heed_latest(pair: Casualties, accounts: Sequence[Account]) -> Iterator[tuple[str, float]]:
    """What the latest of the reports that tell of death says: who lived in an early report may have died since."""
    deadly = [account for account in accounts if account.most_dead and (account.deadly or account.mortal_head)]
    if not deadly:
        return
    latest = deadly[-1]
    if not pair.killed:
        yield "none dead: some report deadly", 1.0
        yield "none dead: latest report deadly", float(latest is accounts[-1])
    else:
        yield "latest: dead stated", float(pair.killed in latest.killed)
        yield "latest: dead persons", float(pair.killed == latest.dead)
        yield "latest: most dead", float(pair.killed == latest.most_dead)


def fit_account(pair: Casualties, account: Account) -> Iterator[tuple[str, float]]:
    """How a pair fits what one report tells."""
    dead, hurt = pair
    both = dead + hurt
    yield from compare("killed", account.killed, dead)
    yield from compare("injured", account.injured, hurt)
    yield from compare("hit", account.hit, both)
    yield from compare("hospitalised", account.hospitalised, hurt)
    yield from compare("headline killed", account.head.get("killed", {}), dead)
    yield from compare("headline injured", account.head.get("injured", {}), hurt)
    yield from compare("headline hit", account.head.get("hit", {}), both)
    if dead:
        yield "killed but one", account.killed.get(dead - 1, 0.0)
        yield "injured with dead", account.injured.get(both, 0.0)
        yield "hit without dead", account.hit.get(hurt, 0.0)
        yield "hospitalised with dead", account.hospitalised.get(both, 0.0)
        if account.hurt:
            yield "hurt persons with dead: as many", float(account.hurt == both)
            yield "hurt persons with dead: more", float(account.hurt > both)
        if not account.some_dead:
            yield "early: hurt with dead", float(account.most_hurt == both)
            yield "early: hurt without dead", float(account.most_hurt == hurt)
    if account.hit and account.injured:
        yield "hit and injured", float(hurt in account.hit and hurt in account.injured)
    if account.others:
        yield "others", float(hurt in account.others)
    yield from tally("dead persons", account.dead, dead, account.killed)
    yield from tally("hurt persons", account.hurt, hurt, {**account.injured, **account.hospitalised, **account.hit})
    yield from tally_spared("spared", account.spared, pair)
    yield from tally_spared("beside dead", account.beside, pair)
    yield "mixed killed", mix_killed(account).get(dead, 0.0)
    yield "mixed hurt", mix(stated_hurt(account, dead), living(account, dead), 0.5).get(hurt, 0.0)
    yield "most dead", float(account.most_dead == dead)
    yield "most dead: more", float(account.most_dead > dead)
    yield "most hurt", float(account.most_hurt == hurt)
    yield "most hurt: more", float(account.most_hurt > hurt)
    yield from hear_silence(pair, account)


def compare(name: str, stated: Shares, number: int) -> Iterator[tuple[str, float]]:
    """How a number stands among stated ones."""
    if not stated:
        return
    most = max(stated)
    yield f"{name}: less told", sum(part for other, part in stated.items() if other > number)
    yield f"{name}: greatest", float(number == most)
    yield f"{name}: beyond", float(number > most)


def tally(name: str, persons: int, number: int, stated: Shares) -> Iterator[tuple[str, float]]:
    """How a number stands beside the persons told of one by one."""
    if not persons:
        return
    yield f"{name}: as many", float(persons == number)
    yield f"{name}: as many, stated", float(persons == number and number in stated)
    yield f"{name}: more", float(persons > number)
    yield f"{name}: far more", float(persons > number + 1)
    yield f"{name}: fewer", float(persons < number and number not in stated)
    if persons == 1 and not number and not stated:
        yield f"{name}: one alone, none", 1.0


def tally_spared(name: str, persons: int, pair: Casualties) -> Iterator[tuple[str, float]]:
    """How the hurt stand beside persons who are told hurt and not dead."""
    if persons:
        yield f"{name}: as many", float(persons == pair.injured)
        yield f"{name}: more", float(persons > pair.injured)
        yield f"{name}: none hurt", float(not pair.injured)
        yield f"{name}: none hurt, some dead", float(not pair.injured and pair.killed > 0)


def mix_killed(account: Account) -> dict[int, float]:
    """The votes on the dead. A report that states no number and speaks of death more than once tells of one; one whose
    lead tells of the hurt alone has its deaths in the background."""
    if account.hurtful and not account.deadly and not account.mortal_lead:
        return {0: 1.0}
    silent = {int(account.words > 1): 0.3 if account.words == 1 else 1.0}
    return mix(account.killed or silent, account.most_dead, 0.8)


def stated_hurt(account: Account, dead: int) -> dict[int, float]:
    """The numbers of hurt that a report states: of those who were shot, with no word of what came of it, the dead are
    taken off, and people taken to hospital count half."""
    votes: dict[int, float] = defaultdict(float, account.injured)
    for number, part in account.hit.items():
        if number > 1 and number >= dead:
            votes[number - dead] += part
        elif dead:
            votes[0] += part / 2
            votes[number] += part / 2
        else:
            votes[number] += part
    for number, part in account.hospitalised.items():
        votes[number] += part / 2
    return votes


def living(account: Account, dead: int) -> int:
    """The persons hurt: a single one beside dead people counts only where the words say that they live."""
    return min(1, account.living) if dead and account.most_hurt == 1 else account.most_hurt


def mix(stated: Shares, persons: int, weight: float) -> dict[int, float]:
    """Stated numbers and persons as votes of one report."""
    whole = max(1.0, sum(stated.values()))
    votes: dict[int, float] = defaultdict(float, {number: part / whole for number, part in stated.items()})
    votes[persons] += weight
    whole = sum(votes.values())
    return {number: vote / whole for number, vote in votes.items()}


def hear_silence(pair: Casualties, account: Account) -> Iterator[tuple[str, float]]:
    """What a report does not tell: no dead, no hurt, or none of them in its headline and lead."""
    dead, hurt = pair
    nothing_dead = not account.killed and not account.dead
    nothing_hurt = not (account.injured or account.hospitalised or account.hit or account.hurt)
    if not dead:
        yield (
            "none dead: " + ("told" if not nothing_dead else "unnumbered" if account.some_dead else "nothing told"),
            1.0,
        )
        yield "none dead: headline of death", float(account.mortal_head)
        yield "none dead: lead of death", float(account.mortal_lead)
        yield "none dead: deadly lead", float(account.deadly)
    else:
        yield "dead: no word of death", float(not account.words)
        yield "dead: hurtful lead alone", float(account.hurtful and not account.deadly and not account.mortal_lead)
        if nothing_dead:
            yield f"{min(dead, 2)} dead: nothing told", 1.0
    if not hurt and account.survival:
        yield "none hurt: survival told", 1.0
        yield "none hurt: survival told twice", float(account.survival > 1)
        yield "none hurt, some dead: survival told", float(dead > 0)
    if hurt and not account.survival:
        yield "hurt: no survival told", 1.0
        yield "hurt, some dead: no survival told", float(dead > 0)
    if nothing_hurt:
        if hurt in (0, 1):
            yield f"{hurt} hurt, {'some' if dead else 'none'} dead: nothing told", 1.0
    elif not hurt:
        yield "none hurt: told", 1.0
        yield "none hurt: persons alone", float(not (account.injured or account.hospitalised or account.hit))
