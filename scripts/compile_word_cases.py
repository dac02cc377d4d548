"""python scripts/compile_word_cases.py WORDNET_DICT DOCS.jsonl... : compiles src/onrecord/resources/word_cases.csv.

How English words are written in the middle of a sentence: counted in mixed-case reports (rows with ``text``, or with
``reports`` that have one), with the words of WordNet 3.1 that have a sense tagged in text beside them. WORDNET_DICT is
the folder with ``index.*`` and ``data.*`` of Princeton's distribution. Paragraphs mostly in capitals are left out, and
words that may begin a sentence are not counted.
"""

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

TABLE = Path(__file__).parent.parent / "src" / "onrecord" / "resources" / "word_cases.csv"
WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")
HEAD = """# How English words are written amid a sentence: lower, upper, or either (a title or part of a name at times).
# What is not here is a name. By scripts/compile_word_cases.py from mixed-case news and from Princeton WordNet 3.1's
# words with a sense tagged in text (WordNet licence, https://wordnet.princeton.edu/license-and-commercial-use).
word,case
"""
PARTS = ("noun", "verb", "adj", "adv")
Counts = dict[str, list[int]]


def read_texts(paths: list[Path]) -> Iterator[str]:
    seen = set()
    for path in paths:
        for line in path.read_text(encoding="utf-8").split("\n"):
            row = json.loads(line or "{}")
            for report in row.get("reports") or [row]:
                text = report.get("text") or ""
                if text[:300] not in seen:
                    seen.add(text[:300])
                    yield text


def count_cases(texts: Iterator[str]) -> Counts:
    """[lower, title, upper] by word in small letters."""
    counts: Counts = defaultdict(lambda: [0, 0, 0])
    for text in texts:
        for paragraph in text.split("\n"):
            letters = [char for char in paragraph if char.isalpha()]
            if len(letters) < 40 or sum(char.isupper() for char in letters) > 0.2 * len(letters):
                continue
            for match in WORD.finditer(paragraph):
                before = paragraph[: match.start()].rstrip()
                if before and before[-1] not in ".!?:\"“”'’‘(–-*•":
                    word = match[0]
                    case = 0 if word.islower() else 2 if word.isupper() and len(word) > 1 else 1
                    counts[word.lower()][case] += 1
    return counts


def read_tagged(folder: Path) -> set[str]:
    """WordNet's words with a sense tagged in text."""
    words = set()
    for part in PARTS:
        for line in (folder / f"index.{part}").read_text(encoding="utf-8").splitlines():
            cells = line.split()
            if not line.startswith(" ") and cells[0].isalpha() and int(cells[5 + int(cells[3])]) > 0:
                words.add(cells[0])
    return words


def read_capitalised(folder: Path) -> set[str]:
    """WordNet's nouns that are written with a capital."""
    words = set()
    for line in (folder / "data.noun").read_text(encoding="utf-8").splitlines():
        if not line.startswith(" "):
            cells = line.split()
            words |= {cells[4 + 2 * k].lower() for k in range(int(cells[3], 16)) if cells[4 + 2 * k][0].isupper()}
    return words


def settle_cases(counts: Counts, tagged: set[str], capitalised: set[str]) -> dict[str, str]:
    rows: dict[str, str] = {}
    for word, (lower, title, upper) in counts.items():
        number = lower + title + upper
        if "'" in word or "’" in word or (len(word) < 2 and word != "a"):
            continue
        if lower >= 2 and lower > title + upper:
            rows[word] = "lower" if title < 0.12 * lower else "either"
        elif upper >= 3 and upper > lower + title and len(word) < 7:
            rows[word] = "upper"
        elif number >= 8 and lower >= 0.1 * number and title >= 2:
            rows[word] = "either"
    for word in tagged - capitalised - set(rows):
        lower, title, _ = counts.get(word, [0, 0, 0])
        if len(word) > 1 and not (title >= 2 and title > lower):
            rows[word] = "lower"
    return rows


def main() -> None:
    wordnet, *docs = map(Path, sys.argv[1:])
    rows = settle_cases(count_cases(read_texts(docs)), read_tagged(wordnet), read_capitalised(wordnet))
    TABLE.write_text(HEAD + "".join(f"{word},{rows[word]}\n" for word in sorted(rows)), encoding="utf-8")
    print(f"{len(rows)} words in {TABLE}")


if __name__ == "__main__":
    main()
