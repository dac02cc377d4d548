"""Voices right behind a verb of saying: "ten were hurt said the monitor noting", "it fell said Anna Lund a baker"."""

from onrecord.extract.attribution.cues import Found
from onrecord.extract.attribution.endings import clean
from onrecord.extract.attribution.kinds import find_kind
from onrecord.extract.attribution.names import Names
from onrecord.extract.attribution.phrases import head_of
from onrecord.extract.attribution.tree import Tree
from onrecord.extract.attribution.voices import DOCUMENTS, IMPERSONAL, PERSONAL, PLURAL

#: participles that go on with what the voice of the sentence says
GOING_ON = frozenset({"adding", "saying", "noting", "stating", "stressing", "claiming", "confirming"})
#: words that tell more of a voice before them
TELLING = frozenset({"which", "who", "a", "an", "the", "head", "director", ",", "."}) | GOING_ON
NOMINAL = ("NOUN", "PROPN", "ADJ")
VERBS = ("said", "says", "added", "adds")


def read_inverted(tree: Tree, names: Names, i: int, known: Found | None) -> Found | None:
    """The attribution of all before a verb of saying to the voice right behind it; ``known`` is what was found
    otherwise, ``None`` comes back where that names somebody or where no voice stands there."""
    if tree.lowers[i] not in VERBS or (known is not None and names_somebody(tree, names, known)):
        return None
    last = find_voice_behind(tree, names, i)
    if last is None or not is_closed(tree, last + 1):
        return None
    content = clean(tree, list(range(tree.sentences[tree.sentence_of[i]][0], i)))
    if not any(tree.pos[t] in ("VERB", "AUX") for t in content):
        return None
    return Found(i, tuple(range(i + 1, last + 1)), (i,), content)


def names_somebody(tree: Tree, names: Names, found: Found) -> bool:
    """Whether a source is a pronoun, a person or a known kind of voice."""
    if not found.source or tree.deps[head_of(tree, found.source)] in ("pobj", "conj"):
        return False  # the end of what is said: "while battles raged in Kareth and Orvany | said the monitor"
    spoken = any(tree.lowers[t] in (PERSONAL | IMPERSONAL | PLURAL) for t in found.source)
    person = any(names.at.get(t, (0, 0, ""))[2] in ("PERSON", "ORG") for t in found.source)
    return spoken or person or find_kind(tree.words(found.source[0], found.source[-1])) is not None


def find_voice_behind(tree: Tree, names: Names, i: int) -> int | None:
    """The last token of the voice right behind a verb: a name, or a noun of a known kind with its article."""
    _, end = tree.sentences[tree.sentence_of[i]]
    first = i + 1
    if first >= end:
        return None
    start = first + 1 if tree.pos[first] == "DET" and first + 1 < end else first
    entity = names.at.get(start)
    if entity is not None and entity[0] in (first, start) and entity[2] in ("PERSON", "ORG"):
        return min(entity[1], end) - 1
    if start == first:
        return None
    last = first
    while last + 1 < end and tree.pos[last + 1] in NOMINAL:
        last += 1
    known = last > first and (find_kind(tree.words(first, last)) is not None or tree.lowers[last] in DOCUMENTS)
    return last if known else None


def is_closed(tree: Tree, t: int) -> bool:
    """Whether a voice is over before a token: the sentence ends there, goes on with more of the voice, or another one
    opens whose stop was lost ("said Lund | It is a market")."""
    if t >= len(tree.lowers) or tree.pos[t] in ("PUNCT", "SPACE") or tree.lowers[t] in TELLING:
        return True
    return tree.pos[t] == "PRON" and tree.text[tree.starts[t]].isupper()
