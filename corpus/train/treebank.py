"""Reading the treebanks, and writing what was learnt from them: shared by the scripts beside it."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

__all__ = ["CORPORA", "Word", "read_conllu", "read_training", "write"]

CORPORA = ("ud_ewt", "gum_openlicence")


class Word(NamedTuple):
    """A token of a treebank; the tag is column XPOS."""

    form: str
    lemma: str
    tag: str


def read_conllu(path: Path) -> Iterator[list[Word]]:
    """The sentences of a gzipped CoNLL-U file; multiword and empty tokens are left out."""
    sentence: list[Word] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            columns = line.rstrip("\n").split("\t")
            if len(columns) == 10 and columns[0].isdigit():
                sentence.append(Word(columns[1], columns[2], columns[4]))
            elif line == "\n" and sentence:
                yield sentence
                sentence = []
    if sentence:
        yield sentence


def read_training(folder: Path) -> list[list[Word]]:
    """All training sentences."""
    return [sentence for name in CORPORA for sentence in read_conllu(folder / f"{name}.train.conllu.gz")]


def write(path: Path, content: object) -> None:
    """Write gzipped JSON without a time stamp, and print its size and checksum."""
    plain = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    packed = gzip.compress(plain, mtime=0)
    path.write_bytes(packed)
    print(
        f"{path.name}: {len(plain)} bytes, {len(packed)} packed, sha256 {hashlib.sha256(packed).hexdigest()}"
    )
