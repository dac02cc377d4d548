"""People told of one by one add up to a figure of their event; several reports are weighed together."""

import pytest
from tests.claim_builder import make_claim, make_quantity, make_report

from onrecord.model import Claim, Family, Figure, Report
from onrecord.reconcile import reconcile
from onrecord.reconcile.accounts import read_account
from onrecord.reconcile.casualties import choose_casualties


def tell(report: str, start: int, measure: str, person: int, words: str, **fields: object) -> Claim:
    """A claim of one person in a report."""
    quantity = make_quantity(measure, 1, verbatim=words, population=words, persons=(person,))
    return make_claim(f"c-{report}-{start}", report, start=start, quote=words, quantities=(quantity,), **fields)


def state(report: str, start: int, measure: str, number: int, words: str, **fields: object) -> Claim:
    """A claim of a number in a report."""
    quantity = make_quantity(measure, number, verbatim=words, **fields)
    return make_claim(f"c-{report}-{start}", report, start=start, quote=words, quantities=(quantity,))


def figures_of(claims: list[Claim], *reports: Report) -> dict[str, Figure]:
    families = [Family(family_id=r.report_id, reports=(r.report_id,), root=r.report_id) for r in reports]
    judged = reconcile(claims, [[claim.claim_id for claim in claims]], reports, families, ())
    (event,) = judged.events
    assert len({figure.measure for figure in event.figures}) == len(event.figures)
    return {figure.measure: figure for figure in event.figures}


def page(report_id: str = "a", **fields: object) -> Report:
    return make_report(report_id, outlet=f"Outlet {report_id}", published="2025-03-07", **fields)


def test_persons_of_one_report_add_up() -> None:
    claims = [tell("a", 0, "killed", 3, "the driver"), tell("a", 40, "killed", 45, "his mother")]
    killed = figures_of(claims, page())["killed"]
    assert (killed.low, killed.best, killed.high) == (2, 2, None)
    assert "counted from people told one by one" in killed.method
    assert killed.claims == ("c-a-0", "c-a-40")


def test_a_person_counts_once_with_the_gravest() -> None:
    claims = [
        tell("a", 0, "injured", 3, "the driver"),
        tell("a", 40, "killed", 3, "the driver"),
        tell("a", 80, "injured", 85, "a passenger"),
        tell("a", 120, "injured", 125, "a child"),
    ]
    figures = figures_of(claims, page())
    assert figures["killed"].best == 1
    assert figures["injured"].best == 2
    assert "c-a-0" not in figures["injured"].claims


def test_a_person_told_of_once_stays_as_worded() -> None:
    killed = figures_of([tell("a", 0, "killed", 3, "the mayor")], page())["killed"]
    assert (killed.population, killed.best, killed.high) == ("mayor", 1, 1)


@pytest.mark.parametrize(("stated", "best"), [(3, 3), (2, 2), (1, 2)])
def test_a_stated_number_beats_a_sum_of_no_more_people(stated: int, best: int) -> None:
    claims = [
        state("a", 0, "killed", stated, f"{stated} dead"),
        tell("a", 40, "killed", 45, "the driver"),
        tell("a", 80, "killed", 85, "his mother"),
    ]
    killed = figures_of(claims, page())["killed"]
    assert killed.best == best
    assert ("counted" in killed.method) == (stated < 2)


def test_an_account_knows_persons_numbers_and_other_cases() -> None:
    claims = [
        state("a", 0, "injured", 4, "Four were shot", hit=True),
        tell("a", 40, "killed", 45, "the driver"),
        tell("a", 700, "killed", 705, "A guard was killed there two years ago"),
    ]
    account = read_account(claims, page(text="Four were shot. The driver died."))
    assert (dict(account.hit), account.dead, account.most_hurt) == ({4: 1.0}, 1, 3)


def test_the_dead_are_among_those_shot() -> None:
    first = page("a", text="Four people were shot in Orvany and one of them died, police said.")
    second = page("b", text="One person died and three were wounded in Orvany.")
    claims = {
        "a": [
            state("a", 0, "injured", 4, "Four people were shot", hit=True),
            tell("a", 30, "killed", 35, "one of them"),
        ],
        "b": [state("b", 0, "killed", 1, "One person died"), state("b", 20, "injured", 3, "three were wounded")],
    }
    accounts = [read_account(claims[report.report_id], report) for report in (first, second)]
    assert choose_casualties(accounts) == choose_casualties(accounts[::-1]) == (1, 3)


def test_nobody_told_of_is_nobody_chosen() -> None:
    assert choose_casualties([]) is None


def test_who_was_hurt_at_first_may_have_died_since() -> None:
    early = page("a", text="Five people were hurt in Orvany.")
    late = make_report("b", published="2025-03-11", headline="One of five dies", text="One of five dies")
    first = [state("a", 0, "injured", 5, "Five people were hurt")]
    second = [tell("b", 0, "killed", 3, "One of five victims"), state("b", 50, "injured", 5, "five people were hurt")]
    chosen = choose_casualties([read_account(first, early), read_account(second, late)])
    assert chosen is not None
    assert chosen.killed == 1


def test_who_is_critically_hurt_is_among_those_shot() -> None:
    shot = make_quantity("injured", 4, verbatim="Four", hit=True)
    hurt = make_quantity("injured", 2, verbatim="two")
    claim = make_claim("c-a-0", "a", quote="Four shot, two badly hurt", quantities=(shot, hurt))
    assert read_account([claim], page()).most_hurt == 4


def test_others_are_added_to_those_shot() -> None:
    shot = make_quantity("injured", 2, verbatim="Two", hit=True)
    hurt = make_quantity("injured", 2, verbatim="two others")
    claim = make_claim("c-a-0", "a", quote="Two shot, two others hurt", quantities=(shot, hurt))
    assert read_account([claim], page()).most_hurt == 4


def test_who_is_hurt_and_nowhere_dead_is_spared() -> None:
    claims = [
        tell("a", 0, "killed", 3, "killing the driver"),
        tell("a", 0, "injured", 45, "wounding his mother"),
        tell("a", 80, "injured", 3, "the driver was wounded"),
    ]
    account = read_account(claims, page(text="The driver died. His mother is expected to survive."))
    assert (account.spared, account.beside, account.survival) == (1, 1, 1)


def test_who_was_killed_days_before_is_of_another_case() -> None:
    claims = [
        tell("a", 0, "injured", 3, "a guard was shot", day="2025-03-06"),
        tell("a", 900, "killed", 905, "A clerk was killed there", day="2025-02-20"),
        tell("a", 990, "killed", 995, "A driver died", day="2025-03-09"),
    ]
    assert read_account(claims, page()).dead == 1


def test_others_who_were_shot_are_not_the_dead() -> None:
    claims = [
        state("a", 0, "killed", 1, "One person"),
        state("a", 0, "injured", 5, "five other people", hit=True),
    ]
    assert read_account(claims, page()).most_hurt == 5


def test_the_other_is_one_of_those_shot() -> None:
    shot = make_quantity("injured", 2, verbatim="Two teens", population="teens", hit=True)
    rest = make_quantity("injured", 1, verbatim="the other", population="other", persons=(40,))
    claim = make_claim("c-a-0", "a", quote="Two teens were shot, one dead, the other hurt", quantities=(shot, rest))
    assert read_account([claim], page()).most_hurt == 2


def test_who_of_a_pair_died_is_no_longer_hurt() -> None:
    pair = make_quantity("injured", 2, verbatim="a man and a boy", persons=(2, 23))
    claims = [
        make_claim("c-a-0", "a", quote="a man and a boy were hurt", quantities=(pair,)),
        tell("a", 80, "killed", 23, "the boy"),
    ]
    account = read_account(claims, page())
    assert (account.most_dead, account.most_hurt) == (1, 1)


def test_numbers_that_tell_the_same_people_over_count_once() -> None:
    quote = "Five men and four women were hurt, two of them badly and seven lightly"
    numbers = [(5, "Five men"), (4, "four women"), (2, "two"), (7, "seven")]
    counts = tuple(make_quantity("injured", number, verbatim=words) for number, words in numbers)
    account = read_account([make_claim("c-a-0", "a", quote=quote, quantities=counts)], page())
    assert (account.most_hurt, dict(account.injured)) == (9, {9: 1.0})


def test_a_list_of_equal_halves_is_one_list() -> None:
    counts = tuple(
        make_quantity("injured", n, verbatim=words) for n, words in [(2, "two men"), (1, "a boy"), (1, "a girl")]
    )
    claim = make_claim("c-a-0", "a", quote="two men, a boy and a girl were hurt", quantities=counts)
    assert read_account([claim], page()).most_hurt == 4


def test_the_rest_are_added_to_who_was_told_before() -> None:
    claims = [
        tell("a", 0, "injured", 3, "one man is in critical condition"),
        state("a", 40, "injured", 3, "three other victims"),
    ]
    assert read_account(claims, page()).most_hurt == 4


@pytest.mark.parametrize(
    ("numbers", "words", "total"),
    [
        ([(4, "four people"), (3, "three women"), (1, "a man")], "four people, three women and a man, were hurt", 4),
        ([(3, "three others"), (2, "two men")], "three others, two men and a woman, were hurt", 3),
        ([(6, "six people"), (2, "two boys")], "six people were hurt, including two boys", 6),
        ([(2, "two men"), (1, "a boy")], "two men, a boy and a dog were hurt", 3),
        ([(2, "two guards"), (3, "three men")], "two guards, three men were hurt", 5),
    ],
)
def test_who_the_people_of_a_number_are_adds_nobody(numbers: list, words: str, total: int) -> None:
    quantities = tuple(make_quantity("injured", value, verbatim=verbatim) for value, verbatim in numbers)
    account = read_account([make_claim("c", "a", quote=words, quantities=quantities)], page())
    assert account.injured == {total: 1.0}


def test_a_report_that_knows_a_least_number_states_it() -> None:
    quantity = make_quantity("injured", None, verbatim="at least three others", quantifier="at_least", lower=3)
    account = read_account(
        [make_claim("c", "a", quote="It hurt at least three others.", quantities=(quantity,))], page()
    )
    assert account.injured == {3: 1.0}
