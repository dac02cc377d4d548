"""PARSED REPORT -> VICTIMS: those to whom the report says that something happened, by number or in words."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from spacy.tokens import Doc, Token

from onrecord.extract.claims.modality import HYPOTHETICAL, POSSIBLE_AUX, read_modality
from onrecord.extract.counted import is_teller
from onrecord.extract.victims.blows import HITS
from onrecord.extract.victims.chains import Chain, chain_people
from onrecord.extract.victims.harms import BODILY, MEASURES, Harm, find_harms
from onrecord.extract.victims.merge import merge_chains
from onrecord.extract.victims.names import may_be_name
from onrecord.extract.victims.people import Person, find_people, read_name
from onrecord.extract.victims.tables import OFFICIALS, SUSPECTS
from onrecord.mentions import QuantityMention, VictimMention
from onrecord.values import Span

#: words of a sentence about another case than the report's own
_ELSEWHERE = re.compile(
    r"\bunrelated\b|\bseparate (?:incident|shooting|attack|case)"
    r"|\b(?:last|previous|past) year\b|\byears? (?:ago|earlier)\b|\bsince (?:19|20)\d\d\b"
    r"|\bprevious(?:ly)?\b|\bin (?:[A-Z][a-z]+ )?(?:19|20)\d\d\b|\bmonths? (?:ago|earlier)\b|\bso far this year\b",
    re.I,
)
#: sentences at the head of a report, which tell its own case
_OWN = 3


def find_victims(
    doc: Doc, sentences: Sequence[tuple[int, int]], quantities: Sequence[QuantityMention]
) -> tuple[VictimMention, ...]:
    """The victims of a report in the order of their mentions.

    ``sentences`` are first and last token (exclusive) of the sentences to read; ``quantities`` have their amounts.
    """
    tokens = [token for start, end in sentences for token in doc[start:end]]
    harms = find_harms(tokens)
    if not harms:
        return ()
    people = find_people(doc, tokens, quantities)
    add_unknown_names(doc, people, harms)
    harmed = frozenset(t for harm in harms if harm.measure != "detained" for t in harm.sufferers if t in people)
    starts = [start for start, _ in sentences]
    chains = chain_people(doc, people, starts, harmed)
    guilty = find_guilty(chains, harms)
    chains = merge_chains(chains, people, harms, starts, guilty)
    of = {token: chain for chain in chains for token in chain.mentions}
    elsewhere = find_elsewhere(doc, sentences)
    found: dict[tuple[int, str], VictimMention] = {}
    for harm in harms:
        if is_hypothetical(doc[harm.cue]) or is_averted(doc[harm.cue]):
            continue
        modality = read_modality(doc[harm.cue])
        for token in harm.sufferers:
            chain = of.get(token)
            if chain is None or (token, harm.measure) in found or is_spared(doc[token]):
                continue
            found[token, harm.measure] = VictimMention(
                start=people[token].start,
                end=people[token].end,
                token=token,
                cue=harm.cue,
                measure=harm.measure,
                number=people[token].number,
                quantity=people[token].quantity,
                person=chain.mentions[0],
                name=span_of(people, chain, named=True),
                description=span_of(people, chain, named=False),
                taken_up=find_taken_up(people, chain, token, starts),
                age=chain.age,
                gender=chain.gender or chain.spoken,
                pronoun=people[token].form == "pronoun",
                hit=harm.measure == "injured" and doc[harm.cue].lemma_.lower() in HITS,
                suspect=harm.self_done or chain.mentions[0] in guilty,
                modality=modality,
                apart=elsewhere[bisect_right(elsewhere, (token, True, 0)) - 1][1] if elsewhere else False,
            )
    return tuple(sorted(found.values(), key=lambda victim: (victim.start, MEASURES.index(victim.measure))))


def is_hypothetical(cue: Token) -> bool:
    """Whether harm is only thought of: "if he is killed", "could be killed", "whether she was wounded"."""
    over = cue.head
    if cue.dep_ == "pobj" and over.lower_ == "to" and over.head.lemma_ == "lead" and over.head.tag_ in ("VBG", "VB"):
        return True  # "information leading to the arrest of the gunman"
    for word in (cue, cue.head):
        for child in word.children:
            if child.dep_ == "mark" and child.lower_ in HYPOTHETICAL:
                return True
            if child.dep_ == "aux" and child.lower_ in POSSIBLE_AUX and child.i < cue.i:
                return True
        if cue.dep_ not in ("conj", "acomp", "oprd", "attr", "xcomp"):
            break
    return False


def is_averted(cue: Token) -> bool:
    """Whether harm nearly came about and did not: "almost lost her life"."""
    return any(child.lower_ in ("almost", "nearly") and child.i + 1 in (cue.i, cue.i - 1) for child in cue.children)


def is_spared(person: Token) -> bool:
    """Whether the words say that it befell none of those joined: "neither Marr nor his wife was hurt"."""
    if any(child.lower_ in ("unharmed", "unhurt", "uninjured") for child in person.children):
        return True
    first = person.head if person.dep_ == "conj" else person
    return any(child.lower_ in ("neither", "nor") for word in (first, person) for child in word.children)


def find_guilty(chains: Iterable[Chain], harms: Sequence[Harm]) -> frozenset[int]:
    """The first mentions of those who did it: called so, or said to have harmed somebody other than themselves."""
    doers = {token for harm in harms if not harm.self_done for token in harm.doers}
    return frozenset(
        chain.mentions[0]
        for chain in chains
        if (chain.nouns & SUSPECTS or not doers.isdisjoint(chain.mentions)) and not chain.nouns & OFFICIALS
    )


def add_unknown_names(doc: Doc, people: dict[int, Person], harms: Iterable[Harm]) -> None:
    """Add those who came to harm under a name that the parser does not take for a person's."""
    known = frozenset(word for person in people.values() for word in person.name)
    for harm in harms:
        for token in harm.sufferers:
            placed = doc[token].ent_type_ in ("GPE", "LOC", "FAC", "ORG") and harm.measure not in BODILY
            listed = any(other.i in people and people[other.i].form == "name" for other in doc[token].conjuncts)
            kept = token not in people and not placed and not is_teller(doc[token])
            if kept and may_be_name(doc[token], known, listed=listed):
                people[token] = read_name(doc, doc[token])


def span_of(people: Mapping[int, Person], chain: Chain, *, named: bool) -> Span | None:
    """The first words that name somebody, or else that describe them."""
    for token in chain.mentions:
        person = people[token]
        if (person.form == "name") if named else (person.form in ("definite", "indefinite")):
            return person.start, person.end
    return None


def find_taken_up(people: Mapping[int, Person], chain: Chain, token: int, starts: Sequence[int]) -> Span | None:
    """The words of its own sentence that a pronoun takes up: "the victim was taken to hospital, where he died"."""
    if people[token].form != "pronoun":
        return None
    first = starts[bisect_right(starts, token) - 1]
    near = [one for one in chain.mentions if first <= one < token and people[one].form in ("definite", "indefinite")]
    return (people[near[-1]].start, people[near[-1]].end) if near else None


def find_elsewhere(doc: Doc, sentences: Sequence[tuple[int, int]]) -> list[tuple[int, bool, int]]:
    """The first token of each sentence, with whether it tells of another case."""
    return [
        (start, position >= _OWN and bool(_ELSEWHERE.search(doc[start:end].text)), position)
        for position, (start, end) in enumerate(sentences)
    ]
