"""One plain sentence for an event, from its own fields alone."""

from collections.abc import Iterable, Sequence

from onrecord.model import Actor, Figure
from onrecord.values import Place, When

#: how a summary tells of agents, the surest first; those of whom it is denied it does not name
_DOING_WORDS = (
    ("reported", "by"), ("claimed", "claimed by"), (None, "by"), ("accused", "blamed on"), ("suspected", "possibly by"),
)  # fmt: skip
_KIND_WORDS = {"other": "event", "toll": "count"}


def summarise(
    kind: str, occurred: When, place: Place | None, actors: Sequence[Actor], figures: Sequence[Figure]
) -> str:
    """ "Air strike by X near Y on 2020-02-06: 23 fighters killed." What is unknown is left out."""
    text = _KIND_WORDS.get(kind, kind.replace("_", " ")).capitalize()
    parties = name_apart(a.label or a.text for a in actors if a.role == "party")
    if len(parties) > 1:
        text += f" between {' and '.join(parties[:2])}"
    else:
        text += _doer_words(actors)
    if place is not None:
        text += f" {_relation_words(place)} {place.label or place.name}"
    text += _time_words(occurred)
    counts = [words for figure in figures if (words := figure_words(figure))]
    return f"{text}: {'; '.join(counts[:3])}." if counts else f"{text}."


def _doer_words(actors: Sequence[Actor]) -> str:
    """Who did it, and in what words: whoever is only accused or suspected stands in no word for a doer."""
    for certainty, words in _DOING_WORDS:
        held = [a for a in actors if a.role == "agent" and a.certainty == certainty]
        if certainty is None:
            held = [a for a in actors if a.role in ("party", "speaker") or (a.role == "agent" and a.certainty is None)]
        if names := name_apart(a.label or a.text for a in held):
            return f" {words} {' and '.join(names[:2])}"
    return ""


def _relation_words(place: Place) -> str:
    if place.relation == "km" and place.km is not None:
        return f"{place.km:g} km from"
    return "near" if place.relation in ("near", "direction") else "in"


def _time_words(when: When) -> str:
    if when.start and when.start == when.end:
        return f" on {when.start}"
    if when.start and when.end:
        return f" between {when.start} and {when.end}"
    if when.start:
        return f" since {when.start}"
    return f" up to {when.end}" if when.end else ""


def name_apart(names: Iterable[str]) -> list[str]:
    """The names without those that only say more of another: of "the army" and "the army troops" the first."""
    words = {name: frozenset(name.casefold().split()) for name in dict.fromkeys(names)}
    return [name for name in words if not any(words[other] < words[name] for other in words)]


def figure_words(figure: Figure) -> str | None:
    """ "5 to 8 civilians killed (best 6)"; ``None`` where no number is known, or not what of."""
    if figure.measure == "other":
        return None
    who = f" {figure.population}" if figure.population else ""
    ends = {n for n in (figure.low, figure.high) if n is not None}
    if figure.best is None and not ends:
        return None
    if figure.high is None:
        number = f"at least {figure.low:,}"
    elif figure.low is None:
        number = f"up to {figure.high:,}"
    elif figure.low == figure.high:
        number = f"{figure.low:,}"
    else:
        number = f"{figure.low:,} to {figure.high:,}" + (f" (best {figure.best:,})" if figure.best is not None else "")
    return f"{number}{who} {figure.measure}"
