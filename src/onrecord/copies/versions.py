"""TWO REPORTS THAT CARRY ONE COPY -> whether the second is a later version of the first and not somebody's copy of it.

A newsroom that updates or corrects its own story changes numbers openly: no silent edit, but its latest word.
"""

from onrecord.model import Report

#: flags of a report that says of itself that it is a new version
RENEWED = frozenset({"corrected", "updated", "withdrawn"})
#: share of the later version's words that stand in the earlier one, at least
SAME_STORY = 0.5


def is_version(earlier: Report, later: Report, containment: float) -> bool:
    """Whether ``later`` renews ``earlier``: it says so of itself, or one outlet published both and it came second."""
    if containment < SAME_STORY:
        return False
    before, after = earlier.published or "", later.updated or later.published or ""
    if RENEWED & set(later.flags) - set(earlier.flags):
        return not before or not after or after[:10] >= before[:10]
    same_outlet = earlier.outlet is not None and later.outlet is not None
    same_outlet = same_outlet and str(earlier.outlet).casefold() == str(later.outlet).casefold()
    return same_outlet and bool(before) and after > before
