"""What a phrase that names a source says by its words and its grammar alone."""

import re

from onrecord.extract.attribution.kinds import ANONYMOUS, find_kind, kind_words, read_kinds
from onrecord.extract.attribution.name_words import strip_article, strip_ending
from onrecord.extract.attribution.tree import Tree
from onrecord.extract.attribution.voices import RELATIVE
from onrecord.model import OriginKind

MALE = {
    "he",
    "him",
    "his",
    "mr",
    "mr.",
    "spokesman",
    "father",
    "man",
    "boy",
    "brother",
    "son",
    "uncle",
    "husband",
    "chairman",
}
FEMALE = {
    "she",
    "her",
    "hers",
    "mrs",
    "mrs.",
    "ms",
    "ms.",
    "spokeswoman",
    "mother",
    "woman",
    "girl",
    "sister",
    "daughter",
    "aunt",
    "wife",
}
#: persons by the noun alone, for 'he' and 'she'
ROLES = {
    "spokesman", "spokeswoman", "spokesperson", "minister", "president", "official", "officer", "chief", "judge",
    "general",
    "governor", "mayor", "sheriff", "commander", "secretary", "ambassador", "envoy", "lawmaker", "senator", "premier",
    "prosecutor", "detective", "sergeant", "captain", "colonel", "king", "director", "head", "leader", "chairman",
    "coroner",
    "diplomat", "commissioner", "chancellor", "representative", "adviser",
}  # fmt: skip
#: what can stand behind the word that tells what a body is: "Kareth Police Department"
OFFICES = ("department", "dept", "dept.", "office", "force", "service", "bureau", "directorate", "command")
#: what tells something without being a voice
PAPERS = frozenset("video footage record document paper photo picture image affidavit transcript".split())
#: what hangs on the end of a source without naming it
AFTER = re.compile(
    r"\s+(?:in (?:a|an|its|his|her|their|the) (?:\w+ )?(?:statement|interview|report|tweet|post|letter)|"
    r"(?:on |late |early )*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:quoted|cited) (?:by|in|on))\b.*",
    re.DOTALL,
)
#: a dateline that the parser took into the phrase: "ORVANY (MNA) - The police"
DATELINE = re.compile(r"^[A-Z]{2}[^-–—]{0,40}\s[-–—]+\s")
#: where a body sits and what the writer thinks of its name, before it
BASED = re.compile(r"^(?:(?:\S+-based|so-called|self-styled)\s+)+")
#: what tells more of a voice after its name: a clause, what stands behind a dash
CLAUSE = re.compile(
    r"\s+(?:(?:which|who|whose|citing|based in|published|released|issued|identified as|known as)\b|-+\s|[–—]).*",
    re.DOTALL,
)
#: a description before the name that it gives: "a group known as the | Tessel Watch"
KNOWN_AS = re.compile(r"^.*\bknown as (?:the )?(?=[A-Z])", re.DOTALL)
#: an apposition that lost its comma: "Tessel Watch a monitoring group"
APPOSED = re.compile(
    r"(\b[A-Z][\w.'’-]*)\s+(?:an?|another|the (?:head|director|chief|leader|spokes\w+))\s.+", re.DOTALL
)
#: a common noun behind a name that says by itself what it is: "the Varenian Observatory monitoring group"
SORT = re.compile(r"\s+(?:monitor(?:ing group)?|watchdog|group|organi[sz]ation)$")


def plain_words(tree: Tree, tokens: tuple[int, ...]) -> str:
    """The phrase without article, 'X-based', and what does not name ("in a statement", "on Friday", "quoted by Y",
    "which has its seat in Z")."""
    words = DATELINE.sub("", AFTER.sub("", tree.words(tokens[0], tokens[-1]).lstrip(" ,"))).split(",")[0]
    words = KNOWN_AS.sub("", words)
    words = words if ANONYMOUS.search(words) else APPOSED.sub(r"\1", CLAUSE.sub("", words))
    words = BASED.sub("", strip_article(strip_ending(words)))
    short = SORT.sub("", words)
    named = short != words and short.split()[-1][:1].isupper()
    return short if named and find_kind(short) is not None else words


def read_acronym(words: str) -> str | None:
    """The acronym before the words that explain it: VANA in 'VANA state television'.

    >>> read_acronym("VANA state television"), read_acronym("official VANA news agency")
    ('VANA', 'VANA')
    """
    found = re.fullmatch(r"((?:[a-z][\w-]*\s+)*)([A-Z]{2,})((?:\s+[a-z]+)+)", words)
    if found is None or (found[1] and find_kind(found[3]) not in ("agency", "outlet", "state_media")):
        return None
    return found[2]


def words_beside(tree: Tree, tokens: tuple[int, ...]) -> str:
    """The apposition after a name: 'the director of ...' in 'X, the director of ...'."""
    comma = next((t for t in tokens if tree.lowers[t] == ","), None)
    if comma is None or comma == tokens[-1] or tree.pos[comma + 1] not in ("DET", "NOUN", "ADJ", "PROPN"):
        return ""
    return tree.words(comma + 1, tokens[-1])


def is_relative(tree: Tree, t: int) -> bool:
    """Whether a word is a relative pronoun, and not initials among words that are not all capitals: "the WHO said"."""
    shouted = tree.words(t, t).isupper() and not tree.words(max(0, t - 1), min(t + 1, len(tree.pos) - 1)).isupper()
    return tree.lowers[t] in RELATIVE and not shouted


def kind_of_adjective(tree: Tree, tokens: tuple[int, ...], children: list[int]) -> OriginKind | None:
    """The kind of voice that an adjective before a paper tells: "military reports"."""
    described = (c for c in children if tree.deps[c] == "amod" and c in tokens)
    return next((kind for c in described if (kind := find_kind(tree.words(c, c))) is not None), None)


def is_voice(tree: Tree, tokens: tuple[int, ...]) -> bool:
    """Whether the words of a phrase tell what kind of voice it is."""
    return find_kind(tree.words(tokens[0], tokens[-1])) is not None


def write_acronym(name: str) -> str:
    """A known acronym in capitals however it is set: 'Sana' is SANA."""
    return name.upper() if len(name) > 3 and name.upper() in kind_words() else name


def read_name_after(tree: Tree, tokens: tuple[int, ...], head: int) -> str | None:
    """The proper name that ends a phrase of common words: VANA in 'the state news agency VANA'."""
    first = last = tokens[-1]
    if tree.pos[last] != "PROPN" or not tree.words(last, last)[-1].isalpha():
        return None
    acronym = tree.words(last, last).isupper() and not tree.words(tokens[0], last).isupper()
    while first > tokens[0] and tree.pos[first - 1] == "PROPN" and not acronym:
        first -= 1
    described = find_kind(tree.words(tokens[0], first - 1)) is not None if first > tokens[0] else False
    plain = all(tree.deps[t] != "prep" for t in tokens) and (acronym or tree.pos[first - 1] in ("NOUN", "ADJ"))
    return write_acronym(tree.words(first, last)) if described and plain else None


def read_officer(tree: Tree, tokens: tuple[int, ...], head: int) -> str | None:
    """The name after an office, where the tagger did not take it for a person's: 'the mayor of Orvany, X Y'."""
    run = [t for t in tokens if t > head and tree.pos[t] == "PROPN" and tree.deps[t] in ("compound", "appos")]
    if tree.lemmas[head] not in ROLES or len(run) < 2 or run[-1] - run[0] != len(run) - 1:
        return None
    return tree.words(run[0], run[-1]) if tree.lowers[run[0] - 1] == "," else None


def is_short_for(words: str, name: str, head: str) -> bool:
    """Whether a definite phrase can stand for a full name: same noun, and nothing the name does not say.

    >>> is_short_for("ministry", "Varenian defence ministry", "ministry")
    True
    >>> is_short_for("Orvany ministry", "Varenian defence ministry", "ministry")
    False
    """
    known = name.lower().split()
    sort = len(words.split()) == 1 or find_kind(head) is not None
    if sort and head in known and not is_head_of(head, known):
        return False  # "(Kareth) police" is no "Order of Police" and no "Kareth Police Review Board"
    return head in known and all(word in known for word in words.lower().split())


def is_head_of(word: str, name: list[str]) -> bool:
    """Whether a word is what a name is of: its last one or that before "of" and "for", or "department" behind it."""
    at = name.index(word)
    before = any(small in name[:at] for small in ("of", "for"))
    return not before and (at + 1 == len(name) or name[at + 1] in ("of", "for", *OFFICES))


def read_sex(tree: Tree, tokens: tuple[int, ...]) -> str | None:
    """'m' or 'f' where a word of the phrase tells, else ``None``."""
    words = {tree.lowers[t] for t in tokens if tree.deps[t] != "poss"}
    if tokens[0] > 0:
        words.add(tree.lowers[tokens[0] - 1] if tree.deps[tokens[0] - 1] == "compound" else "")
    male, female = bool(words & MALE), bool(words & FEMALE)
    return None if male == female else "m" if male else "f"


def head_of(tree: Tree, tokens: tuple[int, ...]) -> int:
    """The token of a phrase that governs the others."""
    inside = set(tokens)
    nouns = [t for t in tokens if tree.heads[t] not in inside or tree.heads[t] == t]
    return next((t for t in nouns if tree.pos[t] in ("NOUN", "PROPN", "PRON")), nouns[0] if nouns else tokens[-1])


def split_joined(tree: Tree, tokens: tuple[int, ...]) -> list[tuple[int, ...]]:
    """The parts of 'witnesses and a war monitor', two voices; nothing where the phrase is one voice.

    Two of one kind are two voices where each is named whole: "the city police and the county coroner", not "the
    interior and defence ministries". Two names with an article each are two whatever they are.
    """
    joints = [t for t in tokens[1:-1] if tree.lowers[t] == "and"]
    # "the Food and Seed Office | and the Kareth Police": an article opens the second name
    cut = next((t for t in joints if tree.lowers[t + 1] == "the"), joints[0] if joints else None)
    if cut is None:
        return []
    parts = [tuple(t for t in tokens if t < cut), tuple(t for t in tokens if t > cut)]
    kinds = [find_kind(tree.words(part[0], part[-1])) for part in parts]
    heads = [head_of(tree, part) for part in parts]
    equal = tree.deps[heads[1]] == "conj" and tree.heads[heads[1]] == heads[0]
    plain = kinds[0] != kinds[1] and all(tree.deps[t] != "prep" for t in parts[0])
    second = parts[1]
    named = len(second) > 2 and tree.lowers[second[0]] == "the" and tree.pos[second[1]] == "PROPN"
    if named and tree.pos[heads[0]] == "PROPN" and any(kinds):
        return parts
    if kinds[0] is not None and kinds[1] is None and tells_of_nobody(tree, second):
        return [parts[0]]
    if kinds[0] == kinds[1] and holds_and(tree, parts):
        return []
    shared = len(parts[0]) == 1 and tree.lemmas[second[-1]] in ("source", "official")
    if None in kinds or not (equal or plain) or (shared and tree.pos[cut - 1] != "PROPN"):
        return []
    one = tree.lemmas[heads[0]] in ROLES and tree.pos[parts[1][0]] != "DET"
    return parts if kinds[0] != kinds[1] or not one else []


def holds_and(tree: Tree, parts: list[tuple[int, ...]]) -> bool:
    """Whether both parts are one name, by its initials: "Federation of Relief and Rescue Services (FRRS)"."""
    first, second = parts
    if len(second) < 4 or tree.lowers[second[-1]] != ")" or tree.lowers[second[-3]] != "(":
        return False
    initials = [tree.words(t, t)[0] for t in first if tree.words(t, t)[:1].isupper()]
    return "".join(initials[:2]) == tree.words(second[-2], second[-2])[:2]


def tells_of_nobody(tree: Tree, tokens: tuple[int, ...]) -> bool:
    """Whether the second part of a joined source is a paper or a picture: "police and video taken at the scene"."""
    head = head_of(tree, tokens)
    kinds = {*read_kinds(tree.words(head, head))}
    return tree.pos[head] == "NOUN" and (bool(kinds & {"document", "thing"}) or tree.lemmas[head] in PAPERS)


def stands_for(tree: Tree, t: int, head: int) -> bool:
    """Whether the name that holds ``t`` is the phrase's head, or beside it ("the minister, X")."""
    first = next((f for f in range(t, 0, -1) if tree.pos[f - 1] != "PROPN"), t)
    if tree.deps[t] == "appos" and first > 0 and tree.lowers[first - 1] == "," and tree.pos[head] == "NOUN":
        return True
    while t != head and tree.deps[t] in ("appos", "compound", "nmod", "flat", "npadvmod") and tree.heads[t] != t:
        t = tree.heads[t]
    return t == head
