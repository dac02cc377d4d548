"""How far what is said reaches, where a lost comma has let the parser end it too early or run it into another voice."""

from onrecord.extract.attribution.cues import Found, cue_table
from onrecord.extract.attribution.endings import CITING, CLOSING, DAYS, FINITE, JOINTS, clean
from onrecord.extract.attribution.tree import Tree

#: what ties a quoted clause to the words before it
TIES = frozenset({"when", "after", "before", "because", "while", "as", "where", "and", "but", "if", "until", "since"})
#: what opens a clause in which the voice and its verb stand: "until a doctor had reported"
CLAUSES = frozenset({"until", "before", "after", "if", "since", "than", "where", "how", "once", "unless"})
BESIDE = ("while", "whereas")
#: a content that holds less than this part of what stands before its voice is a piece of it
MOST = 0.5
#: fewest words that a content lacks in its midst
TORN = 3
MARKS = ('"', "“")


def mend_extents(tree: Tree, merged: dict[int, Found]) -> None:
    """Put right the contents that go on before their voice, and those that hold the voice behind them."""
    for head in sorted(merged):
        found = merged[head]
        if found.source and found.content:
            content = widen_back(tree, found, merged) or fill_before(tree, found, merged)
            if content is not None:
                merged[head] = Found(head, found.source, found.cue, content)
    for head in sorted(merged):
        merged[head] = leave_out(tree, merged, merged[head])


def widen_back(tree: Tree, found: Found, merged: dict[int, Found]) -> tuple[int, ...] | None:
    """The content with the clause before its voice that it goes on from: "ten died a monitor said | bringing the toll
    to 45", "ten were hurt when | “planes hit the camp” Anna Lund told"; ``None`` where none stands there."""
    start, _ = tree.sentences[tree.sentence_of[found.head]]
    first, source = found.content[0], found.source[0]
    if first < source and is_tied_quote(tree, first, start):
        before = clean(tree, list(range(start, first)))
    elif first == found.head + 1 and start < source < first and goes_on(tree, first) and not is_parted(tree, source):
        before = clean(tree, list(range(start, source)))
        before = () if any(is_speech(tree, merged, t) for t in before) else before
    else:
        return None
    told = any(tree.pos[t] in ("VERB", "AUX") for t in before)
    return tuple(sorted({*before, *found.content})) if told else None


def is_parted(tree: Tree, t: int) -> bool:
    return tree.pos[t - 1] == "PUNCT"


def fill_before(tree: Tree, found: Found, merged: dict[int, Found]) -> tuple[int, ...] | None:
    """The content with all that stands before a voice that ends its sentence, where no more than pieces of it or only
    a quotation beside it were seen as said: "jets killed ten a monitor said on Monday"; ``None`` elsewhere."""
    source, head = found.source[0], found.head
    _, end = tree.sentences[tree.sentence_of[head]]
    own = [t for t in range(tree.opening(head), source) if tree.pos[t] not in ("PUNCT", "SPACE")]
    rest = [t for t in range(head + 1, end) if tree.pos[t] not in ("PUNCT", "SPACE")]
    held = set(own) & set(found.content)
    verbs = [t for t in rest if tree.pos[t] in ("VERB", "AUX") and not is_passing(tree, t, head)]
    ends = not verbs and (not rest or ends_with(tree, rest[0]))
    if not ends or not own or tree.lowers[head] not in (*FINITE, *CLOSING, "told"):
        return None
    if len(held) > MOST * len(own):
        own = [t for t in own if t >= min(held)]
        if len(own) - len(held) < TORN:
            return None
    if found.source[-1] + 1 != found.cue[0] or (
        is_parted(tree, source) and not held and tree.lowers[source - 1] not in MARKS
    ):
        return None
    joint = tree.lowers[source - 1]
    joined = joint in CLAUSES or tree.pos[source - 1] == "SCONJ" or (not held and joint in JOINTS)
    told = not joined and any(tree.pos[t] == "VERB" and not is_speech(tree, merged, t) for t in own)
    cue = set(found.cue)
    return (
        tuple(sorted({*clean(tree, [t for t in range(own[0], source) if t not in cue]), *found.content}))
        if told
        else None
    )


def is_passing(tree: Tree, t: int, head: int) -> bool:
    """Whether a verb behind that of saying only goes on with it: "said in a statement | putting the toll at 40"."""
    aside = t > head + 2 and tree.lowers[t].endswith("ing") and tree.pos[head + 1] == "ADP"
    return tree.lowers[t] in CITING or aside


def is_speech(tree: Tree, merged: dict[int, Found], t: int) -> bool:
    return t in merged and tree.lemmas[t] in cue_table()


def ends_with(tree: Tree, t: int) -> bool:
    """Whether a word behind a verb of saying tells when, where or to whom."""
    return tree.lowers[t] in DAYS or tree.pos[t] in ("ADP", "PROPN")


def goes_on(tree: Tree, t: int) -> bool:
    """Whether a participle goes on with a clause before it."""
    return tree.pos[t] == "VERB" and tree.lowers[t].endswith("ing")


def is_tied_quote(tree: Tree, first: int, start: int) -> bool:
    """Whether a quotation is a clause of the sentence in which it stands."""
    mark = first if tree.lowers[first] in MARKS else first - 1
    return mark - 1 > start and tree.lowers[mark] in MARKS and tree.lowers[mark - 1] in TIES


def leave_out(tree: Tree, merged: dict[int, Found], found: Found) -> Found:
    """The attribution without the voice that carries all of it ("Lund said ten died | MNA reported") or
    says something beside it ("Lund said six died | while the monitor said ten did")."""
    content = set(found.content)
    for head in found.content:
        other = merged.get(head)
        if other is None or not other.source or other.source[-1] > head or other.source[0] < found.head:
            continue
        beside = tree.lowers[other.source[0] - 1] in BESIDE
        if beside or found.head in other.content:
            content -= {t for t in content if t >= other.source[0] - beside}
    return (
        found
        if not content or len(content) == len(found.content)
        else Found(found.head, found.source, found.cue, tuple(sorted(content)))
    )
