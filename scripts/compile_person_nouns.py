"""WORDNET'S NOUN FILES -> resources/person_nouns.txt: the nouns that, taken alone, name a person.

    python scripts/compile_person_nouns.py DICT > src/onrecord/resources/person_nouns.txt

DICT is the ``dict`` folder of Princeton WordNet 3.1 (``data.noun``, ``index.noun``). A noun is taken when its first,
commonest sense is in the lexicographer file noun.person (18) and is a kind of person, no named one. What WordNet files
elsewhere although news counts it as people stands in ADDED; DROPPED are nouns whose first sense misleads in news.
"""

import re
import sys
from pathlib import Path

#: collective nouns, participles used as nouns, and words of humanitarian and police reports
ADDED = """
    abductee agent alawite asylum-seeker body bomber bystander caregiver civilian cleaner climber corpse crew
    crewman crewmember dead displaced deceased deportee detainee elderly evacuee fan fatality foreigner greek
    guerrilla healthcare-worker herder homeless idp individual injured internee islamist jihadi jihadist life
    local male female martyr medic militant militiaman missing naxalite officer other sick paramilitary people
    person personnel pole police population policewoman protestor returnee schoolchild schoolgirl servicewoman
    shooter soul staff staffer teen troop wounded yazidi peacekeeper worshiper worshipper airman gunman
    serviceman operative survivor tribesman villager coworker bandmate clubgoer concertgoer fiancé ex-girlfriend
    acquaintance barber carjacker mum
""".split()
DROPPED = """
    bank character double general head host lead material medium model object party post principal subject
    target witnesser carrier server spirit name driver's guide issue heavy heavyweight lightweight
    middleweight welterweight
""".split()
NOUN_PERSON = "18"


def read_synsets(path: Path) -> dict[str, tuple[str, bool]]:
    """For each synset offset its lexicographer file and whether it is one named being rather than a kind."""
    synsets = {}
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith(" "):
            offset, file, _ = line.split(" ", 2)
            synsets[offset] = (file, " @i " in line.split(" | ")[0])
    return synsets


def compile_nouns(folder: Path) -> list[str]:
    synsets = read_synsets(folder / "data.noun")
    nouns = set(ADDED)
    for line in (folder / "index.noun").read_text("utf-8").splitlines():
        if line.startswith(" "):
            continue
        fields = line.split()
        file, named = synsets[fields[-int(fields[2])]]
        if file == NOUN_PERSON and not named and re.fullmatch(r"[a-z]{2,}(?:-[a-z]+)*", fields[0]):
            nouns.add(fields[0])
    return sorted(nouns - set(DROPPED))


if __name__ == "__main__":
    print(
        "# Nouns that name a person (lemma, lower case), by scripts/compile_person_nouns.py from Princeton WordNet 3.1"
    )
    print("# (WordNet licence, https://wordnet.princeton.edu/license-and-commercial-use).")
    print("\n".join(compile_nouns(Path(sys.argv[1]))))
