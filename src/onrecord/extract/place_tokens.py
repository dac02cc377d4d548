"""PARSED DOCUMENT -> ITS WORDS as the search for names of places reads them, and what those beside a run say of it."""

import re

from spacy.tokens import Doc

from onrecord.extract.place_words import PREPOSITIONS, is_town_word, word_classes

#: a small article that belongs to the name: "al-Hasakah", "d'Ivoire"
_ARTICLE_RUN_ON = re.compile(r"(?:a[a-z]|e[a-z]|ash|esh)-[A-Z]|[dln]['’][A-Z]")
ARTICLES = frozenset(("al", "el", "ad", "ar", "as", "ash", "at", "az", "ez", "es"))


class Words:
    """The tokens of a document as plain lists, and its text: read from one array, since each token object costs."""

    def __init__(self, doc: Doc) -> None:
        table = doc.to_array(["ORTH", "IDX", "SPACY"]).tolist()
        strings = doc.vocab.strings
        self.words: list[str] = [strings[row[0]] for row in table]
        self.starts: list[int] = [row[1] for row in table]
        self.text = "".join([word + " " if row[2] else word for word, row in zip(self.words, table, strict=True)])
        self.lower = [word.lower() for word in self.words]
        self.capital = [word[0].isupper() or bool(_ARTICLE_RUN_ON.match(word)) for word in self.words]
        for i in range(1, len(self.words) - 1):
            # an article parted from its name, by the tokenizer ("al", "-", "Hasakah") or in writing ("in al Hasakah")
            if self.words[i] == "-" and self.capital[i + 1] and self.lower[i - 1] in ARTICLES and self.is_joined(i):
                self.capital[i - 1] = True
            elif self.words[i] in ARTICLES and self.capital[i + 1] and self.words[i - 1] in PREPOSITIONS:
                self.capital[i] = True
        self.label = [""] * len(self.words)
        self.entity: list[tuple[int, int] | None] = [None] * len(self.words)
        for entity in doc.ents:
            for i in range(entity.start, entity.end):
                self.label[i], self.entity[i] = entity.label_, (entity.start, entity.end)

    def is_joined(self, i: int) -> bool:
        """Whether token ``i`` is a hyphen between two words without a blank."""
        if not 0 < i < len(self.words) - 1 or self.words[i] not in ("-", "–"):
            return False
        return self.end(i - 1) == self.starts[i] and self.end(i) == self.starts[i + 1]

    def end(self, i: int) -> int:
        """Offset behind token ``i``."""
        return self.starts[i] + len(self.words[i])

    def span(self, first: int, stop: int) -> str:
        """The text from token ``first`` to the one before ``stop``."""
        return self.text[self.starts[first] : self.end(stop - 1)]

    def opens_sentence(self, i: int) -> bool:
        """Whether nothing of the sentence stands before token ``i`` but quotation marks and white space."""
        while i > 0 and (self.words[i - 1].isspace() or self.words[i - 1] in "\"“'‘(-–—"):
            i -= 1
        return i == 0 or self.words[i - 1] in ".!?:;" or "\n" in self.words[i - 1] or self.words[i - 1][-1] in ".!?"


def is_sorted(words: Words, first: int, stop: int) -> bool:
    """Whether words in small letters around a run say what sort of place it is: "the town of X", "in the X area"."""
    before, lead = words.words[max(0, first - 2)], words.lower[first - 1] if first else ""
    if lead == "of" and before.islower() and (is_town_word(before) or word_classes().get(before) == "area"):
        return True
    after = words.words[stop] if stop < len(words.words) else ""
    if not after.islower() or word_classes().get(after) not in ("town", "area"):
        return False
    ahead = first - 1
    while ahead > 0 and (word_classes().get(words.words[ahead]) == "side" or words.words[ahead] == "-"):
        ahead -= 1
    before, lead = words.words[max(0, ahead - 1)], words.lower[ahead] if first else ""
    led = lead in PREPOSITIONS or (lead == "the" and before.lower() in PREPOSITIONS)
    return led and not any(word in word_classes() for word in words.lower[first:stop])


def lies_in_area(words: Words, stop: int) -> bool:
    """Whether an area follows that the run before lies in: "raids on Dulmen Ford in Orvany province"."""
    lies_in = words.lower[stop : stop + 1] == ["in"] and all(words.capital[stop + 1 : stop + 2])
    return lies_in and any(word_classes().get(word) == "area" for word in words.lower[stop + 2 : stop + 5])
