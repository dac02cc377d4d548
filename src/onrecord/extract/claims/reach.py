"""Which time and which places belong to a claim: by the way through the sentence's tree from its word to theirs.

The way costs one a step; steps that leave a relative clause, a clause about another time ("after clashes on Monday") or
somebody's words cost more, so that a mention in another clause does not slip over.
"""

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from onrecord.mentions import TimeMention

FAR = 9.0
#: what leaving a phrase about another time costs
APART = 8.0
ELSEWHEN = frozenset({"after", "before", "despite", "following", "amid", "until", "since", "as", "when", "while"})
UP = {
    "relcl": 3.0, "acl": 1.5, "advcl": 2.0, "ccomp": 2.5, "conj": 1.0, "xcomp": 0.5, "pcomp": 0.5, "prep": 0.5,
    "pobj": 0.5,
    "parataxis": 3.0, "appos": 1.0, "npadvmod": 0.5, "compound": 0.5, "amod": 0.5, "poss": 0.5, "agent": 0.5,
    "dep": 1.5,
}  # fmt: skip


def way_up(token: Token) -> list[tuple[Token, float]]:
    """The token and everything above it, each with what it costs to climb there out of the token's own clause."""
    way, cost = [(token, 0.0)], 0.0
    while token.dep_ != "ROOT" and token.head.i != token.i:
        cost += 0.0 if is_listed(token) else UP.get(token.dep_, 1.0)
        if is_elsewhen(token):
            cost += APART
        token = token.head
        way.append((token, cost))
    return way


def is_listed(token: Token) -> bool:
    """Whether a name follows another in a list: it hangs where the first one hangs, however long the list is."""
    return token.dep_ == "conj" and token.pos_ == "PROPN" == token.head.pos_


def first_listed(token: Token) -> Token:
    """The first name of the list that a name stands in."""
    while is_listed(token):
        token = token.head
    return token


def is_elsewhen(token: Token) -> bool:
    """Whether a preposition leads to another time: "after", "despite"; "as of" does not."""
    if token.dep_ != "prep" or token.lower_ not in ELSEWHEN:
        return False
    return token.lower_ != "as" or not any(child.lower_ == "of" for child in token.children)


def distance(anchor_way: Sequence[tuple[Token, float]], root: Token, speech: frozenset[int]) -> float:
    """What the way from a claim's word to a mention's costs; FAR or more where they do not belong together.

    ``speech`` are the words of saying: a time that hangs on one of them is when it was said.
    """
    costs = {token.i: cost for token, cost in anchor_way}
    inside = anchor_way[0][0].pos_ == "NOUN" or any(token.dep_ == "relcl" for token, _ in anchor_way)
    if root.dep_ == "poss" and root.head.i not in costs and inside:
        return FAR  # "Saturday's attack was for a shooting that killed two": the day of the attack alone
    cost = 0.0
    anchor = anchor_way[0][0].i
    for token, climbed in way_up(root):
        if token.i in speech and token.i != anchor and (token.i in costs or hangs_on(root, token)):
            return FAR
        if token.i in costs:
            return climbed + cost + costs[token.i]
        if token.i == root.head.i and is_elsewhen(token):
            cost -= APART
        if token.dep_ == "relcl" or (
            token.dep_ == "advcl" and any(child.lower_ in ELSEWHEN for child in token.children)
        ):
            cost += 1.5
    return FAR


def hangs_on(root: Token, verb: Token) -> bool:
    """Whether a time is told of a finite verb itself, with or without a preposition: "said on Monday"."""
    if verb.dep_ == "acl":
        return False
    return root.head.i == verb.i or (root.dep_ == "pobj" and root.head.head.i == verb.i)


def nearest(anchor: Token, mentions: Iterable[tuple[int, Token]], speech: frozenset[int]) -> list[tuple[float, int]]:
    """The mentions of the anchor's sentence that belong to it, as (cost, position), nearest first.

    ``mentions`` are positions with the token that each hangs on.
    """
    way = way_up(anchor)
    found = [(distance(way, root, speech), position) for position, root in mentions]
    return sorted(item for item in found if item[0] < FAR)


def find_time(
    anchors: Sequence[Token],
    mentions: Sequence[tuple[int, Token]],
    times: Sequence[TimeMention],
    speech: frozenset[int],
) -> int | None:
    """The time that belongs to a claim: the first anchor that reaches one decides; lengths of time come last, ages of
    people never."""
    dated = [item for item in mentions if times[item[0]].timex in ("DATE", "TIME")]
    lasting = [item for item in mentions if item not in dated and is_lasting(times[item[0]], item[1])]
    for kept in (dated, lasting):
        for anchor in anchors:
            near = nearest(anchor, kept, speech)
            if near:
                return near[0][1]
    return None


def is_lasting(time: TimeMention, root: Token) -> bool:
    """Whether a length of time can be that of a claim: an age and "despite months of calm" are not."""
    return not time.text.lower().endswith("old") and not is_elsewhen(root.head)


def find_spoken(anchor: Token, mentions: Sequence[tuple[int, Token]], speech: frozenset[int]) -> int | None:
    """The time that hangs on a word of saying above the anchor: the day of the statement."""
    token = anchor
    for _ in range(8):
        if token.i in speech:
            for position, root in mentions:
                if hangs_on(root, token):
                    return position
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def is_aside(noun: Token) -> bool:
    """Whether a noun only tells when or why something else was done: "met after clashes", "despite the truce"."""
    over = noun.head
    return noun.dep_ == "pobj" and over.lower_ in ELSEWHEN and over.head.pos_ in ("VERB", "AUX")


def own_times(noun: Token, mentions: Sequence[tuple[int, Token]]) -> Sequence[tuple[int, Token]]:
    """The times that can be those of a deed told by a noun: under a verb that tells of something else, which has a day
    of its own ("condemned today the murder of"), the times that hang on the noun alone."""
    if not any(token.pos_ == "VERB" for token in noun.ancestors):
        return mentions
    first, last = noun.left_edge.i, noun.right_edge.i
    return [(position, root) for position, root in mentions if first <= root.i <= last]
