"""Which places hold a claim together, and where people were moved from and to."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from spacy.tokens import Token

from onrecord.extract.claims.causes import HARMING
from onrecord.extract.claims.reach import first_listed, nearest
from onrecord.extract.claims.sites import MOVING, SIDES, STRIKING, WHERE, is_site, led_by
from onrecord.extract.claims.triggers import Trigger
from onrecord.mentions import PlaceMention

#: places this much further in the tree than the nearest still count: "Jadariya in western Aleppo province"
SPREAD = 2.5
#: UCDP's precision of a town or near one
EXACT = 2
FROM = frozenset({"from", "out"})
#: words from one name to the next that tells more of the same place
BREATH = 5
DISTANCES = frozenset("kilometre kilometer km mile metre meter yard".split())
GOALS = frozenset({"to", "into", "towards", "toward"})
#: what befalls people or ground; of an arrest the place that the sentence names elsewhere is oftener that of the deed
DEEDS = HARMING - {"arrest", "abduction"}
BEFALLING = DEEDS | {"toll", "damage", "other", ""} | MOVING


class Found(NamedTuple):
    """Positions of places: where it happened, where people came from, where they went; ``carried`` when where it
    happened was told before."""

    at: tuple[int, ...] = ()
    origin: tuple[int, ...] = ()
    goal: tuple[int, ...] = ()
    carried: bool = False


def find_places_of(
    anchors: Sequence[Token],
    kind: str,
    places: Sequence[PlaceMention],
    mentions: Sequence[tuple[int, Token]],
    speech: frozenset[int],
    triggers: Mapping[int, Trigger],
) -> Found:
    """The places of a claim by their way to its words, nearest first; the first anchor that reaches one decides.

    ``mentions`` are the places of the anchors' sentence by position, with the token that each hangs on.
    """
    sites = {
        position: root
        for position, root in mentions
        if is_site(root, kind, places[position]) and not is_of_another(root, anchors, kind, triggers)
    }
    reached = [near for anchor in anchors if (near := nearest(anchor, sites.items(), speech))]
    if reached:
        near = next(
            (near for near in reached[1:] if is_closer(places[near[0][1]], places[reached[0][0][1]])), reached[0]
        )
        return sort_places(near, sites, moving=kind in MOVING, fought=kind == "advance")
    if kind not in BEFALLING or not anchors:
        return Found()
    return Found(find_in_words(anchors[0], sites, places))


def is_of_another(root: Token, anchors: Sequence[Token], kind: str, triggers: Mapping[int, Trigger]) -> bool:
    """Whether a place is told of what a person does otherwise ("a dealer who lives in Kareth was shot"), or is that of
    the deed for which somebody is arrested."""
    above = {token.i for anchor in anchors for token in (anchor, *anchor.ancestors)}
    token = root
    while token.i not in above and token.head.i != token.i:
        deed = triggers.get(token.i)
        if deed is None and token.dep_ == "relcl" and is_own_life(token):
            return True
        if deed is not None and kind == "arrest" and deed.kind in DEEDS:
            return True
        token = token.head
    return False


def is_own_life(verb: Token) -> bool:
    """Whether a relative clause tells what somebody does, and not what befell them or where they were."""
    return verb.lemma_ != "be" and any(child.lower_ == "who" and child.dep_ == "nsubj" for child in verb.children)


def is_closer(one: PlaceMention, other: PlaceMention) -> bool:
    """Whether what a claim's second word reaches says more exactly where it was than what its first does, and not
    elsewhere: "in the countryside of Kareth nine were killed when shells hit the village of Tavil"."""
    small, wide = one.place, other.place
    if small is None or wide is None or one.form == "taken_up" or (small.country or wide.country) != wide.country:
        return False
    if small.admin1 and wide.admin1 and small.admin1 != wide.admin1:
        return False
    area = (wide.precision or 0) > EXACT or wide.relation == "direction"
    area = area or (one.form == "local" and small.lat is not None and (small.lat, small.lon) == (wide.lat, wide.lon))
    return area and (small.precision or 0) <= EXACT and small.relation == "in"


def find_in_words(anchor: Token, sites: Mapping[int, Token], places: Sequence[PlaceMention]) -> tuple[int, ...]:
    """The place nearest in the words that a preposition of place leads to, where no way through the tree reaches one:
    a sentence that the parser lost track of still says where. Those in the same breath follow, for the most exact one
    of "in Varenia's northern town of Kareth"."""
    led = sorted((abs(root.i - anchor.i), p) for p, root in sites.items() if led_by(root, places[p]) in WHERE | {"on"})
    first = sites[led[0][1]].i if led else 0
    return tuple(p for _, p in led if abs(sites[p].i - first) <= BREATH)


def sort_places(near: list[tuple[float, int]], roots: Mapping[int, Token], *, moving: bool, fought: bool) -> Found:
    """Split reached places by the preposition they stand behind."""
    at: list[tuple[float, int]] = []
    origin, goal = [], []
    for cost, position in near:
        word = preposition_of(roots[position])
        if moving and (word in FROM or is_left(roots[position])):
            origin.append(position)
        elif moving and word in GOALS:
            goal.append(position)
        elif word not in FROM or fought or is_away(roots[position]):
            at.append((cost, position))
    held = tuple(position for cost, position in sorted(at) if cost <= min(at)[0] + SPREAD)
    return Found(held, tuple(origin), tuple(goal))


def is_left(root: Token) -> bool:
    """Whether people left a place, and nothing else befell it: "fled Kareth", not "after floods hit Kareth"."""
    return root.dep_ == "dobj" and root.head.lemma_.lower() not in STRIKING


def is_away(root: Token) -> bool:
    """Whether "from" tells how far off something is: "not far from Kareth", "60 km from Kareth"."""
    token = root
    for _ in range(5):
        if token.dep_ == "prep" and token.lower_ == "from":
            before = root.doc[token.i - 1]
            return before.lower_ == "far" or before.lemma_.lower() in DISTANCES
        token = token.head
    return False


def preposition_of(root: Token) -> str:
    """The preposition that a name stands behind, over "the town of", "to the north of" and the like; "" where there is
    none."""
    token = first_listed(root)
    for _ in range(7):
        side = token.lower_ == "to" and any(child.lower_ in SIDES for child in token.children)
        if token.dep_ == "prep" and token.lower_ != "of" and not side:
            return token.lower_
        if (
            token.dep_ not in ("pobj", "prep", "compound", "appos", "conj", "nmod", "amod", "poss")
            or token.head.i == token.i
        ):
            return ""
        token = token.head
    return ""
