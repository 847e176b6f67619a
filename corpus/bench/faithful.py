"""Whether a claim holds only words of its sentence, of what it borrows, and of the closed list.

    python corpus/bench/faithful.py FILE...

FILEs are treebanks (CoNLL-U, gzip) whose sentences stand in comments "# text = ...". Prints each claim with
another word, and last the numbers of sentences, claims and such claims.
"""

from __future__ import annotations

import argparse
import gzip
import re
from collections.abc import Iterator
from pathlib import Path

from claims import extract
from claims.extraction.wording import FUNCTION_WORDS
from claims.readers import read_bytes

MOST = 80
"""Sentences of one text, which is a document or part of one."""


def words(text: str) -> set[str]:
    """The words of a text in small letters."""
    return set(re.findall(r"\w+", text.lower()))


def texts(path: Path) -> Iterator[str]:
    """The texts of a treebank."""
    found: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if found and (line.startswith("# newdoc") or len(found) == MOST):
                yield " ".join(found)
                found = []
            if line.startswith("# text = "):
                found.append(line.removeprefix("# text = ").strip())
    if found:
        yield " ".join(found)


def main() -> None:
    """Extract, compare, count."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
    sentences = claims = strange = 0
    for text in (text for path in parser.parse_args().files for text in texts(path)):
        made = extract(read_bytes(text.encode(), path="text.txt"))
        by_id = {sentence.id: sentence for sentence in made.sentences}
        sentences += len(by_id)
        for claim in made.claims:
            claims += 1
            allowed = words(by_id[claim.sentence].text) | FUNCTION_WORDS | {"s"}
            allowed = allowed.union(*(words(borrowed.text) for borrowed in claim.context))
            if words(claim.text) - allowed:
                strange += 1
                print(f"{sorted(words(claim.text) - allowed)}: {claim.text}")
    print(f"{sentences} sentences, {claims} claims, {strange} with a word from elsewhere")


if __name__ == "__main__":
    main()
