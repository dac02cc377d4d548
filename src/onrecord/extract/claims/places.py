"""Which places hold a claim together, and where people were moved from and to."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from spacy.tokens import Token

from onrecord.extract.claims.causes import HARMING
from onrecord.extract.claims.reach import nearest
from onrecord.extract.claims.scenes import is_scene, is_struck, is_war
from onrecord.extract.claims.tables import forces, known_sides, terrain
from onrecord.extract.counted import PERSON_NOUNS
from onrecord.extract.place_words import word_classes
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
#: words from one name to the next that tells more of the same place
BREATH = 5
#: what somebody is of a place without the news being there
OFFICES = frozenset(
    "native citizen mayor governor president chief head leader director member minister king ambassador".split()
)
DISTANCES = frozenset("kilometre kilometer km mile metre meter yard".split())
GOALS = frozenset({"to", "into", "towards", "toward"})
#: prepositions that say where by themselves, whatever the parser makes of the words behind them
WHERE = frozenset("in at near outside inside around across throughout".split())
#: what people live or stay in, by a name that may be that of a town elsewhere
BLOCKS = frozenset("apartments apartment complex condominiums inn motel mall estates homes".split())
#: where somebody stands who strikes elsewhere: "rebels positioned in Kareth shelled"
POSTED = frozenset({"position", "station", "base", "deploy", "entrench"})
#: nouns that tell which part or sort of a place is meant: "the outskirts of", "the Islamic State stronghold of"
PARTS = frozenset("part outskirt side area centre center east west north south countryside edge suburb".split())
SIDES = frozenset(
    "north south east west northern southern eastern western central downtown northwest northeast southwest"
    " southeast northwestern northeastern southwestern southeastern nearby".split()
)
#: what a country's own name may stand before in the genitive without being the one who acts: "Varenia's war"
LONG = frozenset({"war", "conflict", "uprising", "history"})
#: what befalls people or ground; of an arrest the place that the sentence names elsewhere is oftener that of the deed
BEFALLING = (HARMING - {"arrest", "abduction"}) | {"toll", "damage", "other", ""} | MOVING


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
    if kind not in BEFALLING or not anchors:
        return Found()
    return Found(find_in_words(anchors[0], sites, places))


def find_in_words(anchor: Token, sites: Mapping[int, Token], places: Sequence[PlaceMention]) -> tuple[int, ...]:
    """The place nearest in the words that a preposition of place leads to, where no way through the tree reaches one:
    a sentence that the parser lost track of still says where. Those in the same breath follow, for the most exact one
    of "in Varenia's northern town of Kareth"."""
    led = sorted((abs(root.i - anchor.i), p) for p, root in sites.items() if led_by(root, places[p]) in WHERE)
    first = sites[led[0][1]].i if led else 0
    return tuple(p for _, p in led if abs(sites[p].i - first) <= BREATH)


def led_by(root: Token, mention: PlaceMention) -> str:
    """The preposition of place before a name, over articles, sides, owners and "the city of"; "" where none leads to
    it at once."""
    token = root
    while token.i > token.sent.start and token.idx > mention.start:
        token = token.nbor(-1)
    part = False
    for _ in range(8):
        if token.i == token.sent.start:
            return ""
        behind, token = token, token.nbor(-1)
        word, lemma = token.lower_, token.lemma_.lower()
        if word in WHERE or word == "on":
            return "in" if part else word
        part = part or (lemma in PARTS and behind.lower_ == "of")
        told = word in SIDES or lemma in PARTS or lemma in terrain() or word == "of"
        joined = token.text == "-" or behind.text == "-"
        if not (told or joined or token.dep_ == "det" or token.tag_ in ("JJ", "VBN", "POS") or is_owner(token)):
            return ""
    return ""


def is_owner(token: Token) -> bool:
    return token.dep_ == "poss" and token.pos_ == "PROPN"


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
    if mention.form not in ("name", "organisation") or is_joined(root) or is_street(root) or is_dateline(root):
        return False
    if mention.text in known_sides() or mention.text.lower() in PARTS or is_post(root):
        return False
    country = mention.place is not None and mention.place.precision == COUNTRY
    led = led_by(root, mention)
    if led in WHERE and not is_named_after(root, country=country):
        return True
    if mention.form != "name":
        return False
    if is_war(root) if country else is_struck(root):
        return True
    if country and led in WHERE and is_scene(root):
        return True
    if root.dep_ == "poss":
        return bool(led) and not names_other(root.head) and is_part(root.head, country=country)
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


def is_named_after(root: Token, *, country: bool) -> bool:
    """Whether a name is only a part of another: a country's before whose it is, a town's in that of a street or house
    ("in Kareth Mosque")."""
    if root.dep_ in ("compound", "nmod", "amod", "poss") and country:
        return True
    behind = root.doc[root.i + 1 : root.i + 2]
    return root.dep_ == "poss" or any(token.text[:1].isupper() and names_other(token) for token in behind)


def names_other(token: Token) -> bool:
    """Whether a word says that the name it belongs to is that of a street, a house or a county."""
    return word_classes().get(token.lower_) in ("street", "body") or token.text == "County"


def is_street(root: Token) -> bool:
    """Whether a name is that of a street or a block: "South Orvany Avenue", "Kareth St.", "Tavil Apartments"."""
    behind = root.doc[root.i + 1 : root.i + 2]
    words = [token.lower_.rstrip(".") for token in behind if token.text[:1].isupper()]
    return any(word_classes().get(word) == "street" or word in BLOCKS for word in words)


def is_post(root: Token) -> bool:
    """Whether a name says where those stand who act."""
    token = root
    for _ in range(5):
        if token.dep_ == "prep" and token.lower_ != "of":
            return token.head.dep_ == "acl" and token.head.lemma_.lower() in POSTED
        token = token.head
    return False


def is_dateline(root: Token) -> bool:
    """Whether a name in capitals stands before a wire in brackets or a dash: where it was written, not where it was."""
    behind = root.doc[root.i + 1 : root.i + 2]
    capitals = root.text.isupper() and not root.doc[max(0, root.i - 1)].text.isupper()
    return capitals and any(token.text in ("(", "-", "--", "–", "—") for token in behind)


def is_part(noun: Token, *, country: bool) -> bool:
    """Whether a noun that a place owns is a part of it: "on Kareth's east side", "in Varenia's Orvany"."""
    lemma = noun.lemma_.lower()
    return noun.pos_ == "PROPN" or lemma in terrain() or lemma in PARTS or (country and lemma in LONG)


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
    """Whether "of" tells whose somebody is: "the mayor of Kareth", "Ann Other, 22, of Orvany"."""
    if preposition.lower_ != "of":
        return False
    over = preposition.head
    return over.lemma_.lower() in OFFICES or over.ent_type_ == "PERSON" or (over.like_num and over.dep_ != "nummod")


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
