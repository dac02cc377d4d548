"""Lists of places in three forms: what goes in, and one line for each row that cannot."""

import json

import pytest

from onrecord.errors import TableError
from onrecord.store.gazetteer import load_gazetteer
from onrecord.store.place_tables import add_places

HEAD = "name,alternate_names,kind,country,admin1,lat,lon,population\n"
GEONAMES = (
    "{id}\tKareth\tKareth\tKarath,Карет\t{lat}\t34.5\t{cls}\t{code}\tXV\t\t03\t\t\t\t{people}"
    "\t\t50\tEurope/X\t2026-01-01\n"
)
ROW = {"id": "9000001", "lat": "48.5", "cls": "P", "code": "PPL", "people": "1200"}


def write(path, text):
    path.write_text(text, encoding="utf-8")
    return path


def test_broken_rows_are_told_and_the_rest_goes_in(tmp_path):
    rows = ["Kareth,Karath|Al-Kareth,city,XV,,48.5,34.5,\"1,200\"",
            "Orvany,,city,XV,,480,34,", "Hresk,,hamlet,XV,,48,34,",
            ",,city,XV,,48,34,", "Tavil,,city,XV,,north,34,", "Velder,,city,XV,,48,34,many", "Sel Marra"]  # fmt: skip
    added, rejected = add_places(tmp_path / "own.sqlite", write(tmp_path / "list.csv", HEAD + "\n".join(rows) + "\n"))
    assert added == 1
    assert [r.message.split(":")[0] for r in rejected] == [f"list.csv, row {n}" for n in range(3, 9)]
    assert all("\n" not in r.message for r in rejected)
    (entry,) = load_gazetteer([tmp_path / "own.sqlite"]).find("al-kareth")
    assert (entry.label, entry.population, entry.country) == ("Kareth", 1200, "XV")


def test_a_geonames_dump(tmp_path):
    area = GEONAMES.format(**ROW | {"id": "9000002", "cls": "A", "code": "ADM1"}).replace(
        "\tKareth\tKareth\t", "\tLower Tessel\tx\t"
    )
    broken = GEONAMES.format(**ROW | {"id": "x"}) + "9000004\tHresk\n" + GEONAMES.format(**ROW | {"lat": "99"})
    source = write(tmp_path / "XV.txt", GEONAMES.format(**ROW) + area + broken)
    added, rejected = add_places(tmp_path / "own.sqlite", source)
    assert (added, len(rejected)) == (2, 3)
    town = next(e for e in load_gazetteer([tmp_path / "own.sqlite"]).find("Карет") if e.kind == "city")
    assert (town.place_id, town.admin1, town.population) == ("gn:9000001", "Lower Tessel", 1200)


def test_a_json_list_of_areas(tmp_path):
    good = {"id": "xv-kareth", "name": {"en": "Kareth", "ar": "كاريث"},
            "centroid": {"latitude": 48.1, "longitude": 34.2},
            "aliases": [{"value": "Kareth Governorate"}]}  # fmt: skip
    part = good | {"id": "xv-kareth-dulmen", "governorateId": "xv-kareth", "name": {"en": "Dulmen Ford"}, "aliases": []}
    source = write(tmp_path / "areas.json", json.dumps([good, part, {"id": "xv-x", "name": {"en": "X"}}, 7]))
    added, rejected = add_places(tmp_path / "own.sqlite", source)
    assert (added, [r.message.split(":")[0] for r in rejected]) == (2, ["areas.json, entry 3", "areas.json, entry 4"])
    gazetteer = load_gazetteer([tmp_path / "own.sqlite"])
    assert [(e.kind, e.country) for e in gazetteer.find("كاريث")] == [("admin1", "XV")]
    assert [(e.kind, e.admin1) for e in gazetteer.find("Dulmen Ford")] == [("admin2", "Kareth")]


def test_a_place_given_again_is_replaced(tmp_path):
    for lat in ("48.5", "49.5"):
        add_places(tmp_path / "own.sqlite", write(tmp_path / "XV.txt", GEONAMES.format(**ROW | {"lat": lat})))
    found = load_gazetteer([tmp_path / "own.sqlite"]).find("Karath")
    assert [entry.lat for entry in found] == [49.5]


@pytest.mark.parametrize("text", ["", "name,lat\nKareth,1\n", '{"a": 1}', "[1, 2"])
def test_a_file_of_no_known_form_is_said(tmp_path, text):
    with pytest.raises(TableError, match=r"list\.txt"):
        add_places(tmp_path / "own.sqlite", write(tmp_path / "list.txt", text))


def test_a_file_that_is_no_text_is_said(tmp_path):
    (tmp_path / "list.txt").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(TableError, match=r"list\.txt: cannot be read"):
        add_places(tmp_path / "own.sqlite", tmp_path / "list.txt")
