"""VERB OR NOUN -> WHOM IT FALLS ON AND WHO DOES IT: heads of noun phrases in the tree, the parser's slips met."""

from collections.abc import Iterable

from spacy.tokens import Token

SELVES = frozenset(["himself", "herself", "themselves", "themself"])
SUBJECTS = frozenset(["nsubj", "nsubjpass", "csubj"])
_RELATIVES = frozenset(["who", "whom", "that", "which"])
#: relations by which a verb without a subject of its own has that of the verb above it
_SHARING = frozenset(["conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep", "agent"])
_NOMINATIVES = frozenset(["he", "she", "they", "we", "i", "you", "it", "who"])
_CLIMB = 5
#: what a person can be beside something else of the sort
TITLES = frozenset(
    "minister president leader chairman secretary director candidate senator governor ambassador".split()
)
#: words of a headline before the comma of its list, and what they are
_HEADLINE_REACH = 4
_NOMINAL = frozenset(["NOUN", "PROPN", "ADJ", "NUM"])
#: who are two where no number says otherwise
PAIRS = frozenset(["parent", "grandparent"])
#: prepositions behind who shoots and not behind who is shot
_AIMED = frozenset(["at", "into", "toward", "towards"])


def is_passive(verb: Token) -> bool:
    """Whether what a verb says is done to its subject, a headline's bare participle included ("Teen shot in")."""
    relations = {child.dep_ for child in verb.children if child.dep_ != "dobj" or is_object(child)}
    if "auxpass" in relations or "nsubjpass" in relations:
        return True
    if "dobj" in relations or verb.tag_ not in ("VBN", "VBD", "JJ", "NNP", "NN") or joined_objects(verb):
        return False
    if any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children):
        return False
    if verb.dep_ in ("acl", "amod"):
        return True
    if any(child.dep_ in ("xcomp", "advcl") and is_purpose(child) for child in verb.children):
        return False  # "the parents rushed to hospital to be with them"
    if any(child.dep_ == "nsubj" and child.lower_ in _NOMINATIVES for child in verb.children):
        return False
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not relations & SUBJECTS:
        return is_passive(verb.head) and not any(is_object(child) for child in verb.head.children)
    return not any(child.lower_ in _AIMED and is_aim(child) for child in verb.children) and not names_age_behind(verb)


def is_aim(preposition: Token) -> bool:
    """Whether what stands behind a preposition may be shot at, and is no time of day."""
    return all(thing.ent_type_ not in ("TIME", "DATE") and not thing.like_num for thing in preposition.children)


def is_purpose(clause: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in clause.children)


def is_object(child: Token) -> bool:
    """Whether a word is what a verb falls on, and no day that the parser took for it: "was shot and killed the day
    before"."""
    return child.dep_ == "dobj" and (child.ent_type_ not in ("DATE", "TIME") or child.lower_ in ("old", "olds"))


def names_age_behind(verb: Token) -> bool:
    """Whether whom a verb falls on stands right behind it by age: "Boy shot 11-year-old"; "shot 11 times" is not."""
    behind = verb.doc[verb.i + 1 : verb.i + 4]
    return len(behind) == 3 and behind[0].like_num and behind[1].text == "-" and behind[2].lower_ == "year"


def undergoers_of(verb: Token) -> list[Token]:
    """Whom a passive verb falls on; behind it in "killed were the colonel and his wife"."""
    if verb.dep_ == "amod":
        return [verb.head]
    passives = [child for child in verb.children if child.dep_ == "auxpass"]
    return subjects_of(verb) or [child for word in (verb, *passives) for child in word.children if child.dep_ == "attr"]


def subjects_of(verb: Token) -> list[Token]:
    """The subject of a verb, its own or that of the clause that it shares it with; a relative pronoun's noun."""
    for _ in range(_CLIMB):
        own = [child for child in verb.children if child.dep_ in SUBJECTS]
        if own:
            return [one for subject in own for one in antecedents(subject, verb)]
        if verb.dep_ in ("acl", "relcl"):
            return whole_list(verb.head) if verb.dep_ == "acl" and verb.tag_ == "VBG" else [verb.head]
        if verb.dep_ in ("xcomp", "ccomp", "oprd") and (objects := [c for c in verb.head.children if c.dep_ == "dobj"]):
            return objects
        if verb.dep_ not in _SHARING or verb.head.i == verb.i or is_apart(verb):
            return []
        verb = verb.head
        if verb.pos_ == "NOUN" and verb.dep_ not in _SHARING:
            return []
    return []


def one_of(many: Token) -> Token | None:
    """The "one" of people of whom something is said: "Ivo Marr, one of the men who died"."""
    over = many.head
    is_one_of = many.dep_ == "pobj" and over.lower_ == "of" and over.head.lower_ == "one"
    return over.head if is_one_of else None


def is_apart(verb: Token) -> bool:
    """Whether the clause above begins behind a verb and has its own subject: "Boy shot, mother arrested"."""
    if verb.dep_ != "ccomp" or verb.tag_ != "VBN":
        return False
    return any(child.dep_ in SUBJECTS and child.i > verb.i for child in verb.head.children)


def whole_list(last: Token) -> list[Token]:
    """The persons of a list that ends with one of whom something more is said: "found Reyes and a boy suffering"."""
    if last.dep_ != "conj" or last.head.pos_ not in ("NOUN", "PROPN"):
        return [last]
    return [*(other for other in last.conjuncts if other.i < last.i), last]


def antecedents(subject: Token, verb: Token) -> list[Token]:
    """Whom a subject stands for: a relative pronoun for its noun, and for "one of" that noun."""
    if subject.lower_ in _RELATIVES and verb.dep_ == "relcl":
        one = one_of(verb.head)
        return [verb.head] if one is None else [one, verb.head]
    first = min([verb.i, *(child.i for child in verb.children if child.dep_ in ("aux", "auxpass"))])
    before = verb.doc[max(0, first - 1)]
    if before.dep_ == "pobj" and before.head.lower_ == "after" and before.head.head.dep_ == "acl":
        return [before]  # a headline's "suspect held after man dies"
    if subject.lower_ == "shot":  # "a baby shot on Sunday has died", read as if a shot had
        return [next((child for child in subject.children if child.dep_ in SUBJECTS), subject)]
    return [subject]


def agents_of(verb: Token) -> list[Token]:
    return [
        thing for child in verb.children if child.dep_ == "agent" for thing in child.children if thing.dep_ == "pobj"
    ]


def joined_objects(verb: Token) -> list[Token]:
    """The object that a verb shares with the one joined to it: "shot and killed the driver"; a participle behind a
    finite verb has an object of its own ("was killed, setting off protests")."""
    partners = [child for child in verb.children if child.dep_ == "conj" and child.pos_ == "VERB"]
    partners = [partner for partner in partners if partner.tag_ != "VBG" or verb.tag_ == "VBG"]
    return [
        thing
        for partner in partners
        for thing in partner.children
        if thing.dep_ == "dobj" and thing.lower_ not in SELVES
    ]


def heads(tokens: Iterable[Token]) -> tuple[int, ...]:
    """The heads of noun phrases with those joined to them, before and after."""
    found: list[int] = []
    for token in tokens:
        for before in (listed_before(token), bare_age_before(token), headline_before(token)):
            if before is not None:
                found.append(before.i)
        found.append(token.i)
        joined = [other for other in token.conjuncts if other.i > token.i and not is_title(token, other)]
        found += [other.i for other in joined]
        for one in (token, *joined):
            for child in one.children:
                if child.dep_ == "appos" and child.i > one.i:
                    found += apposed(one, child)
    return tuple(dict.fromkeys(found))


def is_title(noun: Token, other: Token) -> bool:
    """Whether two joined nouns are what one person is: "former minister and president of the court Ivo Marr"."""
    bare = not any(child.dep_ in ("det", "poss", "nummod") for child in (*noun.children, *other.children))
    return bare and {noun.lemma_.lower(), other.lemma_.lower()} <= TITLES


def apposed(token: Token, named: Token) -> list[int]:
    """Whom an apposition adds: who "the victims, Reyes and a guard" are, and all others of a list that the parser takes
    for one ("the gunman, his wife and a guard"); nobody where a number says already how many they are."""
    others = [other.i for other in named.conjuncts if other.i > named.i and stands_alone(other)]
    below = [child for child in named.children if child.dep_ == "appos" and child.i > named.i and goes_on(child)]
    others += [person for child in below for person in (child.i, *apposed(named, child))]
    if token.lemma_.lower() in PAIRS:
        return []  # "her parents, Ana and Ivo Marr"
    if is_headline_pair(token, named):
        return [named.i, *others]
    if token.tag_ in ("NNS", "NNPS"):
        counted = any(child.dep_ == "nummod" for child in token.children)
        return [] if counted else [named.i, *others]
    return [named.i, *others] if lists_more(named) else others


def is_headline_pair(first: Token, second: Token) -> bool:
    """Whether a headline opens with two persons and no "and": "Man, woman dead in shooting"."""
    bare = first.pos_ == second.pos_ == "NOUN" and first.i == first.sent.start and second.i == first.i + 2
    return bare and not any(child.dep_ in ("det", "poss", "prep") for one in (first, second) for child in one.children)


def goes_on(noun: Token) -> bool:
    """Whether a list ends below a noun that the parser took for an apposition: "a judge, his wife, two guards and a
    driver"."""
    return stands_alone(noun) and any(
        child.dep_ == "conj" or (child.dep_ == "appos" and goes_on(child)) for child in noun.children
    )


def stands_alone(noun: Token) -> bool:
    """Whether a noun joined to another is a person of its own, as in "a driver and his son"; "a teacher and poet" is
    one."""
    return noun.pos_ == "PROPN" or any(child.dep_ in ("det", "poss", "nummod") for child in noun.children)


def lists_more(named: Token) -> bool:
    """Whether what the parser takes for an apposition goes on a list: "Reyes, his wife and a guard", "one man, one
    woman and a boy"."""
    owned = any(child.dep_ == "poss" for child in named.children)
    if named.pos_ != "PROPN" and stands_alone(named):
        below = (child for child in named.children if child.dep_ == "appos" and child.i > named.i)
        if any(goes_on(child) for child in below):
            return True
    if not owned and not (is_one(named) and is_one(named.head)):
        return False
    joined = owned and any(child.dep_ == "cc" and child.i > named.i for child in named.head.children)
    return any(other.i > named.i for other in named.conjuncts) or (joined and not named.head.conjuncts)


def is_one(noun: Token) -> bool:
    """Whether a noun brings one person in: "a woman", "one woman"."""
    return any(child.lower_ in ("a", "an", "one") and child.dep_ in ("det", "nummod") for child in noun.children)


def headline_before(token: Token) -> Token | None:
    """Who stands before a comma in a headline's list of two: "Father, daughter killed", "four women, man shot"."""
    doc, comma = token.doc, token.left_edge.i - 1
    start = token.sent.start
    if not 0 < comma - start <= _HEADLINE_REACH or doc[comma].text != ",":
        return None
    bare = token.pos_ == "NOUN" and not any(child.dep_ in ("det", "poss", "prep") for child in token.children)
    if not bare or any(word.pos_ not in _NOMINAL for word in doc[start:comma]):
        return None
    before = doc[comma - 1]
    return before if before.pos_ in ("NOUN", "PROPN") and before.ent_type_ not in ("GPE", "LOC") else None


def bare_age_before(token: Token) -> Token | None:
    """The person told by age alone who stands before counted others: "a 3-year-old and four adults", where the parser
    takes the age for the others'."""
    ages = [child for child in (*token.children, *token.head.children) if child.dep_ == "amod" and child.i < token.i]
    return next((age for age in ages if is_bare_age(age)), None)


def is_bare_age(old: Token) -> bool:
    """Whether "and" and a number that is no age follow an age, so that it is a person of its own."""
    behind = old.doc[old.i + 1 : old.i + 4]
    joined = len(behind) == 3 and behind[0].lower_ == "and" and behind[1].like_num and behind[2].text != "-"
    return old.lower_ == "old" and joined


def listed_before(token: Token) -> Token | None:
    """Who stands before "and" where an age between commas led the parser astray: "Reyes, 34, and her son were"."""
    doc, i = token.doc, token.left_edge.i - 1
    if token.dep_ not in SUBJECTS or i < 4 or doc[i].lower_ != "and" or doc[i - 1].text != ",":
        return None
    return doc[i - 4] if doc[i - 2].is_digit and doc[i - 3].text == "," and doc[i - 4].pos_ == "PROPN" else None
