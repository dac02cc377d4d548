"""A user's table of places: found afterwards, or refused in one line."""

import pytest

from onrecord.errors import TableError
from onrecord.store.gazetteer import load_gazetteer
from onrecord.store.user_places import add_places, list_gazetteers

HEAD = "name,alternate_names,kind,country,admin1,lat,lon,population\n"
ROW = "Dulmen Ford,Dulmen Crossing|The Ford at Dulmen,city,XV,Kareth,48.83,34.93,18500\n"


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "places.csv"
    path.write_text(HEAD + ROW, encoding="utf-8")
    return path


def test_added_places_are_found_by_every_name(table, tmp_path):
    assert add_places(table, tmp_path / "places") == 1
    gazetteer = load_gazetteer(list_gazetteers(tmp_path / "places"))
    for name in ("Dulmen Ford", "dulmen crossing", "The Ford at Dulmen"):
        (entry,) = gazetteer.find(name)
        assert (entry.label, entry.lat, entry.country, entry.population) == ("Dulmen Ford", 48.83, "XV", 18500)


def test_the_same_table_twice_is_one_file(table, tmp_path):
    for _ in range(2):
        add_places(table, tmp_path / "places")
    assert len(list_gazetteers(tmp_path / "places")) == 1


def test_a_later_table_replaces_a_place(table, tmp_path):
    add_places(table, tmp_path / "places")
    table.write_text(HEAD + ROW.replace("48.83", "49.5"), encoding="utf-8")
    add_places(table, tmp_path / "places")
    (entry,) = load_gazetteer(list_gazetteers(tmp_path / "places")).find("Dulmen Ford")
    assert entry.lat == 49.5


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("name,lat\nKareth,1\n", "no column kind, country, lon"),
        (HEAD + ROW.replace("48.83", "north"), "line 2: lat, lon and population are numbers"),
        (HEAD + ROW.replace("48.83", "480"), "line 2: lat is -90 to 90"),
        (HEAD + ROW + ROW.replace("city", "hamlet"), "line 3: it needs a name, and a kind of"),
        (HEAD + ROW.replace("Dulmen Ford", ""), "line 2: it needs a name"),
        (HEAD + "Kareth\n", "line 2"),
        ("", "no column"),
    ],
)
def test_a_table_that_cannot_be_read_adds_nothing(text, match, tmp_path):
    (tmp_path / "places.csv").write_text(text, encoding="utf-8")
    with pytest.raises(TableError, match=match):
        add_places(tmp_path / "places.csv", tmp_path / "places")
    assert list_gazetteers(tmp_path / "places") == ()


@pytest.mark.parametrize("data", [b"\xff\xfe\x00\x01", None])
def test_a_file_that_is_no_text_or_not_there_is_said(data, tmp_path):
    if data is not None:
        (tmp_path / "places.csv").write_bytes(data)
    with pytest.raises(TableError, match=r"places\.csv: (not a CSV|cannot be opened)"):
        add_places(tmp_path / "places.csv", tmp_path / "places")
