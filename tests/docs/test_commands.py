"""The page of commands tells of every command and every option, and of no other."""

import re
from pathlib import Path

import typer

from onrecord.cli import app

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")


def list_commands() -> dict[str, set[str]]:
    """Every command with its options."""
    commands = {}
    for name, command in typer.main.get_command(app).commands.items():
        for path, leaf in [(name, command)] if not hasattr(command, "commands") else [
            (f"{name} {below}", leaf) for below, leaf in command.commands.items()
        ]:  # fmt: skip
            commands[path] = {option for part in leaf.params for option in part.opts if option.startswith("--")}
    return commands


def list_documented() -> dict[str, set[str]]:
    commands = PAGE.partition("\n# Views")[0]
    sections = re.split(r"^## ", commands, flags=re.MULTILINE)[1:]
    return {section.splitlines()[0]: set(re.findall(r"--[a-z][a-z-]*[a-z]", section)) for section in sections}


def test_every_command_and_option_is_documented():
    assert list_documented() == list_commands()


def test_every_command_and_option_has_help():
    for name, command in typer.main.get_command(app).commands.items():
        for leaf in getattr(command, "commands", {name: command}).values():
            assert leaf.help, name
            assert all(part.help for part in leaf.params if part.name != "help"), name


def test_links_between_pages_lead_somewhere():
    for page in (ROOT / "docs").rglob("*.md"):
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
            assert "://" in target or (page.parent / target).exists(), f"{page.name}: {target}"
