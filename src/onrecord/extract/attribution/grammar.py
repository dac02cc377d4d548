"""Attributions read off the grammar: a verb of saying, its subject, and the clause that it governs."""

from collections.abc import Iterator

from onrecord.extract.attribution.cues import Cue, Found, cue_table
from onrecord.extract.attribution.endings import UNTIED, clean, read_ending, read_untied
from onrecord.extract.attribution.figures import GIVES, find_figure, tells_figure
from onrecord.extract.attribution.tree import Tree

CLAUSES = ("ccomp", "xcomp", "parataxis")
SUBJECTS = ("nsubj", "nsubjpass", "csubj")
#: verbs that take a bare thing as what they report ("reported clashes"), not only a clause
OBJECT_VERBS = {
    "report", "confirm", "deny", "announce", "reject", "dismiss", "describe", "condemn", "denounce", "criticise",
    "criticize", "praise", "welcome", "demand", "claim", "acknowledge", "admit", "refute", "dispute", "corroborate",
    "document", "record", "estimate", "propose", "recommend", "pledge", "promise", "threaten", "order", "accuse",
    "blame", "urge", "fear", "expect",
}  # fmt: skip
#: prepositions before what somebody calls for or warns of
CALLS = {
    "call": ("for", "on", "upon"), "appeal": ("for", "to"), "press": ("for",), "plead": ("for",),
    "warn": ("of", "against"), "demand": ("for",), "ask": ("for",), "beg": ("for",), "complain": ("of", "about"),
}  # fmt: skip
#: farthest that such a clause begins after its verb, in tokens
STRAY = 15
#: relations of a verb of saying that stands within or after what it says
INSERTED = ("parataxis", "ccomp", "advcl", "dep", "conj")
SIGHT = {"see", "hear", "witness"}
REPORTER_NOUNS = {"correspondent", "reporter", "journalist", "photographer"}
#: passives whose "by" names who says so
BY = {"confirm", "announce", "record", "register", "document", "list", "verify", "identify", "count", "claim", "deny"}
HEDGES = {"reportedly", "allegedly", "purportedly", "supposedly"}
PASSIVE_REPORTS = {
    "believe", "report", "say", "think", "understand", "expect", "fear", "allege", "know", "estimate", "suspect",
    "presume", "assume", "rumour", "rumor", "quote", "feel",
}  # fmt: skip


def find_by_grammar(tree: Tree) -> Iterator[Found]:
    """Every attribution that the dependency tree shows, in the order of their cues."""
    table = cue_table()
    for i, (lemma, pos) in enumerate(zip(tree.lemmas, tree.pos, strict=True)):
        if tree.lowers[i] == "according":
            found = read_according(tree, i)
        elif lemma in REPORTER_NOUNS or lemma == "witness":
            found = read_reporter(tree, i)
        elif lemma == "comment" and pos == "NOUN":
            found = read_silence(tree, i)
        elif tree.lowers[i] in HEDGES:
            found = read_hedge(tree, i)
        elif tree.lowers[i] in UNTIED and pos == "NOUN":
            found = read_untied(tree, i)
        elif pos == "VERB" and (lemma in table or tells_figure(tree, i)):
            found = read_verb(tree, i, table.get(lemma, GIVES))
        else:
            continue
        if found is not None and found.content:
            yield found


def read_according(tree: Tree, i: int) -> Found | None:
    """'According to X': the rest of the clause is what X says, of the sentence where X ends it."""
    to = i + 1
    if to >= len(tree.lowers) or tree.lowers[to] != "to":
        return None
    named = tree.child(to, "pobj") or tree.child(i, "pobj")
    if named is None:
        return None
    source = plain_phrase(tree, named)
    if not source:
        return None
    head = tree.heads[i]
    _, end = tree.sentences[tree.sentence_of[i]]
    if all(tree.pos[t] in ("PUNCT", "SPACE") for t in range(source[-1] + 1, end)):
        while tree.heads[head] != head:
            head = tree.heads[head]
    aside = set(range(i, source[-1] + 1))
    return Found(i, tuple(source), (i, to), clean(tree, [t for t in clause(tree, head) if t not in aside]))


def read_hedge(tree: Tree, i: int) -> Found | None:
    """'Reportedly': nobody named says what stands around it."""
    head = tree.heads[i]
    return Found(i, (), (i,), clean(tree, [t for t in clause(tree, head) if t != i]))


def read_reporter(tree: Tree, i: int) -> Found | None:
    """'An X correspondent saw ...': with the name of a body beside him, whatever he does he has seen himself."""
    verb = tree.heads[i]
    named = any(c < i and tree.text[tree.starts[c]].isupper() and tree.pos[c] != "DET" for c in tree.children[i])
    known = tree.lemmas[verb] in cue_table() and tree.lemmas[verb] not in SIGHT
    if not named or tree.deps[i] != "nsubj" or tree.pos[verb] != "VERB" or known:
        return None
    source = plain_phrase(tree, i)
    taken = set(source) | {verb}
    return Found(verb, tuple(source), (verb,), clean(tree, [t for t in clause(tree, verb) if t not in taken]))


def read_silence(tree: Tree, i: int) -> Found | None:
    """'There was no immediate comment from X'."""
    no = tree.child(i, "det")
    of = next((c for c in tree.children[i] if tree.lowers[c] in ("from", "by")), None)
    named = tree.child(of, "pobj") if of is not None else None
    if no is None or tree.lowers[no] != "no" or named is None:
        return None
    return Found(i, tuple(plain_phrase(tree, named)), tuple(range(no, i)), (i,))


def read_verb(tree: Tree, i: int, cue: Cue) -> Found | None:
    """A verb of saying with what it says; ``None`` where it governs nothing that could be said."""
    passive = tree.child(i, "auxpass") is not None
    if passive and tree.lemmas[i] in PASSIVE_REPORTS:
        return read_passive(tree, i) or read_by(tree, i)
    subject = find_subject(tree, i)
    if passive and tree.child(i, "agent") is None:
        return read_unverified(tree, i) if tree.lemmas[i] in ("verify", "confirm", "corroborate") else None
    if passive and tree.lemmas[i] in BY:
        return read_by(tree, i)
    content = find_content(tree, i, cue) or find_figure(tree, i)
    if subject is None or not content:
        ending = read_ending(tree, i)
        if ending is not None or not content:
            return ending
    source = plain_phrase(tree, subject) if subject is not None else []
    if stands_with(tree, i):
        source = [t for t in source if t < i]
    words = find_cue_words(tree, i)
    taken = set(source) | set(words)
    return Found(i, tuple(source), words, clean(tree, [t for t in content if t not in taken]))


def stands_with(tree: Tree, i: int) -> bool:
    """Whether a participle goes with its own voice beside the sentence: "with the agency confirming ten dead"."""
    noun = tree.heads[i]
    return tree.deps[i] == "acl" and tree.deps[noun] == "pobj" and tree.lowers[tree.heads[noun]] == "with"


def read_by(tree: Tree, i: int) -> Found | None:
    """'Ten deaths were reported by X', 'the victim was identified by X as ...'."""
    agent, subject = tree.child(i, "agent"), tree.child(i, "nsubjpass")
    by = tree.child(agent, "pobj") if agent is not None else None
    if by is None or subject is None:
        return None
    source = plain_phrase(tree, by)
    rest = [c for c in tree.children[i] if c > i and tree.deps[c] in ("prep", "advcl", "ccomp", "xcomp")]
    told = [t for c in (subject, *rest) for t in clause(tree, c) if t not in source]
    return Found(i, tuple(source), find_cue_words(tree, i), clean(tree, sorted(set(told))))


def read_unverified(tree: Tree, i: int) -> Found | None:
    """'The report could not be verified', 'it was confirmed': nobody named."""
    subject = tree.child(i, "nsubjpass")
    if subject is None:
        return None
    return Found(i, (), find_cue_words(tree, i), clean(tree, clause(tree, subject)))


def read_passive(tree: Tree, i: int) -> Found | None:
    """'X is believed to have fled', 'it was reported that ...': nobody says it unless a 'by' names someone."""
    subject = tree.child(i, "nsubjpass", "nsubj")
    rest = tree.child(i, "xcomp", "ccomp", "csubj")
    if rest is None:
        return None
    source: list[int] = []
    agent = tree.child(i, "agent")
    by = tree.child(agent, "pobj") if agent is not None else None
    if by is not None:
        source = plain_phrase(tree, by)
    content = list(range(tree.first[rest], tree.last[rest] + 1))
    if subject is not None and tree.lowers[subject] != "it":
        content = sorted({*clause(tree, subject), *content} - {i})
    return Found(i, tuple(source), find_cue_words(tree, i), clean(tree, content))


def find_subject(tree: Tree, i: int) -> int | None:
    """The subject of a verb, or the one it shares with the verb that governs it ("he said, adding ...")."""
    for _ in range(4):
        subject = tree.child(i, *SUBJECTS)
        if subject is not None:
            return subject
        agent = tree.child(i, "agent")
        if agent is not None:
            return tree.child(agent, "pobj")
        if tree.deps[i] in ("acl", "relcl") and tree.pos[tree.heads[i]] in ("NOUN", "PROPN", "PRON"):
            return tree.heads[i]
        if tree.deps[i] not in ("conj", "advcl", "xcomp", "pcomp", "dep", "prep") or tree.heads[i] == i:
            return None
        up = tree.heads[i]
        told = tree.deps[up] == "ccomp" and tree.lemmas[tree.heads[up]] in cue_table()
        # "confirmed that a woman was killed, saying ...": who confirmed says it, not who was killed
        i = tree.heads[up] if tree.deps[i] == "advcl" and told and tree.lemmas[up] not in cue_table() else up
    return None


def find_content(tree: Tree, i: int, cue: Cue) -> list[int]:
    """The tokens that a verb of saying governs as said."""
    if cue.act == "decline":
        return find_refused(tree, i)
    if tree.lemmas[i] in SIGHT and not is_reporter(tree, find_subject(tree, i)):
        return []
    content: list[int] = []
    for c in tree.children[i]:
        dep = tree.deps[c]
        if dep in CLAUSES or (dep == "dobj" and tree.lemmas[i] in OBJECT_VERBS) or is_charge(tree, i, c, cue):
            content += clause(tree, c)
    if not content and tree.lemmas[i] in ("tell", "say", "add", "report", "announce", "state"):
        content = find_strayed(tree, i)
    if not content and tree.lemmas[i] in ("say", "add") and tree.deps[i] in INSERTED:
        subject = find_subject(tree, i)
        if subject is not None and tree.heads[subject] == i:
            own = set(clause(tree, i))
            content = [t for t in clause(tree, tree.heads[i]) if t not in own]
    return sorted(set(content))


def find_strayed(tree: Tree, i: int) -> list[int]:
    """'told X that ...', 'said during the hearing that ...' where the parser hung the clause on a noun before it."""
    _, end = tree.sentences[tree.sentence_of[i]]
    for t in range(i + 1, min(i + STRAY, end)):
        verb = tree.heads[t]
        if tree.lowers[t] == "that" and tree.pos[t] == "SCONJ" and verb == i:
            return list(range(t, end))
        if tree.lowers[t] == "that" and tree.deps[verb] in ("relcl", "acl") and tree.deps[t] in ("mark", "dobj"):
            return [c for c in clause(tree, verb) if c >= t]
    return []


def find_refused(tree: Tree, i: int) -> list[int]:
    """What 'declined to comment' is about: the words after 'comment on', else the words 'to comment' themselves."""
    verb = tree.child(i, "xcomp", "dobj")
    if verb is None or tree.lemmas[verb] not in (
        "comment",
        "respond",
        "answer",
        "elaborate",
        "confirm",
        "say",
        "discuss",
    ):
        return []
    return list(range(tree.first[verb], tree.last[verb] + 1))


def is_reporter(tree: Tree, subject: int | None) -> bool:
    return subject is not None and (
        tree.lemmas[subject] in REPORTER_NOUNS or tree.lowers[subject] in ("witnesses", "residents")
    )


def is_charge(tree: Tree, i: int, c: int, cue: Cue) -> bool:
    """'accused X of ...', 'called on X to ...', 'called for ...', 'warned of ...'."""
    if tree.deps[c] != "prep":
        return False
    if cue.stance == "accuses":
        return tree.lowers[c] in ("of", "for")
    return tree.lowers[c] in CALLS.get(tree.lemmas[i], ())


def find_cue_words(tree: Tree, i: int) -> tuple[int, ...]:
    """The verb with its auxiliaries and negation when they stand next to it."""
    first = i
    while first > 0 and tree.heads[first - 1] == i and tree.deps[first - 1] in ("aux", "auxpass", "neg", "advmod"):
        first -= 1
    return tuple(range(first, i + 1))


def clause(tree: Tree, head: int) -> list[int]:
    return list(range(tree.first[head], tree.last[head] + 1))


def plain_phrase(tree: Tree, head: int) -> list[int]:
    """A noun phrase without a relative clause that ends it."""
    last = tree.last[head]
    for c in tree.children[head]:
        if c > head and tree.deps[c] == "relcl":
            last = min(last, tree.first[c] - 1)
    tokens = list(range(tree.first[head], last + 1))
    tokens = [t for t in tokens if tree.paragraph_of[t] == tree.paragraph_of[head]]
    while tokens and tree.pos[tokens[-1]] in ("PUNCT", "SPACE"):
        tokens.pop()
    if tokens and tree.deps[head] in ("nsubj", "nsubjpass"):
        # a name after its description may be parsed as a second subject: "the state agency VANA said"
        while tokens[-1] + 1 in tree.children[tree.heads[head]] and tree.deps[tokens[-1] + 1] == "nsubj":
            tokens.append(tokens[-1] + 1)
    return tokens
