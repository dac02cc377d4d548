"""HOSTILE TEXT -> PRINTABLE TEXT: nothing that a report or a file name holds can steer the reader's terminal."""

import json
import re
import unicodedata

_KEPT = frozenset("\n\t")
#: control characters, invisible format characters (overrides of the writing direction among them), lone surrogates
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
#: joiners that Arabic, Persian and Indic words need
_JOINERS = frozenset("\u200c\u200d")
#: the rest, printable ASCII, needs no look
_DOUBTFUL = re.compile(r"[^\n\t -~]")


def escape_controls(text: str) -> str:
    r"""The text with every character that could steer a terminal written out.

    >>> escape_controls("red \x1b[31m")
    'red \\x1b[31m'
    """
    return _DOUBTFUL.sub(lambda found: _escape(found[0]), text)


def escape_line(text: str) -> str:
    r"""The same on one line.

    >>> escape_line("a\nb")
    'a\\nb'
    """
    return escape_controls(text).replace("\n", "\\n").replace("\t", "\\t")


def escape_json(text: str) -> str:
    r"""JSON with the same characters in JSON's own escapes, so that it stays what it was to a program.

    >>> escape_json('"a\u202eb"') == r'"a\u202eb"'
    True
    """
    return "".join(char if _is_safe(char) else json.dumps(char)[1:-1] for char in text)


def _escape(char: str) -> str:
    return char if _is_safe(char) else ascii(char)[1:-1]


def _is_safe(char: str) -> bool:
    return char in _KEPT or char in _JOINERS or unicodedata.category(char) not in _UNSAFE
