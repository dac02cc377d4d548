"""Quotation marks of a report -> which tokens are quoted, and which quoted passages can belong to a cue near by."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.extract.attribution.tree import Tree

OPENING = {"“", "``", "«", "„"}
CLOSING = {"”", "»"}
STRAIGHT = {'"', "''"}
#: sentences before and after that of the cue where its quote can go on
BACK, ON = 3, 12
#: paragraphs that a quote can run on over
RUN = 4


@dataclass(frozen=True, slots=True)
class Quotes:
    """``of``: the number of the quoted passage each token is in, -1 for none.

    ``open_at_end``: paragraphs that end inside a quote; ``opened_by_mark``: paragraphs whose first token is a mark.
    """

    of: list[int]
    open_at_end: frozenset[int]
    opened_by_mark: frozenset[int]

    def around(self, tree: Tree, cue: int) -> NDArray[np.int64]:
        """The quoted tokens near a cue but outside its sentence: in its paragraph, or in those its quote runs into."""
        home = tree.sentence_of[cue]
        paragraph = tree.paragraph_of[cue]
        start, end = tree.sentences[home]
        reach = paragraph
        while reach - paragraph < RUN and (reach in self.open_at_end or reach + 1 in self.opened_by_mark):
            reach += 1
        if any(word == ":" for word in tree.lowers[max(start, end - 3) : end]):
            reach = max(reach, paragraph + 1)
        tokens: list[int] = []
        for n in range(max(0, home - BACK), min(len(tree.sentences), home + ON + 1)):
            first, last = tree.sentences[n]
            if n != home and paragraph <= tree.paragraph_of[first] <= reach:
                tokens += [t for t in range(first, last) if self.of[t] >= 0]
        return np.array(tokens, dtype=np.int64)


def read_quotes(tree: Tree) -> Quotes:
    """Pairs the quotation marks paragraph by paragraph: a paragraph's end closes what is open in it."""
    of = [-1] * len(tree.lowers)
    open_at_end, opened_by_mark = set(), set()
    number, since, paragraph = 0, -1, 0
    for t, word in enumerate(tree.lowers):
        if tree.paragraph_of[t] != paragraph:
            if since >= 0:
                open_at_end.add(paragraph)
                of[since:t] = [number] * (t - since)
                number, since = number + 1, -1
            paragraph = tree.paragraph_of[t]
            if word in OPENING or word in STRAIGHT:
                opened_by_mark.add(paragraph)
        if since >= 0 and word in STRAIGHT and opens(tree, t):
            of[since:t] = [number] * (t - since)  # the mark that closed the last quotation is lost
            number, since = number + 1, t
        elif word in OPENING or (word in STRAIGHT and since < 0):
            if since < 0:
                since = t
        elif since >= 0 and (word in CLOSING or word in STRAIGHT):
            of[since : t + 1] = [number] * (t + 1 - since)
            number, since = number + 1, -1
    if since >= 0:
        of[since:] = [number] * (len(of) - since)
    return Quotes(of, frozenset(open_at_end), frozenset(opened_by_mark))


def opens(tree: Tree, t: int) -> bool:
    """Whether a straight mark opens a sentence by where it stands: a stop and a blank before it, a capital after."""
    before, after = tree.text[max(0, tree.starts[t] - 2) : tree.starts[t]], tree.text[tree.ends[t] : tree.ends[t] + 1]
    return before in (". ", "? ", "! ", ", ") and after.isupper()
