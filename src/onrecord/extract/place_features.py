"""CANDIDATES -> WHAT SPEAKS FOR AND AGAINST EACH being a place: words around it, what the gazetteer holds, the rest of
the report."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import log10

from onrecord.extract.place_candidates import Candidate
from onrecord.extract.place_tokens import Words
from onrecord.extract.place_words import PREPOSITIONS, common_words, holds, word_classes

PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))


class ReportView:
    """What the whole report says about each name in it."""

    def __init__(self, words: Words, candidates: Sequence[Candidate]) -> None:
        self.labels: dict[str, Counter[str]] = defaultdict(Counter)
        self.led: Counter[str] = Counter()
        self.surnames: set[str] = set()
        for i, label in enumerate(words.label):
            span = words.entity[i]
            if label == "PERSON" and span and span[1] - span[0] > 1:
                self.surnames.add(words.lower[i])
        self.containers: set[int] = set()
        self.contained: set[int] = set()
        self._pair_up(words, candidates)
        for n, candidate in enumerate(candidates):
            name = key_of(words, candidate)
            self.labels[name][words.label[candidate.first]] += 1
            self.led[name] += n in self.contained or (
                candidate.first > 0 and words.lower[candidate.first - 1] in PREPOSITIONS - {"of", "to", "within"}
            )

    def _pair_up(self, words: Words, candidates: Sequence[Candidate]) -> None:
        for n in range(len(candidates) - 1):
            inner, outer = candidates[n], candidates[n + 1]
            gap = words.words[inner.stop : outer.first]
            if gap in ([","], ["("], [], ["in"], ["-"]) and any(
                holds(big, small) for big in outer.entries for small in inner.entries
            ):
                self.contained.add(n)
                if gap:
                    self.containers.add(n + 1)


def key_of(words: Words, candidate: Candidate) -> str:
    """The name of a candidate in small letters."""
    return words.span(candidate.first, candidate.stop).lower()


def describe_candidates(words: Words, candidates: Sequence[Candidate]) -> Iterator[list[str]]:
    """The features of each candidate, by name: the model adds up a weight for each."""
    view = ReportView(words, candidates)
    for n, candidate in enumerate(candidates):
        ner = _entity_feature(words, candidate)
        kind = _entry_feature(candidate)
        before, after = _context_features(words, candidate)
        features = ["bias", ner, kind, f"{ner}&{kind}", before, after, f"{before}&{ner}", f"{after}&{ner}"]
        features += _form_features(words, candidate, kind)
        features += _run_features(words, candidate, ner)
        features += _report_features(words, view, candidate, n)
        yield features


def _entity_feature(words: Words, candidate: Candidate) -> str:
    label, span = words.label[candidate.first], words.entity[candidate.first]
    if span is None:
        return "ner=none"
    first, stop = span
    fit = (
        "whole"
        if (first, stop) == (candidate.first, candidate.stop)
        else "wide"
        if first == candidate.first
        else "late"
    )
    if candidate.stop > stop:
        fit = "cross"
    return f"ner={label}/{fit}" if label in _LABELS else f"ner=other/{fit}"


_LABELS = frozenset(("GPE", "LOC", "FAC", "NORP", "ORG", "PERSON"))


def _entry_feature(candidate: Candidate) -> str:
    entries = candidate.entries
    if not entries:
        return "kind=unknown"
    if candidate.is_adjective:
        return f"kind=adjective/{entries[0].kind}"
    best = max(entries, key=lambda e: (e.kind == "country", e.kind == "region", e.population))
    if best.match == "spelling":
        return "kind=spelling"
    if best.kind != "city":
        return f"kind={best.kind}"
    return f"kind=city/{int(log10(best.population)) if best.population else 0}"


def _context_features(words: Words, candidate: Candidate) -> tuple[str, str]:
    before = words.lower[candidate.first - 1] if candidate.first else "<start>"
    after = words.lower[candidate.stop] if candidate.stop < len(words.words) else "<end>"
    return f"before={before}", f"after={after}"


def _form_features(words: Words, candidate: Candidate, kind: str) -> list[str]:
    name = words.span(candidate.first, candidate.stop)
    single = candidate.stop == candidate.first + 1
    features = [f"words={min(candidate.stop - candidate.first, 4)}"]
    if single and words.lower[candidate.first] in common_words():
        features.append("common")
    if name.isupper() and len(name) > 3:
        features.append("capitals")
    if words.opens_sentence(candidate.first):
        features += ["opens", f"opens&{kind}"]
    if kind.startswith("kind=adjective"):
        features.append("people" if name.endswith("s") else "of a people")
    return features


def _run_features(words: Words, candidate: Candidate, ner: str) -> list[str]:
    """What stands before and after the name within its capitalised run."""
    first, stop = candidate.run
    before = _class_of(words, candidate.first - 1) if candidate.first > first else "none"
    after = _class_of(words, candidate.stop) if candidate.stop < stop else "none"
    last = _class_of(words, stop - 1) if candidate.stop < stop else "none"
    return [
        f"run before={before}",
        f"run after={after}",
        f"run last={last}",
        f"run={before}/{after}",
        f"run={before}/{last}&{ner}",
    ]


def _class_of(words: Words, i: int) -> str:
    word = words.lower[i].rstrip(".")
    if not words.capital[i]:
        return f"small {word}"
    return word_classes().get(word, "other")


def _report_features(words: Words, view: ReportView, candidate: Candidate, n: int) -> list[str]:
    name = key_of(words, candidate)
    labels = view.labels[name]
    total = sum(labels.values())
    places = sum(count for label, count in labels.items() if label in PLACE_LABELS)
    features = [f"report places={_share(places, total)}", f"report persons={_share(labels['PERSON'], total)}",
                f"report bodies={_share(labels['ORG'], total)}", f"report led={_share(view.led[name], total)}",
                f"times={min(total, 4)}"]  # fmt: skip
    if n in view.containers:
        features.append("container")
    if n in view.contained:
        features.append("contained")
    if words.lower[candidate.stop - 1] in view.surnames:
        features.append("surname")
    return features


def _share(part: int, total: int) -> str:
    return "none" if part == 0 else "some" if 2 * part < total else "most" if part < total else "all"
