"""Verbs of saying at the end of a sentence that the parser has not tied to what they say."""

from onrecord.extract.attribution.cues import Found
from onrecord.extract.attribution.kinds import find_kind
from onrecord.extract.attribution.tree import Tree

#: the verbs that end a sentence so, by lemma
VERBS = ("say", "add", "report")
#: forms of them that the parser takes for nouns
UNTIED = ("reports", "said")
#: farthest that the source of such a verb reaches, in tokens
REACH = 12
DAYS = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "earlier",
    "later",
}  # fmt: skip
#: most tokens behind such a verb, a day among them
AFTER = 4
FINITE = ("said", "says", "added", "adds", "reported", "reports")
#: participles that name whose words the voice of the sentence carries
CITING = ("citing", "quoting")
QUANTIFIERS = ("several", "many", "some", "various")
CLOSING = ("confirmed", "announced", "stated", "confirm", "estimated", "estimates", "declared", "reported", "said")
PERFECT = ("has", "have", "had")
JOINTS = ("what", "as", "that", "which", "and", "but", "when", "while", "because")
PRONOUNS = ("it", "he", "she", "they")
#: what a monitor or a relief body can be called once it is known
GROUPS = frozenset({"group", "organisation", "organization", "ngo", "network", "body", "charity"})
#: parts of speech of a voice behind its verb: "said the Orvany-based monitor for civilians"
BEHIND = ("NOUN", "PROPN", "DET", "ADJ", "ADP", "PART", "VERB")
NAMING = ("NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "PART", "PUNCT", "SPACE")


def read_ending(tree: Tree, i: int) -> Found | None:
    """'..., X and Y said.' and '... said X.': all before is what was said; ``None`` at another end."""
    if tree.lemmas[i] not in VERBS:
        return None
    start, end = tree.sentences[tree.sentence_of[i]]
    after = [t for t in range(i + 1, end) if tree.pos[t] not in ("PUNCT", "SPACE")]
    return read_after(tree, i, start, after) if after else read_before(tree, i, start)


def read_before(tree: Tree, i: int, start: int) -> Found | None:
    """The source between the last comma and the verb."""
    comma = next((t for t in range(i - 1, max(start, i - REACH), -1) if tree.lowers[t] in (",", '"', "”")), None)
    if comma is None or comma + 1 == i or tree.pos[i - 1] not in ("NOUN", "PROPN", "PRON"):
        return None
    if any(tree.pos[t] in ("VERB", "AUX") for t in range(comma + 1, i)):
        return None
    return Found(i, tuple(range(comma + 1, i)), (i,), clean(tree, list(range(start, comma))))


def read_after(tree: Tree, i: int, start: int, after: list[int]) -> Found | None:
    """The source after the verb, to the end of the sentence: a noun phrase and nothing else."""
    plain = len(after) <= REACH and all(tree.pos[t] in NAMING or tree.lowers[t] == "of" for t in after)
    if not plain or tree.pos[after[-1]] not in ("NOUN", "PROPN") or DAYS.intersection(tree.lowers[t] for t in after):
        return None
    content = clean(tree, list(range(start, i)))
    if not any(tree.pos[t] in ("VERB", "AUX") for t in content):
        return None
    return Found(i, tuple(range(after[0], after[-1] + 1)), (i,), content)


def read_untied(tree: Tree, i: int) -> Found | None:
    """'Ten died in Kareth VANA news agency reports': a carrier by its initials ends a sentence, no comma before."""
    start, end = tree.sentences[tree.sentence_of[i]]
    if any(tree.pos[t] not in ("PUNCT", "SPACE") for t in range(i + 1, end)):
        return None
    for t in range(i - 1, max(start, i - REACH), -1):
        if tree.pos[t] not in ("NOUN", "PROPN", "ADJ"):
            return None
        words = tree.words(t, i - 1)
        if words[:2].isupper() and find_kind(words) in ("agency", "outlet", "state_media"):
            return Found(i, tuple(range(t, i)), (i,), clean(tree, list(range(start, t))))
    return None


def mend_endings(tree: Tree, merged: dict[int, Found]) -> None:
    """Put in the attributions at ends of sentences whose source ran into what is said, where none or half of one was
    found: "killing ten the Tessel Watch monitor said", "seized by the rebels said the monitor", "in the clashes it
    added"."""
    for start, end in tree.sentences:
        words = [t for t in range(start, end) if tree.pos[t] not in ("PUNCT", "SPACE")]
        for i in reversed(words[-REACH:]):
            spoken = tree.lowers[i] in FINITE or (i == words[-1] and is_confirmed(tree, i))
            if spoken and (tree.pos[i] == "VERB" or (i == words[-1] and tree.lowers[i] in UNTIED)):
                found = read_run_on(tree, i, start, [t for t in words if t > i], merged.get(i))
                if found is not None:
                    merged[i] = found
                break


def is_confirmed(tree: Tree, i: int) -> bool:
    """Whether a voice confirms at the end what the sentence tells: "ten died Kareth police confirmed", "ten died the
    monitor has estimated"."""
    before = i - 1 if tree.lowers[i - 1] in PERFECT else None
    spoken = tree.child(i, "auxpass", "aux") in (None, before) and tree.lowers[i] in CLOSING
    return spoken and tree.pos[i - 2 if before else i - 1] in ("NOUN", "PROPN", "PUNCT")


def read_run_on(tree: Tree, i: int, start: int, rest: list[int], known: Found | None) -> Found | None:
    """The attribution of a verb of saying by the voice right behind it or right before it; ``known`` is what was found
    otherwise, ``None`` comes back where that stands."""
    named = rest and tree.pos[i - 1] != "PUNCT" and all(tree.pos[t] in BEHIND for t in rest)
    named = named and tree.pos[rest[0]] in ("DET", "PROPN", "NOUN") and tree.lowers[rest[0]] not in DAYS
    if named and (find_kind(tree.words(rest[0], rest[-1])) is not None or is_group(tree, rest)):
        if known is not None and set(known.source) & set(rest):
            return None
        source = tuple(range(rest[0], rest[-1] + 1))
        return make_ending(tree, i, source, start, i)
    if len(rest) > AFTER or (rest and not DAYS.intersection(tree.lowers[t] for t in rest)):
        return None
    if known is not None and known.source and all(tree.pos[t] not in ("VERB", "AUX") for t in known.source):
        return None
    verb = i - 1 if tree.lowers[i - 1] in PERFECT else i
    first = verb - 1 if tree.lowers[verb - 1] in PRONOUNS else find_run_on(tree, verb, start)
    if first is None or tree.pos[first - 1] == "PUNCT" or tree.lowers[first - 1] in JOINTS:
        return None
    return make_ending(tree, i, tuple(range(first, verb)), start, first)


def is_group(tree: Tree, phrase: list[int]) -> bool:
    """Whether a phrase is a definite one for a body named before: "the Orvany-based group"."""
    return tree.lowers[phrase[0]] == "the" and tree.lemmas[phrase[-1]] in GROUPS


def make_ending(tree: Tree, i: int, source: tuple[int, ...], start: int, end: int) -> Found | None:
    content = clean(tree, list(range(start, end)))
    return Found(i, source, (i,), content) if any(tree.pos[t] == "VERB" for t in content) else None


def find_run_on(tree: Tree, i: int, start: int) -> int | None:
    """The first token of the voice right before a verb: from its article on, else its common nouns, else its name."""
    for t in range(i - 1, max(start, i - REACH), -1):
        named = tree.pos[t] == "ADP" and tree.pos[t - 1] == tree.pos[t + 1] == "PROPN"
        if tree.pos[t] in ("VERB", "AUX", "PUNCT", "PRON") or (tree.pos[t] == "ADP" and not named):
            break
        if tree.pos[t] == "DET":
            return t if t < i - 1 and find_kind(tree.words(t, i - 1)) is not None else None
    for parts in (("NOUN",), ("PROPN",)):
        first = i
        while first - 1 > start and tree.pos[first - 1] in parts:
            first -= 1
        people = tree.pos[first - 1] == "ADJ" and tree.text[tree.starts[first - 1]].isupper()
        if first < i and first - 1 > start and (tree.lowers[first - 1] in QUANTIFIERS or people):
            first -= 1
        if first < i and find_kind(tree.words(first, i - 1)) is not None:
            return first - 1 if parts == ("NOUN",) and tree.words(first - 1, first - 1)[:2].isupper() else first
    return None


def clean(tree: Tree, tokens: list[int]) -> tuple[int, ...]:
    """The tokens without the white space and the stray punctuation at both ends."""
    first, last = 0, len(tokens)
    while first < last and is_stray(tree, tokens[first]):
        first += 1
    while first < last and is_stray(tree, tokens[last - 1]):
        last -= 1
    return tuple(tokens[first:last])


def is_stray(tree: Tree, t: int) -> bool:
    return tree.pos[t] == "SPACE" or tree.lowers[t] in (",", ".", ";", ":", "-", "--", "–", "—")
