"""Reads many news reports about a crisis and writes one record of it.

>>> import onrecord
>>> reading = onrecord.read("The river rose on Monday.", published="2020-02-06")
>>> [mention.text for mention in reading.times]
['Monday']

`read` tells what one text says; `build_record` assembles one record of many reports. Importing this package is quick:
the parser is loaded when first something is read (about two seconds), once in a process.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.mentions import Reading
    from onrecord.model import Item, Judgement, Record, Rejected

__all__ = ["build_record", "read"]


def read(
    text: str, *, published: str | None = None, title: str | None = None, outlet: str | None = None
) -> Reading | Rejected:
    """What one report says: times, places, quantities, attributions and claims, each with its span in the report.

    ``published`` is the day of publication (EDTF), which words like "on Monday" are counted from; ``None`` leaves it to
    the text. A text that is no report (empty, not English) comes back as ``Rejected`` with the reason.
    """
    from msgspec.json import encode

    from onrecord.model import Item
    from onrecord.run.local import read_item

    fields = {"title": title, "text": text, "published": published, "outlet": outlet}
    return read_item(Item(source="text", data=encode(fields), form="json"))


def build_record(items: Iterable[Item | Rejected], *, judgements: Sequence[Judgement] = ()) -> Record:
    """One record of many reports, assembled in memory; the order of the items never changes it.

    Items come from `onrecord.collect.read.read_items`, or are made of bytes at hand. ``judgements`` are the decisions
    of people that the record has to heed.
    """
    from onrecord.run.local import assemble_items

    return assemble_items(items, judgements=judgements)
