"""Cue words: which words of a report say that somebody says something, and what that does to the content."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from onrecord.model import Stance

Act = Literal["say", "call", "mind", "ask", "decline"]


@dataclass(frozen=True, slots=True)
class Cue:
    """What a cue word does: the act it tells of, and the stance towards the content."""

    act: Act
    stance: Stance


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution as tokens: the head of the cue, and the tokens of each role, in order."""

    head: int
    source: tuple[int, ...]
    cue: tuple[int, ...]
    content: tuple[int, ...]


def read_table(name: str) -> list[list[str]]:
    """The rows of a table of the resources, without comments and header."""
    text = (files("onrecord.resources") / name).read_text(encoding="utf-8")
    rows = list(csv.reader(line for line in text.splitlines() if line and not line.startswith("#")))
    return rows[1:]


@cache
def cue_table() -> dict[str, Cue]:
    """Lemma of a verb -> what the cue does."""
    rows = read_table("attribution_cues.csv")
    return {lemma: Cue(act, stance) for lemma, act, stance in rows}  # type: ignore[arg-type]
