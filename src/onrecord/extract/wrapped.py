"""TEXT WITH ITS LINES CUT AT A COLUMN -> THE SAME WITH EACH PARAGRAPH IN ONE LINE: a copy for the parser.

Wire copy and mail come with a line end every 70 characters or so, which ends no sentence. Offsets stay.
"""

import re
from statistics import median

#: fewest lines that show a column, its width in characters, and the least that half of the lines fill
LINES = 8
WIDEST = 100
FILLED = 40
_CLOSED = re.compile(r"[.!?:][\"'”’)\]]*\s*$")
#: a line end with words right before and behind it: an empty line or an indented one starts a paragraph
_WITHIN = re.compile(r"(?<=\S)([ \t]*)\n(?=\S)")


def join_lines(text: str) -> str:
    """The text with a blank for every line end inside a paragraph, where its lines are cut at a column.

    >>> join_lines("The river rose.\\nThe dam held.")
    'The river rose.\\nThe dam held.'
    """
    return _WITHIN.sub(r"\1 ", text) if is_wrapped(text) else text


def is_wrapped(text: str) -> bool:
    """Whether lines are cut at a column: long runs of lines of 40 to 100 characters, none longer, most not ending a
    sentence."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < LINES or max(map(len, lines)) > WIDEST or median(map(len, lines)) < FILLED:
        return False
    return 2 * sum(1 for line in lines if _CLOSED.search(line)) < len(lines)
