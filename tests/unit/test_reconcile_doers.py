"""An accused, suspected or cleared agent is never shown as one who did it."""

import pytest
from tests.claim_builder import make_claim

from onrecord.model import Actor
from onrecord.reconcile.events import gather_actors
from onrecord.reconcile.summary import summarise
from onrecord.values import When


def agent(name, certainty, **fields):
    return Actor(text=name, role="agent", certainty=certainty, **fields)


@pytest.mark.parametrize(
    ("certainty", "words"),
    [
        ("reported", "Attack by Northern Front."),
        ("claimed", "Attack claimed by Northern Front."),
        ("accused", "Attack blamed on Northern Front."),
        ("suspected", "Attack possibly by Northern Front."),
        ("denied", "Attack."),
        ("cleared", "Attack."),
    ],
)
def test_a_summary_says_how_sure_the_doing_is(certainty, words):
    assert summarise("attack", When(), None, [agent("Northern Front", certainty)], []) == words


def test_a_reported_doer_goes_before_an_accused_one():
    doers = [agent("Varenian army", "accused", by="Northern Front"), agent("Red Column", "reported")]
    assert summarise("attack", When(), None, doers, []) == "Attack by Red Column."


def test_an_event_holds_an_agent_as_sure_as_its_surest_claim():
    accused = make_claim("c1", "r1", actors=(agent("Northern Front", "accused", by="army"),))
    claimed = make_claim("c2", "r2", actors=(agent("Northern Front", "claimed"),))
    assert [(a.certainty, a.by) for a in gather_actors([accused])] == [("accused", "army")]
    assert [(a.certainty, a.by) for a in gather_actors([accused, claimed])] == [("claimed", None)]
    assert gather_actors([accused, claimed]) == gather_actors([claimed, accused])
