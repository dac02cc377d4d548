"""COUNTS -> what each counts, how far it reaches, and which count it is part of."""

from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Token

from onrecord.extract.claims.fates import all_died, is_dead
from onrecord.extract.claims.modality import is_attempt
from onrecord.extract.claims.triggers import is_getaway
from onrecord.extract.claims.uncounted import (
    counts_nobody,
    is_inhabitants,
    is_lone_mover,
    is_loose_part,
    is_sought,
)
from onrecord.extract.counted import noun_unit
from onrecord.extract.measures import measure_of
from onrecord.extract.victims.blows import HITS
from onrecord.extract.victims.find import is_hypothetical
from onrecord.mentions import QuantityMention, VictimMention
from onrecord.model import Measure
from onrecord.values import Span

TOLLS = frozenset({"toll", "total", "loss", "number", "figure", "tally", "count", "casualty", "fatality", "death"})
SUCH = frozenset({"those", "them", "whom", "these", "which"})
FIGURES = frozenset({"figure", "number", "count", "tally", "total", "estimate", "put"})
COUNTING = frozenset({"count", "tally"})
REVISING = frozenset({"update", "upgrade", "revise", "correct", "adjust", "raise", "rise", "climb", "grow", "increase"})
FIGURE_PRONOUNS = frozenset({"this", "that", "it", "which"})
#: the people of a count told before, by what befell them; who "the victims" are only that count tells
VICTIMS = frozenset({"victim", "casualty"})
CLASSES = VICTIMS | {"dead", "deceased", "slain", "fatality", "killed", "injured", "wounded", "hurt", "missing"}
#: who is left when those told of before are not counted, and prepositions that tell where those are who are counted
REST, ABOARD = frozenset({"other", "further", "additional"}), frozenset({"on", "in", "inside", "aboard", "at"})
#: tokens back to the count that a bare figure takes up
FIGURE_REACH = 60


#: nouns that count people by what befell them
DEEDS = frozenset(
    "death fatality killing loss life lives injury arrest displacement murder homicide slaying assassination".split()
)


class Counted(NamedTuple):
    """A quantity with its measure: ``cue`` carries the measure ("killed"), ``head`` the counted noun or the number.

    ``number`` is the token of the number itself; ``figure`` the word that makes it another figure of the count before.
    ``persons`` are the tokens of the first mentions of those who are told of one by one; ``hit``: the words tell of
    shots or blows and not of what came of them; ``mixed``: some of those hit are told to have died of it.
    """

    quantity: int
    measure: Measure
    cue: int
    head: int
    number: int
    negated: bool
    population: Span | None
    figure: int | None = None
    persons: tuple[int, ...] = ()
    hit: bool = False
    mixed: bool = False

    @property
    def told(self) -> Measure:
        """The measure, ``other`` for dead and hurt alike."""
        return "other" if self.mixed else self.measure


def find_counts(
    doc: Doc, quantities: Sequence[QuantityMention], victims: Sequence[VictimMention] = ()
) -> list[Counted]:
    """The quantities that count people or things to whom something happened, in order; of people told in words, what
    befell them is what their mention says."""
    found: list[Counted] = []
    told: dict[int, list[VictimMention]] = {}
    for victim in victims:
        if victim.quantity is not None:
            told.setdefault(victim.quantity, []).append(victim)
    for position, mention in enumerate(quantities):
        if mention.sort != "count" or is_furniture(doc, quantities, position):
            continue
        number = number_of(doc, mention)
        listed = told.get(position, [])
        worded = listed and mention.noun == (mention.start, mention.end) == (listed[0].start, mention.end)
        if worded or (listed and listed[0].number == 1):
            if not is_sought(doc[listed[0].token], doc[listed[0].cue]):
                count = count_victim(position, listed, mention)
                died = count.measure == "injured" and is_dead(doc, count.cue, victims)
                found.append(count._replace(measure="killed") if died else count)
            continue
        reading = None if is_inhabitants(doc[mention.token]) else measure_of(doc, mention)
        if reading is not None and (
            counts_nobody(doc[mention.token], doc[reading.token])
            or is_lone_mover(reading.measure, doc[mention.token], mention)
            or is_attempt(doc[reading.token])
            or (reading.negated and is_hypothetical(doc[reading.token]))
            or is_loose_part(mention, number)
        ):
            continue
        if reading is not None and not is_getaway(doc[reading.token], doc[mention.token]):
            population = find_population(doc, mention, number) or (
                find_spared(doc, mention) if reading.negated else None
            )
            counted = (position, reading.measure, reading.token, mention.token, number.i, reading.negated, population)
            persons = persons_of(listed, reading.measure)
            hit = reading.measure == "injured" and doc[reading.token].lemma_.lower() in HITS
            count = Counted(*counted, persons=persons, hit=hit)
            found.append(count._replace(measure="killed", hit=False) if hit and all_died(doc, count.cue) else count)
        elif found and near(found[-1], number):
            found += take_up(doc, found[-1], position, mention, number)
    return found


def is_furniture(doc: Doc, quantities: Sequence[QuantityMention], position: int) -> bool:
    """Whether a bare number stands right before another, as the counters of a page do: "0 67 At least 45 died"."""
    if position + 1 == len(quantities):
        return False
    mention, after = quantities[position], quantities[position + 1]
    bare = mention.noun is None and mention.text.isdigit() and after.start == mention.end + 1
    return bare and after.sort == "count" and doc[after.token].lower_ not in SUCH


def take_up(doc: Doc, before: Counted, position: int, mention: QuantityMention, number: Token) -> list[Counted]:
    """A count whose own words name no measure and that has that of the count before; none where nothing says so."""
    before = before._replace(persons=())
    if (cue := figure_word(number)) is not None:
        again = before._replace(
            quantity=position, cue=cue.i, head=number.i, number=number.i, negated=False, figure=cue.i
        )
        return [again]
    population = find_population(doc, mention, number)
    part = before._replace(quantity=position, head=mention.token, number=number.i, population=population)
    if is_part_of_figure(doc, before, number) or is_same_deed(doc, before, number):
        return [part]
    victims = class_above(doc[mention.token], VICTIMS)
    return [] if victims is None else [part._replace(cue=victims.i, negated=False, figure=None)]


def count_victim(position: int, listed: Sequence[VictimMention], mention: QuantityMention) -> Counted:
    """People told in words; who they are is the words, or for a pronoun what it takes up."""
    victim = listed[0]
    known = victim.taken_up or victim.name or victim.description or mention.noun
    population = known if victim.pronoun else mention.noun
    counted = (position, victim.measure, victim.cue, victim.token, victim.token, False, population)
    return Counted(*counted, persons=persons_of(listed, victim.measure), hit=victim.hit)


def persons_of(listed: Sequence[VictimMention], measure: Measure) -> tuple[int, ...]:
    """The persons among the victims of a count, by the tokens of their first mentions; none for a number of people."""
    return tuple(sorted({victim.person for victim in listed if victim.measure == measure and victim.number == 1}))


def figure_word(number: Token) -> Token | None:
    """The word by which a bare number is another figure of the count before: "a higher figure of", "counted 14", "this
    was later updated to 82"."""
    over = number.head.head if number.dep_ == "pobj" else number.head
    if number.dep_ == "pobj" and number.head.lower_ in ("of", "at") and over.lemma_.lower() in FIGURES:
        return over
    if number.dep_ == "pobj" and number.head.lower_ == "to" and over.lemma_.lower() in REVISING:
        return over if any(child.lower_ in FIGURE_PRONOUNS for child in over.children) else None
    return over if number.dep_ in ("dobj", "npadvmod", "attr") and over.lemma_.lower() in COUNTING else None


def is_part_of_figure(doc: Doc, before: Counted, number: Token) -> bool:
    """Whether a count is a part of the bare figure before it: "updated to 82, including 58 civilians"."""
    return before.figure is not None and included(number) and doc[before.number].sent.start == number.sent.start


def is_same_deed(doc: Doc, before: Counted, number: Token) -> bool:
    """Whether a bare number is the object of the same verb as the count before: "lost 40 men and the army lost 9"."""
    verb, cue = number.head, doc[before.cue]
    same = number.dep_ == "dobj" and verb.lemma_ == cue.lemma_ and verb.pos_ == "VERB"
    return same and verb.i != cue.i and verb.sent.start == cue.sent.start


def near(before: Counted, number: Token) -> bool:
    """Whether a count stands close enough before a number to tell what that counts."""
    return number.i - before.number < FIGURE_REACH


def number_of(doc: Doc, mention: QuantityMention) -> Token:
    """The token of a quantity's number: what its other words hang on."""
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    return span.root if span is not None and len(span) else doc[mention.token]


def find_population(doc: Doc, mention: QuantityMention, number: Token) -> Span | None:
    """Who was counted, in the report's words; ``None`` when only an earlier count tells ("17 on Thursday") and when the
    words count what was done ("25 deaths").

    "More than half of those displaced are children" counts children; "three of them children" too.
    """
    if doc[mention.token].lower_ == "whom" and number.head.dep_ == "relcl":
        people = number.head.head  # "20 rebels, four of whom died"
        return (people.idx, people.idx + len(people)) if noun_unit(people) == "person" else None
    if partitive(number):
        said = []
        if number.head.lemma_ == "be":
            said = [child for child in number.head.children if child.dep_ == "attr" and child.i > number.i]
        elif number.dep_ in ("nsubj", "attr", "appos") and number.head.pos_ == "NOUN" and number.head.i > number.i:
            said = [number.head]
        elif is_noun_behind(doc[mention.token], number):
            said = [doc[mention.token]]
        said = said or people_behind(doc, mention)
        return (said[0].idx, said[0].idx + len(said[0])) if said else None
    noun = doc[mention.token]
    bare = noun.lower_ in CLASSES - VICTIMS or noun.lower_ in SUCH  # "5 Dead": the word says what befell them
    return None if bare or noun.lemma_.lower() in DEEDS else mention.noun


def is_noun_behind(noun: Token, number: Token) -> bool:
    return noun.pos_ == "NOUN" and noun.i > number.i and noun.lower_ not in SUCH


def find_spared(doc: Doc, mention: QuantityMention) -> Span | None:
    """The words that keep "no one" from meaning nobody at all: "no *other* injuries", "no one *on the bus*"; ``None``
    where nothing does."""
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    words = [] if span is None else [*span, *doc[span.end : span.end + 1]]
    for word in words:
        if word.lower_ in REST:
            return word.idx, word.idx + len(word)
        if word.dep_ == "prep" and word.lower_ in ABOARD and word.head in words:
            return word.idx, word.right_edge.idx + len(word.right_edge)
    return None


def people_behind(doc: Doc, mention: QuantityMention) -> list[Token]:
    """The people right behind "30 of them", whatever the parser made of them ("86, 30 of them children")."""
    after = doc[mention.token].nbor(1) if mention.token + 1 < len(doc) else None
    if after is not None and after.tag_ == "DT" and after.i + 1 < len(doc):
        after = after.nbor(1)
    named = after is not None and after.lower_ not in ("had", "have") and noun_unit(after) == "person"
    return [after] if named and after is not None and doc[mention.token].lower_ in SUCH else []


def class_above(head: Token, classes: frozenset[str]) -> Token | None:
    """The word for a whole group told before that the counted are said to be among: "12 nurses were among the victims",
    "among the dead were two pilots", "the dead included six women"; ``None`` where a number says how many they were."""
    over = head.head
    if head.dep_ == "dobj" and over.lemma_ == "include":
        return next((thing for thing in over.children if thing.dep_ == "nsubj" and names_class(thing, classes)), None)
    verb = over if head.dep_ in ("nsubj", "nsubjpass", "attr") else head
    for among in (*verb.children, *head.children):
        if among.dep_ == "prep" and among.lower_ == "among":
            return next((thing for thing in among.children if names_class(thing, classes)), None)
    return None


def names_class(thing: Token, classes: frozenset[str]) -> bool:
    """Whether a word stands for the people of a count told before: "the dead", "the victims", "those wounded"."""
    if thing.lower_ == "those":
        return any(child.dep_ == "acl" and child.lower_ in classes for child in thing.children)
    if not {thing.lemma_.lower(), thing.lower_} & classes:
        return False
    children = list(thing.children)
    return any(c.lower_ in ("the", "those") for c in children) and not any(c.dep_ == "nummod" for c in children)


def partitive(head: Token) -> bool:
    """Whether a number takes its part of an earlier count: "ten of those", "three of them", "of whom nine", "five of
    the dead"."""
    behind = [thing for child in head.children if child.lower_ == "of" for thing in child.children]
    if any(names_class(thing, CLASSES) for thing in behind):
        return True
    behind += [word for thing in behind for word in thing.children if word.dep_ == "det"]
    if any(thing.lower_ in SUCH for thing in behind):
        return True
    before = head.doc[max(0, head.left_edge.i - 3) : head.left_edge.i].text.lower()
    return before.endswith(("of whom", "of them", "among them", "of these", "of those"))


def included(head: Token) -> bool:
    """Whether a count stands behind "including"."""
    token = head
    for _ in range(4):
        if token.lower_ in ("including", "counting"):
            return True
        if token.dep_ == "prep" and any(child.lower_ == "including" for child in token.children):
            return True
        if (
            token.dep_
            not in ("pobj", "prep", "conj", "nummod", "det", "pcomp", "appos", "npadvmod", "compound", "amod")
            or token.head.i == token.i
        ):
            return False
        token = token.head
    return False
