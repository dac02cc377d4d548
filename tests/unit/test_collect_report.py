"""One article to one report."""

import json

import pytest

from onrecord.collect.language import is_english
from onrecord.collect.report import read_report
from onrecord.model import Item, Rejected, Report

STORY = "Fighters left the bridge of Orvany on Friday after a month of siege, the mayor of the town said in a message."


def read_json(**fields: object) -> Report | Rejected:
    return read_report(Item(source="a.jsonl#1", data=json.dumps(fields).encode(), form="json"))


def test_text_of_a_file_is_its_own() -> None:
    text = f"  Rebels leave\u00a0Orvany \n\n\n{STORY}  \n"
    report = read_report(Item(source="a.txt", data=text.encode(), form="text"))
    assert isinstance(report, Report) and report.text == text.replace("\u00a0", " ")


def test_text_of_a_field_is_its_own_under_its_headline() -> None:
    report = read_json(text=f" {STORY}\r\n", title="Rebels leave Orvany bridge")
    assert isinstance(report, Report) and report.text == f"Rebels leave Orvany bridge\n\n {STORY}\n"
    assert (report.zones[0].zone, report.zones[0].end) == ("headline", 26)


def test_given_fields() -> None:
    report = read_json(
        text=STORY, title="Rebels leave", outlet="Harbour Post", published="2025-03-07T09:30:00+02:00",
        updated="8 March 2025", byline="By Ann Korrin and Bo Quill",
    )  # fmt: skip
    assert isinstance(report, Report)
    assert (report.headline, report.outlet, report.byline) == (
        "Rebels leave",
        "Harbour Post",
        ("Ann Korrin", "Bo Quill"),
    )
    assert (report.published, report.published_basis, report.updated) == (
        "2025-03-07T09:30:00+02:00",
        "given",
        "2025-03-08",
    )


def test_markup_in_a_field_is_read_as_a_page() -> None:
    report = read_json(text=f"<p>{STORY}</p><p>{STORY.replace('Friday', 'Sunday')}</p><script>x()</script>")
    assert isinstance(report, Report)
    assert "<p>" not in report.text and "x()" not in report.text and "Sunday" in report.text


def test_id_is_of_the_content() -> None:
    one, two = (read_report(Item(source=source, data=STORY.encode(), form="text")) for source in ("a.txt", "b/c.txt"))
    other = read_report(Item(source="a.txt", data=STORY.replace("month", "week").encode(), form="text"))
    assert isinstance(one, Report) and isinstance(two, Report) and isinstance(other, Report)
    assert one.report_id == two.report_id != other.report_id
    assert read_json(text=STORY, published="2025-03-07") != read_json(text=STORY, published="2025-03-08")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"{}", "malformed"),
        (b'{"text": 7}', "malformed"),
        (b'{"text": ["a"]}', "malformed"),
        (b"7", "malformed"),
        (b'"text"', "malformed"),
        (b'{"text": "a', "malformed"),
        (b'{"text": "\\ud800"}', "malformed"),
        (b"[" * 100_000, "malformed"),
        (b'{"text": ""}', "empty"),
        (b'{"text": " \\n "}', "empty"),
        (b'{"text": "<p></p>"}', "empty"),
        ('{"text": "' + "six \ufffd\ufffd died " * 9 + '"}', "undecodable"),
    ],
)
def test_rejects_fields(data: bytes | str, reason: str) -> None:
    raw = data.encode() if isinstance(data, str) else data
    report = read_report(Item(source="a.jsonl#7", data=raw, form="json"))
    assert isinstance(report, Rejected)
    assert report.reason == reason
    assert report.message.startswith("a.jsonl#7: ") and "\n" not in report.message


@pytest.mark.parametrize(
    "text",
    [
        "Bei einem Angriff auf die Stadt sind am Freitag sechs Menschen getötet worden, wie der Bürgermeister "
        "mitteilte, und was genau geschah, ist in der Nacht noch unklar.",
        "Au moins six personnes ont été tuées vendredi dans un raid sur la ville, a indiqué le maire. On a dû "
        "évacuer un hôpital, a dit un médecin à la radio.",
        "Al menos seis personas murieron el viernes en un ataque contra la ciudad, según informó el alcalde. No se "
        "sabe si hay más víctimas, dijo un médico a la radio.",
        "Bij een aanval op de stad zijn vrijdag zes mensen gedood, meldt de burgemeester. In de nacht was er zwaar "
        "gevochten en het is nog niet bekend of er meer slachtoffers zijn.",
        "Kente düzenlenen saldırıda cuma günü altı kişi öldü. Belediye başkanı, gece boyunca çatışmaların sürdüğünü "
        "ve askerlerin istasyonu ele geçirdiğini bildirdi, bir doktor da hastanenin boşaltıldığını söyledi.",
        "Sedikitnya enam orang tewas pada Jumat dalam serangan di kota itu, kata wali kota. Pertempuran berlanjut "
        "pada malam hari dan rumah sakit harus dikosongkan, kata seorang dokter.",
    ],
)
def test_other_languages(text: str) -> None:
    assert is_english(text) is False


def test_english() -> None:
    assert is_english(STORY + " " + STORY) is True
    assert is_english("Six dead in Orvany") is None
