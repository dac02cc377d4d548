"""The shipped gazetteer: what is found under which spelling, fast, small, and read-only."""

import pytest

from onrecord.errors import TableError
from onrecord.store.gazetteer import load_gazetteer, open_base, shipped_path
from onrecord.store.place_names import plain_key, spelling_key


@pytest.fixture(scope="module")
def gazetteer():
    return load_gazetteer()


@pytest.mark.parametrize(
    ("name", "label", "country"),
    [
        ("Saraqib", "Saraqib", "SY"), ("Saraqeb", "Saraqib", "SY"), ("Sarāqib", "Saraqib", "SY"),
        ("سراقب", "Saraqib", "SY"),
        ("Taftinaz", "Taftanāz", "SY"), ("kisweh", "Al Kiswah", "SY"), ("Deir Ezzor", "Deir ez-Zor", "SY"),
        ("Омск", "Omsk", "RU"), ("ISTANBUL", "Istanbul", "TR"), ("İstanbul", "Istanbul", "TR"),
        ("Sao Paulo", "São Paulo", "BR"),
        ("St. Louis", "St. Louis", "US"), ("Saint Louis", "St. Louis", "US"),
    ],
)  # fmt: skip
def test_every_spelling_meets_the_place(gazetteer, name, label, country):
    assert (label, country) in [(entry.label, entry.country) for entry in gazetteer.find(name)]


def test_the_most_populous_comes_first(gazetteer):
    found = gazetteer.find("Birmingham")
    assert [entry.population for entry in found] == sorted((entry.population for entry in found), reverse=True)
    assert found[0].country == "GB"


def test_an_exact_name_leaves_other_spellings_out(gazetteer):
    assert {entry.match for entry in gazetteer.find("Saraqeb")} == {"exact"}
    assert {entry.match for entry in gazetteer.find("Taftinaz")} == {"spelling"}


def test_adjectives_and_peoples_say_so(gazetteer):
    (entry,) = [entry for entry in gazetteer.find("Norwegians") if entry.kind == "country"]
    assert (entry.label, entry.match) == ("Norway", "adjective")


@pytest.mark.parametrize("name", ["", "   ", "...", "Xqzzwv", "a" * 5000, "\x00", "’"])
def test_a_name_of_nothing_finds_nothing(gazetteer, name):
    assert gazetteer.find(name) == ()


def test_area_and_country_of_a_town(gazetteer):
    (entry,) = [e for e in gazetteer.find("Paris") if e.admin1 == "Texas"]
    assert (entry.country, entry.kind, round(entry.lat), round(entry.lon)) == ("US", "city", 34, -96)


def test_the_file_is_small_and_cannot_be_written(gazetteer):
    assert shipped_path().stat().st_size < 25_000_000
    with pytest.raises(Exception, match="readonly"):
        open_base(shipped_path()).execute("DELETE FROM places")


def test_the_fingerprint_tells_of_every_file(tmp_path, gazetteer):
    copy = tmp_path / "more.sqlite"
    copy.write_bytes(shipped_path().read_bytes())
    assert load_gazetteer().fingerprint() == gazetteer.fingerprint() != load_gazetteer([copy]).fingerprint()


@pytest.mark.parametrize("data", [b"", b"no database", None])
def test_a_file_that_is_no_gazetteer_is_said(tmp_path, data):
    path = tmp_path / "bad.sqlite"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(TableError, match=r"bad\.sqlite"):
        load_gazetteer([path])


def test_keys_keep_short_names_apart():
    assert spelling_key("Homs") != spelling_key("Hims")
    assert spelling_key("Ur") is None
    assert plain_key("Dar‘ā") == plain_key("Dar'a") == "dara"
