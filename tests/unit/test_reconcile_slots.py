"""Numbers that come on top of others or are parts of them, also where people are told of one by one."""

from tests.claim_builder import make_claim, make_quantity

from onrecord.reconcile.slots import Said, is_increase, slot_key, wholes_only


def test_a_summed_number_is_none_of_its_claim() -> None:
    claim = make_claim("c-1", "r-1", quantities=(make_quantity("killed", 1, verbatim="another man"),))
    summed = make_quantity("killed", 2, verbatim="another man")
    one = Said(claim=claim, quantity=summed, origin=None, published="")
    assert is_increase(one, {"c-1": claim})


def test_another_number_of_something_else_is_no_increase() -> None:
    killed, injured = make_quantity("killed", 16), make_quantity("injured", 40, verbatim="another 40")
    claim = make_claim("c-1", "r-1", quantities=(killed, injured))
    assert not is_increase(Said(claim=claim, quantity=injured, origin=None, published=""), {"c-1": claim})


def test_one_of_the_dead_is_no_toll() -> None:
    toll = make_claim("c-1", "r-1", quantities=(make_quantity("killed", 30, population="people"),))
    groom = make_quantity("killed", 1, population="groom", verbatim="the groom", persons=(0,), part_of="c-1")
    told = make_claim("c-2", "r-1", quantities=(groom,))
    said = [Said(claim=c, quantity=c.quantities[0], origin=None, published="") for c in (toll, told)]
    assert wholes_only(said, {"c-1": toll, "c-2": told}) == said[:1]


def test_things_have_no_nationality() -> None:
    heading, text = (make_quantity("damaged", 7, population=p, unit="building") for p in ("Villages", "villages"))
    assert slot_key(heading) == slot_key(text)
