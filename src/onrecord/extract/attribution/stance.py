"""What a cue does: whether the source vouches for the content, and with what stance."""

from onrecord.extract.attribution.cues import Cue, Found, cue_table
from onrecord.extract.attribution.figures import GIVES, gives_figure
from onrecord.extract.attribution.kinds import ANONYMOUS, find_kind, governments, read_kinds
from onrecord.extract.attribution.tree import Tree
from onrecord.model import Stance

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
#: cues that answer, with or without a content
ANSWERING = {"comment", "respond", "reply", "answer", "elaborate"}
#: deeds that say something only with "that"
FINDING = {"discover"}
#: verbs of calling for something that are deeds where all they govern is a thing
DONE = {"order", "press"}
#: what somebody answers who "responds to" it, and does not come to
ASKED = frozenset("request question query inquiry comment allegation accusation claim criticism message".split())
#: cues that give no answer when they are negated ("did not say whether")
SILENT = {*ANSWERING, "say", "disclose", "reveal", "specify", "state", "indicate", "release", "identify", "announce"}
#: cues that may do without a source: what is believed or reported, what could not be verified
SOURCELESS = {
    "believe", "report", "say", "think", "understand", "fear", "allege", "know", "estimate", "suspect", "presume",
    "assume", "rumor", "rumour", "confirm", "verify", "corroborate", "accuse", "blame", "describe", "quote", "announce",
    "claim", "tell",
}  # fmt: skip
#: verbs whose passive has the speaker as its subject, or tells of a listener
QUOTED = {"quote", "tell", "accuse", "blame", "describe", "announce", "claim"}
#: verbs of thinking that go with "about"
MUSING = {"think", "feel", "know"}
#: sources that are nobody: "no group claimed the attack"
NOBODY = {"no", "nobody", "none", "neither", "noone"}
CALLED = ("prep", "xcomp", "ccomp", "oprd")
HEDGES = {"reportedly", "allegedly", "purportedly", "supposedly", "according"}
LABELS = frozenset({":", "-", "–", "—", "|", "_"})
QUOTATION = set("\"“”«»„'‘")


def read_cue(tree: Tree, found: Found) -> Cue | None:
    """What the cue does, by the first of its words that the table knows, its head first.

    A cue that no table knows says something only where it governs a clause or a quotation; else ``None``.
    """
    if tree.lowers[found.head] in HEDGES or is_own_sight(tree, found):
        return Cue("say", "asserts")
    words = tree.words(found.source[0], found.source[-1]) if found.source else ""
    if is_label(tree, found) and (find_kind(words) or (tree.lowers[found.head] == "(" and words)):
        return Cue("say", "asserts")
    if "thing" in read_kinds(tree.words(found.head, found.head)):
        return None  # a noun of a happening that lost its stop: "tags: air strikes | Ten died"
    table = cue_table()
    for t in (found.head, *found.cue):
        known = table.get(tree.lemmas[t])
        if known is not None and (t == found.head or known.act != "decline"):
            return known
    if gives_figure(tree, found):
        return GIVES
    inside = set(found.content)
    clauses = [c for c in tree.children[found.head] if tree.deps[c] == "ccomp" and c in inside]
    if tree.lemmas[found.head] in FINDING:  # people find things; that they find THAT something is so is a statement
        clauses = [c for c in clauses if any(tree.lowers[m] == "that" for m in tree.children[c])]
    return Cue("say", "asserts") if clauses or is_quoted(tree, found) else None


def is_label(tree: Tree, found: Found) -> bool:
    """Whether nothing but a mark or a place in the line ties a voice to what it says: "Police: ten hurt", "ten hurt
    (Tessel Watch, May 2031)"."""
    cited = tree.lowers[found.head] == "(" and found.source[:1] == (found.head + 1,)
    cited = cited and tree.lowers[found.source[-1] + 1 : found.source[-1] + 2] == [","]
    return tree.lowers[found.head] in LABELS or found.source[-1:] == (found.head,) or cited


def is_spoken(tree: Tree, found: Found) -> bool:
    """Whether the cue is one that a table knows, a label or a number given, not a verb that merely governs a clause."""
    known = tree.lowers[found.head] in HEDGES or any(tree.lemmas[t] in cue_table() for t in found.cue)
    return known or is_label(tree, found) or gives_figure(tree, found)


def is_hearsay(tree: Tree, found: Found) -> bool:
    """Whether nobody is named who says so, and the source is of whom it is said: "a gas believed to be chlorine", "it
    is said that"."""
    head, lemma = found.head, tree.lemmas[found.head]
    if lemma not in SOURCELESS or lemma in QUOTED or tree.child(head, "agent") is not None:
        return False
    passive = tree.child(head, "auxpass") is not None
    behind = tree.deps[head] == "acl" and tree.lowers[head + 1 : head + 2] == ["to"]
    subject = tree.child(head, "nsubjpass") if passive else tree.heads[head] if behind else None
    done = passive or tree.lowers[head].endswith("ed") or tree.lowers[head] in ("said", "thought", "known")
    return done and subject is not None and (subject in found.source or tree.lowers[subject] == "it")


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
    if is_label(tree, found):
        words = tree.words(found.source[0], found.source[-1]).lower() if found.source else ""
        return is_quoted(tree, found) or words not in governments()
    if ANONYMOUS.search(tree.words(found.content[0], found.content[-1])) and cue.act == "ask":
        return False
    if not found.source:
        if lemma == "tell" and is_bidding(tree, found.head):
            return False
        return lemma in SOURCELESS or tree.lowers[found.head] in HEDGES or is_quoted(tree, found)
    if tree.lowers[found.source[0]] in NOBODY and cue.stance not in ("confirms", "denies"):
        return False
    if cue.act == "decline":
        verb = tree.child(found.head, "xcomp", "dobj")
        return any(tree.lemmas[t] in ANSWERS for t in (*found.cue, *found.content)) or verb is None
    if lemma == "claim" and (takes_lives(tree, found.head) or is_claimed_deed(tree, found.head)):
        return False
    if lemma == "blame" and tree.lowers[found.head - 1] == "to" and tree.child(found.head, "dobj") is None:
        return False  # who is to blame blames nobody
    if is_undergone(tree, found) or is_deed(tree, found):
        return False
    if lemma in MUSING and tree.child(found.head, "ccomp") is None and is_about(tree, found):
        return False  # what one thinks about is told by whoever asks
    if lemma == "respond" and responds_by_deed(tree, found):
        return False
    if lemma == "call":
        named = tree.child(found.head, "dobj")
        if named is not None and tree.lowers[named] == "what":
            return False  # "what the army calls corridors" gives a thing its name
        # one calls for, on, or something something; else it is the telephone
        return is_quoted(tree, found) or any(tree.deps[c] in CALLED for c in tree.children[found.head])
    if cue.act != "say" or lemma in REPORTS or is_own_sight(tree, found) or gives_figure(tree, found):
        return True
    return has_clause(tree, found, lemma) or is_quoted(tree, found) or lemma in ANSWERING


def is_undergone(tree: Tree, found: Found) -> bool:
    """Whether the source is whom the act befalls: "a teenager charged with murder", "officers were called to"."""
    lemma, after = tree.lemmas[found.head], tree.lowers[found.head + 1 : found.head + 2]
    if lemma == "call":
        return tree.child(found.head, "auxpass") is not None
    if tree.deps[found.head] == "ccomp" and tree.lemmas[tree.heads[found.head]] == "make":
        return True  # "made residents fear that"
    if lemma == "charge" and tree.lowers[found.head] == "charged":
        return tree.child(found.head, "dobj") is None  # "man charged in shooting"
    return lemma in ("charge", "accuse") and after in (["with"], ["of"]) and tree.child(found.head, "dobj") is None


def is_deed(tree: Tree, found: Found) -> bool:
    """Whether something is done and not called for: "pressed the trigger", "ordered the arrest of two"."""
    done = tree.lemmas[found.head] in DONE and tree.child(found.head, "dobj") is not None
    return done and tree.child(found.head, "ccomp", "xcomp", "dative") is None and not is_quoted(tree, found)


def responds_by_deed(tree: Tree, found: Found) -> bool:
    """Whether somebody comes, or does something, and gives no answer: "responded to a shooting", "responded by"."""
    to = next((c for c in tree.children[found.head] if tree.lowers[c] == "to"), None)
    asked = tree.child(to, "pobj") if to is not None else None
    if any(tree.lowers[c] in ("by", "with") for c in tree.children[found.head]):
        return True
    return asked is not None and tree.lemmas[asked] not in ASKED and not is_quoted(tree, found)


def is_bidding(tree: Tree, head: int) -> bool:
    """Whether a verb bids the reader do something: "Tell the envoy to find out who arrested two"."""
    return tree.heads[head] == head and tree.first[head] == head and tree.lowers[head] == tree.lemmas[head]


def is_about(tree: Tree, found: Found) -> bool:
    return any(tree.lowers[c] in ("about", "of") and c > found.head for c in tree.children[found.head])


def takes_lives(tree: Tree, head: int) -> bool:
    """Whether what is claimed are lives or a number of people: "the war has claimed 300 lives", "claimed eight"."""
    taken = tree.child(head, "dobj")
    if taken is None:
        return False
    counted = tree.pos[taken] == "NUM" or tree.child(taken, "nummod") is not None
    return tree.lemmas[taken] in ("life", "live", "lives") or counted


def is_claimed_deed(tree: Tree, head: int) -> bool:
    """Whether a deed is called somebody's by the way: "an attack claimed by the Northern Front killed ten"."""
    noun = tree.heads[head]
    return tree.deps[head] in ("acl", "relcl") and "thing" in read_kinds(tree.words(noun, noun))


def has_clause(tree: Tree, found: Found, lemma: str) -> bool:
    """Whether the content is a clause; after a word that also tells of acts one that the cue itself governs."""
    if lemma not in WORDS_ONLY:
        return any(tree.pos[t] in ("VERB", "AUX") for t in found.content)
    if lemma == "identify" and any(tree.lowers[t] == "as" for t in found.content):
        return True
    inside = set(found.content)
    clauses = [c for c in tree.children[found.head] if tree.deps[c] == "ccomp" and c in inside]
    if lemma not in ("find", "show", "determine"):
        return bool(clauses)
    source = tree.words(found.source[0], found.source[-1]) if found.source else ""
    # people find things; that they find THAT something is so, or that a study does, is a statement
    marked = any(tree.deps[m] == "mark" for c in clauses for m in tree.children[c])
    return bool(clauses) and (marked or "document" in read_kinds(source))


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
    if negated and lemma in SILENT:
        return "declined"
    if cue.stance == "asserts" and tree.deps[head] == "advcl" and lemma in ("say", "add", "report"):
        # "confirmed the report, saying ..." confirms what it goes on to say
        above = cue_table().get(tree.lemmas[tree.heads[head]])
        if above is not None and above.stance == "confirms":
            return "confirms"
    return cue.stance
