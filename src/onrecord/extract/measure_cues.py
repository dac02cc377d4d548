"""TOKEN -> CUE: the table of words that say what happened to the counted, and how a parsed token matches it.

The parser's small errors (a participle taken for a past tense, a headline's capitals) are met here: a word is looked
up by its lemma, else by its regular stem.
"""

from typing import Literal, NamedTuple

from spacy.tokens import Token

from onrecord.extract.numbers import read_table
from onrecord.model import Measure
from onrecord.values import Unit

Slot = Literal["subject", "object"]


class Cue(NamedTuple):
    """A row of measures.csv: see there for what each column says."""

    companion: str
    words: frozenset[str]
    counted: str
    measure: Measure
    term: str | None
    units: str

    def admits(self, unit: Unit, *, alone: bool) -> bool:
        """Whether the measure can be of such a unit; a number without a noun may be anything."""
        if alone or self.units == "any":
            return True
        return (unit in ("person", "household")) == (self.units == "person") or unit == "household"


def _read_cues(pos: str) -> dict[str, list[Cue]]:
    cues: dict[str, list[Cue]] = {}
    for row in read_table("measures.csv"):
        if row["pos"] == pos:
            companion, _, words = row["with"].partition(" ")
            cue = Cue(
                companion,
                frozenset(words.split("|")) if words else frozenset(),
                row["counted"],
                row["measure"],  # type: ignore[arg-type]
                row["term"] or None,
                row["units"],
            )
            cues.setdefault(row["cue"], []).append(cue)
    for group in cues.values():
        group.sort(key=lambda cue: not cue.companion)
    return cues


VERBS = _read_cues("verb")
NOUNS = _read_cues("noun")
ADJECTIVES = _read_cues("adjective")
_ENDINGS = (("ied", "y"), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"), ("es", ""), ("s", ""))
_COMPLEMENTS = frozenset(["acomp", "oprd", "xcomp", "ccomp", "advcl", "attr", "dobj", "advmod", "prt", "conj", "dep"])


def verb_key(token: Token) -> str | None:
    """The table's verb that a token is a form of; ``None`` when it is none."""
    lemma = token.lemma_.lower()
    if lemma in VERBS:
        return lemma
    low = token.lower_
    for ending, stem in _ENDINGS:
        if low.endswith(ending):
            base = low[: -len(ending)] + stem
            for form in (base, base[:-1] if base[-1:] == base[-2:-1] else base):
                if form in VERBS:
                    return form
    return None


def match_verb(verb: Token, slot: Slot) -> Cue | None:
    """The cue of a verb for what stands in a slot of it, the one with the closest companions first."""
    key = verb_key(verb)
    if key is None:
        return None
    for cue in VERBS[key]:
        if cue.counted == slot and (not cue.companion or _has_companion(verb, cue)):
            return cue
    return None


def _has_companion(verb: Token, cue: Cue) -> bool:
    for child in verb.children:
        if cue.companion == "object":
            if child.dep_ == "dobj" and child.lemma_.lower() in cue.words:
                return True
        elif cue.companion in ("adjective", "particle"):
            if child.dep_ in _COMPLEMENTS and (child.lower_ in cue.words or child.lemma_ in cue.words):
                return True
        elif child.lower_ == cue.companion and (
            not cue.words or any(g.lemma_.lower() in cue.words for g in child.children)
        ):
            return True
    return False


def match_noun(noun: Token, relation: str) -> Cue | None:
    """The cue of a noun: ``self`` when it is what is counted, else a preposition that leads to the counted."""
    for cue in NOUNS.get(noun.lemma_.lower(), NOUNS.get(noun.lower_, ())):
        if cue.counted == relation:
            return cue
    return None


def match_adjective(token: Token) -> Cue | None:
    """The cue of an adjective or of a participle used as one."""
    cues = ADJECTIVES.get(token.lower_)
    if cues is not None:
        return cues[0]
    return match_verb(token, "object") if token.tag_ in ("VBN", "JJ") else None
