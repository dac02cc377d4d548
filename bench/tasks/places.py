"""Accuracy task ``places``: documents {id, text} -> predictions in the form of the gold lines."""

from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.extract.parse import load_parser, parse_text
from onrecord.extract.places import find_places
from onrecord.ground.places import ground_places
from onrecord.mentions import PlaceMention
from onrecord.store.gazetteer import load_gazetteer


def predict(docs: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One row a document: the places found in it, with coordinates where they were settled."""
    parser, gazetteer = load_parser(), load_gazetteer()
    for row in docs:
        text = row["text"]
        mentions = ground_places(find_places(parse_text(parser, text), gazetteer), text, gazetteer)
        yield {"id": row["id"], "places": [to_row(mention) for mention in mentions if is_named(mention)]}


def is_named(mention: PlaceMention) -> bool:
    """The task labels names; "the capital" is a place of the report but no name."""
    return not mention.text.startswith("the ")


def to_row(mention: PlaceMention) -> dict[str, Any]:
    """The span of the name and the point of the place."""
    place = mention.place
    lat, lon = (place.lat, place.lon) if place else (None, None)
    return {"start": mention.start, "end": mention.end, "lat": lat, "lon": lon}
