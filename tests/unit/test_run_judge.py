"""A person's decision: kept when it makes sense, refused in one line when it does not."""

import pytest
from tests.claim_builder import make_claim

from onrecord.errors import RecordError
from onrecord.model import Record
from onrecord.run.judge import Best, judge
from onrecord.store.record import Store, hold_record

BY = {"reason": "read both", "by": "a reader"}


@pytest.fixture
def folder(tmp_path):
    """A record of two claims."""
    with hold_record(tmp_path / "record"), Store.open(tmp_path / "record", create=True) as store:
        claims = (make_claim("c-1", "r-1"), make_claim("c-2", "r-2"))
        store.replace_record(Record(claims=claims), code="c", inputs=store.fingerprint_inputs())
    return tmp_path / "record"


def test_a_decision_is_kept_with_who_and_why(folder):
    made = judge(folder, "same", ("c-1", "c-2"), **BY)
    with Store.open(folder) as store:
        assert store.load_judgements() == (made,)
    assert (made.by, made.reason, made.targets) == ("a reader", "read both", ("c-1", "c-2"))


def test_a_best_value_is_kept(folder):
    assert judge(folder, "best", ("c-1",), best=Best("killed", None, 23), **BY).value == 23


def test_a_withdrawal_names_a_judgement(folder):
    made = judge(folder, "different", ("c-1", "c-2"), **BY)
    assert judge(folder, "withdrawn", (made.judgement_id,), **BY).targets == (made.judgement_id,)


@pytest.mark.parametrize(
    ("decision", "targets", "best", "match"),
    [
        ("same", ("c-1",), None, "about 2 claims, not 1"),
        ("same", ("c-1", "c-1"), None, "about 2 claims, not 1"),
        ("same", ("c-1", "c-9"), None, "no claims c-9"),
        ("withdrawn", ("c-1",), None, "no judgement c-1"),
        ("best", ("c-1",), None, "needs --measure"),
        ("same", ("c-1", "c-2"), Best("killed", None, 1), "needs --measure"),
        ("best", ("c-1",), Best("sad", None, 1), "no such judgement"),
    ],
)
def test_a_decision_that_makes_no_sense_is_refused(folder, decision, targets, best, match):
    with pytest.raises(RecordError, match=match):
        judge(folder, decision, targets, best=best, **BY)
    with Store.open(folder) as store:
        assert store.load_judgements() == ()
