"""One plain sentence for an event, from its own fields alone."""

import re
from collections.abc import Iterable, Sequence
from typing import get_args

from onrecord.model import Actor, Figure, Measure
from onrecord.values import Place, When

#: how a summary tells of agents, the surest first; those of whom it is denied it does not name
_DOING_WORDS = (
    ("reported", "by"), ("claimed", "claimed by"), (None, "by"), ("accused", "blamed on"), ("suspected", "possibly by"),
)  # fmt: skip
#: what a name in a title goes without: an age before it, the mark of a possessor behind it
_AGE, _POSSESSOR = re.compile(r"^\d+-year-old\s+"), re.compile(r"['’]s$")
#: people who bring a number of their own, that another before it would not fit: "a woman and two children"
_OWN_NUMBER = re.compile(
    r"^(?:\d|an?\b)|\band (?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+)\b", re.IGNORECASE
)
#: what is done by speaking: its speaker is its doer
_SPOKEN = frozenset({"demand", "threat", "condemnation", "statement"})
_MEASURES: tuple[str, ...] = get_args(Measure)
_KIND_WORDS = {"other": "event", "toll": "count"}


def summarise(
    kind: str, occurred: When, place: Place | None, actors: Sequence[Actor], figures: Sequence[Figure]
) -> str:
    """ "Air strike by X near Y on 2020-02-06: 23 fighters killed." What is unknown is left out. Of several ``actors``
    the first are named."""
    text = _KIND_WORDS.get(kind, kind.replace("_", " ")).capitalize()
    parties = name_apart(a.label or a.text for a in actors if a.role == "party")
    if len(parties) > 1:
        text += f" between {' and '.join(parties[:2])}"
    else:
        text += _doer_words(actors, ("party", "speaker") if kind in _SPOKEN else ("party",))
    if place is not None:
        text += f" {_relation_words(place)} {place.label or place.name}"
    text += _time_words(occurred)
    counts = [words for figure in sort_by_weight(figures) if (words := figure_words(figure))]
    return f"{text}: {'; '.join(counts[:3])}." if counts else f"{text}."


def sort_by_weight(figures: Sequence[Figure]) -> list[Figure]:
    """The gravest measure first, and of each measure its greatest number before the second greatest of any."""
    told: dict[str, list[Figure]] = {}
    for figure in sorted(figures, key=lambda f: -(f.best or f.high or f.low or 0)):
        told.setdefault(figure.measure, []).append(figure)
    ranked = [(place, _MEASURES.index(measure), f) for measure in told for place, f in enumerate(told[measure])]
    return [figure for _, _, figure in sorted(ranked, key=lambda item: item[:2])]


def _doer_words(actors: Sequence[Actor], said_by: Sequence[str]) -> str:
    """Who did it, and in what words: whoever is only accused or suspected stands in no word for a doer, and who speaks
    of an event did nothing in it. ``said_by`` are the roles that do what the event is besides its agents."""
    for certainty, words in _DOING_WORDS:
        held = [a for a in actors if a.role == "agent" and a.certainty == certainty]
        if certainty is None:
            held = [a for a in actors if a.role in said_by or (a.role == "agent" and a.certainty is None)]
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
    plain = (_POSSESSOR.sub("", _AGE.sub("", name)) for name in names)
    words = {name: frozenset(name.casefold().split()) for name in dict.fromkeys(plain)}
    return [name for name in words if not any(words[other] < words[name] for other in words)]


def figure_words(figure: Figure) -> str | None:
    """ "5 to 8 civilians killed (best 6)"; ``None`` where no number is known, or not what of."""
    if figure.measure == "other" or (figure.measure == "damaged" and not figure.population):
        return None
    who = f" {figure.population}" if figure.population and not _OWN_NUMBER.search(figure.population) else ""
    ends = {n for n in (figure.low, figure.high) if n is not None}
    if figure.best is None and not ends:
        return None
    if figure.high is None:
        number = f"at least {figure.low:,}" if figure.best in (None, figure.low) else f"{figure.best:,}"
    elif figure.low is None:
        number = f"up to {figure.high:,}"
    elif figure.low == figure.high:
        number = f"{figure.low:,}"
    else:
        number = f"{figure.low:,} to {figure.high:,}" + (f" (best {figure.best:,})" if figure.best is not None else "")
    return f"{number}{who} {figure.measure}"
