"""The words of a name without what the page sets around them."""

import re

#: (first token, token after the last, label) of a named entity
Entity = tuple[int, int, str]
TITLES = frozenset("mr mr. mrs mrs. ms ms. miss dr dr. sir sgt sgt. lt lt. gen gen. rev rev.".split())
#: what stands in brackets at the end of a name, closed or cut: initials, where somebody is in a picture
BRACKETED = re.compile(r"\s*[(\[][^)\]]*[)\]]?\s*$")


def strip_article(words: str) -> str:
    """The phrase without 'the', 'a', 'an' before it.

    >>> strip_article("The Tessel Watch")
    'Tessel Watch'
    """
    parts = words.split(None, 1)
    return parts[1] if len(parts) == 2 and parts[0].lower() in ("the", "a", "an") else words


def strip_ending(words: str) -> str:
    """A name without the genitive and the punctuation that the tagger left on it, nor its initials in brackets.

    >>> strip_ending("National Relief Office (NRO"), strip_ending("Orvany's")
    ('National Relief Office', 'Orvany')
    """
    words = BRACKETED.sub("", words).strip(" ,;:\"“”'’-—–()[]")
    return words[:-2] if words.lower().endswith(("'s", "’s")) else words
