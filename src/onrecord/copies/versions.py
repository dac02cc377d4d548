"""TWO REPORTS THAT CARRY ONE COPY -> whether the second is a later version of the first and not somebody's copy of it.

A newsroom that updates or corrects its own story changes numbers openly: no silent edit, but its latest word.
"""

from onrecord.model import Report

#: flags of a report that says of itself that it is a new version
RENEWED = frozenset({"corrected", "updated", "withdrawn"})
#: share of the later version's words that stand in the earlier one, at least
SAME_STORY = 0.5


def is_version(earlier: Report, later: Report, containment: float) -> bool:
    """Whether ``later`` renews ``earlier``: it says so of itself, or one outlet published both and it came second.

    Another newsroom's page is a copy whatever its notice says: that renews the page's own story. Where a newsroom is
    unknown, a correction or withdrawal counts and the common "updated" does not.
    """
    if containment < SAME_STORY:
        return False
    first, second = name_newsroom(earlier), name_newsroom(later)
    if first and second and first != second:
        return False
    before, after = earlier.published or "", later.updated or later.published or ""
    said = RENEWED & set(later.flags) - set(earlier.flags)
    if said if first and second else said - {"updated"}:
        return not before or not after or after[:10] >= before[:10]
    return bool(earlier.outlet and later.outlet and before) and after > before


def name_newsroom(report: Report) -> str:
    """Whose page it is, folded: the outlet's, else the agency's; ``""`` where neither is known."""
    return (report.outlet or report.agency or "").casefold()
