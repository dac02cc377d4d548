"""One source of words, resolved: who that is, what kind of voice, and where the page names it."""

from dataclasses import dataclass

from onrecord.model import OriginKind

#: which of two joined voices counts: the one that answers for what it says
RANK: tuple[OriginKind, ...] = (
    "own_reporter", "monitor", "un", "government", "armed_group", "ngo", "state_media", "agency", "outlet", "witness",
    "person", "anonymous", "unattributed",
)  # fmt: skip
PERSONAL = {"he", "him", "his", "she", "her", "hers"}
IMPERSONAL = {"it", "its"}
PLURAL = {"they", "them", "their", "both"}
#: the speaker himself, the reader or what was told before: no voice of its own
INNER = {"i", "me", "my", "we", "us", "our", "you", "your", "one", "this", "these", "those"}
RELATIVE = {"who", "which", "that", "whom"}
DOCUMENTS = frozenset(
    "statement communique communiqué bulletin dispatch announcement release post tweet report reports"
    " letter timeline information toll count tally figure figures data statistics estimate estimates claim"
    " version account accounts".split()
)
NOBODY = {"some", "several", "many", "unconfirmed", "various", "other", "early", "initial", "conflicting", "reports"}
DEFINITE = {"the", "this", "that", "its", "his", "their"}
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
