"""Quoted sentences that no attribution holds -> the voice that says them, by the sentences beside them."""

from onrecord.extract.attribution.cues import Found
from onrecord.extract.attribution.endings import clean
from onrecord.extract.attribution.quotes import Quotes, read_quotes
from onrecord.extract.attribution.tree import Tree

#: fewest tokens of a quoted passage that is somebody's words and no term or title
LEAST = 6
#: share of a passage that must be held by nobody
OPEN = 0.5


def mend_passages(tree: Tree, merged: dict[int, Found]) -> None:
    """Give every quoted passage that stands in nobody's words to whom the sentences beside it name: who says a part of
    it, who is quoted last before it in its paragraph, whose quote runs on into it, or who speaks right before it."""
    quotes = read_quotes(tree)
    if max(quotes.of, default=-1) < 0:
        return
    holder = hold(merged)
    for first, end in find_passages(tree, quotes):
        held = [holder[t] for t in range(first, end) if t in holder]
        if len(held) > OPEN * (end - first):
            continue
        head = held[0] if held else find_speaker(tree, quotes, merged, holder, first, end)
        if head is not None:
            found = merged[head]
            taken = {*found.source, *found.cue}
            content = (*found.content, *(t for t in clean(tree, list(range(first, end))) if t not in taken))
            merged[head] = Found(head, found.source, found.cue, tuple(sorted(set(content))))
            holder.update((t, head) for t in range(first, end) if t not in holder)


def hold(merged: dict[int, Found]) -> dict[int, int]:
    """Token of a content -> the head of its attribution, of those that name a source."""
    return {t: head for head in sorted(merged) for t in merged[head].content if merged[head].source}


def find_passages(tree: Tree, quotes: Quotes) -> list[tuple[int, int]]:
    """First token and token after the last of every quoted passage with a verb, closed or going on in the next
    paragraph."""
    found, first = [], 0
    size = len(quotes.of)
    while first < size:
        end = first + 1
        while end < size and quotes.of[end] == quotes.of[first]:
            end += 1
        if quotes.of[first] >= 0 and end - first >= LEAST and is_told(tree, quotes, first, end):
            found.append((first, end))
        first = end
    return found


def is_told(tree: Tree, quotes: Quotes, first: int, end: int) -> bool:
    """Whether a passage is a sentence of somebody's, and no mark has been left open."""
    paragraph = tree.paragraph_of[first]
    left_open = paragraph in quotes.open_at_end and paragraph + 1 not in quotes.opened_by_mark
    closes = end < len(tree.pos) and tree.paragraph_of[end] == paragraph
    return (closes or not left_open) and any(tree.pos[t] in ("VERB", "AUX") for t in range(first, end))


def find_speaker(
    tree: Tree, quotes: Quotes, merged: dict[int, Found], holder: dict[int, int], first: int, end: int
) -> int | None:
    """The head of the attribution whose speaker goes on in a passage; ``None`` where nobody speaks right before it."""
    paragraph = tree.paragraph_of[first]
    before = first - 1
    while before > 0 and (tree.pos[before] in ("SPACE", "PUNCT") or before in merged):
        before -= 1
    if before <= 0 or paragraph - tree.paragraph_of[before] > 1:
        return None
    opens = all(tree.pos[t] in ("SPACE", "PUNCT") for t in range(tree.sentences[tree.sentence_of[first]][0], first))
    if not opens:
        return None
    start, stop = tree.sentences[tree.sentence_of[before]]
    spoken = [head for head in range(start, stop) if head in merged and merged[head].source]
    return spoken[-1] if spoken else holder.get(before)
