"""ATTRIBUTION OF WORDS -> WHO SAYS SO: the chain of voices from the page to the origin."""

from msgspec.structs import replace

from onrecord.extract.attribution.bodies import is_thing
from onrecord.extract.attribution.cues import Found
from onrecord.extract.attribution.grammar import SIGHT
from onrecord.extract.attribution.phrases import head_of, is_relative
from onrecord.extract.attribution.relays import find_relays
from onrecord.extract.attribution.speakers import Speakers
from onrecord.extract.attribution.stance import is_hearsay, is_spoken, read_cue, read_stance, vouches
from onrecord.extract.attribution.tree import Tree
from onrecord.extract.attribution.trim import is_site
from onrecord.extract.attribution.voices import INNER, Speaker
from onrecord.model import Attribution, ChainLink


def resolve_attribution(tree: Tree, found: Found, speakers: Speakers) -> Attribution | None:
    """Who says what ``found`` holds; ``None`` where nobody vouches for it: an attitude, an act, a word within a quote.

    Without a source nobody says it: kind ``unattributed``.
    """
    cue = read_cue(tree, found)
    if found.source and tree.lowers[found.source[0]] in INNER and len(found.source) == 1:
        return None
    speaker = speakers.resolve(found.source) if found.source and not is_hearsay(tree, found) else None
    if cue is None or not vouches(tree, found, cue):
        return None
    if speaker is not None and speaker.name is None and is_relative(tree, found.source[0]):
        return None
    if speaker is not None and tree.lemmas[found.head] == "see" and sees_no_one(tree, found, speakers):
        return None
    if speaker is not None and speaker.name is None:
        head = head_of(tree, found.source)
        if is_thing(tree, head) or (is_site(tree, head) and tree.lemmas[found.head] in SIGHT):
            return None
        if not is_spoken(tree, found):
            return None  # neither the cue nor the source tells that anybody speaks
    stance = read_stance(tree, found, cue)
    if speaker is None:
        return Attribution(stance=stance)
    speakers.remember(speaker)
    relays = find_relays(tree, found, speakers, speaker)
    voices = relays if speaker in relays else [*relays, speaker]
    words = " ".join(tree.text[tree.starts[t] : tree.ends[t]] for t in found.cue)
    links = tuple(make_link(tree, voice, words) for voice in voices)
    return Attribution(origin=voices[-1].name, origin_kind=voices[-1].kind, stance=stance, chain=links)


def sees_no_one(tree: Tree, found: Found, speakers: Speakers) -> bool:
    """Whether a place is what "saw" something happen: "Kareth has seen 40 murders"."""
    label = speakers.names.at.get(head_of(tree, found.source), (0, 0, ""))[2]
    return label in ("GPE", "LOC", "FAC") and tree.child(found.head, "dobj") is not None


def resolve_others(tree: Tree, found: Found, speakers: Speakers, first: Attribution) -> tuple[Attribution, ...]:
    """The further voices of a joined source, each an attribution like the first with another origin."""
    if not first.chain or not found.source:
        return ()
    own = first.chain[-1]
    return tuple(
        Attribution(
            origin=name,
            origin_kind=kind,
            stance=first.stance,
            chain=(*first.chain[:-1], replace(own, name=name, kind=kind)),
            found_by=first.found_by,
        )
        for name, kind in speakers.resolve(found.source).others
        if name is not None
    )


def make_link(tree: Tree, speaker: Speaker, cue: str) -> ChainLink:
    """A voice of the chain; one that could not be resolved keeps its words as its name."""
    name = speaker.name or tree.text[speaker.start : speaker.end]
    return ChainLink(name=name, kind=speaker.kind, cue=cue, start=speaker.start, end=speaker.end)
