"""Which body a phrase means, and of what kind it is, where its own words do not tell."""

from collections.abc import Sequence, Set

from onrecord.extract.attribution.body_names import is_joined
from onrecord.extract.attribution.endings import GROUPS
from onrecord.extract.attribution.kinds import ACRONYM, find_kind, kind_words, read_kinds
from onrecord.extract.attribution.names import Names
from onrecord.extract.attribution.phrases import ROLES, head_of, plain_words
from onrecord.extract.attribution.tree import Tree
from onrecord.extract.attribution.voices import DEFINITE, Named, Speaker
from onrecord.model import OriginKind

#: voices that "the group" can take up, and how many paragraphs later
BODIES: frozenset[OriginKind] = frozenset({"monitor", "ngo", "armed_group"})
TAKEN_UP = 1
#: how many paragraphs back a pronoun may look for whom it means
REACH = 2
#: who carries the news -> kinds of voice that the word can take up
CARRIERS: dict[str, tuple[OriginKind, ...]] = {
    **dict.fromkeys(("agency", "newswire", "wire"), ("agency", "state_media")),
    **dict.fromkeys(("channel", "station", "broadcaster", "television"), ("state_media", "outlet")),
    **dict.fromkeys(("newspaper", "paper", "daily", "website"), ("outlet", "state_media")),
}
#: kinds of voice that "it" can be when it was the subject of the sentence before and said nothing there
ACTING: frozenset[OriginKind] = frozenset({"monitor", "ngo", "un", "state_media", "agency"})
#: those of which a common noun must say that they are one body: "a committee of the city", "the group M-20"
COMMON: frozenset[OriginKind] = ACTING | {"government", "armed_group"}
#: kinds of body that "the volunteer group" can take up too
NAMED: frozenset[OriginKind] = frozenset({"government", "un"})


def learn_body(tree: Tree, names: Names, people: Set[str], tokens: tuple[int, ...]) -> None:
    """Adds the name of a body that says something to the names of the report, unless it is known by a longer one."""
    words = plain_words(tree, tokens)
    head = head_of(tree, tokens)
    if tree.pos[head] != "PROPN" or len(words.split()) < 2 or not words[0].isupper() or find_kind(words) is None:
        return
    if any(tree.pos[t] == "VERB" and tree.deps[t] != "amod" for t in tokens):
        return  # a clause taken for a name
    if is_joined(words) or words in people or any(words.endswith(f" {person}") for person in people):
        return
    if len(words) > len(names.bodies.get(tree.lowers[head], "")):
        names.bodies[tree.lowers[head]] = words


def guess_kind(tree: Tree, names: Names, head: int) -> OriginKind:
    """The kind where no word tells: an organisation's name, a town's as its authorities', else somebody."""
    label = names.at.get(head, (0, 0, ""))[2]
    if ACRONYM.fullmatch(tree.words(head, head)) and not is_shouted(tree, head):
        return "ngo"
    if label in ("ORG", "GPE"):
        return "ngo" if label == "ORG" else "government"
    if "document" in read_kinds(tree.words(head, head)):
        return "unattributed"
    return "person" if tree.pos[head] in ("NOUN", "PROPN") and label in ("", "PERSON") else "unattributed"


def is_shouted(tree: Tree, t: int) -> bool:
    """Whether a word stands among others in capitals, so that its own tell nothing."""
    around = tree.text[max(0, tree.starts[t] - 40) : tree.ends[t] + 40]
    return around.upper() == around


def find_only(tree: Tree, names: Names, kind: OriginKind | None, tokens: tuple[int, ...], head: int) -> str | None:
    """The one named body in the whole report that "a monitor" or "an NGO" can mean; ``None`` where there are several
    or none, for "monitors", and for other words."""
    word = tree.lowers[head]
    single = tree.pos[head] != "PROPN" and tree.lemmas[head] == word
    own = tokens[max((n for n, t in enumerate(tokens) if tree.pos[t] == "DET"), default=0) :]
    if any(tree.pos[t] == "PROPN" and t != head and tree.lowers[t + 1 : t + 2] != ["-"] for t in own):
        return None  # a name of its own
    if not single and len(tokens) > 1 and tree.lowers[tokens[0]] not in ("a", "an"):
        return None
    kinds = {"monitor"} if kind == "monitor" else {"monitor", "ngo"} if word == "ngo" else set()
    named = sorted({name for name in names.bodies.values() if find_kind(name) in kinds}) if kinds else []
    longest = [name for name in named if not any(name != other and name in other for other in named)]
    return longest[0] if len(longest) == 1 else None


def find_group(tree: Tree, met: Sequence[Speaker], tokens: tuple[int, ...], head: int) -> str | None:
    """The body met last that "the Orvany-based group" can mean, or "the (aid) group" right after what a body said, or
    the one named in the sentence before "the aid organisation"; ``None`` for other words."""
    if tree.lowers[tokens[0]] not in DEFINITE or head != tokens[-1]:
        return None
    carriers = CARRIERS.get(tree.lemmas[head], ()) if len(tokens) == 2 else ()
    if carriers:
        return next((speaker.name for speaker in reversed(met) if speaker.kind in carriers), None)
    if tree.lemmas[head] not in GROUPS:
        return None
    if any(tree.lowers[t] == "based" for t in tokens):
        named = (speaker.name for speaker in reversed(met) if speaker.kind in ("monitor", "ngo") and not speaker.person)
        return next((name for name in named if name is not None), None)
    plain = all(tree.pos[t] in ("NOUN", "ADJ") and tree.lowers[t] == tree.words(t, t) for t in tokens[1:])
    last = next((speaker for speaker in reversed(met) if not speaker.person), None) if plain else None
    near = last is not None and tree.paragraph_of[head] - last.paragraph <= TAKEN_UP
    body = last is not None and (last.kind in BODIES or (len(tokens) > 2 and last.kind in NAMED))
    if last is not None and near and body:
        return last.name
    return find_named(tree, tokens[0]) if plain and len(tokens) > 2 else None


def find_named(tree: Tree, before: int) -> str | None:
    """The relief body or monitor named last in the sentence before a token."""
    start, _ = tree.sentences[tree.sentence_of[before]]
    for t in range(before - 1, start, -1):
        words = tree.words(t - 1, t)
        if tree.pos[t] == tree.pos[t - 1] == "PROPN" and words.lower() in kind_words() and find_kind(words) in BODIES:
            return words
    return None


def find_last(tree: Tree, met: Sequence[Speaker], head: int, *, plural: bool) -> Speaker | None:
    """The voice met last that 'it' or 'they' can mean, at most ``REACH`` paragraphs back."""
    for speaker in reversed(met):
        if tree.paragraph_of[head] - speaker.paragraph > REACH:
            break
        if (speaker.plural or not speaker.person) if plural else not (speaker.plural or speaker.person):
            return speaker
    return None


def find_acting(tree: Tree, head: int) -> int | None:
    """The subject of the sentence before "it", where a body that speaks for others is named so: "The Kareth Committee
    has listed the dead. It says ..."; ``None`` elsewhere."""
    number = tree.sentence_of[head] - 1
    if number < 0:
        return None
    start, end = tree.sentences[number]
    root = next((t for t in range(start, end) if tree.heads[t] == t), start)
    subject = tree.child(root, "nsubj")
    if subject is None:
        return None
    kind = find_kind(tree.words(tree.first[subject], subject))
    if tree.pos[subject] == "PROPN":
        return subject if kind in ACTING else None
    one = tree.lowers[subject] == tree.lemmas[subject] and tree.lemmas[subject] not in ROLES
    return subject if one and kind in COMMON else None


def find_described(
    tree: Tree, names: Names, met: Sequence[Speaker], tokens: tuple[int, ...], head: int
) -> Named | None:
    """The person met last whom "the spokesman" takes up: his own source or another mention calls him so."""
    word = tree.lowers[head]
    called = tree.lemmas[head] in ROLES or find_kind(word) == "witness"
    if len(tokens) != 2 or tree.lowers[tokens[0]] not in DEFINITE or tree.pos[head] != "NOUN" or not called:
        return None
    for speaker in reversed(met):
        if speaker.name is None or not speaker.person or speaker.plural:
            continue
        own = (tree.text[speaker.start : speaker.end], *names.described.get(speaker.name, ()))
        if any(word in phrase.lower().split() for phrase in own):
            return speaker.name, speaker.kind
    return None


def find_same_source(tree: Tree, met: Sequence[Speaker], tokens: tuple[int, ...], head: int) -> str | None:
    """What was said before of whom "the source" takes up; ``None`` for other words and where nobody is met."""
    same = len(tokens) == 2 or (len(tokens) == 3 and tree.lowers[tokens[1]] == "same")
    if not same or tree.lowers[tokens[0]] not in DEFINITE or tree.lemmas[head] not in ("source", "official"):
        return None
    named = (speaker.name for speaker in reversed(met) if speaker.kind == "anonymous" and speaker.name is not None)
    return next((name for name in named if tree.lowers[head] in name.lower().split()), None)


def is_no_noun(tree: Tree, head: int) -> bool:
    """Whether a word is no name of anybody; one that stands for a body is, whatever the parser took it for."""
    return tree.pos[head] in ("VERB", "ADP", "ADV") and find_kind(tree.words(head, head)) is None


def is_thing(tree: Tree, head: int) -> bool:
    """Whether a noun is a happening or a number and no voice: "the blast", "a number of"."""
    return tree.pos[head] == "NOUN" and "thing" in read_kinds(tree.words(head, head))
