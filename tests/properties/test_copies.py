"""What holds for the copies stage whatever the reports are."""

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.copies.compare import compare_copies, is_dependent
from onrecord.copies.family import find_families
from onrecord.copies.prose import read_prose
from onrecord.model import Report

WORDS = (
    "the a of in on at said Kareth Orvany Tessel Monday Tuesday three 12 40 soldiers civilians army rebels mill bridge "
    "fell burned killed left town village near market U.N. Mr. due will meet reportedly regime government police "
    '( ) " “ ”'
).split()
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(lambda words: " ".join(words) + ".")
TEXTS = st.lists(SENTENCES, max_size=8).map(" ".join) | st.text(max_size=80)
DAYS = st.none() | st.sampled_from(["2031-02-01", "2031-02-03", "2031-06-01", "2031-02", "2031"])


@st.composite
def reports(draw: st.DrawFn, most: int = 6) -> list[Report]:
    """Reports of which some take over sentences of others."""
    pool = draw(st.lists(TEXTS, min_size=1, max_size=4))
    return [
        Report(
            report_id=f"r{n}",
            source=f"r{n}",
            outlet=draw(st.none() | st.sampled_from(["x", "y"])),
            published=draw(DAYS),
            agency=draw(st.none() | st.just("MNA")),
            text=" ".join(draw(st.lists(st.sampled_from(pool), min_size=1, max_size=3))),
        )
        for n in range(draw(st.integers(1, most)))
    ]


@given(reports(), st.randoms(use_true_random=False))
def test_order_does_not_matter(given_reports: list[Report], random: object) -> None:
    shuffled = list(given_reports)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert find_families(shuffled) == find_families(given_reports)


@given(reports())
def test_every_report_is_in_a_family_and_links_stay_inside(given_reports: list[Report]) -> None:
    families = find_families(given_reports)
    assert {one for family in families for one in family.reports} == {report.report_id for report in given_reports}
    assert len({family.family_id for family in families}) == len(families)
    for family in families:
        assert family.root in family.reports
        assert {link.to for link in family.links} == set(family.reports) - {family.root}
        assert all(link.from_ in family.reports for link in family.links)


@given(reports())
def test_twice_is_once(given_reports: list[Report]) -> None:
    assert find_families(given_reports * 2) == find_families(given_reports)


@given(reports(most=2))
def test_dependence_is_symmetrical(given_reports: list[Report]) -> None:
    a, b = given_reports[0], given_reports[-1]
    assert is_dependent(a, b) == is_dependent(b, a)


@given(reports(most=2))
def test_spans_lie_inside_and_containment_is_a_share(given_reports: list[Report]) -> None:
    a, b = given_reports[0], given_reports[-1]
    link = compare_copies(a, b)
    assert 0 <= link.containment <= 1
    for passage in link.aligned:
        assert 0 <= passage.from_[0] < passage.from_[1] <= len(a.text)
        assert 0 <= passage.to[0] < passage.to[1] <= len(b.text)
    for edit in link.edits:
        assert edit.from_ or edit.to
        for span, text in ((edit.from_, a.text), (edit.to, b.text)):
            assert span is None or 0 <= span[0] < span[1] <= len(text)


@given(TEXTS)
def test_a_verbatim_copy_is_aligned_word_for_word_and_has_no_edits(text: str) -> None:
    a, b = (Report(report_id=name, source=name, text=text) for name in "ab")
    link = compare_copies(a, b)
    assert link.containment == (1.0 if read_prose(b).keys else 0.0)
    assert link.edits == ()
    whole = {(passage.from_, passage.to) for passage in link.aligned if passage.from_ == passage.to}
    assert len(whole) == len(read_prose(a).sentences)


STORIES = (
    "Fire destroyed the timber yard of Ansk and drove two hundred people out of the streets around it. "
    "Sparks from an engine had set light to the sawdust, the foreman told the brigade. "
    "Three men who tried to save the horses were treated for burns at the convent. "
    "Rain put out the last of the embers in the morning.",
    "The army closed the last road into Orvany and cut the water main at the brick works. "
    "Bread will last for nine days if nobody hoards, the mayor told a crowd in front of the theatre. "
    "Guns on the ridge fired at the grain silos until it was too dark to aim.",
    "A ferry ran aground off Brenmark in thick fog and all forty passengers were brought to land unhurt. "
    "The captain had lost sight of the beacon near the harbour mouth. "
    "Fishing boats took the passengers off over a rope ladder.",
)


@settings(max_examples=40)
@given(st.lists(st.integers(0, 2), min_size=1, max_size=8), st.data())
def test_an_exact_copy_splits_no_family(picks: list[int], data: st.DataObject) -> None:
    before = [Report(report_id=f"r{n}", source="r", text=STORIES[pick]) for n, pick in enumerate(picks)]
    copied = data.draw(st.sampled_from(before))
    after = [*before, Report(report_id="zz", source="zz", text=copied.text)]
    groups = {frozenset(family.reports) for family in find_families(before)}
    grown = {frozenset(family.reports) - {"zz"} for family in find_families(after)}
    assert grown == groups
    assert any({"zz", copied.report_id} <= set(family.reports) for family in find_families(after))
