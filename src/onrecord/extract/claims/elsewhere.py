"""Names of places that tell of something else than where it happened: whose somebody is, where those stand who act,
where it was told or felt, where the hurt were brought."""

from spacy.tokens import Token

from onrecord.extract.claims.tables import terrain, trigger_rows
from onrecord.extract.place_words import word_classes

#: deeds and disasters that fall on ground
ON_GROUND = frozenset(
    "advance siege shelling air_strike bombing attack flood storm earthquake wildfire damage closure".split()
)
#: nouns that tell which part or sort of a place is meant: "the outskirts of", "the Islamic State stronghold of"
PARTS = frozenset("part outskirt side area centre center east west north south countryside edge suburb block".split())
#: what somebody is of a place without the news being there
OFFICES = frozenset(
    "native citizen mayor governor president chief head leader director member minister king ambassador commander"
    " age".split()
)
#: who is set over a place, or sent to one
COMMANDS = OFFICES - {"native", "citizen", "member", "age"}
#: where somebody stands who strikes elsewhere, or learns: "rebels positioned in Kareth shelled"
POSTED = frozenset({"position", "station", "base", "deploy", "entrench", "study", "teach", "enrol"})
#: what is felt somewhere of what happens elsewhere: "raising fears in Orvany"
FEELINGS = frozenset("fear concern worry alarm anger outrage hope anxiety unease outcry".split())
#: who is told something, where that is told
HEARERS = frozenset({"reporter", "journalist", "newsman", "correspondent"})
TELLING = frozenset({"tell", "inform", "brief"})
#: what is done to the hurt with a place to which, and what they do in a hospital
CARRYING = frozenset("take bring transport rush airlift fly transfer admit".split())
CARING = frozenset(
    "treat recover hospitalize die pronounce list be condition remain arrive drive carry walk show go".split()
)


def is_heard(root: Token) -> bool:
    """Whether a name says where something was told or is felt: "told reporters in Kareth", "fears in Kareth"."""
    token = root
    while token.dep_ in ("pobj", "compound", "appos") and token.head.i != token.i:
        token = token.head
    if token.dep_ != "prep" or token.i - token.sent.start < 2:
        return False
    if token.nbor(-1).lemma_.lower() in FEELINGS:
        return True
    return token.nbor(-1).lemma_.lower() in HEARERS and token.nbor(-2).lemma_.lower() in TELLING


def is_post(root: Token) -> bool:
    """Whether a name says where those stand who act."""
    token = root
    for _ in range(5):
        if token.dep_ == "prep" and token.lower_ != "of":
            return token.head.dep_ in ("acl", "relcl") and token.head.lemma_.lower() in POSTED
        token = token.head
    return False


def is_of_office(root: Token) -> bool:
    """Whether a name tells what somebody is set over: "commander of the Tavil zone in Orvany", "envoy to Varenia"."""
    token, steps = root, 0
    while token.dep_ in ("pobj", "prep", "compound", "nmod", "amod") and steps < 6:
        over = token.head
        leads = token.dep_ == "prep" and token.lower_ in ("of", "to", "for")
        if leads and over.pos_ in ("NOUN", "PROPN") and over.lemma_.lower() in COMMANDS:
            return token.lower_ == "to" or root.head.lower_ == "in"
        token, steps = over, steps + 1
    return False


def is_whose(preposition: Token) -> bool:
    """Whether "of" tells whose somebody is: "the mayor of Kareth", "Ann Other, 22, of Orvany"."""
    if preposition.lower_ != "of":
        return False
    over = preposition.head
    if over.lemma_.lower() in PARTS and over.head.dep_ == "prep":
        return is_whose(over.head)  # "Ann Other, of the 100 block of Mill Lane"
    if over.lemma_.lower() in OFFICES or over.ent_type_ == "PERSON" or (over.like_num and over.dep_ != "nummod"):
        return True
    named = over.pos_ == "PROPN" and over.dep_ in ("dobj", "nsubj", "nsubjpass", "appos")
    return named and over.lower_ not in terrain() | word_classes().keys() and (over.lower_, "N") not in trigger_rows()


def is_cared_for(root: Token, kind: str) -> bool:
    """Whether a name says where people were taken or treated: "flown to Kareth", "died in a clinic in Orvany"."""
    token = root
    for _ in range(8):
        if token.dep_ == "prep":
            over = token.head.lemma_.lower()
            if over in CARRYING and token.lower_ in ("to", "into") and kind not in ON_GROUND:
                return True
            if over in CARING | CARRYING and any(is_clinic(child) for child in token.children):
                return True
        if token.dep_ not in ("pobj", "prep", "compound", "nmod", "appos", "conj"):
            return False
        token = token.head
    return False


def is_clinic(noun: Token) -> bool:
    """Whether a noun is where the sick are treated: "hospitals", "a medical center"."""
    medical = any(child.lower_ in ("medical", "trauma", "health") for child in noun.children)
    return noun.lower_.startswith(("hospital", "clinic")) or (medical and noun.lemma_.lower() in ("center", "centre"))
