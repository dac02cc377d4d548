"""ATTRIBUTION OF WORDS -> WHO SAYS SO: stance, and the chain of voices from the page to the origin."""

from onrecord.extract.attribution.cues import Cue, Found, cue_table
from onrecord.extract.attribution.kinds import find_kind
from onrecord.extract.attribution.speakers import Speaker, Speakers
from onrecord.extract.attribution.tree import Tree
from onrecord.model import Attribution, ChainLink, OriginKind, Stance

NEGATIONS = {"not", "n't", "n’t", "never", "cannot", "neither"}
#: voices that carry another's words to the page
CARRIERS: frozenset[OriginKind] = frozenset({"agency", "outlet", "state_media"})
QUOTING = {"quote", "cite", "carry", "report", "broadcast", "publish"}


def resolve_attribution(tree: Tree, found: Found, speakers: Speakers) -> Attribution:
    """Who says what ``found`` holds. Without a source nobody does: kind ``unattributed``."""
    stance = read_stance(tree, found)
    cue = words_of_cue(tree, found)
    if not found.source:
        return Attribution(stance=stance)
    relay = find_relay(tree, found, speakers)
    speaker = speakers.resolve(found.source)
    links = [make_link(tree, voice, cue) for voice in (relay, speaker) if voice is not None]
    return Attribution(origin=speaker.name, origin_kind=speaker.kind, stance=stance, chain=tuple(links))


def make_link(tree: Tree, speaker: Speaker, cue: str) -> ChainLink:
    name = speaker.name or tree.text[speaker.start : speaker.end]
    return ChainLink(name=name, kind=speaker.kind, cue=cue, start=speaker.start, end=speaker.end)


def words_of_cue(tree: Tree, found: Found) -> str:
    """The cue's wording; a gap within it is left as one blank."""
    return " ".join(tree.text[tree.starts[t] : tree.ends[t]] for t in found.cue)


def read_cue(tree: Tree, found: Found) -> Cue:
    """What the cue word does by the table; a cue that is not in it says."""
    return cue_table().get((tree.lemmas[found.head], "VERB"), Cue("say", "asserts"))


def read_stance(tree: Tree, found: Found) -> Stance:
    """The table's stance, turned by a negation: not to confirm is no denial, not to deny is no confirmation."""
    cue = read_cue(tree, found)
    lemma = tree.lemmas[found.head]
    negated = any(tree.deps[c] == "neg" or tree.lowers[c] in NEGATIONS for c in tree.children[found.head])
    if cue.act == "decline":
        verb = tree.child(found.head, "xcomp")
        return "not_confirmed" if verb is not None and tree.lemmas[verb] == "confirm" else "declined"
    if negated and cue.stance in ("confirms", "denies"):
        return "not_confirmed"
    if negated and lemma in ("comment", "respond", "reply", "answer", "elaborate"):
        return "declined"
    return cue.stance


def find_relay(tree: Tree, found: Found, speakers: Speakers) -> Speaker | None:
    """Who carried the words to the page: 'told X', 'quoted by X', 'X said, citing'."""
    head = found.head
    for c in tree.children[head]:
        if tree.deps[c] in ("dobj", "dative") and tree.lemmas[head] == "tell":
            return carrier(tree, c, speakers)
    for t in found.source:
        if tree.lemmas[t] in QUOTING and tree.deps[t] in ("acl", "relcl"):
            agent = tree.child(t, "agent")
            by = tree.child(agent, "pobj") if agent is not None else None
            if by is not None:
                return carrier(tree, by, speakers, trusted=True)
    return None


def carrier(tree: Tree, head: int, speakers: Speakers, *, trusted: bool = False) -> Speaker | None:
    """The voice named at ``head``, if it is of a kind that carries words (or is ``trusted`` to be one)."""
    tokens = tuple(range(tree.first[head], tree.last[head] + 1))
    name, kind = speakers.read_name(tokens, head)
    if kind not in CARRIERS and not (trusted and name):
        kind = find_kind(tree.words(tokens[0], tokens[-1])) or kind
        if kind not in CARRIERS:
            return None
    start, end = tree.span(tokens[0], tokens[-1])
    if kind not in CARRIERS:
        kind = "outlet"
    return Speaker(name, kind, start, end, tree.paragraph_of[head], person=False, plural=False)
