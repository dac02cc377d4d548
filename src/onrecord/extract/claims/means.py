"""HARM BY MEANS UNSAID -> its kind by what was told before: "the attack" is the car bomb, and who kills fighters in a
fight does so in a clash."""

from collections.abc import Sequence

from spacy.tokens import Token

from onrecord.extract.claims.anaphora import is_definite, tells_which
from onrecord.extract.claims.counts import Counted
from onrecord.extract.claims.tables import AIRCRAFT, forces, trigger_rows
from onrecord.mentions import Draft

#: kinds that say what people were hurt with
MEANS = frozenset({"air_strike", "shelling", "bombing"})
#: nouns of harm that say nothing of its means
UNSAID = frozenset({"attack", "assault", "raid", "massacre", "carnage"})
#: drafts back that "the attack" may take up its means from
BACK = 4
FOUGHT = frozenset({"clash", "advance"})
#: what is done to an attack by those who fight it off
FENDING = frozenset({"thwart", "repel", "repulse", "foil", "fend", "beat", "halt"})
#: words for an armed side that are no fighters on the ground
APART = frozenset("group side government regime opposition police coalition alliance convoy ally tank bomber".split())


def is_unsaid(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() in UNSAID


def takes_up(token: Token) -> bool:
    """Whether a noun of harm says nothing of its means and stands for harm told before: "the attack"."""
    return is_unsaid(token) and is_definite(token)


def take_up_means(act: Token | None, drafts: Sequence[Draft], kind_before: str | None, *, headline: bool) -> str | None:
    """The kind of the harm told last, for "the attack"; in a headline, that which the lead names most."""
    if act is None or not is_unsaid(act):
        return None
    if headline:
        return kind_before if kind_before in MEANS else None
    if not is_definite(act) or tells_which(act) or any(child.dep_ == "amod" for child in act.children):
        return None
    before = next((draft.kind for draft in reversed(drafts[-BACK:]) if draft.kind in MEANS | FOUGHT), None)
    return before if before in MEANS else None


def is_fought(act: Token | None, cue: Token, count: Counted, kind_before: str | None) -> bool:
    """Whether fighters were killed in a fight: of which was told before, or that repelled an attack of theirs."""
    if count.measure not in ("killed", "injured") or not is_fighter(cue.doc[count.head]):
        return False
    fended = act is not None and is_unsaid(act) and act.head.lemma_.lower() in FENDING
    return fended or (act is None and kind_before in FOUGHT)


def is_fighter(head: Token) -> bool:
    """Whether the counted fight: "60 rebels", "rebel commanders", "members of the army"."""
    behind = [
        thing for child in head.children if child.dep_ == "prep" and child.lower_ == "of" for thing in child.children
    ]
    words = [head, *behind, *(child for child in head.children if child.dep_ in ("compound", "amod"))]
    return any(word.lemma_.lower() in forces() - APART - AIRCRAFT for word in words)


def named_before(cue: Token) -> str | None:
    """The kind by a word of harm that the parser joined to a verb in title case: "Airstrikes Kill 30"."""
    for child in cue.children:
        if child.dep_ == "compound":
            for row in trigger_rows().get((child.lower_.removesuffix("s"), "N"), ()):
                if row.kind in MEANS and not row.beside and not row.needs:
                    return row.kind
    return None
