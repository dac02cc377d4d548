"""RSS OR ATOM -> ENTRIES: each entry of a feed as the JSON fields that a report is read from.

Read with expat from the standard library. An entity declaration ends the reading, so nothing is ever expanded or
fetched; nesting is bounded.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

import msgspec

_MAX_DEPTH = 200
_CONTENT = ("http://purl.org/rss/1.0/modules/content/ encoded", "http://www.w3.org/2005/Atom content")
_SUMMARY = ("description", "http://www.w3.org/2005/Atom summary", "http://purl.org/rss/1.0/ description")
_PUBLISHED = ("pubDate", "http://www.w3.org/2005/Atom published", "http://purl.org/dc/elements/1.1/ date")
_UPDATED = ("http://www.w3.org/2005/Atom updated",)
_AUTHOR = ("http://purl.org/dc/elements/1.1/ creator",)


class FeedError(ValueError):
    """The bytes are no feed that can be read safely; the message says why."""


def read_feed(data: bytes) -> Iterator[bytes | None]:
    """The entries of a feed as JSON objects (title, text, outlet, published, updated, byline, url), in its order.

    ``None`` stands for an entry without content or summary.
    """
    root = _parse(data)
    channel = next((child for child in root if _local(child) == "channel"), root)
    outlet = _text(channel, ("title", "http://www.w3.org/2005/Atom title", "http://purl.org/rss/1.0/ title"))
    entries = [node for node in root.iter() if _local(node) in ("item", "entry")]
    if not entries and _local(root) not in ("rss", "feed", "RDF"):
        raise FeedError("its root is neither rss nor feed")
    return (_entry_fields(entry, outlet) for entry in entries)


def _entry_fields(entry: Element, outlet: str | None) -> bytes | None:
    text = _text(entry, _CONTENT) or _text(entry, _SUMMARY)
    if not text:
        return None
    author = _text(entry, _AUTHOR) or next((_text(node, None) for node in entry.iter() if _local(node) == "name"), None)
    link = next((node for node in entry if _local(node) == "link"), None)
    fields = {
        "title": _text(entry, ("title", "http://www.w3.org/2005/Atom title", "http://purl.org/rss/1.0/ title")),
        "text": text,
        "outlet": outlet,
        "byline": author,
        "published": _text(entry, _PUBLISHED) or _text(entry, _UPDATED),
        "updated": _text(entry, _UPDATED),
        "url": (link.get("href") or link.text) if link is not None else None,
    }
    return msgspec.json.encode({name: value for name, value in fields.items() if value})


def _text(node: Element, names: tuple[str, ...] | None) -> str | None:
    """The text of the first child so named (of the node itself without names), mark-up below it included."""
    found = node if names is None else next((child for name in names for child in node if child.tag == name), None)
    return ("".join(found.itertext()).strip() or None) if found is not None else None


def _local(node: Element) -> str:
    return str(node.tag).rpartition(" ")[2]


def _parse(data: bytes) -> Element:
    builder, depth = TreeBuilder(), 0
    parser = expat.ParserCreate(namespace_separator=" ")

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _MAX_DEPTH:
            raise FeedError("its markup is nested too deeply")
        builder.start(tag, attributes)

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(tag)

    def refuse_entity(*_: object) -> None:
        raise FeedError("it declares entities, which no feed needs")

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler, parser.EntityDeclHandler = builder.data, refuse_entity
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise error if isinstance(error, FeedError) else FeedError(f"it is no well-formed XML ({error})") from error
    return builder.close()
