"""Which places hold a claim together, and where people were moved from and to."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from spacy.tokens import Token

from onrecord.extract.claims.causes import HARMING
from onrecord.extract.claims.counts import TOLLS
from onrecord.extract.claims.reach import above, first_listed, hangs_on, nearest
from onrecord.extract.claims.sites import COUNTRY, HOSTING, MOVING, SIDES, STRIKING, WHERE, is_site, led_by
from onrecord.extract.claims.triggers import Trigger
from onrecord.mentions import PlaceMention

#: places this much further in the tree than the nearest still count: "Jadariya in western Aleppo province"
SPREAD = 2.5
#: so much further a more exact one may stand: "on the South Side a man was shot while he walked in Mill Lane"
FARTHER = 5.0
#: UCDP's precision of a town or near one
EXACT = 2
FROM = frozenset({"from", "out"})
#: who is so is so where they were
FLED = frozenset({"displacement", "evacuation"})
PARTS_OF_TOWNS = frozenset("neighborhood neighbourhood district quarter quarters suburb borough section".split())
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
        found = sort_places(reached[0], sites, kind, fled=kind in FLED and anchors[0].lemma_.lower() not in HOSTING)
        total = kind == "toll" or anchors[0].lemma_.lower() in TOLLS
        return found if total else found._replace(at=put_first(found, reached, sites, places))
    if kind not in BEFALLING or not anchors:
        return Found()
    apart = {position: root for position, root in sites.items() if not is_spoken(root, anchors[0], speech)}
    return Found(find_in_words(anchors[0], apart, places))


def put_first(
    found: Found, reached: Sequence[list[tuple[float, int]]], sites: Mapping[int, Token], places: Sequence[PlaceMention]
) -> tuple[int, ...]:
    """Where it happened, first the place that says so more exactly than the nearest one, though it is further off or
    reached by a further word of the claim."""
    if not found.at:
        return ()
    moved = {*found.origin, *found.goal}
    others = (p for near in reached for cost, p in near if p not in moved and cost <= near[0][0] + FARTHER)
    closer = next((p for p in others if is_closer(p, found.at[0], sites, places)), None)
    return found.at if closer is None else (closer, *(position for position in found.at if position != closer))


def is_spoken(root: Token, anchor: Token, speech: frozenset[int]) -> bool:
    """Whether a place is where a claim was told: "it was reported in Kareth that nine were killed"."""
    over = {token.i for token in anchor.ancestors}
    return any(
        verb.i in speech & over and hangs_on(root, verb) and any(child.dep_ == "ccomp" for child in verb.children)
        for verb in above(root)
    )


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


def is_closer(small: int, wide: int, sites: Mapping[int, Token], places: Sequence[PlaceMention]) -> bool:
    """Whether one place says more exactly than another where it was, and not elsewhere: "in the countryside of Kareth
    nine were killed when shells hit the village of Tavil", "on the South Side a man was shot in Mill Lane"."""
    one, other = places[small].place, places[wide].place
    if one is None or other is None:
        return False
    if one.place_id == other.place_id is not None:
        return (one.relation, other.relation) == ("direction", "in")
    if (one.country or other.country) != other.country:
        return False
    if one.admin1 and other.admin1 and one.admin1 != other.admin1:
        return False
    near = one.relation == "near" and one.label is not None and other.precision == COUNTRY
    if places[small].form == "taken_up" or not (near or one.relation == "in"):
        return False
    return rank(places[small], sites[small]) < rank(places[wide], sites[wide], wide=True)


def rank(mention: PlaceMention, root: Token, *, wide: bool = False) -> int:
    """How exactly a name says where something was: streets and what is built there, parts of towns, towns, then areas
    by their precision; what is not known, nor told to be a town or the like, comes last as the small one, and as a
    town as the ``wide`` one."""
    place = mention.place
    part = root.doc[root.i + 1 : root.i + 2].text.lower() in PARTS_OF_TOWNS
    if mention.text.lower().endswith("side"):
        return 3
    if mention.form == "local":
        return 1 if part else 0
    if part and mention.form == "taken_up":
        return 2
    if place is None or place.precision is None:
        return 3 if wide or mention.phrase[0] < mention.start else 9
    if wide and place.label is None and place.precision <= EXACT:
        return 0
    return 3 if place.precision <= EXACT and place.relation != "direction" else max(place.precision, EXACT) + 2


def find_in_words(anchor: Token, sites: Mapping[int, Token], places: Sequence[PlaceMention]) -> tuple[int, ...]:
    """The place nearest in the words that a preposition of place leads to, where no way through the tree reaches one:
    a sentence that the parser lost track of still says where. Those in the same breath follow, for the most exact one
    of "in Varenia's northern town of Kareth"."""
    led = sorted((abs(root.i - anchor.i), p) for p, root in sites.items() if led_by(root, places[p]) in WHERE | {"on"})
    first = sites[led[0][1]].i if led else 0
    return tuple(p for _, p in led if abs(sites[p].i - first) <= BREATH)


def sort_places(near: list[tuple[float, int]], roots: Mapping[int, Token], kind: str, *, fled: bool) -> Found:
    """Split reached places by the preposition they stand behind. Who fled did so where they fled from."""
    at: list[tuple[float, int]] = []
    left: list[tuple[float, int]] = []
    goal = []
    moving = kind in MOVING
    for cost, position in near:
        word = preposition_of(roots[position])
        if moving and (word in FROM or is_left(roots[position])):
            left.append((cost, position))
        elif moving and word in GOALS:
            goal.append(position)
        elif word not in FROM or kind == "advance" or is_away(roots[position]):
            at.append((cost, position))
    if fled and left and at and min(left) < min(at):
        at = left
    held = tuple(position for cost, position in sorted(at) if cost <= min(at)[0] + SPREAD)
    return Found(held, tuple(position for _, position in left), tuple(goal))


def is_left(root: Token) -> bool:
    """Whether people left a place, and nothing else befell it: "fled Kareth", not "after floods hit Kareth"."""
    root = first_listed(root)
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
