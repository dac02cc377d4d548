"""Which reports tell one story: words, days, people; copies stand behind their root."""

from typing import Any

from tests.claim_builder import make_claim, make_report

from onrecord.link.profiles import find_streets
from onrecord.link.stories import group_stories, join_likely
from onrecord.link.words import named_ages, story_text
from onrecord.model import Aligned, Claim, Family, Link, Report, Zone

SHOT = "Gardener Tomas Brelwick, 34, was shot outside the Quillon bakery on Harrowgate Lane in Dulmen Ford"
NAMED = "Police in Dulmen Ford name Tomas Brelwick as the gardener shot at the Quillon bakery on Harrowgate Lane"
OTHER = "Police in Dulmen Ford look for those who shot a boy at the harbour"
FILLER = (
    "Police in Dulmen Ford close the bridge for a day",
    "The harbour of Dulmen Ford is to grow, police say",
    "In Dulmen Ford the price of bread rose",
    "Those who look for a bakery in Dulmen Ford walk far",
)


def report(report_id: str, text: str, published: str = "2031-05-02", **fields: Any) -> Report:
    return make_report(report_id, text=text, published=published, **fields)


def filler() -> list[Report]:
    return [report(f"z{n}", text) for n, text in enumerate(FILLER)]


def told(*reports: Report, claims: tuple[Claim, ...] = (), families: tuple[Family, ...] = ()) -> dict[str, str]:
    return dict(group_stories([*reports, *filler()], claims, families).story_of)


def test_rare_names_join_two_reports_and_a_shared_town_does_not() -> None:
    story_of = told(report("a", SHOT), report("b", NAMED), report("c", OTHER))
    assert story_of["a"] == story_of["b"] != story_of["c"]


def test_other_days_of_harm_part_them() -> None:
    claims = tuple(make_claim(f"c{r}", r, day=day, killed=1) for r, day in (("a", "2031-05-01"), ("b", "2031-03-09")))
    apart = group_stories([report("a", SHOT), report("b", NAMED), *filler()], claims, ())
    together = group_stories([report("a", SHOT), report("b", NAMED), *filler()], (), ())
    assert apart.likeness.get(("a", "b"), 0.0) < together.likeness["a", "b"]


def test_a_story_told_months_later_needs_more() -> None:
    soon = group_stories([report("a", SHOT), report("b", NAMED), *filler()], (), ())
    late = group_stories([report("a", SHOT), report("b", NAMED, "2031-11-02"), *filler()], (), ())
    assert late.likeness["a", "b"] < soon.likeness["a", "b"]


def test_a_carrier_is_of_the_story_of_its_root() -> None:
    link = Link(from_="a", to="k", containment=0.9, aligned=(Aligned(from_=(0, 9), to=(0, 9)),))
    family = Family(family_id="f", reports=("a", "k"), root="a", links=(link,))
    story_of = told(report("a", SHOT), report("b", NAMED), report("k", "Other words"), families=(family,))
    assert story_of["k"] == story_of["a"] == story_of["b"]


def test_average_link_heeds_the_pairs_that_are_unlike() -> None:
    likeness = {("a", "b"): 0.9, ("b", "c"): 0.7}
    assert join_likely(["a", "b", "c"], likeness) == {"a": "a", "b": "a", "c": "c"}
    assert set(join_likely(["a", "b", "c"], {**likeness, ("a", "c"): 0.5}).values()) == {"a"}


def test_furniture_holds_no_words_of_the_story() -> None:
    zones = (Zone(zone="body", start=0, end=5), Zone(zone="related", start=5, end=12))
    assert story_text(report("a", "storyrelated end", zones=zones)).split() == ["story", "end"]


def test_ages() -> None:
    assert named_ages("A 15-year-old and Mara Dell, 34, of Orvany; flight 34 left") == {"15", "34"}


def test_streets_are_known_by_the_word_before_theirs() -> None:
    text = "Shot on Old Mill Road near 12th Street, off the road to Orvany; Harrowgate Lane and Mill Rd were closed"
    assert find_streets(text) == {"mill", "12th", "harrowgate"}


def test_two_reports_that_name_other_streets_are_less_alike() -> None:
    elsewhere = NAMED.replace("Harrowgate Lane", "Corder Lane")
    here = group_stories([report("a", SHOT), report("b", NAMED), *filler()], (), ())
    apart = group_stories([report("a", SHOT), report("b", elsewhere), *filler()], (), ())
    assert apart.likeness.get(("a", "b"), 0.0) < 0.9 < here.likeness["a", "b"]


MARKET = """Three people were killed on Tuesday when a gunman opened fire in a crowded market, police said. Witnesses
told of shoppers who ran for the gates while officers surrounded the square. The attacker was arrested an hour later
in a nearby street. A hospital spokesman said two women were in critical condition."""
BUS = """A bus left the mountain road near the border early on Tuesday and fell into a river, officials said. Rescue
teams pulled nine passengers out of the water, and four of them died. Heavy rain had made the bridge slippery. The
ministry of transport promised to look into the company and its driver."""


def test_two_reports_of_a_small_record_are_no_story_for_want_of_others() -> None:
    """Each word that two reports alone share is rare among them; it is not in reports at large."""
    stories = group_stories([report("a", MARKET), report("b", BUS)], (), ())
    assert stories.story_of["a"] != stories.story_of["b"]
