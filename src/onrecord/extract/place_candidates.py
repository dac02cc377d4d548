"""PARSED DOCUMENT -> CANDIDATES: capitalised runs that a gazetteer knows or that stand where a place name stands."""

import re

from onrecord.extract.place_tokens import ARTICLES, Words, is_sorted, lies_in_area
from onrecord.extract.place_wholes import FIRST_PARTS, find_whole, skip_side, tells_side_of
from onrecord.extract.place_words import (
    JOINERS,
    NEVER_FIRST,
    PARTERS,
    PLACING,
    PREPOSITIONS,
    agency_letters,
    holds,
    in_hands,
    word_classes,
)
from onrecord.values import Entry, Gazetteer, Value

#: longest name looked up, in tokens ("Democratic Republic of the Congo" has 5; hyphens count)
LONGEST = 7
#: letters of an abbreviation before a name ("St", "Fort" is none)
ABBREVIATED = 3
#: a town this large keeps its name beside an unknown word ("Baghdad Belts")
LARGE = 100_000
#: prepositions that a place follows far more often than anything else
LEADING = frozenset(("in", "near", "at", "from", "outside", "around"))
_PERSONAL = frozenset(("mr", "mrs", "ms", "miss", "dr", "sir"))
WEEKDAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
_POSTAL = re.compile(r"[A-Z]{2}\Z")
_COUNTRIES_IN_CAPITALS = frozenset(("US", "UK", "EU", "UN", "DC"))


class Candidate(Value, frozen=True, kw_only=True):
    """Tokens ``first`` to ``stop`` (excluded) that may name a place; ``entries`` is empty for an unknown name.

    ``run`` are the first token and the one behind the last of the whole capitalised run around it; ``whole`` is an
    unknown name that is longer than a known one and whose words tell that it is a place ("Lake Tavil").
    """

    first: int
    stop: int
    entries: tuple[Entry, ...]
    run: tuple[int, int]
    whole: bool = False

    @property
    def is_adjective(self) -> bool:
        """Whether the name is an adjective or that of a people, and no country's, area's or larger town's own name."""
        adjective = any(entry.match == "adjective" for entry in self.entries)
        own = (e for e in self.entries if e.match != "adjective")
        return adjective and not any(e.kind in ("country", "admin1", "region") or e.population >= LARGE for e in own)


def find_candidates(words: Words, gazetteer: Gazetteer) -> list[Candidate]:
    """Candidates in the order of the text; none overlaps another."""
    known: dict[str, tuple[Entry, ...]] = {}
    found: list[Candidate] = []
    i, total = 0, len(words.words)
    while i < total:
        if not words.capital[i]:
            i += 1
            continue
        stop = run_end(words, i, JOINERS)
        in_run = _in_run(words, i, stop, gazetteer, known)
        found += in_run
        i = max(stop, in_run[-1].stop) if in_run else stop
    return found


def run_end(words: Words, first: int, joiners: frozenset[str]) -> int:
    """Behind the last capitalised token of the run; joiners are part of it only between two capitalised tokens.

    A full stop joins only behind an abbreviation ("Ft."): behind a longer word it ends the sentence. A dash with a
    blank before it parts a headline from its outlet."""
    stop = i = first + 1
    while i < len(words.words):
        if words.capital[i] and is_weekday(words.lower[i]):
            break
        if words.capital[i]:
            stop = i + 1
        elif (
            words.lower[i] not in joiners
            or i - stop >= 3
            or (words.lower[i] == "." and not _is_abbreviated(words, i - 1))
            or (words.lower[i] in "-–" and not words.is_joined(i))  # "Kareth - Tavil Post"
        ):
            break
        i += 1
    return stop


def _is_abbreviated(words: Words, i: int) -> bool:
    """Whether the full stop behind token ``i`` ends an abbreviation before a name ("Ft. Tavil"), and no sentence: the
    word is short and no last part of a name with hyphens, and what follows may be a name's."""
    parted = i > 0 and words.words[i - 1] == "-"
    following = words.lower[i + 2] if i + 2 < len(words.words) else ""
    return len(words.lower[i]) <= ABBREVIATED and not parted and following not in NEVER_FIRST


def _is_postal(words: Words, i: int) -> bool:
    """Whether two capitals behind a comma are a state's code though they are a word too ("Orvany, IN")."""
    if i < 2 or not _POSTAL.match(words.words[i]) or words.words[i - 1] != ",":
        return False
    return words.capital[i - 2] and not words.words[i - 2].isupper()


def is_weekday(word: str) -> bool:
    """Whether a word in small letters is a weekday, which no name of a place ends in ("in Kareth Wednesday")."""
    return word.endswith("day") and word in NEVER_FIRST


def _in_run(
    words: Words, first: int, stop: int, gazetteer: Gazetteer, known: dict[str, tuple[Entry, ...]]
) -> list[Candidate]:
    found: list[Candidate] = []
    parted = stop < len(words.words) and words.lower[stop] in PARTERS
    reach = run_end(words, stop - 1, JOINERS | PARTERS) if parted else stop
    i = first
    while i < stop:
        if not words.capital[i] or (words.lower[i] in NEVER_FIRST and not _is_postal(words, i)):
            i += 1
            continue
        end, entries = _longest_match(words, i, min(reach, i + LONGEST), gazetteer, known)
        if entries and not _is_mere_part(words, i, end, entries) and not _is_acronym(words, i, end, entries):
            found += _as_whole(words, i, end, entries, (first, stop))
            end = max(end, found[-1].stop) if found else end
        i = end
    if not any(candidate.whole for candidate in found) and _is_longer_name(words, found, first, stop):
        found = []
    return found or _unknown(words, first, stop)


def _as_whole(words: Words, first: int, stop: int, entries: tuple[Entry, ...], run: tuple[int, int]) -> list[Candidate]:
    """The known name, or the longer one that it is a part of; none for a side of a town behind the name of a part."""
    begin, behind = find_whole(words, first, stop, entries, run)
    if (begin, behind) == (first, stop):
        return [Candidate(first=first, stop=stop, entries=entries, run=(run[0], max(run[1], stop)))]
    if tells_side_of(words, begin, behind):
        return []
    return [Candidate(first=begin, stop=behind, entries=(), run=run, whole=True)]


def _is_mere_part(words: Words, first: int, stop: int, entries: tuple[Entry, ...]) -> bool:
    """Whether a small place's name is only a part of a hyphenated word ("Pre-dawn", "Tel-Toukan").

    Another spelling of a name counts only for the whole run.
    """
    best = entries[0]
    large = best.population >= LARGE and best.label.casefold() == words.span(first, stop).casefold()
    if large or best.kind in ("country", "region"):
        return False
    behind = stop + 1 < len(words.words) and words.words[stop] == "-" and words.end(stop - 1) == words.starts[stop]
    ahead = first > 1 and words.words[first - 1] == "-" and words.end(first - 1) == words.starts[first]
    if best.match == "spelling":
        return behind or ahead or _is_plain_capital(words, first - 1) or _is_plain_capital(words, stop)
    return behind and not words.capital[stop + 1]


def _is_plain_capital(words: Words, i: int) -> bool:
    """Whether token ``i`` is a capitalised word that is no sort of place, side, organisation or title."""
    inside = 0 <= i < len(words.words) and words.capital[i]
    return inside and words.lower[i] not in NEVER_FIRST and words.lower[i].rstrip(".") not in word_classes()


def _is_acronym(words: Words, first: int, stop: int, entries: tuple[Entry, ...]) -> bool:
    """Whether two to five capitals amid ordinary text are an agency's or party's letters and no town's name.

    A dateline and a line in capitals keep their towns.
    """
    word = words.words[first]
    if stop - first == 1 and len(word) <= ABBREVIATED and word.istitle() and entries[0].kind == "country":
        return len(entries[0].label) > len(word)  # "Car" in title case is no CAR
    if stop - first == 1 and word in agency_letters():
        return True
    if stop - first > 1 or not word.isupper() or not 2 <= len(word) <= 5 or "." in word:
        return False
    if any(entry.kind in ("country", "region") or (entry.kind == "admin1" and len(word) < 4) for entry in entries):
        return False
    around = [words.words[i] for i in (first - 1, stop) if 0 <= i < len(words.words)]
    in_capitals = any(other.isupper() and len(other) > 1 for other in around)
    opens = (
        stop < len(words.words) and words.words[stop] in ("—", "–", "-", "--", ",", "(") and words.opens_sentence(first)
    )
    return not in_capitals and not opens


def _is_longer_name(words: Words, found: list[Candidate], first: int, stop: int) -> bool:
    """Whether the run is a longer name than any known, so that its parts name nothing here.

    "Jisr Baghdad" is neither Jisr nor Baghdad: two names of towns side by side (large ones are a list that lost its
    commas), or a small town's name with a word that is no sort of place, side, organisation or title.
    """
    while first < stop and words.lower[first] in NEVER_FIRST:
        first += 1
    led = first > 0 and (words.lower[first - 1] in LEADING or is_sorted(words, first, stop))
    if not found or stop - first < 2 or (words.label[first] == "PERSON" and not led):
        return False
    if not all(any(entry.kind == "city" for entry in candidate.entries) for candidate in found):
        return False
    if any(entry.kind == "country" for candidate in found for entry in candidate.entries):
        return False
    if len(found) > 1 and all(c.entries[0].match == "exact" and c.entries[0].population >= LARGE for c in found):
        return False
    if len(found) == 2 and found[0].first == first and found[0].stop == found[1].first and found[1].stop == stop:
        return not any(holds(big, small) for big in found[1].entries for small in found[0].entries)
    if len(found) > 1 or not led:
        return False
    beside = words.lower[first : found[0].first] + words.lower[found[0].stop : stop]
    rest = [word for word in beside if word not in ARTICLES and word != "-"]
    return len(rest) == 1 and rest[0] not in word_classes() and found[0].entries[0].population < LARGE


def _longest_match(
    words: Words, first: int, stop: int, gazetteer: Gazetteer, known: dict[str, tuple[Entry, ...]]
) -> tuple[int, tuple[Entry, ...]]:
    for end in range(stop, first, -1):
        if not words.capital[end - 1]:
            continue
        name = words.span(first, end)
        if end == first + 1 and not _may_stand_alone(words, first):
            continue
        if name not in known:
            known[name] = gazetteer.find(name) or _find_county(name, gazetteer)
        if known[name]:
            return end, known[name]
    return first + 1, ()


def _find_county(name: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """The county of a name of two parts, which is often named without the word ("Miami-Dade")."""
    parts = name.split("-")
    joined = len(parts) == 2 and all(part.istitle() and " " not in part for part in parts)
    return gazetteer.find(f"{name} County") if joined else ()


def _may_stand_alone(words: Words, i: int) -> bool:
    """Two capital letters are a postal code behind a comma, and otherwise few countries; one letter is nothing, nor is
    the article of "al-Kareth"."""
    word = words.words[i]
    if words.lower[i] in ARTICLES and words.words[i + 1 : i + 2] == ["-"]:
        return False
    if words.lower[i] in JOINERS and i + 1 < len(words.words) and words.capital[i + 1]:
        return False  # the article of "La Tavila", whatever state is shortened so
    behind = words.lower[i + 1 : i + 2]
    goes_on = not behind or (words.capital[i + 1] and behind[0] not in word_classes())
    if words.lower[i] in FIRST_PARTS and goes_on:
        return False  # "Bab Tavil" is no Bab, nor is what breaks off where the text ends
    if len(word) == 1 or (i > 0 and words.lower[i - 1].rstrip(".") in _PERSONAL):
        return False
    if _POSTAL.match(word) and word not in _COUNTRIES_IN_CAPITALS:
        return i > 0 and words.words[i - 1] in ",("
    return word_classes().get(words.lower[i]) not in ("side", "area", "town", "street", "title")


def _unknown(words: Words, first: int, stop: int) -> list[Candidate]:
    """A run that the gazetteer does not know at all, where the parser sees a place or a preposition leads to it."""
    while first < stop and (words.lower[first] in NEVER_FIRST or not words.capital[first]):
        first += 1
    first = skip_side(words, first, stop)
    # "in Dulmen Ford Thursday": the day is no part of the name
    stop = next((i for i in range(first, stop) if words.lower[i] in WEEKDAYS and words.label[i] == "DATE"), stop)
    while first < stop and not words.capital[stop - 1]:
        stop -= 1
    if first == stop or tells_side_of(words, first, stop):
        return []
    is_place = words.label[first] in ("GPE", "LOC")
    before = words.lower[first - 1] if first else ""
    placed = (
        words.words[stop : stop + 1] == [","] and words.lower[stop + 1 : stop + 2] and words.lower[stop + 1] in PLACING
    )
    likely = words.label[first] in ("", "GPE", "LOC", "FAC", "ORG") or placed
    led = before in LEADING or (before in PREPOSITIONS | PARTERS and likely) or in_hands(words.words, first)
    led = led or (before == "on" and lies_in_area(words, stop))
    if not (is_place or led or is_sorted(words, first, stop)):
        return []
    return [Candidate(first=first, stop=stop, entries=(), run=(first, stop))]
