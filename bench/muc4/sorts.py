"""PEOPLE AND DOERS -> THE TASK'S NAMES FOR THEIR SORT, by the words that tell of them."""

import re
from collections.abc import Sequence
from typing import Any

from muc4.bodies import STATE

#: sorts of people, the first that fits
SORTS = {
    "SECURITY GUARD": r"(?:body|security )guards?|guards?|watchm[ae]n|escorts?|chauffeurs?",
    "LAW ENFORCEMENT": r"polic\w+|detectives?|sheriffs?|patrolm[ae]n",
    "LEGAL OR JUDICIAL": r"judges?|magistrates?|attorneys?|lawyers?|prosecutors?|justices?",
    "DIPLOMAT": r"ambassadors?|diplomats?|consuls?|attaches?",
    "FORMER GOVERNMENT OFFICIAL": r"(?:former|ex-?) ?(?:\w+ )?(?:presidents?|ministers?|governors?|mayors?|deput\w+)",
    "FORMER ACTIVE MILITARY": r"(?:former|retired) (?:\w+ )?(?:soldiers?|colonels?|generals?|officers?|captains?)",
    "POLITICAL FIGURE": r"candidates?|politicians?|party|political leaders?|activists?|hopefuls?"
    r"|leaders?|militants?|union(?:ists?| members?)",
    "GOVERNMENT OFFICIAL": r"presidents?|senators?|congressm[ae]n|deput(?:y|ies)|representatives?"
    r"|(?:vice )?ministers?|mayors?|governors?|officials?|councilm[ae]n|inspectors?|prefects?|commissioners?"
    r"|secretar(?:y|ies)",
    "ACTIVE MILITARY": r"soldiers?|troops?|sergeants?|lieutenants?|captains?|majors?|colonels?|generals?|recruits?"
    r"|servicem[ae]n|marines?|army|military|officers?|corporals?|combatants?",
}
_WORDS = {sort: re.compile(rf"\b(?:{words})\b", re.I) for sort, words in SORTS.items()}
_PARTY = re.compile(r"\bpresident of the [\w ]*(?:party|union|association|movement)\b", re.I)


def sort_people(words: str) -> str:
    """What sort of people a line's are; civilians where nothing says otherwise."""
    if _PARTY.search(words):
        return "POLITICAL FIGURE"
    return next((sort for sort, pattern in _WORDS.items() if pattern.search(words)), "CIVILIAN")


def sort_incident(bodies: Sequence[dict[str, Any]], doers: Sequence[str]) -> str:
    """Whether the state did it, by the names of the bodies and persons that did."""
    names = [body["name"] for body in bodies] or list(doers)
    state = any(STATE.search(name) or re.search(r"\b(?:soldiers?|troops?|police\w*)\b", name, re.I) for name in names)
    return "STATE-SPONSORED VIOLENCE" if state and not is_armed_group(names) else "TERRORIST ACT"


def is_armed_group(names: Sequence[str]) -> bool:
    return any(re.search(r"liberation|revolutionary|guerrilla|rebel|people's", name, re.I) for name in names)
