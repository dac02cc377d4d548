"""A SPAN -> WHO SAYS SO: the innermost attribution that covers it, with the voices around that one."""

from collections.abc import Sequence

from msgspec.structs import replace

from onrecord.mentions import AttributionMention
from onrecord.model import Attribution, ChainLink, Report

#: the flag of a report whose agency nothing credits but its people in the story
TOLD_FLAG = "agency_only_told"
THOUGHT = frozenset(
    "believe believes believed believing think thinks thought thinking feel feels felt know knows knew knowing".split()
)
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
    return voices_at(attributions, start, end, report=report)[0]


def voices_at(
    attributions: Sequence[AttributionMention], start: int, end: int, *, report: Report | None = None
) -> tuple[Attribution, ...]:
    """The same for every voice of a joined source, the one of `attribution_at` first."""
    covering = [a for a in attributions if a.attribution is not None and covers(a, start, end)]
    if not covering:
        return (own_word(report),)
    covering.sort(key=lambda a: (-extent(a), a.content))
    if not covering[-1].cue:
        return (own_word(report),)
    named = [n for n, mention in enumerate(covering) if names_voice(mention)]
    while len(named) > 1 and is_thought(covering[named[-1]]):
        covering.pop(named.pop())
    at = named[-1] if named else len(covering) - 1
    inner = covering[at].attribution
    assert inner is not None
    around = [link for mention in covering[:at] if mention.attribution for link in mention.attribution.chain]
    return tuple(behind(around, voice) for voice in (inner, *covering[at].others))


def names_voice(mention: AttributionMention) -> bool:
    """Whether a mention names somebody: "reports confirmed that ten died, the source said" is the source's word."""
    return mention.attribution is not None and mention.attribution.origin is not None


def is_thought(mention: AttributionMention) -> bool:
    """Whether somebody only thinks so: "he thought that a man had shot two, his lawyer said" is the lawyer's word."""
    chain = mention.attribution.chain if mention.attribution is not None else ()
    return bool(chain) and not THOUGHT.isdisjoint((chain[-1].cue or "").lower().split())


def behind(around: Sequence[ChainLink], voice: Attribution) -> Attribution:
    """A voice with those that carry it, outermost first, each once."""
    names = [link.name for link in voice.chain]
    carriers = [
        link
        for at, link in enumerate(around)
        if link.name not in names and all(link.name != later.name for later in around[at + 1 :])
    ]
    return replace(voice, chain=(*carriers, *voice.chain))


def covers(mention: AttributionMention, start: int, end: int) -> bool:
    """Whether the content holds most of the span: it may take in the cue beside it, or a word between two pieces."""
    held = sum(max(0, min(e, end) - max(s, start)) for s, e in mention.content)
    return held > MOST * (end - start)


def extent(mention: AttributionMention) -> int:
    return sum(e - s for s, e in mention.content)


def own_word(report: Report | None) -> Attribution:
    """The report speaking for itself: where the agency is known only by what people told it, the outlet."""
    told = report is not None and report.outlet is not None and TOLD_FLAG in report.flags
    if report is not None and report.agency is not None and not told:
        return Attribution(origin=report.agency, origin_kind="agency")
    if report is not None and report.outlet is not None:
        return Attribution(origin=report.outlet, origin_kind="outlet")
    return Attribution()
