"""QUANTITY MENTIONS -> THE SAME WITH THEIR AMOUNT: value and bounds as worded.

more_than and at_least give ``lower`` alone, at_most and less_than ``upper`` alone, exact, about and nearly the value as
said, a range both bounds. Vague words have no value: "dozens" stands for 12 at least, "hundreds" for 100 (ACLED's
coding notes), larger ones by the same rule. Digits with broken groups ("950,0000") are read as far as they can be and
flagged malformed.
"""

import csv
import re
from collections.abc import Sequence
from importlib import resources
from itertools import pairwise
from typing import Literal

import msgspec

from onrecord.mentions import QuantityMention
from onrecord.values import Amount, Quantifier

Number = int | float
#: who are two where a comma between them was lost: "a man woman and child"
_PERSONS = frozenset("man woman boy girl mother father son daughter".split())


def _read_rows(name: str) -> list[dict[str, str]]:
    text = resources.files("onrecord.resources").joinpath(name).read_text("utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


_WORDS = {
    row["word"]: (row["kind"], int(row["value"]) if row["value"] else None) for row in _read_rows("number_words.csv")
}
_QUANTIFIERS = sorted(_read_rows("quantifiers.csv"), key=lambda row: (-len(row["words"]), row["words"]))
_BEFORE = [(row["words"].split(), row["quantifier"]) for row in _QUANTIFIERS if row["place"] == "before"]
_AFTER = [(row["words"].split(), row["quantifier"]) for row in _QUANTIFIERS if row["place"] == "after"]
_SCALES = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "mln": 1_000_000, "bn": 1_000_000_000}
# groups of three, or India's groups of two before the last three ("1,50,000")
_GROUPED = re.compile(r"\d{1,3}([,.  ])\d{3}(?:\1\d{3})*|\d{1,2}(?:,\d{2})+,\d{3}")
_TOKEN = re.compile(r"\d+(?:[.,  ]\d+)*|[^\W\d]+|[-–—+,]")


def ground_quantities(mentions: Sequence[QuantityMention]) -> tuple[QuantityMention, ...]:
    """The mentions with ``amount`` filled; ``None`` where the wording holds no number that can be read."""
    return tuple(msgspec.structs.replace(mention, amount=read_amount(mention.text)) for mention in mentions)


def read_amount(text: str) -> Amount | None:
    """The amount that a wording states.

    >>> read_amount("at least 40").lower
    40
    """
    words = [word.lower() for word in _TOKEN.findall(text)]
    quantifier, words = _strip_quantifiers(words)
    if not words:
        return None
    if words[0] in ("no", "nobody", "none"):
        return Amount(value=0)
    if words == ["a", "couple"]:
        return Amount(value=2)
    return _read_range(words) or _read_vague(words) or _read_single(words, quantifier)


def _strip_quantifiers(words: list[str]) -> tuple[Quantifier, list[str]]:
    """The quantifier of a wording and what is left of it: the number proper."""
    quantifier = "exact"
    changed = True
    while changed:
        changed = False
        for phrase, meaning in _BEFORE:
            if len(words) > len(phrase) and words[: len(phrase)] == phrase and words[len(phrase)] != "of":
                words, changed = words[len(phrase) :], True
                quantifier = meaning or quantifier
                break
    if words and words[-1] == "+":
        return "at_least", words[:-1]
    for phrase, meaning in _AFTER:
        if len(words) > len(phrase) and words[-len(phrase) :] == phrase:
            return meaning or quantifier, words[: -len(phrase)]  # type: ignore[return-value]
    return quantifier, words  # type: ignore[return-value]


def _read_range(words: list[str]) -> Amount | None:
    if words[0] == "between":
        words = ["to" if word == "and" else word for word in words[1:]]
    for joint in ("to", "or", "-", "–", "—"):
        if joint in words:
            at = words.index(joint)
            if words[:at] == ["half"] or words[at + 1 : at + 2] == ["a"]:
                continue
            low, high = _read_number(words[:at]), _read_number(words[at + 1 :])
            if low is None or high is None:
                continue
            scale = _trailing_scale(words[at + 1 :])
            low = low * scale if low < high / scale + 1 and _trailing_scale(words[:at]) == 1 else low
            if low < high:
                return Amount(lower=low, upper=high, quantifier="range")
    return None


def _trailing_scale(words: list[str]) -> int:
    kind, value = _WORDS.get(words[-1], ("", None)) if words else ("", None)
    return value if kind == "scale" and value else _SCALES.get(words[-1], 1) if words else 1


def _read_vague(words: list[str]) -> Amount | None:
    lower, vague = 1, False
    for word in words:
        kind, value = _WORDS.get(word, ("", None))
        if kind in ("mass", "vague") or word in ("number", "handful", "couple", "some", "most", "majority"):
            vague = True
        if kind in ("mass", "scale") and value:
            lower *= value
    if not vague:
        return None
    return Amount(lower=lower if lower > 1 else None, quantifier="vague")


def _read_single(words: list[str], quantifier: Quantifier) -> Amount | None:
    value = _read_number(words)
    if value is None:
        value = _read_persons(words)
    if value is None:
        return None
    flag: Literal["malformed"] | None = "malformed" if any(_is_malformed(word) for word in words) else None
    if quantifier in ("more_than", "at_least"):
        return Amount(lower=value, quantifier=quantifier, flag=flag)
    if quantifier in ("at_most", "less_than"):
        return Amount(upper=value, quantifier=quantifier, flag=flag)
    return Amount(value=value, quantifier=quantifier, flag=flag)


def _read_persons(words: list[str]) -> Number | None:
    """The sum over joined persons: "a woman and her two children" is 3; a part without a number is one person, a part
    that is nothing but digits is the age of the person before it."""
    if "and" not in words:
        return None
    total: Number = 0
    part: list[str] = []
    for word in [*words, ","]:
        if word not in ("and", ","):
            part.append(word)
        elif part:
            total += 0 if len(part) == 1 and part[0].isdigit() else _read_part(part)
            part = []
    return total


def _read_part(words: list[str]) -> Number:
    """The number that a part of joined persons begins with or holds; 1 when it holds none but an age ("a man" and "a
    45-year-old woman" are one person each)."""
    run: list[str] = []
    for word in [word for at, word in enumerate(words) if not _is_age(words[at : at + 3])]:
        if word.isdigit() or _WORDS.get(word, ("", None))[0] in ("one", "ten", "scale"):
            run.append(word)
        elif run:
            break
    return _read_number(run) or 1 + sum(pair <= _PERSONS for pair in map(set, pairwise(words)) if "child" not in pair)


def _is_age(words: list[str]) -> bool:
    """Whether a word starts an age: "45-year-old", "3 months old"."""
    return any(word.rstrip("s") in ("year", "month", "week") for word in words[1:] if word != "-")


def _is_malformed(word: str) -> bool:
    return word[0].isdigit() and _read_digits(word)[1]


def _read_digits(word: str) -> tuple[Number, bool]:
    """The number that digits write, and whether their groups are broken. Groups of three are thousands, whichever
    mark parts them; one point or comma with other digits after it is a decimal."""
    if word.isdigit():
        return int(word), False
    if _GROUPED.fullmatch(word) and not re.fullmatch(r"0[.,].*", word):
        return int(re.sub(r"\D", "", word)), False
    parts = re.split(r"[.,  ]", word)
    if len(parts) == 2 and "." in word:
        return float(word), False
    # "950,0000": a group too long is cut to three digits, the likeliest slip being a doubled key
    return int(parts[0] + "".join(part[:3].ljust(3, "0") for part in parts[1:])), True


def _read_number(words: list[str]) -> Number | None:
    """The value of a number in digits or words; ``None`` when a word is none."""
    words = [word for word in words if word not in ("-", "–", "—", "and", "of")]
    if not words:
        return None
    total: Number = 0
    part: Number | None = None
    for i, word in enumerate(words):
        kind, value = _WORDS.get(word, ("", None))
        if word in ("a", "an"):
            continue
        if word[0].isdigit():
            part = (part or 0) + _read_digits(word)[0]
        elif word == "half":
            part = (part or 0) + 0.5
        elif word == "quarter":
            part = (part or 0) + 0.25
        elif kind in ("one", "ten") and value is not None:
            part = (part or 0) + value
        elif kind == "scale" or (word in _SCALES and i):
            scale = value if value else _SCALES[word]
            part = (1 if part is None else part) * scale
            if scale >= 1000:
                total, part = total + part, None
        else:
            return None
    if part is None and total == 0:
        return 1 if words[0] in ("a", "an") else None
    result = total + (part or 0)
    return int(result) if result == int(result) else round(result, 6)
