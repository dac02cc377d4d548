"""SIGNED POSTS OF A NETWORK, as pages embed them -> who wrote them: "Two hurt. — Kareth Fire (@KarethFire) May 3"."""

import re
from collections.abc import Iterator

from onrecord.extract.attribution.kinds import find_kind
from onrecord.mentions import AttributionMention
from onrecord.model import Attribution, ChainLink

_SIGNED = re.compile(
    r"[—–-] ?(?P<name>[^\n()—–]{2,60}?) \((?P<handle>@\w+)\)(?= (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
)
#: the most characters of a post
_LONGEST = 320


def find_posts(text: str) -> Iterator[AttributionMention]:
    """One attribution a post: the source is the name that signs it, the cue its dash, the content its words from the
    line's beginning or the end of the post before."""
    past = 0
    for match in _SIGNED.finditer(text):
        start = max(past, text.rfind("\n", 0, match.start()) + 1)
        content, past = text[start : match.start()], match.end()
        if not content.strip() or len(content) > _LONGEST:
            continue
        name = match["name"].strip()
        kind = find_kind(name) or "person"
        link = ChainLink(name=name, kind=kind, start=match.start("name"), end=match.end("name"))
        yield AttributionMention(
            source=(match.span("name"),),
            cue=((match.start(), match.start() + 1),),
            content=((start, start + len(content.rstrip())),),
            attribution=Attribution(origin=name, origin_kind=kind, chain=(link,), found_by="text"),
        )
