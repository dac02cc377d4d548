"""Which places hold a claim together, and where people were moved from and to."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from spacy.tokens import Token

from onrecord.extract.claims.reach import nearest
from onrecord.extract.claims.tables import forces, terrain
from onrecord.extract.counted import PERSON_NOUNS
from onrecord.mentions import PlaceMention

#: places this much further in the tree than the nearest still count: "Jadariya in western Aleppo province"
SPREAD = 2.5
#: UCDP's precision of a whole country
COUNTRY = 6
MOVING = frozenset({"displacement", "evacuation", "return", "deployment"})
FROM = frozenset({"from", "out"})
ON_GROUND = frozenset(
    {
        "advance",
        "siege",
        "shelling",
        "air_strike",
        "bombing",
        "attack",
        "flood",
        "storm",
        "earthquake",
        "wildfire",
        "damage",
        "closure",
    }
)
LOCATIVE = frozenset(
    "in at near on of outside inside around across into to from over through throughout toward towards within along off"
    " above under beyond behind north south east west".split()
)
#: what somebody is of a place without the news being there
OFFICES = frozenset(
    "native citizen mayor governor president chief head leader director member minister king ambassador".split()
)
DISTANCES = frozenset("kilometre kilometer km mile metre meter yard".split())
GOALS = frozenset({"to", "into", "towards", "toward"})


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
) -> Found:
    """The places of a claim by their way to its words, nearest first; the first anchor that reaches one decides.

    ``mentions`` are the places of the anchors' sentence by position, with the token that each hangs on.
    """
    sites = {position: root for position, root in mentions if is_site(root, kind, places[position])}
    for anchor in anchors:
        near = nearest(anchor, sites.items(), speech)
        if near:
            return sort_places(near, sites, moving=kind in MOVING, fought=kind == "advance")
    return Found()


def sort_places(near: list[tuple[float, int]], roots: Mapping[int, Token], *, moving: bool, fought: bool) -> Found:
    """Split reached places by the preposition they stand behind."""
    at: list[tuple[float, int]] = []
    origin, goal = [], []
    for cost, position in near:
        word = preposition_of(roots[position])
        if moving and (word in FROM or roots[position].dep_ == "dobj"):
            origin.append(position)
        elif moving and word in GOALS:
            goal.append(position)
        elif word not in FROM or fought or is_away(roots[position]):
            at.append((cost, position))
    held = tuple(position for cost, position in sorted(at) if cost <= min(at)[0] + SPREAD)
    return Found(held, tuple(origin), tuple(goal))


def is_site(root: Token, kind: str, mention: PlaceMention) -> bool:
    """Whether a name says where: it stands behind a preposition of place, or is what a deed on ground falls on.

    A name that acts ("Turkey sent"), owns ("Israel's military") or is spoken to ("told Damascus") is no site; nor is a
    country before a noun ("U.S. raids", "U.S. citizen"), which tells whose they are.
    """
    if mention.form != "name" or is_joined(root):
        return False
    country = mention.place is not None and mention.place.precision == COUNTRY
    token = root
    for _ in range(5):
        if token.dep_ == "prep":
            return token.lower_ in LOCATIVE and not is_whose(token)
        if token.dep_ in ("dobj", "nsubjpass") and (kind in ON_GROUND or (kind in MOVING and token.dep_ == "dobj")):
            return True
        if token.dep_ == "nsubj" and token.head.dep_ == "pcomp" and token.head.head.i == token.left_edge.i - 1:
            return True  # "hit a car in the town of Kareth killing two", where the parser gives the name to the verb
        if country and token.dep_ in ("compound", "nmod", "amod") and token.head.lemma_.lower() not in terrain():
            return False
        if token.dep_ == "compound" and token.head.lemma_.lower() in PERSON_NOUNS:
            return False
        if token.dep_ == "compound" and token.head.pos_ == "NOUN" and token.head.lemma_.lower() not in forces():
            return True
        if (
            token.dep_ not in ("pobj", "compound", "appos", "conj", "nmod", "amod", "npadvmod")
            or token.head.i == token.i
        ):
            return False
        if token.dep_ in ("compound", "amod", "nmod") and token.head.lemma_.lower() in forces():
            return False
        token = token.head
    return False


def is_away(root: Token) -> bool:
    """Whether "from" tells how far off something is: "not far from Kareth", "60 km from Kareth"."""
    token = root
    for _ in range(5):
        if token.dep_ == "prep" and token.lower_ == "from":
            before = root.doc[token.i - 1]
            return before.lower_ == "far" or before.lemma_.lower() in DISTANCES
        token = token.head
    return False


def is_whose(preposition: Token) -> bool:
    """Whether "of" tells whose somebody is: "the mayor of Kareth", "a native of Varenia"."""
    return preposition.lower_ == "of" and preposition.head.lemma_.lower() in OFFICES


def is_joined(root: Token) -> bool:
    """Whether a hyphen joins a name to a participle: "the Orvany-based office", "Varenia-led strikes"."""
    behind = root.doc[root.i + 1 : root.i + 3]
    return len(behind) == 2 and behind[0].text == "-" and behind[1].text.islower() and behind[1].lower_[-2:] == "ed"


def preposition_of(root: Token) -> str:
    """The preposition that a name stands behind, over "the town of" and the like; "" where there is none."""
    token = root
    for _ in range(5):
        if token.dep_ == "prep" and token.lower_ != "of":
            return token.lower_
        if (
            token.dep_ not in ("pobj", "prep", "compound", "appos", "conj", "nmod", "amod", "poss")
            or token.head.i == token.i
        ):
            return ""
        token = token.head
    return ""
