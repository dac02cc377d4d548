"""Wordings in which a name says where without a preposition of its own: headlines, scenes and wars."""

from spacy.tokens import Token

from onrecord.extract.claims.tables import facilities, terrain
from onrecord.extract.place_words import is_town_word

#: what befalls a town that is named before it: "Kareth Market Bombing", "the Kareth shooting victim"
BEFALLS = frozenset(
    "shooting stabbing blast explosion bombing massacre killing murder crash fire flood earthquake quake landslide"
    " mudslide stampede bomb attack raid dead".split()
)
#: what befalls a country that is named before it, and that no country does: "Varenia fighting kills nine"
SUFFERED = frozenset(
    "crash fire flood earthquake quake landslide mudslide stampede fighting violence clash unrest wedding storm".split()
)
#: whose word stands behind a country where a headline lost its comma: "kills 30 children in Varenia monitor"
VOICES = frozenset("monitor watchdog activists official officials ngo observatory state report reports".split())
#: a deed behind the name of those who do it: "Kareth attack on rebels"
_AIMED = frozenset({"on", "against", "by"})
#: what is behind such a word where it is a verb: "Kareth bombing the rebels"
_OBJECT = frozenset("at the a an its their his her this these those".split())
#: words that may stand between a town and what befalls it
_BETWEEN = 3
#: lines between countries lie in neither
LINES = frozenset("border crossing airspace line position territory".split())
#: what a country suffers within its borders, unless it says where: "since Varenia's war began"
_SUFFERED = frozenset({"war", "conflict", "uprising", "crisis", "revolt"})
_ELSEWHERE = frozenset({"in", "on", "against", "with", "over"})
#: "the war in its ninth year" is waged nowhere else
_SPANS = frozenset({"year", "month", "week", "day"})


def is_struck(root: Token, words: frozenset[str] = BEFALLS) -> bool:
    """Whether a town's name stands before what befell it: "after Kareth Domestic Shooting"; of ``words`` for it."""
    for token in root.doc[root.i + 1 : min(root.i + 2 + _BETWEEN, root.sent.end)]:
        if befalls(token, words):
            behind = root.doc[token.i + 1 : token.i + 2]
            return not any(word.lower_ in _OBJECT | _AIMED or word.like_num for word in behind)
        if token.tag_ not in ("NN", "NNP", "JJ"):
            return False
    return False


def befalls(token: Token, words: frozenset[str]) -> bool:
    """Whether a word is, in either number, one of what befalls a town."""
    return token.lower_ in words or token.lower_.removesuffix("s") in words or token.lower_.removesuffix("es") in words


def is_scene(root: Token) -> bool:
    """Whether the words behind a country's name tell of a place within it, of what befell it, or who says so: "in
    Varenia market air strike", "in Varenia car bombings", "in Varenia rebel stronghold", "in Varenia monitor"."""
    behind = root.doc[root.i + 1 : root.i + 1 + _BETWEEN]
    if is_struck(root) or any(token.lower_ in VOICES for token in behind[:1]):
        return True
    for token in behind:
        if token.pos_ not in ("NOUN", "PROPN"):
            return False
        if is_within(token):
            return True
    return False


def is_within(token: Token) -> bool:
    """Whether a noun is of something that lies in a country: a facility, terrain, a town."""
    return token.lower_ in (facilities() | terrain()) - LINES or is_town_word(token.lower_)


def is_war(root: Token) -> bool:
    """Whether a country owns the war that is told of, and not one that it wages elsewhere."""
    over = root.head
    if root.dep_ != "poss" or over.lemma_.lower() not in _SUFFERED:
        return False
    leads = (child for child in over.children if child.dep_ == "prep" and child.lower_ in _ELSEWHERE)
    return all(any(word.lemma_ in _SPANS for word in lead.children) for lead in leads)
