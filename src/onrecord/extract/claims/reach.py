"""Which time and which places belong to a claim: by the way through the sentence's tree from its word to theirs.

The way costs one a step; steps that leave a relative clause, a clause about another time ("after clashes on Monday") or
somebody's words cost more, so that a mention in another clause does not slip over.
"""

from collections.abc import Sequence
from typing import Protocol

from spacy.tokens import Doc, Span, Token

FAR = 9.0
#: what leaving a phrase about another time costs
APART = 4.0
ELSEWHEN = frozenset({"after", "before", "despite", "following", "amid", "until", "since", "as", "when", "while"})
UP = {
    "relcl": 3.0, "acl": 1.5, "advcl": 2.0, "ccomp": 2.5, "conj": 1.0, "xcomp": 0.5, "pcomp": 0.5, "prep": 0.5,
    "pobj": 0.5,
    "parataxis": 3.0, "appos": 1.0, "npadvmod": 0.5, "compound": 0.5, "amod": 0.5, "poss": 0.5, "agent": 0.5,
    "dep": 1.5,
}  # fmt: skip


class Located(Protocol):
    """Anything with a span in the text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def find_roots(doc: Doc, mentions: Sequence[Located]) -> list[Token | None]:
    """The token of each mention that hangs on a word outside it; ``None`` where no token covers it."""
    roots = []
    for mention in mentions:
        span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
        roots.append(span.root if span is not None and len(span) else None)
    return roots


def way_up(token: Token) -> list[tuple[Token, float]]:
    """The token and everything above it, each with what it costs to climb there out of the token's own clause."""
    way, cost = [(token, 0.0)], 0.0
    while token.dep_ != "ROOT" and token.head.i != token.i:
        cost += UP.get(token.dep_, 1.0)
        if token.dep_ == "prep" and token.lower_ in ELSEWHEN:
            cost += APART
        token = token.head
        way.append((token, cost))
    return way


def distance(anchor_way: Sequence[tuple[Token, float]], root: Token, speech: frozenset[int]) -> float:
    """What the way from a claim's word to a mention's costs; FAR or more where they do not belong together.

    ``speech`` are the words of saying: a time that hangs on one of them is when it was said.
    """
    costs = {token.i: cost for token, cost in anchor_way}
    cost = 0.0
    for token, climbed in way_up(root):
        if token.i in costs:
            said = token.i in speech and anchor_way[0][0].i != token.i
            return FAR if said else climbed + cost + costs[token.i]
        if token.i == root.head.i and token.dep_ == "prep" and token.lower_ in ELSEWHEN:
            cost -= APART
        if token.dep_ == "relcl" or (
            token.dep_ == "advcl" and any(child.lower_ in ELSEWHEN for child in token.children)
        ):
            cost += 1.5
    return FAR


def nearest(
    anchor: Token, roots: Sequence[Token | None], sentence: Span, speech: frozenset[int], *, limit: float = FAR
) -> list[tuple[float, int]]:
    """Mentions of the anchor's sentence that belong to it, as (cost, position), nearest first."""
    way = way_up(anchor)
    found = []
    for position, root in enumerate(roots):
        if root is not None and sentence.start <= root.i < sentence.end:
            cost = distance(way, root, speech)
            if cost < limit:
                found.append((cost, position))
    return sorted(found)
