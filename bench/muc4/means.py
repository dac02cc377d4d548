"""INCIDENT -> THE MEANS OF IT: the weapons that its claims name, each with its type in the task's words."""

import re
from collections.abc import Sequence
from typing import Any

from muc4.told import Told

#: weapons by their words, the special before the general
WEAPONS = {
    "VEHICLE BOMB": r"(?:car|truck|vehicle|bus|motorcycle)[- ]bombs?|booby-?trapped (?:car|truck|vehicle)s?"
    r"|(?:car|truck|vehicle)s? (?:loaded|packed) with (?:explosives|dynamite)",
    "MOLOTOV COCKTAIL": r"molotov cocktails?|(?:fire|incendiary|gasoline) bombs?",
    "DYNAMITE": r"(?:sticks? of )?dynamite(?: (?:charges?|sticks?|bombs?|cartridges?))?",
    "GRENADE": r"(?:hand |fragmentation )?grenades?",
    "MINE": r"(?:land|antipersonnel |anti-personnel )?mines?(?! workers?)",
    "ROCKET": r"(?:rpg-?\d* )?rockets?",
    "MISSILE": r"missiles?",
    "MORTAR": r"mortars?(?: (?:shells?|rounds?|fire))?",
    "MACHINE GUN": r"(?:sub-?)?machine-?\s?guns?|machine-?gun(?:ned|ning| fire)",
    "RIFLE": r"(?:assault |automatic )?rifles?|(?:ak|m)-?(?:47|16)s?",
    "HANDGUN": r"(?:hand-?guns?|pistols?|revolvers?)",
    "BOMB": r"(?:(?:high-powered|powerful|time|homemade|small) )?bombs?(?! threats?)(?: attacks?)?",
    "EXPLOSIVE": r"(?:powerful )?explosives?(?: (?:devices?|charges?))?",
    "CUTTING DEVICE": r"kni(?:fe|ves)|machetes?|stabbed|bayonets?",
    "TORTURE": r"tortur(?:ed?|ing)",
    "GUN": r"guns?(?:fire|shots?)?|firearms?|shot|bullets?|gunned down|opened fire|riddled|shooting",
}
_WORDS = {kind: re.compile(rf"\b(?:{words})\b", re.I) for kind, words in WEAPONS.items()}
_AIR = re.compile(r"\b(?:planes?|aircraft|helicopters?|air force|aerial)\b", re.I)
_NAMES = re.compile(r"(?:ned|ning|shot|stabbed|down|fire|riddled|shooting|torture[d]?|torturing)$", re.I)
#: weapons that an incident of each type has; the others have none
FITTING = {
    "BOMBING": ("VEHICLE BOMB", "MOLOTOV COCKTAIL", "DYNAMITE", "GRENADE", "MINE", "ROCKET", "BOMB", "EXPLOSIVE"),
    "ATTACK": tuple(WEAPONS),
    "ROBBERY": ("MACHINE GUN", "RIFLE", "HANDGUN", "GUN"),
}
#: types that are one kind of weapon: of them the most special is told
KINDS = (
    ("VEHICLE BOMB", "MOLOTOV COCKTAIL", "DYNAMITE", "GRENADE", "MINE", "ROCKET", "MISSILE", "BOMB", "EXPLOSIVE"),
    ("MACHINE GUN", "RIFLE", "HANDGUN", "MORTAR", "GUN"),
    ("CUTTING DEVICE",),
    ("TORTURE",),
)


def tell_means(told: Sequence[Told], kind: str) -> list[dict[str, Any]]:
    """One line for each kind of weapon that the words of an incident name: the most special of it.
    A bombing has one, and a bomb where nothing more is told."""
    words = " ".join(one.claim.evidence.quote for one in told)
    found = {sort: hit for sort in FITTING.get(kind, ()) if (hit := _WORDS[sort].search(words)) is not None}
    lines = []
    for sorts in KINDS:
        sort = next((sort for sort in sorts if sort in found), None)
        if sort is not None:
            name = found[sort][0]
            told_as = "AERIAL BOMB" if sort == "BOMB" and kind == "ATTACK" and _AIR.search(words) else sort
            lines.append({"type": told_as} if _NAMES.search(name) else {"name": name, "type": told_as})
    return (lines or [{"type": "BOMB"}])[:1] if kind == "BOMBING" else lines
