"""'X put the toll at 14', 'gave a figure of 82', 'counted nine': who gives a number says so, with no word of saying."""

from onrecord.extract.attribution.cues import Cue, Found
from onrecord.extract.attribution.kinds import find_kind
from onrecord.extract.attribution.tree import Tree

#: verb -> the prepositions before the number, where one is needed
GIVING = {
    "put": ("at",),
    "place": ("at",),
    "give": ("of", "as", "at"),
    "set": ("at",),
    "update": ("to", "of"),
    "raise": ("to",),
}
#: forms that the parser leaves without their lemma
LEMMAS = {"gave": "give"}
COUNTING = frozenset({"count", "tally", "record", "register", "document", "log", "list", "verify"})
FIGURES = frozenset(
    {"toll", "number", "figure", "total", "tally", "count", "death", "casualty", "fatality", "estimate"}
)
#: pronouns that can stand for who gives a number
SPEAKERS = frozenset({"it", "they", "he", "she", "which", "who"})
GIVES = Cue("say", "asserts")
#: relations of what such a verb governs as told
TOLD = ("dobj", "prep", "dative", "npadvmod", "attr", "oprd")


def tells_figure(tree: Tree, i: int) -> bool:
    """Whether a verb gives a number of somebody: a toll, or people counted."""
    lemma = LEMMAS.get(tree.lowers[i], tree.lemmas[i])
    if lemma not in COUNTING and lemma not in GIVING:
        return False
    listed = tree.child(i, "nsubjpass")
    if lemma in COUNTING and listed is not None and tree.child(i, "agent") is not None:
        return any(tree.pos[t] == "NUM" for t in range(tree.first[listed], tree.last[listed] + 1))
    things = [c for c in tree.children[i] if c > i and tree.deps[c] in ("dobj", "npadvmod", "attr", "oprd")]
    if lemma in COUNTING:
        return any(tree.pos[c] == "NUM" or is_counted(tree, c) for c in things)
    before = GIVING[lemma]
    figures = [c for c in things if tree.lemmas[c] in FIGURES]
    # the parser may hang the number on a noun between: "puts the toll of the war at 40"
    behind = range(figures[0], tree.last[i] + 1) if figures else ()
    return any(tree.lowers[p] in before and tree.pos[p] == "ADP" and holds_number(tree, p) for p in behind)


def is_counted(tree: Tree, noun: int) -> bool:
    return any(tree.deps[c] == "nummod" for c in tree.children[noun])


def holds_number(tree: Tree, word: int) -> bool:
    return any(tree.pos[t] == "NUM" for t in (*range(tree.first[word], tree.last[word] + 1), word + 1))


def find_figure(tree: Tree, i: int) -> list[int]:
    """The tokens that a verb of giving a number governs as told; nothing where it gives none."""
    if not tells_figure(tree, i):
        return []
    told = [c for c in tree.children[i] if c > i and tree.deps[c] in TOLD]
    tokens = {t for c in told for t in range(tree.first[c], tree.last[c] + 1)}
    behind = max(tokens) + 1
    cut = next((c for c in tree.children[i] if tree.first[c] == behind and tree.pos[c] == "ADJ"), None)
    if cut is not None:
        tokens.update(range(behind, cut + 1))  # "a toll of | 48 dead"
    return sorted(tokens)


def gives_figure(tree: Tree, found: Found) -> bool:
    """Whether an attribution is of somebody who gives a number, and not of what drove it up."""
    if not found.source or not tells_figure(tree, found.head):
        return False
    named = tree.lemmas[found.head] != "raise" and any(
        tree.pos[t] == "PROPN" or tree.lowers[t] in SPEAKERS for t in found.source
    )
    return named or find_kind(tree.words(found.source[0], found.source[-1])) is not None
