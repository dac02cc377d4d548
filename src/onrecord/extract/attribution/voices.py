"""One source of words, resolved: who that is, what kind of voice, and where the page names it."""

from dataclasses import dataclass

from onrecord.model import OriginKind

#: which of two joined voices counts: the one that answers for what it says
RANK: tuple[OriginKind, ...] = (
    "own_reporter", "monitor", "un", "government", "armed_group", "ngo", "state_media", "agency", "outlet", "witness",
    "person", "anonymous", "unattributed",
)  # fmt: skip
Named = tuple[str | None, OriginKind]
UNKNOWN: Named = (None, "unattributed")


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source resolved: ``name`` is ``None`` where nobody is known; ``start``, ``end`` are its words on the page.

    ``others`` are the further voices of a joined source: "witnesses and a war monitor".
    """

    name: str | None
    kind: OriginKind
    start: int
    end: int
    paragraph: int
    person: bool
    plural: bool
    others: tuple[Named, ...] = ()
