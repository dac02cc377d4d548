"""Numbers that come on top of others, also where they are counted from people told of one by one."""

from tests.claim_builder import make_claim, make_quantity

from onrecord.reconcile.slots import Said, is_increase


def test_a_summed_number_is_none_of_its_claim() -> None:
    claim = make_claim("c-1", "r-1", quantities=(make_quantity("killed", 1, verbatim="another man"),))
    summed = make_quantity("killed", 2, verbatim="another man")
    one = Said(claim=claim, quantity=summed, origin=None, published="")
    assert is_increase(one, {"c-1": claim})


def test_another_number_of_something_else_is_no_increase() -> None:
    killed, injured = make_quantity("killed", 16), make_quantity("injured", 40, verbatim="another 40")
    claim = make_claim("c-1", "r-1", quantities=(killed, injured))
    assert not is_increase(Said(claim=claim, quantity=injured, origin=None, published=""), {"c-1": claim})
