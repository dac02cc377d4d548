"""REPORT + SPAN -> PIECES OF TEXT to set: the words of a claim in their context, and two copies word by word."""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

from onrecord.model import Claim, Link, Report

#: characters of context before and after the words of a claim, cut at a word
CONTEXT = 240
#: characters of an unchanged run between two changes that are shown at its ends; what is shorter than both stays whole
NEAR = 90
_BLANK = re.compile(r"\n\s*\n")
_WORD = re.compile(r"\s+|\w+(?:[.,’'-]\w+)*|[^\w\s]")


class Piece(NamedTuple):
    """A run of text with how to set it: plain, mark (evidence), number, cut, added."""

    text: str
    mark: str


class Compared(NamedTuple):
    """Two aligned passages of copies, word by word, and the kinds of the edits inside."""

    before: tuple[Piece, ...]
    after: tuple[Piece, ...]
    kinds: tuple[str, ...]


def quote_in_context(claim: Claim, report: Report) -> tuple[Piece, ...]:
    """The claim's words between the words around them, those without blank lines; the counts in it marked once more."""
    text, start, end = report.text, claim.evidence.start, claim.evidence.end
    left = max(0, start - CONTEXT)
    right = min(len(text), end + CONTEXT)
    before, after = text[left:start], text[end:right]
    if left:
        before = "… " + before.split(" ", 1)[-1]
    if right < len(text):
        after = after.rsplit(" ", 1)[0] + " …"
    return (Piece(_BLANK.sub("\n", before), "plain"), *mark_counts(claim), Piece(_BLANK.sub("\n", after), "plain"))


def mark_counts(claim: Claim) -> list[Piece]:
    """The quote, with the verbatim of every quantity set apart where it stands first."""
    quote = claim.evidence.quote
    spans = sorted((at, at + len(q.verbatim)) for q in claim.quantities if (at := quote.find(q.verbatim)) >= 0)
    pieces, done = [], 0
    for start, end in spans:
        if start >= done:
            pieces += [Piece(quote[done:start], "mark"), Piece(quote[start:end], "number")]
            done = end
    return [*pieces, Piece(quote[done:], "mark")]


def compare_copies(link: Link, original: Report, copy: Report) -> tuple[list[Compared], int]:
    """The aligned passages that differ, word by word, and how many do not."""
    changed, same = [], 0
    for aligned in link.aligned:
        before, after = original.text[slice(*aligned.from_)], copy.text[slice(*aligned.to)]
        if before.split() == after.split():
            same += 1
            continue
        kinds = [edit.kind for edit in link.edits if within(edit.from_, aligned.from_) or within(edit.to, aligned.to)]
        changed.append(Compared(*word_edits(before, after), tuple(dict.fromkeys(kinds))))
    return changed, same


def within(inner: tuple[int, int] | None, outer: tuple[int, int]) -> bool:
    return inner is not None and outer[0] <= inner[0] and inner[1] <= outer[1]


def word_edits(before: str, after: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Two passages with the words that only one of them has marked as cut or added."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    left: list[Piece] = []
    right: list[Piece] = []
    matcher = SequenceMatcher(
        None, [word.casefold() for word in old], [word.casefold() for word in new], autojunk=False
    )
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        left.append(Piece("".join(old[i1:i2]), "plain" if tag == "equal" else "cut"))
        right.append(Piece("".join(new[j1:j2]), "plain" if tag == "equal" else "added"))
    return shorten(left), shorten(right)


def shorten(pieces: list[Piece]) -> tuple[Piece, ...]:
    """The pieces without the empty, and of long unchanged runs only what stands beside a change."""
    filled = [piece for piece in pieces if piece.text]
    last = len(filled) - 1
    return tuple(
        Piece(cut_middle(piece.text, first=at == 0, last=at == last), "plain") if piece.mark == "plain" else piece
        for at, piece in enumerate(filled)
    )


def cut_middle(text: str, *, first: bool, last: bool) -> str:
    """An unchanged run without its middle, cut at words; at the first or last of a passage without its outer end."""
    if len(text) <= 2 * NEAR + 20:
        return text
    head = "" if first else text[:NEAR].rsplit(None, 1)[0]
    tail = "" if last else text[-NEAR:].split(None, 1)[-1]
    return f"{head} … {tail}"
