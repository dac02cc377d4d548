"""TOKEN -> CUE: the table of words that say what happened to the counted, and how a parsed token matches it.

The parser's small errors (a participle taken for a past tense, a headline's capitals) are met here: a word is looked
up by its lemma, else by its regular stem.
"""

from typing import Literal, NamedTuple

from spacy.tokens import Token

from onrecord.extract.numbers import read_table
from onrecord.model import Measure

Slot = Literal["subject", "object"]
#: persons, buildings and vehicles, other things, or any: households and numbers without a noun may be either
Kind = Literal["person", "structure", "thing", "any"]


class Cue(NamedTuple):
    """A row of measures.csv: see there for what each column says."""

    companions: tuple[tuple[str, frozenset[str]], ...]
    counted: str
    measure: Measure
    term: str | None
    units: str

    def admits(self, kind: Kind) -> bool:
        """Whether the measure can be of such a kind of counted."""
        return kind == "any" or self.units in ("any", kind) or (self.units == "thing" and kind == "structure")


def _read_cues(pos: str) -> dict[str, list[Cue]]:
    cues: dict[str, list[Cue]] = {}
    for row in read_table("measures.csv"):
        if row["pos"] == pos:
            cue = Cue(
                tuple(_read_companion(part) for part in row["with"].split(" + ") if part),
                row["counted"],
                row["measure"],  # type: ignore[arg-type]
                row["term"] or None,
                row["units"],
            )
            cues.setdefault(row["cue"], []).append(cue)
    for group in cues.values():
        group.sort(key=lambda cue: -len(cue.companions))
    return cues


def _read_companion(text: str) -> tuple[str, frozenset[str]]:
    role, _, words = text.partition(" ")
    return role, frozenset(words.split("|")) if words else frozenset()


VERBS = _read_cues("verb")
NOUNS = _read_cues("noun")
ADJECTIVES = _read_cues("adjective")
ENDINGS = (("ied", "y"), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"), ("es", ""), ("s", ""))
#: irregular forms that the parser leaves as they are in a headline's capitals
_IRREGULAR = {
    "shot": "shoot",
    "slain": "slay",
    "fled": "flee",
    "lost": "lose",
    "drove": "drive",
    "driven": "drive",
    "took": "take",
    "taken": "take",
    "held": "hold",
    "hurt": "hurt",
    "hit": "hit",
    "struck": "strike",
    "burnt": "burn",
}
#: what may stand between a verb and the number of those it befell
QUALIFIERS = frozenset(
    "at least more than over about some nearly almost up to around as many another only just".split()
)
_PICTURES = frozenset("footage video camera photo photograph image film picture cctv surveillance".split())
_HOUSES = frozenset(["center", "centre", "unit", "facility"])
_HEALING = frozenset(["medical", "trauma", "burn", "emergency", "care", "health"])
_COMPLEMENTS = frozenset(
    ["acomp", "oprd", "xcomp", "ccomp", "advcl", "attr", "dobj", "advmod", "prt", "conj", "dep", "amod"]
)


def verb_key(token: Token) -> str | None:
    """The table's verb that a token is a form of; ``None`` when it is none."""
    lemma = token.lemma_.lower()
    if lemma in VERBS:
        return lemma
    low = token.lower_
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    for ending, stem in ENDINGS:
        if low.endswith(ending):
            base = low[: -len(ending)] + stem
            for form in (base, base[:-1] if base[-1:] == base[-2:-1] else base):
                if form in VERBS:
                    return form
    return None


def match_verb(verb: Token, slot: Slot, kind: Kind = "any") -> Cue | None:
    """The cue of a verb for what stands in a slot of it, the one with the closest companions first."""
    key = verb_key(verb)
    if key is None or (key == "capture" and _is_filmed(verb)):
        return None
    for cue in VERBS[key]:
        if cue.counted != slot or not cue.admits(kind):
            continue
        if not cue.companions and slot == "subject" and _is_acting(verb, key):
            continue
        if all(_has_companion(verb, role, words) for role, words in cue.companions):
            return cue
    return None


def _is_filmed(verb: Token) -> bool:
    """Whether somebody is captured in a picture alone: "the camera captured a man"."""
    things = [child for child in verb.children if child.dep_ in ("nsubj", "agent")]
    things += [noun for child in verb.children if child.lower_ in ("on", "by") for noun in child.children]
    return any(thing.lemma_.lower() in _PICTURES for thing in things)


def _is_acting(verb: Token, key: str) -> bool:
    """Whether a verb that can be done to the counted has an object of its own: "300 evacuated", no "evacuated them"."""
    return any(cue.counted == "object" for cue in VERBS[key]) and any(c.dep_ == "dobj" for c in verb.children)


def _has_companion(token: Token, role: str, words: frozenset[str]) -> bool:
    if role == "under":
        at = token.i - 1 - (token.i > 1 and token.nbor(-1).dep_ == "det")
        before = token.doc[at].lemma_.lower() if token.i else ""  # a headline's "Claims Lives of 14"
        above = token.head.lemma_ in words or before in words
        return above or any(c.dep_ == "acl" and c.lemma_ in words for c in token.children)
    if role == "adjective" and token.i + 1 < len(token.doc) and token.nbor(1).lower_ in words:
        return True  # "shot dead 14 men", whatever the parser hung it on
    for child in token.children:
        if role == "object":
            if child.dep_ in ("dobj", "nsubjpass") and _is_of_kind(child, words):
                return True
        elif role == "compound":
            if child.dep_ in ("compound", "nmod", "amod") and child.lower_ in words:
                return True
        elif role in ("adjective", "particle"):
            if (
                child.dep_ in _COMPLEMENTS
                and (child.lower_ in words or child.lemma_ in words)
                and not _is_of_part(child)
            ):
                apart = child.dep_ in ("conj", "advcl")
                return not apart or not any(own.dep_ in ("nsubj", "nsubjpass") for own in child.children)
        elif child.lower_ == role and (not words or _leads_to(child, words)):
            return True
    return False


def _is_of_part(word: Token) -> bool:
    """Whether an adverb is said of a part alone: "six shot, one fatally", "35 were shot, eight of them fatally"."""
    before = word.nbor(-1) if word.i else word
    return word.tag_ == "RB" and (before.like_num or before.lower_ in ("them", "whom"))


def _is_of_kind(noun: Token, words: frozenset[str]) -> bool:
    """Whether a noun is one of the words, or counts them ("scores of terrorists")."""
    if any(form in words for form in noun_forms(noun)):
        return True
    return any(child.lower_ == "of" and _leads_to(child, words) for child in noun.children)


def _leads_to(prep: Token, words: frozenset[str]) -> bool:
    """Whether a preposition's noun is one of the words, or is joined to one."""
    for child in prep.children:
        if child.lemma_.lower() in words or child.lower_ in words or ("hospital" in words and is_hospital(child)):
            return True
        if child.dep_ == "prep" and _leads_to(child, words):
            return True
    return False


def is_hospital(noun: Token) -> bool:
    """Whether a noun ends the name of a house that heals: "Orvany Medical Center", "the trauma unit"."""
    return noun.lower_ in _HOUSES and noun.i > 0 and noun.doc[noun.i - 1].lower_ in _HEALING


def match_state(prep: Token, kind: Kind) -> Cue | None:
    """The cue of a preposition said of the counted without a verb: "two men in custody", as if "were" stood there."""
    for cue in VERBS["be"]:
        if cue.admits(kind) and all(role == prep.lower_ and _leads_to(prep, words) for role, words in cue.companions):
            return cue
    return None


def match_noun(noun: Token, relation: str, kind: Kind = "any") -> Cue | None:
    """The cue of a noun: ``self`` when it is what is counted, else a preposition that leads to the counted."""
    for form in noun_forms(noun):
        for cue in NOUNS.get(form, ()):
            fits = cue.counted == relation and cue.admits(kind)
            if fits and all(_has_companion(noun, role, words) for role, words in cue.companions):
                return cue
    return None


def noun_forms(token: Token) -> tuple[str, ...]:
    """The forms under which a noun may stand in a table: its lemma, itself, itself without a plural ending, for the
    parser leaves names and headlines unlemmatised."""
    lemma, low = token.lemma_.lower(), token.lower_.split("/")[0]
    if low.endswith("ies"):
        return lemma, low, low[:-3] + "y"
    if low.endswith("s"):
        return lemma, low, low[:-1]
    return lemma, low


def match_adjective(token: Token, kind: Kind = "any") -> Cue | None:
    """The cue of an adjective or of a participle used as one."""
    cues = ADJECTIVES.get(token.lower_)
    if cues is not None:
        return cues[0] if cues[0].admits(kind) else None
    participle = token.tag_ in ("VBN", "JJ", "VBD", "NNP") or token.lower_ == "shot"
    return match_verb(token, "object", kind) if participle else None


class Found(NamedTuple):
    """A cue and the token that gave it."""

    cue: Cue
    token: Token


def found_verb(verb: Token, slot: Slot, kind: Kind) -> Found | None:
    cue = match_verb(verb, slot, kind)
    return Found(cue, verb) if cue else None


def found_adjective(token: Token, kind: Kind) -> Found | None:
    cue = match_adjective(token, kind)
    return Found(cue, token) if cue else None


def find_self(token: Token, kind: Kind) -> Found | None:
    cue = match_noun(token, "self", kind)
    return Found(cue, token) if cue else None
