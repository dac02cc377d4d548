"""ALIGNED PASSAGES -> EDITS: the changes between two copies that alter or drop a fact, each of one kind.

The words that two aligned sentences do not share are cleared of what is the same in other letters or in another
place (changes.py); what is left is read by the facts that its words belong to (facts.py).
"""

from collections.abc import Callable, Iterator

from onrecord.copies.align import Match
from onrecord.copies.changes import Change, Run, find_changes
from onrecord.copies.facts import classify_word, read_number, read_words
from onrecord.copies.prose import Prose
from onrecord.model import Edit, EditKind
from onrecord.values import Span

#: Code points of an edit's side above which only the words that matter are marked, not the whole change.
LONGEST = 60
#: Words up to which a change with an actor on one side alone is read as one; longer ones are other matter.
SHORT = 3
#: Words between a source and its verb of saying.
NEAR = 2

#: Prepositions after which a name is a place.
LEADING = frozenset({"in", "at", "near", "outside", "inside", "around"})

BEING = frozenset({"is", "are", "was", "were", "be", "been"})
ACTOR = ("name", "person", "side")

Classes = dict[int, frozenset[str]]


def find_edits(a: Prose, b: Prose, matches: tuple[Match, ...]) -> tuple[Edit, ...]:
    """Every change inside aligned passages that alters or drops a fact, in the order of ``a``."""
    used_a = {first + k for match in matches for first, _, length in match.blocks for k in range(length)}
    used_b = {first + k for match in matches for _, first, length in match.blocks for k in range(length)}
    edits: dict[Edit, None] = {}
    for match in matches:
        for change in find_changes(a, b, match, used_a, used_b):
            reader = ChangeReader(a, b, match, change)
            for kind, words_a, words_b in reader.read_kinds():
                edit = Edit(kind=kind, from_=mark_side(a, change.a, words_a), to=mark_side(b, change.b, words_b))
                edits.setdefault(edit)
    return tuple(edits)


def mark_side(prose: Prose, words: Run, evidence: list[int]) -> Span | None:
    """The span of one side: all of the change, or the words that matter where that is long; None if it is empty."""
    if not words:
        return None
    start, end = prose.starts[words[0]], prose.ends[words[-1]]
    if end - start > LONGEST and evidence:
        start, end = prose.starts[evidence[0]], prose.ends[evidence[-1]]
    return start, end


class ChangeReader:
    """One change with the classes of its words, and the questions that are asked of it."""

    def __init__(self, a: Prose, b: Prose, match: Match, change: Change) -> None:
        self.a, self.b, self.match, self.change = a, b, match, change
        self.classes_a: Classes = {k: classify_word(a, k) for k in change.a}
        self.classes_b: Classes = {k: classify_word(b, k) for k in change.b}

    def read_kinds(self) -> Iterator[tuple[EditKind, list[int], list[int]]]:
        """The kinds of fact that the change touches, each with the words in ``a`` and in ``b`` that show it."""
        if self.is_only("loaded", "small") and all(self.having("loaded")):
            yield "wording", *self.having("loaded")
            return
        found: set[EditKind] = set()
        for kind, look in self.looks():
            words = look() if not (kind == "place" and "attribution" in found) else ([], [])
            if any(words):
                found.add(kind)
                yield kind, *words
        if not found:
            yield from self.read_actors()
        plans = self.find_plans()
        if bool(plans[0]) != bool(plans[1]):
            yield "status", *plans
            return
        colours = self.having("hedge", "charged", "firm") if not found else self.having("hedge")
        if any(colours):
            yield "wording", *colours

    def looks(self) -> tuple[tuple[EditKind, Callable[[], tuple[list[int], list[int]]]], ...]:
        """The kinds that may stand side by side in one change."""
        return (
            ("number", self.find_numbers),
            ("attribution", self.find_sayings),
            ("time", self.find_times),
            ("place", self.find_places),
        )

    def read_actors(self) -> Iterator[tuple[EditKind, list[int], list[int]]]:
        """Somebody else, or the same under another description; beside a verb of saying it is the source."""
        if self.is_beside_saying():
            sources = self.having(*ACTOR, "source")
            if any(sources) and not any(self.having("pronoun")):
                yield "attribution", *sources
            return
        actors = self.find_actors()
        if any(actors):
            yield "actor", *actors

    def having(self, *wanted: str) -> tuple[list[int], list[int]]:
        """The fresh words of some class, on both sides."""
        return (
            [k for k in self.change.fresh_a if self.classes_a[k].intersection(wanted)],
            [k for k in self.change.fresh_b if self.classes_b[k].intersection(wanted)],
        )

    def is_only(self, *classes: str) -> bool:
        """Are all fresh words of these classes?"""
        return all(self.classes_a[k].intersection(classes) for k in self.change.fresh_a) and all(
            self.classes_b[k].intersection(classes) for k in self.change.fresh_b
        )

    def find_numbers(self) -> tuple[list[int], list[int]]:
        """Numbers on both sides that differ in value and in sum; or one that became or was a bound ("at least")."""
        in_a, in_b = self.having("number")
        in_a, in_b = [k for k in in_a if not is_date(self.a, k)], [k for k in in_b if not is_date(self.b, k)]
        if not in_a and not in_b:
            bounds_a, bounds_b = self.having("bound")
            return [k for k in bounds_a if is_before_number(self.a, k)], [
                k for k in bounds_b if is_before_number(self.b, k)
            ]
        values_a = sorted(read_number(self.a.keys[k]) or 0 for k in in_a)
        values_b = sorted(read_number(self.b.keys[k]) or 0 for k in in_b)
        if not in_a or not in_b or values_a == values_b or sum(values_a) == sum(values_b):
            return [], []
        return in_a, in_b

    def find_sayings(self) -> tuple[list[int], list[int]]:
        """A verb of saying on one side alone, or on both with another who or whom."""
        in_a, in_b = self.having("say")
        if not (in_a or in_b) or (in_a and in_b and not any(self.having("name", "source", "person"))):
            return [], []
        return in_a, in_b

    def find_times(self) -> tuple[list[int], list[int]]:
        """Words of time and the numbers of dates, but no ages ("four-year-old")."""
        in_a, in_b = self.having("time", "number")
        return [k for k in in_a if is_time(self.a, k)], [k for k in in_b if is_time(self.b, k)]

    def find_places(self) -> tuple[list[int], list[int]]:
        """Places: a name that a preposition of place leads up to, or a noun of place that one text alone has."""
        in_a = [k for k in self.having("name", "place")[0] if self.is_place(self.a, self.classes_a, k)]
        in_b = [k for k in self.having("name", "place")[1] if self.is_place(self.b, self.classes_b, k)]
        if any(self.having("name")):
            return in_a, in_b
        run = self.change.a or self.change.b
        if len(run) == 1 and follows_name(self.a if self.change.a else self.b, run[0]):
            return [], []
        if (self.change.a and self.change.b) or (len(run) > 1 and not any(self.having("locative", "small"))):
            return [], []
        return in_a, in_b

    def is_place(self, prose: Prose, classes: Classes, k: int) -> bool:
        """Is this word a noun of place, or a name that stands after "in", "near" or "town of" or before "Street"?"""
        if "place" in classes[k] and not ("name" in classes[k] and "name" in classes.get(k + 1, ())):
            return True
        if k + 1 < len(prose.keys) and {"name", "place"} <= classify_word(prose, k + 1):
            return True
        before = k - 1
        while before in classes and ("name" in classes[before] or prose.keys[before] in ("the", "al", "el")):
            before -= 1
        if before >= 1 and prose.keys[before] == "of":
            return "place" in classify_word(prose, before - 1)
        return before >= 0 and prose.keys[before] in LEADING

    def find_actors(self) -> tuple[list[int], list[int]]:
        """Names, persons and sides on both sides; on one alone, if the change is short and the other says no "it"."""
        in_a, in_b = self.having(*ACTOR)
        if in_a and in_b:
            return in_a, in_b
        short = max(len(self.change.a), len(self.change.b)) <= SHORT
        lone = not (self.change.a and self.change.b)
        if not short or any(self.having("pronoun")) or (lone and not any(self.having("name"))):
            return [], []
        return in_a, in_b

    def find_plans(self) -> tuple[list[int], list[int]]:
        """Words of what is planned or possible; "due" only in "was due to"."""
        in_a, in_b = self.having("planned", "possible")
        return [k for k in in_a if is_plan(self.a, k)], [k for k in in_b if is_plan(self.b, k)]

    def is_beside_saying(self) -> bool:
        """Does a verb of saying stand in the change, or right before or after it?"""
        if any("say" in classes for classes in (*self.classes_a.values(), *self.classes_b.values())):
            return True
        return is_saying_near(self.a, self.change.a, self.match.a) or is_saying_near(
            self.b, self.change.b, self.match.b
        )


def is_before_number(prose: Prose, k: int) -> bool:
    """Does a number stand within the next two words?"""
    return any(read_number(key) is not None for key in prose.keys[k + 1 : k + 3])


def is_plan(prose: Prose, k: int) -> bool:
    """Is this word one of a plan? "Due", "set" and the like are so in "was due to"."""
    if prose.keys[k] not in ("due", "set", "expected", "scheduled", "planned"):
        return True
    return 0 < k < len(prose.keys) - 1 and prose.keys[k - 1] in BEING and prose.keys[k + 1] in ("to", "for")


def is_date(prose: Prose, k: int) -> bool:
    """Does this number stand beside the name of a month?"""
    return any("month" in read_words().get(prose.keys[n], ()) for n in (k - 1, k + 1) if 0 <= n < len(prose.keys))


def is_time(prose: Prose, k: int) -> bool:
    """Is this word of time, or number, part of a time and not of an age?"""
    if read_number(prose.keys[k]) is not None:
        return is_date(prose, k)
    return not (prose.keys[k].startswith("year") and prose.keys[k + 1 : k + 2] == ("old",))


def follows_name(prose: Prose, k: int) -> bool:
    """Does this word only say of a name before it what it is the name of ("Orvany city")?"""
    return k > 0 and "name" in classify_word(prose, k - 1)


def is_saying_near(prose: Prose, run: Run, sentence: Span) -> bool:
    """Does "said" follow these words at once, or "according to" lead up to them?"""
    if not run:
        return False
    after = range(run[-1] + 1, min(sentence[1], run[-1] + 2))
    before = range(max(sentence[0], run[0] - NEAR - 1), run[0])
    return any("say" in classify_word(prose, k) for k in after) or any(prose.keys[k] == "according" for k in before)
