"""Whom a headline names for what it says: before a colon, behind it, or as its last word; or words in single quotation
marks, somebody's, nobody says whose ("Troops 'enter town'")."""

import re
from collections.abc import Iterator
from itertools import pairwise

from onrecord.extract.attribution.body_names import LOOSE
from onrecord.extract.attribution.cues import Found
from onrecord.extract.attribution.endings import clean
from onrecord.extract.attribution.kinds import find_kind, kind_words
from onrecord.extract.attribution.tree import Tree
from onrecord.model import OriginKind, Report

QUOTED = re.compile(r"(?<!\w)['‘](\w[^'’‘\"“”\n]{6,80}\w)['’](?!\w)")
#: characters at the head of a report where headline and standfirst stand
HEAD = 400
#: most words of a voice beside a colon
LABEL = 5
#: marks between a headline and the voice behind it
MARKS = (":", "-", "–", "—", "|", "_")
#: voices behind a headline; an outlet there is the page's own name
BEHIND: frozenset[OriginKind | None] = frozenset({"monitor", "un", "government", "armed_group", "ngo", "witness"})
#: those before a colon too: "Mother: my son was shot", "Sources: two held"
BEFORE: frozenset[OriginKind | None] = BEHIND | {"person", "anonymous"}
#: relations of a noun that the words before it govern, and the parts of speech before such a noun
GOVERNED = ("dobj", "pobj", "attr", "conj")
HARMING = frozenset({"kill", "die", "injure", "wound", "hurt"})
OPENING = ("DET", "ADP", "ADJ", "VERB", "AUX", "CCONJ")


def find_shorthand(tree: Tree) -> Iterator[Found]:
    """The quoted phrases with a verb at the head of the report; the opening mark is the cue, there is no source."""
    for match in QUOTED.finditer(tree.text, 0, min(HEAD, len(tree.text))):
        mark, first, last = (tree.token_at(at) for at in (match.start(), match.start(1), match.end(1) - 1))
        content = tuple(range(first, last + 1))
        if mark < first and any(tree.pos[t] == "VERB" for t in content):
            yield Found(mark, (), (mark,), content)


def find_labels(tree: Tree, report: Report) -> Iterator[Found]:
    """The voice of each headline: "Police: ten hurt in Kareth", "Ten die in Kareth - monitor", "Raids kill ten
    Monitor". The mark is the cue, or the voice itself where there is none."""
    for zone in report.zones:
        if zone.zone == "headline" and zone.start < zone.end:
            first, last = tree.token_at(zone.start), tree.token_at(zone.end - 1)
            words = [t for t in range(first, last + 1) if tree.pos[t] != "SPACE"]
            found = read_label(tree, words, page=report.outlet or "") if len(words) > LABEL else None
            if found is not None:
                yield found


def read_label(tree: Tree, words: list[int], *, page: str) -> Found | None:
    """'Police: ten hurt in Kareth', 'Ten hurt in Kareth: police | Orvany News', 'Ten hurt Monitor - Orvany News'; the
    name of the ``page`` itself is no label."""
    for mark in (words[n] for n in range(1, min(LABEL + 1, len(words)))):
        if tree.lowers[mark] == ":":
            return make_label(tree, mark, [t for t in words if t < mark], [t for t in words if t > mark], kinds=BEFORE)
    marks = [t for t in words[LABEL:-1] if tree.lowers[t] in MARKS and is_spaced(tree, t)]
    for mark, end in pairwise([*marks, words[-1] + 1]):
        source = [t for t in words if mark < t < end]
        found = make_label(tree, mark, source, [t for t in words if t < mark]) if 0 < len(source) <= LABEL else None
        if found is not None:
            return found
    return read_tail(tree, [t for t in words if not marks or t < marks[0]], page=page)


def is_spaced(tree: Tree, mark: int) -> bool:
    """Whether a mark stands by itself and does not tie two words."""
    return tree.lowers[mark] == ":" or tree.ends[mark - 1] < tree.starts[mark]


def make_label(
    tree: Tree, mark: int, source: list[int], content: list[int], *, kinds: frozenset[OriginKind | None] = BEHIND
) -> Found | None:
    kind = find_kind(tree.words(source[0], source[-1]))
    return Found(mark, tuple(source), (mark,), clean(tree, content)) if kind in kinds else None


def read_tail(tree: Tree, words: list[int], *, page: str) -> Found | None:
    """'Raids kill ten in camp Monitor': the last word alone in capitals names a voice and hangs on nothing; behind the
    name of a place only one that says what it is ("in Kareth Monitor"), or the state's agency ("in Kareth VANA")."""
    *rest, end = words[:-1] if tree.lowers[words[-1]] == "." else words
    agency = is_state_agency(tree, end) and tree.lowers[end] != page.lower()
    if agency and tree.pos[rest[-1]] not in OPENING:
        return Found(end, (end,), (end,), clean(tree, rest))
    if is_behind_count(tree, words, page):
        size = 2 if tree.words(words[-2], words[-1]).lower() in kind_words() else 1
        return Found(words[-1], tuple(words[-size:]), (words[-1],), clean(tree, words[:-size]))
    last, before = words[-1], words[-2]
    loose = tree.deps[last] not in GOVERNED and tree.pos[before] not in OPENING
    kind = find_kind(tree.words(last, last))
    if not tree.words(last, last)[:1].isupper() or kind not in BEHIND:
        return None
    named = tree.pos[before] == "PROPN" and tree.words(before, before)[:1].isupper()
    plain = any(tree.pos[t] in ("NOUN", "VERB") and tree.words(t, t).islower() for t in words[:-1])
    if (named and not (plain and tree.lowers[last] in LOOSE)) or not (named or loose):
        return None
    return Found(last, (last,), (last,), clean(tree, words[:-1]))


def is_behind_count(tree: Tree, words: list[int], page: str) -> bool:
    """Whether a headline that counts people goes on with a monitor or a relief body by its name, which hangs on nothing
    or on a place: "Raids kill 28 civilians in safe zone monitor", "Some 20 killed in convoy attack Red Cross"."""
    last, before = words[-1], words[-2]
    pair = tree.words(before, last)
    named = pair.lower() in kind_words() and pair[:1].isupper() and find_kind(pair) in BEHIND and pair != page
    opening = words[-3] if named else before
    counted = [t for t in words[:-2] if tree.pos[t] == "NUM"]
    killed = [t for t in words[:-2] if tree.pos[t] == "VERB" and tree.lemmas[t] in HARMING]
    if not (named or tree.lowers[last] == "monitor") or not counted or not killed or tree.pos[opening] in OPENING:
        return False
    placed = tree.deps[last] == "pobj" and tree.lowers[tree.heads[last]] in ("in", "near", "at")
    return placed or tree.deps[last] not in GOVERNED


def is_state_agency(tree: Tree, t: int) -> bool:
    return tree.words(t, t).isupper() and find_kind(tree.words(t, t)) == "state_media"


def widen_content(tree: Tree, report: Report, merged: dict[int, Found]) -> None:
    """Let what a voice that opens a headline says reach to its end: "Office confirms 25 among the Kareth dead"."""
    for zone in report.zones:
        if zone.zone != "headline" or zone.start >= zone.end:
            continue
        first, last = tree.token_at(zone.start), tree.token_at(zone.end - 1)
        for head in range(first, min(first + LABEL + 1, last)):
            found = merged.get(head)
            if (
                found is not None
                and tree.lemmas[head] != "claim"
                and found.source[:1] == (first,)
                and found.content[0] == head + 1
            ):
                content = clean(tree, list(range(head + 1, tree.sentences[tree.sentence_of[head]][1])))
                if len(content) > len(found.content):  # the parser may end a sentence behind a colon
                    merged[head] = Found(head, found.source, found.cue, content)
