"""Who carried the words of a source to the page: 'told X', 'quoted by X', 'X, citing Y'."""

import re

from onrecord.extract.attribution.cues import Found
from onrecord.extract.attribution.figures import FIGURES
from onrecord.extract.attribution.kinds import find_kind
from onrecord.extract.attribution.name_words import strip_article
from onrecord.extract.attribution.phrases import read_acronym, read_name_after, write_acronym
from onrecord.extract.attribution.speakers import Speakers
from onrecord.extract.attribution.tree import Tree
from onrecord.extract.attribution.voices import Speaker
from onrecord.model import OriginKind

#: voices that carry another's words to the page
CARRIERS: frozenset[OriginKind] = frozenset({"agency", "outlet", "state_media"})
QUOTING = {"quote", "cite", "carry", "publish", "broadcast"}
#: a day after 'told X' is no part of X; 'Today' with a capital may be part of a name
DAY = re.compile(r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|later|earlier)$")


def find_relays(tree: Tree, found: Found, speakers: Speakers, speaker: Speaker) -> list[Speaker]:
    """Who carried the words to the page, in order; the speaker himself first where another is the origin.

    'told X', 'quoted by X', 'a statement carried by X': X carried. 'X quoted Y as saying', 'X said, citing Y': Y said.
    """
    head = found.head
    if tree.lemmas[head] == "tell":
        relay = read_listener(tree, head, speakers)
        return [relay] if relay else []
    for t in found.source:
        if tree.lemmas[t] in QUOTING and tree.deps[t] in ("acl", "relcl"):
            named = tree.child(t, "dobj") if tree.lowers[t].endswith("ing") else None
            origin = speakers.resolve(tuple(range(tree.first[named], tree.last[named] + 1))) if named else None
            if origin is not None and origin.name is not None:
                return [speaker, origin]  # "X, quoting Y, said"
            relay = read_agent(tree, t, speakers)
            return [relay] if relay else []
    return find_quoted(tree, head, speakers, speaker)


def find_quoted(tree: Tree, head: int, speakers: Speakers, speaker: Speaker) -> list[Speaker]:
    """The voices of 'X, citing Y,' and 'X quoted Y as saying': the speaker X, then the origin Y."""
    verbs = [head, *(c for c in tree.children[head] if tree.deps[c] in ("advcl", "prep"))]
    up = tree.heads[head]
    if tree.deps[head] == "pcomp" and tree.heads[up] != up:
        verbs.append(tree.heads[up])
    behind = range(head + 1, head + 5)  # "local media reported ten deaths citing police", whatever it hangs on
    verbs += [t for t in behind if tree.lowers[t : t + 1] in (["citing"], ["quoting"]) and t not in verbs]
    for verb in verbs:
        if tree.lemmas[verb] not in ("quote", "cite"):
            continue
        if tree.child(verb, "auxpass") is not None or tree.child(verb, "agent") is not None:
            relay = read_agent(tree, verb, speakers)
            return [relay] if relay else []
        named = tree.child(verb, "dobj", "pobj")
        if named is not None and not speaker.start <= tree.starts[named] < speaker.end:
            if tree.lemmas[named] in FIGURES:
                continue  # "citing the death of ten", nobody
            own = range(tree.first[named], tree.last[named] + 1)
            kept = [t for t in own if not is_later(tree, t, named)]
            _, end, label = speakers.names.at.get(kept[-1] + 1, speakers.names.at.get(kept[-1], (0, 0, "")))
            tokens = (*kept, *range(kept[-1] + 1, end if label == "PERSON" else 0))
            origin = speakers.resolve(tokens)
            if origin.name is not None and origin.kind != "unattributed":
                return [speaker, origin]
    return []


def is_later(tree: Tree, t: int, named: int) -> bool:
    """Whether a token lies in a clause or a prepositional phrase after the noun."""
    while t != named and tree.heads[t] != named:
        t = tree.heads[t]
    return t > named and tree.deps[t] in ("prep", "acl", "relcl", "punct")


def read_listener(tree: Tree, head: int, speakers: Speakers) -> Speaker | None:
    """The carrier right after 'told': articles, adjectives, names. 'Told reporters' names none."""
    tokens: list[int] = []
    for t in range(head + 1, min(head + 9, len(tree.lowers))):
        named = tree.pos[t] in ("DET", "PROPN", "ADJ", "NOUN", "PART") or tree.lowers[t] == "-"
        opens = bool(tokens) and tree.pos[t] == "DET"
        if not named or opens or tree.deps[t] in ("mark", "nsubj") or DAY.match(tree.words(t, t)):
            break
        tokens.append(t)
    if not tokens or tree.lemmas[tokens[0]] in ("reporter", "journalist"):
        return None
    return read_carrier(tree, tuple(tokens), speakers)


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
    """The voice that the tokens name, if it carries words; an unknown organisation or a ``trusted`` one does."""
    words = tree.words(tokens[0], tokens[-1])
    kind = find_kind(words)
    label = next((speakers.names.at[t][2] for t in tokens if t in speakers.names.at), "")
    if kind not in CARRIERS:
        if not trusted and not (kind is None and label == "ORG"):
            return None
        kind = "outlet"
    start, end = tree.span(tokens[0], tokens[-1])
    plain = strip_article(re.split(r"['’]s\b", words)[0])
    name = read_acronym(words) or read_name_after(tree, tokens, tokens[-1]) or plain
    return Speaker(write_acronym(name), kind, start, end, tree.paragraph_of[tokens[0]], person=False, plural=False)
