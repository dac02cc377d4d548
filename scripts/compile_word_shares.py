"""python scripts/compile_word_shares.py DOCS.jsonl... : compiles src/onrecord/resources/word_shares.csv.

How many of a thousand reports hold a word: counted, in small letters, in rows with a ``text``. A text counts once. Runs
of two names are counted in texts that are not all in capitals.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from onrecord.link.words import story_words

TABLE = Path(__file__).parent.parent / "src" / "onrecord" / "resources" / "word_shares.csv"
HEAD = """\
# How many of a thousand reports hold a word, or two names beside each other; what is not here is rarer. Against it the
# words of a small record are weighed. By scripts/compile_word_shares.py from {} reports.
word,per_thousand
"""
#: words of fewer reports are left out
FEWEST = 8


def main(paths: Sequence[str]) -> None:
    """Count, and write the table."""
    holders: Counter[str] = Counter()
    total = 0
    for text in read_texts(paths):
        total += 1
        words = story_words(text)
        holders.update(word for word in words if not (text.isupper() and " " in word))
    rows = sorted((word, 1000 * n / total) for word, n in holders.items() if n >= FEWEST)
    lines = "".join(f"{word},{share:.1f}\n" for word, share in rows)
    TABLE.write_text(HEAD.format(f"{total:,}") + lines, encoding="utf-8")


def read_texts(paths: Sequence[str]) -> Iterator[str]:
    seen = set()
    for path in paths:
        for line in Path(path).read_text(encoding="utf-8").split("\n"):
            text = json.loads(line or "{}").get("text") or ""
            if text and text[:300] not in seen:
                seen.add(text[:300])
                yield text


if __name__ == "__main__":
    main(sys.argv[1:])
