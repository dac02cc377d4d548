"""Which names of a sentence say where: by the preposition that leads to them, or as what a deed on ground falls on."""

from spacy.tokens import Token

from onrecord.extract.claims.elsewhere import (
    ON_GROUND,
    PARTS,
    is_cared_for,
    is_heard,
    is_of_office,
    is_post,
    is_whose,
)
from onrecord.extract.claims.reach import first_listed
from onrecord.extract.claims.scenes import SUFFERED, is_scene, is_struck, is_war
from onrecord.extract.claims.tables import facilities, forces, known_sides, terrain, trigger_rows
from onrecord.extract.counted import PERSON_NOUNS
from onrecord.extract.place_words import is_town_word, word_classes
from onrecord.mentions import PlaceMention

#: UCDP's precision of a whole country
COUNTRY = 6
MOVING = frozenset({"displacement", "evacuation", "return", "deployment"})
LOCATIVE = frozenset(
    "in at near on of outside inside around across into to from over through throughout toward towards within along off"
    " above under beyond behind north south east west".split()
)
#: prepositions that say where by themselves, whatever the parser makes of the words behind them
WHERE = frozenset("in at near outside inside around across throughout".split())
#: what people live or stay in, by a name that may be that of a town elsewhere
BLOCKS = frozenset("apartments apartment complex condominiums inn motel mall estates homes".split())
#: who does this to the displaced is where they are: "Ruthmark hosts 9,000 refugees"
HOSTING = frozenset({"host", "shelter", "house", "harbour", "harbor"})
SIDES = frozenset(
    "north south east west northern southern eastern western central downtown northwest northeast southwest"
    " southeast northwestern northeastern southwestern southeastern nearby n. s. e. w. ne nw se sw".split()
)
#: what a country's own name may stand before in the genitive without being the one who acts: "Varenia's war"
LONG = frozenset({"war", "conflict", "uprising", "history"})
#: verbs whose object is struck, whatever came of it
STRIKING = frozenset(
    "hit strike target shell bomb bombard pound rock storm attack flood ravage devastate sweep".split()
)
#: what a side does over a time, by a name of its own
UNDERTAKINGS = frozenset({"operation", "campaign", "mission"})
#: prepositions before a hospital that something happens to
STRUCK = frozenset({"on", "near", "outside"})
#: forms of mentions that are no names of a gazetteer's
LOCAL = frozenset({"local", "taken_up"})


def is_site(root: Token, kind: str, mention: PlaceMention) -> bool:
    """Whether a name says where: it stands behind a preposition of place, or is what a deed on ground falls on.

    A name that acts ("Turkey sent"), owns ("Israel's military") or is spoken to ("told Damascus") is no site; nor is a
    country before a noun ("U.S. raids", "U.S. citizen"), which tells whose they are.
    """
    if mention.form == "taken_up" and mention.place is not None and mention.place.precision == COUNTRY:
        return led_by(root, mention) in WHERE
    if mention.form == "adjective":
        return led_by(root, mention) in WHERE and is_scene(root)
    if mention.form == "person" or is_joined(root) or is_dateline(root):
        return False
    if mention.form == "name" and is_deed(root, mention):
        return False
    if is_treated(root, mention) if mention.form == "local" else is_street(root):
        return False
    if mention.text in known_sides() or mention.text.lower() in PARTS or is_heard(root):
        return False
    if (kind != "deployment" and is_post(root)) or is_of_office(root):
        return False
    if kind not in MOVING and is_cared_for(root, kind):
        return False
    country = mention.place is not None and mention.place.precision == COUNTRY
    if is_label(root):
        return True
    led = led_by(root, mention)
    if led in WHERE and (mention.form in LOCAL or not is_named_after(root, country=country)):
        return True
    if (is_war(root) or is_struck(root, SUFFERED)) if country else is_struck(root):
        return True
    if mention.form == "organisation" and not is_own_name(root):
        return False
    if country and led in WHERE and is_scene(root):
        return True
    if root.dep_ == "poss":
        return bool(led) and not names_other(root.head) and is_part(root.head, country=country)
    return climbs_to_site(first_listed(root), kind, country=country)


def climbs_to_site(token: Token, kind: str, *, country: bool) -> bool:
    """Whether the way from a name up the tree comes to a preposition of place or to a deed on ground before it comes to
    something that the name only tells more of."""
    for _ in range(5):
        if token.dep_ == "prep":
            addressed = is_whose(token)
            if token.lower_ == "against":  # "strikes against the town", not "war against Varenia"
                return kind in ON_GROUND and not country and (token.head.lemma_.lower(), "N") in trigger_rows()
            return token.lower_ in LOCATIVE and not addressed and not (country and is_side_of(token))
        if token.dep_ in ("dobj", "nsubjpass") and (kind in ON_GROUND or (kind in MOVING and token.dep_ == "dobj")):
            return True
        if token.dep_ == "dobj" and token.head.lemma_.lower() in STRIKING:
            return True
        if token.dep_ == "nsubj" and kind == "displacement" and token.head.lemma_.lower() in HOSTING:
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


def led_by(root: Token, mention: PlaceMention) -> str:
    """The preposition of place before a name, over articles, sides, owners and "the city of"; "" where none leads to
    it at once."""
    token = root
    while token.i > token.sent.start and token.idx > mention.start:
        token = token.nbor(-1)
    part = owned = False
    for _ in range(14):
        if token.i == token.sent.start:
            return ""
        behind, token = token, token.nbor(-1)
        word, lemma = token.lower_, token.lemma_.lower()
        if word in WHERE or word == "on":
            return "in" if part else word
        part = part or (lemma in PARTS and behind.lower_ == "of")
        told = word in SIDES or lemma in PARTS or lemma in terrain() or word == "of"
        joined = token.text == "-" or behind.text == "-"
        owned = owned or token.tag_ == "POS"  # whose stronghold it is, however many words that takes
        if not (
            told
            or joined
            or (owned and token.pos_ in ("NOUN", "PROPN", "PUNCT"))
            or token.dep_ == "det"
            or token.tag_ in ("CD", "JJ", "VBN", "POS")
            or is_owner(token)
        ):
            return ""
    return ""


def is_label(root: Token) -> bool:
    """Whether a name opens its sentence before a colon: "Kareth: nine hurt in riot"."""
    first = next((token for token in root.sent if not token.is_space), root)
    return root.left_edge.i == first.i and root.doc[root.i + 1 : root.i + 2].text == ":"


def is_owner(token: Token) -> bool:
    return token.dep_ == "poss" and token.pos_ == "PROPN"


def is_named_after(root: Token, *, country: bool) -> bool:
    """Whether a name is only a part of another: a country's before whose it is, a town's in that of a street or house
    ("in Kareth Mosque")."""
    behind = root.doc[root.i + 1 : root.i + 2]
    if root.dep_ in ("compound", "nmod", "amod", "poss") and country:
        return not any(token.is_punct for token in behind)
    return root.dep_ == "poss"


def names_other(token: Token) -> bool:
    """Whether a word says that the name it belongs to is that of a street, a house or a county."""
    return word_classes().get(token.lower_) in ("street", "body") or token.text == "County"


def is_deed(root: Token, mention: PlaceMention) -> bool:
    """Whether what was taken for an unknown name is that of a deed in title case: "Injured in Terrorist Attack"."""
    if mention.place is not None and mention.place.label is not None:
        return False
    words = [word.removesuffix("s") for word in mention.text.lower().split()]
    return any((word, "N") in trigger_rows() or word in UNDERTAKINGS for word in words)


def is_treated(root: Token, mention: PlaceMention) -> bool:
    """Whether a hospital is not struck itself: "taken to Kareth Hospital", "died at Kareth Hospital"."""
    if not mention.text.endswith("ospital"):
        return False
    return led_by(root, mention) not in STRUCK and root.dep_ not in ("dobj", "nsubjpass")


def is_own_name(root: Token) -> bool:
    """Whether a name in an organisation's is the place where something was: "raids on Kareth", not "Bank of Kareth"."""
    if root.dep_ != "pobj" or root.head.lower_ not in LOCATIVE:
        return False
    return root.head.lower_ != "of" or root.head.head.text.islower()


def is_part(noun: Token, *, country: bool) -> bool:
    """Whether a noun that a place owns is a part of it: "on Kareth's east side", "in Varenia's Orvany"."""
    lemma = noun.lemma_.lower()
    return noun.pos_ == "PROPN" or lemma in terrain() | PARTS | facilities() or (country and lemma in LONG)


def is_side_of(preposition: Token) -> bool:
    """Whether "of" before a country tells whose something is: "warplanes of Varenia", not "the bombing of Varenia"."""
    over = preposition.head
    noun = over.lemma_.lower()
    place = noun in terrain() | PARTS or is_town_word(noun) or over.like_num or (noun, "N") in trigger_rows()
    return preposition.lower_ == "of" and over.pos_ in ("NOUN", "PROPN", "PRON", "DET") and not place


def is_joined(root: Token) -> bool:
    """Whether a hyphen joins a name to a participle: "the Orvany-based office", "Varenia-led strikes"."""
    behind = root.doc[root.i + 1 : root.i + 3]
    return len(behind) == 2 and behind[0].text == "-" and behind[1].text.islower() and behind[1].lower_[-2:] == "ed"


def is_dateline(root: Token) -> bool:
    """Whether a name in capitals stands before a wire in brackets or a dash: where it was written, not where it was."""
    behind = root.doc[root.i + 1 : root.i + 2]
    capitals = root.text.isupper() and not root.doc[max(0, root.i - 1)].text.isupper()
    return capitals and any(token.text in ("(", "-", "--", "–", "—") for token in behind)


def is_street(root: Token) -> bool:
    """Whether a name is that of a street or a block: "South Orvany Avenue", "Kareth St.", "Tavil Apartments", "35th and
    Orvany"."""
    behind = root.doc[root.i + 1 : root.i + 2]
    words = [token.lower_.rstrip(".") for token in behind if token.text[:1].isupper()]
    corner = root.doc[max(0, root.left_edge.i - 2) : root.left_edge.i].text.split()
    if len(corner) == 2 and corner[0][:1].isdigit() and corner[1] in ("and", "&"):
        return True
    return any(word_classes().get(word) == "street" or word in BLOCKS for word in words)
