"""A SPAN -> WHO SAYS SO: the innermost attribution that covers it, with the voices around that one."""

from collections.abc import Sequence

from onrecord.mentions import AttributionMention
from onrecord.model import Attribution, Report

#: share of a span that a content must hold
MOST = 0.6


def attribution_at(
    attributions: Sequence[AttributionMention], start: int, end: int, *, report: Report | None = None
) -> Attribution:
    """Who says what stands at ``[start, end)``; the report's own word where no attribution covers the span.

    The innermost covering attribution gives origin and stance; those around it are its relays, outermost first in the
    chain. A mention without a cue is the writer's own word within somebody's call. The report's own word is
    its agency's, else its outlet's; without either (or without ``report``) nobody's.
    """
    covering = [a for a in attributions if a.attribution is not None and covers(a, start, end)]
    if not covering:
        return own_word(report)
    covering.sort(key=lambda a: (-extent(a), a.content))
    inner = covering[-1].attribution
    assert inner is not None
    if not covering[-1].cue:
        return own_word(report)
    chain = list(inner.chain)
    for mention in covering[-2::-1]:
        around = mention.attribution.chain if mention.attribution else ()
        chain = [link for link in around if all(link.name != known.name for known in chain)] + chain
    return Attribution(origin=inner.origin, origin_kind=inner.origin_kind, stance=inner.stance, chain=tuple(chain))


def covers(mention: AttributionMention, start: int, end: int) -> bool:
    """Whether the content holds most of the span: it may take in the cue beside it, or a word between two pieces."""
    held = sum(max(0, min(e, end) - max(s, start)) for s, e in mention.content)
    return held > MOST * (end - start)


def extent(mention: AttributionMention) -> int:
    return sum(e - s for s, e in mention.content)


def own_word(report: Report | None) -> Attribution:
    """The report speaking for itself."""
    if report is not None and report.agency is not None:
        return Attribution(origin=report.agency, origin_kind="agency")
    if report is not None and report.outlet is not None:
        return Attribution(origin=report.outlet, origin_kind="outlet")
    return Attribution()
