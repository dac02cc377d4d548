"""Whether a number is of some of those counted before: "four were shot, two critically", "six men, two from Orvany"."""

from spacy.tokens import Token

DEGREES = frozenset({"critically", "seriously", "severely", "gravely"})
STATES = frozenset({"critical", "serious", "grave", "stable"})
#: tokens from a number to one that takes some of its people out
_NEAR = 5
_WORDS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
NUMBERS = {word: n for n, word in enumerate(_WORDS)}


def tells_degree(before: Token, number: Token) -> bool:
    """Whether a bare number with a degree or an origin behind it is of fewer people than the number before it in its
    sentence."""
    after = [token.lower_ for token in number.doc[number.i + 1 : number.i + 3]]
    degree = after[:1] != [] and (after[0] in DEGREES or (after[0] == "in" and after[-1] in STATES))
    origin = after[:1] == ["from"] and number.i > 1 and number.nbor(-1).text == "," and number.i - before.i <= _NEAR
    if not (degree or origin):
        return False
    told, more = read_number(number), read_number(before)
    return before.sent.start == number.sent.start and told is not None and more is not None and told < more


def read_number(token: Token) -> int | None:
    """The number of one word; ``None`` where it is none that is known."""
    return int(token.text) if token.text.isdecimal() else NUMBERS.get(token.lower_)
