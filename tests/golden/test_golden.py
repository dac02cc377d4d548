"""The example crises, read from end to end: every row as in the golden files, every fact of examples/facts.jsonl.

What changes a row changes a golden file: `python scripts/update_golden.py` writes them, and the diff is for a person to
read. open_facts.txt names the facts that do not hold yet; one that comes to hold leaves that list.
"""

from difflib import unified_diff

import pytest
from tests.golden.check_facts import check_fact
from tests.golden.crises import CRISES, GOLDEN, OPEN, TABLES, export_examples, load_facts, make_golden

UPDATE = "if this is meant: python scripts/update_golden.py, and read its diff"
FACTS = load_facts()


@pytest.fixture(scope="module")
def export(tmp_path_factory):
    return export_examples(tmp_path_factory.mktemp("examples"))


@pytest.mark.parametrize("crisis", CRISES)
@pytest.mark.parametrize("table", TABLES)
def test_rows_are_as_before(export, crisis, table):
    name = f"{table}.jsonl"
    golden = (GOLDEN / crisis / name).read_text(encoding="utf-8").splitlines()
    found = make_golden(export, crisis)[name].splitlines()
    changed = list(unified_diff(golden, found, f"golden/{crisis}/{name}", "found", n=0, lineterm=""))
    assert not changed, "\n".join([UPDATE, *changed[:12]])


@pytest.mark.parametrize("fact", FACTS, ids=[fact["id"] for fact in FACTS])
def test_facts_hold(export, fact):
    missed = check_fact(fact, export)
    is_open = fact["id"] in {line.split(" ")[0] for line in OPEN.read_text(encoding="utf-8").splitlines()}
    assert not (is_open and missed is None), f"{fact['id']} holds now; {UPDATE}"
    if is_open:
        pytest.xfail(missed)
    assert missed is None


EXPORT = {
    "reports": [{"report_id": "r-1", "source": "a/01-first.txt"}, {"report_id": "r-2", "source": "a/02-second.txt"}],
    "claims": [
        {"report_id": "r-1", "place": None, "flags": ["corrected"],
         "quantities": [{"measure": "killed", "value": 3}, {"measure": "injured", "value": 5}]},
    ],
    "families": [{"reports": ["r-1", "r-2"]}],
    "events": [{"event_id": "e-1", "place": {"name": "Kareth"}}],
    "conflicts": [{"events": ["e-1"]}],
}  # fmt: skip
CHECKS = [
    ("claims", {"report": "01", "quantities[]": {"measure": "killed", "value": 3}}, None, True),
    ("claims", {"report": "02", "quantities[]": {"measure": "killed", "value": 3}}, None, False),
    ("claims", {"quantities[]": {"measure": "killed", "value": 5}}, None, False),
    ("claims", {"quantities.measure": "killed", "quantities.value": 5}, None, True),
    ("claims", {"quantities.value": 5}, 2, False),
    ("claims", {"quantities.value": 5}, 1, True),
    ("claims", {"quantities.value": 5}, "none", False),
    ("claims", {"quantities.value": 7}, "none", True),
    ("claims", {"quantities[]": {"value": {"min": 4, "max": 5}}}, None, True),
    ("claims", {"quantities[]": {"value": {"min": 6}}}, None, False),
    ("claims", {"place": {"null": False}}, None, False),
    ("claims", {"place.name": {"null": True}}, None, True),
    ("claims", {"place.name": {"has": "kareth"}}, None, False),
    ("claims", {"flags": "corrected"}, None, True),
    ("claims", {"flags": {"in": ["updated", None]}}, None, False),
    ("families", {"report": ["01", "02"]}, None, True),
    ("families", {"report": ["01", "03"]}, None, False),
    ("conflicts", {"event.place.name": {"has": "kareth"}}, None, True),
    ("conflicts", {"event.place.name": {"has_any": ["Orvany", "Marra"]}}, None, False),
]


@pytest.mark.parametrize(("table", "where", "expect", "holds"), CHECKS)
def test_the_checker_of_facts(table, where, expect, holds):
    fact = {"id": "T", "table": table, "why": "", "where": where, "expect": expect}
    assert (check_fact(fact, EXPORT) is None) == holds
