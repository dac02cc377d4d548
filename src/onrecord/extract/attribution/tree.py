"""The parsed report as plain lists: what the rules of attribution read of each token, fetched once."""

from bisect import bisect_right
from dataclasses import dataclass

from spacy.attrs import DEP, HEAD, LEMMA, LOWER, POS
from spacy.tokens import Doc


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

    def token_at(self, offset: int) -> int:
        """The token that holds the character, or the nearest before it."""
        return max(0, bisect_right(self.starts, offset) - 1)


def read_tree(doc: Doc) -> Tree:
    """The lists of a parsed document; heads are absolute token indexes, a root is its own head."""
    size = len(doc)
    strings = doc.vocab.strings
    names: dict[int, str] = {}
    columns = doc.to_array([LOWER, LEMMA, POS, DEP]).T.tolist() if size else [[], [], [], []]
    for column in columns:
        for key in column:
            if key not in names:
                names[key] = strings[key]
    dep_ids = columns[3]
    lowers, lemmas, pos, deps = ([names[key] for key in column] for column in columns)
    offsets = doc.to_array(HEAD).astype("int64").tolist() if size else []
    heads = [i + offset for i, offset in enumerate(offsets)]
    children: list[list[int]] = [[] for _ in range(size)]
    for i, head in enumerate(heads):
        if head != i:
            children[head].append(i)
    starts = [token.idx for token in doc]
    ends = [token.idx + len(token) for token in doc]
    sentences = [(s.start, s.end) for s in doc.sents]
    sentence_of = [n for n, (start, end) in enumerate(sentences) for _ in range(start, end)]
    first, last = subtree_edges(heads, sentences)
    return Tree(
        doc.text, starts, ends, lowers, lemmas, pos, deps, heads, children, sentences, sentence_of,
        number_paragraphs(doc.text, starts), first, last, dep_ids,
    )  # fmt: skip


def number_paragraphs(text: str, starts: list[int]) -> list[int]:
    """For each token the number of line breaks before it that part two lines of text."""
    numbers, number, at = [], 0, 0
    for start in starts:
        if text.find("\n", at, start) >= 0:
            number += 1
        at = start
        numbers.append(number)
    return numbers


def subtree_edges(heads: list[int], sentences: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """The leftmost and rightmost token under each token. Crossing arcs settle after a few rounds."""
    first = list(range(len(heads)))
    last = list(range(len(heads)))
    for start, end in sentences:
        changed = True
        while changed:
            changed = False
            for i in range(start, end):
                h = heads[i]
                if first[i] < first[h]:
                    first[h] = first[i]
                    changed = True
            for i in range(end - 1, start - 1, -1):
                h = heads[i]
                if last[i] > last[h]:
                    last[h] = last[i]
                    changed = True
                if first[i] < first[h]:
                    first[h] = first[i]
                    changed = True
            for i in range(start, end):
                h = heads[i]
                if last[i] > last[h]:
                    last[h] = last[i]
                    changed = True
    return first, last
