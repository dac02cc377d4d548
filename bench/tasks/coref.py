"""Predictions of the coref task: which of the given event mentions of a topic mean the same event.

First the documents of a topic are told apart by the stories they tell, with the words and the linkage that the build
groups stories by. Then every two mentions are compared: the same word, or words that name one kind of happening; who
and what stands with them; whether their documents tell one story. Mentions are joined as reports are: the likeliest
first, by mean probability. The weights are those of a logistic regression on the development set, rounded.
"""

import csv
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from spacy.tokens import Doc, Token

from onrecord.extract.parse import load_parser, parse_text
from onrecord.link.stories import join_likely
from onrecord.link.words import Vector, cosine, weigh_words

#: log-odds that two documents of a topic tell one story, by the cosine of their words: even at .10
STORY_BIAS = 9.0
STORY_LOG_COSINE = 4.1
#: log-odds that two mentions mean one event
BIAS = -4.4
WEIGHTS = {
    "lemma": 2.7,
    "stem": 2.8,
    "related": 2.3,
    "unclassed": -0.6,
    "text": 0.9,
    "pronoun": 2.1,
    "story": 2.0,
    "same_story": 0.3,
    "other_story": -2.0,
    "saying": -1.8,
    "same_speaker": 0.7,
    "other_speaker": -0.7,
    "sentence": 0.6,
    "arguments": 0.7,
    "other_subject": -0.3,
    "other_object": -0.2,
    "nearby": 0.6,
    "same_sentence": -2.5,
    "same_doc": 0.1,
}
#: mean probability between two groups of mentions from which they are one event
BAR = 0.35
#: below, two mentions are strangers
STRANGERS = 0.02
#: words on each side of a mention that count as near it
NEAR = 8
CONTENT = ("VERB", "NOUN", "PROPN", "ADJ")
PRONOUNS = frozenset("it this that which these those".split())
SUFFIX = re.compile(r"(?:ings?|ed|e?s|ions?|ations?|er|ers|ment|ments|e|al|y)$")


class Event(NamedTuple):
    """One mention: its head word in several forms, the kinds of happening it can name, and what stands with it."""

    key: str
    doc: str
    sentence: int
    text: str
    lemma: str
    stem: str
    classes: frozenset[str]
    subjects: frozenset[str]
    objects: frozenset[str]
    nearby: frozenset[str]
    vector: Vector


class Stories(NamedTuple):
    """How likely every two documents (ids sorted) tell one story, and the story of each."""

    likely: Mapping[tuple[str, str], float]
    story_of: Mapping[str, str]


def predict(docs: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One row for each document: {"id", "mentions": [{"id", "cluster"}]}, clusters named by one of their mentions."""
    parser = load_parser()
    topics: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in docs:
        topics[row["topic"]].append(row)
    for rows in topics.values():
        events = read_topic(rows, {row["id"]: parse_text(parser, row["text"]) for row in rows})
        stories = tell_stories(weigh_words({row["id"]: row["text"] for row in rows}, {}))
        cluster_of = join_likely(sorted(event.key for event in events), compare_topic(events, stories), bar=BAR)
        for row in rows:
            ids = [mention["id"] for mention in row["mentions"]]
            yield {"id": row["id"], "mentions": [{"id": i, "cluster": cluster_of[f"{row['id']} {i}"]} for i in ids]}


def read_topic(rows: Sequence[Mapping[str, Any]], docs: Mapping[str, Doc]) -> list[Event]:
    """The mentions of a topic, with the words of their sentences weighed by how rare they are in it."""
    sentences = {f"{row['id']} {s.start}": s.text for row in rows for s in docs[row["id"]].sents}
    vectors = weigh_words(sentences, {})
    return [read_event(docs[row["id"]], row["id"], mention, vectors) for row in rows for mention in row["mentions"]]


def read_event(doc: Doc, name: str, mention: Mapping[str, Any], vectors: Mapping[str, Vector]) -> Event:
    head = find_head(doc, mention.get("parts") or [[mention["start"], mention["end"]]])
    text = mention["text"].casefold().strip("\"'` \t")
    lemma = head.lemma_.casefold()
    subjects, objects = find_arguments(head)
    return Event(
        key=f"{name} {mention['id']}",
        doc=name,
        sentence=head.sent.start,
        text=text,
        lemma=lemma,
        stem=stem_of(head.lower_ if head.pos_ == "PROPN" else lemma),
        classes=classes_of(lemma, head.lower_, text.replace(" ", "-")) or classes_of(*text.split()),
        subjects=subjects,
        objects=objects,
        nearby=words_of(t for t in head.sent if 0 < abs(t.i - head.i) <= NEAR),
        vector=vectors.get(f"{name} {head.sent.start}", {}),
    )


def find_head(doc: Doc, spans: Sequence[Sequence[int]]) -> Token:
    """The first word of a mention that hangs on nothing inside it; a verb, noun or adjective where it has one."""
    tokens = [t for start, end in spans for t in doc.char_span(start, end, alignment_mode="expand") or ()]
    inside = {t.i for t in tokens}
    heads = [t for t in tokens if t.head.i not in inside or t.head.i == t.i]
    content = [t for t in heads if t.pos_ in CONTENT] or [t for t in tokens if t.pos_ in CONTENT]
    return (content or heads or tokens)[0]


def stem_of(word: str) -> str:
    return SUFFIX.sub("", word) if len(word) > 4 else word


@cache
def word_classes() -> dict[str, frozenset[str]]:
    """Lemma -> the kinds of happening that it can name, from event_words.csv."""
    text = Path(__file__).with_name("event_words.csv").read_text(encoding="utf-8")
    found: dict[str, set[str]] = defaultdict(set)
    for row in csv.DictReader(line for line in text.splitlines() if not line.startswith("#")):
        for word in row["words"].split():
            found[word].add(row["class"])
    return {word: frozenset(classes) for word, classes in found.items()}


def classes_of(*words: str) -> frozenset[str]:
    return frozenset(name for word in words for name in word_classes().get(word, ()))


def words_of(tokens: Iterable[Token]) -> frozenset[str]:
    return frozenset(t.lemma_.casefold() for t in tokens if t.is_alpha and not t.is_stop)


def find_arguments(head: Token) -> tuple[frozenset[str], frozenset[str]]:
    """Lemmas of who does it and of what it befalls, with what hangs on them."""
    subjects: list[Token] = []
    objects: list[Token] = []
    for child in head.children:
        if child.dep_ in ("nsubj", "poss"):
            subjects += modified(child)
        elif child.dep_ == "agent":
            subjects += [token for thing in child.children for token in modified(thing)]
        elif child.dep_ in ("dobj", "nsubjpass", "compound", "attr", "amod", "oprd"):
            objects += modified(child)
        elif child.dep_ == "prep":
            objects += [token for thing in child.children if thing.dep_ == "pobj" for token in modified(thing)]
    return words_of(subjects or shared_subjects(head)), words_of(objects)


def shared_subjects(verb: Token) -> list[Token]:
    """The subject of the verb above, for one that has none of its own: "fled after robbing"."""
    for _ in range(3):
        if verb.dep_ not in ("xcomp", "conj", "advcl", "pcomp", "prep", "acl", "dobj"):
            return []
        verb = verb.head
        found = [t for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") for t in modified(c)]
        if found:
            return found
    return []


def modified(token: Token) -> list[Token]:
    return [token, *(c for c in token.children if c.dep_ in ("compound", "amod", "poss", "nmod", "nummod", "appos"))]


def tell_stories(vectors: Mapping[str, Vector]) -> Stories:
    """The stories of a topic."""
    ids = sorted(vectors)
    likely = {
        (a, b): odds(STORY_BIAS + STORY_LOG_COSINE * math.log(cosine(vectors[a], vectors[b]) + 0.01))
        for a, b in combinations(ids, 2)
    }
    return Stories(likely, join_likely(ids, likely))


def odds(score: float) -> float:
    return 1 / (1 + math.exp(-score))


def compare_topic(events: Sequence[Event], stories: Stories) -> dict[tuple[str, str], float]:
    """The probability that two mentions mean one event, for all pairs (keys sorted) that are no strangers."""
    found = {}
    for a, b in combinations(sorted(events, key=lambda e: e.key), 2):
        score = BIAS + sum(WEIGHTS[name] * value for name, value in compare_events(a, b, stories).items())
        if odds(score) >= STRANGERS:
            found[a.key, b.key] = odds(score)
    return found


def compare_events(a: Event, b: Event, stories: Stories) -> dict[str, float]:
    """What speaks for and against one event. Of mentions whose words have nothing in common little is asked."""
    lemma, stem, common = a.lemma == b.lemma, a.stem == b.stem, a.classes & b.classes
    found: dict[str, float] = {
        "text": a.text == b.text,
        "pronoun": a.text in PRONOUNS or b.text in PRONOUNS,
        "other_story": stories.story_of[a.doc] != stories.story_of[b.doc],
        "sentence": cosine(a.vector, b.vector),
    }
    if "say" in a.classes and "say" in b.classes:
        found["saying"] = 1.0
        found["same_speaker"] = shared(a.subjects, b.subjects)
        found["other_speaker"] = is_other(a.subjects, b.subjects)
    if lemma or stem or common:
        found["lemma" if lemma else "stem" if stem else "related"] = 1.0
        found["unclassed"] = not common
        found |= compare_company(a, b, stories)
    return found


def compare_company(a: Event, b: Event, stories: Stories) -> dict[str, float]:
    """What stands with two mentions whose words are alike, and where they stand."""
    whole, other = a.subjects | a.objects, b.subjects | b.objects
    pair = min(a.doc, b.doc), max(a.doc, b.doc)
    return {
        "story": 1.0 if a.doc == b.doc else stories.likely[pair],
        "same_story": stories.story_of[a.doc] == stories.story_of[b.doc],
        "arguments": shared(whole, other),
        "other_subject": bool(b.subjects) and is_other(a.subjects, other),
        "other_object": bool(b.objects) and is_other(a.objects, other),
        "nearby": shared(a.nearby, b.nearby),
        "same_sentence": (a.doc, a.sentence) == (b.doc, b.sentence),
        "same_doc": a.doc == b.doc,
    }


def shared(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of the smaller set that stands in the other."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def is_other(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a) and bool(b) and a.isdisjoint(b)
