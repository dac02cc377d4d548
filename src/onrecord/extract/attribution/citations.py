"""Whom a bracket names for its sentence, with the day of the paper: "Ten fled (Tessel Council, 29 March 2031)."."""

import re
from collections.abc import Iterator

from onrecord.extract.attribution.cues import Found
from onrecord.extract.attribution.endings import clean
from onrecord.extract.attribution.tree import Tree

_CITED = re.compile(
    r"\((?P<name>[A-Z][^(),;\n]{1,60}), (?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September"
    r"|October|November|December) \d{4}\b[^()\n]{0,120}\)"
)


def find_citations(tree: Tree) -> Iterator[Found]:
    """One attribution a bracket: the bracket is the cue, the sentence before it what is said."""
    for match in _CITED.finditer(tree.text):
        mark, first, last = (tree.token_at(at) for at in (match.start(), match.start("name"), match.end("name") - 1))
        start, _ = tree.sentences[tree.sentence_of[mark]]
        content = clean(tree, list(range(start, mark)))
        if mark < first and any(tree.pos[t] in ("VERB", "AUX") for t in content):
            yield Found(mark, tuple(range(first, last + 1)), (mark,), content)
