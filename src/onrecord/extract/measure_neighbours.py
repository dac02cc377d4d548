"""COUNT IN A PARSED DOCUMENT -> THE CUE BESIDE IT: for headlines, fragments and parts, where the parse says nothing."""

from spacy.tokens import Doc, Token

from onrecord.extract.counted import PERSON_NOUNS, is_mere_space
from onrecord.extract.measure_cues import (
    QUALIFIERS,
    Found,
    Kind,
    find_self,
    found_adjective,
    found_verb,
    noun_forms,
    verb_key,
)
from onrecord.extract.measure_syntax import acts_with_another, find_act, find_governor
from onrecord.mentions import QuantityMention

_BETWEEN_TAGS = frozenset(["RB", "RBR", "MD", "JJR"])
_BETWEEN_WORDS = frozenset(
    "be is are was were been being have has had get got others people more reportedly the another".split()
)
_HEADLINE_ENDINGS = ("ed", "dead", "hurt", "missing", "less", "shot", "slain", "fatally", "critically", "seriously")
_LOOSE_NUMBERS = frozenset("dozens scores hundreds thousands several many".split())
#: verbs that end a sentence whose comma before the speaker was lost ("three dead a monitor said")
_SAY = frozenset("said says say reported announced added told according".split())
_MARKS = frozenset([":", '"', "“", "”", "''", "``"])
_ACTED_IN_CAPITALS = frozenset(["DT", "CD", "PRP", "PRP$"])
_ACTED = _ACTED_IN_CAPITALS | frozenset(["NN", "NNS", "NNP", "JJ"])
_LISTED = _ACTED | frozenset(["NNPS", "CC", ",", "HYPH", "VBN"])
_SAY_REACH = 9  # the most tokens that such a speaker has
_LIST_REACH = 10  # the most tokens between a count and the predicate of the list that it heads
#: what stands before a part of something counted before
_PART_OF_BEFORE = ("including", "among them", "of them", "of whom", "total to", "figure to", "--", "—", " –", " -")
_VERB_FORMS = frozenset(["VB", "VBD", "VBG", "VBP", "VBZ", "NNS", "NNPS", "NNP"])
_SUFFERED = frozenset(["killed", "injured", "detained", "missing", "trapped"])
_SCAN = 25  # the most tokens back to the count that a part belongs to


def _end_token(doc: Doc, mention: QuantityMention) -> int:
    """The first token after a counted phrase."""
    end = max(mention.end, mention.noun[1]) if mention.noun else mention.end
    i = mention.token + 1
    while i < len(doc) and (doc[i].idx < end or is_mere_space(doc[i])):
        i += 1
    return i


def _start_token(doc: Doc, mention: QuantityMention) -> int:
    """The first token of a counted phrase, or of the number where its label stands before it."""
    i = mention.token
    while doc[i].idx + len(doc[i]) <= mention.start:
        i += 1
    while i > 0 and doc[i].idx > mention.start:
        i -= 1
    return i


def find_headline(doc: Doc, mention: QuantityMention, kind: Kind) -> Found | None:
    """A participle or adjective right after the count with nothing after it to act upon: "3 dead, 7 injured"."""
    i = _past_list(doc, _end_token(doc, mention))
    if i + 1 < len(doc) and doc[i].lower_ == "fatally" and verb_key(doc[i + 1]):
        i += 1  # "a man fatally shot a teenager" acts
    if i + 1 < len(doc) and doc[i].lower_ in ("remain", "remained"):
        i += 1  # "of 4,000 displaced from Kareth 1,200 remained displaced"
    single = mention.text.lower() in ("a", "an")
    if (
        not _is_predicate(doc, i)
        or (doc[i - 1].tag_ in ("DT", "PRP") and doc[i].lower_ != "fatally")
        or (_acts(doc, i) and (single or not _lists_on(doc, i + 1)) and not _is_setting(doc, mention))
    ):
        return None
    governor = find_governor(doc[mention.token], mention.start, kind)
    # "rescued 40 people trapped inside": a verb right before the count outranks the participle after it
    before = governor.token if governor else None
    if before and verb_key(before) and before.i == _start_token(doc, mention) - 1 and not _is_headed(before):
        return None
    if i + 2 < len(doc) and doc[i + 1].lower_ == "and" and verb_key(doc[i + 2]) == "kill":
        i += 2  # "one man shot and killed"
    return found_adjective(doc[i], kind)


def _is_setting(doc: Doc, mention: QuantityMention) -> bool:
    """Whether a count opens a sentence behind "with": "with 14 killed the raid was the worst"."""
    start = _start_token(doc, mention)
    return start > 0 and doc[start - 1].lower_ == "with" and bool(doc[start - 1].is_sent_start)


def _past_list(doc: Doc, i: int) -> int:
    """The predicate that a list of counts shares: "five children and four nurses killed", or that stands behind what a
    count includes: "14 including women and children killed"; the token itself else."""
    included = i < len(doc) and doc[i].lower_ == "including"
    first = i + 1 if i < len(doc) and (included or doc[i].lower_ in ("and", ",")) else i
    if first >= len(doc) or not (included or _is_number(doc[first])):
        return i
    for j in range(first + 1, min(len(doc), first + _LIST_REACH)):
        if _is_predicate(doc, j) and verb_key(doc[j]):
            return j
        if doc[j].tag_ not in _LISTED:
            break
    return i


def find_before(doc: Doc, mention: QuantityMention, kind: Kind) -> Found | None:
    """The verb form right before a count, whatever the parser hung the count on: "kills 30, injures 90"."""
    i = _start_token(doc, mention) - 1
    if i < 0 or not (doc[i].tag_ in _VERB_FORMS or _is_joined_participle(doc, i)) or _is_headed(doc[i]):
        return None
    found = find_act(doc[i], "object", kind)
    return found if found and (found.cue.measure in _SUFFERED or _is_joined_participle(doc, i)) else None


def _is_joined_participle(doc: Doc, i: int) -> bool:
    """Whether a participle that the parser took for an adjective is a verb: behind "and" and before a number, where no
    adjective stands ("has killed 300 fighters and displaced 1,000 civilians")."""
    return doc[i].tag_ in ("VBN", "VBD") and doc[i].dep_ == "amod" and i > 0 and doc[i - 1].tag_ == "CC"


def _is_predicate(doc: Doc, i: int) -> bool:
    """Whether a token has the form of what a headline says of a count."""
    if i >= len(doc) or not doc[i].lower_.endswith(_HEADLINE_ENDINGS):
        return False
    taken_for_noun = doc[i].lower_ == "shot" and i > 0 and any(f in PERSON_NOUNS for f in noun_forms(doc[i - 1]))
    return doc[i].tag_ in ("VBN", "JJ", "VBD", "NNP", "RB") or taken_for_noun


def _lists_on(doc: Doc, i: int) -> bool:
    """Whether another count with a predicate of its own follows: "20 people killed 30 others injured"."""
    i = _past_quantifier(doc, i)
    if i >= len(doc) or not _is_number(doc[i]):
        return False
    return any(_is_predicate(doc, j) and verb_key(doc[j]) for j in range(i + 1, min(len(doc), i + 4)))


def _is_headed(verb: Token) -> bool:
    """Whether a verb stands right after its own counted subject: "20 killed 30 others injured" is two headlines, and so
    is "4 Killed over 40 Injured"."""
    if verb.tag_ == "VBN" and verb.i > 0 and verb.nbor(-1).like_num:
        return True
    return any(child.dep_ == "nsubj" and child.i == verb.i - 1 for child in verb.children)


def _acts(doc: Doc, i: int) -> bool:
    """Whether a verb form is followed by something that it may act upon."""
    if acts_with_another(doc[i]):
        return True
    after = _past_quantifier(doc, i + 1)
    if after >= len(doc):
        return False
    if _is_number(doc[after]):
        return True
    acted = _ACTED_IN_CAPITALS if doc[i].tag_ == "NNP" else _ACTED
    said = any(token.lower_ in _SAY for token in doc[after : after + _SAY_REACH])
    return doc[after].tag_ in acted and not said


def _past_quantifier(doc: Doc, i: int) -> int:
    """The token of the number that a run of qualifying words leads to; the token itself when it leads to none."""
    after = i
    while after < len(doc) and doc[after].lower_ in QUALIFIERS:
        after += 1
    return after if after < len(doc) and _is_number(doc[after]) else i


def _is_number(token: Token) -> bool:
    return token.like_num or token.lower_ in _LOOSE_NUMBERS


def find_beside(doc: Doc, mention: QuantityMention, kind: Kind) -> Found | None:
    """The cue next to a count, with nothing but auxiliaries and adverbs between."""
    i = _end_token(doc, mention)
    while i < len(doc) and (doc[i].tag_ in _BETWEEN_TAGS or doc[i].lower_ in _BETWEEN_WORDS):
        i += 1
    if i < len(doc) and not _acts(doc, i):
        found = found_adjective(doc[i], kind) or found_verb(doc[i], "subject", kind)
        if found:
            return found
    i = _start_token(doc, mention) - 1
    while i > 0 and (
        is_mere_space(doc[i])
        or doc[i].tag_ in _BETWEEN_TAGS
        or doc[i].lower_ in _BETWEEN_WORDS
        or doc[i].text in _MARKS
    ):
        i -= 1
    participle = i >= 0 and doc[i].tag_ in ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "NNP", "NNPS", "JJ")
    return found_verb(doc[i], "object", kind) if participle else None


def find_antecedent(doc: Doc, mention: QuantityMention, kind: Kind) -> Found | None:
    """For a part of what was counted before ("three of them children", "bringing the total to 12"): the last cue of a
    verb or adjective before it in its sentence."""
    i = _start_token(doc, mention)
    if i > 1 and doc[i - 1].text == "(":
        return find_governor(doc[i - 2], doc[i - 2].idx, kind)  # "300 households (1,100 people)"
    of_them = doc[mention.token].lower_ in ("them", "whom", "these", "which") and not _has_verb(doc[i], mention)
    before = doc[max(0, i - 4) : i].text.lower()
    if not (of_them or before.endswith(_PART_OF_BEFORE)):
        return None
    first = max(doc[i].sent.start, i - _SCAN)
    for j in range(i - 1, first - 1, -1):
        if _is_with(doc[j]):
            continue
        found = found_verb(doc[j], "object", kind) or found_verb(doc[j], "subject", kind)
        found = found or found_adjective(doc[j], kind) or find_self(doc[j], kind)
        if found:
            return found
    return None


def _is_with(noun: Token) -> bool:
    """Whether wounds only go with what befell somebody: "were found dead with gunshot wounds"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "with" and noun.head.head.pos_ != "AUX"


def _has_verb(number: Token, mention: QuantityMention) -> bool:
    """Whether a part is the subject of a verb of its own, so that what befell the whole is not said of it."""
    while number.idx < mention.end and number.dep_ not in ("nsubj", "nsubjpass") and number.i + 1 < len(number.doc):
        number = number.nbor()
    return number.dep_ in ("nsubj", "nsubjpass") and number.head.pos_ == "VERB"
