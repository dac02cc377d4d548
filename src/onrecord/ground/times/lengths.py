"""LENGTHS AND REPETITIONS OF TIME -> TIMEX3 values: P2M, PT5H, PXD, XXXX-WXX-5."""

from onrecord.ground.times.wording import Wording

_TIME_UNITS = {"TS": "S", "TM": "M", "TH": "H"}


def write_length(wording: Wording) -> str | None:
    """The TIMEX3 duration; ``PXD`` where the count is not known, ``None`` where no unit is named."""
    if wording.unit is None:
        return f"PX{wording.season}" if wording.season else None
    unit, count = wording.unit, wording.count
    if unit in ("NI", "MO", "EV", "AF"):
        return f"P{_number(count) if count else 'X'}{unit}"
    if unit == "2W":
        unit, count = "W", count * 2 if count else 2
    if unit == "Q":
        unit, count = "Q", count
    number = _number(count) if count is not None else "1" if not wording.plural and not wording.counted else "X"
    if unit in _TIME_UNITS:
        return f"PT{number}{_TIME_UNITS[unit]}"
    return f"P{number}{unit}"


def _number(count: float) -> str:
    return f"{count:g}" if count >= 1 else f"{count:g}".lstrip("0")


def write_repeated(wording: Wording) -> str | None:
    """The TIMEX3 value of what comes again: the day or week as a pattern, the length of the turn for a rate."""
    if wording.repeated is not None:
        repeated = wording.repeated
        return f"XXXX-WXX-{repeated}" if repeated.isdigit() or repeated == "WE" else repeated
    if wording.weekday is not None:
        return f"XXXX-WXX-{wording.weekday}"
    if wording.month is not None:
        return f"XXXX-{wording.month:02d}"
    if wording.season is not None:
        return f"XXXX-{wording.season}"
    if wording.time is not None:
        return f"XXXX-XX-XXT{wording.time}"
    return write_length(wording)
