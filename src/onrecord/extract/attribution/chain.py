"""ATTRIBUTION OF WORDS -> WHO SAYS SO: stance, and the chain of voices from the page to the origin."""

from onrecord.extract.attribution.cues import Cue, Found, cue_table
from onrecord.extract.attribution.kinds import find_kind, governments
from onrecord.extract.attribution.speakers import INNER, Speaker, Speakers
from onrecord.extract.attribution.tree import Tree
from onrecord.model import Attribution, ChainLink, OriginKind, Stance

NEGATIONS = {"not", "n't", "n’t", "never", "cannot", "neither", "nor"}
#: voices that carry another's words to the page
CARRIERS: frozenset[OriginKind] = frozenset({"agency", "outlet", "state_media"})
QUOTING = {"quote", "cite", "carry", "publish", "broadcast"}
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
    "corroborate", "document", "record", "estimate", "accuse", "blame", "see", "witness", "hear", "declare", "verify", "reveal",
    "allege", "predict", "charge", "recognise", "recognize", "concede", "tell",
}  # fmt: skip
#: say-verbs that also tell of acts: they say something only with a clause or a quotation of its own
WORDS_ONLY = {
    "continue", "respond", "reply", "release", "issue", "identify", "list", "point", "rule", "post", "read", "observe",
    "relate", "show", "find", "publish", "describe", "relay", "determine",
}  # fmt: skip
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
    if tree.lowers[found.head] in HEDGES:
        return Cue("say", "asserts")
    table = cue_table()
    for t in (found.head, *found.cue):
        known = table.get((tree.lemmas[t], "VERB"))
        if known is not None and (t == found.head or known.act != "decline"):
            return known
    inside = set(found.content)
    clause = any(tree.deps[c] == "ccomp" and c in inside for c in tree.children[found.head])
    return Cue("say", "asserts") if clause or is_quoted(tree, found) else None


def is_quoted(tree: Tree, found: Found) -> bool:
    """Whether the content opens with a quotation mark."""
    first = found.content[0]
    return tree.lowers[first][:1] in QUOTATION or (first > 0 and tree.lowers[first - 1][:1] in QUOTATION)


def vouches(tree: Tree, found: Found, cue: Cue) -> bool:
    """Whether the source stands for the content, and does not only act upon it ("identified the victim", "Kareth: ...")."""
    lemma = tree.lemmas[found.head]
    if tree.lowers[found.head] == ":":
        words = tree.words(found.source[0], found.source[-1]).lower() if found.source else ""
        return is_quoted(tree, found) or words not in governments()
    if cue.act == "decline":
        verb = tree.child(found.head, "xcomp", "dobj")
        return any(tree.lemmas[t] in ANSWERS for t in (*found.cue, *found.content)) or verb is None
    if cue.act != "say" or lemma in REPORTS:
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
    negated = any(tree.lowers[t] in NEGATIONS for t in (*found.cue, *tree.children[head]) if abs(t - head) < 5)
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


def find_relays(tree: Tree, found: Found, speakers: Speakers, speaker: Speaker) -> list[Speaker]:
    """Who carried the words to the page, in order; the speaker himself first where another is the origin.

    'told X', 'quoted by X', 'in a statement carried by X': X carried. 'X quoted Y as saying', 'X said, citing Y': Y said.
    """
    head = found.head
    if tree.lemmas[head] == "tell":
        listener = read_listener(tree, head)
        relay = read_carrier(tree, listener, speakers) if listener else None
        if relay is not None and tree.lemmas[listener[-1]] in ("reporter", "journalist") and len(listener) == 1:
            return []
        return [relay] if relay else []
    for t in found.source:
        if tree.lemmas[t] in QUOTING and tree.deps[t] in ("acl", "relcl"):
            relay = read_agent(tree, t, speakers)
            return [relay] if relay else []
    return find_quoted(tree, head, speakers, speaker)


def find_quoted(tree: Tree, head: int, speakers: Speakers, speaker: Speaker) -> list[Speaker]:
    """The voices of 'X, citing Y,' and 'X quoted Y as saying': the speaker X, then the origin Y."""
    verbs = [head, *(c for c in tree.children[head] if tree.deps[c] == "advcl")]
    up = tree.heads[head]
    if tree.deps[head] == "pcomp" and tree.heads[up] != up:
        verbs.append(tree.heads[up])
    for verb in verbs:
        if tree.lemmas[verb] not in ("quote", "cite"):
            continue
        if tree.child(verb, "auxpass") is not None or tree.child(verb, "agent") is not None:
            relay = read_agent(tree, verb, speakers)
            return [relay] if relay else []
        named = tree.child(verb, "dobj")
        if named is not None and not speaker.start <= tree.starts[named] < speaker.end:
            tokens = tuple(t for t in range(tree.first[named], tree.last[named] + 1) if not is_later(tree, t, named))
            origin = speakers.resolve(tokens)
            if origin.name is not None and origin.kind != "unattributed":
                return [speaker, origin]
    return []


def is_later(tree: Tree, t: int, named: int) -> bool:
    """Whether a token lies in a clause or a prepositional phrase after the noun."""
    while t != named and tree.heads[t] != named:
        t = tree.heads[t]
    return t > named and tree.deps[t] in ("prep", "acl", "relcl", "punct")


def read_listener(tree: Tree, head: int) -> tuple[int, ...]:
    """The noun phrase right after 'told': article, adjectives, names."""
    tokens = []
    for t in range(head + 1, min(head + 9, len(tree.lowers))):
        if tree.pos[t] not in ("DET", "PROPN", "ADJ", "NOUN", "PART", "NUM") or tree.deps[t] in (
            "mark",
            "nsubj",
            "npadvmod",
        ):
            break
        tokens.append(t)
    return tuple(tokens)


def read_agent(tree: Tree, verb: int, speakers: Speakers) -> Speaker | None:
    """The voice of 'quoted by X': whatever X is, it carried the words."""
    agent = tree.child(verb, "agent", "prep")
    by = tree.child(agent, "pobj") if agent is not None and tree.lowers[agent] in ("by", "on", "in") else None
    if by is None:
        return None
    tokens = tuple(range(tree.first[by], tree.last[by] + 1))
    # a name after its description may be parsed apart: "by state agency VANA said"
    while tokens[-1] + 1 < len(tree.pos) and tree.pos[tokens[-1] + 1] == "PROPN":
        tokens = (*tokens, tokens[-1] + 1)
    return read_carrier(tree, tokens, speakers, trusted=True)


def read_carrier(tree: Tree, tokens: tuple[int, ...], speakers: Speakers, *, trusted: bool = False) -> Speaker | None:
    """The voice that the tokens name, if it is of a kind that carries words; a ``trusted`` one counts as an outlet."""
    words = tree.words(tokens[0], tokens[-1])
    name, kind = speakers.read_name(tokens, tokens[-1])
    kind = find_kind(words) or kind
    if kind not in CARRIERS:
        if not trusted or name is None:
            return None
        kind = "outlet"
    start, end = tree.span(tokens[0], tokens[-1])
    return Speaker(name or words, kind, start, end, tree.paragraph_of[tokens[0]], person=False, plural=False)
