"""VALUES -> WORDS FOR A READER: figures, times, places and names of kinds as the page writes them."""

from datetime import date

from onrecord.model import Event, Figure, Point, Report, Series
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
STANCES = {
    "confirms": "confirms it",
    "denies": "denies it",
    "not_confirmed": "does not confirm it",
    "declined": "declined to comment",
    "accuses": "accuses",
}
MODALITIES = {"negated": "said not to be so", "background": "as background"}
#: what a conflict is about, as a reader asks
QUESTIONS = {
    "value": "How many",
    "outcome": "What came of it",
    "responsibility": "Who did it",
    "occurrence": "Whether it happened",
    "category": "Who was hurt, and how",
    "time": "When",
    "place": "Where",
}


def tell_number(value: float | int | None) -> str:
    """A count with its thousands set apart.

    >>> tell_number(586000)
    '586,000'
    """
    if value is None:
        return UNKNOWN
    return f"{value:,}" if isinstance(value, int) or value != int(value) else f"{int(value):,}"


def tell_figure(figure: Figure) -> str:
    """The number a reader takes away, honest where it is a bound or a range.

    >>> tell_figure(Figure(measure="killed", low=20, best=20, high=None, method=""))
    'at least 20'
    >>> tell_figure(Figure(measure="killed", low=7, best=None, high=9, method=""))
    '7 to 9'
    """
    low, best, high = figure.low, figure.best, figure.high
    if low is None and best is None and high is None:
        return "no usable number of"
    if high is None and best in (None, low):
        return f"at least {tell_number(low)}"
    if low is None and best in (None, high):
        return f"at most {tell_number(high)}"
    if best is None:
        return f"{tell_number(low)} to {tell_number(high)}" if low != high else tell_number(low)
    return tell_number(best)


def tell_spread(figure: Figure) -> str:
    """The range around that number, or "" where the number tells it.

    >>> tell_spread(Figure(measure="killed", low=11, best=14, high=16, method=""))
    'low 11, high 16'
    """
    low, best, high = figure.low, figure.best, figure.high
    if best is None:
        return "no best figure" if low is not None and high is not None else ""
    if low == best == high or (high is None and low == best) or (low is None and high == best):
        return ""
    ends = ("no lower bound" if low is None else f"low {tell_number(low)}",
            "no upper bound" if high is None else f"high {tell_number(high)}")  # fmt: skip
    return ", ".join(ends)


def tell_counted(figure: Figure | Series) -> str:
    """What the number counts: "civilians killed"; the measure ``other`` has no word of its own."""
    words = [figure.population or "", "" if figure.measure == "other" and figure.population else figure.measure]
    return " ".join(word for word in words if word)


def tell_point(point: Point) -> str:
    """A total as said: its value or its bounds."""
    if point.value is not None:
        return tell_number(point.value)
    if point.lower is not None and point.upper is not None:
        return f"{tell_number(point.lower)} to {tell_number(point.upper)}"
    if point.lower is not None:
        return f"at least {tell_number(point.lower)}"
    return f"at most {tell_number(point.upper)}" if point.upper is not None else UNKNOWN


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


def tell_outlet(report: Report) -> str:
    """Who published a report, else the name of its file.

    >>> tell_outlet(Report(report_id="r", source="reports/market.txt", text=""))
    'market.txt'
    """
    return report.outlet or report.source.rstrip("/").rsplit("/", 1)[-1] or report.source


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
