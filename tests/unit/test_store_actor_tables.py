"""Lists of actors: what goes in, one line for each row that cannot, and whose row a name takes."""

from pathlib import Path

import pytest

from onrecord.errors import TableError
from onrecord.ground.actors import fold_names, ground_actor
from onrecord.mentions import DraftActor
from onrecord.store.actor_tables import add_actors, load_names

HEAD = "actor_id,label,kind,aliases\n"
EXAMPLE = Path(__file__).parents[2] / "examples" / "actors.csv"


def write(path, text):
    path.write_text(text, encoding="utf-8")
    return path


def name_actor(words, own):
    return ground_actor(DraftActor(start=0, end=len(words), role="agent"), words, own=own)


def test_broken_rows_are_told_and_the_rest_goes_in(tmp_path):
    rows = ["group:red,Red Column,armed_group,RC|Red Columns", "group red,Red,armed_group,", ",Blue,armed_group,",
            "group:grey,12,armed_group,", "group:blue,Blue Wing,gang,", "group:short"]  # fmt: skip
    added, rejected = add_actors(tmp_path / "own.csv", write(tmp_path / "list.csv", HEAD + "\n".join(rows) + "\n"))
    assert added == 1
    assert [r.message.split(":")[0] for r in rejected] == [f"list.csv, row {n}" for n in range(3, 8)]
    assert all("\n" not in r.message for r in rejected)
    assert load_names([tmp_path / "own.csv"])["RC"] == ("group:red", "Red Column")


def test_an_actor_added_again_is_replaced_and_others_stay(tmp_path):
    table = tmp_path / "new" / "own.csv"
    add_actors(table, write(tmp_path / "one.csv", HEAD + "group:a,Able,armed_group,A\ngroup:b,Baker,armed_group,\n"))
    add_actors(table, write(tmp_path / "two.csv", HEAD + "group:a,Abel,armed_group,Ab\n"))
    assert load_names([table]) == {
        "Abel": ("group:a", "Abel"), "Ab": ("group:a", "Abel"), "Baker": ("group:b", "Baker"),
    }  # fmt: skip


def test_no_list_is_one_line(tmp_path):
    with pytest.raises(TableError, match="no column label, kind"):
        add_actors(tmp_path / "own.csv", write(tmp_path / "list.csv", "actor_id\ngroup:a\n"))
    with pytest.raises(TableError, match="cannot be read"):
        add_actors(tmp_path / "own.csv", tmp_path / "none.csv")
    assert not (tmp_path / "own.csv").exists()


def test_a_users_name_goes_before_the_shipped_one(tmp_path):
    shipped = name_actor("Front fighters of Hamas", {})
    write(tmp_path / "own.csv", HEAD + "group:wing,Eastern Wing,armed_group,Hamas|E.W.\n")
    own = fold_names(load_names([tmp_path / "own.csv"]))
    assert shipped.actor_id == "group:hamas"
    assert name_actor("Hamas", {}).actor_id == "group:hamas"
    assert name_actor("Hamas fighters", own).actor_id == "group:wing"
    assert name_actor("the EW", own).label == "Eastern Wing"


def test_the_example_reads():
    own = fold_names(load_names([EXAMPLE]))
    assert name_actor("Northern Front fighters", own).actor_id == "group:northern-front"
    assert name_actor("the Varenian army", own).label == "Varenia (state forces)"
