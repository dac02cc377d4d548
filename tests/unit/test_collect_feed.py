"""Feeds: their entries, and what a hostile one cannot do."""

import json

import pytest

from onrecord.collect.feed import FeedError, read_feed

ATOM = b"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Post</title>
<entry><title>Rebels leave</title><link href="https://harbour.example/1"/><updated>2025-03-07T10:00:00Z</updated>
<published>2025-03-06T10:00:00Z</published><author><name>Ann Korrin</name></author>
<content type="html">&lt;p&gt;Fighters left.&lt;/p&gt;</content></entry>
<entry><title>Summary alone</title><summary>They came back.</summary></entry>
<entry><title>Nothing</title><link href="https://harbour.example/3"/></entry></feed>"""


def test_atom() -> None:
    first, second, third = read_feed(ATOM)
    assert first is not None and second is not None
    assert json.loads(first) == {
        "title": "Rebels leave",
        "text": "<p>Fighters left.</p>",
        "outlet": "Harbour Post",
        "byline": "Ann Korrin",
        "published": "2025-03-06T10:00:00Z",
        "updated": "2025-03-07T10:00:00Z",
        "url": "https://harbour.example/1",
    }
    assert json.loads(second)["text"] == "They came back."
    assert third is None


def test_rss_prefers_the_whole_content() -> None:
    feed = b"""<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Mail</title>
    <item><title>T</title><description>Short.</description><content:encoded><![CDATA[<p>Long.</p>]]></content:encoded>
    <pubDate>Thu, 06 Mar 2025 10:00:00 GMT</pubDate></item></channel></rss>"""
    (entry,) = read_feed(feed)
    assert entry is not None
    assert json.loads(entry)["text"] == "<p>Long.</p>"


@pytest.mark.parametrize(
    ("feed", "message"),
    [
        (b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss><channel>&b;</channel></rss>', "entities"),
        (b'<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/hostname">]><rss><channel>&x;</channel></rss>', "entities"),
        (b"<rss>" + b"<a>" * 5000 + b"</a>" * 5000 + b"</rss>", "nested"),
        (b"<rss><channel>", "well-formed"),
        (b"<html><body/></html>", "root"),
        (b"", "well-formed"),
    ],
)
def test_refuses(feed: bytes, message: str) -> None:
    with pytest.raises(FeedError, match=message):
        list(read_feed(feed))
