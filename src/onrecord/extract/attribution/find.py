"""Finds the attributions of one report and resolves who speaks."""

from collections.abc import Set

from msgspec.structs import replace
from spacy.tokens import Doc

from onrecord.extract.attribution.beside import complete_source, mend_sources
from onrecord.extract.attribution.chain import resolve_attribution, resolve_others
from onrecord.extract.attribution.citations import find_citations
from onrecord.extract.attribution.cues import Found
from onrecord.extract.attribution.endings import mend_endings
from onrecord.extract.attribution.extents import mend_extents
from onrecord.extract.attribution.grammar import find_by_grammar
from onrecord.extract.attribution.headlines import find_labels, find_shorthand, widen_content
from onrecord.extract.attribution.learned import find_by_model
from onrecord.extract.attribution.names import read_names
from onrecord.extract.attribution.passages import mend_passages
from onrecord.extract.attribution.posts import find_posts
from onrecord.extract.attribution.speakers import Speakers
from onrecord.extract.attribution.stance import LABELS, read_cue
from onrecord.extract.attribution.transcripts import find_turns
from onrecord.extract.attribution.tree import Tree, read_tree
from onrecord.extract.wrapped import join_lines
from onrecord.mentions import AttributionMention
from onrecord.model import Attribution, Finder, Report
from onrecord.values import Span

#: tokens without a role that a content is read across, when they stand between two pieces of it
GAP = 2
#: most tokens by which a content is lengthened to the end of its clause
CUT = 3
#: a content of less than this share of the grammar's is a shred of it
SHRED = 0.5
#: cues of taking a deed upon oneself or of judging one, which tell nothing of the deed itself
DEEDS = frozenset({"claim", "condemn", "denounce", "criticise", "criticize", "praise", "welcome"})
#: two contents that share more than this part of the grammar's are the same, and together it is whole
SAME = 0.5


def find_attributions(doc: Doc, report: Report) -> tuple[AttributionMention, ...]:
    """Every attribution of the report, in the order of the text, then the turns of a transcript and signed posts, each
    with its speaker resolved.

    ``doc`` is the parse of ``report.text``. A content may lie within another's (nested voices). The source is empty
    where nobody is named ("reportedly"); ``attribution`` is ``None`` where the words tell of an attitude or an act
    towards something ("backs", "is critical of") and nobody vouches for anything.
    """
    tree = read_tree(doc, join_lines(report.text))
    speakers = Speakers(tree, read_names(tree, [(e.start, e.end, e.label_) for e in doc.ents]))
    learned = find_by_model(doc, tree)
    ruled, shorthand = list(find_by_grammar(tree)), [*find_shorthand(tree), *find_labels(tree, report)]
    cited = list(find_citations(tree))
    merged = merge_found(tree, learned, [*ruled, *shorthand, *cited])
    mend_endings(tree, merged)
    mend_sources(tree, speakers.names, merged)
    mend_extents(tree, merged)
    mend_passages(tree, merged)
    widen_content(tree, report, merged)
    sourced = [complete_source(tree, speakers.names, merged[head]) for head in sorted(merged) if merged[head].content]
    settled = [complete_content(tree, found) for found in sourced]
    speakers.learn_bodies([found.source for found in settled if found.source])
    finders: dict[int, Finder] = dict.fromkeys((found.head for found in shorthand), "headline")
    finders |= dict.fromkeys((found.head for found in cited), "text")
    finders |= dict.fromkeys((found.head for found in ruled), "grammar")
    finders |= dict.fromkeys((found.head for found in learned), "model")
    mentions, spoken = [], {t for found in settled for t in (*found.source, *found.cue)}
    for found in settled:
        attribution = resolve_attribution(tree, found, speakers)
        if attribution is not None:
            attribution = replace(attribution, found_by=finders.get(found.head, "grammar"))
        if attribution is not None or finders.get(found.head) == "model":
            others = () if attribution is None else resolve_others(tree, found, speakers, attribution)
            mentions += make_mentions(tree, fill_gaps(tree, found, spoken), attribution, others)
    return (*mentions, *find_turns(tree, speakers), *find_posts(report.text))


def make_mentions(
    tree: Tree, found: Found, attribution: Attribution | None, others: tuple[Attribution, ...]
) -> list[AttributionMention]:
    """The mention of what was found, and one without source and cue for the writer's own word within a call."""
    spans = {role: join_spans(tree, getattr(found, role)) for role in ("source", "cue", "content")}
    mentions = [AttributionMention(**spans, attribution=attribution, others=others)]
    asides = [join_spans(tree, own) for own in find_asides(tree, found, found.content)]
    mentions += [AttributionMention(content=own, attribution=Attribution()) for own in asides]
    return mentions


def find_asides(tree: Tree, found: Found, content: tuple[int, ...]) -> list[tuple[int, ...]]:
    """The clauses in what somebody calls for, condemns or claims as his deed that are the writer's own word.

    They are relative clauses after a comma, and whatever tells more of the thing condemned or claimed: "claimed the
    blast that killed ten".
    """
    cue, inside = read_cue(tree, found), set(content)
    told = tree.child(found.head, "ccomp")
    going_on = told is not None and tree.lowers[told].endswith("ing")
    deed = tree.lemmas[found.head] in DEEDS and (told is None or going_on)
    if cue is None or not (deed or cue.act == "call"):
        return []
    clauses = []
    for verb in content:
        first = tree.first[verb]
        apart = first - 1 in inside and tree.lowers[first - 1] == ","
        if tree.deps[verb] in (("relcl", "acl", "advcl") if deed else ("relcl",)) and (apart or deed):
            clauses.append(tuple(t for t in range(first, tree.last[verb] + 1) if t in inside))
        elif deed and verb == told:
            clauses.append(tuple(t for t in range(verb, tree.last[verb] + 1) if t in inside))
    return clauses


def merge_found(tree: Tree, learned: list[Found], ruled: list[Found]) -> dict[int, Found]:
    """The model's attributions by their heads, completed by those of the grammar.

    The model has learnt from labels that do not nest: a voice within another's words is the grammar's to find.
    """
    by_head = {found.head: found for found in ruled}
    merged = {found.head: complete(tree, found, by_head.get(found.head)) for found in learned}
    used = {t for found in merged.values() for t in found.cue}
    for found in ruled:
        above = tree.heads[found.head]
        refused = tree.deps[found.head] == "xcomp" and tree.lemmas[above] in ("refuse", "decline")
        if found.head not in used and not refused:
            merged[found.head] = found
    return merged


def complete(tree: Tree, found: Found, ruled: Found | None) -> Found:
    """The model's attribution with the grammar's source or content where it is the same but for a shred."""
    if ruled is None:
        return found
    if tree.lowers[found.head] in LABELS:
        return ruled
    source, cue, content = found.source, found.cue, found.content
    if all(tree.pos[t] in ("NUM", "PUNCT") for t in source) or (
        set(source) < set(ruled.source) and source[0] == ruled.source[0]
    ):
        source = ruled.source
    elif tree.deps[found.head] == "pcomp" and ruled.source and source[-1] < ruled.source[0]:
        source = ruled.source  # "with the monitor reporting ..." behind the subject of the sentence
    shared = set(content) & set(ruled.content)
    if shared and len(content) < SHRED * len(ruled.content):
        content, cue = ruled.content, ruled.cue
    elif len(shared) > SAME * len(ruled.content):
        content = tuple(sorted({*content, *ruled.content} - set(cue)))
    taken = set(source)
    return Found(
        found.head, source, tuple(t for t in cue if t not in taken), tuple(t for t in content if t not in taken)
    )


def complete_content(tree: Tree, found: Found) -> Found:
    """The attribution with the ends of its content put right.

    What a reported thing is and where it was belongs to it ("clashes north of Kareth"); a clause is not cut short of
    its last words.
    """
    content, cue = tuple(sorted(set(found.content))), found.cue
    last = content[-1]
    if last > found.head and not any(tree.pos[t] in ("VERB", "AUX") for t in content):
        tail = tuple(t for t in cue if t > last)
        content, cue = (*content, *tail), tuple(t for t in cue if t <= last)
    inside, other = set(content), {*cue, *found.source}
    while content[0] > 0 and content[0] - 1 not in other and tree.deps[content[0] - 1] in ("compound", "nummod"):
        if tree.heads[content[0] - 1] not in inside:
            break
        content = (content[0] - 1, *content)
    for t in range(content[-1] + 1, min(content[-1] + 1 + CUT, len(tree.heads))):
        if t in other or tree.heads[t] not in inside or tree.pos[t] in ("PUNCT", "SPACE"):
            break
        content = (*content, t)
        inside.add(t)
    return Found(found.head, found.source, cue, content)


def fill_gaps(tree: Tree, found: Found, spoken: Set[int]) -> Found:
    """The attribution with what stands between two pieces of its content: a few words, or however many within the
    sentence that a source ends, where none of them tells of a voice (``spoken``)."""
    other = set(found.source) | set(found.cue)
    ended = bool(found.source) and found.content[-1] < found.source[0]
    tokens: list[int] = []
    for t in found.content:
        if tokens and t - tokens[-1] > 1:
            between = range(tokens[-1] + 1, t)
            words = [b for b in between if tree.pos[b] not in ("PUNCT", "SPACE")]
            whole = ended and tree.sentence_of[tokens[-1]] == tree.sentence_of[t] and spoken.isdisjoint(between)
            if whole or (len(words) <= GAP and not other.intersection(between)):
                tokens += between
        tokens.append(t)
    return Found(found.head, found.source, found.cue, tuple(tokens))


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
