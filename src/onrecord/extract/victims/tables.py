"""The words by which a report tells who is who: resources/people_words.csv."""

from onrecord.extract.numbers import read_table

_ROWS = read_table("people_words.csv")


def _words(sort: str) -> frozenset[str]:
    return frozenset(row["word"] for row in _ROWS if row["sort"] == sort)


MALE = _words("male")
FEMALE = _words("female")
CHILDREN = _words("child")
#: who did it, or is said to
SUSPECTS = _words("suspect")
#: words that say of somebody only that harm came to them
VICTIMS = _words("victim")
#: words that tell somebody from those before
OTHERS = _words("other")
#: nouns that name a person only where something befalls them ("the general was killed")
RANKS = _words("rank")
#: what hits people
SHOTS = _words("shot")
#: where people are hit
BODY = _words("body")
#: who tells of harm and is none that suffered it
OFFICIALS = _words("official")
