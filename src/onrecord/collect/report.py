"""ITEM -> REPORT: bytes -> text -> zones -> what the page says of itself. Pure: no clock, no file, no network."""

from typing import Any

import msgspec
from msgspec import Struct

from onrecord.collect.agency import Credit, find_agency
from onrecord.collect.dates import read_date
from onrecord.collect.decode import Decoded, decode_bytes, is_damaged, normalise_newlines
from onrecord.collect.header import Header, read_header, read_names
from onrecord.collect.language import is_english
from onrecord.collect.masthead import OVERRULED, Masthead, find_masthead, overrules
from onrecord.collect.page import MAX_DEPTH, Page, is_page, looks_like_html, nesting_depth, read_page
from onrecord.collect.zones import find_zones
from onrecord.ids import content_id
from onrecord.model import Item, PublishedBasis, Rejected, Report

_MESSAGES = {
    "empty": "no text in it; nothing to do",
    "binary": "not text but binary data; give the article as .txt, .html or .json",
    "undecodable": "too many characters are lost to a wrong encoding; save it again as UTF-8",
    "too_deep": "its markup is nested too deeply for an article; save the text alone",
    "malformed": "not a JSON object with a 'text' field that is a string; give title, text, outlet, published, url",
}


#: characters at the top of a text within which its headline stands, if it holds it
_TOP = 400


class _Given(Struct, frozen=True, kw_only=True):
    """What came beside a text, and its language where the page declares one."""

    text: str
    headline: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    language: str | None = None
    captions: tuple[str, ...] = ()
    basis: PublishedBasis = "given"
    flags: tuple[str, ...] = ()


def read_report(item: Item) -> Report | Rejected:
    """The report of one article, or the reason why there is none.

    The canonical text of a text file or a JSON field is its own, line ends apart; that of a page is its main content.
    A headline that came beside it stands before it.
    The id comes from the content, not from where it was found.
    """
    given = _read_given(item)
    if isinstance(given, str):
        return Rejected(source=item.source, reason=given, message=f"{item.source}: {_MESSAGES[given]}")
    return _compose(item.source, given)


def _compose(source: str, given: _Given) -> Report:
    text = place_headline(given.text, given.headline)
    zones = find_zones(text, headline=given.headline, captions=given.captions)
    header = read_header(text, zones)
    credit = find_agency(text, zones)
    english = is_english(text)
    published, updated, basis, flags = _choose_dates(given, header, find_masthead(text, zones))
    return Report(
        report_id=content_id("r", given.text, given.headline, given.outlet, given.published),
        source=source,
        outlet=given.outlet or _credited_outlet(header, credit),
        headline=given.headline or header.headline,
        byline=given.authors or header.byline,
        dateline=header.dateline,
        published=published,
        published_basis=basis,
        updated=updated,
        agency=credit.agency,
        language=_name_language(given, english=english),
        text=text,
        zones=zones,
        flags=tuple(
            dict.fromkeys((*given.flags, *flags, *credit.flags, *(() if english is not False else ("not_english",))))
        ),
    )


def place_headline(text: str, headline: str | None) -> str:
    """The text under its headline: a headline that came beside it goes before it, unless the text starts with it.

    >>> place_headline("The dam held.", "River falls")
    'River falls\\n\\nThe dam held.'
    """
    if headline is None or " ".join(headline.split()).casefold() in " ".join(text[:_TOP].split()).casefold():
        return text
    return f"{headline}\n\n{text}"


def _credited_outlet(header: Header, credit: Credit) -> str | None:
    """The holder of the copyright where that is not the agency itself."""
    is_agency = credit.agency is not None and header.outlet is not None and header.outlet in credit.agency
    return None if is_agency else header.outlet


def _choose_dates(
    given: _Given, header: Header, masthead: Masthead | None
) -> tuple[str | None, str | None, PublishedBasis | None, tuple[str, ...]]:
    """published, updated, basis and flags: what came with the text before what the page says of itself; its masthead
    before a day given beside the text that it contradicts."""
    beside = read_date(given.published) if given.published else None
    revised = read_date(given.updated) if given.updated else None
    updated = (revised.edtf if revised else None) or header.updated
    if beside is not None and beside.edtf:
        if given.basis == "given" and masthead is not None and overrules(masthead, beside.edtf):
            own = header.published if masthead.updated and header.published else masthead.edtf
            return own, updated, "header", (OVERRULED, *header.flags)
        return beside.edtf, updated, given.basis, tuple(flag for flag in header.flags if flag != "published_ambiguous")
    unread = ("published_unread",) if given.published and beside is None else ()
    ambiguous = ("published_ambiguous",) if beside is not None and header.published is None else ()
    return header.published, updated, "header" if header.published else None, (*unread, *ambiguous, *header.flags)


def _name_language(given: _Given, *, english: bool | None) -> str | None:
    if english:
        return "en"
    declared = given.language.lower()[:2] if given.language else None
    return None if declared == "en" and english is False else declared


def _read_given(item: Item) -> _Given | str:
    decoded = decode_bytes(item.data)
    if isinstance(decoded, str):
        return decoded
    if item.form == "json":
        return _read_json(decoded)
    if item.form == "html" or is_page(decoded.text):
        return _read_markup(decoded)
    return _Given(text=decoded.text, flags=decoded.flags)


def _read_markup(decoded: Decoded) -> _Given | str:
    if nesting_depth(decoded.text) > MAX_DEPTH:
        return "too_deep"
    page: Page = read_page(decoded.text)
    if not page.text.strip():
        return "empty"
    return _Given(
        text=normalise_newlines(page.text),
        headline=page.headline,
        outlet=page.outlet,
        authors=page.authors,
        published=page.published,
        updated=page.updated,
        language=page.language,
        captions=page.captions,
        basis="html",
        flags=decoded.flags,
    )


def _read_json(decoded: Decoded) -> _Given | str:
    try:
        fields = msgspec.json.decode(decoded.text)
    except (msgspec.DecodeError, RecursionError):
        return "malformed"
    if not isinstance(fields, dict) or not isinstance(fields.get("text"), str):
        return "malformed"
    return _merge_given(fields, decoded)


def _merge_given(fields: dict[str, Any], decoded: Decoded) -> _Given | str:
    """The fields of a JSON object over what its own text says, where that is a page."""
    text = normalise_newlines(fields["text"])
    page = _read_markup(Decoded(text)) if looks_like_html(text) else _Given(text=text)
    if isinstance(page, str):
        return page
    if not page.text.strip():
        return "empty"
    if is_damaged(page.text):
        return "undecodable"
    published = _field(fields, "published")
    byline = _field(fields, "byline")
    return _Given(
        text=page.text,
        headline=_field(fields, "title") or page.headline,
        outlet=_field(fields, "outlet") or page.outlet,
        authors=read_names(byline) if byline else page.authors,
        published=published or page.published,
        updated=_field(fields, "updated") or page.updated,
        language=page.language,
        captions=page.captions,
        basis="given" if published else page.basis,
        flags=decoded.flags,
    )


def _field(fields: dict[str, Any], name: str) -> str | None:
    value = fields.get(name)
    return (" ".join(value.split()) or None) if isinstance(value, str) else None
