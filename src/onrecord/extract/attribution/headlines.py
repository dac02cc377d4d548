"""Headline shorthand: words in single quotation marks, somebody's, nobody says whose ("Troops 'enter town'")."""

import re
from collections.abc import Iterator

from onrecord.extract.attribution.cues import Found
from onrecord.extract.attribution.tree import Tree

QUOTED = re.compile(r"(?<!\w)['‘](\w[^'’‘\"“”\n]{6,80}\w)['’](?!\w)")
#: characters at the head of a report where headline and standfirst stand
HEAD = 400


def find_shorthand(tree: Tree) -> Iterator[Found]:
    """The quoted phrases with a verb at the head of the report; the opening mark is the cue, there is no source."""
    for match in QUOTED.finditer(tree.text, 0, min(HEAD, len(tree.text))):
        mark, first, last = (tree.token_at(at) for at in (match.start(), match.start(1), match.end(1) - 1))
        content = tuple(range(first, last + 1))
        if mark < first and any(tree.pos[t] == "VERB" for t in content):
            yield Found(mark, (), (mark,), content)
