"""What a terminal is shown: counted, in order of time, and never in command of the terminal."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.claim_builder import make_claim, make_report

from onrecord.errors import OnrecordError
from onrecord.model import Conflict, Event, Family, Figure, Link, Origin, Record, Side
from onrecord.render.show import render_event, render_record
from onrecord.render.terminal import escape_controls, escape_line
from onrecord.values import When

HOSTILE = "\x1b[31mred\x1b[0m \x9b2J \u202egnirts \x07"


def make_event(event_id: str, day: str | None, **fields: object) -> Event:
    defaults: dict[str, object] = {
        "kind": "attack", "summary": f"Attack {event_id}.", "occurred": When(edtf=day, start=day, end=day),
        "corroboration": "contested", "n_reports": 2, "n_families": 1, "n_origins": 2, "claims": ("c-1",),
        "origins": (Origin(id="o", label="Tessel Watch", kind="monitor"),),
    }  # fmt: skip
    return Event(event_id=event_id, **(defaults | fields))


def show(record: Record) -> str:
    return "\n".join(line.plain for line in render_record(record))


def test_events_stand_in_order_of_time_and_those_without_last():
    record = Record(events=(make_event("e-x", None), make_event("e-2", "2020-02-02"), make_event("e-1", "2020-01-01")))
    text = show(record)
    assert text.index("e-1") < text.index("e-2") < text.index("e-x")


def test_figures_show_what_is_known_of_low_best_and_high():
    figure = Figure(measure="killed", population="civilians", low=1200, best=None, high=None, method="bound")
    assert "at least 1,200 civilians killed" in show(Record(events=(make_event("e-1", None, figures=(figure,)),)))


def test_a_figure_without_a_number_says_so():
    figure = Figure(measure="killed", low=None, best=None, high=None, method="bound")
    assert "no usable number of killed" in show(Record(events=(make_event("e-1", None, figures=(figure,)),)))


def test_zero_is_a_number():
    figure = Figure(measure="killed", low=0, best=0, high=0, method="exact")
    assert "    0 killed" in show(Record(events=(make_event("e-1", None, figures=(figure,)),)))


def test_origins_and_families_are_counted():
    assert "Tessel Watch: 2 origins, 1 family, contested" in show(Record(events=(make_event("e-1", None),)))


def test_conflicts_and_copies_are_shown():
    sides = (Side(value="3 killed", origins=("Tessel Watch",)), Side(value="5 killed"))
    family = Family(
        family_id="f", reports=("r-1", "r-2"), root="r-1", links=(Link(from_="r-1", to="r-2", containment=0.5),)
    )
    record = Record(
        reports=(make_report("r-1"), make_report("r-2")),
        families=(family,),
        conflicts=(Conflict(conflict_id="k", kind="value", events=("e-1",), sides=sides),),
    )
    text = show(record)
    assert "value: 3 killed (Tessel Watch) / 5 killed (nobody named) [e-1]" in text
    assert "r-2.txt: 50% from r-1.txt" in text


def test_one_event_shows_its_sentences():
    record = Record(
        reports=(make_report("r-1"),),
        claims=(
            make_claim("c-1", "r-1", event_id="e-1", quote="Three people died at Kareth."),
            make_claim("c-2", "r-1", event_id="e-2", quote="Another matter."),
        ),
        events=(make_event("e-1", "2020-01-01"),),
    )
    text = "\n".join(line.plain for line in render_event(record, "e-1"))
    assert "Three people died at Kareth." in text
    assert "Another matter." not in text


def test_an_unknown_event_is_said_in_one_line():
    with pytest.raises(OnrecordError, match="no event e-9"):
        list(render_event(Record(), "e-9"))


def test_hostile_words_reach_the_terminal_escaped():
    claim = make_claim("c-1", "r-1", event_id="e-1", quote=HOSTILE)
    record = Record(
        reports=(make_report("r-1", source=HOSTILE),),
        claims=(claim,),
        events=(make_event("e-1", None, summary=HOSTILE),),
    )
    for text in (show(record), "\n".join(line.plain for line in render_event(record, "e-1"))):
        assert not set(text) & {"\x1b", "\x9b", "\x07", "\u202e"}


@given(st.text(st.characters(codec=None), max_size=40))
def test_no_control_character_survives(text):
    left = {c for c in escape_controls(text) if unicodedata.category(c) in ("Cc", "Cf", "Cs")}
    assert left <= set("\n\t\u200c\u200d")
    assert "\n" not in escape_line(text)


def test_what_is_only_said_stands_in_a_line_each_behind_what_happened():
    said = make_event("e-1", "2020-01-01", kind="statement")
    text = show(Record(events=(said, make_event("e-2", "2020-02-02"))))
    assert text.index("e-2") < text.index("1 statement or demand") < text.index("Attack e-1. | e-1")
