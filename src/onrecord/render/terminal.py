"""HOSTILE TEXT -> PRINTABLE TEXT: nothing that a report or a file name holds can steer the reader's terminal."""

import unicodedata

_KEPT = frozenset("\n\t")
#: control characters, invisible format characters (overrides of the writing direction among them), lone surrogates
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
#: joiners that Arabic, Persian and Indic words need
_JOINERS = frozenset("\u200c\u200d")


def escape_controls(text: str) -> str:
    r"""The text with every character that could steer a terminal written out.

    >>> escape_controls("red \x1b[31m")
    'red \\x1b[31m'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_escape(char) for char in text)


def escape_line(text: str) -> str:
    r"""The same on one line.

    >>> escape_line("a\nb")
    'a\\nb'
    """
    return escape_controls(text).replace("\n", "\\n").replace("\t", "\\t")


def _escape(char: str) -> str:
    if char in _KEPT or char in _JOINERS or unicodedata.category(char) not in _UNSAFE:
        return char
    return ascii(char)[1:-1]
