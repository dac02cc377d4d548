"""What a page is, and what it shares with others."""

from typing import Literal

from onrecord.model.vocabulary import EditKind, PublishedBasis, ZoneKind
from onrecord.values import Value


class Zone(Value, frozen=True, kw_only=True):
    """A run of a report's text with one function on the page."""

    zone: ZoneKind
    start: int
    end: int


class Report(Value, frozen=True, kw_only=True):
    """One article as received: its canonical text and what its page says of itself.

    ``published`` and ``updated`` are EDTF days (or times); ``agency`` is the wire that the text itself credits. The
    zones do not overlap, are in order, and leave only white space between them.
    """

    report_id: str
    source: str
    outlet: str | None = None
    headline: str | None = None
    byline: tuple[str, ...] = ()
    dateline: str | None = None
    published: str | None = None
    published_basis: PublishedBasis | None = None
    updated: str | None = None
    agency: str | None = None
    language: str | None = None
    families: tuple[str, ...] = ()
    text: str
    zones: tuple[Zone, ...] = ()
    flags: tuple[str, ...] = ()


class Item(Value, frozen=True, kw_only=True):
    """One article as it came in, before it is read: its bytes and what came beside them (of a feed, a JSON line).

    ``source`` is the path or URL as given (``#n`` after it for the n-th article of a file with several, from 1);
    ``data`` are the bytes kept for the record; ``form`` says how to read them.
    """

    source: str
    data: bytes
    form: Literal["text", "html", "json"]


class Aligned(Value, frozen=True, kw_only=True, rename={"from_": "from"}):
    """Two passages of two reports that are the same copy: [start, end) in each."""

    from_: tuple[int, int]
    to: tuple[int, int]


class Edit(Value, frozen=True, kw_only=True, rename={"from_": "from"}):
    """A change inside aligned passages that alters or drops a fact; ``None`` where one text has nothing there."""

    kind: EditKind
    from_: tuple[int, int] | None = None
    to: tuple[int, int] | None = None


class Link(Value, frozen=True, kw_only=True, rename={"from_": "from"}):
    """That ``to`` carries copy of ``from``. ``containment`` is the share of ``to``'s words in aligned passages.

    ``version`` says that it is no copy by another: the same newsroom's later version of the story.
    """

    from_: str
    to: str
    containment: float
    aligned: tuple[Aligned, ...] = ()
    edits: tuple[Edit, ...] = ()
    version: bool = False


class Family(Value, frozen=True, kw_only=True):
    """The reports that carry the same copy, whole or in part; ``root`` is the likeliest original."""

    family_id: str
    reports: tuple[str, ...]
    root: str
    agency: str | None = None
    links: tuple[Link, ...] = ()
