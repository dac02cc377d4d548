"""What ran into a voice where a stop was lost: the end of the sentence before it, a time, a credit of the page."""

from onrecord.extract.attribution.endings import DAYS
from onrecord.extract.attribution.kinds import is_own_name, kind_words, read_kinds
from onrecord.extract.attribution.names import Names
from onrecord.extract.attribution.phrases import ROLES, is_voice
from onrecord.extract.attribution.tree import Tree

TIMES = ("DATE", "TIME")
TODAY = DAYS | {"tonight"}
#: what ties two names, or a name to who speaks for it
JOINING = frozenset({"and", "or", ",", "of", "for", "from", "with", "at", "in", "by", "(", "s", "'s", "’s"})
#: marks that part a credit or a button of the page from a voice
MARKS = frozenset({":", ">", "|", "/", "—", "–"})
#: most tokens back to the preposition that governs a noun, and what can stand between
NEAR = 14
BETWEEN = ("PROPN", "ADJ", "CCONJ", "DET", "PUNCT")
#: people whom the word before them tells the body of: "security sources"
SENDERS = ("source", "official", "spokesman", "spokeswoman")


def find_credit(tree: Tree, tokens: tuple[int, ...]) -> int:
    """How many tokens stand before a voice that a joint or a credit of the page opens: "and | police", "Photo: Corvid
    Image 2 of 3 | Kareth police", "Alert: | police"."""
    if tree.lowers[tokens[0]] == "and" and len(tokens) > 1:
        return 1
    cut = 0
    for n, t in enumerate(tokens[:-1], 1):
        numbered = (
            tree.pos[t] == "NUM" and n > 2 and tree.lowers[tokens[n - 2]] == "of" and tree.pos[tokens[n - 3]] == "NUM"
        )
        if (numbered or tree.lowers[t] in MARKS) and is_voice(tree, tokens[n:]):
            cut = n
    return cut if cut and not is_voice(tree, tokens[:cut]) else 0


def cut_known(tree: Tree, names: Names, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """The tokens without what ran into a name that the report tells whole elsewhere: "attacks in Orvany | Tessel Watch
    Network", "the Tessel Watch Network | Northern Front"."""
    joint = next((n for n, t in enumerate(tokens) if tree.lowers[t] in JOINING), len(tokens))
    for n in range(1, min(joint + 1, len(tokens) - 1)):
        name = tree.words(tokens[n], tokens[-1])
        known = name in names.whole or (is_own_name(name) and is_run_in(tree, tokens[:n]))
        if known and tree.pos[tokens[n - 1]] not in ("DET", "ADP", "CCONJ"):
            return tokens[n:]
    first = 1 if tree.lowers[tokens[0]] == "the" else 0
    for n in range(first + 1, len(tokens)):
        opening = tree.words(tokens[first], tokens[n - 1])
        short = n == first + 1 == 2 and opening.lower() in kind_words() and opening.lower() in names.bodies
        if (opening in names.whole or short) and is_other(tree, names, tokens[n:]):
            return tokens[:n]
    return tokens


def is_run_in(tree: Tree, before: tuple[int, ...]) -> bool:
    """Whether tokens before a name are the end of a sentence: a place behind "in", or a common noun."""
    placed = before[0] > 0 and tree.pos[before[0] - 1] == "ADP" and tree.pos[before[0]] != "DET"
    return placed or any(tree.text[tree.starts[t]].islower() and tree.pos[t] not in ("DET", "PUNCT") for t in before)


def is_other(tree: Tree, names: Names, tokens: tuple[int, ...]) -> bool:
    """Whether tokens behind a name are another body or place, which opens what is said."""
    label = names.at.get(tokens[0], (0, 0, ""))[2]
    own = tree.pos[tokens[0]] == "PROPN" and all(tree.lemmas[t] not in {*ROLES, *JOINING} for t in tokens)
    return own and (label in ("GPE", "LOC", "NORP") or is_voice(tree, tokens)) and label != "PERSON"


def find_later(tree: Tree, names: Names, tokens: tuple[int, ...]) -> int:
    """How many tokens stand before a voice behind a time that opens its sentence or behind what a preposition governs.

    "Later | a source", "TW Between 2 and 6 May | the Kareth Office", "in an operation | security sources".
    """
    if len(tokens) > 1 and tree.lowers[tokens[0]] in TODAY and is_voice(tree, tokens[1:]):
        return 1
    for n, t in enumerate(tokens[2:], 2):
        timed = names.at.get(tokens[n - 1], (0, 0, ""))[2] in TIMES
        if timed and tree.lowers[t] == "the" and is_voice(tree, tokens[n:]):
            return n
    return find_tail(tree, tokens) if is_governed(tree, tokens[0]) else 0


def is_governed(tree: Tree, first: int) -> bool:
    """Whether a preposition stands before a token with nothing but nouns and joints between: "in a Front and | Varenian
    operation security sources said"."""
    t = first - 1
    while t > 0 and first - t < NEAR and tree.pos[t] in BETWEEN and tree.lowers[t] != ",":
        t -= 1
    by = tree.lowers[t] in ("to", "by", "from", "for")
    return t >= 0 and tree.pos[t] == "ADP" and not by and tree.pos[first] != "DET"


def find_tail(tree: Tree, tokens: tuple[int, ...]) -> int:
    """How many tokens stand before the common nouns of a voice that end a phrase, where a noun that is none of them
    stands before: "coalition operation | security sources"."""
    start = len(tokens)
    while start > 0 and is_common(tree, tokens[start - 1], tokens[start] if start < len(tokens) else None):
        start -= 1
    before = tree.pos[tokens[start - 1]] if 0 < start < len(tokens) else ""
    many = start + 1 < len(tokens) and tree.lemmas[tokens[-1]] != tree.lowers[tokens[-1]]
    plain = before == "NOUN" or (before == "PROPN" and many)
    return start if plain and is_voice(tree, tokens[start:]) else 0


def is_common(tree: Tree, t: int, following: int | None) -> bool:
    """Whether a word is a common one that tells of a kind of voice, by itself or with the one behind it."""
    plain = tree.text[tree.starts[t]].islower() and tree.pos[t] in ("NOUN", "ADJ")
    paired = following is not None and (
        tree.pos[t] == "ADJ" or tree.words(t, following).lower() in kind_words() or tree.lemmas[following] in SENDERS
    )
    kinds = read_kinds(tree.words(t, t))
    return plain and (paired or bool(kinds)) and kinds not in (["thing"], ["site"])
