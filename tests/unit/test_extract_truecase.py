"""Texts in capitals are parsed in ordinary case, letter for letter."""

import pytest

import onrecord
from onrecord.extract.truecase import restore_case
from onrecord.mentions import Reading


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("THE MAYOR OF KARETH WAS KILLED ON MONDAY.", "The mayor of Kareth was killed on Monday."),
        ("TWO DEAD, THREE WOUNDED IN ORVANY", "Two dead, three wounded in Orvany"),
        ("MAYOR IVO MARR'S SON DIED ON 5 MAY. HE WAS TEN.", "Mayor Ivo Marr's son died on 5 May. He was ten."),
        (
            "REBELS OF THE NORTHERN LIBERATION FRONT (NLF) FIRED. THE NLF SAID SO.",
            "Rebels of the Northern Liberation Front (NLF) fired. The NLF said so.",
        ),
        ("The mayor of Kareth was killed, the UN said.", "The mayor of Kareth was killed, the UN said."),
        ("UN", "UN"),
        ("", ""),
    ],
)
def test_restores_the_case_of_capitals_alone(text: str, expected: str) -> None:
    assert restore_case(text) == expected


def test_only_paragraphs_in_capitals_change() -> None:
    text = "BOMB KILLS MAYOR IN SEL MARRA\n\nA bomb killed the mayor of Sel Marra on Monday, the MNA agency said."
    restored = restore_case(text)
    assert len(restored) == len(text)
    assert restored.split("\n\n")[1] == text.split("\n\n")[1]
    assert "Sel Marra" in restored.split("\n\n")[0]


def test_a_reading_quotes_the_capitals() -> None:
    text = "KARETH, 3 MAY -- THE MAYOR AND TWO GUARDS WERE KILLED NEAR SEL MARRA ON MONDAY."
    reading = onrecord.read(text, published="2020-05-05")
    assert isinstance(reading, Reading)
    body = reading.report.text
    for mention in (*reading.quantities, *reading.places):
        assert body[mention.start : mention.end] == mention.text
    assert [(q.measure, q.value) for claim in reading.claims for q in claim.quantities] == [("killed", 3)]
