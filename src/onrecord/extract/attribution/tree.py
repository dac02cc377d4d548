"""The parsed report as plain lists: what the rules of attribution read of each token, fetched once."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from spacy.attrs import DEP, HEAD, IDX, LEMMA, LENGTH, LOWER, POS, SENT_START
from spacy.strings import StringStore
from spacy.tokens import Doc

#: parts of speech of a word that ends no sentence by itself
WITHIN = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "ADV", "ADP", "NUM", "DET", "PRON"})


@dataclass(frozen=True, slots=True)
class Tree:
    """Token ``i`` of the report: its words, its head, its children, the sentence and the paragraph it stands in."""

    text: str
    starts: list[int]
    ends: list[int]
    lowers: list[str]
    lemmas: list[str]
    pos: list[str]
    deps: list[str]
    heads: list[int]
    children: list[list[int]]
    sentences: list[tuple[int, int]]
    sentence_of: list[int]
    paragraph_of: list[int]
    first: list[int]
    last: list[int]
    dep_ids: list[int]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Characters of the tokens ``first`` to ``last``, both in."""
        return self.starts[first], self.ends[last]

    def words(self, first: int, last: int) -> str:
        """The wording of the tokens ``first`` to ``last``, both in."""
        return self.text[self.starts[first] : self.ends[last]]

    def child(self, token: int, *deps: str) -> int | None:
        """The first child of ``token`` by one of these relations."""
        return next((c for c in self.children[token] if self.deps[c] in deps), None)

    def opening(self, token: int) -> int:
        """The first token of the sentence of ``token`` as it is written: back over ends that the parser saw where the
        text has none."""
        start, _ = self.sentences[self.sentence_of[token]]
        while start and self.paragraph_of[start - 1] == self.paragraph_of[start] and self.pos[start - 1] in WITHIN:
            start, _ = self.sentences[self.sentence_of[start - 1]]
        return start

    def token_at(self, offset: int) -> int:
        """The token that holds the character, or the nearest before it."""
        return max(0, bisect_right(self.starts, offset) - 1)


def read_tree(doc: Doc, text: str) -> Tree:
    """The lists of the parse of ``text``; heads are absolute token indexes, a root is its own head."""
    size = len(doc)
    strings = doc.vocab.strings
    # one call for all columns: making a Token object for each token costs more than all the rest
    columns = doc.to_array([LOWER, LEMMA, POS, DEP, HEAD, IDX, LENGTH, SENT_START]).T
    dep_ids, offsets, starts, lengths, opens = columns[3:].astype(np.int64).tolist()
    lowers, lemmas, pos, deps = (name_column(column, strings) for column in columns[:4].tolist())
    heads = [i + offset for i, offset in enumerate(offsets)]
    children: list[list[int]] = [[] for _ in range(size)]
    for i, head in enumerate(heads):
        if head != i:
            children[head].append(i)
    ends = [start + length for start, length in zip(starts, lengths, strict=True)]
    bounds = [i for i, opening in enumerate(opens) if opening == 1 or i == 0] + [size]
    sentences = list(pairwise(bounds))
    sentence_of = [n for n, (start, end) in enumerate(sentences) for _ in range(start, end)]
    first, last = subtree_edges(heads)
    return Tree(
        text, starts, ends, lowers, lemmas, pos, deps, heads, children, sentences, sentence_of,
        number_paragraphs(text, starts), first, last, dep_ids,
    )  # fmt: skip


def name_column(column: list[int], strings: StringStore) -> list[str]:
    """The strings of a column of hashes, each looked up once."""
    names = {key: strings[key] for key in set(column)}
    return [names[key] for key in column]


def number_paragraphs(text: str, starts: list[int]) -> list[int]:
    """For each token the number of lines of text before its own, empty lines left out."""
    numbers, number = [], 0
    following = text.find("\n")
    for start in starts:
        if -1 < following < start:
            number += 1
            while -1 < following < start:
                following = text.find("\n", following + 1)
        numbers.append(number)
    return numbers


def subtree_edges(heads: list[int]) -> tuple[list[int], list[int]]:
    """The leftmost and rightmost token under each token, taking the tree for one without crossing arcs."""
    first = list(range(len(heads)))
    last = list(range(len(heads)))
    for i, head in enumerate(heads):
        if head > i and first[i] < first[head]:
            first[head] = first[i]
    for i in range(len(heads) - 1, -1, -1):
        head = heads[i]
        if head < i and last[i] > last[head]:
            last[head] = last[i]
    return first, last
