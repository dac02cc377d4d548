"""ATTRIBUTION OF WORDS -> WHO SAYS SO: stance, and the chain of voices from the page to the origin."""

from onrecord.extract.attribution.cues import Cue, Found, cue_table
from onrecord.extract.attribution.kinds import find_kind, governments
from onrecord.extract.attribution.relays import find_relays
from onrecord.extract.attribution.speakers import INNER, Speaker, Speakers
from onrecord.extract.attribution.tree import Tree
from onrecord.model import Attribution, ChainLink, Stance

NEGATIONS = {"no", "not", "n't", "n’t", "never", "cannot", "neither", "nor"}
#: cues that give no answer when they are negated or stand with 'comment'
ANSWERS = {
    "comment",
    "respond",
    "reply",
    "answer",
    "elaborate",
    "discuss",
    "say",
    "confirm",
    "speak",
    "provide",
    "give",
    "release",
}
#: say-verbs whose object alone is said ("reported clashes", "denied involvement")
REPORTS = {
    "report", "confirm", "deny", "announce", "reject", "dismiss", "claim", "acknowledge", "admit", "refute", "dispute",
    "corroborate", "document", "record", "estimate", "accuse", "blame", "see", "witness", "hear", "declare", "verify",
    "reveal",
    "allege", "predict", "charge", "recognise", "recognize", "concede", "tell",
}  # fmt: skip
#: say-verbs that also tell of acts: they say something only with a clause or a quotation of its own
WORDS_ONLY = {
    "continue", "respond", "reply", "release", "issue", "identify", "list", "point", "rule", "post", "read", "observe",
    "relate", "show", "find", "publish", "describe", "relay", "determine",
}  # fmt: skip
#: whom an agency or an outlet sends
SENT = {"correspondent", "reporter", "journalist", "photographer", "witness"}
HEDGES = {"reportedly", "allegedly", "purportedly", "supposedly", "according"}
QUOTATION = set("\"“”«»„'‘")


def resolve_attribution(tree: Tree, found: Found, speakers: Speakers) -> Attribution | None:
    """Who says what ``found`` holds; ``None`` where nobody vouches for it: an attitude, an act, a word within a quote.

    Without a source nobody says it: kind ``unattributed``.
    """
    cue = read_cue(tree, found)
    if found.source and tree.lowers[found.source[0]] in INNER and len(found.source) == 1:
        return None
    speaker = speakers.resolve(found.source) if found.source else None
    if cue is None or not vouches(tree, found, cue):
        return None
    stance = read_stance(tree, found, cue)
    if speaker is None:
        return Attribution(stance=stance)
    relays = find_relays(tree, found, speakers, speaker)
    voices = relays if speaker in relays else [*relays, speaker]
    words = " ".join(tree.text[tree.starts[t] : tree.ends[t]] for t in found.cue)
    links = tuple(make_link(tree, voice, words) for voice in voices)
    return Attribution(origin=voices[-1].name, origin_kind=voices[-1].kind, stance=stance, chain=links)


def make_link(tree: Tree, speaker: Speaker, cue: str) -> ChainLink:
    """A voice of the chain; one that could not be resolved keeps its words as its name."""
    name = speaker.name or tree.text[speaker.start : speaker.end]
    return ChainLink(name=name, kind=speaker.kind, cue=cue, start=speaker.start, end=speaker.end)


def read_cue(tree: Tree, found: Found) -> Cue | None:
    """What the cue does, by the first of its words that the table knows, its head first.

    A cue that no table knows says something only where it governs a clause or a quotation; else ``None``.
    """
    if tree.lowers[found.head] in HEDGES or is_own_sight(tree, found):
        return Cue("say", "asserts")
    if tree.lowers[found.head] == ":" and found.source and find_kind(tree.words(found.source[0], found.source[-1])):
        return Cue("say", "asserts")
    table = cue_table()
    for t in (found.head, *found.cue):
        known = table.get((tree.lemmas[t], "VERB"))
        if known is not None and (t == found.head or known.act != "decline"):
            return known
    inside = set(found.content)
    clause = any(tree.deps[c] == "ccomp" and c in inside for c in tree.children[found.head])
    return Cue("say", "asserts") if clause or is_quoted(tree, found) else None


def is_own_sight(tree: Tree, found: Found) -> bool:
    """Whether the source is a reporter of the agency or the outlet: what he does, he saw."""
    if not found.source or tree.lemmas[found.source[-1]] not in SENT:
        return False
    return find_kind(tree.words(found.source[0], found.source[-1])) == "own_reporter"


def is_quoted(tree: Tree, found: Found) -> bool:
    """Whether the content opens with a quotation mark."""
    first = found.content[0]
    return tree.lowers[first][:1] in QUOTATION or (first > 0 and tree.lowers[first - 1][:1] in QUOTATION)


def vouches(tree: Tree, found: Found, cue: Cue) -> bool:
    """Whether the source stands for the content, and does not only act upon it ("identified the victim")."""
    lemma = tree.lemmas[found.head]
    if tree.lowers[found.head] == ":":
        words = tree.words(found.source[0], found.source[-1]).lower() if found.source else ""
        return is_quoted(tree, found) or words not in governments()
    if cue.act == "decline":
        verb = tree.child(found.head, "xcomp", "dobj")
        return any(tree.lemmas[t] in ANSWERS for t in (*found.cue, *found.content)) or verb is None
    if cue.act != "say" or lemma in REPORTS or is_own_sight(tree, found):
        return True
    if lemma in WORDS_ONLY:
        inside = set(found.content)
        clause = any(tree.deps[c] == "ccomp" and c in inside for c in tree.children[found.head])
    else:
        clause = any(tree.pos[t] in ("VERB", "AUX") for t in found.content)
    return clause or is_quoted(tree, found) or lemma in ("comment", "respond", "reply", "answer", "elaborate")


def read_stance(tree: Tree, found: Found, cue: Cue) -> Stance:
    """The table's stance, turned by a negation: not to confirm is no denial, not to deny is no confirmation."""
    head = found.head
    lemma = tree.lemmas[head]
    negated = any(
        tree.lowers[t] in NEGATIONS for t in (*found.cue, *tree.children[head], *found.source[:1]) if abs(t - head) < 5
    )
    if cue.act == "decline":
        objects = [tree.lemmas[c] for c in tree.children[head] if tree.deps[c] in ("xcomp", "dobj")]
        return "not_confirmed" if objects == ["confirm"] else "declined"
    if negated and cue.stance in ("confirms", "denies"):
        return "not_confirmed"
    if negated and lemma in ("comment", "respond", "reply", "answer", "elaborate"):
        return "declined"
    if cue.stance == "asserts" and tree.deps[head] == "advcl" and lemma in ("say", "add", "report"):
        # "confirmed the report, saying ..." confirms what it goes on to say
        above = cue_table().get((tree.lemmas[tree.heads[head]], "VERB"))
        if above is not None and above.stance == "confirms":
            return "confirms"
    return cue.stance
