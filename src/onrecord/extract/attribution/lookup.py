"""A SPAN -> WHO SAYS SO: the innermost attribution that covers it, with the voices around that one."""

from collections.abc import Sequence

from onrecord.mentions import AttributionMention
from onrecord.model import Attribution, ChainLink, Report


def attribution_at(
    attributions: Sequence[AttributionMention], start: int, end: int, *, report: Report | None = None
) -> Attribution:
    """Who says what stands at ``[start, end)``; the report's own word where no attribution covers the span.

    The innermost covering attribution gives origin and stance; those around it are its relays, outermost first in the
    chain. A mention without a cue is the writer's own word within somebody's call. The report's own word is its agency's, else its outlet's; without either (or without ``report``) nobody's.
    """
    covering = [a for a in attributions if a.attribution is not None and covers(a, start, end)]
    if not covering:
        return own_word(report)
    covering.sort(key=lambda a: (-extent(a), a.content))
    inner = covering[-1].attribution
    assert inner is not None
    if not covering[-1].cue:
        return own_word(report)
    chain: list[ChainLink] = []
    for mention in covering:
        for link in mention.attribution.chain if mention.attribution else ():
            if all((link.start, link.end) != (known.start, known.end) for known in chain):
                chain.append(link)
    return Attribution(origin=inner.origin, origin_kind=inner.origin_kind, stance=inner.stance, chain=tuple(chain))


def covers(mention: AttributionMention, start: int, end: int) -> bool:
    """Whether one piece of the content, or the content from its first piece to its last, holds the span."""
    return any(s <= start and end <= e for s, e in mention.content)


def extent(mention: AttributionMention) -> int:
    return sum(e - s for s, e in mention.content)


def own_word(report: Report | None) -> Attribution:
    """The report speaking for itself."""
    if report is not None and report.agency is not None:
        return Attribution(origin=report.agency, origin_kind="agency")
    if report is not None and report.outlet is not None:
        return Attribution(origin=report.outlet, origin_kind="outlet")
    return Attribution()
