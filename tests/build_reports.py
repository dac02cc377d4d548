"""Reports for tests of the whole program: a fictional crisis, told by several outlets, with a copy and denials."""

from pathlib import Path

STRIKE = (
    "KARETH, Varenia (MNA) - Air strikes on a market in Kareth killed at least 12 people on Monday, "
    "Tessel Watch said.\n\n"
    "The monitor said the planes belonged to the Varenian army, which declined to comment.\n\n"
    "Three of the dead were children, according to a doctor at the town's hospital.\n"
)
REPORTS = {
    "market.txt": f"Market struck in Kareth\n\nMeridian News Agency\n\n3 February 2020\n\n{STRIKE}",
    "market-copy.txt": f"Dozens dead in Kareth\n\nCorvid Press\n\n3 February 2020\n\n{STRIKE.replace('12', '14')}",
    "army.txt": (
        "Army denies strike\n\nCorvid Press\n\n4 February 2020\n\n"
        "The Varenian army denied on Tuesday that its planes had struck Kareth, and said the Northern Front had "
        "shelled the market, killing nine people.\n\n"
        "The Northern Front entered Dulmen Ford on Sunday, residents said.\n"
    ),
    "flood.txt": (
        "Tessel floods Orvany\n\n5 February 2020\n\n"
        "Floods along the river Tessel have forced about 4,300 people from their homes in Orvany since January, the "
        "United Nations said on Wednesday.\n\nFive people drowned near Sel Marra.\n"
    ),
    "talks.json": (
        '{"title": "Talks due", "outlet": "Corvid Press", "published": "2020-02-06", '
        '"text": "Envoys of both sides are due to meet in Orvany on Friday. A ceasefire was declared on 12 January."}'
    ),
    "wire.jsonl": (
        '{"text": "Two soldiers were wounded in a clash near Dulmen Ford on Thursday, the army said.", '
        '"published": "2020-02-06"}\n'
        "{broken\n"
        '{"text": "The Northern Front freed 20 prisoners on Thursday.", "published": "2020-02-06"}\n'
    ),
    "photo.txt": "\x00\x01\x02\xff",
    "empty.txt": "",
}


def write_reports(folder: Path) -> list[str]:
    """The reports as files; their paths, sorted."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8" if name != "photo.txt" else "latin-1")
    return sorted(str(folder / name) for name in REPORTS)


def read_export(folder: Path) -> dict[str, bytes]:
    """Every file of an export."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
