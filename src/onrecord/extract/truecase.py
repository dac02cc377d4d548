"""TEXT IN CAPITALS -> THE SAME IN ORDINARY CASE, letter for letter: a copy for the parser, to whom case tells names.

Old wire copy, bulletins and many headlines come in capitals. Words of the language go to lower case, whatever is none
of them is a name; words that are often part of a name ("department", "mayor") follow the name beside them; letters in
brackets and those known as an abbreviation stay. Every offset stays what it is.
"""

import csv
import re
from functools import cache
from importlib.resources import files

from onrecord.extract.measure_cues import ENDINGS

#: the share of capitals among a paragraph's letters from which it is taken to be in capitals, and their fewest
CAPITALS = 0.7
LETTERS = 12
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*(?:\.(?:[^\W\d_]\.)+)?")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")
_STARTS = re.compile(r"(?:^\s*|[.!?:]['\"”’)\]]*\s+|\[\w+\]\s*)['\"“‘(]?$")
_BRACKETED = re.compile(r"[(\[]([^\W\d_]{2,6}(?:-[^\W\d_]{2,6})?)[)\]]")
_SPELT_OUT = re.compile(r"\b([^\W\d_]{2,6}) [(\[]((?:[^\W\d_]+\s){1,6}[^\W\d_]+)[)\]]")
#: words between the parts of a name: "Valle del Cauca", "Front of National Liberation"
_JOINTS = frozenset("of de del la las los el y da do dos das san e".split())
_LONGEST_ABBREVIATION = 6
#: characters before a word that tell whether it starts a sentence
REACH = 24
_DAY_BEFORE = re.compile(r"\d\s?$")


def restore_case(text: str) -> str:
    """The text with every paragraph in capitals in ordinary case; of the same length, other paragraphs unchanged.

    >>> restore_case("THE MAYOR OF KARETH WAS KILLED ON MONDAY.")
    'The mayor of Kareth was killed on Monday.'
    """
    if not any(is_capitals(match[0]) for match in _PARAGRAPH.finditer(text)):
        return text
    known = find_abbreviations(text)
    return _PARAGRAPH.sub(lambda match: _restore(match[0], known) if is_capitals(match[0]) else match[0], text)


def find_abbreviations(text: str) -> frozenset[str]:
    """The abbreviations that a text brings in, in small letters: in brackets, or before the words they stand for."""
    found = {part for match in _BRACKETED.finditer(text) for part in match[1].lower().split("-")}
    for match in _SPELT_OUT.finditer(text):
        initials = [word[0].lower() for word in match[2].split() if word.lower() not in _JOINTS]
        shared = sum(letter in match[1].lower() for letter in initials)
        if abs(len(initials) - len(match[1])) <= 1 and 2 * shared > len(
            initials
        ):  # many stand for another language's words
            found.add(match[1].lower())
    return frozenset(word for word in found if _look_up(word) != "lower")


def is_common(word: str) -> bool:
    """Whether something in small letters is a word of the language, be it often part of a name ("observatory")."""
    return _look_up(word) is not None


def is_capitals(paragraph: str) -> bool:
    """Whether a paragraph is written in capitals."""
    capitals = sum(map(str.isupper, paragraph))
    if capitals < LETTERS:
        return False
    return capitals > CAPITALS * sum(map(str.isalpha, paragraph))


def _restore(paragraph: str, abbreviations: frozenset[str]) -> str:
    words = list(_WORD.finditer(paragraph))
    cases = [_case_of(paragraph, word, abbreviations) for word in words]
    for index in range(1, len(words)):
        _name_abbreviated(paragraph, words, cases, index)
    for index, case in enumerate(cases):
        if case == "either":
            cases[index] = "title" if _beside_name(paragraph, words, cases, index) else "lower"
    pieces, end = [], 0
    for word, case in zip(words, cases, strict=True):
        pieces += [
            paragraph[end : word.start()],
            _write(word[0], case, _STARTS.search(paragraph[max(0, word.start() - REACH) : word.start()])),
        ]
        end = word.end()
    restored = "".join([*pieces, paragraph[end:]])
    return restored if len(restored) == len(paragraph) else paragraph


def _case_of(paragraph: str, word: re.Match[str], abbreviations: frozenset[str]) -> str:
    """lower, upper, title, or either."""
    low = word[0].lower().replace("’", "'")
    stem = low.removesuffix("'s").removesuffix("'")
    case = _look_up(stem)
    if "." in low or low == "i" or stem in abbreviations:
        return "upper"
    if low in ("may", "march") and _DAY_BEFORE.search(paragraph[max(0, word.start() - 2) : word.start()]):
        return "title"
    if case is not None:
        return case
    return "upper" if len(low) <= _LONGEST_ABBREVIATION and not re.search(r"[aeiouyáéíóú]", low) else "title"


def _name_abbreviated(paragraph: str, words: list[re.Match[str]], cases: list[str], index: int) -> None:
    """Make a name of the words before an abbreviation in brackets that is made of their first letters."""
    if cases[index] != "upper" or not words[index].start() or paragraph[words[index].start() - 1] not in "([":
        return
    letters = words[index][0].lower()
    first, left = index, len(letters)
    while first and left and paragraph[words[first - 1].end() : words[first].start()].strip() in ("", "(", "["):
        first -= 1
        left -= words[first][0].lower() not in _JOINTS
    main = [k for k in range(first, index) if words[k][0].lower() not in _JOINTS]
    if main and sorted(words[k][0][0].lower() for k in main) == sorted(letters):
        for k in main:
            cases[k] = "title"


def _look_up(word: str) -> str | None:
    """The case of a word or of what it is a form of; ``None`` for no word of the language."""
    cases = _cases()
    if word in cases:
        return cases[word]
    for ending, stem in ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            base = word[: -len(ending)] + stem
            for form in (base, base[:-1] if base[-1:] == base[-2:-1] else base):
                if cases.get(form) in ("lower", "either"):
                    return "lower"
    return None


def _beside_name(paragraph: str, words: list[re.Match[str]], cases: list[str], index: int) -> bool:
    """Whether a word stands right before or after a name, with nothing but a blank between."""
    for step in (1, -1):
        other = index + step
        if not 0 <= other < len(words):
            continue
        first, second = sorted((index, other))
        if paragraph[words[first].end() : words[second].start()].strip():
            continue
        if cases[other] in ("title", "upper") and words[other][0].lower() not in _MONTHS_AND_DAYS:
            return True
    return False


_MONTHS_AND_DAYS = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday"
    " thursday friday saturday sunday i jan feb mar apr jun jul aug sep sept oct nov dec".split()
)


def _write(word: str, case: str, starts: object) -> str:
    if case == "upper":
        return word
    if case == "title" or starts:
        return word[:1] + word[1:].lower()
    return word.lower()


@cache
def _cases() -> dict[str, str]:
    text = files("onrecord.resources").joinpath("word_cases.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {row["word"]: row["case"] for row in rows}
