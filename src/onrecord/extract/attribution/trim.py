"""SOURCE WORDS -> THE WORDS THAT NAME THE VOICE, without what the parser took in before and after them."""

from functools import cache

from onrecord.extract.attribution.body_names import BODIES
from onrecord.extract.attribution.cues import read_table
from onrecord.extract.attribution.kinds import SENT, find_kind, kind_words, read_kinds
from onrecord.extract.attribution.names import Names
from onrecord.extract.attribution.phrases import ROLES, head_of, is_voice
from onrecord.extract.attribution.run_ons import TIMES, TODAY, cut_known, find_credit, find_later
from onrecord.extract.attribution.tree import Tree

#: entities that are a time or a number, never a voice
MEASURED = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "QUANTITY", "MONEY"})
#: what a voice can begin with once a time before it is gone
OPENING = ("NOUN", "PROPN", "ADJ", "DET")
#: words before a number that open a count
COUNTING = frozenset({"at", "more", "up", "over", "nearly", "about", "some"})
#: papers that a body sends out
SENT_OUT = frozenset({"statement", "communique", "release", "bulletin"})


def trim_source(tree: Tree, names: Names, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """The tokens of a source from the name or noun that speaks to its end.

    Cut off are a bracket that was opened elsewhere ("Corvid Press and others) Tessel Watch"), a time before the voice
    ("in the last two days army sources") or after it ("the front today"), the agency that signs the report before the
    voice that it carries ("MNA Varenia's state television"), and what happens beside it ("with the toll to rise").
    """
    tokens = tokens[find_credit(tree, tokens) :]
    tokens = tokens[find_body(tree, tokens) :]
    tokens = cut_known(tree, names, tokens[: find_close(tree, names, tokens)])
    tokens = tokens[find_later(tree, names, tokens) :]
    tokens = tokens[find_opening(tree, names, tokens) :]
    return tokens[: find_close(tree, names, tokens)]


def find_body(tree: Tree, tokens: tuple[int, ...]) -> int:
    """How many tokens stand before a body that ends a phrase which opens with a count: what is said ran into its voice
    ("at least 37 people in Orvany | state television")."""
    if tree.pos[tokens[0]] != "NUM" and tree.lowers[tokens[0]] not in COUNTING:
        return 0
    for sorts in (("NOUN", "ADJ"), ("PROPN",)):
        start = len(tokens)
        while start > 1 and tree.pos[tokens[start - 1]] in sorts:
            start -= 1
        before = [tree.pos[t] for t in tokens[:start]]
        if start < len(tokens) and {"NOUN", "ADP"} <= set(before):
            closing = tree.words(tokens[start], tokens[-1])
            return start if find_kind(closing) in BODIES else 0
    return 0


def find_opening(tree: Tree, names: Names, tokens: tuple[int, ...]) -> int:
    """How many tokens stand before the voice."""
    if tree.lowers[tokens[0]] == "(":  # a caption's credit before the sentence: "(Corvid Press) Leaders have said"
        return next((n + 1 for n, t in enumerate(tokens[:-1]) if tree.lowers[t] == ")"), 0)
    closed = max((n + 1 for n, t in enumerate(tokens[:-1]) if tree.lowers[t] in (")", "]")), default=0)
    if closed and not any(tree.lowers[t] in ("(", "[") for t in tokens):
        return closed
    first = 1 if tree.pos[tokens[0]] == "DET" else 0
    last = first
    while last < len(tokens) and names.at.get(tokens[last], (0, 0, ""))[2] in TIMES:
        last += 1
    if last < len(tokens) and tree.pos[tokens[last]] == "PROPN" and tree.pos[tokens[first]] == "NUM":
        last = first  # a day that a body is named by: "the 19 April Movement"
    if first < last < len(tokens) and tree.pos[tokens[last]] in OPENING and is_voice(tree, tokens[last:]):
        return last
    if opens_clause(tree, tokens):
        return 2
    if is_signed(tree, tokens) or is_behind_town(tree, tokens):
        return 1
    return find_article(tree, names, tokens)


def opens_clause(tree: Tree, tokens: tuple[int, ...]) -> bool:
    """Whether a phrase is a person and behind him who says so of him: "the man | police say drove the car"."""
    if len(tokens) != 3 or tree.pos[tokens[0]] != "DET" or tree.pos[tokens[1]] != "NOUN":
        return False
    person, voice = (read_kinds(tree.words(t, t)) for t in tokens[1:])
    plural = tree.lowers[tokens[2]] == "police" or tree.lemmas[tokens[2]] != tree.lowers[tokens[2]]
    return person == ["person"] and voice in (["government"], ["role"]) and plural


def find_article(tree: Tree, names: Names, tokens: tuple[int, ...]) -> int:
    """Where an article opens the voice itself, after the end of the sentence ("near Orvany | a monitor said") or after
    what it is ("another activist group | the Kareth Committees")."""
    head = head_of(tree, tokens)
    for n, t in enumerate(tokens[1:], 1):
        if tree.lowers[t] == "the" and n + 2 < len(tokens) and tree.pos[tokens[n + 1]] == "PROPN":
            if is_site(tree, head) and head < t and is_voice(tree, tokens[n:]):
                return n
            described = tree.pos[tokens[n - 1]] == "NOUN" and is_voice(tree, tokens[:n])
            if described and all(tree.pos[b] in ("DET", "ADJ", "NOUN", "PUNCT") for b in tokens[:n]):
                return n
        if tree.deps[t] == "det" and tree.heads[t] == head and tree.pos[tokens[n - 1]] in ("NOUN", "PROPN"):
            before = [names.at.get(b, (0, 0, ""))[2] for b in tokens[:n]]
            named = "PERSON" in before or "ORG" in before or is_voice(tree, tokens[:n])
            return 0 if named or not is_voice(tree, tokens[n:]) else n
    return 0


def is_signed(tree: Tree, tokens: tuple[int, ...]) -> bool:
    """Whether a phrase is an agency's initials and then another voice with a name of its own."""
    if len(tokens) < 3 or kind_words().get(tree.words(tokens[0], tokens[0])) != "agency":
        return False
    rest = tree.words(tokens[1], tokens[-1])
    own = tree.pos[tokens[1]] in ("PROPN", "ADJ") and rest[:1].isupper() and not SENT.search(rest)
    return own and find_kind(rest) in ("state_media", "government", "monitor", "armed_group", "un")


def is_behind_town(tree: Tree, tokens: tuple[int, ...]) -> bool:
    """Whether a phrase is the town that ends the sentence and then a voice: "in the east of Kareth | Varenian state
    television"."""
    opens = tokens[0] > 0 and tree.lowers[tokens[0] - 1] in ("in", "of", "near", "outside") and len(tokens) > 2
    named = [tree.words(t, t)[:1].isupper() for t in tokens[:2]]
    return opens and all(named) and tree.pos[tokens[1]] == "ADJ" and is_voice(tree, tokens[1:])


def find_close(tree: Tree, names: Names, tokens: tuple[int, ...]) -> int:
    """How many tokens are left before a day that ends the phrase, before 'with' and something that happens, and before
    what lost its comma behind a body's name or behind its statement."""
    end = len(tokens)
    # "Today" with one capital is part of a name
    while end > 1 and tree.lowers[tokens[end - 1]] in TODAY and tree.words(tokens[end - 1], tokens[end - 1]) != "Today":
        end -= 2 if end > 2 and tree.lowers[tokens[end - 2]] == "on" else 1
    for n in range(1, end):
        if tree.lowers[tokens[n]] == "with" and is_beside(tree, tokens[:n], tokens[n + 1 : end]):
            return n
        if is_left_behind(tree, names, tokens[:n], tokens[n:end]):
            return n
    return end


def is_beside(tree: Tree, voice: tuple[int, ...], rest: tuple[int, ...]) -> bool:
    """Whether what stands behind a voice and "with" happens beside it, and is no body that it is of ("with the Tessel
    Police")."""
    named = any(tree.pos[t] == "PROPN" for t in rest) or (rest and is_voice(tree, rest))
    return any(tree.pos[t] == "VERB" for t in rest) or (not named and is_voice(tree, voice))


def is_left_behind(tree: Tree, names: Names, voice: tuple[int, ...], rest: tuple[int, ...]) -> bool:
    """Whether the rest of a phrase is no part of its voice: "Kareth Committees | with army jets both suspected", "Radio
    Tessel | in a network", "an Army Staff statement | artillery fire"."""
    _, end, label = names.at.get(voice[-1], (0, 0, ""))
    if tree.lowers[voice[-1]] in SENT_OUT and len(voice) > 1:
        return tree.pos[voice[-2]] == "PROPN" and tree.pos[rest[0]] == "NOUN"
    if label != "ORG" or end != voice[-1] + 1 or len(rest) < 2 or not is_voice(tree, voice):
        return False
    return tree.lowers[rest[0]] == "with" or (tree.lowers[rest[0]] == "in" and tree.lowers[rest[1]] in ("a", "an"))


def read_initials(tree: Tree, tokens: tuple[int, ...]) -> str | None:
    """The known initials in brackets that end a phrase: "the relief agency of the world (WRA)"."""
    if len(tokens) < 4 or tree.lowers[tokens[-1]] != ")" or tree.lowers[tokens[-3]] != "(":
        return None
    words = tree.words(tokens[-2], tokens[-2])
    return words if words.isupper() and kind_words().get(words) in BODIES else None


def read_last_name(tree: Tree, tokens: tuple[int, ...]) -> str | None:
    """The known initials that end a phrase of one voice, which may have run into the sentence before them: MNA in "the
    north of Orvany MNA", or the state's media after a noun that is not theirs ("ten children state media")."""
    words = tree.words(tokens[-1], tokens[-1])
    plain = not any(tree.lowers[t] in ("and", ",", "or", "(") for t in tokens)
    if plain and len(tokens) > 1 and words.isupper() and kind_words().get(words) in BODIES:
        return words if tree.pos[tokens[-2]] in ("NOUN", "PROPN") else None
    state = next((n for n, t in enumerate(tokens) if n and tree.lowers[t] == "state"), None)
    if state is None or not plain or tree.pos[tokens[state - 1]] != "NOUN":
        return None
    rest = tree.words(tokens[state], tokens[-1])
    return rest if find_kind(rest) == "state_media" else None


def is_measure(tree: Tree, names: Names, tokens: tuple[int, ...], head: int) -> bool:
    """Whether a phrase is a time, a number, a site or the rest of a clause and so nobody: "Thirty", "the held area"."""
    measured = tree.pos[head] == "NUM" or names.at.get(head, (0, 0, ""))[2] in MEASURED
    return (
        (measured and not is_voice(tree, tokens))
        or tree.lowers[head] in TODAY
        or (len(tokens) == 1 and tree.lowers[head] in number_words())
        or is_site(tree, head)
        or (tree.pos[tokens[0]] == "VERB" and tree.lowers[tokens[0]].endswith("ing"))
    )


def is_sent_from(tree: Tree, names: Names, paper: int, owner: int) -> bool:
    """Whether a report is not by whom it is from, but from a place: "a report from Lower Orvany Department"."""
    plain = tree.lemmas[paper].lower() == "report" and tree.child(owner, "det") is None
    return plain and (names.at.get(owner, (0, 0, ""))[2] == "GPE" or tree.lowers[owner] in ("department", "province"))


def is_site(tree: Tree, head: int) -> bool:
    return tree.pos[head] == "NOUN" and read_kinds(tree.words(head, head)) == ["site"]


def is_bodys_name(tree: Tree, t: int, head: int) -> bool:
    """Whether a name taken for a person's is that of the body behind it: "the Meridian news agency"."""
    kinds = set(read_kinds(tree.words(t + 1, head))[:1]) if t < head else set()
    office = tree.pos[head] == "PROPN" and tree.lemmas[head] not in ROLES and kinds == {"government"}
    # a town taken for a person: "Kareth police"
    town = tree.lemmas[head] not in ROLES and kinds == {"government"} and t + 1 == head
    return office or (tree.pos[head] == "NOUN" and (town or bool(kinds & {*BODIES})))


def is_employer(tree: Tree, entity: tuple[int, int, str], tokens: tuple[int, ...]) -> bool:
    """Whether a name taken for a person's is that of the body for which the next one speaks: "Jaish spokesman Ivo
    Jarn"."""
    end = entity[1]
    if end < tokens[-1] and find_kind(tree.words(end, end)) == "government" and tree.lemmas[end] not in ROLES:
        end += 1  # "Kareth police spokesman Ivo Jarn"
    return end < tokens[-1] and tree.lemmas[end] in ROLES and tree.pos[end + 1] == "PROPN"


@cache
def number_words() -> frozenset[str]:
    return frozenset(row[0] for row in read_table("number_words.csv"))
