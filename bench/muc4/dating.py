"""INCIDENT -> ITS DAY: the likeliest of the days that its report names, or that no day is told.

A conditional logistic model (weights in dating.csv) chooses among them by where their words stand, by what the claims
make of them and by the words beside them. A report that tells no day leaves the time open up to its own day.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from muc4.linear import read_weights, score, shares
from muc4.sentences import Sentences, distance, rank_of, split_restored, weigh_around
from muc4.told import Told, bin_of

from onrecord.mentions import Reading, TimeMention

WEIGHTS = Path(__file__).with_name("dating.csv")
#: characters at the head of a report within which a date is its dateline's
HEAD = 60
#: what a right day and a time left open earn where the other was right, and a day inside the right span
HALF = 0.5
_WORD = re.compile(r"[a-z]+|[.,;:\[\]]", re.I)
_SORTS = (
    ("today", r"\btoday\b|\bthis (?:morning|afternoon|evening|noon)\b|\btonight\b"),
    ("yesterday", r"\byesterday\b|\blast (?:night|evening)\b"),
    ("ago", r"\bago\b|\blast\b|\bpast\b|\bthis\b|\brecent\b"),
    ("weekday", r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"),
    ("date", r"\d"),
)


class Time(NamedTuple):
    """A time that an incident may have happened at, as the answer writes it, with the words that tell it; no ``start``
    where it is left open."""

    answer: str
    start: str | None
    end: str | None
    mentions: tuple[TimeMention, ...]

    @property
    def is_day(self) -> bool:
        return self.start is not None and self.start == self.end


def choose_time(told: Sequence[Told], reading: Reading, weights: Mapping[str, float] | None = None) -> str | None:
    """The time that earns most; ``None`` where the report tells none and has no day of its own."""
    known = read_weights(WEIGHTS) if weights is None else weights
    times = find_times(told, reading)
    scores = [score(describe_time(time, times, told, reading), known) for time in times]
    likely = dict(zip(times, shares(scores), strict=True))
    worth = {time: sum(share * credit(other, time) for other, share in likely.items()) for time in times}
    return max(times, key=lambda time: worth[time]).answer if times else None


def credit(right: Time, said: Time) -> float:
    """What an answer earns where another time is right."""
    if right == said:
        return 1.0
    if right.start is None or said.start is None:
        open_one, other = (right, said) if right.start is None else (said, right)
        if open_one.end is None or other.end is None:
            return 0.0
        days = (date.fromisoformat(open_one.end) - date.fromisoformat(other.end)).days
        return HALF if days == 0 or (days == 1 and right is open_one) else 0.0
    inside = right.start <= said.start and (said.end or "") <= (right.end or "")
    return HALF if inside else 0.0


def find_times(told: Sequence[Told], reading: Reading) -> list[Time]:
    """The days and spans of the report up to its own day, nearest first to be told, and the open time."""
    published = (reading.report.published or "")[:10] or None
    found: dict[tuple[str, str], list[TimeMention]] = {}
    for mention in reading.times:
        when = mention.when
        dateline = mention.start < HEAD and re.search(r"\d", mention.text) is not None
        if when is None or when.start is None or when.end is None or dateline:
            continue
        if published is None or when.start[:10] <= published:
            found.setdefault((when.start[:10], when.end[:10]), []).append(mention)
    for one in told:
        if (when := one.claim.occurred).start and when.end:
            found.setdefault((when.start[:10], when.end[:10]), [])
    times = [
        Time(start if start == end else f"{start}/{end}", start, end, tuple(own)) for (start, end), own in found.items()
    ]
    if published is not None:
        times.append(Time(f"../{published}", None, published, ()))
        if (published, published) not in found:
            times.append(Time(published, published, published, ()))
    return times


def describe_time(time: Time, times: Sequence[Time], told: Sequence[Told], reading: Reading) -> dict[str, float]:
    """The features of one time for one incident."""
    own = [one for one in told if is_of(time, one)]
    days = [one for one in told if one.claim.occurred.start]
    sentences = split_restored(reading.report.text)
    near = {other: distance([m.start for m in other.mentions], told, sentences) for other in times if other.mentions}
    inside = [other for other, place in near.items() if place == "inside"]
    names = [
        f"open {time.start is None}",
        f"day {time.is_day}",
        f"own {bin_of(len(own), (1, 2, 3))} of {bin_of(len(days), (1, 2, 3))}",
        f"first {bool(own) and own[0] is told[0]} {time.start is None}",
        f"main {bool(own) and len(own) == max(Counter(one.claim.occurred.start for one in days).values(), default=0)}",
    ]
    if time.start is None:
        nearest = min(near.values(), key=rank_of, default="far")
        names += [
            f"open nearest {nearest}",
            f"open of {bin_of(len(times), (2, 3, 4, 6, 9))}",
            f"open inside {min(2, len(inside))} {bool(days)}",
            f"open claims {bin_of(len(told), (2, 3, 5))}",
            *{f"open kind {one.claim.kind}" for one in told},
            *{f"open modality {one.claim.modality}" for one in told},
            f"open spoken {spoken_today(times, reading)}",
        ]
    else:
        names += describe_stated(time, times, near, inside, reading, sentences)
    starts = None if time.start is None else [mention.start for mention in time.mentions]
    return {**dict.fromkeys(names, 1.0), **weigh_around(sentences, told, starts)}


def is_of(time: Time, one: Told) -> bool:
    when = one.claim.occurred
    return (when.start or "")[:10] == (time.start or "") and (when.end or "")[:10] == (time.end or "")


def spoken_today(times: Sequence[Time], reading: Reading) -> bool:
    """Whether words of the report name its own day."""
    published = (reading.report.published or "")[:10]
    return any(time.mentions and time.start == published for time in times)


def describe_stated(
    time: Time, times: Sequence[Time], near: Mapping[Time, str], inside: Sequence[Time], reading: Reading,
    sentences: Sentences,
) -> set[str]:  # fmt: skip
    """What a time is that words tell: how far back, where its words stand, which words they are."""
    place = near.get(time, "untold")
    published = (reading.report.published or "")[:10]
    back = (date.fromisoformat(published) - date.fromisoformat(time.start or "")).days if published else -1
    nearer = sum(rank_of(other) < rank_of(place) for other in near.values())
    found = {
        f"back {bin_of(back, (0, 1, 2, 8, 32, 92, 366))} {time.is_day}",
        f"near {place}",
        f"near {place} day {time.is_day}",
        f"near {place} rivals {min(2, len(inside))}",
        f"nearer {min(3, nearer)}",
        f"of {bin_of(len(times), (3, 4, 6, 9))}",
        f"mentions {min(3, len(time.mentions))}",
    }
    for mention in time.mentions:
        sort = next((name for name, pattern in _SORTS if re.search(pattern, mention.text, re.I)), "other")
        before = _WORD.findall(reading.report.text[max(0, mention.start - 30) : mention.start].lower())[-2:]
        after = _WORD.findall(reading.report.text[mention.end : mention.end + 30].lower())[:2]
        found |= {
            f"sort {sort}",
            f"sort {sort} {place}",
            f"line {bin_of(sentences.at(mention.start), (1, 2, 3, 6, 12))}",
        }
        found |= {f"before {word}" for word in before} | {f"after {word}" for word in after}
    return found
