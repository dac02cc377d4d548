"""TURNS OF A TRANSCRIPT -> WHO SPEAKS: what stands behind "[Minister Ivo Jarn]" up to the next voice in brackets."""

import re
from collections.abc import Iterator

from onrecord.extract.attribution.speakers import Speakers
from onrecord.extract.attribution.tree import Tree
from onrecord.mentions import AttributionMention
from onrecord.model import Attribution, ChainLink

_BRACKET = re.compile(r"\[([^\[\]\n]{2,60})\]")
#: one to six words, each with a capital: a name, with or without an office
_NAME = re.compile(r"(?:[A-Z][\w.'’-]*(?: |$)){1,6}")
#: notes of whoever took it down, and voices of the station itself: they end a turn and open none
_NOTES = frozenset(
    "text begin end recording applause laughter sic video audio passage omitted words indistinct continues music"
    " announcer reporter correspondent presenter anchor unidentified question chants video inaudible crosstalk".split()
)
#: a turn begins where a sentence does
_BEFORE = re.compile(r"(?:^|\n|[.!?\"”’\])-]\s)\s*$")
_NOT_FIRST = frozenset({"VERB", "AUX", "ADP", "CCONJ", "PUNCT"})


def find_turns(tree: Tree, speakers: Speakers) -> Iterator[AttributionMention]:
    """One attribution a turn: the source is the name in brackets, the cue its bracket, the content what follows.

    A name in brackets within a sentence, or before its verb ("[Jarn] was seen"), is a word that the writer put in, and
    opens no turn.
    """
    opened: tuple[int, int] | None = None
    for match in _BRACKET.finditer(tree.text):
        name = is_voice(tree, match)
        if not name and not _NOTES & set(match[1].lower().split()):
            continue
        if opened is not None:
            yield from make_turn(tree, speakers, opened, match.start())
        opened = match.span(1) if name else None
    if opened is not None:
        yield from make_turn(tree, speakers, opened, len(tree.text))


def is_voice(tree: Tree, match: re.Match[str]) -> bool:
    """Whether a bracket names who speaks next."""
    if not _NAME.fullmatch(match[1]) or _NOTES & set(match[1].lower().split()):
        return False
    after = tokens_between(tree, match.end(), match.end() + 40)
    if not after or not _BEFORE.search(tree.text[max(0, match.start() - 4) : match.start()]):
        return False
    return tree.pos[after[0]] not in _NOT_FIRST and tree.text[tree.starts[after[0]]].isupper()


def make_turn(tree: Tree, speakers: Speakers, name: tuple[int, int], end: int) -> Iterator[AttributionMention]:
    """The attribution of what stands between a name in brackets and ``end``; none where nothing does."""
    source, content = tokens_between(tree, *name), tokens_between(tree, name[1] + 1, end)
    if not source or not content:
        return
    speaker = speakers.resolve(tuple(source))
    words = speaker.name or tree.text[slice(*name)]
    link = ChainLink(name=words, kind=speaker.kind, start=name[0], end=name[1])
    yield AttributionMention(
        source=(name,),
        cue=((name[1], name[1] + 1),),
        content=(tree.span(content[0], content[-1]),),
        attribution=Attribution(origin=words, origin_kind=speaker.kind, chain=(link,), found_by="text"),
    )


def tokens_between(tree: Tree, start: int, end: int) -> list[int]:
    """The words that stand between two offsets."""
    return [t for t, at in enumerate(tree.starts) if start <= at < end and tree.pos[t] != "SPACE"]
