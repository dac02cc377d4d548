"""Which time and which places belong to a claim: by the way through the sentence's tree from its word to theirs.

The way costs one a step; steps that leave a relative clause, a clause about another time ("after clashes on Monday") or
somebody's words cost more, so that a mention in another clause does not slip over.
"""

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from onrecord.mentions import TimeMention

FAR = 9.0
CALENDAR = frozenset({"DATE", "TIME"})
NAMING = frozenset({"NOUN", "PROPN"})
NOTHING: frozenset[int] = frozenset()
#: what leaving a phrase about another time costs
APART = 8.0
ELSEWHEN = frozenset({"after", "before", "despite", "following", "amid", "until", "since", "as", "when", "while"})
#: what leads to the deed that something else is about: "argued on Monday about who launched the attack"
TOPIC = frozenset({"about", "concerning", "regarding"})
#: what a relative clause about a name takes up it by, and names that are no events
RELATIVES = frozenset({"which", "that", "who"})
NAMES = frozenset({"GPE", "LOC", "FAC", "ORG", "NORP"})
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
        if is_elsewhen(token) or (token.dep_ == "prep" and token.lower_ in TOPIC):
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
        if token.i in speech and token.i != anchor and (token.i in costs or hangs_on(root, token) or cites(token)):
            return FAR
        if token.i in costs:
            return climbed + cost + costs[token.i]
        if describes(token):
            return FAR
        if token.i == root.head.i and is_elsewhen(token):
            cost -= APART
        if token.dep_ == "relcl" or (
            token.dep_ == "advcl" and any(child.lower_ in ELSEWHEN for child in token.children)
        ):
            cost += 1.5
    return FAR


def describes(verb: Token) -> bool:
    """Whether a relative clause tells what a name did or met at another time: "Kareth, which fell last year", or what
    something of somebody's did: "Ada Lund, whose birthday was on Monday, was shot"."""
    if verb.dep_ != "relcl":
        return False
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    if any(owner.lower_ == "whose" for subject in subjects for owner in subject.children):
        return True
    return verb.head.ent_type_ in NAMES and any(subject.lower_ in RELATIVES for subject in subjects)


def hangs_on(root: Token, verb: Token) -> bool:
    """Whether a time is told of a finite verb itself, with or without a preposition: "said on Monday". "An attack
    reported on Monday" has no finite verb, "... an agency reported on Monday" has one, whatever the parser thinks."""
    if verb.dep_ == "acl" and (verb.i == 0 or verb.nbor(-1).i == verb.head.i or verb.nbor(-1).pos_ not in NAMING):
        return False
    return root.head.i == verb.i or (root.dep_ == "pobj" and root.head.head.i == verb.i)


def cites(token: Token) -> bool:
    """Whether a word of saying leads to a source: "according to papers filed on Monday" has the day of the papers."""
    return token.dep_ == "prep"


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
    lengths = [
        item for item in mentions if times[item[0]].timex not in CALENDAR and is_lasting(times[item[0]], item[1])
    ]
    dated = [item for item in mentions if times[item[0]].timex in CALENDAR]
    tied = [item for item in lengths if times[item[0]].when is not None]
    days = [item for item in dated if not is_stretch(times[item[0]])]
    told = [item for item in days if is_known(times[item[0]])]
    unsaid = [item for item in days if not is_known(times[item[0]])]
    # nobody speaks for years: "the clinics reported 40 dead between May and July"
    stretches = [item for item in dated if is_stretch(times[item[0]]) and not closes(times, item[0])]
    # "the most recent killings were on Monday" have their day: what names none comes after what does
    for kept, longer in ((told, stretches + tied), (unsaid, []), (lengths, [])):
        for anchor in anchors:
            near = nearest(anchor, kept, speech)
            over = nearest(anchor, longer, NOTHING)
            if near or over:
                return min(near[:1] + over[:1], key=lambda found: found[0])[1]
    return None


def is_known(time: TimeMention) -> bool:
    """Whether a time names a day, a month or the like, or "now", and does not only point to one: "recent"."""
    dated = time.when is not None and (time.when.start or time.when.end) is not None
    return dated or time.value == "PRESENT_REF"


def closes(times: Sequence[TimeMention], position: int) -> bool:
    """Whether a time is the second end of a stretch, of which the first speaks."""
    return position > 0 and times[position].when == times[position - 1].when


def is_stretch(time: TimeMention) -> bool:
    """Whether a time runs from a start on or between two ends, longer than anybody takes to say something."""
    when = time.when
    if when is None or when.start is None or when.precision in (None, 1):
        return False
    return time.timex == "DURATION" or when.end is None or when.basis == "both ends in the text"


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
            break
        token = token.head
    # a source at the end of a sentence that lost its comma: "... fled the town a monitor said on Monday"
    said = [
        position
        for position, root in mentions
        if any(hangs_on(root, verb) and verb.i in speech for verb in above(root))
    ]
    return said[0] if len(said) == 1 else None


def above(root: Token) -> list[Token]:
    """The words that a time can hang on: the one over it, and the one over its preposition."""
    return [root.head, root.head.head]


def is_aside(noun: Token) -> bool:
    """Whether a noun only tells when or why something else was done: "met after clashes", "despite the truce"."""
    over = noun.head
    return noun.dep_ == "pobj" and over.lower_ in ELSEWHEN and over.head.pos_ in ("VERB", "AUX")


def own_mentions(noun: Token, mentions: Sequence[tuple[int, Token]]) -> Sequence[tuple[int, Token]]:
    """The times or places that can be those of a deed told by a noun: under a verb that tells of something else, which
    has its own ("condemned today the murder of"), those that hang on the noun alone."""
    if not any(token.pos_ == "VERB" for token in noun.ancestors):
        return mentions
    first, last = noun.left_edge.i, noun.right_edge.i
    return [(position, root) for position, root in mentions if first <= root.i <= last]
