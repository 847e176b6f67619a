"""The training data of the reader: sentences with whatever labels their corpus has."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from treebank import CORPORA

__all__ = ["ENTITIES", "Example", "Labels", "read_all", "read_development", "vary"]

ENTITIES = ("PER", "ORG", "LOC", "MISC")
_WANTED = {
    "PERSON": "PER", "PER": "PER", "person": "PER",
    "ORG": "ORG", "ORGANIZATION": "ORG", "corporation": "ORG", "group": "ORG",
    "LOC": "LOC", "PLACE": "LOC", "location": "LOC",
    "MISC": "MISC", "EVENT": "MISC", "OBJECT": "MISC", "ABSTRACT": "MISC", "product": "MISC",
    "creative-work": "MISC",
}  # fmt: skip
"""What each corpus calls its entities. Named abstract things of GUM are mostly works and projects."""
HELD_OUT = frozenset(
    f"GUM_{name}"
    for name in ("bio_hadid", "news_asylum", "news_flag", "news_ie9", "news_korea", "voyage_cleveland")
)
"""Documents that are not learnt from, because the extraction is measured on their texts."""
_UNKNOWN = "O-"
"""No name, or one of a sort that this corpus does not mark."""


@dataclass(frozen=True)
class Example:
    """A sentence as words, with the labels that its corpus gives; None for those that it lacks.

    `heads` are 0 for the root, else the number of a word from 1 on. `entities` are BIO tags over `ENTITIES`,
    or "O-" where the corpus can't tell. `worth` is 1.0 for a sentence worth checking, 0.0 for others.
    """

    words: tuple[str, ...]
    tags: tuple[str, ...] | None = None
    heads: tuple[int, ...] | None = None
    relations: tuple[str, ...] | None = None
    entities: tuple[str, ...] | None = None
    worth: float | None = None


@dataclass(frozen=True)
class Labels:
    """The names of the classes, in the order of the model's outputs."""

    tags: tuple[str, ...]
    relations: tuple[str, ...]
    entities: tuple[str, ...] = ("O", *(f"{place}-{name}" for name in ENTITIES for place in "BI"))

    @classmethod
    def of(cls, examples: Iterable[Example]) -> Labels:
        """All tags and relations that occur, sorted."""
        examples = list(examples)
        tags = {tag for example in examples for tag in example.tags or ()}
        relations = {name for example in examples for name in example.relations or ()}
        return cls(tuple(sorted(tags)), tuple(sorted(relations)))


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _trees(path: Path) -> Iterator[Example]:
    rows: list[list[str]] = []
    document = ""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in [*lines, "\n"]:
            if line.startswith("# newdoc id = "):
                document = line.split("=", 1)[1].strip()
            columns = line.rstrip("\n").split("\t")
            if len(columns) == 10 and columns[0].isdigit():
                rows.append(columns)
            elif line == "\n" and document in HELD_OUT:
                rows = []
            elif line == "\n" and rows:
                yield Example(
                    words=tuple(row[1] for row in rows),
                    tags=tuple(row[4] for row in rows),
                    heads=tuple(int(row[6]) for row in rows),
                    relations=tuple(row[7] for row in rows),
                )
                rows = []


def _bio(tags: Sequence[str], *, whole: bool) -> tuple[str, ...]:
    """The tags of a corpus as ours; `whole` if it marks entities of every sort."""
    ours: list[str] = []
    before = ""
    for tag in tags:
        place, _, name = tag.partition("-")
        sort = _WANTED.get(name, "")
        if not sort:
            ours.append("O" if tag == "O" and whole else _UNKNOWN)
        else:
            ours.append(f"{'I' if place == 'I' and before == sort else 'B'}-{sort}")
        before = sort
    return tuple(ours)


def _named(path: Path, *, whole: bool) -> list[Example]:
    return [
        Example(words=tuple(line["tokens"]), entities=_bio(line["ner_tags"], whole=whole))
        for line in _lines(path)
    ]


def _with_entities(trees: Sequence[Example], named: Sequence[Example]) -> list[Example]:
    """The trees with the entities of the same sentences, found by their words."""
    known = {example.words: example.entities for example in named}
    return [replace(tree, entities=known.get(tree.words)) for tree in trees]


_ENTITY_FILES = {"ud_ewt": ("ner_uner_ewt", False), "gum_openlicence": ("ner_gum_openlicence", True)}
_NAMES_ONLY = (
    ("ner_wikigold.all", True),
    ("ner_wnut17.train", True),
    ("ner_btc.a", False),
    ("ner_btc.b", False),
    ("ner_btc.g", False),
    ("ner_secfilings.train", False),
)


def _treebank(folder: Path, corpus: str, part: str) -> list[Example]:
    name, whole = _ENTITY_FILES[corpus]
    trees = list(_trees(folder / "ling" / f"{corpus}.{part}.conllu.gz"))
    return _with_entities(trees, _named(folder / "ling" / f"{name}.{part}.jsonl.gz", whole=whole))


def _worth(path: Path, split: Any) -> list[Example]:  # noqa: ANN401 - our tokenizer, imported by the caller
    return [
        Example(words=split(line["text"]), worth=float(line["label"].casefold() == "yes"))
        for line in _lines(path)
    ]


def _words(text: str) -> tuple[str, ...]:
    from claims.language.tokens import tokenize

    return tuple(text[start:end] for start, end in tokenize(text))


def read_all(folder: Path) -> dict[str, list[Example]]:
    """The training examples by what they teach: trees, names, worth."""
    return {
        "trees": [example for corpus in CORPORA for example in _treebank(folder, corpus, "train")],
        "names": [
            example
            for name, whole in _NAMES_ONLY
            for example in _named(folder / "ling" / f"{name}.jsonl.gz", whole=whole)
        ],
        "worth": _worth(folder / "checkworthiness" / "checkthat24_en.train.jsonl.gz", _words),
    }


def read_development(folder: Path) -> dict[str, list[Example]]:
    """The development examples by corpus."""
    sets = {corpus: _treebank(folder, corpus, "dev") for corpus in CORPORA}
    sets["wnut17"] = _named(folder / "ling" / "ner_wnut17.dev.jsonl.gz", whole=True)
    for part in ("dev", "devtest"):
        sets[f"checkthat24.{part}"] = _worth(
            folder / "checkworthiness" / f"checkthat24_en.{part}.jsonl.gz", _words
        )
    return sets


_CURLY = {"'": "’", "`": "‘", "``": "“", "''": "”", '"': "”"}


def vary(example: Example, chance: random.Random) -> Example:
    """Now and then the sentence in capitals or small letters, with curly quotes, without its full stop."""
    draw = chance.random()
    words = example.words
    if draw < 0.03:
        words = tuple(word.upper() for word in words)
    elif draw < 0.05:
        words = tuple(word.lower() for word in words)
    elif draw < 0.10:
        return _open_ended(example)
    elif draw < 0.20:
        words = tuple(_CURLY.get(word, word.replace("'", "’")) for word in words)
    return replace(example, words=words)


def _open_ended(example: Example) -> Example:
    """Without the full stop at its end, as a heading or an item of a list."""
    last = len(example.words)
    if last < 3 or example.words[-1] != "." or (example.heads and last in example.heads):
        return example
    return Example(
        words=example.words[:-1],
        tags=example.tags and example.tags[:-1],
        heads=example.heads and example.heads[:-1],
        relations=example.relations and example.relations[:-1],
        entities=example.entities and example.entities[:-1],
        worth=example.worth,
    )
