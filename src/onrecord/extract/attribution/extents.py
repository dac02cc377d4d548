"""How far what is said reaches, where a lost comma has let the parser end it too early or run it into another voice."""

from onrecord.extract.attribution.cues import Found
from onrecord.extract.attribution.endings import clean
from onrecord.extract.attribution.tree import Tree

#: what ties a quoted clause to the words before it
TIES = frozenset({"when", "after", "before", "because", "while", "as", "where", "and", "but", "if", "until", "since"})
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
        merged[head] = leave_out(merged, merged[head])


def widen_back(tree: Tree, found: Found, merged: dict[int, Found]) -> tuple[int, ...] | None:
    """The content with the clause before its voice that it goes on from: "ten died a monitor said | bringing the toll
    to 45", "ten were hurt when | “planes hit the camp” Anna Lund told"; ``None`` where none stands there."""
    start, _ = tree.sentences[tree.sentence_of[found.head]]
    first, source = found.content[0], found.source[0]
    if first < source and is_tied_quote(tree, first, start):
        before = clean(tree, list(range(start, first)))
    elif (
        first == found.head + 1 and goes_on(tree, first) and start < source < first and tree.pos[source - 1] != "PUNCT"
    ):
        before = clean(tree, list(range(start, source)))
        before = () if any(t in merged for t in before) else before
    else:
        return None
    told = any(tree.pos[t] in ("VERB", "AUX") for t in before)
    return tuple(sorted({*before, *found.content})) if told else None


def goes_on(tree: Tree, t: int) -> bool:
    """Whether a participle goes on with a clause before it."""
    return tree.pos[t] == "VERB" and tree.lowers[t].endswith("ing")


def is_tied_quote(tree: Tree, first: int, start: int) -> bool:
    """Whether a quotation is a clause of the sentence in which it stands."""
    mark = first if tree.lowers[first] in MARKS else first - 1
    return mark - 1 > start and tree.lowers[mark] in MARKS and tree.lowers[mark - 1] in TIES


def leave_out(merged: dict[int, Found], found: Found) -> Found:
    """The attribution without the voice that carries all of it: "Lund said ten died | MNA reported"."""
    content = set(found.content)
    for head in found.content:
        other = merged.get(head)
        if other is None or not other.source or found.head not in other.content or other.source[-1] > head:
            continue
        content -= {t for t in content if t >= other.source[0]}
    return (
        found
        if not content or len(content) == len(found.content)
        else Found(found.head, found.source, found.cue, tuple(sorted(content)))
    )
