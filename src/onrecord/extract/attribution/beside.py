"""Voices right beside a verb of saying that the parser took for a part of what is said, or tied to nothing."""

from onrecord.extract.attribution.cues import Found
from onrecord.extract.attribution.endings import CITING, CLOSING, DAYS, FINITE, clean
from onrecord.extract.attribution.inverted import GOING_ON, read_inverted
from onrecord.extract.attribution.kinds import find_kind, read_kinds
from onrecord.extract.attribution.names import Names
from onrecord.extract.attribution.phrases import ROLES, head_of
from onrecord.extract.attribution.tree import Tree
from onrecord.extract.attribution.trim import number_words

#: most tokens of a voice before its verb
REACH = 14
#: words between a voice and its verb
BETWEEN = frozenset({"has", "have", "had", "also", "later", "earlier", "then", "further", "previously"})
#: words that open what goes on behind a verb of saying without being said
FOLLOWING = ("overnight", "as", "while", "after", "when", "amid")
NOMINAL = ("NOUN", "PROPN", "ADJ")
#: what governs a noun that stands right behind it
GOVERNING = ("VERB", "ADP", "AUX", "NUM")
SAID = (*FINITE, *CLOSING, "told")
#: who speaks for a body or from within it
SENDERS = frozenset("source spokesman spokeswoman spokesperson official officer head chief director member".split())


def mend_sources(tree: Tree, names: Names, merged: dict[int, Found]) -> None:
    """Put in the source of every verb of saying that has none or one that is no voice, where a voice stands right
    before it ("hit the town US envoy Anna Lund has said", "Blast in Kareth state television reported a bomb went off")
    or right behind it ("ten were hurt said the source noting that ..."), and that of the sentence for "adding"."""
    for i in range(1, len(tree.heads)):
        known = merged.get(i)
        if tree.lowers[i] in SAID and tree.pos[i] == "VERB":
            inverted = read_inverted(tree, names, i, known)
            if inverted is not None:
                merged[i] = inverted
            elif known is None or is_astray(tree, known):
                found = read_before(tree, names, i, known)
                if found is not None:
                    merged[i] = found
            elif is_shred(tree, known, merged):
                start, _ = tree.sentences[tree.sentence_of[i]]
                merged[i] = Found(i, known.source, known.cue, clean(tree, list(range(start, known.source[0]))))
        elif known is not None and tree.lowers[i] in (*GOING_ON, *CITING):
            source = source_before(tree, i, merged)
            cited = tree.lowers[i] in CITING and known.source and not set(source) & set(known.source)
            if set(known.source) < set(source) or (cited and source):
                merged[i] = Found(i, source, known.cue, tuple(t for t in known.content if t not in source))


def is_astray(tree: Tree, found: Found) -> bool:
    """Whether a source is none, something that happens, or the object of what is said."""
    if not found.source or tree.pos[found.source[0]] == "ADP":
        return True
    if (
        tree.lowers[found.source[-1]] == ")"
        and tree.lowers[found.source[0] + 1] == "("
        and found.source[-1] + 1 < found.cue[0]
    ):
        return True  # a dateline: "KARETH (MNA) Ten died a doctor told MNA"
    if tree.lowers[found.source[0]] in ("(", ")") or tree.lowers[found.source[-1]] in ("-", "–", "—"):
        return True
    if len(found.source) == 1 and tree.lowers[found.source[0]] in number_words():
        return True
    first, head = found.source[0], head_of(tree, found.source)
    if "thing" in read_kinds(tree.words(head, head)) and tree.pos[head] == "NOUN":
        return True
    return first - 1 in found.content and tree.pos[first - 1] in GOVERNING and tree.lowers[first - 1] != "to"


def is_shred(tree: Tree, found: Found, merged: dict[int, Found]) -> bool:
    """Whether what is said is a scrap without a verb right before a voice that ends its sentence ("killed | another six
    people the monitor said in a report"), or the voice of the next verb ("a source said on Monday | MNA reported")."""
    start, end = tree.sentences[tree.sentence_of[found.head]]
    if not found.content:
        return False
    if found.source[-1] + 1 != found.cue[0] or any(tree.pos[t] == "VERB" and t not in merged for t in found.content):
        return False
    rest = [t for t in range(found.head + 1, end) if tree.pos[t] not in ("PUNCT", "SPACE")]
    verbs = [tree.lowers[t] for t in rest if tree.pos[t] in ("VERB", "AUX")]
    ends = not rest or (goes_on(tree, rest[0]) and all(verb in CITING for verb in verbs))
    later = {t for head in range(found.head + 1, end) if head in merged for t in (*merged[head].source, head)}
    scrap = found.content[-1] < found.source[0] if ends else later >= set(found.content)
    return scrap and any(tree.pos[t] == "VERB" and t not in merged for t in range(start, found.source[0]))


def read_before(tree: Tree, names: Names, i: int, known: Found | None) -> Found | None:
    """The attribution to the voice right before a verb; what is said stands behind the verb, else before the voice."""
    start, end = tree.opening(i), tree.sentences[tree.sentence_of[i]][1]
    voice = find_voice_before(tree, names, i, start)
    if voice is None or voice[0] - 1 <= start or (known is None and tree.pos[voice[0] - 1] == "PUNCT"):
        return None
    first, last = voice
    behind = [t for t in known.content if t > i] if known is not None else []
    said = behind if behind and behind[0] == i + 1 else [*range(start, first), *behind]
    content = clean(tree, said)
    rest = [t for t in range(i + 1, end) if tree.pos[t] not in ("PUNCT", "SPACE")]
    if known is None and rest and tree.lowers[i] != "told" and not goes_on(tree, rest[0]):
        return None
    if not any(tree.pos[t] in ("VERB", "AUX") for t in content):
        return None
    return Found(i, tuple(range(first, last + 1)), tuple(range(last + 1, i + 1)), content)


def goes_on(tree: Tree, t: int) -> bool:
    """Whether a word behind a verb of saying goes on with the sentence and is not what is said."""
    return tree.lowers[t] in (*DAYS, *FOLLOWING) or tree.pos[t] in ("ADP", "CCONJ")


def find_voice_before(tree: Tree, names: Names, i: int, start: int) -> tuple[int, int] | None:
    """First and last token of the voice right before a verb, its initials in brackets with it."""
    last = i - 1
    while last > start and tree.lowers[last] in BETWEEN:
        last -= 1
    inner = last
    if tree.lowers[last] == ")":
        inner = next((t - 1 for t in range(last, max(start, last - 4), -1) if tree.lowers[t] == "("), last)
    if tree.pos[inner] not in NOMINAL or tree.lowers[inner] in DAYS:
        return None
    if inner == last and is_initials(tree, inner):
        return inner, last
    if inner == i - 1 and (opening := find_whole_name(tree, names, i, start)) is not None:
        return opening, last
    first, end, label = names.at.get(inner, (inner, inner + 1, ""))
    if end == inner + 1 and first > start:
        if label == "PERSON":
            return find_title(tree, first, start), last
        first = first - 1 if tree.pos[first - 1] == "DET" else first
        if label == "ORG" and tree.pos[first - 1] != "ADP" and find_kind(tree.words(first, inner)) is not None:
            return first, last
        if tree.pos[first - 1] == "ADP" and (opening := find_sender(tree, first, start)) is not None:
            return opening, last
    first = inner
    while first > max(start, inner - REACH) and is_of_name(tree, first - 1):
        first -= 1
    if tree.pos[first - 1] == "DET":
        return (first - 1, last) if find_kind(tree.words(first - 1, inner)) is not None else None
    if tree.pos[first - 1] == "ADP" and (opening := find_sender(tree, first, start)) is not None:
        return opening, last
    first, past = max(first, skip_place(tree, names, first)), first
    if first > inner or find_kind(tree.words(first, inner)) is None:
        return None
    other = find_other_voice(tree, first - 1, start) if tree.lowers[first - 1] == "and" else None
    if other is not None:
        return other, last
    parted = first > past or tree.pos[first - 1] in ("PUNCT", "NUM") or tree.lowers[first - 1] in DAYS
    return (first, last) if parted or tree.words(first, first)[:1].isupper() else None


def is_initials(tree: Tree, t: int) -> bool:
    """Whether a word is the known initials of a body behind the end of the sentence: "in the east of Kareth | VANA"."""
    words = tree.words(t, t)
    known = words.isupper() and len(words) > 1 and find_kind(words) in ("agency", "state_media")
    return known and tree.words(t - 1, t - 1)[:1].isupper() and not tree.words(t - 1, t).isupper()


def find_whole_name(tree: Tree, names: Names, i: int, start: int) -> int | None:
    """Where a body's name opens that ends a sentence with its verb, alone or with what tells more of it ("the Kareth
    Association a group that runs clinics | said"); the first of two joined by "and"."""
    _, end = tree.sentences[tree.sentence_of[i]]
    if any(tree.pos[t] not in ("PUNCT", "SPACE") for t in range(i + 1, end)):
        return None
    for t in range(i - 1, max(start + 1, i - REACH), -1):
        first, stop, label = names.at.get(t, (t, t, ""))
        if label != "ORG" or stop != t + 1 or stop - first < 2 or "the" not in tree.lowers[first - 1 : first + 1]:
            continue
        if stop != i and tree.lowers[stop] not in ("a", "an", "which"):
            return None
        opening = first if tree.lowers[first] == "the" else first - 1
        before = names.at.get(opening - 2, (0, 0, "")) if tree.lowers[opening - 1] == "and" else (0, 0, "")
        if before[2] == "ORG" and before[1] == opening - 1:
            return before[0] - (tree.lowers[before[0] - 1] == "the")
        return opening
    return None


def find_sender(tree: Tree, first: int, start: int) -> int | None:
    """Where somebody of a body begins: "a source at | the police command", "a spokesman for | the army"."""
    for t in range(first - 2, max(start, first - 5), -1):
        if tree.lemmas[t] in SENDERS:
            while t - 1 > start and tree.pos[t] != "DET" and tree.pos[t - 1] in ("ADJ", "DET", "NOUN"):
                t -= 1
            return t
        if tree.pos[t] not in ("DET", "ADP"):
            return None
    return None


def complete_source(tree: Tree, names: Names, found: Found) -> Found:
    """The attribution with its source from the beginning of the name, and of whoever speaks for it: "a source at the
    Kareth Police | Command"."""
    if not found.source:
        return found
    if tree.pos[found.source[0]] == "NUM" and tree.pos[found.source[0] - 1] == "PROPN":
        found = name_number(tree, found)
    found = name_sender(tree, found)
    if tree.pos[found.source[0]] not in ("PROPN", "DET", "ADJ"):
        return found
    start, _ = tree.sentences[tree.sentence_of[found.head]]
    first, end, label = names.at.get(found.source[0], (found.source[0], 0, ""))
    whole = end - 1 <= found.source[-1]
    sent = tree.pos[first - 1] == "ADP" and find_sender(tree, first, start) is not None
    own = whole and (sent or (label == "ORG" and first not in found.content))
    first = first if own else found.source[0]
    while is_first_name(tree, first - 1, found):
        first -= 1
    before = first - 1 if tree.pos[first - 1] == "DET" else first
    if tree.pos[before - 1] == "ADP":
        first = find_sender(tree, before, start) or first
    elif tree.lowers[first - 1] == "and" and first - 2 in found.content:
        first = find_other_voice(tree, first - 1, start) or first
    added = tuple(range(first, found.source[0]))
    content = tuple(t for t in found.content if t not in added)
    return Found(found.head, (*added, *found.source), found.cue, content) if content else found


def name_sender(tree: Tree, found: Found) -> Found:
    """The attribution with the body behind whoever speaks for it: "a spokesman | for the miners said"."""
    last = found.source[-1]
    if tree.lemmas[last] not in SENDERS or tree.lowers[last + 1 : last + 2] not in (["for"], ["of"]):
        return found
    behind = tuple(range(last + 1, tree.last[last + 1] + 1))
    plain = len(behind) <= REACH and all(tree.pos[t] in (*NOMINAL, "ADP", "DET", "PART") for t in behind)
    if not plain or tree.heads[last + 1] != last or not {*found.cue, found.head}.isdisjoint(behind):
        return found
    content = tuple(t for t in found.content if t not in behind)
    return Found(found.head, (*found.source, *behind), found.cue, content) if content else found


def name_number(tree: Tree, found: Found) -> Found:
    """The attribution with the name before the number that its source begins with: "the Tessel Watch | 24 group"."""
    first, other = found.source[0], {*found.cue, *found.content}
    while first and tree.pos[first - 1] in ("PROPN", "DET") and first - 1 not in other and tree.pos[first] != "DET":
        first -= 1
    return Found(found.head, tuple(range(first, found.source[-1] + 1)), found.cue, found.content)


def is_first_name(tree: Tree, t: int, found: Found) -> bool:
    """Whether a word before a source is the beginning of its name, left in what is said: "Varenian | Observatory"."""
    named = tree.deps[t] in ("compound", "amod") and tree.text[tree.starts[t]].isupper() and t in found.content
    if not named or tree.pos[t] not in ("PROPN", "ADJ") or tree.heads[t] not in found.source:
        return False
    # a town behind "in" ends the sentence, unless somebody there speaks: "a source at Kareth | Police Command"
    start, _ = tree.sentences[tree.sentence_of[t]]
    own = tree.pos[t] == "ADJ" or tree.pos[t - 1] == "DET"
    return own or (tree.pos[t - 1] == "ADP" and find_sender(tree, t, start) is not None)


def find_other_voice(tree: Tree, joint: int, start: int) -> int | None:
    """Where the first of two voices begins that a content has swallowed: "hurt ten | a monitor and | a doctor said"."""
    for t in range(joint - 1, max(start, joint - REACH), -1):
        if tree.pos[t] == "DET" or (tree.pos[t + 1] == "PART" and tree.pos[t] == "PROPN"):
            return t if find_kind(tree.words(t, joint - 1)) is not None else None
        if tree.pos[t] in ("ADP", "AUX", "PRON", "CCONJ") or (tree.pos[t] == "VERB" and tree.deps[t] != "amod"):
            return None
    return None


def is_of_name(tree: Tree, t: int) -> bool:
    """Whether a word can stand within a voice: "Varenian state television", "Observatory for Civil Rights"."""
    if tree.lowers[t] in ("of", "for"):
        return tree.pos[t - 1] == tree.pos[t + 1] == "PROPN"
    return (tree.pos[t] in NOMINAL or tree.pos[t] == "PART") and tree.lowers[t] not in DAYS


def skip_place(tree: Tree, names: Names, first: int) -> int:
    """Where a voice begins whose name ran into the place before it: "in Kareth | MNA correspondent"."""
    _, end, label = names.at.get(first, (first, first, ""))
    return end if tree.pos[first - 1] == "ADP" and label in ("GPE", "LOC", "FAC") else first


def find_title(tree: Tree, first: int, start: int) -> int:
    """Where the office before a name begins: "Varenian minister of defence | Anna Lund"."""
    opening = first
    for t in range(first - 1, start, -1):
        if tree.pos[t] == "PROPN" or tree.lemmas[t] in ROLES:
            opening = t
        elif tree.lowers[t] not in ("of", "for") or tree.pos[t - 1] not in ("PROPN", "NOUN"):
            break
    return opening


def source_before(tree: Tree, i: int, merged: dict[int, Found]) -> tuple[int, ...]:
    """The source of the attribution right before a participle in its sentence."""
    start, _ = tree.sentences[tree.sentence_of[i]]
    return next((merged[t].source for t in range(i - 1, start, -1) if t in merged and merged[t].source), ())
