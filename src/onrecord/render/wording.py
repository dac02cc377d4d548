"""VALUES -> WORDS FOR A READER: figures, times, places and names of kinds as the page writes them."""

from datetime import date

from onrecord.model import Event, Figure
from onrecord.values import Place, When

UNKNOWN = "not known"
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
#: UCDP's where_prec in words
PLACE_PRECISION = {
    1: "exact place",
    2: "within about 25 km",
    3: "district",
    4: "province, as an area",
    5: "area without sharp bounds",
    6: "country only",
    7: "open sea or air",
}
CORROBORATION = {
    "corroborated": "two or more independent origins",
    "single_origin": "one origin only",
    "contested": "contested",
    "unattributed": "nobody named",
}


def tell_number(value: float | int | None) -> str:
    """A count with its thousands set apart.

    >>> tell_number(586000)
    '586,000'
    """
    if value is None:
        return UNKNOWN
    return f"{value:,}" if isinstance(value, int) or value != int(value) else f"{int(value):,}"


def tell_range(figure: Figure) -> str:
    """low–best–high, shorter where they agree and honest where one is missing.

    >>> tell_range(Figure(measure="killed", low=20, best=20, high=None, method=""))
    'at least 20'
    >>> tell_range(Figure(measure="killed", low=7, best=None, high=9, method=""))
    '7–9, no best figure'
    """
    low, best, high = figure.low, figure.best, figure.high
    if low is None and best is None and high is None:
        return "no usable number"
    if low is not None and low == best == high:
        return tell_number(best)
    if high is None and low is not None and best in (None, low):
        return f"at least {tell_number(low)}"
    if low is None and high is not None and best in (None, high):
        return f"at most {tell_number(high)}"
    if best is None:
        return f"{tell_number(low)}–{tell_number(high)}, no best figure"
    ends = [("≥" if value is None else "") + tell_number(value if value is not None else best) for value in (low, high)]
    return (
        f"{ends[0]}–{tell_number(best)}–{ends[1]}"
        if high is not None
        else f"{tell_number(low)}–{tell_number(best)} or more"
    )


def tell_day(day: str) -> str:
    """An ISO day for a reader; what is no day stays as it is.

    >>> tell_day("2020-02-06")
    '6 Feb 2020'
    """
    try:
        read = date.fromisoformat(day[:10])
    except ValueError:
        return day
    return f"{read.day} {MONTHS[read.month - 1]} {read.year}"


def tell_time(when: When) -> str:
    """A time for a reader, its open ends in words."""
    start, end = when.start, when.end
    if start is None and end is None:
        return "day not known"
    if start is None:
        words = f"no later than {tell_day(end or '')}"
    elif end is None:
        words = f"since {tell_day(start)}"
    else:
        words = tell_day(start) if start == end else f"{tell_day(start)} to {tell_day(end)}"
    return f"{words}, {when.clock}" if when.clock else words


def tell_place(place: Place | None) -> str:
    """A place for a reader, as it was written where that differs from the name it is known by."""
    if place is None:
        return "place not known"
    name = place.name if place.label is None or place.label == place.name else f"{place.label} (“{place.name}”)"
    if place.relation == "near":
        return f"near {name}"
    if place.relation == "direction":
        return f"at the edge of or off {name}"
    if place.relation == "km" and place.km is not None:
        return f"{place.km:g} km from {name}"
    return name


def tell_precision(place: Place | None) -> str:
    """How exact a place is, in words; "not on any map here" where it has no coordinates."""
    if place is None:
        return ""
    if place.lat is None:
        return "not in the gazetteer"
    return PLACE_PRECISION.get(place.precision or 0, "")


def tell_kind(kind: str) -> str:
    """A kind as words: ``air_strike`` is "air strike"."""
    return kind.replace("_", " ")


def tell_lineage(event: Event) -> str:
    """How many voices, stories and reports an event rests on."""
    parts = (
        (event.n_origins, "origin", "origins"),
        (event.n_families, "story", "stories"),
        (event.n_reports, "report", "reports"),
    )
    return " · ".join(f"{number} {one if number == 1 else many}" for number, one, many in parts)
