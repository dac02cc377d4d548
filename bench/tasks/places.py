"""Accuracy task ``places``: documents {id, text} -> predictions in the form of the gold lines."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from onrecord.extract.parse import load_parser, parse_text
from onrecord.extract.places import find_places
from onrecord.ground.places import ground_places
from onrecord.mentions import PlaceMention
from onrecord.store.gazetteer import load_gazetteer

#: an adjective said this often makes its country a subject of the report
OFTEN = 3


def predict(docs: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One row a document: the places found in it, with coordinates where they were settled."""
    parser, gazetteer = load_parser(), load_gazetteer()
    for row in docs:
        text = row["text"]
        mentions = ground_places(find_places(parse_text(parser, text), gazetteer), text, gazetteer)
        yield {"id": row["id"], "places": [to_row(mention) for mention in leave_named(mentions)]}


def leave_named(mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The mentions that name a place in the sense of this task.

    "the capital" is a place of the report but no name. An adjective ("Varenian") counts where the report turns on its
    country: where it stands there at least three times. Labelled sets disagree on adjectives; this is between them.
    """
    adjectives = Counter(m.place.country for m in mentions if m.form == "adjective" and m.place)
    return [
        mention
        for mention in mentions
        if not mention.text.startswith("the ")
        and (mention.form != "adjective" or (mention.place and adjectives[mention.place.country] >= OFTEN))
    ]


def to_row(mention: PlaceMention) -> dict[str, Any]:
    """The span of the name and the point of the place."""
    place = mention.place
    lat, lon = (place.lat, place.lon) if place else (None, None)
    return {"start": mention.start, "end": mention.end, "lat": lat, "lon": lon}
