"""Finds the attributions of one report and resolves who speaks."""

from spacy.tokens import Doc

from onrecord.extract.attribution.chain import resolve_attribution
from onrecord.extract.attribution.grammar import find_by_grammar
from onrecord.extract.attribution.names import read_names
from onrecord.extract.attribution.speakers import Speakers
from onrecord.extract.attribution.tree import Tree, read_tree
from onrecord.mentions import AttributionMention
from onrecord.model import Report
from onrecord.values import Span


def find_attributions(doc: Doc, report: Report) -> tuple[AttributionMention, ...]:
    """Every attribution of the report, in the order of the text, each with its speaker resolved.

    ``doc`` is the parse of ``report.text``. A content may lie within another's (nested voices). The source is empty
    where nobody is named ("reportedly").
    """
    tree = read_tree(doc)
    speakers = Speakers(tree, read_names(tree, [(e.start, e.end, e.label_) for e in doc.ents]))
    mentions = []
    for found in find_by_grammar(tree):
        mentions.append(
            AttributionMention(
                source=join_spans(tree, found.source),
                cue=join_spans(tree, found.cue),
                content=join_spans(tree, found.content),
                attribution=resolve_attribution(tree, found, speakers),
            )
        )
    return tuple(mentions)


def join_spans(tree: Tree, tokens: tuple[int, ...]) -> tuple[Span, ...]:
    """The spans of runs of neighbouring tokens."""
    spans: list[Span] = []
    previous = None
    for t in tokens:
        if previous is not None and t == previous + 1:
            spans[-1] = (spans[-1][0], tree.ends[t])
        else:
            spans.append(tree.span(t, t))
        previous = t
    return tuple(spans)
