"""TEXT -> TOKENS WITH LETTERS: each token gets one letter for the set of things it can be in an expression of time.

A word is looked up in the table of words of time, a number is judged by its form, everything else is the letter
``OTHER``. Patterns over the string of letters are short and fast: nearly every token is OTHER.
"""

import csv
import re
from importlib import resources

OTHER = "."
NEWLINE = "\n"
#: letters are given out from here; one for every set of classes that a token can have
_FIRST_LETTER = 0x100

_LITTLE = frozenset({"of"})


def read_words() -> list[dict[str, str]]:
    """The rows of the table of words of time: word, class, value."""
    table = resources.files("onrecord.resources").joinpath("times", "words.csv").read_text("utf-8")
    return list(csv.DictReader(table.splitlines()))


def _spellings(phrase: str) -> list[str]:
    """A name of several words as texts write it: "Labor Day", "NEW YEAR’S EVE"."""
    title = " ".join(word if word in _LITTLE else word[0].upper() + word[1:] for word in phrase.split())
    return [form.replace("'", sign) for form in (title, phrase.upper()) for sign in "'’"]


_PHRASES = tuple(dict.fromkeys(form for row in read_words() if " " in row["word"] for form in _spellings(row["word"])))
_TOKEN = re.compile(
    rf"(?:{'|'.join(map(re.escape, _PHRASES))})(?![^\W_])|"
    r"[0-9]{4}-[0-9][0-9]-[0-9][0-9](?![0-9-])|[0-9]{1,2}:[0-9][0-9](?::[0-9][0-9])?|[0-9]{1,2}/[0-9]{1,2}/(?:[0-9]{4}|[0-9][0-9])(?![0-9])"
    r"|[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+\.[0-9]+|[0-9]+(?:st|nd|rd|th|s)?(?![^\W\d_])|[0-9]+"
    r"|[ap]\.m\b\.?|[AP]\.M\b\.?|[BA]\.[CD]\.(?:E\.)?|[oO]['’]clock|[^\W\d_]+|['’][0-9][0-9]s?\b|[-–—,./()'$£€%]|\n"
)
_DIGITS = "0123456789"
_SIGNS = {
    "-": "dash", "–": "dash", "—": "dash", ",": "comma", ".": "dot", "/": "slash", "(": "open", ")": "close",
}  # fmt: skip
#: in lower case these are other words ("may", "march", "sun"): only the capitalised form is a name of time
_CAPITALISED = {"month", "may", "month_abbr", "weekday_abbr", "holiday"}
_FIXED_FORMS = ("clock", "clock4", "decade", "iso", "slash_date", "short_year", "nth", "big_nth")
_NUMBER_FORMS = (
    ("count",),
    ("count", "hour", "day"),
    ("count", "day"),
    ("count", "two_digits"),
    ("count", "hour"),
    ("count", "old_year"),
    ("count", "year", "old_year"),
    ("count", "year", "old_year", "clock4"),
    ("clock_dot", "count"),
)


def _letter_sets() -> dict[frozenset[str], str]:
    """A letter for every set of classes that the table of words and the forms of numbers give."""
    words: dict[str, set[str]] = {}
    for row in read_words():
        words.setdefault(row["word"], set()).add(row["class"])
    sets = [frozenset(classes) for classes in words.values()]
    sets += [frozenset(form) for form in _NUMBER_FORMS]
    sets += [frozenset({name}) for name in (*_FIXED_FORMS, *_SIGNS.values())]
    return {classes: chr(_FIRST_LETTER + i) for i, classes in enumerate(dict.fromkeys(sets))}


LETTERS = _letter_sets()


def _word_letters() -> dict[str, str]:
    """The letter of each word of the table as it may be written: lower, capitalised, in capitals."""
    words: dict[str, set[str]] = {}
    for row in read_words():
        words.setdefault(row["word"], set()).add(row["class"])
    letters = {sign: LETTERS[frozenset({name})] for sign, name in _SIGNS.items()}
    for word, classes in words.items():
        letter = LETTERS[frozenset(classes)]
        if " " in word:
            letters.update(dict.fromkeys(_spellings(word), letter))
            continue
        letters[word[0].upper() + word[1:]] = letters[word.upper()] = letter
        if not classes & _CAPITALISED:
            letters[word] = letter
    return {**letters, NEWLINE: NEWLINE}


_WORDS = _word_letters()


def _number_form(digits: str) -> tuple[str, ...]:
    """What a bare number can be: a count, an hour, a day of a month, a year."""
    if not digits.isdigit():
        return ("clock_dot", "count") if re.fullmatch(r"[012]?\d\.[0-5]\d", digits) else ("count",)
    value = int(digits)
    if len(digits) <= 2:
        form = {"hour": value <= 24, "day": 1 <= value <= 31, "two_digits": value > 31}
        return ("count", *(name for name, fits in form.items() if fits))
    if len(digits) == 3 and digits[0] != "0":
        return ("count", "old_year")
    if len(digits) != 4:
        return ("count",)
    clock = value // 100 < 24 and value % 100 < 60
    if 1000 <= value <= 2100:
        return ("count", "year", "old_year", "clock4") if clock else ("count", "year", "old_year")
    return ("clock4",) if clock and digits[0] == "0" else ("count",)


def _number_letter(token: str) -> str:
    if token[0] in "'’":
        form: tuple[str, ...] = ("decade",) if token[-1] == "s" else ("short_year",)
    elif ":" in token:
        form = ("clock",)
    elif "/" in token:
        form = ("slash_date",)
    elif "-" in token:
        form = ("iso",)
    elif token[-1] == "s":
        form = ("decade",) if token[-2] == "0" else ("count",)
    elif token[-1].isalpha():
        form = ("nth",) if 1 <= int(token[:-2]) <= 31 else ("big_nth",)
    else:
        form = _number_form(token)
    return LETTERS[frozenset(form)]


_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_LINE_END = re.compile(r"[^\s.!?:]\n(?=[^\W_])")


def _is_wrapped(text: str) -> bool:
    """Whether the lines of the text are broken inside sentences, so that a line break parts nothing."""
    return 2 * len(_LINE_END.findall(text)) > text.count(NEWLINE)


def read_tokens(text: str) -> tuple[str, list[re.Match[str]]]:
    """The letters of the text's tokens, one for each, and the tokens themselves; a break inside a sentence is none."""
    tokens = list(_TOKEN.finditer(text))
    if _is_wrapped(text):
        tokens = [token for token in tokens if token.group() != NEWLINE or _BLANK_LINE.match(text, token.start())]
    letters = []
    known = _WORDS.get
    word_end = -1
    for token in tokens:
        word = token.group()
        letter = known(word)
        if letter is None:
            letter = OTHER
            if word[0] in _DIGITS or (word[0] in "'’" and len(word) > 1):
                # a number inside a word ("F16", an address on the web) is none of a time
                letter = _number_letter(word) if token.start() != word_end else OTHER
            else:
                word_end = token.end()
        letters.append(letter)
    return "".join(letters), tokens
