"""The first page: links that lead somewhere, commands that exist, a picture that is light."""

import re
from pathlib import Path

import typer

from onrecord.cli import app

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_links_lead_somewhere():
    targets = re.findall(r"\]\(([^)#]+)\)", README)
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_commands_exist():
    known = typer.main.get_command(app).commands
    named = re.findall(r"^    onrecord (\w+)", README, flags=re.MULTILINE)
    assert {"build", "page", "export"} <= set(named) <= set(known)
    targets = re.findall(r"^    make (\w+)", README, flags=re.MULTILINE)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert targets and all(f"\n{target}:" in makefile for target in targets)


def test_the_picture_is_light():
    assert (ROOT / "docs" / "page.png").stat().st_size < 200_000
