"""HTML -> TEXT AND WHAT THE PAGE SAYS OF ITSELF: main content by resiliparse, facts from meta tags and JSON-LD."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from msgspec import Struct
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

#: The extractor's time grows with the square of the nesting; no article nests a hundredth of this.
MAX_DEPTH = 1000

_TAG = re.compile(
    r"<(/?)(?:div|section|article|table|tbody|tr|td|ul|ol|dl|blockquote|main|aside|form|fieldset)\b", re.IGNORECASE
)
_MARKUP = re.compile(r"<(?:!doctype\s+html|html|head|body|p|div|br|article|span|h1)\b[^>]*>", re.IGNORECASE)
#: Characters at the top of a text within which its headline stands, if it holds it.
_TOP = 1500
_ARTICLE_TYPES = ("article", "blogposting", "reportage", "webpage")


class Page(Struct, frozen=True):
    """A page's text and its own statements; ``None`` and ``()`` where it makes none."""

    text: str
    headline: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    url: str | None = None
    language: str | None = None
    captions: tuple[str, ...] = ()


def looks_like_html(text: str) -> bool:
    """Whether a text of unknown form is markup: it has an element that only pages have."""
    return bool(_MARKUP.search(text[:20_000]))


def is_page(text: str) -> bool:
    """Whether a text is a whole page, whatever its file is called."""
    return text[:200].lstrip().lower().startswith(("<!doctype html", "<html"))


def nesting_depth(html: str) -> int:
    """How deep block elements nest, counted from their tags."""
    depth = deepest = 0
    for tag in _TAG.finditer(html):
        depth += -1 if tag[1] else 1
        deepest = max(deepest, depth)
    return deepest


def read_page(html: str) -> Page:
    """The article of a page: its main content, and its headline as it stands over that where it does."""
    tree = HTMLTree.parse(html)
    meta, linked = _read_meta(tree), _read_linked(tree)
    text = extract_plain_text(tree, main_content=True, list_bullets=False)
    headlines = (linked.get("headline"), meta.get("og:title"), _element_text(tree, "h1"), _plain(tree.title))
    return Page(
        text=text,
        headline=_choose_headline(text, [headline for headline in headlines if headline]),
        outlet=linked.get("publisher") or meta.get("og:site_name"),
        authors=tuple(_names(linked.get("author") or meta.get("author"))),
        published=linked.get("datePublished") or _first(meta, _PUBLISHED) or _time_element(tree),
        updated=linked.get("dateModified") or _first(meta, _UPDATED),
        url=_canonical_url(tree) or meta.get("og:url"),
        language=_attribute(tree, "html", "lang"),
        captions=tuple(_read_captions(tree)),
    )


def _read_captions(tree: HTMLTree) -> Iterator[str]:
    """What stands under the pictures, and the texts in their place, which the extractor keeps or drops together."""
    texts = [element.text for element in _select_all(tree, "figcaption")]
    texts += [element.getattr("alt") for element in _select_all(tree, "img[alt]")]
    yield from (caption for text in texts if (caption := _plain(text)))


def _choose_headline(text: str, headlines: Sequence[str]) -> str | None:
    """The first that stands at the top of the text; else the first, as linked data and meta tags go before elements."""
    top = " ".join(text[:_TOP].split()).casefold()
    return next((headline for headline in headlines if headline.casefold() in top), next(iter(headlines), None))


_PUBLISHED = ("article:published_time", "datepublished", "dc.date.issued", "dc.date", "pubdate", "publishdate", "date")
_UPDATED = ("article:modified_time", "og:updated_time", "datemodified", "lastmod")


def _read_meta(tree: HTMLTree) -> dict[str, str]:
    """``meta`` names in lower case with their contents; the first of a name counts."""
    meta: dict[str, str] = {}
    for element in _select_all(tree, "meta[content]"):
        name = element.getattr("property") or element.getattr("name") or element.getattr("itemprop")
        content = _plain(element.getattr("content"))
        if name and content:
            meta.setdefault(name.strip().lower(), content)
    return meta


def _read_linked(tree: HTMLTree) -> dict[str, Any]:
    """headline, datePublished, dateModified, author and publisher of the first article in JSON-LD."""
    for element in _select_all(tree, 'script[type="application/ld+json"]'):
        try:
            found = next(_articles(msgspec.json.decode(element.text or "")), None)
        except (msgspec.DecodeError, RecursionError):
            continue
        if found is not None:
            return _article_fields(found)
    return {}


def _articles(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, list):
        for part in node:
            yield from _articles(part)
    elif isinstance(node, dict):
        if any(str(kind).lower().endswith(_ARTICLE_TYPES) for kind in _listed(node.get("@type"))):
            yield node
        yield from _articles(node.get("@graph"))


def _article_fields(node: dict[str, Any]) -> dict[str, Any]:
    fields = {name: _plain(node.get(name)) for name in ("headline", "datePublished", "dateModified")}
    publisher = next(iter(_names(node.get("publisher"))), None)
    return {**fields, "publisher": publisher, "author": node.get("author")}


def _names(node: Any) -> list[str]:
    """Names in a JSON-LD person, organisation, string, or list of these."""
    names = (_plain(part.get("name") if isinstance(part, dict) else part) for part in _listed(node))
    return [name for name in names if name and not name.startswith("http")]


def _listed(node: Any) -> list[Any]:
    if node is None:
        return []
    return node if isinstance(node, list) else [node]


def _plain(value: Any) -> str | None:
    text = " ".join(value.split()) if isinstance(value, str) else ""
    return text or None


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _element_text(tree: HTMLTree, selector: str) -> str | None:
    element = next(_select_all(tree, selector), None)
    return _plain(element.text) if element is not None else None


def _attribute(tree: HTMLTree, selector: str, name: str) -> str | None:
    element = next(_select_all(tree, selector), None)
    return _plain(element.getattr(name)) if element is not None else None


def _time_element(tree: HTMLTree) -> str | None:
    return _attribute(tree, "article time[datetime]", "datetime") or _attribute(tree, "time[datetime]", "datetime")


def _canonical_url(tree: HTMLTree) -> str | None:
    return _attribute(tree, 'link[rel="canonical"]', "href")


def _select_all(tree: HTMLTree, selector: str) -> Iterator[Any]:
    if tree.document is not None:
        yield from tree.document.query_selector_all(selector)
