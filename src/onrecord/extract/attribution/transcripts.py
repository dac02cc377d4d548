"""TURNS OF A TRANSCRIPT -> WHO SPEAKS: what stands behind "[Minister Ivo Jarn]" up to the next voice in brackets."""

import re
from collections.abc import Iterator

from onrecord.extract.attribution.kinds import find_kind
from onrecord.extract.attribution.speakers import Speakers
from onrecord.extract.attribution.tree import Tree
from onrecord.mentions import AttributionMention
from onrecord.model import Attribution, ChainLink

_BRACKET = re.compile(r"\[([^\[\]\n]{2,60}?)(?:, in (?:English|Spanish))?\]", re.I)
#: one to six words, each with a capital: a name, with or without an office
_NAME = re.compile(r"(?:[A-Z][\w.'’-]*(?: |$)){1,6}")
#: notes of whoever took it down: they open no turn, and the speaker goes on behind them
_ASIDES = frozenset(
    "text passage omitted word words indistinct inaudible sic applause laughter chants continues continued excerpt"
    " excerpts heard received summary signed dated thought corrects crowd reception expansion identified".split()
)
#: those that end a turn, and voices of the station itself
_BREAKS = frozenset(
    "begin end recording video audio music announcer reporter correspondent presenter anchor unidentified question"
    " crosstalk".split()
)
_NOTES = _ASIDES | _BREAKS
#: the sort of a text, its author and "[Text]", at the head of what a monitoring service took down
_SIGNED = re.compile(
    r"\[(?P<sort>[^\[\]]{3,40})\]\s+\[(?P<name>[^\[\]]{3,120})\]\s+\[(?:text|excerpts?)\]"
    r"(?:\s+\[(?:continued|excerpts?|passage omitted)\])*",
    re.I,
)
#: what opens the words themselves: the brackets before it tell of the text
_OPENING = re.compile(r"\[(?:text|excerpts?)\]", re.I)
_HEAD = 500
#: sorts whose author writes for the page: what he tells is the page's own word
_WRITTEN = frozenset({"article", "report", "commentary", "editorial", "editorial report", "feature", "column"})
#: a turn begins where a sentence does
_BEFORE = re.compile(r"(?:^|\n|[.!?\"”’\])-]\s)\s*$")
_NOT_FIRST = frozenset({"VERB", "AUX", "CCONJ", "PUNCT"})


def find_turns(tree: Tree, speakers: Speakers) -> Iterator[AttributionMention]:
    """One attribution a turn: the source is the name in brackets, the cue its bracket, the content what follows.

    A text taken down whole names its speaker before it: "[Speech] [President Ivo Jarn] [Text] ...".
    A name in brackets within a sentence, or before its verb ("[Jarn] was seen"), is a word that the writer put in, and
    opens no turn.
    """
    signed = _SIGNED.search(tree.text, 0, _HEAD)
    spoken = signed is not None and signed["sort"].lower() not in _WRITTEN
    opened = signed.span("name") if signed and spoken and not _NOTES & set(signed["name"].lower().split()) else None
    head = signed or _OPENING.search(tree.text, 0, _HEAD)
    for match in _BRACKET.finditer(tree.text, head.end() if head else 0):
        name = is_voice(tree, match)
        if not name and not _BREAKS & set(match[1].lower().split()):
            continue
        if opened is not None:
            yield from make_turn(tree, speakers, opened, match.start())
        opened = match.span(1) if name else None
    if opened is not None:
        yield from make_turn(tree, speakers, opened, len(tree.text))


def is_voice(tree: Tree, match: re.Match[str]) -> bool:
    """Whether a bracket names who speaks next; at the head of a paragraph, whatever word comes next."""
    if not _NAME.fullmatch(match[1]) or _NOTES & set(match[1].lower().split()):
        return False
    end = match.end()
    while (note := _BRACKET.match(tree.text, end + 1)) is not None and _NOTES & set(note[1].lower().split()):
        end = note.end()  # "[Jarn] [words indistinct] the army"
    after = tokens_between(tree, end, end + 40)
    before = tree.text[max(0, match.start() - 4) : match.start()]
    if not after or not _BEFORE.search(before) or not tree.text[tree.starts[after[0]]].isupper():
        return False
    return tree.pos[after[0]] not in _NOT_FIRST or "\n" in before


def make_turn(tree: Tree, speakers: Speakers, name: tuple[int, int], end: int) -> Iterator[AttributionMention]:
    """The attribution of what stands between a name in brackets and ``end``; none where nothing does."""
    source, content = tokens_between(tree, *name), tokens_between(tree, tree.text.find("]", name[1]) + 1, end)
    if not source or not content:
        return
    speaker = speakers.resolve(tuple(source))
    words = name_speaker(" ".join(tree.text[slice(*name)].split()), speaker.name)
    kind = "person" if speaker.kind == "unattributed" else speaker.kind
    link = ChainLink(name=words, kind=kind, start=name[0], end=name[1])
    yield AttributionMention(
        source=(name,),
        cue=((name[1], name[1] + 1),),
        content=(tree.span(content[0], content[-1]),),
        attribution=Attribution(origin=words, origin_kind=kind, chain=(link,), found_by="text"),
    )


def name_speaker(bracket: str, known: str | None) -> str:
    """The name that the report gives to a voice in brackets, unless it is another bearer's of the same last name.

    >>> name_speaker("Minister Jarn", "Ivo Jarn"), name_speaker("Ada Jarn", "Ivo Jarn")
    ('Ivo Jarn', 'Ada Jarn')
    """
    if known is None:
        return bracket
    own, name = bracket.lower().split(), known.lower().split()
    other = name[0] not in own and own[0] not in name and find_kind(bracket.rpartition(" ")[0]) is None
    return bracket if other and len(own) > 1 and own[-1] == name[-1] else known


def tokens_between(tree: Tree, start: int, end: int) -> list[int]:
    """The words that stand between two offsets."""
    return [t for t, at in enumerate(tree.starts) if start <= at < end and tree.pos[t] != "SPACE"]
