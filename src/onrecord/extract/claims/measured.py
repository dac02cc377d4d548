"""Numbers of nature in a sentence: magnitude, depth, water level, wind."""

import re

_ABOUT = r"(?:(?:of|at|was|is|at[ ]least|about|around|some|roughly|approximately|a[ ]preliminary|an[ ]estimated)[ ])*"
_QUAKE = r"(?:earthquake|quake|tremor|temblor|aftershock|foreshock)"
_MAGNITUDE = rf"""
    \bmagnitude[- ]{_ABOUT}(\d(?:\.\d+)?)\b(?![,.]?\d|[ ]percent)
    |\b(\d(?:\.\d+)?)[- ](?:magnitude|strength)\b
    |\b(\d(?:\.\d+)?)[ ](?:degrees?[ ])?on[ ]the[ ](?:open-ended[ ])?(?:richter|moment)\b
    |\b{_QUAKE}[ ](?:of|measuring|registering|measured|registered)[ ]{_ABOUT}(\d\.\d+)\b
    |\b(\d\.\d)[ -](?:degree[ -])?{_QUAKE}\b
"""
_PATTERNS = (
    ("magnitude", re.compile(_MAGNITUDE, re.I | re.X)),
    ("depth_km", re.compile(r"\bdepth of (?:about |around |some )?(\d+(?:\.\d+)?) ?(?:km|kilomet(?:er|re)s?)\b", re.I)),
    (
        "water_level_m",
        re.compile(r"\b(?:water|river|level|gauge)\b[^.]{0,40}?\b(\d+(?:\.\d+)?) ?(?:m|met(?:er|re)s?)\b", re.I),
    ),
    ("wind_kmh", re.compile(r"\bwinds?\b[^.]{0,40}?\b(\d{2,3}) ?(?:km/h|kph|kilomet(?:er|re)s (?:per|an) hour)", re.I)),
)
_SIGNS = re.compile(r"magnitude|richter|quake|tremor|temblor|shock|depth|water|river|level|gauge|wind", re.I)


def find_attributes(text: str, near: int = 0) -> dict[str, float | int | str]:
    """The measured values that a sentence gives, by name with the unit in it; empty when there are none. Of several
    of a name the one nearest to the character ``near``.

    >>> find_attributes("A magnitude 6.1 quake struck at a depth of 10 km.")
    {'magnitude': 6.1, 'depth_km': 10.0}
    """
    if not _SIGNS.search(text):
        return {}
    found: dict[str, float | int | str] = {}
    for name, pattern in _PATTERNS:
        matches = list(pattern.finditer(text))
        if matches:
            match = min(matches, key=lambda m: abs(m.start() - near))
            found[name] = float(next(group for group in match.groups() if group))
    return found
