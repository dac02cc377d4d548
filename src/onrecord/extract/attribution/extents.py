"""How far what is said reaches, where a lost comma has let the parser end it too early or run it into another voice."""

from onrecord.extract.attribution.cues import Found
from onrecord.extract.attribution.endings import FINITE, clean
from onrecord.extract.attribution.tree import Tree

#: what ties a quoted clause to the words before it
TIES = frozenset({"when", "after", "before", "because", "while", "as", "where", "and", "but", "if", "until", "since"})
BESIDE = ("while", "whereas")
MARKS = ('"', "“")


def mend_extents(tree: Tree, merged: dict[int, Found]) -> None:
    """Put right the contents that go on before their voice, and those that hold the voice behind them."""
    for head in sorted(merged):
        found = merged[head]
        if found.source and found.content:
            content = widen_back(tree, found, merged)
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
    elif is_torn(tree, found):
        return clean(tree, [t for t in range(first, source) if t not in found.cue])
    elif first == found.head + 1 and start < source < first and goes_on(tree, first) and not is_parted(tree, source):
        before = clean(tree, list(range(start, source)))
        before = () if any(t in merged for t in before) else before
    else:
        return None
    told = any(tree.pos[t] in ("VERB", "AUX") for t in before)
    return tuple(sorted({*before, *found.content})) if told else None


def is_parted(tree: Tree, t: int) -> bool:
    return tree.pos[t - 1] == "PUNCT"


def is_torn(tree: Tree, found: Found) -> bool:
    """Whether only pieces of what stands before a voice that ends its sentence were seen as said by it."""
    start, end = tree.sentences[tree.sentence_of[found.head]]
    first, last, source = found.content[0], found.content[-1], found.source[0]
    ends = all(tree.pos[t] in ("PUNCT", "SPACE") for t in range(found.head + 1, end))
    missing = [t for t in range(first, source) if t not in found.content and tree.pos[t] not in ("PUNCT", "SPACE")]
    spoken = tree.lowers[found.head] in (*FINITE, "told")
    return ends and spoken and start <= first < last < source < found.head and len(missing) > 2


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
