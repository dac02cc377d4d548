"""Numbers of nature in a sentence: magnitude, depth, water level, wind."""

import re

_PATTERNS = (
    ("magnitude", re.compile(r"\bmagnitude[- ](?:of )?(\d+(?:\.\d+)?)|\b(\d+(?:\.\d+)?)[- ]magnitude", re.I)),
    ("depth_km", re.compile(r"\bdepth of (?:about |around |some )?(\d+(?:\.\d+)?) ?(?:km|kilomet(?:er|re)s?)\b", re.I)),
    (
        "water_level_m",
        re.compile(r"\b(?:water|river|level|gauge)\b[^.]{0,40}?\b(\d+(?:\.\d+)?) ?(?:m|met(?:er|re)s?)\b", re.I),
    ),
    ("wind_kmh", re.compile(r"\bwinds?\b[^.]{0,40}?\b(\d{2,3}) ?(?:km/h|kph|kilomet(?:er|re)s (?:per|an) hour)", re.I)),
)
_SIGNS = re.compile(r"magnitude|depth|water|river|level|gauge|wind", re.I)


def find_attributes(text: str) -> dict[str, float | int | str]:
    """The measured values that a sentence gives, by name with the unit in it; empty when there are none.

    >>> find_attributes("A magnitude 6.1 quake struck at a depth of 10 km.")
    {'magnitude': 6.1, 'depth_km': 10.0}
    """
    if not _SIGNS.search(text):
        return {}
    found: dict[str, float | int | str] = {}
    for name, pattern in _PATTERNS:
        if match := pattern.search(text):
            found[name] = float(next(group for group in match.groups() if group))
    return found
